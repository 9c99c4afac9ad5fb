"""A connection shut for strangers' queries: they read the views and nothing else, for a limited time and in limited memory."""

import sqlite3
from collections.abc import Callable, Iterator
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple

from sinoeu.store.views import SEARCHED, described

Value = None | int | float | str | bytes
"""What SQLite knows."""

MEMORY = 256 * 1024 * 1024
"""Bytes that SQLite may take; a sort that needs more is refused, and nothing is ever written to a temporary file."""
GRACE = 1.0
"""Seconds after which a query that cannot be interrupted, because a single function takes so long, ends the process."""
_STEPS = 5_000
"""So many instructions of SQLite's machine are run between two looks at the clock: well below a hundredth of a second."""
_WATCH = 0.1
"""Seconds between two looks of the one who watches."""
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
_PRAGMAS = ("table_info", "table_xinfo", "table_list")
_ASKED_BY_SQLITE = ("data_version",)
"""What the full text asks for by itself."""
_MADE_BY_MODULES = (SEARCHED.name, "json_each", "json_tree", *(f"pragma_{name}" for name in _PRAGMAS))
"""Tables that SQLite sets up at their first use, for which it writes a definition; this has happened before the connection is shut."""
_SCHEMA = ("sqlite_master", "sqlite_schema")
_ANYTHING = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE)


class Stopwatch:
    """The time that a query has taken in SQLite. What its reader takes, a pager perhaps, is not counted."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.ended = Event()
        self._used = 0.0
        self._since: float | None = None

    def __enter__(self) -> None:
        self._since = monotonic()

    def __exit__(self, *_: object) -> None:
        self._used, self._since = self.taken(), None

    def taken(self) -> float:
        """Seconds up to now."""
        since = self._since
        return self._used if since is None else self._used + monotonic() - since

    def is_over(self) -> bool:
        """Whether the query has had its time."""
        return self.taken() > self.seconds

    def is_stuck(self) -> bool:
        """Whether it has had its time, and still cannot be interrupted."""
        return self._since is not None and self.taken() > self.seconds + GRACE


class Result(NamedTuple):
    """The names of the columns of a result, as SQLite gives them, and its rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


def guarded(connection: sqlite3.Connection, query: str, seconds: float, give_up: Callable[[], None]) -> Result:
    """The result of a stranger's query on a connection that is shut from now on; without columns where the query is no query.

    `give_up` is called, from another thread, when the time is over and SQLite cannot be interrupted; it ends the process. Raises what sqlite3 raises.
    """
    stopwatch = Stopwatch(seconds)
    _shut(connection, stopwatch)
    Thread(target=_watch, args=(stopwatch, give_up), daemon=True).start()
    try:
        with stopwatch:
            cursor = connection.execute(query)
    except BaseException:
        stopwatch.ended.set()
        raise
    return Result(tuple(name for name, *_ in cursor.description or ()), _rows(cursor, stopwatch))


def _rows(cursor: sqlite3.Cursor, stopwatch: Stopwatch) -> Iterator[tuple[Value, ...]]:
    try:
        while True:
            with stopwatch:
                row = cursor.fetchone()
            if row is None:
                return
            yield row
    finally:
        stopwatch.ended.set()


def _watch(stopwatch: Stopwatch, give_up: Callable[[], None]) -> None:
    while not stopwatch.ended.wait(_WATCH):
        if stopwatch.is_stuck():
            give_up()
            return


def _shut(connection: sqlite3.Connection, stopwatch: Stopwatch) -> None:
    tables = frozenset(name for (name,) in connection.execute(_TABLES))
    for table in _MADE_BY_MODULES:
        connection.execute(f"SELECT 1 FROM {table} LIMIT 0")  # noqa: S608  # all ours
    for setting in _SETTINGS:
        connection.execute(setting)
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")  # CAST makes text of any bytes
    connection.set_progress_handler(stopwatch.is_over, _STEPS)
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
