"""JSON Lines read record by record: the same text values as YAML gives, each line a document of its own.

Numbers stay the text they are; `null`, `true` and `false` are no values of the corpus.
"""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from sinoeu.curation.document import MAX_BYTES, MAX_DEPTH, NOWHERE, Document, Plain, Trouble, decode, digest_of
from sinoeu.model.corpus import Spots

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_TEXT = ("\\ud", "\\uD", "true", "false", "null")
"""What stands in a line whose values are not all text, and sometimes in others: half of a character, and values that are no text."""
MAX_LINE = MAX_BYTES
"""Bytes of a line, which is held as a whole."""


def read_json_lines(opened: BinaryIO, first: int = 1, most: int | None = None) -> Iterator[tuple[int, Document]]:
    """Each record with the number of its line, counted from `first`; empty lines are passed over. Memory is that of the longest line.

    With `most`, lines are read until so many bytes have been.
    """
    for line, data in _lines(opened, first, most):
        if len(data) > MAX_LINE:
            yield line, _broken(Trouble(line, 1, "unreadable", f"the line has more than {MAX_LINE:,} bytes", "a record is one article or one entry"))
        elif data.strip():
            yield line, _record(data, line)


def line_digests(opened: BinaryIO, first: int, most: int) -> Iterator[tuple[int, int]]:
    """The number and the digest of each line that a record stands on, without reading it; `first` and `most` as above."""
    return ((line, digest_of(data.rstrip(b"\r\n"))) for line, data in _lines(opened, first, most) if data.strip())


def _lines(opened: BinaryIO, first: int, most: int | None) -> Iterator[tuple[int, bytes]]:
    """Each line with its number; of one that is too long its beginning, which is too long already."""
    line = first - 1
    left = most
    while (left is None or left > 0) and (data := opened.readline(MAX_LINE + 1)):
        line += 1
        piece = data
        while piece:
            left = left - len(piece) if left is not None else None
            piece = opened.readline(MAX_LINE) if len(data) > MAX_LINE and not piece.endswith(b"\n") else b""
        yield line, data


def _broken(*troubles: Trouble) -> Document:
    return Document(None, NOWHERE, troubles)


def _record(data: bytes, line: int) -> Document:
    text = decode(data)
    if isinstance(text, Trouble):
        return _broken(text._replace(line=line))
    reader = _Reader(line, all_text=not any(sign in text for sign in _NOT_TEXT))
    try:
        content = json.loads(text, object_pairs_hook=reader.mapping, parse_int=str, parse_float=str, parse_constant=str)
        plain = reader.plain(content)
    except json.JSONDecodeError as fault:
        return _broken(Trouble(line, fault.colno, "unreadable", f"not JSON: {fault.msg}", "write one record a line"))
    except RecursionError:
        return _broken(_too_deep(line))
    if _is_too_deep(plain):
        return _broken(_too_deep(line))
    return Document(plain, Spots((line, 1)), tuple(reader.troubles), digest_of(data.rstrip(b"\r\n")))


def _too_deep(line: int) -> Trouble:
    return Trouble(line, 1, "unreadable", f"nested more than {MAX_DEPTH} deep")


def _is_too_deep(content: Plain | None) -> bool:
    """Whether lists and mappings stand in each other deeper than they may."""
    level = [content] if isinstance(content, dict | list) else []
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in (outer.values() if isinstance(outer, dict) else outer) if not isinstance(inner, str)]
        if not level:
            return False
    return True


class _Reader:
    """Turns what the parser makes of one line into plain values."""

    def __init__(self, line: int, all_text: bool) -> None:
        """`all_text`: no value is anything but text, lists and mappings."""
        self.line = line
        self._all_text = all_text
        self.troubles: list[Trouble] = []

    def trouble(self, rule: str, message: str, hint: str) -> None:
        self.troubles.append(Trouble(self.line, 1, rule, message, hint))

    def mapping(self, pairs: list[tuple[str, object]]) -> dict[str, Plain]:
        """An object as a mapping of plain values; a key that stands twice is told."""
        if self._all_text and len(whole := dict(pairs)) == len(pairs):
            return cast("dict[str, Plain]", whole)
        record: dict[str, Plain] = {}
        for key, value in pairs:
            if key in record:
                self.trouble("duplicate-key", f"the key {key!r} stands here a second time", "keep one of them")
            plain = self.plain(value)
            if plain is not None:
                record[key] = plain
        return record

    def plain(self, value: object) -> Plain | None:
        """A value as text, list or mapping; None, told as a trouble, for what is none of them."""
        if isinstance(value, str):
            if _SURROGATE.search(value):
                self.trouble("unreadable", "half of a surrogate pair is no character", "write the character itself, or both halves")
                return None
            return value
        if isinstance(value, dict):
            return value
        if isinstance(value, list):
            return [plain for item in value if (plain := self.plain(item)) is not None]
        self.trouble("wrong-kind", f"{json.dumps(value)} is not a value", "leave the key out when the source says nothing; write yes or no as text")
        return None
