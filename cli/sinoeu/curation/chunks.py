"""Pieces of a corpus that can be read apart: some YAML files, or a stretch of a JSON Lines file, with the number of the first record."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

MOST_BYTES = 256 * 1024
"""Of a stretch of lines; one line may be longer."""
MOST_FILES = 32
_BLOCK = 1024 * 1024


class Lines(NamedTuple):
    """A stretch of whole lines: where it starts and ends in the file, in bytes, and the number of its first line."""

    path: Path
    start: int
    end: int
    line: int


class Chunk(NamedTuple):
    """What one worker reads at a time. `kind` is `articles` or the name of a registry."""

    kind: str
    first: int
    """The number of the first record; those of later chunks are higher."""
    files: tuple[Path, ...] = ()
    lines: Lines | None = None
    weight: int = 0
    """How much of the corpus it is, in bytes or, where these are not known, in any measure of the kind."""


def of_files(kind: str, paths: list[Path], first: int) -> Iterator[Chunk]:
    """YAML files, a few at a time. A file of articles is one record."""
    for at in range(0, len(paths), MOST_FILES):
        files = tuple(paths[at : at + MOST_FILES])
        yield Chunk(kind, first + at, files, weight=sum(_size(path) for path in files))


def of_lines(kind: str, path: Path, opened: BinaryIO, first: int) -> Iterator[Chunk]:
    """An opened JSON Lines file cut at line ends; every line is a record, empty ones too. Raises OSError as reading does."""
    start = end = line = lines = 0
    while block := opened.read(_BLOCK):
        at = 0
        while at < len(block):
            cut = block.find(b"\n", max(at, at + start + MOST_BYTES - end))
            upto = len(block) if cut < 0 else cut + 1
            lines += block.count(b"\n", at, upto)
            end += upto - at
            at = upto
            if cut >= 0:
                yield Chunk(kind, first + line, lines=Lines(path, start, end, line + 1), weight=end - start)
                start, line = end, lines
    if end > start:
        yield Chunk(kind, first + line, lines=Lines(path, start, end, line + 1), weight=end - start)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # its reader will tell
