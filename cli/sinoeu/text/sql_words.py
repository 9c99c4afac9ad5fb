"""SQL as its reader sees it: the names that stand in a query, each with its place, and the line of a place."""

import re
from collections.abc import Iterator

_PIECE = re.compile(
    r"""
    --[^\n]*  |  /\*.*?(?:\*/|\Z)  |  '(?:[^']|'')*(?:'|\Z)
    |  (?P<name> [^\W\d][\w$]*  |  "(?:[^"]|"")*(?:"|\Z)  |  `(?:[^`]|``)*(?:`|\Z)  |  \[[^\]]*(?:\]|\Z) )
    |  \d[\w.]*  |  .
    """,
    re.VERBOSE | re.DOTALL,
)


def names(query: str) -> Iterator[tuple[str, int]]:
    """The names in a query, keywords among them, without their quotes, and where each begins; what stands in texts and comments is none."""
    for piece in _PIECE.finditer(query):
        if piece["name"]:
            yield piece["name"].strip('"`[]'), piece.start()


def place_of(name: str, query: str) -> int | None:
    """Where a name first stands in a query, in whatever case; None where it does not."""
    return next((at for known, at in names(query) if known.lower() == name.lower()), None)


def spot(query: str, at: int) -> tuple[str, int]:
    """The line of a place and the column in it, from 1."""
    before = query[:at]
    start = before.rfind("\n") + 1
    return query[start:].split("\n", 1)[0], at - start + 1
