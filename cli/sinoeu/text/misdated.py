"""What was typed for a period and is none: what is wrong with it, and what may be typed in its place. A year that was not given is never more than an example."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sinoeu.text.choices import likely
from sinoeu.text.spoken import MONTHS, month_number


class Explained(NamedTuple):
    """What is wrong, what may be typed in its place (which has still to be proved a period), and an aside to that."""

    message: str
    suggestion: str
    aside: str = ""


_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|\u2013|\u2014|/|\bto\b|\band\b|\buntil\b|\bbis\b)\s*"
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})(?:[-/. ](?P<day>[0-9]{1,2}))?\.?")
_YEAR_LAST = re.compile(r"(?P<one>[0-9]{1,2})[-/. ]\s?(?P<other>[0-9]{1,2})[-/. ]\s?(?P<year>[0-9]{4})")
_MONTH_AND_YEAR = re.compile(r"(?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})")
_RUN_TOGETHER = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_WITH_TIME = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.Z+-]+")
_DAYS = re.compile(rf"(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)?{_TO}(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?")
_FROM = re.compile(r"(?:from|between)\s+", re.IGNORECASE)
_BETWEEN_ENDS = tuple(re.compile(sign, re.IGNORECASE) for sign in (r"\s(?:to|and|until|bis)\s", r"\.{3,}|\u2026", "[\u2013\u2014]", r"\s-\s", "/", "-"))
"""What may stand between the ends of a period, that which stands within dates last."""
_DECADE = re.compile(r"(?:the\s+)?(?P<decade>[0-9]{3})(?:0s|0'?s|X)", re.IGNORECASE)
_QUARTER = re.compile(r"Q(?P<quarter>[1-4])[ -/]?(?P<year>[0-9]{4})|(?P<year_first>[0-9]{4})[ -/]?Q(?P<quarter_last>[1-4])", re.IGNORECASE)
_SEASON = re.compile(r"(?:(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>[0-9]{4}))", re.IGNORECASE)
_SEASONS = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11"), "winter": ("12", "02")}
_IN_FRONT = re.compile(r"(?:in|on|at|during|the|since|from|until|till|by|ca\.?|circa|about|around|year)\s+(?P<rest>.+)", re.IGNORECASE)
_AGO = re.compile(r"(?P<count>[0-9]{1,4}|an?|one)\s+(?P<unit>day|week|month|year)s?\s+ago", re.IGNORECASE)
_LAST = re.compile(r"(?:last|past)\s+(?P<count>[0-9]+)\s+(?P<units>days?|weeks?|months?|years?)", re.IGNORECASE)
_AHEAD = re.compile(r"(?:tomorrow|next\s+(?P<unit>week|month|year))", re.IGNORECASE)
_SPANS = {"fortnight": "14 days", "quarter": "3 months", "decade": "10 years", "century": "100 years"}
_CHINESE = re.compile(
    r"(?P<year>[0-9〇零一二三四五六七八九]{4})\s*年?(?:\s*(?P<month>[0-9一二三四五六七八九十]{1,3})\s*月)?(?:\s*(?P<day>[0-9一二三四五六七八九十廿卅]{1,3})\s*[日号號])?"
)
_FIGURES = {**{figure: str(at) for at, figure in enumerate("零一二三四五六七八九")}, "〇": "0"}
_MOST_LENGTH = 60
"""What is longer is no date, whatever is in it."""


def explanations(text: str, today: date) -> Iterator[Explained]:
    """What may be wrong with a text that is no period, the likeliest first."""
    if len(text) <= _MOST_LENGTH:
        yield from (found for explain in _RULES if (found := explain(text, today)))


def _iso(year: int | str, month: int | str, day: int | str | None = None) -> str:
    return f"{int(year):04}-{int(month):02}" + (f"-{int(day):02}" if day is not None else "")


def _checked(text: str, year: str, month: str, day: str | None, otherwise: str) -> Explained:
    """What is wrong with a date whose parts are known: that no calendar has it, or only how it is written."""
    if not 1 <= int(month) <= 12:
        return Explained(f"{text}: there is no month {month}", year, "the months are 01 to 12")
    if day is None:
        return Explained(otherwise, _iso(year, month))
    last = monthrange(max(int(year), 1), int(month))[1]
    if not 1 <= int(day) <= last:
        name = list(MONTHS)[int(month) - 1].capitalize()
        return Explained(f"{text}: there is no such day, {name} {year} has {last}", _iso(year, month, min(max(int(day), 1), last)), f"or all of {_iso(year, month)}")
    return Explained(otherwise, _iso(year, month, day))


def _other_digits(text: str, _: date) -> Explained | None:
    plain = unicodedata.normalize("NFKC", text)
    found = _CHINESE.fullmatch(plain)
    if found and plain != found["year"]:
        parts = ["".join(_FIGURES.get(one, one) for one in found["year"]), *(_chinese(part) for part in (found["month"], found["day"]) if part)]
        return Explained(f"{text!r} is not in the digits 0 to 9", "-".join(part.zfill(2) for part in parts))
    if found and not found["year"].isascii():
        return Explained(f"{text!r} is not in the digits 0 to 9", "".join(_FIGURES.get(one, one) for one in found["year"]))
    return Explained(f"{text!r} is not in the digits 0 to 9", plain) if plain != text and re.search("[0-9]", plain) else None


def _chinese(number: str) -> str:
    """A number up to 39 in Chinese figures: 三, 十二, 二十三, 廿三; in digits it stays as it is."""
    number = number.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return "".join(_FIGURES.get(one, one) for one in number)
    return f"{_FIGURES.get(tens, tens) or 1}{_FIGURES.get(ones, ones) or 0}"


def _year_first(text: str, _: date) -> Explained | None:
    found = _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    return _checked(text, found["year"], found["month"], found["day"], f"{text!r}: a date is written with hyphens, and two digits for month and day") if found else None


def _year_last(text: str, _: date) -> Explained | None:
    found = _YEAR_LAST.fullmatch(text)
    if not found:
        return None
    one, other, year = int(found["one"]), int(found["other"]), found["year"]
    if 1 <= one <= 12 and 1 <= other <= 12 and one != other:
        first, second = (f"{day} {list(MONTHS)[month - 1].capitalize()}" for day, month in ((one, other), (other, one)))
        return Explained(f"{text!r} is {first} for some and {second} for others", _iso(year, other, one), f"or {_iso(year, one, other)}")
    day, month = (one, other) if other <= 12 else (other, one)
    return _checked(text, year, str(month), str(day), f"{text!r}: a date is written with the year first") if 1 <= month <= 12 else None


def _month_and_year(text: str, _: date) -> Explained | None:
    found = _MONTH_AND_YEAR.fullmatch(text)
    return _checked(text, found["year"], found["month"], None, f"{text!r}: a month is written with the year first") if found else None


def _with_time(text: str, _: date) -> Explained | None:
    found = _WITH_TIME.fullmatch(text)
    return Explained(f"{text!r} has a time of day; periods are of whole days", found["date"]) if found else None


def _by_name(text: str, today: date) -> Explained | None:
    """Dates with the name of a month: in any order, of several days, without a year, or with a slip in the name."""
    words = re.findall(r"[^\W\d_]+", text)
    names = [word for word in words if month_number(word)]
    if not names:
        return _slip(text, words)
    month = month_number(names[0])
    rest = re.sub(rf"\b{re.escape(names[0])}\b\.?", " ", text, count=1)
    year = re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", rest)
    rest = " ".join((rest.replace(year[0], " ", 1) if year else rest).strip(" ,.-/").split())
    of = year[0] if year else f"{today.year}"
    assert month is not None  # it is among the names of months
    days = _DAYS.fullmatch(rest) or re.fullmatch(_DAY, rest)
    if len(names) > 1 or (rest and not days):
        return None
    parts = days.groupdict() if days else {}
    first, last = parts.get("day") or parts.get("first"), parts.get("last")
    if year is None:
        return Explained(f"{text!r} has no year", _iso(of, month, first) + (f"..{_iso(of, month, last)}" if last else ""), "or another year")
    if last:
        return Explained(f"{text!r}: the first and the last day are joined by two dots", f"{_iso(of, month, first)}..{_iso(of, month, last)}")
    return _checked(text, of, str(month), first, f"{text!r}: a date is written 2023-02-22 or '22 Feb 2023'")


def _slip(text: str, words: list[str]) -> Explained | None:
    for word in words:
        meant = likely(word, MONTHS) if len(word) > 3 else None
        if meant:
            return Explained(f"there is no month {word!r}; did you mean {meant.word.capitalize()}? ({meant.because})", text.replace(word, meant.word.capitalize()))
    return None


def _two_ends(text: str, _: date) -> Explained | None:
    for sign in _BETWEEN_ENDS:
        ends = [end.strip() for end in sign.split(_FROM.sub("", text, count=1))]
        if len(ends) == 2 and all(ends):
            return Explained(f"{text!r}: the two ends of a period are joined by two dots", "..".join(ends))
    return None


def _decade(text: str, _: date) -> Explained | None:
    found = _DECADE.fullmatch(text)
    return Explained(f"{text!r}: a decade is written by its first and last year", f"{found['decade']}0..{found['decade']}9") if found else None


def _part_of_year(text: str, _: date) -> Explained | None:
    quarter, season = _QUARTER.fullmatch(text), _SEASON.fullmatch(text)
    if quarter:
        number, year = int(quarter["quarter"] or quarter["quarter_last"]), quarter["year"] or quarter["year_first"]
        return Explained(f"{text!r}: a quarter is written by its first and last month", f"{_iso(year, 3 * number - 2)}..{_iso(year, 3 * number)}")
    if season:
        first, last = _SEASONS[season["season"].casefold()]
        year = season["year"]
        return Explained(f"{text!r}: a season has no days of its own", f"{year}-{first}..{int(year) + (first > last):04}-{last}", "or the months that you mean")
    return None


def _uncertain(text: str, today: date) -> Explained | None:
    if re.fullmatch(r"[0-9-]+[?~%]", text):
        return Explained(f"{text!r}: doubt is the sources'; a period is asked for without it", text[:-1])
    if text.startswith("XXXX-"):
        return Explained(f"{text!r} has no year", f"{today.year}{text[4:]}", "or another year")
    return None


def _relative(text: str, today: date) -> Explained | None:
    ago, last, ahead = _AGO.fullmatch(text), _LAST.fullmatch(text), _AHEAD.fullmatch(text)
    if ago:
        count, unit = int(ago["count"]) if ago["count"].isdigit() else 1, ago["unit"].casefold()
        day = today - timedelta(days=count * {"day": 1, "week": 7}.get(unit, 0))
        months = 12 * today.year + today.month - 1 - count
        written = {"month": f"{months // 12:04}-{months % 12 + 1:02}", "year": f"{today.year - count:04}"}.get(unit, day.isoformat())
        return Explained(f"{text!r}: a date is written as such", written)
    if last:
        many = len(last["count"].lstrip("0")) > 1
        amount = "reaches too far back" if many else "is no time at all"
        return Explained(f"{text!r} {amount}", f"last {'9999' if many else '1'} {last['units'] if many else last['units'].rstrip('s')}")
    if ahead:
        monday = today - timedelta(days=today.weekday())
        coming = {
            "week": f"{monday + timedelta(days=7)}..{monday + timedelta(days=13)}",
            "month": (today.replace(day=1) + timedelta(days=31)).isoformat()[:7],
            "year": f"{today.year + 1:04}",
        }
        return Explained(f"{text!r} is still to come", coming.get((ahead["unit"] or "").casefold(), (today + timedelta(days=1)).isoformat()))
    span = next((span for span in _SPANS if text.casefold() in (f"last {span}", f"past {span}")), None)
    if span:
        return Explained(f"{text!r}: periods are counted in days, weeks, months or years", f"last {_SPANS[span]}")
    return Explained(f"{text!r}: a day has a name or a date", "today") if text.casefold() == "now" else None


def _in_front(text: str, _: date) -> Explained | None:
    found = _IN_FRONT.fullmatch(text)
    return Explained(f"{text!r}: the date alone is enough", found["rest"]) if found else None


def _other_years(text: str, today: date) -> Explained | None:
    if not (text.isascii() and text.isdigit()) or len(text) == 4:
        return None
    century = str(today.year)[:2]
    return Explained(f"{text!r}: a year has four digits", century + text if len(text) == 2 else f"{today.year}", "or another year")


_RULES: tuple[Callable[[str, date], Explained | None], ...] = (
    _other_digits, _with_time, _year_first, _year_last, _month_and_year, _decade, _part_of_year, _uncertain, _relative, _by_name, _two_ends, _in_front, _other_years,
)  # fmt: skip
