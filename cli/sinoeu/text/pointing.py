"""A line with a caret under one column, cut to a width around it, so that a screen shows where a fault stands."""

import unicodedata

from sinoeu.text.visible import visible

CUT = "..."
"""What stands for the part of a line that is left out."""
_LEAST = 20
"""Cells in which a line is shown on the narrowest terminal."""
_TAB = 4


def pointed(line: str, column: int, width: int, encoding: str = "utf-8") -> tuple[str, str]:
    """The line and the line below it with the caret, neither wider than so many cells; the column counts characters from 1.

    What a terminal would obey, nobody would see, or the encoding lacks is written as what it is.
    """
    room = max(width, _LEAST)
    at = max(0, min(column - 1, len(line)))
    start, end = max(0, at - room), at + room  # every character takes a cell or more, so nothing beyond can be shown
    shown = [_shown(character, encoding) for character in line[start:end]]
    at -= start
    first, last = at, at
    used = len(CUT) * 2 + (cells(shown[at]) if at < len(shown) else 1)
    while True:  # one character after the other, on both sides in turn, as long as there is room
        before = first > 0 and used + cells(shown[first - 1]) <= room
        if before:
            first -= 1
            used += cells(shown[first])
        after = last + 1 < len(shown) and used + cells(shown[last + 1]) <= room
        if after:
            last += 1
            used += cells(shown[last])
        if not before and not after:
            break
    opening = CUT if start + first > 0 else ""
    closing = CUT if start + last + 1 < len(line) else ""
    indent = cells(opening) + sum(cells(character) for character in shown[first:at])
    return opening + "".join(shown[first : last + 1]) + closing, " " * indent + "^"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide character, none for a mark that stands on the one before it."""
    return sum(0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _shown(character: str, encoding: str) -> str:
    return " " * _TAB if character == "\t" else visible(character, encoding)
