"""The files of a corpus folder: found in a stable order, and opened only where they are plain files inside it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sinoeu.curation.document import MAX_BYTES


class Unreadable(Exception):
    """A file that is not read, and why in a few words."""


def read_file(path: Path, inside: Path) -> bytes:
    """The bytes of a plain file that lies, links followed, inside a folder.

    Raises Unreadable for anything else: what is missing or forbidden, links that lead out, pipes, devices, folders, files too large.
    """
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(inside.resolve()):
            raise Unreadable(f"is a link that leads out of {inside}")
        if not stat.S_ISREG(real.stat().st_mode):
            raise Unreadable("is not a plain file")
        with os.fdopen(os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("does not exist") from None
    except (OSError, RuntimeError) as fault:
        raise Unreadable(f"cannot be read: {getattr(fault, 'strerror', None) or 'its links go in a circle'}") from None
    if len(data) > MAX_BYTES:
        raise Unreadable(f"is larger than {MAX_BYTES:,} bytes")
    return data


def article_files(folder: Path) -> Iterator[Path]:
    """The article files of a corpus in the order of their names; an editor's hidden and backup files are passed over."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder / "articles"))
    except (FileNotFoundError, NotADirectoryError):
        return
    for name in names:
        if name.endswith((".yaml", ".yml")) and not name.startswith((".", "#", "~")):
            yield folder / "articles" / name
