"""A database built aside and published whole: whatever happens, the old answers stay or the new ones are there, never a mix."""

import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database

from sinoeu.errors import Stop
from sinoeu.model.corpus import Corpus
from sinoeu.store.deriving import derive
from sinoeu.store.reading import APPLICATION_ID, VERSION, is_ours
from sinoeu.store.rows import RowMaker, Rows, Scalar
from sinoeu.store.searching import index
from sinoeu.store.views import views
from sinoeu.text.names import OTHERS_WORD, WORD
from sinoeu.text.nearest import letters_of

_BATCH = 500
"""Articles, or registry entries, a batch of rows."""
_HELD = 16_384
"""Kilobytes that the database and its temporary tables each hold in memory; what is more is sorted on the disk."""
_FILED = "CREATE TEMP TABLE filed (key TEXT NOT NULL, name INTEGER NOT NULL);"
_IN_ORDER = "INSERT INTO name_key SELECT key, name FROM filed ORDER BY key, name"
"""Keys come as the names do, and a tree that is filled in the order of its keys is written once, not a leaf at a time all over the disk."""
_SPELLINGS = """
INSERT INTO spelling SELECT substr(key, 2), backwards(substr(key, 2)), letters_of(substr(key, 2)), count(*), 0 FROM name_key
WHERE key >= :low AND key < :high AND length(key) > 1 GROUP BY key ORDER BY key
"""
_SPELLINGS_OF_OTHERS = """
INSERT INTO spelling SELECT substr(key, 2), backwards(substr(key, 2)), letters_of(substr(key, 2)), 0, count(*) FROM name_key
WHERE key >= :low AND key < :high AND length(key) > 1 GROUP BY key ORDER BY key ON CONFLICT (word) DO UPDATE SET others = excluded.others
"""

_ORDER = ("article", "head", "passage", "flag", "thing", "claim", "claim_flag", "cell", "mention", "word", "name", "filed")


def load(corpus: Corpus, facts: dict[str, str], target: Path, wait: bool = False) -> None:
    """Builds the database of a corpus that is known to be without faults, and puts it in the target's place.

    `facts` are kept in the table `corpus`. With `wait`, a second builder waits for the first; otherwise it stops.
    Raises Stop where the place is another program's file, or no plain one, cannot be written, or the disk is full.
    """
    target = Path(os.path.realpath(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _only_builder(target.parent, wait) as folder:
            if os.path.lexists(target) and not target.is_file():
                raise Stop(f"{target} is not a plain file, and is left as it is", "name another file with --db FILE")
            if target.exists() and not is_ours(target):
                raise Stop(f"{target} is not a database of sinoeu, and is left as it is", "name another file with --db FILE")
            aside = target.with_name(f".{target.name}.building")
            try:
                _build(corpus, facts, aside)
                _publish(aside, target, folder)
            finally:
                aside.unlink(missing_ok=True)
    except UnicodeEncodeError as fault:
        raise Stop(f"{fault.object!r} is no UTF-8 text, and cannot be kept", "rename the file or folder") from None
    except sqlite3.Error as fault:
        raise Stop(f"cannot build {target}: {fault}", "the database is as it was; is the disk full?") from None
    except OSError as fault:
        raise Stop(f"cannot write {fault.filename or target}: {fault.strerror}", "the database is as it was; name another file with --db FILE") from None


@contextmanager
def _only_builder(folder: Path, wait: bool) -> Iterator[int]:
    """Holds the kernel's lock on the folder, which vanishes with the process."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield handle
    except OSError as fault:
        if fault.errno in (errno.EAGAIN, errno.EACCES) and not fault.filename:
            raise Stop(f"another ingest is writing to {folder}", "wait for it to end, then type the same again") from None
        raise
    finally:
        os.close(handle)


def _build(corpus: Corpus, facts: dict[str, str], aside: Path) -> None:
    aside.unlink(missing_ok=True)  # what a killed ingest left; the lock says that nobody is writing it
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    connection = sqlite3.connect(aside, isolation_level=None)
    try:
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = FILE;"
            f"PRAGMA main.cache_size = -{_HELD}; PRAGMA temp.cache_size = -{_HELD};"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
        )
        connection.executescript(_text("schema.sql") + _FILED)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO corpus VALUES (?, ?)", {"name": corpus.name, **facts}.items())
        connection.executemany("INSERT INTO source_file VALUES (?, ?, ?)", ((path, *facts_) for path, facts_ in sorted(corpus.files.items())))
        for rows in _batches(corpus):
            _insert(connection, rows)
        connection.execute(_IN_ORDER)
        connection.execute("COMMIT")
        connection.execute("DROP TABLE filed")
        _spellings(connection)
        connection.executescript(_text("indexes.sql"))
        connection.execute("BEGIN")
        derive(connection)
        index(connection)
        connection.execute("COMMIT")
        database = Database(connection)
        for name, select in views().items():
            database.create_view(name, select)
        connection.execute("ANALYZE")
    finally:
        connection.close()


def _batches(corpus: Corpus) -> Iterator[Rows]:
    maker = RowMaker(corpus.registry)
    for number, entry in enumerate(corpus.registry.entries.values(), start=1):
        maker.entry(entry)
        if number % _BATCH == 0:
            yield maker.take()
    yield maker.take()
    for number, edition in enumerate(corpus.editions, start=1):
        maker.edition(edition)
        if number % _BATCH == 0:
            yield maker.take()
    yield maker.take()


def _insert(connection: sqlite3.Connection, rows: Rows) -> None:
    for table in _ORDER:
        if rows[table]:
            connection.executemany(_statement(table, rows[table]), rows[table])


def _spellings(connection: sqlite3.Connection) -> None:
    """The words of names, from their keys, in the order of the index: nothing is held in memory."""
    connection.create_function("backwards", 1, lambda word: word[::-1], deterministic=True)
    connection.create_function("letters_of", 1, letters_of, deterministic=True)
    for statement, kind in ((_SPELLINGS, WORD), (_SPELLINGS_OF_OTHERS, OTHERS_WORD)):
        connection.execute(statement, {"low": kind, "high": chr(ord(kind) + 1)})


def _statement(table: str, rows: Sequence[tuple[Scalar, ...]]) -> str:
    """Events and deals are met again in other passages: the first row stays. A word met again may now be one that is read, or one that is printed."""
    statement = f"INTO {table} VALUES ({', '.join('?' * len(rows[0]))})"  # the table's name is ours
    if table == "word":
        return f"INSERT {statement} ON CONFLICT DO UPDATE SET as_read = max(as_read, excluded.as_read), as_printed = max(as_printed, excluded.as_printed)"
    return f"INSERT OR IGNORE {statement}" if table == "thing" else f"INSERT {statement}"


def _publish(aside: Path, target: Path, folder: int) -> None:
    """The data is on the disk before the name points to it; the target keeps its permissions."""
    handle = os.open(aside, os.O_RDWR)
    try:
        if target.exists():
            os.fchmod(handle, target.stat().st_mode & 0o777)
        os.fsync(handle)
    finally:
        os.close(handle)
    aside.replace(target)
    os.fsync(folder)


def _text(name: str) -> str:
    return (files("sinoeu.store") / name).read_text(encoding="utf-8")
