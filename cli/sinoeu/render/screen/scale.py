"""A year as a scale of months, and where on it a date lies: drawn so that it is seen how exact the date is."""

from calendar import monthrange
from typing import NamedTuple

from sinoeu.model.when import When, parse

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FIRST, _LAST = "01-01", "12-31"


class Signs(NamedTuple):
    """What a scale is drawn with."""

    month: str
    """Where a month begins, and no date lies."""
    day: str
    span: str
    """From one end to the other."""
    within: str
    """The ends and the middle of what is known no better than to a month or a year."""
    inexact: str
    """The same where it takes one cell only."""
    after: str
    """It goes on after the year."""
    before: str
    day_doubted: str
    span_doubted: str
    within_doubted: str
    inexact_doubted: str


UNICODE = Signs("·", "●", "━", "├─┤", "◇", "▸", "◂", "○", "┅", "├┄┤", "◌")
ASCII = Signs(".", "*", "=", "|-|", "+", ">", "<", "o", "~", "|~|", "x")


class Drawn(NamedTuple):
    """A date on the scale of a year: the cell at which its bar begins, and the bar. An empty bar where it has no place on it."""

    at: int
    bar: str
    kinds: frozenset[str] = frozenset()
    """Which signs the bar is made of, by their names in `Signs`."""


NOWHERE = Drawn(0, "")


def drawn(edtf: str | None, cells: int, signs: Signs, lasting: bool = False) -> Drawn:
    """A date on the scale of the year in which it begins (or ends, where its beginning is open), of so many cells a month.

    What is `lasting` goes on from it to the end of the year, and beyond.

    A date without a year lies on the scale of any year. What is no date, or has neither year nor month, lies nowhere.
    """
    try:
        when = parse(edtf or "")
    except ValueError:
        return NOWHERE
    if any(point and not point.year_known and point.month in ("", "XX") for point in (when.start, when.end)):
        return NOWHERE
    first, last, before, after = _reach(when)
    at = _cell(first, cells)
    length = _cell(last, cells) - at + 1
    doubted = "_doubted" if when.uncertain else ""
    if when.is_span:
        bar = [signs.span_doubted if doubted else signs.span] * length
        bar[:1] = [signs.before] if before else bar[:1]
        bar[-1:] = [signs.after] if after else bar[-1:]
        kinds = {f"span{doubted}"} | ({"before"} if before else set()) | ({"after"} if after else set())
        return Drawn(at, "".join(bar), frozenset(kinds))
    if when.start and when.start.day.isdigit():
        begun = Drawn(at, signs.day_doubted if doubted else signs.day, frozenset({f"day{doubted}"}))
    elif length == 1:
        begun = Drawn(at, signs.inexact_doubted if doubted else signs.inexact, frozenset({f"inexact{doubted}"}))
    else:
        sign = signs.within_doubted if doubted else signs.within
        begun = Drawn(at, sign[0] + sign[1] * (length - 2) + sign[2], frozenset({f"within{doubted}"}))
    return _going_on(begun, len(MONTHS) * cells, signs) if lasting else begun


def _going_on(begun: Drawn, year: int, signs: Signs) -> Drawn:
    """What begins so, drawn on to the end of the year; the last cell is that of its going on."""
    bar = begun.bar.ljust(year - begun.at, signs.span)
    kinds = {"after"} | ({"span"} if len(bar) > len(begun.bar) + 1 else set()) | (begun.kinds if len(bar) > 1 else set())
    return Drawn(begun.at, bar[:-1] + signs.after, frozenset(kinds))


def _reach(when: When) -> tuple[str, str, bool, bool]:
    """The first and last `MM-DD` within the year, and whether it reaches beyond it before and after."""
    first = when.start.bounds()[0] if when.start else None
    last = when.end.bounds()[1] if when.end else None
    after = last is None
    if first and last:
        after = first[:4] < last[:4] if when.year_known else last[5:] < first[5:]
    return first[5:] if first else _FIRST, last[5:] if last and not after else _LAST, first is None, after


def _cell(day: str, cells: int) -> int:
    """The cell in which a `MM-DD` lies."""
    month, number = int(day[:2]), int(day[3:])
    return cells * (month - 1) + (number - 1) * cells // monthrange(2000, month)[1]
