"""Figures of one passage whose ratio is out of all proportion: sums of money over the things that they are spread over."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import NamedTuple

from sinoeu.check.answered import warning
from sinoeu.check.context import Context
from sinoeu.model.corpus import Claim, Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.text.amounts import MOST_DIGITS, readable
from sinoeu.text.spoken import exact

RULES = {
    "out-of-proportion": """A sum of money and a count of one passage make more than 100 million (of yuan or yen: as much more as these are worth less) for each.
Slips of 10 or 100 are usual where the Chinese units wan (10,000) and yi (100 million) are converted. Where the source has it so, flag
its words (`implausible`); where nothing is wrong, answer: ignore: {out-of-proportion: aircraft cost as much}.""",
}

_MOST = {
    unit: Decimal(most)
    for most, units in (
        (10**8, "usd dollar dollars eur euro euros gbp pound pounds chf franc francs"),
        (10**9, "cny rmb yuan renminbi hkd sek dkk nok czk"),
        (10**10, "jpy yen huf forint krw won"),
    )
    for unit in units.split()
}
"""By unit of money, how much of it is still in proportion for one thing."""
_MEASURES = frozenset(
    "% percent per cent percentage points year years month months day days hour hours minute minutes km kilometre kilometres kilometer kilometers km2 "
    "square kilometres square kilometers m2 square metres square meters mu hectare hectares ton tons tonne tonnes kg mw gw kwh gwh anniversary place times".split()
)
"""Units that measure, and words of such: money is not spread over them one by one."""


class _Figure(NamedTuple):
    claim: Claim
    number: Decimal
    unit: str


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Sums of money that are too much for what is counted beside them."""
    for passage in edition.article.passages:
        figures = list(_figures(passage))
        for money in figures:
            counts = [figure for figure in figures if figure.number >= 2 and _counts(figure)]
            most = _MOST.get(money.unit.casefold())
            if most is None or not counts or _is_flagged(passage, money):
                continue
            count = min(counts, key=lambda figure: figure.number)
            with localcontext(prec=2 * MOST_DIGITS):  # the usual 28 digits do not hold every number that a corpus may have
                each = (money.number / count.number).quantize(Decimal(1))
            if each > most:
                sum_of = f"{readable(str(money.number))} {money.unit} over {readable(str(count.number))} {count.unit}".rstrip()
                message = f"{sum_of} of passage {passage.number} make {readable(str(each), rounded=True)} each"
                yield from warning(edition, passage, "out-of-proportion", message, "flag the words as implausible, or say in ignore why they are not")


def _figures(passage: Passage) -> Iterator[_Figure]:
    for claim in passage.claims:
        number = exact(claim.text("value") or "") if claim.kind == "figure" else None
        if number is not None:
            yield _Figure(claim, number, claim.text("unit") or "")


def _counts(figure: _Figure) -> bool:
    """Whether a figure is a count of things."""
    unit = figure.unit.casefold()
    return unit not in _MOST and not set(unit.split()) & _MEASURES and figure.number == figure.number.to_integral_value()


def _is_flagged(passage: Passage, money: _Figure) -> bool:
    """Whether the passage says of the sum, or of words around it, that it is implausible."""
    piece = money.claim.on or passage.text
    return any(flag.kind == "implausible" and (flag.words in piece or piece in flag.words) for flag in passage.flags)
