"""What a query in SQL gives, row by row as SQLite has it; and the views that can be asked, with what each of their columns holds."""

import math
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sinoeu.answers.asked import Tally
from sinoeu.answers.sql_faults import LIST, told
from sinoeu.errors import WrongUsage
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Row, Shown
from sinoeu.store.fixed_views import View
from sinoeu.store.guarded import Result, TookTooLong, Value, guarded
from sinoeu.store.views import TWIN, described
from sinoeu.text.visible import encodable, visible

MOST_ROWS = 100_000
"""Where no limit is asked for, so many rows are answered; that there are more is said."""
VIEW_COLUMNS = (
    Column("view", "view", on_screen=False),
    Column("column", "column"),
    Column("says", "what it holds", wide=True),
    Column("stands_in", "where that stands"),
)


class Bounds(NamedTuple):
    """How long a query may take in SQLite, and how many rows it may give: None for as many as there are."""

    seconds: float
    rows: int | None


def sql(connection: sqlite3.Connection, query: str, bounds: Bounds, tally: Tally) -> Answer:
    """The rows of a query, as they come.

    Raises WrongUsage, with the place of the fault, for what is no query or asks for what is not shown, and Stop for what takes too much.
    """
    query = encodable(query)
    try:
        result = guarded(connection, query, bounds.seconds)
    except (sqlite3.Error, sqlite3.Warning, TookTooLong, MemoryError, ValueError) as fault:
        raise told(fault, query, bounds.seconds, connection) from None
    if not result.columns:
        raise WrongUsage("that is no query", LIST)
    columns = tuple(Column(name, visible(name), wide=True, unsaid="NULL") for name in distinct(result.columns))
    return Answer(columns, _entries(connection, query, columns, result, bounds, tally), understood="the query gives no rows", of_facts=False)


def distinct(names: Sequence[str]) -> list[str]:
    """The names of columns, those that are met again with a number behind: they are keys of JSON records."""
    found: dict[str, None] = {}
    for name in names:
        number, own = 1, name
        while own in found or (number > 1 and own in names):
            number += 1
            own = f"{name}_{number}"
        found[own] = None
    return list(found)


def _entries(connection: sqlite3.Connection, query: str, columns: Sequence[Column], result: Result, bounds: Bounds, tally: Tally) -> Iterator[Entry]:
    try:
        for number, values in enumerate(result.rows):
            if number == bounds.rows:
                tally.notes.append(f"the first {number:,} rows; there are more: --limit 0 gives them all")
                return
            record = {column.name: _json(value) for column, value in zip(columns, values, strict=True)}
            cells: dict[str, Cell] = {column.name: (Shown(None if value is None else _text(value)),) for column, value in zip(columns, values, strict=True)}
            yield Entry("", {}, (Row("", record, cells),))
    except (sqlite3.Error, TookTooLong, MemoryError) as fault:
        raise told(fault, query, bounds.seconds, connection) from None


def _text(value: Value) -> str:
    """A value as text: numbers as SQL has them, but for the infinite, and bytes as a literal of SQL."""
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(value)


def _json(value: Value) -> Json:
    """A value as JSON has it: what it has no numbers for, and bytes, are text."""
    return _text(value) if isinstance(value, bytes) or (isinstance(value, float) and not math.isfinite(value)) else value


def shown_views(only: str | None = None) -> Answer:
    """Every view that a query may ask, with its columns; or one of them."""
    entries = (_view(view) for view in described().values() if only in (None, view.name))
    return Answer(VIEW_COLUMNS, entries, {"columns": "Columns"}, of_facts=False)


def _view(view: View) -> Entry:
    record: dict[str, Json] = {"type": "view", "id": view.name, "says": view.says, "columns": []}
    names = {column.name for column in view.columns}
    twins = {f"{name}{TWIN}" for name in names} & names
    rows = (_column(view, name, says, f"{name}{TWIN}" if f"{name}{TWIN}" in twins else None) for name, says, _ in view.columns if name not in twins)
    return Entry(view.name, record, rows, (view.says,))


def _column(view: View, name: str, says: str, twin: str | None) -> Row:
    cells: dict[str, Cell] = {"view": (Shown(view.name),), "column": (Shown(name),), "says": (Shown(says),), "stands_in": (Shown(twin),) if twin else ()}
    return Row("columns", {"name": name, "says": says, "stands_in": twin}, cells)
