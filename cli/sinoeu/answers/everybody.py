"""All people, then all organisations, with their offices and how much there is of each."""

import sqlite3
from collections import Counter
from collections.abc import Iterator

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally
from sinoeu.answers.facets import Facets
from sinoeu.answers.who import HEADINGS, rows_about
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
)
_ALL = "SELECT id, key, type, name FROM thing WHERE type = :type ORDER BY name, id"
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
            counts: dict[str, Json] = {**dict.fromkeys(HEADINGS, 0), **Counter(row.heading for row in rows_about(connection, facets, id, asked, Tally()))}
            offices = facets.offices(id)
            titles = tuple(dict.fromkeys(cell for office in offices for cell in telling.shown(office.all("title"))))
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
            cells = {"name": telling.show_thing(thing), "type": (Shown(thing.type),), "side": (Shown(thing.side),) if thing.side else (), "role": titles, **numbers}
            yield Entry("", {}, (Row("", record, cells, (telling.quote(source),) if source else ()),))
