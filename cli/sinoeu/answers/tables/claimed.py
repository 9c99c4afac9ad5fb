"""Tables of what is claimed: events and deals, whoever speaks of them, every claim of another kind, and all that is dated in order."""

import sqlite3
from collections.abc import Iterator

from sinoeu.answers.asked import Asked, Tally
from sinoeu.answers.independence import independent
from sinoeu.answers.tables.columns import EVIDENCE, columns_of, date_columns, days, labels, printed, reading, values_of
from sinoeu.answers.timeline import Wanted, timeline
from sinoeu.model.answer import Json
from sinoeu.model.kinds import KINDS, Field, Holds, Kind
from sinoeu.model.table import Table, TableColumn, Value
from sinoeu.store.facts import Fact, Facts

NAMES = {
    "event": "events", "deal": "deals", "role": "roles", "part": "parts", "met": "meetings", "tie": "ties", "figure": "figures", "said": "said",
}  # fmt: skip
"""The table of each kind of claim, events first, since others refer to them."""
_THINGS = "SELECT id FROM thing WHERE key >= '' AND type = :type ORDER BY key"
_CLAIMS = "SELECT fact FROM claim WHERE kind = :kind ORDER BY id"
_OF_THINGS = ("event", "deal")
_DATED = (
    TableColumn("date", "string", "when it was so: its own date, or that of its event or article, in EDTF or in words"), *date_columns("date"),
    TableColumn("date_printed", "string", "what the source has for the date"),
    TableColumn("date_basis", "string", "stated by the source, or inferred or supplied by the editor"),
    TableColumn("date_because", "string", "why the editor reads it so"),
)  # fmt: skip
_TITLED = (
    TableColumn("title", "string", "what answers call it: its name, or its kind with where it was", required=True),
    TableColumn("title_basis", "string", "stated by the sources, or inferred or supplied by the editor", required=True),
)
_OF_DEALS = (
    TableColumn("named", "boolean", "whether at least one party is named", required=True),
    TableColumn("independent", "boolean", "whether someone asserts it who is neither a party nor the issuer of the release; empty where that cannot be told"),
)
_LAST = (EVIDENCE, TableColumn("flags", "string", "warnings on the words that it rests on", many=True), TableColumn("note", "string", "the editor's"))
_TIMELINE = (
    TableColumn("number", "integer", "its place in the order of dates, from 1; what has no year comes last", required=True),
    TableColumn("id", "string", "of an event, a deal or a claim", required=True), TableColumn("type", "string", "what kind of thing", required=True),
    TableColumn("title", "string", "what it is called"), *_DATED, TableColumn("who", "string", "who has to do with it, by id", many=True),
    TableColumn("places", "string", "where, by id", many=True), EVIDENCE,
)  # fmt: skip


def claimed(connection: sqlite3.Connection, facts: Facts) -> Iterator[Table]:
    """The tables of what is claimed, a table a kind, and the timeline."""
    for kind, name in NAMES.items():
        yield _of_kind(connection, facts, KINDS[kind], name)
    yield Table("timeline", "Timeline", "Everything dated, in order.", _TIMELINE, ("number",), _timeline(connection))


def _of_kind(connection: sqlite3.Connection, facts: Facts, kind: Kind, name: str) -> Table:
    things = kind.name in _OF_THINGS
    fields = tuple(field for field in kind.fields if field.holds is not Holds.NEW_ID)
    id = TableColumn("id", "string", "its id" if things else "the claim, by its id", None if things else ("evidence", "claim"), required=True)
    own = tuple(column for field in fields for column in columns_of(field))
    columns = (id, *(_TITLED if things else _DATED), *own, *(_OF_DEALS if kind.name == "deal" else ()), *_LAST)
    said = f"{kind.says[0].upper()}{kind.says[1:]}: a row {f'for each {kind.name}, whichever passages speak of it' if things else 'a claim'}."
    return Table(name, name.capitalize(), said, columns, ("id",), _rows(connection, facts, kind.name, fields))


def _rows(connection: sqlite3.Connection, facts: Facts, kind: str, fields: tuple[Field, ...]) -> Iterator[tuple[Value, ...]]:
    things = kind in _OF_THINGS
    for (number,) in connection.execute(_THINGS if things else _CLAIMS, {"type": kind} if things else {"kind": kind}):
        fact = facts.fact(number)
        head = (fact.thing.name, fact.thing.basis) if fact.thing else _dated(facts, fact)
        own = (value for field in fields for value in values_of(field, fact.all))
        of_deal = (any(cell.thing or cell.value for cell in fact.all("parties")), independent(connection, facts, fact)) if kind == "deal" else ()
        flags = tuple(f"{flag.kind}: {flag.words}" for flag in fact.flags)
        yield fact.key, *head, *own, *of_deal, labels(fact), flags, "; ".join(fact.notes) or None


def _dated(facts: Facts, fact: Fact) -> tuple[Value, ...]:
    when = facts.date(fact)
    if when is None:
        return (None,) * len(_DATED)
    return reading(when), *days(when.value), printed(when), when.basis, when.because


def _timeline(connection: sqlite3.Connection) -> Iterator[tuple[Value, ...]]:
    rows = (row for entry in timeline(connection, "", Wanted(), Asked(), Tally()).entries for row in entry.rows)
    for number, row in enumerate(rows, start=1):
        record = row.record
        when = record["date"] if isinstance(record["date"], dict) else {}
        dated = (_text(when.get(name)) for name in ("start", "end", "printed", "basis", "because"))
        passages = tuple(dict.fromkeys(quote.passage for quote in row.quotes))
        edtf = _text(when.get("edtf")) or _text(when.get("printed"))
        yield number, _text(record["id"]), _text(record["type"]), _text(record["title"]), edtf, *dated, _ids(record["who"]), _ids(record["places"]), passages


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _ids(refs: Json) -> tuple[str, ...]:
    """The ids of those that have one."""
    return tuple(id for ref in refs if isinstance(ref, dict) and (id := _text(ref["id"]))) if isinstance(refs, list) else ()
