"""All people, then all organisations, with their offices and how much there is of each."""

import sqlite3
from collections.abc import Iterator
from functools import partial

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.choosing import ACTORS
from sinoeu.answers.facets import Facets
from sinoeu.answers.narrowing import Admitted, Wanted, admitted, on_side
from sinoeu.answers.scope import Scope
from sinoeu.answers.who import HEADINGS
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store.census import HEADING_OF, counts
from sinoeu.store.facts import Facts, Thing

COLUMNS = (
    Column("name", "name", readings=True),
    Column("type", "type"),
    Column("side", "side"),
    Column("role", "office", wide=True, key="roles"),
    Column("met", "met"),
    Column("events", "events"),
    Column("deals", "deals"),
    Column("said", "said"),
    Column("id", "id", on_screen=False),
)
KEYS = ("type", "id", "name", "printed", "basis", "because", "url", "side", *HEADINGS, "flags", "evidence")
SHAPE = Answer(COLUMNS, (), keys=KEYS)
_ALL = "SELECT id FROM thing WHERE type = :type ORDER BY name, id"
_NAME = "SELECT name FROM thing WHERE id = :id AND type = :type"
_MENTIONS = """
SELECT DISTINCT mention.kind, mention.field, mention.fact, claim.event FROM mention JOIN claim ON claim.id = mention.claim
WHERE mention.thing = :thing AND mention.as_read >= :read AND mention.as_printed >= :printed
"""
_MET = """
SELECT mention.fact FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = CASE mention.field WHEN 'who' THEN 'with' ELSE 'who' END
WHERE mention.thing = :thing AND mention.kind = 'met' AND mention.field IN ('who', 'with')
AND mention.as_read >= :read AND mention.as_printed >= :printed
"""


def everybody(connection: sqlite3.Connection, wanted: Wanted, asked: Asked, tally: Tally) -> Answer:
    """All people, then all organisations, with counts in place of rows; or those who fit, with what the articles and the period asked for have of them.

    What a row rests on is where somebody is first named, their offices, and the reason why they fit.
    """
    scope = Scope(connection, asked, tally)
    among = admitted(scope, wanted)
    return SHAPE._replace(entries=_list(scope, among, wanted), understood=understood("people or organisations", [*wanted.told(), *asked.told()]))


def _list(scope: Scope, among: Admitted | None, wanted: Wanted) -> Iterator[Entry]:
    facets = Facets(scope.connection, Facts(scope.connection, scope.asked.as_printed))
    for type in ACTORS:
        for id in _of_type(scope.connection, type, among):
            thing = facets.facts.thing(id)
            if thing is None or not on_side(thing, wanted):
                continue
            found = _counts(scope, facets, id) if scope.asked.narrow else counts(scope.connection, id, scope.asked.as_printed, HEADINGS)
            if found is not None:
                yield Entry("", {}, map(partial(_row, facets, thing, found), (among[id] if among else (),)))


def _of_type(connection: sqlite3.Connection, type: str, among: Admitted | None) -> Iterator[int]:
    """The numbers of all of a type, or of some, by their names."""
    if among is None:
        return (id for (id,) in connection.execute(_ALL, {"type": type}))
    return (id for _, id in sorted((name, id) for id in among for (name,) in connection.execute(_NAME, {"id": id, "type": type})))


def _counts(scope: Scope, facets: Facets, thing: int) -> dict[str, int] | None:
    """How many rows an answer about somebody has under each heading, of the facts that count for the question, without making the rows; None where there are none.

    Parts are taken by their event.
    """
    view = {"thing": thing, "read": 1 - scope.view, "printed": scope.view}
    found: dict[str, set[tuple[str, int]]] = {heading: set() for heading in HEADINGS}
    for kind, field, fact, event in scope.connection.execute(_MENTIONS, view):
        heading = HEADING_OF.get((kind, field))
        if heading and scope.keeps(fact):
            found[heading].add((kind, event if kind == "part" and event else fact))
    if not any(found.values()):
        return None
    met = sum(scope.keeps(fact) for (fact,) in scope.connection.execute(_MET, view))
    offices = {heading: len(facets.offices_among(fact for _, fact in found[heading])) for heading in ("roles", "people")}
    return {**{heading: len(facts) for heading, facts in found.items()}, "met": met, **offices}


def _row(facets: Facets, thing: Thing, found: dict[str, int], why: tuple[int, ...]) -> Row:
    offices = facets.offices(thing.id)
    titles = tuple(dict.fromkeys(cell for office in offices for cell in telling.shown(office.all("title"))))
    source = facets.facts.first_source(thing.id)
    shown = {fact.id: fact for fact in (*map(facets.facts.fact, why), *offices)}.values()
    flags = dict.fromkeys(flag for fact in shown for flag in fact.flags)
    quotes = ([telling.quote(source)] if source else []) + [quote for fact in shown for quote in telling.quotes(fact)]
    record: dict[str, Json] = {
        "type": thing.type,
        "id": thing.key or None,
        "name": thing.name,
        "printed": thing.printed or facets.facts.first_printed(thing.id) or (thing.name if thing.basis == "stated" else None),
        "basis": thing.basis,
        "because": thing.because,
        "url": thing.url,
        "side": thing.side,
        **found,
        "flags": telling.flags(flags),
        "evidence": telling.once([*telling.named_in(source), *(piece for fact in shown for piece in telling.evidence(fact))]),
    }
    numbers = {name: (Shown(str(found[name])),) for name in ("met", "events", "deals", "said") if found[name]}
    cells = {
        "name": telling.show_thing(thing),
        "type": (Shown(thing.type),),
        "side": (Shown(thing.side),) if thing.side else (),
        "role": titles,
        **numbers,
        "id": (Shown(thing.key),),
    }
    marks = dict.fromkeys(mark for fact in shown for mark in telling.marks(fact))
    return Row("", record, cells, tuple(dict.fromkeys(quotes)), tuple(marks))
