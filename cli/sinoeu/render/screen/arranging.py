"""Which columns of a table stand side by side, how wide, and which stand under the rows: the arrangement that takes the fewest lines."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from rich.cells import cell_len

from sinoeu.render.screen.widths import GAP, need, share, total
from sinoeu.render.screen.wrapping import height

_HALF_EMPTY = 1 / 2
"""Columns filled in no more than this part of the rows go under them as soon as it takes no more lines."""
_WORTH_IT = 0.9
"""One of the others may follow where at most this part of the lines is left. A second one stays: it would be a table no more.
Of those that are as good but for so much it is the last one, since the first columns say most."""
_AS_EMPTY = 0.1
"""Columns that differ by no more in how much of them is filled are taken for equal; one that is fuller never goes before another."""
_SAMPLE = 60
"""Lines are counted on so many rows."""
_FEW = 1 / 6
"""Where no more than this part of the rows takes several lines, they stand as close as where none does."""
_SLIM = 12
"""Columns up to this width take so little that they go under the rows only where words would be cut."""


class Measured(NamedTuple):
    """What is to be known of a column: its heading, its values row by row, whether it gets what width is left, and whether it may stand under the rows."""

    heading: str
    texts: Sequence[str]
    wide: bool
    movable: bool


class Arrangement(NamedTuple):
    """The columns that stand side by side, with their widths, and those under the rows."""

    beside: tuple[int, ...]
    widths: tuple[int, ...]
    under: tuple[int, ...]


class _Tried(NamedTuple):
    lines: float
    """How many it takes; endless where words would be cut."""
    lacking: int
    """How many cells there are too few for whole words."""
    arrangement: Arrangement


def arranged(columns: Sequence[Measured], room: int) -> Arrangement | None:
    """The arrangement of columns in so much room; None where words would be cut in any."""
    table = _Table(columns, room)
    best = one = table.tried(())
    while one.lines > len(table.rows):
        slim = 0 if one.lines == inf else _SLIM
        movable = [at for at in one.arrangement.beside if columns[at].movable and table.needs[at].natural > slim]
        emptiest = min((table.filled[at] for at in movable), default=1)
        if not movable or (one.lines < inf and any(table.filled[at] > _HALF_EMPTY for at in one.arrangement.under)):
            break
        tried = [table.tried((*one.arrangement.under, at)) for at in movable if table.filled[at] <= emptiest + _AS_EMPTY]
        fewest = min(other[:2] for other in tried)
        one = [other for other in tried if other[:2] == fewest or other.lines * _WORTH_IT <= fewest[0] < inf][-1]
        if one.lines <= best.lines * (_WORTH_IT if emptiest > _HALF_EMPTY else 1):
            best = one
    return best.arrangement if best.lines < inf else None


def stand_apart(heights: Sequence[int]) -> bool:
    """Whether rows of so many lines need empty lines between them to be told from one another."""
    return sum(lines > 1 for lines in heights) > len(heights) * _FEW


def fitting(columns: Sequence[Measured], room: int) -> Arrangement | None:
    """The columns side by side, where all of them fit as they are; None where anything would be wrapped."""
    widths = [max(map(cell_len, (column.heading, *column.texts))) for column in columns]
    return Arrangement(tuple(range(len(columns))), tuple(widths), ()) if total(widths) <= room else None


class _Table:
    """The columns to be arranged, measured once."""

    def __init__(self, columns: Sequence[Measured], room: int) -> None:
        self.headings = [column.heading for column in columns]
        self.room = room
        self.needs = [need([column.heading, *column.texts], column.wide) for column in columns]
        self.filled = [sum(map(bool, column.texts)) / len(column.texts) for column in columns]
        self.rows = list(zip(*(column.texts[:_SAMPLE] for column in columns), strict=True))

    def tried(self, under: Sequence[int]) -> _Tried:
        """How well the columns stand with some of them under the rows."""
        beside = [at for at in range(len(self.needs)) if at not in under]
        needs = [self.needs[at] for at in beside]
        widths = share(needs, self.room)
        if widths is None:
            return _Tried(inf, total([one.word for one in needs]) - self.room, Arrangement(tuple(beside), (), tuple(under)))
        heights = [max(height(row[at], width) for at, width in zip(beside, widths, strict=True)) for row in self.rows]
        below = [sum(cell_len(row[at]) + cell_len(self.headings[at]) + GAP * 2 for at in under if row[at]) for row in self.rows]
        apart = len(self.rows) if any(below) or stand_apart(heights) else 0
        lines = sum(heights) + sum(-(-length // self.room) for length in below) + apart
        return _Tried(lines, 0, Arrangement(tuple(beside), tuple(widths), tuple(sorted(under))))
