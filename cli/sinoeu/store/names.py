"""Names looked up: who or what is meant by what was typed, by which rule, and who may have been meant where nobody is.

Rules are tried one after another, from the whole name to a slip of the finger, until one is certain. What a rule finds
without being certain is suggested.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from sinoeu.store.keyed import MOST_PART_OF_NAME, PART, SLIP, Match, Names, once
from sinoeu.store.whole import whole
from sinoeu.text.folding import words
from sinoeu.text.names import spellings, whole_key

__all__ = ["MOST_PART_OF_NAME", "PART", "SLIP", "Care", "Found", "Match", "look_up", "surely_meant", "wholly_called"]

_SLIPS = frozenset([SLIP])
_NO_WHOLE_NAME = _SLIPS | {PART, "initials", "middle initial", "first name"}
_MOST_SUGGESTED = 3
_LONGEST = 1_000
"""What has more letters is a name as a whole or none: no rule looks for one in pages of text."""


class Care(NamedTuple):
    """How sure a look-up is to be."""

    exact: bool = False
    """Whole names by rule only: a part of one is not certain, nor is a slip of the finger."""
    strict: bool = False
    """A slip of the finger is never certain."""
    most: int = MOST_PART_OF_NAME
    """How many may be meant by a part of their name; more where something else narrows them."""


ORDINARY = Care()


class Found(NamedTuple):
    """What a look-up gives: everybody meant, or nobody and who may have been meant, each with the reason."""

    matches: tuple[Match, ...]
    suggestions: tuple[tuple[Match, str], ...]


def look_up(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool, care: Care = ORDINARY) -> Found:
    """Finds things of the given types (`person`, `organisation`, `place`) by a name in any order, case, spacing, spelling or script."""
    if not words(typed):
        return Found((), ())
    if len(typed) > _LONGEST:
        return Found(tuple(once(Names(connection, types, as_printed).key(whole_key(words(typed)), "name", typed))), ())
    names = Names(connection, types, as_printed)
    doubtful = _NO_WHOLE_NAME if care.exact else _SLIPS if care.strict else frozenset()
    called = whole(names, typed) if _is_plain(typed) else None
    if certain := _certain(called or (), doubtful):
        return Found(certain, ())
    from sinoeu.store.guesses import MOST_WORDS, sharing
    from sinoeu.store.rules import Search

    search = Search(names, typed, care.most, called)
    guesses: list[Match] = []
    for found in search.rules():
        if certain := _certain(found, doubtful):
            return Found(certain, ())
        guesses.extend(found)
        if len(guesses) >= _MOST_SUGGESTED and guesses[0].score >= 100:
            break
    if len({match.thing for match in guesses}) < _MOST_SUGGESTED:
        guesses += sharing(search.names, search.parts[:MOST_WORDS])
    best = sorted(once(guesses), key=lambda match: -match.score)[:_MOST_SUGGESTED]
    return Found((), tuple((match._replace(confident=False), match.why or match.rule) for match in best))


def _certain(found: Iterable[Match], doubtful: frozenset[str]) -> tuple[Match, ...]:
    return tuple(once(match for match in found if match.confident and match.rule.rpartition(", ")[2] not in doubtful))


def _is_plain(typed: str) -> bool:
    """Whether nothing but several words in plain letters was typed: these are nothing before they are a whole name."""
    parts = typed.split()
    return len(parts) > 1 and typed.isascii() and all(map(str.isalpha, parts))


def surely_meant(names: Names, typed: str) -> tuple[Match, ...]:
    """What is certain to be meant by a name among some names; nothing is suggested."""
    from sinoeu.store.rules import Search

    found = (_certain(matches, frozenset()) for matches in Search(names, typed, MOST_PART_OF_NAME).rules()) if words(typed) else ()
    return next(filter(None, found), ())


def wholly_called(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool) -> Match | None:
    """The first thing of the given types whose whole name was typed, in whatever order of its words; none is guessed at."""
    names = Names(connection, types, as_printed)
    found = (match for spelled in spellings(typed) if spelled for match in names.key(whole_key(spelled), "name", typed))
    return next(found, None)
