"""Names by their keys: the rows of everything filed under one, by types of things and by the view that is asked for."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sinoeu.text.names import OTHERS_WORD, RUN_TOGETHER, WORD

if TYPE_CHECKING:
    from sinoeu.store.vocabulary import Vocabulary

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
_HAVING = "SELECT name FROM name_key WHERE key = :key ORDER BY key, name LIMIT :most"
# The rarer word first: of each of its few names it is looked up whether it has the other.
_HAVING_BOTH = """
SELECT rare.name FROM name_key AS rare CROSS JOIN name_key AS other
WHERE rare.key = :rare AND other.key = :other AND other.name = rare.name ORDER BY rare.key, rare.name LIMIT :most
"""
_HAS = "SELECT 1 FROM name_key WHERE key = :key AND name = :name"
_RUN_ON = "SELECT key, name FROM name_key WHERE key >= :low AND key < :high ORDER BY key, name LIMIT :most"
COMMONEST = 5000
"""Words that are all borne by more names than this tell next to nothing together."""
_MOST_BOTH = 1000
"""Of names that have two of several words so many are asked for the others."""

PART = "part of the name"
SLIP = "typing slip"
"""Rules that others than look-up ask for."""
MOST_PART_OF_NAME = 12
"""More people than this of one surname are not all meant."""


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
    kind: str | None = None
    """What kind of place or organisation it is, by the registry; of what only stands printed, the type."""


class Names:
    """The names of one database, for some types of things."""

    def __init__(self, connection: sqlite3.Connection, types: tuple[str, ...], as_printed: bool) -> None:
        self.connection = connection
        self.types = types
        self.as_printed = as_printed

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """The words of all names, and those near them."""
        from sinoeu.store.vocabulary import vocabulary_of

        return vocabulary_of(self.connection)

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
            wanted = wanted and (how != "id" or not typed or text == typed)  # Liu is no id but a name, though somebody's id is liu
            given_by_editor = self.as_printed and basis != "stated" and (how in ("name", "id") or printed_name is None)
            if wanted and not given_by_editor and (thing not in found or (text == typed and how != "id")):
                found[thing] = Match(thing, key, type, name, text, rule, kind=kind)
        matches = list(found.values())
        printed = [match for match in matches if match.type == "printed"]
        return [match for match in matches if match.type == "printed" or not _only_read(match, printed)]

    def kinds(self) -> tuple[str, ...]:
        """The kinds of words that names of the types asked for are filed under: those of people, and of all others."""
        return tuple(kind for kind, types in ((WORD, ("person",)), (OTHERS_WORD, ("organisation", "place"))) if set(types) & set(self.types))

    def count(self, word: str, kind: str) -> int:
        """How many names of a kind have a word."""
        borne = self.vocabulary.borne(word)
        return borne.people if kind == WORD else borne.others

    def near(self, word: str, kind: str, most: int) -> dict[str, int]:
        """The words of names of a kind that are at most so many slips from a typed one, with how many; those first that a scan turns into it, and these alone."""
        from sinoeu.text.typed import misread

        read = {other: 1 for other in misread(word) if self.count(other, kind)}
        return read or {other: near.distance for other, near in self.vocabulary.near(word, most).items() if (near.people if kind == WORD else near.others)}

    def having(self, parts: Iterable[str], kind: str, most: int, commonest: int = COMMONEST) -> list[int]:
        """The numbers of names of a kind that have all of some words, so many at the most; none where more than `commonest` names have the rarest of them."""
        rarest = sorted(dict.fromkeys(parts), key=lambda part: self.count(part, kind))
        if not rarest or not 0 < self.count(rarest[0], kind) <= (commonest if len(rarest) > 1 else sys.maxsize):
            return []
        return self.under([kind + part for part in rarest], most)

    def under(self, keys: list[str], most: int) -> list[int]:
        """The numbers of names that are filed under all of some keys, so many at the most; quickest where the rarest comes first."""
        if len(keys) == 1:
            return [name for (name,) in self.connection.execute(_HAVING, {"key": keys[0], "most": most})]
        both = self.connection.execute(_HAVING_BOTH, {"rare": keys[0], "other": keys[1], "most": most if len(keys) == 2 else _MOST_BOTH})
        return [name for (name,) in both if all(self._has(name, key) for key in keys[2:])][:most]

    def _has(self, name: int, key: str) -> bool:
        return self.connection.execute(_HAS, {"key": key, "name": name}).fetchone() is not None

    def running_on(self, start: str, most: int) -> Iterator[tuple[str, int]]:
        """Keys of all words run together that begin so, each with the number of a name that has it, so many at the most."""
        low = RUN_TOGETHER + start
        return ((key[1:], name) for key, name in self.connection.execute(_RUN_ON, {"low": low, "high": low + "\U0010ffff", "most": most}))

    def forms(self, thing: int) -> list[str]:
        """Every form of a thing's name."""
        return [text for (text,) in self.connection.execute(_FORMS, {"thing": thing})]


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
