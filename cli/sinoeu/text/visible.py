"""Hostile text made harmless: what a terminal would obey is written as what it is."""

import re
from functools import cache

_SURROGATES = "[\ud800-\udfff]"


@cache
def obeyed() -> re.Pattern[str]:
    """Every character that a terminal would obey or that nobody would see; compiled when a text has one that is not printable."""
    return re.compile(
        "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, escape sequences among them
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
        "\u200b-\u200d\u2028\u2029\u2060\ufeff\ufff9-\ufffb"  # invisible, and line separators
        "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates and tags
    )


def visible(text: str) -> str:
    r"""The text with every control, bidirectional or invisible character written as `\x1b` or `\u202e`."""
    return text if text.isprintable() else obeyed().sub(lambda found: _escape(ord(found[0])), text)


def encodable(text: str) -> str:
    """The text with what no UTF-8 can hold, lone surrogates, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub(_SURROGATES, "\ufffd", text)
    return text


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
