"""A database built aside and published whole: whatever happens, the old answers stay or the new ones are there, never a mix."""

import errno
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from shlex import quote
from typing import TypeVar

from sqlite_utils import Database

from sinoeu.ending import held_back, settle
from sinoeu.errors import Stop
from sinoeu.paths import free_name
from sinoeu.store.census import take_census
from sinoeu.store.counting import count_all
from sinoeu.store.deriving import derive
from sinoeu.store.filing import FILED, file_in_order, text_of
from sinoeu.store.name_rows import Scalar
from sinoeu.store.reading import APPLICATION_ID, VERSION, aside_of, is_ours
from sinoeu.store.seal import prepare, seal
from sinoeu.store.views import views
from sinoeu.store.writing import PRINTED, ROWS, write

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
_HELD = 16_384
"""Kilobytes that the database and its temporary tables each hold in memory; what is more is sorted on the disk."""
_LOOKED_AT = 1_000
"""Rows of each index that are looked at to know how many are alike; SQLite's own advice is some hundreds."""
_TABLES = ("article", "head", "passage", "flag", "thing", "claim", "claim_flag", "cell", "printed", "word", "name", "filed", "former", "passage_text", "digest")


class Building:
    """A database that is being built beside its target. Rows come in any number of batches."""

    def __init__(self, aside: Path, target: Path) -> None:
        self.aside = aside
        self.target = target
        self._connection: sqlite3.Connection
        self.status: int | None = None
        """With which status the program ends once this takes the target's place, where nothing else is asked of it."""
        self._room: str | None = None
        aside.unlink(missing_ok=True)  # what a killed ingest left; the lock says that nobody is writing it
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        self._begin()

    def _begin(self) -> None:
        self._connect()
        self._connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};" + text_of("schema.sql"))
        self._connection.execute("BEGIN")

    def _connect(self) -> None:
        """Opens the file for writing; what it was before need not be found again."""
        self._connection = sqlite3.connect(self.aside, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE;"
            f"PRAGMA analysis_limit = {_LOOKED_AT};"
            f"PRAGMA main.cache_size = -{_HELD}; PRAGMA temp.cache_size = -{_HELD}; {FILED} {PRINTED}"
        )

    def add(self, rows: Mapping[str, Sequence[tuple[Scalar, ...]]]) -> None:
        """Writes rows, by table. Raises Stop where the disk is full."""
        try:
            for table in (*_TABLES, *ROWS):
                if rows.get(table):
                    write(self._connection, table, rows[table])
        except sqlite3.Error as fault:
            raise _cannot_build(self.target, fault) from None

    def empty(self) -> None:
        """Takes all rows out again."""
        for table in _TABLES:
            self._connection.execute("INSERT INTO passage_text (passage_text) VALUES ('delete-all')" if table == "passage_text" else f"DELETE FROM {table}")  # noqa: S608  # the names are ours

    def finish(self, facts: Mapping[str, str], files: Mapping[str, tuple[int, int]]) -> None:
        """Indexes and everything that follows from the rows. `facts` are kept in the table `corpus`; `files` are those that were read, with size and time."""
        connection = self._connection
        self._keep_facts(facts, files)
        file_in_order(connection)
        connection.executescript(text_of("indexes.sql"))
        connection.execute("BEGIN")
        derive(connection)
        connection.execute("DROP TABLE printed")
        connection.execute("COMMIT")
        connection.executescript(text_of("later_indexes.sql"))
        connection.execute("BEGIN")
        connection.execute("INSERT INTO passage_text (passage_text) VALUES ('optimize')")
        take_census(connection)
        count_all(connection)
        connection.execute("COMMIT")
        _add_views(connection)
        self._seal()

    def _keep_facts(self, facts: Mapping[str, str], files: Mapping[str, tuple[int, int]]) -> None:
        self._connection.executemany("INSERT INTO corpus VALUES (?, ?)", facts.items())
        self._connection.executemany("INSERT INTO source_file VALUES (?, ?, ?)", ((path, *size_and_time) for path, size_and_time in sorted(files.items())))

    def _seal(self) -> None:
        self._room = prepare(self._connection)

    def close(self) -> None:
        """Lets go of the file, which is sealed where it is finished."""
        self._connection.close()
        if self._room is not None:
            seal(self.aside, self._room)


