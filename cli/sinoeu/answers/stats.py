"""How much there is of everything, and how much of the articles is accounted for."""

import sqlite3
from collections.abc import Iterator

from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Row, Shown
from sinoeu.store.counting import Tallied, tallies
from sinoeu.store.reading import corpus_facts

COLUMNS = (
    Column("what", "what", wide=True),
    Column("count", "count"),
    Column("of", "of"),
    Column("share", "share"),
    Column("first", "first day"),
    Column("last", "last day"),
)
HEADINGS = {
    "articles": "Articles",
    "passages": "Passages",
    "characters": "Characters",
    "skipped": "Why passages are skipped",
    "things": "Who and what is named",
    "claims": "Claims, by kind",
    "values": "Values, by how they are had",
    "deals": "Deals, by status",
    "dates": "Dates of events and deals",
    "flags": "Flags, by kind",
    "database": "Database",
}
SHAPE = Answer(COLUMNS, (), HEADINGS, of_facts=False, keys=("type", "id", "corpus", *HEADINGS, "evidence"))
_PAGES = "PRAGMA page_count"
_PAGE = "PRAGMA page_size"


def stats(connection: sqlite3.Connection) -> Answer:
    """The counts of one database, as they were when it was loaded."""
    name = corpus_facts(connection).get("name", "")
    record: dict[str, Json] = {"type": "stats", "id": name or None, "corpus": name, **{heading: [] for heading in HEADINGS}, "evidence": []}
    return SHAPE._replace(entries=[Entry(name, record, map(_row, _all(connection)))])


def _all(connection: sqlite3.Connection) -> Iterator[Tallied]:
    yield from tallies(connection)
    (pages,), (size,) = connection.execute(_PAGES).fetchone(), connection.execute(_PAGE).fetchone()
    yield Tallied("database", "bytes", pages * size, None, None, None)


def _row(tallied: Tallied) -> Row:
    share = round(tallied.number / tallied.whole, 4) if tallied.whole else None
    record: dict[str, Json] = {
        "what": tallied.what,
        "count": tallied.number,
        "of": tallied.whole,
        "share": share,
        "first": tallied.first,
        "last": tallied.last,
    }
    cells: dict[str, Cell] = {name: (Shown(str(value)),) for name, value in record.items() if value is not None}
    if share is not None:
        cells["share"] = (Shown(f"{share:.1%}"),)
    return Row(tallied.heading, record, cells)
