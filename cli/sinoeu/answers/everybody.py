"""All people, then all organisations, with their offices and how much there is of each."""

import sqlite3
from collections.abc import Iterator

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked
from sinoeu.answers.facets import Facets
from sinoeu.answers.who import HEADING_OF, HEADINGS
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store.facts import Facts

COLUMNS = (
    Column("name", "name", readings=True),
    Column("type", "type"),
    Column("side", "side"),
    Column("role", "office", wide=True),
    Column("met", "met"),
    Column("events", "events"),
    Column("deals", "deals"),
    Column("said", "said"),
    Column("id", "id", on_screen=False),
)
_ALL = "SELECT id, key, type, name FROM thing WHERE type = :type ORDER BY name, id"
_MENTIONS = """
SELECT DISTINCT mention.kind, mention.field, mention.fact, claim.event FROM mention JOIN claim ON claim.id = mention.claim
WHERE mention.thing = :thing AND mention.as_read >= :read AND mention.as_printed >= :printed
"""
_COUNT_MET = """
SELECT count(*) FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = CASE mention.field WHEN 'who' THEN 'with' ELSE 'who' END
WHERE mention.thing = :thing AND mention.kind = 'met' AND mention.field IN ('who', 'with')
AND mention.as_read >= :read AND mention.as_printed >= :printed
"""
_ACTORS = ("person", "organisation")


def everybody(connection: sqlite3.Connection, asked: Asked) -> Answer:
    """All people, then all organisations, with counts in place of rows."""
    return Answer(COLUMNS, _list(connection, asked))


def _list(connection: sqlite3.Connection, asked: Asked) -> Iterator[Entry]:
    facets = Facets(connection, Facts(connection, asked.as_printed))
    for type in _ACTORS:
        for id, _, _, _ in connection.execute(_ALL, {"type": type}):
            thing = facets.facts.thing(id)
            if thing is None:
                continue
            counts = _counts(connection, facets, id, asked)
            offices = facets.by_office(facets.offices(id))
            titles = tuple(dict.fromkeys(cell for office, *_ in offices for cell in telling.shown(office.all("title"))))
            source = facets.facts.first_source(id)
            record: dict[str, Json] = {
                "type": thing.type,
                "id": thing.key or None,
                "name": thing.name,
                "printed": thing.printed or facets.facts.first_printed(id) or (thing.name if thing.basis == "stated" else None),
                "basis": thing.basis,
                "because": thing.because,
                "url": thing.url,
                "side": thing.side,
                **counts,
                "flags": [],
                "evidence": telling.named_in(source),
            }
            numbers = {name: (Shown(str(counts[name])),) for name in ("met", "events", "deals", "said") if counts[name]}
            cells = {
                "name": telling.show_thing(thing),
                "type": (Shown(thing.type),),
                "side": (Shown(thing.side),) if thing.side else (),
                "role": titles,
                **numbers,
                "id": (Shown(thing.key),),
            }
            yield Entry("", {}, (Row("", record, cells, (telling.quote(source),) if source else ()),))


def _counts(connection: sqlite3.Connection, facets: Facets, thing: int, asked: Asked) -> dict[str, Json]:
    """How many rows an answer about somebody has under each heading, counted without making them."""
    view = {"thing": thing, "read": int(not asked.as_printed), "printed": int(asked.as_printed)}
    found: dict[str, set[tuple[str, int]]] = {heading: set() for heading in HEADINGS}
    for kind, field, fact, event in connection.execute(_MENTIONS, view):
        if heading := HEADING_OF.get((kind, field)):
            found[heading].add((kind, event if kind == "part" and event else fact))
    counts: dict[str, Json] = {heading: len(facts) for heading, facts in found.items()}
    (counts["met"],) = connection.execute(_COUNT_MET, view).fetchone()
    for heading in ("roles", "people"):
        counts[heading] = len(facets.by_office(facets.facts.fact(fact) for _, fact in sorted(found[heading])))
    return counts
