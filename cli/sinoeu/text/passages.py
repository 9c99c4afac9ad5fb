"""Passages and their article: the cut without remainder, and where words stand in a text."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

BETWEEN = frozenset(" \t\r\n")
"""The only characters that may lie between passages."""


_LONGEST_NAME = 200
"""Beyond it boundaries are not looked at: a hostile name may fit a hostile text at every character."""


class Cut(NamedTuple):
    """Where each passage lies in the article (start and end in code points), as far as the passages agree with it."""

    spans: tuple[tuple[int, int], ...]
    mismatch: "Mismatch | None"


class Mismatch(NamedTuple):
    """The first place where passages and article differ: the passage (from 0; one past the last for text left over) and both sides there."""

    passage: int
    offset: int
    """In the article."""
    inside: int
    """In the passage."""
    article_has: str
    passage_has: str


def cut(article: str, passages: Sequence[str]) -> Cut:
    """Finds passages in reading order in their article, character for character, with nothing but blanks between them."""
    spans: list[tuple[int, int]] = []
    at = 0
    for number, passage in enumerate(passages):
        at = _skip_blanks(article, at)
        if not article.startswith(passage, at):
            inside = _common_length(article, at, passage)
            return Cut(tuple(spans), Mismatch(number, at + inside, inside, article[at + inside : at + inside + 1], passage[inside : inside + 1]))
        spans.append((at, at + len(passage)))
        at += len(passage)
    at = _skip_blanks(article, at)
    left_over = None if at == len(article) else Mismatch(len(passages), at, 0, article[at], "")
    return Cut(tuple(spans), left_over)


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in BETWEEN:
        at += 1
    return at


def _common_length(article: str, at: int, passage: str) -> int:
    length = 0
    while length < len(passage) and at + length < len(article) and article[at + length] == passage[length]:
        length += 1
    return length


def lines_of(text: str, offsets: Iterable[int]) -> list[int]:
    """The line, from 1, of each offset; offsets ascending."""
    lines, line, counted = [], 1, 0
    for offset in offsets:
        line += text.count("\n", counted, offset)
        counted = offset
        lines.append(line)
    return lines


def describe(character: str) -> str:
    """A character by code point and name, so that look-alikes can be told apart; the end of the text where there is none."""
    if not character:
        return "the end"
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL CHARACTER')}"


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text as whole words, case ignored. A hyphen is a boundary; between Chinese characters there is none."""
    return _place(words.casefold(), _folded(text)) >= 0


def one_stands_in(several: Iterable[str], text: str) -> bool:
    """Whether one of several words or names stands in a text as `stands_in` has it."""
    folded = _folded(text)
    for words in several:  # noqa: SIM110  # asked of every name of a corpus, where any() would make a generator
        if _place(words.casefold(), folded) >= 0:
            return True
    return False


def as_it_stands(words: str, text: str) -> str | None:
    """The characters of a text where words stand in it first, as `stands_in` has it: `BERLIN` for Berlin; None where they do not."""
    folded, sought = _folded(text), words.casefold()
    at = _place(sought, folded)
    if at < 0:
        return None
    end = at + len(sought)
    if len(folded) == len(text):
        return text[at:end]
    ends = list(accumulate(len(character.casefold()) for character in text))  # one letter may be two in folded text: STRASSE for Straße
    return text[bisect_right(ends, at) : bisect_left(ends, end) + 1]


_folded = lru_cache(maxsize=1)(str.casefold)
"""A text without case. Of one passage much is asked, one thing after another."""


def _place(words: str, text: str) -> int:
    """Where folded words stand first in a folded text as whole words; -1 where they do not."""
    at = text.find(words) if words else -1
    while at >= 0 and len(words) <= _LONGEST_NAME:
        end = at + len(words)
        goes_on_before = at and text[at - 1].isalnum() and _joined(text[at - 1], words[0])
        if not goes_on_before and not (end < len(text) and text[end].isalnum() and _joined(words[-1], text[end])):
            break
        at = text.find(words, at + 1)
    return at


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    return left.isalnum() and right.isalnum() and left < "\u2e80" and right < "\u2e80"
