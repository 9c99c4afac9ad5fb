"""Numbers and dates as prose writes them: digits, number words, ordinals, scales (Chinese ones too) and month names."""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from functools import lru_cache

from sinoeu.text.amounts import MOST_DIGITS

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_MONTHS = "january february march april may june july august september october november december"
UNITS = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), start=1)}
_MONTH_WORDS = {name[:length]: number for name, number in MONTHS.items() for length in (3, 4, len(name))}
LONGEST_NUMBER = 16
"""A number is not sought in more words than this, nor one of more digits than `MOST_DIGITS`: hostile text may have millions."""
_CHINESE_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_TOKEN = re.compile(r"万亿|[万亿]|[0-9]+(?:[,\u202f\u00a0][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?(?:st|nd|rd|th)?|[^\W\d_]+", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"[,\u202f\u00a0]")
_WHOLE = re.compile(r"([0-9]+)(?:st|nd|rd|th)?")
_BEGIN = {*UNITS, *TENS, "a"}
"""The words, beside digits, with which a number can begin."""
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)", re.IGNORECASE)


def month_number(word: str) -> int | None:
    """The month that a word names, whole or abbreviated to three letters or more (`Sept`)."""
    return _MONTH_WORDS.get(word.casefold().rstrip("."))


def exact(text: str) -> Decimal | None:
    """The number that a plain decimal stands for; None for anything else."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def ordinal(text: str) -> int | None:
    """The rank that `5th` or `fifth` stands for; None for anything else."""
    found = _ORDINAL.fullmatch(text) if len(text) <= MOST_DIGITS else None
    return int(found[1]) if found else ORDINALS.get(text.casefold())


def ordinals_in(text: str) -> set[int]:
    """Every rank that a text speaks of."""
    return {rank for token in _tokens(text) if (rank := ordinal(token)) is not None}


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a text speaks of. A number with a scale counts with and without it: `8 million` is 8 and 8000000."""
    return _numbers(_tokens(text))


def has_number(text: str, number: str) -> bool:
    """Whether a text speaks of the amount of a plain decimal: prose has `fell by 3`, never `-3`."""
    tokens = _tokens(text)
    return number in tokens or Decimal(number).copy_abs() in _numbers(tokens)  # mostly it stands there as it is


def _numbers(tokens: list[str]) -> set[Decimal]:
    starts = [start for start, token in enumerate(tokens) if token in _BEGIN or token[0].isdigit()]
    with localcontext(prec=4 * MOST_DIGITS):  # the usual 28 digits would round a longer number
        return {number for start in starts for number in _numbers_from(tokens, start)}


def _tokens(text: str) -> list[str]:
    """The words and numbers of a text, in small letters."""
    return [token.casefold() for token in _TOKEN.findall(text) if len(token) <= MOST_DIGITS]


def _numbers_from(tokens: list[str], start: int) -> Iterator[Decimal]:
    """The numbers that begin at one token, each reading one word longer than the last (`two`, `two hundred`, `two hundred fifty`)."""
    total, part, seen = Decimal(0), Decimal(0), False
    for token in tokens[start : start + LONGEST_NUMBER]:
        if not seen and (digits := exact(_BETWEEN_DIGITS.sub("", token))) is not None:
            part = digits
        elif token in UNITS and (not seen or (part % 10 == 0 and UNITS[token] < 10) or (part % 100 == 0 and part)):
            part += UNITS[token]
        elif token in TENS and (not seen or part % 100 == 0):
            part += TENS[token]
        elif token == "a" and not seen:
            part = Decimal(1)
            seen = True
            continue
        elif seen and (scale := SCALES.get(token) or _CHINESE_SCALES.get(token)):
            if scale == 100:
                part *= 100
            else:
                total, part = total + part * scale, Decimal(0)
        elif token == "and" and seen:
            continue
        else:
            return
        seen = True
        yield total + part


def date_stands_in(year: str, month: str, day: str, text: str) -> bool:
    """Whether the given parts of a date stand in a text: the year and day as numbers, the month by name or number."""
    numbers, months = _days_and_months(text)
    return (
        (not year.isdigit() or int(year) in numbers)
        and (not month.isdigit() or int(month) in numbers or int(month) in months)
        and (not day.isdigit() or int(day) in numbers)
    )  # fmt: skip


@lru_cache(maxsize=1)
def _days_and_months(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The whole numbers and ranks that a text has, and the months that it names. The dates of one passage are asked for one after another."""
    words = set(_tokens(text))
    numbers = {int(found[1]) for word in words if word[0].isdigit() and (found := _WHOLE.fullmatch(word))}
    ranks = {ORDINALS[word] for word in words & ORDINALS.keys()}
    return frozenset(numbers | ranks), frozenset(_MONTH_WORDS[word] for word in words & _MONTH_WORDS.keys())
