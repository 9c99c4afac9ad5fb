"""How much of everything there is: counted once, when a database is loaded, and only read from then on, however large it is."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class _Group(NamedTuple):
    """Counts that belong together: what the whole is called, how it is counted, and its parts, as rows of a name and numbers, of which it is one."""

    heading: str
    whole: str
    counted: str
    parts: str
    column: int = 1


class Tallied(NamedTuple):
    """One count. `whole` is the number of which it is a part; the days are the first and the last of what is dated."""

    heading: str
    what: str
    number: int
    whole: int | None
    first: str | None
    last: str | None


_ARTICLES = """
SELECT CASE field WHEN 'published' THEN 'with a date' ELSE 'with a ' || field END AS what, count(DISTINCT article)
FROM head WHERE field IN ('title', 'publisher', 'published') AND value IS NOT NULL GROUP BY what ORDER BY what
"""
_PASSAGES = """
SELECT CASE WHEN skip IS NOT NULL THEN 'skipped' WHEN EXISTS (SELECT 1 FROM claim WHERE claim.passage = passage.id) THEN 'claimed'
    ELSE 'neither claimed nor skipped' END AS use, count(*), sum("end" - start)
FROM passage GROUP BY use ORDER BY use
"""
"""Passages, and their characters."""
_VALUES = """
SELECT CASE WHEN value IS NULL AND thing IS NULL AND printed IS NULL THEN 'not said' WHEN value IS NULL AND thing IS NULL THEN 'in words only'
    ELSE basis END AS how, count(*)
FROM cell GROUP BY how ORDER BY count(*) DESC, how
"""
_DEALS = """
SELECT coalesce((
    SELECT cell.value FROM claim JOIN cell ON cell.claim = claim.id AND cell.field = 'status' AND cell.position = 0
    WHERE claim.fact = thing.id ORDER BY claim.id LIMIT 1), 'not said') AS status, count(*)
FROM thing WHERE type = 'deal' GROUP BY status ORDER BY count(*) DESC, status
"""
_DATES = """
SELECT CASE WHEN dated.fact IS NULL THEN 'without a date' WHEN dated.year_known = 1 THEN 'with a year' ELSE 'without a year' END AS how, count(*)
FROM thing LEFT JOIN dated ON dated.fact = thing.id AND dated.as_printed = 0 AND dated.own = 1
WHERE thing.type IN ('event', 'deal') GROUP BY how ORDER BY count(*) DESC, how
"""
_GROUPS = (
    _Group("articles", "articles", "SELECT count(*) FROM article", _ARTICLES),
    _Group("passages", "passages", "SELECT count(*) FROM passage", _PASSAGES),
    _Group("characters", "characters of all passages", 'SELECT coalesce(sum("end" - start), 0) FROM passage', _PASSAGES, 2),
    _Group(
        "skipped",
        "passages skipped",
        "SELECT count(*) FROM passage WHERE skip IS NOT NULL",
        "SELECT skip, count(*) FROM passage WHERE skip IS NOT NULL GROUP BY skip ORDER BY count(*) DESC, skip",
    ),
    _Group("things", "", "", "SELECT type, count(*) FROM thing WHERE type <> 'printed' GROUP BY type ORDER BY type"),
    _Group("claims", "claims", "SELECT count(*) FROM claim", "SELECT kind, count(*) FROM claim GROUP BY kind ORDER BY count(*) DESC, kind"),
    _Group("values", "values of claims", "SELECT count(*) FROM cell", _VALUES),
    _Group("deals", "deals", "SELECT count(*) FROM thing WHERE type = 'deal'", _DEALS),
    _Group("dates", "events and deals", "SELECT count(*) FROM thing WHERE type IN ('event', 'deal')", _DATES),
    _Group("flags", "flags", "SELECT count(*) FROM flag", "SELECT kind, count(*) FROM flag GROUP BY kind ORDER BY count(*) DESC, kind"),
)
_DAYS = "SELECT min(start_earliest), max(end_latest) FROM dated WHERE as_printed = 0 AND own = 1 AND year_known = 1 AND type IN ('event', 'deal')"
_INSERT = "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?)"
_ALL = "SELECT heading, what, count, whole, first, last FROM tally ORDER BY position"


def count_all(connection: sqlite3.Connection) -> None:
    """Counts what was loaded; expects everything else to be there."""
    connection.executemany(_INSERT, [(position, *tallied) for position, tallied in enumerate(_counted(connection), start=1)])


def _counted(connection: sqlite3.Connection) -> Iterator[Tallied]:
    parts = cache(lambda statement: connection.execute(statement).fetchall())
    for group in _GROUPS:
        whole = None
        if group.whole:
            (whole,) = connection.execute(group.counted).fetchone()
            days = connection.execute(_DAYS).fetchone() if group.heading == "dates" else (None, None)
            yield Tallied(group.heading, group.whole, whole, None, *days)
        for row in parts(group.parts):
            yield Tallied(group.heading, row[0], row[group.column], whole, None, None)


def tallies(connection: sqlite3.Connection) -> Iterator[Tallied]:
    """The counts, group by group."""
    return (Tallied(*row) for row in connection.execute(_ALL))
