"""The seal of a database: a digest over every byte of its file, kept in the file itself, so that any change since it was written is found."""

import os
import sqlite3
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

_BYTES = 32
_DIGITS = 2 * _BYTES
_PIECE = 1 << 20
_DIGEST = "SELECT digest FROM seal"
_INSERT = "INSERT INTO seal VALUES (:digest)"


def prepare(connection: sqlite3.Connection) -> str:
    """Makes room for the seal, as the last thing that is written through SQLite; what stands there until then is returned, and stands nowhere else."""
    room = os.urandom(_BYTES).hex()
    connection.execute(_INSERT, {"digest": room})
    return room


def seal(path: Path, room: str) -> None:
    """Seals a database that nothing is to be written to any more. Raises OSError where it cannot be read or written."""
    with path.open("r+b") as file:
        at = _place(file, room.encode())
        digest = _digest(file, at)
        file.seek(at)
        file.write(digest.encode())


def is_whole(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether an open database is, byte for byte, as it was sealed. Raises sqlite3.DatabaseError or OSError where not even that can be read."""
    row = connection.execute(_DIGEST).fetchone()
    if row is None or not isinstance(row[0], str) or len(row[0]) != _DIGITS:
        return False
    with path.open("rb") as file:
        at = _place(file, row[0].encode())
        return at >= 0 and _digest(file, at) == row[0]


def _place(file: BinaryIO, sought: bytes) -> int:
    """Where something first stands in a file, which is read piece by piece; -1 where it does not."""
    file.seek(0)
    before, window = 0, b""
    while piece := file.read(_PIECE):
        window += piece
        at = window.find(sought)
        if at >= 0:
            return before + at
        kept = min(len(window), len(sought) - 1)
        before += len(window) - kept
        window = window[len(window) - kept :]
    return -1


def _digest(file: BinaryIO, at: int) -> str:
    """The digest of all but the seal itself."""
    digest = blake2b(digest_size=_BYTES)
    file.seek(0)
    left = at
    while left and (piece := file.read(min(left, _PIECE))):
        digest.update(piece)
        left -= len(piece)
    file.seek(at + _DIGITS)
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
