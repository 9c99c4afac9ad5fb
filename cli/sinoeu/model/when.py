"""Dates as the sources have them: the small subset of EDTF (ISO 8601-2) that the corpus uses, and what is certain about it.

Written by hand because an unknown year has to stay unknown: it is a value with a month and a day, not the years 0 to 9999.
"""

import re
from functools import lru_cache
from typing import NamedTuple

FIRST_DAY, LAST_DAY = "0000-01-01", "9999-12-31"
Period = tuple[str, str]
"""First and last day as ISO dates, both inclusive."""
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINT = re.compile(r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%])?", re.ASCII)


class Point(NamedTuple):
    """One end of a span, or a date by itself: `2022-07-07`, `2021-12`, `XXXX-05-21`, `2023-02?`."""

    year: str
    month: str
    day: str
    mark: str

    @property
    def year_known(self) -> bool:
        """Whether all four digits of the year are there."""
        return "X" not in self.year

    def bounds(self) -> tuple[str, str]:
        """The first and last day that this may be, as ISO dates; with a wholly unknown year, over all years."""
        low_year, high_year = self.year.replace("X", "0"), self.year.replace("X", "9")
        month_known = self.month not in ("", "XX")
        low_month, high_month = (self.month, self.month) if month_known else ("01", "12")
        if self.day not in ("", "XX"):
            return f"{low_year}-{low_month}-{self.day}", f"{high_year}-{high_month}-{self.day}"
        longest_year = high_year if self.year_known else "2000"  # of several years one may be a leap year
        return f"{low_year}-{low_month}-01", f"{high_year}-{high_month}-{_last_day(longest_year, high_month):02}"

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.mark


class Span(NamedTuple):
    """The four days between which something lies: it began between the first two and ended between the last two."""

    start_earliest: str
    start_latest: str
    end_earliest: str
    end_latest: str


class When(NamedTuple):
    """A date or a span of dates; None at an end means open or unknown (`../2022`, `2022/..`)."""

    start: Point | None
    end: Point | None
    is_span: bool

    @property
    def year_known(self) -> bool:
        """Whether every end that is given has its year."""
        return all(point.year_known for point in (self.start, self.end) if point)

    @property
    def year_wholly_unknown(self) -> bool:
        """Whether no digit of the year is given at some end (`XXXX-05-21`)."""
        return any(point.year == "XXXX" for point in (self.start, self.end) if point)

    @property
    def uncertain(self) -> bool:
        """Whether an end carries the mark of doubt or of approximation."""
        return any(point.mark for point in (self.start, self.end) if point)

    def span(self) -> Span:
        """Between which days it lies. A date coarser than a day is one unknown day within it; an open end reaches to the end of time."""
        low = self.start.bounds() if self.start else (FIRST_DAY, self.end.bounds()[1] if self.end else LAST_DAY)
        high = self.end.bounds() if self.end else (low[0], LAST_DAY)
        return Span(low[0], low[1], high[0], high[1])

    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day at face value, for JSON; None where an end is open or its year unknown."""
        if not self.year_known:
            return None, None
        return (self.start.bounds()[0] if self.start else None), (self.end.bounds()[1] if self.end else None)

    def season(self) -> tuple[str, str] | None:
        """`MM-DD` of the first and last day of a date without a year; None where the months are not known either."""
        if not (self.start and self.end) or "XX" in (self.start.month, self.end.month) or not self.start.month or not self.end.month:
            return None
        return self.start.bounds()[0][5:], self.end.bounds()[1][5:]

    def __str__(self) -> str:
        if not self.is_span:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


@lru_cache(maxsize=10_000)
def parse(text: str) -> When:
    """The date that an EDTF string stands for.

    Raises ValueError, with a message for the curator, where the string is not of the subset or no calendar has such a day.
    """
    if "/" not in text:
        point = _point(text)
        return When(point, point, False)
    first, _, last = text.partition("/")
    start = None if first == ".." else _point(first)
    end = None if last == ".." else _point(last)
    if not start and not end:
        raise ValueError(f"{text} is open at both ends")
    when = When(start, end, True)
    if start and end:
        if (start.year == "XXXX") != (end.year == "XXXX"):
            raise ValueError(f"{text} has a year at one end only; write XXXX at both, or supply the other")
        if not when.year_wholly_unknown and start.bounds()[0] > end.bounds()[1]:
            raise ValueError(f"{text} ends before it begins")
    return when


@lru_cache(maxsize=10_000)
def openness(text: str | None) -> tuple[int, int]:
    """How much a date leaves open; of several dates of one thing the one that leaves least open puts it in its place.

    First whether the year is known (0), unknown (1), or the date only words (2); then roughly how many days lie between its bounds.
    """
    try:
        when = parse(text or "")
    except ValueError:
        return 2, 0
    if when.year_wholly_unknown:
        return 1, 0
    days = [int(day.replace("-", "")) for day in when.span()]
    return 0, (days[1] - days[0]) + (days[3] - days[2])


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"{text or 'an empty date'} is not a date; write 2022, 2021-12, 2023-02-22, XXXX-05-21 (year not stated), 2023-02? or A/B")
    point = Point(found["year"], found["month"] or "", found["day"] or "", found["mark"] or "")
    if point.year == "XXXX" and not point.month:
        raise ValueError("XXXX alone says nothing; leave the date out")
    if point.month not in ("", "XX") and not 1 <= int(point.month) <= 12:
        raise ValueError(f"{text}: there is no month {point.month}")
    if point.day not in ("", "XX"):
        if point.month == "XX":
            raise ValueError(f"{text}: a day without its month")
        longest = _last_day(point.year.replace("X", "0"), point.month) if point.year_known else _last_day("2000", point.month)
        if not 1 <= int(point.day) <= longest:
            raise ValueError(f"{text}: there is no such day")
    return point


def _last_day(year: str, month: str) -> int:
    """The number of days of a month in the Gregorian calendar, where the year 0 is a leap year."""
    number = int(year)
    leap = number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    return _LENGTHS[int(month) - 1] + (month == "02" and leap)
