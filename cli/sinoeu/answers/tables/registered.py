"""Tables of the registries: people, organisations and places, all of them together, and under which names they are known."""

import sqlite3
from collections.abc import Iterator

from sinoeu.answers import described
from sinoeu.answers.tables.columns import EVIDENCE
from sinoeu.model.kinds import NAMED, REGISTRIES
from sinoeu.model.table import Table, TableColumn, Value
from sinoeu.store.facts import Facts
from sinoeu.text.spoken import exact

_OF_TYPE = """
SELECT thing.id, thing.key, thing.name, thing.printed, thing.basis, thing.because, thing.url,
    thing.kind, thing.side, thing.family, within.key, thing.country, thing.lat, thing.lon, thing.note
FROM thing LEFT JOIN thing AS within ON within.id = thing.within WHERE thing.key >= '' AND thing.type = :type ORDER BY thing.key
"""
_ALL = "SELECT id, key, type, name FROM thing WHERE key >= '' AND type IN ('person', 'organisation', 'place') ORDER BY key"
_NAMES = ("name", "form", "alias", "was")
_FIRST = TableColumn("evidence", "string", "the first passage that speaks of it, by its id", ("passages", "id"))
_NAME = (
    TableColumn("name", "string", "the heading", required=True),
    TableColumn("name_printed", "string", "what is printed in its place, where that is another"),
    TableColumn("name_basis", "string", "stated by the sources, or inferred or supplied by the editor", required=True),
    TableColumn("name_because", "string", "why the editor reads it so"),
    TableColumn("name_url", "string", "where he has it from"),
)
_OWN = {
    "people": ("side", "family", "note"),
    "organisations": ("kind", "side", "place", "note"),
    "places": ("kind", "within", "country", "lat", "lon", "note"),
}
"""The editor's own columns of each."""
_EDITORS = {
    "kind": TableColumn("kind", "string", "what kind of organisation or place"),
    "side": TableColumn("side", "string", "which side it stands on: cn, eu or other"),
    "family": TableColumn("family", "string", "the family name"),
    "place": TableColumn("place", "string", "where it sits, by id", ("places", "id")),
    "within": TableColumn("within", "string", "the next larger place, by id", ("places", "id")),
    "country": TableColumn("country", "string", "ISO 3166-1 alpha-2 code of a country"),
    "lat": TableColumn("lat", "number", "latitude in degrees north"),
    "lon": TableColumn("lon", "number", "longitude in degrees east"),
    "note": TableColumn("note", "string", "the editor's, for the reader"),
}


def registered(connection: sqlite3.Connection, facts: Facts) -> Iterator[Table]:
    """The tables of the registries."""
    entity = TableColumn("id", "string", "its id", required=True)
    columns = (entity, TableColumn("type", "string", "person, organisation or place", required=True), TableColumn("name", "string", "the heading", required=True), _FIRST)
    yield Table("entities", "Everybody and every place", "What columns refer to that may hold an id of any of the three.", columns, ("id",), _entities(connection, facts))
    for name, kind in REGISTRIES.items():
        own = tuple(_EDITORS[column] for column in _OWN[name])
        id = TableColumn("id", "string", "its id", ("entities", "id"), required=True)
        rows = _registry(connection, facts, name, kind.name)
        yield Table(name, name.capitalize(), f"The registry of {name}: who and what is meant.", (id, *_NAME, *own, _FIRST), ("id",), rows)
    named = (
        TableColumn("entity", "string", "whose name it is, by id", ("entities", "id"), required=True),
        TableColumn("name", "string", "as it may be typed", required=True),
        TableColumn("how", "string", "name (the heading), form (as articles print it), alias (the editor's, for look-up), was (a former id)", required=True),
        EVIDENCE._replace(help="the first passage that prints it; none for what is the editor's", required=False),
    )
    yield Table("names", "Names", "Every name under which somebody or some place is known.", named, (), _named(connection, facts))


def _entities(connection: sqlite3.Connection, facts: Facts) -> Iterator[tuple[Value, ...]]:
    for id, key, type, name in connection.execute(_ALL):
        yield key, type, name, _first_passage(facts, id)


def _registry(connection: sqlite3.Connection, facts: Facts, name: str, type: str) -> Iterator[tuple[Value, ...]]:
    for id, *named, kind, side, family, within, country, lat, lon, note in connection.execute(_OF_TYPE, {"type": type}):
        own: dict[str, Value] = {"kind": kind, "side": side, "family": family, "place": within, "within": within, "country": country, "note": note}
        own |= {"lat": exact(lat or ""), "lon": exact(lon or "")}
        yield *named, *(own[column] for column in _OWN[name]), _first_passage(facts, id)


def _named(connection: sqlite3.Connection, facts: Facts) -> Iterator[tuple[Value, ...]]:
    for id, key, type, _ in connection.execute(_ALL):
        thing = facts.thing(id)
        for one in described.of_thing(connection, facts, thing) if thing and type in NAMED else ():
            if one.name in _NAMES:
                yield key, one.cell.value, one.name, tuple(dict.fromkeys(quote.passage for quote in one.grounds.quotes))


def _first_passage(facts: Facts, thing: int) -> str | None:
    source = facts.first_source(thing)
    return source.label if source else None
