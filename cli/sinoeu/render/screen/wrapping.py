"""Where lines are broken: at blanks, within words too wide for a line after a hyphen or slash, and anywhere only if there is no other way."""

import re

from rich.cells import cell_len
from rich.text import Text

_FLAG = re.compile("[⚑!+][0-9]+")
"""The sign of a flag, or how many other passages there are: it goes along with the word before it."""
_WORD = re.compile(r"^\s+|\S+\s*")


def folded(text: Text, width: int) -> list[Text]:
    """The lines of a text at a width in terminal cells; one empty line where there is no text."""
    lines = list(text.divide(_breaks(text.plain, max(width, 2))))  # two cells, since a Chinese character takes as many
    for line in lines:
        line.rstrip()
    return lines or [Text()]


def height(plain: str, width: int) -> int:
    """How many lines a text takes at a width."""
    return 1 if cell_len(plain) <= width else len(_breaks(plain, max(width, 2))) + 1


def _breaks(plain: str, width: int) -> list[int]:
    """The offsets at which new lines begin."""
    breaks: list[int] = []
    used = 0
    before: int | None = None
    """Where the word before begins; None where that is the first of its line."""
    for found in _WORD.finditer(plain):
        word = found[0].rstrip()
        if used and used + cell_len(word) > width:
            goes_along = before is not None and _FLAG.fullmatch(word) and cell_len(plain[before : found.start()] + word) <= width
            breaks.append(before if goes_along and before is not None else found.start())
            used = cell_len(plain[before : found.start()]) if goes_along else 0
        before = found.start() if used and not _FLAG.fullmatch(word) else before if used else None
        start = found.start()
        while cell_len(word) > width:
            cut = _cut(word, width)
            start, word = start + cut, word[cut:]
            breaks.append(start)
        used += cell_len(plain[start : found.end()])
    return breaks


def _cut(word: str, width: int) -> int:
    """How many characters of a word too wide for the line go on it."""
    fits = 1
    while cell_len(word[: fits + 1]) <= width:
        fits += 1
    return max(word.rfind("-", 0, fits), word.rfind("/", 0, fits)) + 1 or fits
