"""Whether a database is as it was written: every byte, every page, every reference."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sinoeu.errors import Stop
from sinoeu.model.finding import Examined
from sinoeu.store.reading import VERSION, corpus_facts, open_database
from sinoeu.store.seal import is_whole

PART = "database"
_PAGES = "PRAGMA quick_check(3)"
_REFERENCES = "PRAGMA foreign_key_check"
_MOST_COUNTED = 1_000
_FULL_TEXT = "SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'"


def library() -> Examined:
    """SQLite itself, which has to bring the full text."""
    connection = sqlite3.connect(":memory:")
    try:
        (found,) = connection.execute(_FULL_TEXT).fetchone()
    finally:
        connection.close()
    lacks = "" if found else ", without full text (FTS5)"
    return Examined("program", "SQLite", sqlite3.sqlite_version + lacks, None if found else "use a Python whose SQLite has FTS5, as nearly all have")


def is_damaged(path: Path) -> bool:
    """Whether a database cannot be opened, or is not as it was written."""
    return any(not one.ok for one in examined(path, ""))


def examined(path: Path, anew: str) -> Iterator[Examined]:
    """What is found of a database file; `anew` is what to type to build it anew."""
    try:
        connection = open_database(path)
    except Stop as stop:
        yield Examined(PART, "opens", stop.message, anew)
        return
    try:
        yield from _inside(connection, path, anew)
    except (sqlite3.Error, OSError, ValueError) as fault:  # ValueError: of a file that was emptied meanwhile
        yield Examined(PART, "reads", f"it is damaged: {fault}", anew)
    finally:
        connection.close()


def _inside(connection: sqlite3.Connection, path: Path, anew: str) -> Iterator[Examined]:
    yield Examined(PART, "opens", f"format {VERSION}")
    facts = corpus_facts(connection)
    yield Examined(PART, "corpus", f"{facts.get('name')}, loaded from {facts.get('folder')} by sinoeu {facts.get('program')}")
    whole = is_whole(connection, path)
    yield Examined(PART, "seal", "every byte is as it was written" if whole else "it was changed since it was written", None if whole else anew)
    faults = [text for (text,) in connection.execute(_PAGES) if text != "ok"]
    yield Examined(PART, "pages", "; ".join(map(str, faults)) or "in order", anew if faults else None)
    astray = sum(1 for _ in islice(connection.execute(_REFERENCES), _MOST_COUNTED))
    yield Examined(PART, "references", f"{astray} lead nowhere" if astray else "all of them lead somewhere", anew if astray else None)
