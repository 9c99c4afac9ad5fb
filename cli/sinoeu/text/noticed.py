"""Dates and numbers as they stand in a passage, noticed so that a curator does not overlook them: those that `check` asks for, and Chinese ones."""

import re

from sinoeu.text.mentions import DateMention, dates_mentioned, numbers_mentioned

LONGEST = 20_000
"""Characters of a passage in which anything is looked for: what is longer is no passage of news."""
MOST = 12
"""Dates or numbers of a passage that are told; a table has hundreds."""
_HAN = "\u4e00-\u9fff"
_CHINESE_DATE = re.compile(r"(?P<year>[0-9]{4})\ ?年(?:\ ?(?P<month>[0-9]{1,2})\ ?月(?:\ ?(?P<day>[0-9]{1,2})\ ?日)?)?|[0-9]{1,2}\ ?月(?:\ ?[0-9]{1,2}\ ?日)?")
_CHINESE_NUMBER = re.compile(rf"(?<![A-Za-z0-9.,])[0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,9}})?(?:\ ?[万亿]+|(?=\ ?[{_HAN}]))")


def dates_in(text: str) -> list[str]:
    """The dates of a text, as printed, each once, in reading order."""
    found = [mention.span for mention in dates_mentioned(text[:LONGEST])] + [found.span() for found in _CHINESE_DATE.finditer(text[:LONGEST])]
    return _told(text, found)


def numbers_noticed(text: str) -> list[str]:
    """The numbers of a text that belong to no date, as printed, each once, in reading order."""
    without_dates = _CHINESE_DATE.sub(lambda found: " " * len(found[0]), text[:LONGEST])
    found = [mention.span for mention in numbers_mentioned(without_dates)] + [found.span() for found in _CHINESE_NUMBER.finditer(without_dates)]
    return _told(text, found)


def first_day(text: str) -> str | None:
    """The first whole date of a text, as `2022-07-08`; None where there is none."""
    days = [(mention.span, _day(mention)) for mention in dates_mentioned(text[:LONGEST])]
    whole = (found for found in _CHINESE_DATE.finditer(text[:LONGEST]) if found["day"])
    days += ((found.span(), _day(DateMention(found["year"], int(found["month"]), (int(found["day"]),), found.span()))) for found in whole)
    return next((day for _, day in sorted(days, key=lambda placed: placed[0]) if day), None)


def _day(mention: DateMention) -> str | None:
    """A mention of one day as a date."""
    if not mention.year or not 1 <= (mention.month or 0) <= 12 or len(mention.days) != 1 or not 1 <= mention.days[0] <= 31:
        return None
    return f"{mention.year}-{mention.month:02}-{mention.days[0]:02}"


def _told(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """The words at some places, in order; of places that overlap the longest."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return list(dict.fromkeys(text[start:end] for start, end in kept))[:MOST]
