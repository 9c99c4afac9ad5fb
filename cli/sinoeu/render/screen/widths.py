"""How wide the columns of a table are."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

GAP = 2
"""Blanks between columns."""
LONGEST_KEPT = 24
"""Words up to this width are not cut, and dates never are."""
_TOKEN_LEFT = 16
"""So much of a longer one, which is an address or a digest, stands on each of its lines at the least."""
_DATE = re.compile(r"(?=.*[0-9])[0-9X\[\]?~%./,-]{4,40}")
_JOINTS = re.compile(r"(?<=[-/])")


class Need(NamedTuple):
    """What a column asks for: the width of its longest value, of the longest word that may not be cut, and whether it is a wide one."""

    natural: int
    word: int
    wide: bool


def need(texts: Iterable[str], wide: bool) -> Need:
    """What a column of these values asks for."""
    found = list(texts)
    return Need(max(map(cell_len, found), default=0), max((_whole(word) for text in found for word in text.split()), default=0), wide)


def _whole(word: str) -> int:
    """The width of what of a word may not be cut; the parts of compounds may be parted after a hyphen or slash."""
    if _DATE.fullmatch(word):
        return cell_len(word)
    longest = max(map(cell_len, _JOINTS.split(word)))
    return longest if longest <= LONGEST_KEPT else _TOKEN_LEFT


def total(widths: Sequence[int]) -> int:
    """The width of columns side by side."""
    return sum(widths) + GAP * (len(widths) - 1)


def share(needs: Sequence[Need], width: int) -> list[int] | None:
    """The widths of columns within a total width: all that they ask for, or a fair share of it, twice as much for wide ones. None where words would be cut."""
    room = width - GAP * (len(needs) - 1)
    widths = [need.word for need in needs]
    if sum(widths) > room:
        return None
    floors = tuple(widths)
    for level in range(room + 1):
        wider = [max(floor, min(need.natural, level * (1 + need.wide))) for floor, need in zip(floors, needs, strict=True)]
        if sum(wider) > room:
            break
        widths = wider
    for place in sorted(range(len(needs)), key=lambda place: not needs[place].wide):
        widths[place] += min(needs[place].natural - widths[place], room - sum(widths))
    return widths
