"""The seal of a database: a digest over every byte of its file, kept in the file itself, so that any change since it was written is found."""

import mmap
import os
import sqlite3
from hashlib import blake2b
from pathlib import Path

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
    """Seals a database that nothing is to be written to any more. Raises OSError where it cannot be written, which memory that is a file could not tell."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at = content.find(room.encode())
        file.seek(at)
        file.write(_digest(content, at).encode())


def is_whole(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether an open database is, byte for byte, as it was sealed. Raises sqlite3.DatabaseError or OSError where not even that can be read."""
    row = connection.execute(_DIGEST).fetchone()
    if row is None or not isinstance(row[0], str):
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at = content.find(row[0].encode())
        return at >= 0 and len(row[0]) == _DIGITS and _digest(content, at) == row[0]


def _digest(content: mmap.mmap, at: int) -> str:
    """The digest of all but the seal itself."""
    digest = blake2b(digest_size=_BYTES)
    with memoryview(content) as whole:
        for start, end in ((0, at), (at + _DIGITS, len(whole))):
            for piece in range(start, end, _PIECE):
                digest.update(whole[piece : min(piece + _PIECE, end)])
    return digest.hexdigest()
