"""What was signed, agreed, planned, offered or hoped for: between whom, about what, where and when."""

import sqlite3
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, NothingFound, Tally
from sinoeu.answers.choosing import chosen, facts_of_words, undated
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store.facts import Fact, Facts

COLUMNS = (
    Column("date", "date", readings=True),
    Column("deal", "deal", readings=True, wide=True),
    Column("parties", "parties", readings=True, unsaid="not named"),
    Column("about", "about"),
    Column("status", "status"),
    Column("count", "count"),
    Column("amount", "amount"),
    Column("place", "place", readings=True),
    Column("event", "event"),
    Column("asserted_by", "says", readings=True),
    Column("kind", "kind", on_screen=False),
    Column("named", "named", on_screen=False),
    Column("id", "id", on_screen=False),
)


class Wanted(NamedTuple):
    """Which deals: all that are None are not asked for."""

    status: str | None = None
    kind: str | None = None


def deals(connection: sqlite3.Connection, words: str, wanted: Wanted, asked: Asked, tally: Tally) -> Answer:
    """Deals with a named party first, then the batches whose parties are not named; both in the order of dates, never summed."""
    among = facts_of_words(connection, words, asked.as_printed, "deals") if words else None
    return Answer(COLUMNS, _entries(connection, among, wanted, asked, tally), group="named")


def _entries(connection: sqlite3.Connection, among: set[int] | None, wanted: Wanted, asked: Asked, tally: Tally) -> Iterator[Entry]:
    facts = Facts(connection, asked.as_printed)
    batches = []
    dateless = [] if asked.period else undated(connection, asked, "deal", among)
    for id in chain(chosen(connection, asked, "deal", among, tally), dateless):
        fact = facts.fact(id)
        if wanted.status not in (None, fact.value("status")) or wanted.kind not in (None, fact.value("kind")):
            continue
        entry = Entry("", {}, (_row(facts, fact),))
        if _named(fact):
            yield entry
        else:
            batches.append(entry)
    yield from batches


def _named(fact: Fact) -> bool:
    return any(cell.thing or cell.value for cell in fact.all("parties"))


def _row(facts: Facts, fact: Fact) -> Row:
    when = facts.date(fact)
    amount = fact.first("amount")
    number = [fact.value("amount_bound"), amount.value, fact.value("amount_unit")] if amount else []
    about = "; ".join(cell.value for cell in fact.all("about") if cell.value) or None
    inside = fact.first("in")
    own: dict[str, Json] = {
        "name": fact.thing.name if fact.thing else None,
        "kind": fact.value("kind"),
        "called": fact.value("called"),
        "status": fact.value("status"),
        "date": telling.date(when),
        "parties": telling.refer_all(fact.all("parties")),
        "named": _named(fact),
        "count": _count(fact),
        "amount": {"value": amount.value, "unit": fact.value("amount_unit"), "bound": fact.value("amount_bound")} if amount else None,
        "about": about,
        "place": telling.refer(fact.first("where")),
        "places": telling.refer_all(fact.all("where")),
        "event": telling.refer(inside),
        "asserted_by": telling.refer_all(fact.all("by")),
    }
    cells = {
        "date": telling.shown([when] if when else ()),
        "deal": telling.show_thing(fact.thing),
        "parties": telling.shown(fact.all("parties")),
        "about": telling.shown(fact.all("about")),
        "status": telling.shown(fact.all("status")),
        "count": telling.shown(fact.all("count")),
        "amount": (Shown(" ".join(part for part in number if part)),) if number else (),
        "place": telling.shown(fact.all("where")),
        "event": telling.shown(fact.all("in")),
        "asserted_by": telling.shown(fact.all("by")),
        "kind": telling.shown(fact.all("kind")),
        "named": (Shown("parties named" if _named(fact) else "parties not named"),),
        "id": (Shown(fact.key),) if fact.key else (),
    }
    return Row("", telling.record("deal", fact, **own), {name: cell for name, cell in cells.items() if cell}, telling.quotes(fact), telling.marks(fact))


def _count(fact: Fact) -> Json:
    count = fact.value("count")
    return int(count) if count and count.isdigit() else count


def nothing(wanted: Wanted) -> NothingFound:
    """That no deal is of the status and kind asked for."""
    asked = " and ".join(f"--{name} {value}" for name, value in zip(("status", "kind"), wanted, strict=True) if value)
    return NothingFound(f"no deals with {asked}" if asked else "no deals in this period", "sinoeu deals lists all")
