"""Deals that may be one: the same parties and the same date under two ids."""

from collections.abc import Iterator
from typing import NamedTuple

from sinoeu.check.answered import warning
from sinoeu.check.context import Context
from sinoeu.model.corpus import Claim, Corpus, Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.model.value import Date

RULES = {
    "same-deal": """Two deals with the same parties and the same date are mostly one, spoken of twice, and have one id.
The date is the deal's own or that of the event in which it was made; deals with fewer than two named parties are not compared. Give
both the same id, or answer where one of them stands: ignore: {same-deal: two contracts}.""",
}


class _Deal(NamedTuple):
    """Where a deal was first spoken of, and whether a passage that speaks of it has answered."""

    edition: Edition
    passage: Passage
    parties: set[str]
    dates: set[str]
    answered: list[bool]


def corpus(corpus: Corpus, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Deals that have parties and date in common with one before them."""
    deals: dict[str, _Deal] = {}
    held: dict[str, str] = {}
    for edition in corpus.editions:
        for _, claim in edition.article.claims():
            if claim.kind == "event" and claim.id is not None and (date := _date(claim)):
                held.setdefault(claim.id, date)
    for edition in corpus.editions:
        for passage, claim in edition.article.claims():
            if claim.kind == "deal" and claim.id is not None:
                deal = deals.setdefault(claim.id, _Deal(edition, passage, set(), set(), []))
                deal.parties.update(claim.ids("parties"))
                deal.dates.update(date for date in (_date(claim), *(held.get(event) for event in claim.ids("in"))) if date)
                deal.answered.append("same-deal" in passage.ignore)
    first: dict[tuple[frozenset[str], str], str] = {}
    for id, deal in deals.items():
        for date in sorted(deal.dates if len(deal.parties) > 1 else ()):
            other = first.setdefault((frozenset(deal.parties), date), id)
            if other != id and not any(deals[other].answered + deal.answered):
                message = f"the deals {other} and {id} have the same parties and the same date, {date}"
                yield from warning(deal.edition, deal.passage, "same-deal", message, "give them one id, or say in ignore why they are two")
                break


def _date(claim: Claim) -> str | None:
    """The date that a claim's `when` is read as."""
    return next((value.read.edtf for value in claim.fields.get("when", ()) if isinstance(value.read, Date)), None)
