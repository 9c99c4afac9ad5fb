"""How wide the columns of a table are."""

from collections.abc import Sequence
from typing import NamedTuple

GAP = 2
"""Blanks between columns."""
LONGEST_KEPT = (16, 12, 10)
"""Words up to this width are not cut; the smaller limits where there is no room for the larger."""


class Need(NamedTuple):
    """What a column asks for: the width of its longest value, of its longest word, and whether it is a wide one."""

    natural: int
    word: int
    wide: bool

    def least(self, longest: int) -> int:
        """The width below which words up to the longest would be cut."""
        return min(self.word, longest)


def share(needs: Sequence[Need], width: int) -> list[int] | None:
    """The widths of columns within a total width: all that they ask for, or a fair share of it, twice as much for wide ones. None where words would be cut."""
    room = width - GAP * (len(needs) - 1)
    widths = next((least for longest in LONGEST_KEPT if sum(least := [need.least(longest) for need in needs]) <= room), None)
    if widths is None:
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
