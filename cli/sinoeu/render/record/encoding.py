"""JSON that any strict parser reads and no terminal obeys."""

import re
from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring

from sinoeu.model.answer import Json
from sinoeu.text.visible import encodable, obeyed

EXACT_UP_TO = 2**53
"""The largest whole number that every reader of JSON keeps exactly (IEEE 754 doubles); beyond it numbers are written as text."""


def encoded(value: Json, indent: int | None = None, ascii: bool = False, level: int = 0) -> str:
    r"""The JSON text of a value: on one line, or indented; in ASCII, where it goes to a stream of whatever encoding.

    Controls, bidirectional and invisible characters are written as `\uXXXX`; a lone surrogate, which strict parsers refuse in any form, as U+FFFD.
    The library's encoder is twice as slow where it indents, and knows neither of these nor of numbers that are too large. `level` is how deep it stands.
    """
    if isinstance(value, str):
        return _string(value, ascii)
    if isinstance(value, dict):
        colon = ":" if indent is None else ": "
        return _enclosed("{}", [f"{_string(key, ascii)}{colon}{encoded(part, indent, ascii, level + 1)}" for key, part in value.items()], indent, level)
    if isinstance(value, list):
        return _enclosed("[]", [encoded(part, indent, ascii, level + 1) for part in value], indent, level)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value) if abs(value) <= EXACT_UP_TO else f'"{value}"'


def new_line(indent: int | None, level: int) -> str:
    """A new line at a level of indentation; nothing when all stands on one line."""
    return "" if indent is None else "\n" + " " * (level * indent)


def _enclosed(brackets: str, parts: Sequence[str], indent: int | None, level: int) -> str:
    if not parts:
        return brackets
    between = new_line(indent, level + 1)
    return f"{brackets[0]}{between}{f',{between}'.join(parts)}{new_line(indent, level)}{brackets[1]}"


@lru_cache(1000)
def _string(text: str, ascii: bool) -> str:
    if text.isprintable() and (text.isascii() or not ascii):
        return encode_basestring(text)
    quoted = encode_basestring(encodable(text))
    return re.sub("[^ -~]", _escaped, quoted) if ascii else obeyed().sub(_escaped, quoted)


def _escaped(found: re.Match[str]) -> str:
    """The character in UTF-16 units, as JSON escapes it."""
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
