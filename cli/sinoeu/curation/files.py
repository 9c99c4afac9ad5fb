"""The files of a corpus folder: found in a stable order, and opened only where they are plain files inside it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sinoeu.curation.document import MAX_BYTES
from sinoeu.model.kinds import REGISTRIES

_LITTER = (".", "#", "~")
"""How the names of an editor's hidden and backup files begin."""
_LINES = (".jsonl", ".ndjson", ".json")
_FORMS = (".yaml", ".yml", *_LINES)


class Unreadable(Exception):
    """A file that is not read, and why in a few words."""


@contextmanager
def open_file(path: Path, inside: Path) -> Iterator[BinaryIO]:
    """A plain file, opened, that lies, links followed, inside a folder.

    Raises Unreadable for anything else: what is missing or forbidden, links that lead out, pipes, devices, folders.
    """
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(inside.resolve()):
            raise Unreadable(f"is a link that leads out of {inside}")
        if not stat.S_ISREG(real.stat().st_mode):
            raise Unreadable("is not a plain file")
        handle = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise Unreadable("does not exist") from None
    except (OSError, RuntimeError) as fault:
        raise Unreadable(f"cannot be read: {getattr(fault, 'strerror', None) or 'its links go in a circle'}") from None
    with os.fdopen(handle, "rb") as opened:
        yield opened


def read_file(path: Path, inside: Path) -> bytes:
    """The bytes of a plain file inside a folder. Raises Unreadable for anything else, and for files too large."""
    with open_file(path, inside) as opened:
        return read_whole(opened)


def read_whole(opened: BinaryIO) -> bytes:
    """The bytes of an opened file. Raises Unreadable where it is too large, or reading fails."""
    try:
        data = opened.read(MAX_BYTES + 1)
    except OSError as fault:
        raise Unreadable(f"cannot be read: {fault.strerror}") from None
    if len(data) > MAX_BYTES:
        raise Unreadable(f"is larger than {MAX_BYTES:,} bytes: split it, or write JSON Lines")
    return data


def unread_files(folder: Path) -> list[Path]:
    """The files of a corpus folder that have the form of curated files, and another name or place than these: nothing of them is read."""
    known = {"corpus.yaml", "articles.jsonl", *(f"{name}{form}" for name in REGISTRIES for form in (".yaml", ".jsonl"))}
    found: list[Path] = []
    with suppress(OSError):
        found += (Path(entry.path) for entry in os.scandir(folder) if entry.name not in known and entry.name.endswith(_FORMS))
        found += (Path(entry.path) for entry in os.scandir(folder / "articles") if entry.name.endswith(_LINES))
    return sorted(path for path in found if not path.name.startswith(_LITTER))


def article_files(folder: Path) -> Iterator[Path]:
    """The article files of a corpus in the order of their names; an editor's hidden and backup files are passed over.

    Raises Unreadable where the folder is there and cannot be read.
    """
    try:
        names = sorted(entry.name for entry in os.scandir(folder / "articles"))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        raise Unreadable(f"cannot be read: {fault.strerror}") from None
    for name in names:
        if name.endswith((".yaml", ".yml")) and not name.startswith(_LITTER):
            yield folder / "articles" / name
