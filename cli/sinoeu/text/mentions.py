"""Dates, numbers and capitalised names that a text speaks of, with where they stand: what a reader would stop at."""

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from sinoeu.text.spoken import MONTHS, ORDINALS, SCALES, TENS, UNITS, month_number, numbers_in, ordinal, ordinals_in

Span = tuple[int, int]
"""Start and end in code points."""

_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?(?![\w%])"
_DAYS = rf"{_DAY}(?:\s*(?:[-\u2013\u2014]|to|and)\s*{_DAY})?"
_FOUR_DIGITS = r"(?:1[5-9]|20|21)[0-9]{2}"
_YEAR = rf"{_FOUR_DIGITS}(?![\w%])"
_MONTH = "|".join(f"{name[:3].title()}(?:{name[3:]}|t)?" if name == "september" else f"{name[:3].title()}(?:{name[3:]})?" for name in MONTHS)
_BEFORE_CHINESE = r"(?<![A-Za-z0-9.,])"
_DATE = re.compile(
    rf"{_BEFORE_CHINESE}(?:(?P<nian>{_FOUR_DIGITS})\ ?年\ ?)?(?P<yue>1[0-2]|0?[1-9])\ ?月(?:\ ?(?P<ri>[0-9]{{1,2}})\ ?[日号])?"
    rf"|{_BEFORE_CHINESE}(?P<nian_alone>{_FOUR_DIGITS})\ ?年"
    rf"|(?<![\w.,])(?:(?P<before>{_DAYS})\s+(?:of\s+)?)?(?<!\w)(?P<month>{_MONTH})\b(?:(?:(?<=\b[A-Z][a-z][a-z])|(?<=\bSept))\.(?=\s*[0-9]))?(?:\s+(?P<after>{_DAYS}))?(?:,?\s*(?P<year>{_YEAR}))?"
    rf"|(?<![\w.,-])(?P<iso>{_YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?)(?![\w-])"
    rf"|(?<![\w.,$€£¥-])(?P<alone>{_YEAR})(?![,.][0-9])"
)
_ALSO_WORDS = ("may", "mar", "march", "jun", "jan")
"""Months that are words or names as well, and count only with a day or a year."""

_SMALL_OR_LARGE = "|".join(sorted({*UNITS, *TENS, *SCALES}, key=len, reverse=True))
_IN_WORDS = rf"(?:{_SMALL_OR_LARGE})(?:[\s-]+(?:and\s+)?(?:{_SMALL_OR_LARGE}))*"
_RANKS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"{_BEFORE_CHINESE}[0-9]+(?:,[0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)?\ ?(?:万亿|[万亿]|(?<!\ )(?=\ ?[\u4e00-\u9fff]))|"
    r"(?<![\w.,+])(?<!\w-)[0-9]+(?:[,\u202f\u00a0][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?(?:(?:st|nd|rd|th)(?!\w)|(?!\w)"
    rf"(?:\s+(?:{'|'.join(SCALES)})(?!\w))*)|(?<![\w-])(?:{_IN_WORDS}|{_RANKS})(?![\w-])",
    re.IGNORECASE,
)
_NOWHERE = (sys.maxsize, sys.maxsize)
"""Where the next date stands that there is not."""
_SMALLEST = 10
"""Numbers in words count from ten on, ranks in words from the fourth: `both two sides` and `the first time` tell nothing."""
_FIRST_RANK = 4

WORD = re.compile(r"[^\W_]+")
_NAME_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-.&'\u2019][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;\u2026\"'\u2018\u2019\u201c\u201d(\[|/\u4e28-])\s*$")


class DateMention(NamedTuple):
    """A date that a text gives: the parts that it has, empty where it has none, and where it stands."""

    year: str
    month: int | None
    days: tuple[int, ...]
    span: Span


class NumberMention(NamedTuple):
    """A number that a text gives: what it may stand for (`8 million` is 8 and 8000000), or its rank, and where it stands."""

    values: frozenset[Decimal]
    ranks: frozenset[int]
    span: Span


def dates_mentioned(text: str) -> Iterator[DateMention]:
    """The dates of a text: a month with a day or a year, a month by itself, or a year; in English, in Chinese or as `2022-07-08`."""
    for found in _DATE.finditer(text):
        if found["iso"]:
            year, month, *day = found["iso"].split("-")
            yield DateMention(year, int(month), tuple(map(int, day)), found.span())
        elif year := found["alone"] or found["nian_alone"]:
            yield DateMention(year, None, (), found.span())
        elif found["yue"]:
            yield DateMention(found["nian"] or "", int(found["yue"]), (int(found["ri"]),) if found["ri"] else (), found.span())
        else:
            days = tuple(int(number) for part in (found["before"], found["after"]) if part for number in re.findall("[0-9]+", part))
            if days or found["year"] or found["month"].casefold() not in _ALSO_WORDS:
                yield DateMention(found["year"] or "", month_number(found["month"]), days, found.span())


def numbers_mentioned(text: str) -> Iterator[NumberMention]:
    """The numbers of a text but those that belong to its dates, and but small ones in words."""
    dates = (mention.span for mention in dates_mentioned(text))
    first, last = next(dates, _NOWHERE)
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        while last <= start:
            first, last = next(dates, _NOWHERE)
        if first < end:
            continue
        words = found[0]
        values, ranks = frozenset(numbers_in(words)), frozenset(ordinals_in(words))
        if words[0].isdigit() or max(values, default=0) >= _SMALLEST or (ordinal(words) or 0) >= _FIRST_RANK:
            yield NumberMention(values, ranks, (start, end))


def capitalised_runs(text: str) -> Iterator[list[Span]]:
    """The runs of capitalised words with nothing but a blank between them; a word that only opens its sentence begins none."""
    run: list[Span] = []
    for found in _NAME_WORD.finditer(text):
        start, end = found.span()
        end -= len(ending[0]) if (ending := _POSSESSIVE.search(found[0])) else 0
        follows = bool(run) and text[run[-1][1] : start] in (" ", "\u00a0")
        if run and not follows:
            yield run
            run = []
        if not text[start].isupper() or _is_of_calendar(text[start:end]):
            if run:
                yield run
            run = []
        elif run or not _opens_sentence(text, start, text[start:end]):
            run.append((start, end))
    if run:
        yield run


def _opens_sentence(text: str, start: int, word: str) -> bool:
    """Whether a capital may be owed to the place at which a word stands."""
    return word.casefold() in OPENERS and _SENTENCE_BEFORE.search(text, max(0, start - 4), start) is not None


OPENERS = frozenset(
    "a an the this that these those in on at by for from to with during after before since until while as if although though because but and or yet so "
    "he she it we they you i his her its our their my your who what when where why how no not all some many most more each every both another other such "
    "according under over between among through despite now then today next last taking building driven walking following additional several when whereas "
    "there here also however moreover meanwhile representatives as".split()
)
"""Words that open a sentence more often than a name."""
_CALENDAR = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _is_of_calendar(word: str) -> bool:
    return word.casefold() in _CALENDAR or word.casefold() in MONTHS
