"""Where lines are broken: at blanks, within words too wide for a line after a hyphen or slash, and anywhere only if there is no other way."""

import re

from rich.cells import cell_len
from rich.text import Text

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
    for found in _WORD.finditer(plain):
        word = found[0].rstrip()
        if used and used + cell_len(word) > width:
            breaks.append(found.start())
            used = 0
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
