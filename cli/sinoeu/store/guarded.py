"""A connection shut for strangers' queries: they read the views and nothing else, for a limited time and in limited memory."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import TIMEOUT_MAX, Thread
from time import monotonic
from typing import NamedTuple, TypeVar

from sinoeu.store.views import SEARCHED, described

Value = None | int | float | str | bytes
"""What SQLite knows."""
Given = TypeVar("Given")

MEMORY = 256 * 1024 * 1024
"""Bytes that SQLite may take; a sort that needs more is refused, and nothing is ever written to a temporary file."""
GRACE = 0.5
"""Seconds in which a query that is interrupted has to end; a single function, which cannot be, is then waited for no longer."""
_MOMENT = 0.05
_MOST_AT_ONCE = 1_000
"""Rows are fetched for so many seconds, or so many of them, at a time."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,  # a text or row in bytes: what no passage comes near
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 1_000,  # all columns of twenty views side by side
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,  # matching a long one may take time that grows with a power of its length
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_SETTINGS = (
    "PRAGMA query_only = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA hard_heap_limit = {MEMORY}",
)
HARMLESS = frozenset(
    """
    abs acos acosh asin asinh atan atan2 atanh avg bm25 ceil ceiling char coalesce concat concat_ws cos cosh count cume_dist current_date
    current_time current_timestamp date datetime degrees dense_rank exp first_value floor format glob group_concat hex highlight if ifnull
    iif instr json json_array json_array_length json_each json_error_position json_extract json_group_array json_group_object json_insert
    json_object json_patch json_pretty json_quote json_remove json_replace json_set json_tree json_type json_valid julianday lag last_value
    lead length like likelihood likely ln log log10 log2 lower ltrim match max median min mod nth_value ntile nullif octet_length
    percent_rank percentile percentile_cont percentile_disc pi pow power printf quote radians random randomblob rank replace round
    row_number rtrim sign sin sinh snippet soundex sqlite_version sqrt strftime string_agg substr substring subtype sum tan tanh time
    timediff total trim trunc typeof unhex unicode unistr unistr_quote unixepoch unlikely upper zeroblob -> ->>
    """.split()
)
"""The functions that may be called: those of SQLite that only reckon. What a later version adds is refused until it stands here."""
_PRAGMAS = ("table_info", "table_xinfo")
_ASKED_BY_SQLITE = ("data_version",)
"""What the full text asks for by itself."""
_MADE_BY_MODULES = (SEARCHED.name, "json_each", "json_tree", *(f"pragma_{name}" for name in _PRAGMAS))
"""Tables that SQLite sets up at their first use, for which it writes a definition; this has happened before the connection is shut."""
_SCHEMA = ("sqlite_master", "sqlite_schema")
_ANYTHING = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE)


class TookTooLong(Exception):
    """A query has had its time."""


