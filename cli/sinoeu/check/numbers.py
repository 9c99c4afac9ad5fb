"""Stated numbers: what a claim counts, measures or prices is a number that its passage speaks of."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault, fields_holding
from sinoeu.model.corpus import Edition
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import Holds
from sinoeu.model.value import Amount, Value
from sinoeu.text.spoken import exact, has_number, ordinal, ordinals_in

RULES = {
    "figure-not-in-passage": """A stated figure, count or amount is among the numbers of the passage.
Digits, number words and scales are understood (110.8 billion, two hundred and fifty, 8 million), and ranks as ranks (5th, fifth).
With `on`, the number stands in that piece. A number that was worked out is a reading: {is: 40, because: ...}.""",
}

_NUMBERS = fields_holding(Holds.NUMBER, Holds.AMOUNT)


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Numbers that no words of their passage give."""
    for passage, claim in edition.article.claims():
        for field in _NUMBERS[claim.kind]:
            for value in claim.fields.get(field.name, ()):
                narrowed = claim.on is not None and claim.on in passage.text
                if (number := _printed(value)) and not _spoken_of(number, claim.on if claim.on and narrowed else passage.text):
                    where = "the piece named by 'on'" if narrowed else "the passage"
                    hint = "what was worked out is a reading: {is: ..., because: ...}"
                    yield fault(edition.article.origin, value.path, "figure-not-in-passage", f"{field.name}: {where} does not speak of {number}", hint)


def _printed(value: Value) -> str | None:
    """The number that the source is said to have."""
    if isinstance(value.printed, Amount):
        return value.printed.value
    return value.printed if isinstance(value.printed, str) else None


def _spoken_of(number: str, text: str) -> bool:
    if exact(number) is None:
        return ordinal(number) in ordinals_in(text)
    return has_number(text, number)
