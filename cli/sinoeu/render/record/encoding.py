"""JSON that any strict parser reads and no terminal obeys."""

import json
import re
from functools import cache

from sinoeu.model.answer import Json
from sinoeu.text.visible import OBEYED, encodable

EXACT_UP_TO = 2**53
"""The largest whole number that every reader of JSON keeps exactly (IEEE 754 doubles); beyond it numbers are written as text."""


_BEYOND_ASCII = re.compile("[^\n -~]")


def encoded(value: Json, indent: int | None = None, ascii: bool = False) -> str:
    r"""The JSON text of a value: on one line, or indented; in ASCII, where it goes to a stream of whatever encoding.

    Controls, bidirectional and invisible characters are written as `\uXXXX`; a lone surrogate, which strict parsers refuse in any form, as U+FFFD.
    """
    text = _encoder(indent).encode(_exact(value))
    return (_BEYOND_ASCII if ascii else OBEYED).sub(_escaped, encodable(text))


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    """Made once: making it takes as long as encoding a value."""
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent, separators=(",", ":") if indent is None else (",", ": "))


def _exact(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _exact(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_exact(part) for part in value]
    if isinstance(value, int) and abs(value) > EXACT_UP_TO:
        return str(value)
    return value


def _escaped(found: re.Match[str]) -> str:
    """The character in UTF-16 units, as JSON escapes it. A line feed can only be the layout's: within strings json.dumps has escaped it."""
    character = found[0]
    if character == "\n":
        return character
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
