"""Periods as a user types them: `2023`, `Feb 2023`, `2022..2024`, `last 90 days`. Nothing that was not given is invented."""

import re
from datetime import date, timedelta

from sinoeu.errors import WrongUsage
from sinoeu.model.when import FIRST_DAY, LAST_DAY, Period, parse
from sinoeu.text.spoken import month_number

_DAY_MONTH_YEAR = re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?P<year>[0-9]{4})")
_MONTH_DAY_YEAR = re.compile(r"(?P<month>[^\W\d]+)\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{4})")
_RELATIVE = re.compile(r"(?:last|past)\s+(?:(?P<count>[0-9]{1,4})\s+)?(?P<unit>day|week|month|year)s?")
_EXAMPLE = "2023"
_OTHER_EXAMPLES = "or 2023-02, 2023-02-22, 'Feb 2023', 2022..2024, 'last year', 'last 90 days'"


def period(typed: str, today: date) -> Period:
    """The first and last day of what was typed.

    Raises WrongUsage where it is no date, an impossible one, or one that could be read in two ways (`02/03/2023`), with what to type in its place.
    """
    try:
        return _read(typed, today)
    except _NoPeriodError as none:
        refusal = _refusal(typed, none.part, today)
        refusal.fits = lambda other: _is_period(other, today)
        raise refusal from None
    except OverflowError:
        raise WrongUsage(f"{typed!r} reaches before the year 1", _OTHER_EXAMPLES, (typed, _EXAMPLE)) from None


class _NoPeriodError(Exception):
    """A piece of what was typed is no period."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def _refusal(typed: str, part: str, today: date) -> WrongUsage:
    """What is wrong with one part of what was typed, and the whole with what may stand in that part's place, where that is a period."""
    from sinoeu.text.misdated import explanations  # its many patterns are needed only where a date has to be explained

    if "..." in part:
        part = typed
    elif part.count("..") > 1:
        return WrongUsage(f"{part!r} is more than one period", _OTHER_EXAMPLES, (typed, _EXAMPLE))
    elif ".." in part:
        first, _, last = (piece.strip() for piece in part.partition(".."))
        if ".." not in last and _is_period(f"{last}..{first}", today):
            return WrongUsage(f"the period {part} ends before it begins", instead=(typed, f"{last}..{first}"))
    for found in explanations(part, today):
        instead = typed.replace(part, found.suggestion) if part and part in typed else found.suggestion
        if _is_period(instead, today):
            return WrongUsage(found.message, found.aside, (typed, instead))
    return WrongUsage(f"{part!r} is not a date that can be read in one way only" if part else "there is no date", _OTHER_EXAMPLES, (typed, _EXAMPLE))


def _is_period(text: str, today: date) -> bool:
    try:
        _read(text, today)
    except (_NoPeriodError, OverflowError):
        return False
    return True


def _read(typed: str, today: date) -> Period:
    """Raises _NoPeriodError for what is none, and OverflowError for what lies outside the calendar."""
    text = " ".join(typed.split())
    if ".." not in text or "..." in text:
        return _relative(text.casefold(), today) or _written(text)
    first, _, last = text.partition("..")
    if ".." in last:
        raise _NoPeriodError(text)
    start = _read(first, today)[0] if first.strip() else FIRST_DAY
    end = _read(last, today)[1] if last.strip() else LAST_DAY
    if start > end:
        raise _NoPeriodError(text)
    return start, end


def _written(text: str) -> Period:
    found = _DAY_MONTH_YEAR.fullmatch(text) or _MONTH_DAY_YEAR.fullmatch(text)
    iso = text
    if found and (month := month_number(found["month"])):
        iso = f"{found['year']}-{month:02}" + (f"-{int(found['day']):02}" if found["day"] else "")
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", iso, re.ASCII):
        raise _NoPeriodError(text)
    try:
        span = parse(iso).span()
    except ValueError:
        raise _NoPeriodError(text) from None
    return span.start_earliest, span.end_latest


def _relative(text: str, today: date) -> Period | None:
    """The period of a text in small letters that is counted from today; None for any other."""
    if text in ("today", "yesterday"):
        day = today - timedelta(days=text == "yesterday")
        return day.isoformat(), day.isoformat()
    if text in ("this year", "this month"):
        return _written(today.isoformat()[: 4 if text == "this year" else 7])
    if text in ("this week", "last week"):
        monday = today - timedelta(days=today.weekday() + 7 * (text == "last week"))
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    found = _RELATIVE.fullmatch(text)
    if not found or found["count"] in ("0", "00", "000", "0000"):
        return None
    from dateutil.relativedelta import relativedelta  # costs 34 ms of start-up, so only where a relative period is asked for

    unit, count = found["unit"], found["count"]
    number = int(count or 1)
    try:
        if count is None and unit in ("month", "year"):
            before = today - (relativedelta(years=1) if unit == "year" else relativedelta(months=1))
            return _written(before.isoformat()[: 4 if unit == "year" else 7])
        steps = {"day": relativedelta(days=number), "week": relativedelta(weeks=number), "month": relativedelta(months=number), "year": relativedelta(years=number)}
        return (today - steps[unit]).isoformat(), today.isoformat()
    except ValueError as fault:  # what dateutil says of a year before the first
        raise OverflowError from fault
