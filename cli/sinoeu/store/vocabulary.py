"""The words that names are made of: how many names have one, and which are a slip or two away from what was typed."""

import sqlite3
from functools import lru_cache
from typing import NamedTuple

from sinoeu.text.nearest import letters_of, nearest, slips

_BORNE = "SELECT people, others FROM spelling WHERE word = :word"
# A slip takes one letter away and brings another, so after two neither word has more than two that the other has not. `x & (x - 1)` is x
# without its lowest bit: taken off twice nothing is left, or already when taken off once (`once` has every bit, and nothing is left out of a mask of all).
_FROM_THE_FRONT = """
SELECT word, people, others FROM spelling WHERE word >= :low AND word < :high AND length(word) BETWEEN :least AND :most
AND (letters & :others & ((letters & :others) - 1)) & ((letters & :others & ((letters & :others) - 1)) - 1 | :once) = 0
AND (:own & ~letters & ((:own & ~letters) - 1)) & ((:own & ~letters & ((:own & ~letters) - 1)) - 1 | :once) = 0
"""
_FROM_BEHIND = """
SELECT word, people, others FROM spelling WHERE reversed >= :low AND reversed < :high AND length(reversed) BETWEEN :least AND :most
AND (letters & :others & ((letters & :others) - 1)) & ((letters & :others & ((letters & :others) - 1)) - 1 | :once) = 0
AND (:own & ~letters & ((:own & ~letters) - 1)) & ((:own & ~letters & ((:own & ~letters) - 1)) - 1 | :once) = 0
"""
_OF_SUBJECTS = "SELECT DISTINCT word FROM word WHERE word >= :low AND word < :high ORDER BY word LIMIT :most"
_LOOKED_AT = 2000
"""Words of subjects that are read for one question, and no more, in however large a corpus."""
_ALL_LETTERS = (1 << 62) - 1
TWO_SLIPS = 7
"""In words of so many letters two slips are looked for; in shorter ones the second makes another word."""
_LONGEST = 40
"""No word of a name is longer; what is typed may be."""
_KEPT = 2048
"""So many words are remembered, for questions that come by the thousand."""


class Borne(NamedTuple):
    """In how many names a word is: of people, and of organisations and places."""

    people: int
    others: int


class Near(NamedTuple):
    """How many slips a word is away, and in how many names of people and of others it is."""

    distance: int
    people: int
    others: int


class Vocabulary:
    """The words of the names of one database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._borne = lru_cache(maxsize=_KEPT)(self._counted)
        self._near = lru_cache(maxsize=_KEPT)(self._found_near)

    def borne(self, word: str) -> Borne:
        """How many names have a word."""
        return self._borne(word) if len(word) <= _LONGEST else self._counted(word)

    def of_subjects(self, word: str) -> list[str]:
        """The words of names and subjects of what is claimed that begin like a typed one and are a slip, or in long words two, away; the nearest first."""
        low = word[: len(word) // 2]
        found = self.connection.execute(_OF_SUBJECTS, {"low": low, "high": low + "\U0010ffff", "most": _LOOKED_AT}) if low else ()
        return nearest(word, (other for (other,) in found), 2 if len(word) >= TWO_SLIPS else 1)

    def _counted(self, word: str) -> Borne:
        row = self.connection.execute(_BORNE, {"word": word}).fetchone()
        return Borne(*row) if row else Borne(0, 0)

    def near(self, word: str, most: int = 1) -> dict[str, Near]:
        """The other words of names that are at most so many slips, one or two, from a typed one; two only in a long word."""
        return self._near(word, most if len(word) >= TWO_SLIPS else 1) if 2 <= len(word) <= _LONGEST else {}

    def _found_near(self, word: str, most: int) -> dict[str, Near]:
        """One slip leaves the front half or the back half as it was, unless it swaps the letters between them.

        Two leave two letters at either end, mostly, and one third of the rest.
        """
        found: dict[str, Near] = {}
        middle = len(word) // 2
        swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
        if swapped != word and any(borne := self._borne(swapped)):
            found[swapped] = Near(1, *borne)
        own = letters_of(word)
        span = {"least": len(word) - most, "most": len(word) + most, "own": own, "others": _ALL_LETTERS & ~own, "once": -(most == 1)}
        size = max(2, len(word) // 4)
        front, behind = (middle, len(word) - middle) if most == 1 else (size, size)
        ends = ((_FROM_THE_FRONT, word[:front], word[front:]), (_FROM_BEHIND, word[: -behind - 1 : -1], word[:-behind]))
        for statement, start, rest in ends:
            thirds = _thirds(rest) if most > 1 else ("",)
            for other, people, others in self.connection.execute(statement, {"low": start, "high": start + "\U0010ffff", **span}):
                if other not in found and other != word and any(third in other for third in thirds) and (distance := slips(word, other, most)) <= most:
                    found[other] = Near(distance, people, others)
        return found


def _thirds(rest: str) -> tuple[str, str, str]:
    third, two = len(rest) // 3, 2 * len(rest) // 3
    return rest[:third], rest[third:two], rest[two:]


@lru_cache(maxsize=2)
def vocabulary_of(connection: sqlite3.Connection) -> Vocabulary:
    """The vocabulary of a database, the same at every question: what was looked up once is remembered."""
    return Vocabulary(connection)
