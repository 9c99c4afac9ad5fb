"""Periods as a user types them: `2023`, `Feb 2023`, `2022..2024`, `last 90 days`. Nothing that was not given is invented."""

import re
from datetime import date, timedelta

from sinoeu.errors import WrongUsage
from sinoeu.model.when import FIRST_DAY, LAST_DAY, Period, parse
from sinoeu.text.spoken import month_number

_DAY_MONTH_YEAR = re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?P<year>[0-9]{4})")
_MONTH_DAY_YEAR = re.compile(r"(?P<month>[^\W\d]+)\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{4})")
_RELATIVE = re.compile(r"(?:last|past)\s+(?:(?P<count>[0-9]{1,4})\s+)?(?P<unit>day|week|month|year)s?")
EXAMPLES = "write 2023, 2023-02, 2023-02-22, 'Feb 2023', 2022..2024, 'last year' or 'last 90 days'"


def period(text: str, today: date) -> Period:
    """The first and last day of what was typed.

    Raises WrongUsage where it is no date, an impossible one, or one that could be read in two ways (`02/03/2023`).
    """
    text = " ".join(text.split())
    if ".." in text:
        first, _, last = text.partition("..")
        if ".." in last:
            raise WrongUsage(f"{text!r} is more than one period", EXAMPLES)
        start = period(first, today)[0] if first.strip() else FIRST_DAY
        end = period(last, today)[1] if last.strip() else LAST_DAY
        if start > end:
            raise WrongUsage(f"the period {text} ends before it begins", f"write {last.strip()}..{first.strip()}")
        return start, end
    try:
        return _relative(text.casefold(), today) or _written(text)
    except (ValueError, OverflowError):
        raise WrongUsage(f"{text!r} reaches before the year 1", EXAMPLES) from None


def _written(text: str) -> Period:
    found = _DAY_MONTH_YEAR.fullmatch(text) or _MONTH_DAY_YEAR.fullmatch(text)
    if found and (month := month_number(found["month"])):
        text = f"{found['year']}-{month:02}" + (f"-{int(found['day']):02}" if found["day"] else "")
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text, re.ASCII):
        raise WrongUsage(f"{text!r} is not a date that can be read in one way only", EXAMPLES)
    try:
        when = parse(text)
    except ValueError as fault:
        raise WrongUsage(str(fault), EXAMPLES) from None
    span = when.span()
    return span.start_earliest, span.end_latest


def _relative(text: str, today: date) -> Period | None:
    if text in ("today", "yesterday"):
        day = today - timedelta(days=text == "yesterday")
        return day.isoformat(), day.isoformat()
    if text in ("this year", "this month"):
        return _written(today.isoformat()[: 4 if text == "this year" else 7])
    found = _RELATIVE.fullmatch(text)
    if not found:
        return None
    from dateutil.relativedelta import relativedelta  # costs 34 ms of start-up, so only where a relative period is asked for

    unit, count = found["unit"], found["count"]
    if count is None and unit == "year":
        return _written(f"{today.year - 1:04}")
    if count is None and unit == "month":
        return _written((today - relativedelta(months=1)).isoformat()[:7])
    number = int(count or 1)
    steps = {"day": relativedelta(days=number), "week": relativedelta(weeks=number), "month": relativedelta(months=number), "year": relativedelta(years=number)}
    return (today - steps[unit]).isoformat(), today.isoformat()
