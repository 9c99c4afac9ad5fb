"""A curated file as it is read: plain text values in mappings and lists, the place of each, and what is wrong with the file."""

import re
from hashlib import blake2b
from typing import NamedTuple

from sinoeu.model.corpus import Spots

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file is made of. Scalars are text, whatever they look like: `no`, `1:30` and `3.10` stay what they are."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Everything but tab, line feed, carriage return and next line, which YAML takes for a line end."""
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
MAX_BYTES = 2 * 1024 * 1024
"""Of a file that is read as a whole, which takes up to two hundred times as much memory; more goes into JSON Lines, which are read line by line."""
MAX_DEPTH = 40


class Trouble(NamedTuple):
    """What is wrong with a file as such, before its meaning is asked for. Line and column count from 1."""

    line: int
    column: int
    rule: str
    message: str
    hint: str = ""


NOWHERE = Spots((1, 1))
"""Of what cannot be read."""


class Document(NamedTuple):
    """The file's content (None where it cannot be read at all), where each value stands, and the troubles."""

    content: Plain | None
    spots: Spots
    troubles: tuple[Trouble, ...]
    digest: int = 0
    """Of the bytes that it was read from."""


def digest_of(data: bytes) -> int:
    """A digest of the bytes of a file, or of a line without its end, in 64 bits: whether it has changed since, not whether somebody forged it."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)


def decode(data: bytes) -> str | Trouble:
    """The text of a file: UTF-8 with no control characters but tab and line ends; or what is wrong, with its place."""
    if len(data) > MAX_BYTES:
        return Trouble(1, 1, "unreadable", f"the file has {len(data):,} bytes; a curated file has at most {MAX_BYTES:,}", "split it, or write JSON Lines")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return Trouble(line, column, "unreadable", f"byte 0x{data[fault.start]:02x} is not UTF-8 here", "save the file as UTF-8")
    text = text.removeprefix("\ufeff")
    if _may_have_control(data) and (found := _CONTROL.search(text)):
        at = found.start()
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        hint = f'write it as an escape in double quotes: "\\x{ord(found[0]):02x}"'
        return Trouble(line, column, "unreadable", f"control character U+{ord(found[0]):04X}", hint)
    return text


def _may_have_control(data: bytes) -> bool:
    """Whether the bytes of a text have control characters, or what may be the beginning of one; almost none have, and this takes no time."""
    return b"\xc2" in data or len(data.translate(None, _CONTROL_BYTES)) < len(data)
