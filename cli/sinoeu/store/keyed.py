"""Names by their keys: the rows of everything filed under one, by types of things and by the view that is asked for."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sinoeu.text.names import WORD
from sinoeu.text.nearest import slips

_BY_KEY = """
SELECT name.id, thing.id, thing.key, thing.type, thing.name, name.text, name.how, thing.kind, thing.basis, thing.printed
FROM name_key JOIN name ON name.id = name_key.name JOIN thing ON thing.id = name.thing
WHERE name_key.key = :key ORDER BY name_key.key, name.id
"""
_BY_NAME = """
SELECT name.id, thing.id, thing.key, thing.type, thing.name, name.text, name.how, thing.kind, thing.basis, thing.printed
FROM name JOIN thing ON thing.id = name.thing WHERE name.id = :name
"""
_FORMS = "SELECT text FROM name WHERE thing = :thing AND how <> 'id'"
_POSTINGS = "SELECT name FROM name_key WHERE key = :key"
_FROM_THE_FRONT = "SELECT word FROM spelling WHERE word >= :low AND word < :high AND length(word) BETWEEN :least AND :most"
_FROM_BEHIND = "SELECT word FROM spelling WHERE reversed >= :low AND reversed < :high AND length(word) BETWEEN :least AND :most"
_IS_WORD = "SELECT 1 FROM spelling WHERE word = :word"
_TWO_SLIPS = 7
"""In words of so many letters two slips are looked for; in shorter ones the second makes another word."""
_TOO_SHORT = 3
_LONGEST = 40
"""No word of a name is longer; what is typed may be."""


class Match(NamedTuple):
    """One thing found: by which rule, and the form of its name that was met."""

    thing: int
    key: str
    type: str
    name: str
    form: str
    rule: str
    confident: bool = True
    score: int = 100
    """How much of the name agrees, of 100: the order of what is only suggested."""
    why: str = ""


class Names:
    """The names of one database, for some types of things."""

    def __init__(self, connection: sqlite3.Connection, types: tuple[str, ...], as_printed: bool) -> None:
        self.connection = connection
        self.types = types
        self.as_printed = as_printed
        self._near: dict[str, dict[str, int]] = {}

    def key(self, key: str, rule: str, typed: str = "") -> list[Match]:
        """Everything filed under a key, by its form as typed where it has that, else by its first.

        What only the editor reads so counts as itself; what stands printed counts only where that is asked for.
        """
        return self._admitted(self.connection.execute(_BY_KEY, {"key": key}), rule, typed)

    def of(self, names: Iterable[int], rule: str) -> list[Match]:
        """Everything that has one of these names, by their numbers."""
        return self._admitted((row for name in names for row in self.connection.execute(_BY_NAME, {"name": name})), rule, "")

    def _admitted(self, rows: Iterable[tuple[int, int, str, str, str, str, str, str | None, str, str | None]], rule: str, typed: str) -> list[Match]:
        found: dict[int, Match] = {}
        for _, thing, key, type, name, text, how, kind, basis, printed_name in rows:
            wanted = kind in self.types and self.as_printed if type == "printed" else type in self.types
            given_by_editor = self.as_printed and basis != "stated" and (how in ("name", "id") or printed_name is None)
            if wanted and not given_by_editor and (thing not in found or (text == typed and how != "id")):
                found[thing] = Match(thing, key, type, name, text, rule)
        matches = list(found.values())
        printed = [match for match in matches if match.type == "printed"]
        return [match for match in matches if match.type == "printed" or not _only_read(match, printed)]

    def having(self, word: str) -> set[int]:
        """The numbers of the names that have a word."""
        return {name for (name,) in self.connection.execute(_POSTINGS, {"key": WORD + word})}

    def forms(self, thing: int) -> list[str]:
        """Every form of a thing's name."""
        return [text for (text,) in self.connection.execute(_FORMS, {"thing": thing})]

    def is_word(self, word: str) -> bool:
        """Whether some name has a word."""
        return self.connection.execute(_IS_WORD, {"word": word}).fetchone() is not None

    def near(self, word: str) -> dict[str, int]:
        """The words of names at most one slip from a typed one, two from a long one, with how many; itself is none away.

        One slip leaves the front half or the back half as it was, unless it swaps the letters between them; two leave one of three thirds:
        those in front and behind are looked for.
        """
        if word not in self._near:
            self._near[word] = self._found_near(word) if 2 <= len(word) <= _LONGEST else {word: 0}
        return self._near[word]

    def _found_near(self, word: str) -> dict[str, int]:
        most = 2 if len(word) >= _TWO_SLIPS else 1
        size = max(1, len(word) // (most + 1))
        found = {word: 0} if self.is_word(word) else {}
        middle = len(word) // 2
        swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
        if swapped != word and self.is_word(swapped):
            found[swapped] = 1
        if len(word) < _TOO_SHORT:
            return found
        letters = set(word)
        span = {"least": len(word) - most, "most": len(word) + most}
        for statement, start in ((_FROM_THE_FRONT, word[:size]), (_FROM_BEHIND, word[::-1][:size])):
            for (other,) in self.connection.execute(statement, {"low": start, "high": start + "\U0010ffff", **span}):
                # A slip takes one letter away and brings another: words with more letters of their own are not worth measuring.
                if other not in found and len(letters.symmetric_difference(other)) <= 2 * most:
                    distance = slips(word, other, most)
                    if distance <= most:
                        found[other] = distance
        return found


def _only_read(match: Match, printed: Iterable[Match]) -> bool:
    """Whether it was met only by words that are printed for it by mistake, which stand for themselves here."""
    return any(other.form == match.form for other in printed)


def once(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches, each thing by the first of its names."""
    met: set[int] = set()
    for match in matches:
        if match.thing not in met:
            met.add(match.thing)
            yield match
