"""Hostile text made harmless: what a terminal would obey is written as what it is."""

import codecs
import re
from functools import cache

_SURROGATES = "[\ud800-\udfff]"
NEAREST = "sinoeu-nearest"
"""The name by which a stream is told to write `nearest` in place of what its encoding lacks."""
_PLAIN = {'"': "“”„", "'": "‘’‚", "-": "–—−‐·•", ">": "→", ".": "…", "|": "丨", "!": "⚑"}
"""Signs of ASCII that are near enough to others, and no wider."""
_NEAR = {sign: plain for plain, signs in _PLAIN.items() for sign in signs}


@cache
def obeyed() -> re.Pattern[str]:
    """Every character that a terminal would obey or that nobody would see; compiled when a text has one that is not printable."""
    return re.compile(
        "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, escape sequences among them
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
        "\u200b-\u200d\u2028\u2029\u2060\ufeff\ufff9-\ufffb"  # invisible, and line separators
        "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates and tags
    )


def visible(text: str, encoding: str = "utf-8") -> str:
    r"""The text with every control, bidirectional or invisible character, and every one that an encoding lacks, written as `\x1b` or `\u202e`."""
    shown = text if text.isprintable() else obeyed().sub(lambda found: _escape(ord(found[0])), text)
    return shown if encoding == "utf-8" or shown.isascii() else shown.encode(encoding, NEAREST).decode(encoding)


def encodable(text: str) -> str:
    """The text with what no UTF-8 can hold, lone surrogates, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub(_SURROGATES, "\ufffd", text)
    return text


def nearest(fault: UnicodeError) -> tuple[str, int]:
    r"""What is written in place of characters that an encoding lacks, and where to go on: the nearest sign, else the character's number, as in `J\xe4cke`."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    lacking = fault.object[fault.start : fault.end]
    return "".join(_NEAR.get(one) or _escape(ord(one)) for one in lacking), fault.end


codecs.register_error(NEAREST, nearest)


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
