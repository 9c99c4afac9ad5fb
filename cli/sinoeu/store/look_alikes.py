"""Entries of the registries for whose names another entry would answer: perhaps one person, organisation or place written twice.

The names of the registries are filed as in a database of their own, and each is looked up by the same rules as what is typed, among the others.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sinoeu.model.corpus import Entry, Registry
from sinoeu.store.filing import names_alone
from sinoeu.store.ids import thing_id
from sinoeu.store.keyed import COMMONEST, Match, Names
from sinoeu.store.name_rows import Rows, add_entry
from sinoeu.store.names import PART, surely_meant
from sinoeu.store.vocabulary import Borne, Near, Vocabulary
from sinoeu.text.characters import has_characters
from sinoeu.text.folding import words
from sinoeu.text.names import OTHERS_WORD, WORD
from sinoeu.text.pinyin import is_pinyin
from sinoeu.text.titles import without_titles

_BY_KEY = """
SELECT name.id, thing.id, thing.key, thing.type, thing.name, name.text, name.how, thing.kind, thing.basis, thing.printed
FROM name_key JOIN name ON name.id = name_key.name JOIN thing ON thing.id = name.thing
WHERE name_key.key = :key AND name.thing <> :own AND name.how <> 'id' ORDER BY name_key.name LIMIT :most
"""
_NAMES = "SELECT id FROM name WHERE thing = :thing"
MOST_ALIKE = 3
"""Others that are told of one entry; there may be a thousand of one name."""
_MOST_OF_A_KEY = 20
_MOST_NAMES = 40
"""Names of an entry that are looked up; no real one has more."""


class Alike(NamedTuple):
    """An entry, one of its names, and the match of another entry that would answer for it."""

    entry: Entry
    name: str
    match: Match


def look_alikes(registry: Registry) -> Iterator[Alike]:
    """Every entry that another one would answer for, with at most so many of these; no pair twice, nor any of which either says that it is not the other."""
    named = [entry.id for entry in registry.entries() if entry.text("name")]  # what has no name is told by another rule
    different = _different(registry)
    connection = names_alone(entry for entry in registry.entries() if entry.text("name"))
    try:
        others = {type: _Others(connection, type) for type in ("person", "organisation", "place")}
        told: set[tuple[str, str]] = set()
        for id in reversed(named):  # what was added last is what is asked about
            entry = registry.get(id)
            assert entry is not None  # it was read a moment ago
            others[entry.type].leave_out([entry, *filter(None, map(registry.get, different.get(id, ())))])
            for name, match in _answering(others[entry.type], entry):
                if (match.key, id) not in told:
                    told.add((id, match.key))
                    yield Alike(entry, name, match)
    finally:
        connection.close()


def _different(registry: Registry) -> dict[str, set[str]]:
    """By id, the ids of those that are known to be others, whichever of the two says so."""
    found: dict[str, set[str]] = {}
    for entry in registry.entries():
        for other in filter(None, map(registry.get, entry.texts("not"))):
            if other.id != entry.id:
                found.setdefault(entry.id, set()).add(other.id)
                found.setdefault(other.id, set()).add(entry.id)
    return found


def _answering(names: "_Others", entry: Entry) -> Iterator[tuple[str, Match]]:
    """Those who would answer for an entry, each once, with the name that they answer for."""
    met: set[int] = set()
    for number, name in enumerate(_names(entry)):
        names.parts = words(without_titles(name))
        found = surely_meant(names, name)
        if found and found[0].rule.endswith(PART) and (number or len(found) > 1 or entry.type == "place" or (entry.type == "person" and len(words(name)) > 1)):
            continue  # a surname is no whole name, a word of several names says nothing, and a place has others in it; Dean Henderson need be no dean
        for match in found:
            if match.thing not in met and len(met) < MOST_ALIKE:
                met.add(match.thing)
                yield name, match


def _names(entry: Entry) -> list[str]:
    """The names by which an entry may be met elsewhere, its heading first; of a person no part of one, such as a surname."""
    heading, *others = dict.fromkeys((*entry.forms, *entry.texts("aliases")))
    if entry.type == "person":
        others = [name for name in others if len(words(name)) > 1 or has_characters(name)]
    return [heading, *others][:_MOST_NAMES]


class _Words(Vocabulary):
    """The words of the names of all entries but some."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.without: Counter[str] = Counter()
        """How many names of those that are left out have a word, by the word's key."""

    def borne(self, word: str) -> Borne:
        return self._less(word, super().borne(word))

    def near(self, word: str, most: int = 1) -> dict[str, Near]:
        return {other: Near(near.distance, *self._less(other, Borne(near.people, near.others))) for other, near in super().near(word, most).items()}

    def _less(self, word: str, borne: Borne) -> Borne:
        return Borne(borne.people - self.without[WORD + word], borne.others - self.without[OTHERS_WORD + word])


class _Others(Names):
    """The names of all entries of a type but one, and but those that are known not to be it."""

    def __init__(self, connection: sqlite3.Connection, type: str) -> None:
        super().__init__(connection, (type,), as_printed=False)
        self.vocabulary = self._words = _Words(connection)
        self.parts: tuple[str, ...] = ()
        """The words of the name that is looked up."""
        self._own = 0
        self._things: frozenset[int] = frozenset()
        self._names: frozenset[int] = frozenset()

    def leave_out(self, entries: list[Entry]) -> None:
        """Leaves out an entry, and others after it, in place of those left out before."""
        rows: Rows = defaultdict(list)
        for number, entry in enumerate(entries):
            add_entry(rows, entry, number)
        self._words.without = Counter(key for key, _ in set(rows["filed"]) if isinstance(key, str) and key.startswith((WORD, OTHERS_WORD)))
        self._own = thing_id(entries[0].id)
        self._things = frozenset(thing_id(entry.id) for entry in entries)
        self._names = frozenset(name for thing in self._things for (name,) in self.connection.execute(_NAMES, {"thing": thing}))

    def key(self, key: str, rule: str, typed: str = "") -> list[Match]:
        rows = self.connection.execute(_BY_KEY, {"key": key, "own": self._own, "most": _MOST_OF_A_KEY + len(self._names)})
        return [match for match in self._admitted(rows, rule, typed) if match.thing not in self._things]

    def of(self, names: Iterable[int], rule: str) -> list[Match]:
        return super().of((name for name in names if name not in self._names), rule)

    def near(self, word: str, kind: str, most: int) -> dict[str, int]:
        """What is near a word that others have is not looked for: it is no slip, but in a name of Chinese.

        Nor is there what is near a word of Chinese: the one with the slip in it is asked about.
        """
        chinese = kind == WORD and all(map(is_pinyin, set(self.parts) - {word}))
        if is_pinyin(word) if chinese else self.count(word, kind):
            return {}
        return super().near(word, kind, most)

    def having(self, parts: Iterable[str], kind: str, most: int, commonest: int = COMMONEST) -> list[int]:
        found = super().having(parts, kind, most + len(self._names), commonest)
        return [name for name in found if name not in self._names][:most]
