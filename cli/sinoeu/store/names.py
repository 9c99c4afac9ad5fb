"""Names looked up: who or what is meant by what was typed, by which rule, and who may have been meant where nobody is."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from sinoeu.text.folding import words
from sinoeu.text.names import WORD, run_together_key, same_letters_in_words, whole_key
from sinoeu.text.nearest import slips

_BY_KEY = """
SELECT thing.id, thing.key, thing.type, thing.name, name.text, name.how, thing.kind, thing.basis, thing.printed
FROM name_key JOIN name ON name.id = name_key.name JOIN thing ON thing.id = name.thing
WHERE name_key.key = :key ORDER BY name_key.key, name.id
"""
_SPELLINGS = "SELECT DISTINCT key FROM name_key WHERE key >= :low AND key < :high ORDER BY key"
PART = "part of the name"
_MOST_PART_OF_NAME = 12
"""More people than this of one surname are not all meant."""
_MOST_WORDS = 8
"""Of so many typed words the slips are looked at: no name is longer, but what is typed may be."""


class Match(NamedTuple):
    """One thing found: by which rule, and the form of its name that was met."""

    thing: int
    key: str
    type: str
    name: str
    form: str
    rule: str


class Found(NamedTuple):
    """What a look-up gives: everybody meant, or nobody and who may have been meant, each with the reason."""

    matches: tuple[Match, ...]
    suggestions: tuple[tuple[Match, str], ...]


def look_up(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool) -> Found:
    """Finds things of the given types (`person`, `organisation`, `place`) by a name in any order, case, spacing or diacritics, or by part of one."""
    parts = words(typed)
    if not parts:
        return Found((), ())
    search = _Search(connection, types, as_printed)
    different = tuple(dict.fromkeys(parts))
    matches = search.whole(typed, parts) or search.part(different)
    return Found(matches, ()) if matches else Found((), search.near(different[:_MOST_WORDS]))


class _Search:
    """Look-ups in one database, for some types of things."""

    def __init__(self, connection: sqlite3.Connection, types: tuple[str, ...], as_printed: bool) -> None:
        self.connection = connection
        self.types = types
        self.as_printed = as_printed

    def key(self, key: str, rule: str, typed: str = "") -> list[Match]:
        """Everything filed under a key, by its form as typed where it has that, else by its first.

        What only the editor reads so counts as itself; what stands printed counts only where that is asked for.
        """
        found: dict[int, Match] = {}
        for thing, name_key, type, name, text, how, kind, basis, printed_name in self.connection.execute(_BY_KEY, {"key": key}):
            wanted = kind in self.types and self.as_printed if type == "printed" else type in self.types
            given_by_editor = self.as_printed and basis != "stated" and (how in ("name", "id") or printed_name is None)
            if wanted and not given_by_editor and (thing not in found or (text == typed and how != "id")):
                found[thing] = Match(thing, name_key, type, name, text, rule)
        matches = list(found.values())
        printed = [match for match in matches if match.type == "printed"]
        return [match for match in matches if match.type == "printed" or not _only_read(match, printed)]

    def whole(self, typed: str, parts: tuple[str, ...]) -> tuple[Match, ...]:
        """Everything whose whole name was typed, in whatever order or spacing."""
        matches = [match._replace(rule=_order_rule(typed, parts, match.form)) for match in self.key(whole_key(parts), "name", typed)]
        if not matches:
            joined = self.key(run_together_key(parts), "spacing")
            matches = [match for match in joined if same_letters_in_words(parts, words(match.form))]
        return tuple(matches)

    def part(self, parts: tuple[str, ...]) -> tuple[Match, ...]:
        """Everything whose name has all the typed words, where there are few enough to mean them all."""
        by_word = [self.key(WORD + part, PART) for part in parts]
        everywhere = set.intersection(*({match.thing for match in matches} for matches in by_word))
        matches = [match for match in by_word[0] if match.thing in everywhere]
        return tuple(matches) if len(matches) <= _MOST_PART_OF_NAME else ()

    def near(self, parts: tuple[str, ...]) -> tuple[tuple[Match, str], ...]:
        """Up to three that may have been meant: names with a word one or two slips of the finger away."""
        scored: dict[int, tuple[int, int, Match, str]] = {}
        for part in parts:
            for spelling, distance in self._spellings(part):
                for match in self.key(WORD + spelling, "typing slip"):
                    shared = len(set(parts) & set(words(match.form)))
                    reason = f"{part} for {spelling}" if distance else f"shares {part}"
                    rank = (-shared, distance or 3, match, reason)
                    if match.thing not in scored or rank[:2] < scored[match.thing][:2]:
                        scored[match.thing] = rank
        best = sorted(scored.values(), key=lambda rank: (rank[0], rank[1], rank[2].name, rank[2].key))[:3]
        return tuple((match, reason) for _, _, match, reason in best)

    def _spellings(self, part: str) -> Iterable[tuple[str, int]]:
        """Words of names near a typed one that begin with the same letter, with their distance."""
        most = 2 if len(part) >= 6 else 1
        low, high = WORD + part[0], WORD + chr(ord(part[0]) + 1)
        for (key,) in self.connection.execute(_SPELLINGS, {"low": low, "high": high}):
            distance = slips(part, key[1:], most)
            if distance <= most:
                yield key[1:], distance


def _only_read(match: Match, printed: Iterable[Match]) -> bool:
    """Whether it was met only by words that are printed for it by mistake, which stand for themselves here."""
    return any(other.form == match.form for other in printed)


def _order_rule(typed: str, parts: tuple[str, ...], form: str) -> str:
    if typed == form:
        return "name"
    known = words(form)
    if parts != known:
        return "order"
    return "case" if typed.casefold() == form.casefold() else "spelling"
