"""Everything dated, in order: events, deals, meetings, and when offices, ties and figures are said to begin or to be counted."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.choosing import ACTORS, PLACES, facts_of_name, facts_of_words
from sinoeu.answers.chosen import Chosen, only
from sinoeu.answers.facets import measure
from sinoeu.answers.scope import Scope
from sinoeu.answers.sides import Sides
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Row, Shown
from sinoeu.model.when import parse
from sinoeu.store.facts import OWN_DATES, Fact, Facts
from sinoeu.store.facts import Cell as Value

COLUMNS = (
    Column("year", "year", on_screen=False),
    Column("date", "date", readings=True),
    Column("type", "type"),
    Column("what", "what", readings=True, wide=True, key="title"),
    Column("who", "who", readings=True, unsaid="not named"),
    Column("place", "place", readings=True, key="places"),
    Column("id", "id", on_screen=False),
    Column("sides", "sides", on_screen=False),
)
KEYS = ("type", "id", "title", "kind", "date", "places", "who", "sides", "readings", "note", "flags", "evidence")
SHAPE = Answer(COLUMNS, (), group="year", drawn="date", sides="sides", keys=KEYS, order="date")
NO_YEAR = "year not stated"
_WHO = {
    "event": ("host",), "deal": ("parties",), "met": ("who", "with"), "role": ("who",), "tie": ("between", "from", "to"), "figure": ("of",),
}  # fmt: skip
_PARTS = "SELECT id FROM claim WHERE event = :event AND kind = 'part' ORDER BY id"
TYPES = {"met": "meeting"}
"""What a kind of claim is called in a record, where it is called something else."""

KINDS = tuple(TYPES.get(kind, kind) for kind in OWN_DATES)
"""What stands on a timeline."""


class Wanted(NamedTuple):
    """Which dated facts, beside their words: what is empty is not asked for."""

    place: str = ""
    who: str = ""
    kind: str = ""
    """As it is called on the timeline."""

    def told(self) -> list[str]:
        """What is asked for, in words."""
        return [f"{what} {value}" for what, value in (("in", self.place), ("with", self.who), ("--kind", self.kind)) if value]


def timeline(connection: sqlite3.Connection, words: str, wanted: Wanted, asked: Asked, tally: Tally) -> Answer:
    """The dated facts, or those about a name or words, in a place, or with somebody; those without a year come last."""
    names = [(typed, types) for typed, types in ((wanted.place, PLACES), (wanted.who, ACTORS)) if typed]
    sole = only(connection, *names[0]) if len(names) == 1 and not (words or asked.as_printed) else None
    sets = [facts_of_words(connection, words, asked.as_printed, "dated facts", "timeline")] if words else []
    sets += [facts_of_name(connection, *name, asked.as_printed) for name in names if not sole]
    scope = Scope(connection, asked, tally)
    chosen = Chosen(scope, sets, sole)
    narrowed = [f"about {words!r}" if words else "", *wanted.told(), *asked.told()]
    return SHAPE._replace(entries=_entries(scope, chosen, wanted.kind), understood=understood("dated events, deals or ties", narrowed))


def _entries(scope: Scope, chosen: Chosen, kind: str) -> Iterator[Entry]:
    facts, sides = Facts(scope.connection, scope.asked.as_printed), Sides(scope.connection)
    type = next((known for known, called in TYPES.items() if called == kind), kind or None)
    for id in chosen.dated(type):
        yield Entry("", {}, map(partial(_row, scope.connection, facts, sides), (id,)))
    for undated in ("event", "deal"):
        if type in (None, undated):
            scope.tally.undated += sum(1 for _ in chosen.undated(undated))


def _row(connection: sqlite3.Connection, facts: Facts, sides: Sides, id: int) -> Row:
    fact = facts.fact(id)
    when = fact.chief(OWN_DATES[fact.kind])
    others = [cell for field in _WHO[fact.kind] for cell in fact.all(field)]
    parts = [facts.fact(claim) for (claim,) in connection.execute(_PARTS, {"event": fact.id})] if fact.kind == "event" else []
    others += [cell for part in parts for cell in part.all("who")]
    places = fact.all("where") or fact.all("at") or fact.all("seat")
    concerned = sides.of(others)
    title, name = _title(fact)
    told = telling.date(when)
    type = TYPES.get(fact.kind, fact.kind)
    lasting = fact.kind == "tie" and not fact.all("until")
    own: dict[str, Json] = {
        "title": title,
        "kind": fact.value("kind"),
        "date": told,
        "places": telling.refer_all(places),
        "who": telling.refer_all(others),
        "sides": list(concerned),
    }
    cells: dict[str, Cell] = {
        "year": (Shown(_year(when)),),
        "date": tuple(shown._replace(lasting=lasting) for shown in telling.shown([when] if when else ())),
        "type": (Shown(type),),
        "what": name,
        "who": telling.shown(others),
        "place": telling.shown(places),
        "id": (Shown(fact.key),) if fact.key else (),
        "sides": tuple(map(Shown, concerned)),
    }
    record = telling.record(type, fact, **own)
    record |= telling.grounds(fact, *parts)
    quotes = dict.fromkeys(quote for one in (fact, *parts) for quote in telling.quotes(one))
    return Row(
        "",
        record,
        {column: cell for column, cell in cells.items() if cell},
        tuple(quotes),
        tuple(dict.fromkeys(mark for one in (fact, *parts) for mark in telling.marks(one))),
        fact.notes,
    )


def _year(cell: Value | None) -> str:
    """The year in which a date begins, or ends where its beginning is open; `202X` where no more is known of it."""
    try:
        when = parse(cell.value or "") if cell else None
    except ValueError:
        return NO_YEAR
    point = (when.start or when.end) if when else None
    return point.year if point and point.year != "XXXX" else NO_YEAR


def _title(fact: Fact) -> tuple[str | None, Cell]:
    """What the fact is called, as text and as a cell."""
    if fact.thing:
        return fact.thing.name, telling.show_thing(fact.thing)
    if fact.kind == "role":
        return fact.value("title"), (*telling.shown(fact.all("title")), *telling.shown(fact.all("of")))
    if fact.kind == "tie":
        word = fact.value("called") or fact.value("kind")
        return word, (Shown(word),) if word else ()
    if fact.kind == "figure":
        number = measure(fact)
        return fact.value("what"), (*telling.shown(fact.all("what")), *number)
    event = fact.first("in")
    name = event.thing.name if event and event.thing else None
    title = f"meeting during {name}" if name else "meeting"
    return title, (Shown(title),)
