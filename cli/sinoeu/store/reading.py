"""A published database opened for questions: read only, and known to be ours and whole."""

import os
import sqlite3
import stat
from pathlib import Path
from urllib.parse import quote

from sinoeu.errors import Stop

APPLICATION_ID = 0x53494E4F
"""`SINO`: says in the file's own head that sinoeu wrote it."""
VERSION = 5
"""Of the schema; another version's database is told as such and built anew by `ingest`."""


def aside_of(path: Path) -> Path:
    """Where a database is built before it takes its place: a file that only an ingest that runs, or one that was killed, leaves there."""
    whole = Path(os.path.realpath(path))
    return whole.with_name(f".{whole.name}.building")


def is_ours(path: Path) -> bool:
    """Whether a file is a database that sinoeu wrote, of whatever version, or empty."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as opened:  # of a pipe nobody may ever write the other end
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            return False
        head = opened.read(100)
    return not head or (head.startswith(b"SQLite format 3\x00") and head[68:72] == APPLICATION_ID.to_bytes(4, "big"))


def open_database(path: Path) -> sqlite3.Connection:
    """A connection that can only read.

    Raises NotOpened where there is no such file, or it is not ours, of another version, or damaged.
    """
    connection, version = _connected(path)
    if version != VERSION:
        connection.close()
        raise NotOpened(f"{path} was written by another version of sinoeu (its format is {version}, this program's {VERSION})")
    return connection


class NotOpened(Stop):
    """There is no database to be asked. What to type instead is known to who knows how it was named."""


def _connected(path: Path) -> tuple[sqlite3.Connection, int]:
    """A connection to a database of ours, and its version."""
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "is not a plain file" if path.exists() else "does not exist"
        raise NotOpened(f"the database {path} {what}")
    try:
        if not path.stat().st_size:
            raise NotOpened(f"the database {path} is empty")
        if not is_ours(path):
            raise NotOpened(f"{path} is not a database of sinoeu")
        connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except OSError as fault:
        raise NotOpened(f"cannot read {path}: {fault.strerror}") from None
    except sqlite3.Error as fault:
        raise NotOpened(f"{path} is damaged: {fault}") from None
    return connection, version


def known_of(path: Path) -> dict[str, str]:
    """What a database of whatever version says of its corpus, if it can be read so far."""
    try:
        connection, _ = _connected(path)
        try:
            return {str(key): str(value) for key, value in corpus_facts(connection).items()}
        finally:
            connection.close()
    except (Stop, sqlite3.Error, ValueError):  # the last one: text that is no UTF-8
        return {}


def corpus_facts(connection: sqlite3.Connection) -> dict[str, str]:
    """What the database says of its corpus: name, folder, version of the program, ..."""
    return dict(connection.execute("SELECT key, value FROM corpus"))


def source_files(connection: sqlite3.Connection, most: int) -> list[tuple[str, int, int]] | None:
    """Path, size and time of change of each file read; None where there are more than `most`."""
    rows = connection.execute("SELECT path, size, changed FROM source_file ORDER BY path LIMIT :most", {"most": most + 1}).fetchall()
    return rows if len(rows) <= most else None
