"""A corpus that comes as one stream of JSON Lines, sorted into the files of a folder: each record stays on the line that it had."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sinoeu.curation.json_lines import MAX_LINE
from sinoeu.curation.reading import MOST_BROKEN, too_many_broken
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import REGISTRIES
from sinoeu.paths import STREAM

_ARTICLES = "articles"
_FILES = {kind.name: name for name, kind in REGISTRIES.items()}


def sort_into(folder: Path, stream: BinaryIO) -> list[Finding]:
    """Writes the records of a stream to the files of a folder, and gives back what is wrong with those that belong to none of them.

    A record with the key `article` is an article; an entry says by its `type` what it is: person, organisation or place. What is no
    record goes to the articles, whose reader tells what is wrong. Raises OSError as writing does.
    """
    findings: list[Finding] = []
    written: dict[str, int] = {}
    files: dict[str, BinaryIO] = {}
    try:
        for number, pieces in enumerate(_lines(stream), start=1):
            first = next(pieces)
            name = _file_of(first) if first.strip() else None
            if isinstance(name, Finding):
                findings.append(name._replace(line=number))
                if len(findings) > MOST_BROKEN:
                    return [*findings, too_many_broken(STREAM, number)]
            elif name:
                if name not in files:
                    files[name] = (folder / f"{name}.jsonl").open("wb")
                files[name].write(b"\n" * (number - 1 - written.get(name, 0)))
                files[name].writelines((first, *pieces))
                written[name] = number
            for _ in pieces:
                pass
    finally:
        for file in files.values():
            file.close()
    return findings


def _lines(stream: BinaryIO) -> Iterator[Iterator[bytes]]:
    """The lines, each in pieces: one that is longer than a line may be is never held whole."""
    while first := stream.readline(MAX_LINE + 1):
        yield _pieces(first, stream)


def _pieces(piece: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield piece
    while not piece.endswith(b"\n") and (piece := stream.readline(MAX_LINE)):
        yield piece


def _file_of(line: bytes) -> str | Finding:
    """The name of the file that a record belongs to, or what is wrong with it."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return _ARTICLES
    if not isinstance(record, dict) or "article" in record or "passages" in record:
        return _ARTICLES
    type = record.get("type")
    if isinstance(type, str) and type in _FILES:
        return _FILES[type]
    if type is None:
        return Finding(STREAM, 1, 1, "missing-key", "the record is no article, and has no type", 'an entry says what it is: "type": "person"')
    return Finding(STREAM, 1, 1, "unknown-choice", f"type cannot be {type!r}", f"one of {', '.join(_FILES)}; an article has the key article")
