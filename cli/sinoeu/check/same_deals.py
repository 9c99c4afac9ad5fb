"""Deals that may be one: the same parties and the same date under two ids."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sinoeu.check.context import fault
from sinoeu.model.corpus import Claim, Edition
from sinoeu.model.finding import Finding
from sinoeu.model.value import Date

RULES = {
    "same-deal": """Two deals with the same parties and the same date are mostly one, spoken of twice, and have one id.
The date is the deal's own or that of the event in which it was made; deals with fewer than two named parties are not compared. Give
both the same id, or answer where one of them stands: ignore: {same-deal: two contracts}.""",
}


class Account(NamedTuple):
    """What one claim tells of a deal, or of when an event was, that two deals may have in common."""

    id: str
    kind: str
    parties: frozenset[str]
    date: str | None
    events: tuple[str, ...]
    answered: bool
    warned: Finding
    """Where the deal is spoken of; its message is the other deal's to fill in."""


def accounts(edition: Edition) -> Iterator[Account]:
    """What the claims of an article tell of deals, and of the dates of events."""
    for passage, claim in edition.article.claims():
        if claim.kind in ("deal", "event") and claim.id is not None:
            place = fault(edition.article.origin, (*passage.path, "text"), "same-deal", "", "give them one id, or say in ignore why they are two", severity="warning")
            yield Account(claim.id, claim.kind, frozenset(claim.ids("parties")), _date(claim), claim.ids("in"), "same-deal" in passage.ignore, place)


def across(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Deals that have parties and date in common with one before them."""
    held: dict[str, str] = {}
    deals: dict[str, list[Account]] = {}
    for account in accounts:
        if account.kind == "event" and account.date:
            held.setdefault(account.id, account.date)
        elif account.kind == "deal":
            deals.setdefault(account.id, []).append(account)
    first: dict[tuple[frozenset[str], str], str] = {}
    for id, told in deals.items():
        parties = frozenset().union(*(account.parties for account in told))
        dates = {date for account in told for date in (account.date, *map(held.get, account.events)) if date}
        for date in sorted(dates if len(parties) > 1 else ()):
            other = first.setdefault((parties, date), id)
            if other != id and not any(account.answered for account in (*deals[other], *told)):
                yield told[0].warned._replace(message=f"the deals {other} and {id} have the same parties and the same date, {date}")
                break


def _date(claim: Claim) -> str | None:
    """The date that a claim's `when` is read as."""
    return next((value.read.edtf for value in claim.fields.get("when", ()) if isinstance(value.read, Date)), None)
