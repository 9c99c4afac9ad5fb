"""A curated file as it is read: plain text values in mappings and lists, the place of each, and what is wrong with the file."""

from collections.abc import Mapping
from typing import NamedTuple

from sinoeu.model.value import Path

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file is made of. Scalars are text, whatever they look like: `no`, `1:30` and `3.10` stay what they are."""

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 40


class Trouble(NamedTuple):
    """What is wrong with a file as such, before its meaning is asked for. Line and column count from 1."""

    line: int
    column: int
    rule: str
    message: str
    hint: str = ""


class Document(NamedTuple):
    """The file's content (None where it cannot be read at all), the line and column of each value by its path, and the troubles."""

    content: Plain | None
    spots: Mapping[Path, tuple[int, int]]
    troubles: tuple[Trouble, ...]


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
    for at, character in enumerate(text):
        if (character < " " and character not in "\t\n\r") or ("\x7f" <= character <= "\x9f" and character != "\x85"):
            line_start = text.rfind("\n", 0, at) + 1
            line = text.count("\n", 0, at) + 1
            return Trouble(
                line, at - line_start + 1, "unreadable", f"control character U+{ord(character):04X}", f'write it as an escape in double quotes: "\\x{ord(character):02x}"'
            )
    return text