class Result(NamedTuple):
    """The names of the columns of a result, as SQLite gives them, and its rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


def guarded(connection: sqlite3.Connection, query: str, seconds: float) -> Result:
    """The result of a stranger's query on a connection that is shut from now on; without columns where the query is no query.

    Raises TookTooLong, while it begins or while rows are read, and what sqlite3 raises.
    """
    _shut(connection)
    errand = _Errand(connection, seconds)
    cursor = errand.run(lambda: connection.execute(query))
    return Result(tuple(name for name, *_ in cursor.description or ()), _rows(errand, cursor))


def first_faulty(connection: sqlite3.Connection, queries: Iterable[str], message: str) -> int | None:
    """Which of some queries is the first of which SQLite says so, when it only looks at them; None where it says it of none, or takes too long."""
    errand = _Errand(connection, GRACE)
    for number, query in enumerate(queries):
        try:
            errand.run(lambda query=query: connection.execute(query).close())  # type: ignore[misc]  # a default binds the query of this round
        except sqlite3.Error as fault:
            if str(fault) == message:
                return number
        except (TookTooLong, MemoryError):
            return None
    return None


def _rows(errand: "_Errand", cursor: sqlite3.Cursor) -> Iterator[tuple[Value, ...]]:
    while rows := errand.run(lambda: _batch(cursor)):
        yield from rows


def _batch(cursor: sqlite3.Cursor) -> list[tuple[Value, ...]]:
    """The next rows: as many as are found in a moment; none at the end."""
    rows: list[tuple[Value, ...]] = []
    until = monotonic() + _MOMENT
    for row in cursor:
        rows.append(row)
        if len(rows) == _MOST_AT_ONCE or monotonic() > until:
            break
    return rows


class _Errand:
    """What SQLite does for a query, piece by piece in another thread, so that a signal is heard and the time is kept even where SQLite cannot be interrupted.

    Only the time is counted for which the query is waited for, and not that of whoever reads the answer, a pager perhaps.
    """

    def __init__(self, connection: sqlite3.Connection, seconds: float) -> None:
        self.connection = connection
        self.left = seconds

    def run(self, piece: Callable[[], Given]) -> Given:
        """What a piece gives or raises. Raises TookTooLong where the time is over; a single function that takes for ever is then left behind, till the process ends."""
        outcome: SimpleQueue[tuple[Given | None, BaseException | None]] = SimpleQueue()
        began = monotonic()
        Thread(target=_do, args=(piece, outcome), daemon=True).start()
        try:
            given, fault = outcome.get(timeout=max(min(self.left, TIMEOUT_MAX), 0))
        except Empty:
            self.connection.interrupt()
            with suppress(Empty):
                outcome.get(timeout=GRACE)
            raise TookTooLong from None
        self.left -= monotonic() - began
        if fault is not None:
            raise fault
        return given  # type: ignore[return-value]  # where nothing was raised, something was given


def _do(piece: Callable[[], Given], outcome: SimpleQueue[tuple[Given | None, BaseException | None]]) -> None:
    try:
        outcome.put((piece(), None))
    except BaseException as fault:  # noqa: BLE001  # it is raised again where the piece is waited for
        outcome.put((None, fault))


def _shut(connection: sqlite3.Connection) -> None:
    tables = frozenset(name for (name,) in connection.execute(_TABLES))
    for table in _MADE_BY_MODULES:
        with suppress(sqlite3.OperationalError):  # an older SQLite may lack one
            connection.execute(f"SELECT 1 FROM {table} LIMIT 0")  # noqa: S608  # all ours
    for setting in _SETTINGS:
        connection.execute(setting)
    if sys.version_info >= (3, 12):  # before, Python cannot tell SQLite to take "no such column" for a name and not for a text
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DML, False)
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")  # CAST makes text of any bytes
    connection.set_authorizer(Authorizer(tables))


class Authorizer:
    """Says of everything that a query would do whether it may."""

    def __init__(self, tables: frozenset[str]) -> None:
        self.tables = tables
        self.shown = frozenset(described())

    def __call__(self, action: int, what: str | None, which: str | None, _database: str | None, inside: str | None) -> int:
        allowed = (
            action in _ANYTHING
            or (action == sqlite3.SQLITE_FUNCTION and (which or "").lower() in HARMLESS)
            or (action == sqlite3.SQLITE_PRAGMA and (what or "").lower() in (*_PRAGMAS, *_ASKED_BY_SQLITE))
            or (action == sqlite3.SQLITE_READ and (not which or self._may_read(what or "", inside)))  # no column: the rows are only counted
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def _may_read(self, table: str, inside: str | None) -> bool:
        """What is shown may be read, and the tables where a view reads them.

        A WITH that takes the name of a view gets at the tables too: nothing in them is secret, they are only not promised.
        """
        if table in self.shown or table in _SCHEMA or table in _MADE_BY_MODULES or table.startswith(SEARCHED.name):
            return True
        return inside in self.shown and table in self.tables