Made = TypeVar("Made", bound=Building)


def building(target: Path, wait: bool = False) -> AbstractContextManager[Building]:
    """A database that is built from nothing, and placed as below."""
    return placed(target, wait, Building)


@contextmanager
def placed(target: Path, wait: bool, made: Callable[[Path, Path], Made]) -> Iterator[Made]:
    """A database that takes the target's place when the block ends well; whatever else happens, the target is as it was.

    With `wait`, a second builder waits for the first; otherwise it stops. Raises Stop where the place is another program's file, or no
    plain one, cannot be written, or the disk is full; Abandoned, raised in the block, leaves the target as it was without a word.
    """
    target = Path(os.path.realpath(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _only_builder(target.parent, wait) as folder:
            if os.path.lexists(target) and not target.is_file():
                raise Stop(f"{target} is not a plain file, and is left as it is", f"--db {quote(str(free_name(target)))}")
            if target.exists() and not is_ours(target):
                raise Stop(f"{target} is not a database of sinoeu, and is left as it is", f"--db {quote(str(free_name(target)))}")
            aside = aside_of(target)
            try:
                built = made(aside, target)
                try:
                    yield built
                finally:
                    built.close()
                _publish(aside, target, built.status)
            except BaseException as end:
                aside.unlink(missing_ok=True)
                if not isinstance(end, Abandoned):
                    raise
            else:
                with suppress(OSError):  # it is in its place; a disk that fails now may at worst bring the old one back
                    os.fsync(folder)
    except UnicodeEncodeError as fault:
        raise Stop(f"{fault.object!r} is no UTF-8 text, and cannot be kept; the file or folder has to be renamed") from None
    except sqlite3.Error as fault:
        raise _cannot_build(target, fault) from None
    except OSError as fault:
        raise Stop(f"cannot write {fault.filename or target}: {fault.strerror}; the database is as it was") from None


def has_our_schema(connection: sqlite3.Connection) -> bool:
    """Whether there is in a database what is made here and nothing else, such as a trigger that would run when it is written to."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.executescript(text_of("schema.sql") + text_of("indexes.sql") + text_of("later_indexes.sql"))
        _add_views(made)
        return connection.execute(_SCHEMA).fetchall() == made.execute(_SCHEMA).fetchall()


def _add_views(connection: sqlite3.Connection) -> None:
    """Everything that stands in a database besides tables and indexes: the views, and what SQLite counts of it."""
    database = Database(connection)
    for view in views().values():
        database.create_view(view.name, view.select())
    connection.execute("ANALYZE")


def _cannot_build(target: Path, fault: sqlite3.Error) -> Stop:
    return Stop(f"cannot build {target}: {fault}; the database is as it was. Is the disk full?")


class Abandoned(Exception):
    """The database that is being built is not wanted after all."""


@contextmanager
def _only_builder(folder: Path, wait: bool) -> Iterator[int]:
    """Holds the kernel's lock on the folder, which vanishes with the process."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield handle
    except OSError as fault:
        if fault.errno in (errno.EAGAIN, errno.EACCES) and not fault.filename:
            raise Stop(f"another ingest is writing to {folder}; type the same again when it has ended") from None
        raise
    finally:
        os.close(handle)


def _publish(aside: Path, target: Path, status: int | None) -> None:
    """The data is on the disk before the name points to it; the target keeps its permissions. The name's own way to the disk is the caller's to see to."""
    handle = os.open(aside, os.O_RDWR)
    try:
        if target.exists():
            os.fchmod(handle, target.stat().st_mode & 0o777)
        os.fsync(handle)
    finally:
        os.close(handle)
    with held_back():
        aside.replace(target)
        if status is not None:
            settle(status)
