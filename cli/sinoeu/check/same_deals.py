"""Deals that may be one: the same parties and the same date under two ids."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sinoeu.check.context import fault
from sinoeu.model.corpus import Claim, Edition
from sinoeu.model.crossing import Terms
from sinoeu.model.finding import Finding
from sinoeu.model.value import Date

RULES = {
    "same-deal": """Two deals with the same parties and the same date are mostly one, spoken of twice, and have one id.
The date is the deal's own or that of the event in which it was made; deals with fewer than two named parties are not compared. Give
both the same id, or answer where one of them stands: ignore: {same-deal: two contracts}.""",
}


class Dealt(Protocol):
    """What was taken out of all records about deals."""

    def deals(self) -> Iterator[Sequence[Terms]]:
        """What is told of each deal, together, in the order in which deals are first spoken of."""
        ...

    def date_of(self, event: str) -> str | None:
        """When an event was, as the first claim that dates it has it."""
        ...

    def first_with(self, parties: frozenset[str], date: str, id: str, answered: bool) -> tuple[str, bool]:
        """The first deal that was asked about with these parties and this date, be it this one, and whether it is answered."""
        ...


def terms(edition: Edition) -> Iterator[Terms]:
    """What the claims of an article tell of deals, and of the dates of events."""
    for passage, claim in edition.article.claims():
        if claim.kind in ("deal", "event") and claim.id is not None:
            place = fault(edition.article.origin, (*passage.path, "text"), "same-deal", "", "give them one id, or say in ignore why they are two", severity="warning")
            yield Terms(claim.id, claim.kind, frozenset(claim.ids("parties")), _date(claim), claim.ids("in"), "same-deal" in passage.ignore, place)


def across(gathered: Dealt) -> Iterator[Finding]:
    """Deals that have parties and date in common with one before them."""
    for told in gathered.deals():
        id, answered = told[0].id, any(terms.answered for terms in told)
        parties = frozenset().union(*(terms.parties for terms in told))
        dates = {date for terms in told for date in (terms.date, *map(gathered.date_of, terms.events)) if date}
        for date in sorted(dates if len(parties) > 1 else ()):
            other, other_answered = gathered.first_with(parties, date, id, answered)
            if other != id and not (answered or other_answered):
                yield told[0].warned._replace(message=f"the deals {other} and {id} have the same parties and the same date, {date}")
                break


def _date(claim: Claim) -> str | None:
    """The date that a claim's `when` is read as."""
    return next((value.read.edtf for value in claim.fields.get("when", ()) if isinstance(value.read, Date)), None)
