"""Which people and organisations are wanted: those who met somebody, hold an office, have to do with a place, or stand on a side."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sinoeu.answers.choosing import ACTORS, ANY_NAME, PLACES, facts_of_name, named
from sinoeu.answers.scope import Scope
from sinoeu.store.facts import Thing
from sinoeu.store.ids import printed_key, thing_id
from sinoeu.text.folding import words

LAST = 1 << 63
"""No fact has so high a number."""
SIDES = {"china": "cn", "europe": "eu", "other": "other"}
"""The sides of the registry, as they are typed."""
_OFFICES_OF = """
SELECT DISTINCT fact FROM mention WHERE thing = :thing AND kind = 'role' AND field = 'of'
AND ((:as_printed = 0 AND as_read = 1) OR (:as_printed = 1 AND as_printed = 1))
"""
_MET = """
SELECT other.thing, other.basis, other.printed, mention.fact FROM mention
JOIN cell AS other ON other.claim = mention.claim AND other.field = CASE mention.field WHEN 'who' THEN 'with' ELSE 'who' END
WHERE mention.thing = :thing AND mention.kind = 'met' AND mention.field IN ('who', 'with') AND other.thing IS NOT NULL
AND ((:as_printed = 0 AND mention.as_read = 1) OR (:as_printed = 1 AND mention.as_printed = 1))
"""
_TITLED = """
SELECT word.fact, cell.value, cell.printed FROM word JOIN claim ON claim.fact = word.fact AND claim.kind = 'role'
JOIN cell ON cell.claim = claim.id AND cell.field = 'title'
WHERE word.word = :word AND ((:as_printed = 0 AND word.as_read = 1) OR (:as_printed = 1 AND word.as_printed = 1))
"""
_HOLDERS = "SELECT thing, basis, printed, claim FROM cell WHERE claim = :fact AND field = 'who' AND thing IS NOT NULL"
_IN_FACT = """
SELECT cell.thing, cell.basis, cell.printed, claim.fact FROM claim JOIN cell ON cell.claim = claim.id WHERE claim.fact = :fact AND cell.thing IS NOT NULL
"""
_IN_EVENT = """
SELECT cell.thing, cell.basis, cell.printed, claim.fact FROM claim JOIN cell ON cell.claim = claim.id AND cell.field = 'who'
WHERE claim.event = :fact AND claim.kind = 'part' AND cell.thing IS NOT NULL
"""


class Wanted(NamedTuple):
    """What is asked of people and organisations; what is empty is not asked. Office and organisation are asked of one and the same office."""

    met: str = ""
    org: str = ""
    role: str = ""
    place: str = ""
    side: str = ""
    """As in the registry."""

    def told(self) -> list[str]:
        """What is asked for, in words."""
        side = next((name for name, side in SIDES.items() if side == self.side), "")
        given = {"who met": self.met, "with an office of": self.org, "role": self.role, "place": self.place, "side": side}
        return [f"{what} {value}" for what, value in given.items() if value]


Admitted = dict[int, tuple[int, ...]]
"""The numbers of those who fit, each with a fact for each thing asked: why they do."""


def admitted(scope: Scope, wanted: Wanted) -> Admitted | None:
    """Those who fit by facts of the scope, the side left aside; None where nothing is asked of them.

    Raises NothingFound, with suggestions, where the one met, the organisation or the place is not known.
    """
    connection, as_printed = scope.connection, scope.asked.as_printed
    found: list[dict[int, int]] = []
    if wanted.met:
        given = [{"thing": match.thing, "as_printed": int(as_printed)} for match in named(connection, wanted.met, ACTORS, as_printed)]
        found.append(_first((row for one in given for row in connection.execute(_MET, one)), scope))
    if wanted.org or wanted.role:
        offices = _offices(connection, wanted, as_printed)
        found.append(_first(_rows(connection, (_HOLDERS,), offices), scope))
    if wanted.place:
        facts = facts_of_name(connection, wanted.place, PLACES, as_printed)
        found.append(_first(_rows(connection, (_IN_FACT, _IN_EVENT), facts), scope))
    if not found:
        return None
    return {thing: tuple(one[thing] for one in found) for thing in set.intersection(*map(set, found))}


def on_side(thing: Thing | None, wanted: Wanted) -> bool:
    """Whether somebody stands on the side that is asked for, if any is."""
    return not wanted.side or (thing is not None and thing.side == wanted.side)


def _offices(connection: sqlite3.Connection, wanted: Wanted, as_printed: bool) -> set[int]:
    """The offices of the organisation (or place) that have all the words in their title."""
    sets: list[set[int]] = []
    if wanted.org:
        given = [{"thing": match.thing, "as_printed": int(as_printed)} for match in named(connection, wanted.org, ANY_NAME[1:], as_printed)]
        sets.append({fact for one in given for (fact,) in connection.execute(_OFFICES_OF, one)})
    parts = set(words(wanted.role))
    if wanted.role and not parts:
        return set()
    for part in sorted(parts)[:1]:
        titled = connection.execute(_TITLED, {"word": part, "as_printed": int(as_printed)})
        sets.append({fact for fact, *titles in titled if any(parts <= set(words(title)) for title in titles if title)})
    return set.intersection(*sets) if sets else set()


_Row = tuple[int, str, str | None, int]
"""A cell's thing, basis and printed words, and the fact in which it stands."""


def _rows(connection: sqlite3.Connection, statements: tuple[str, ...], facts: set[int]) -> Iterator[_Row]:
    for fact in facts:
        for statement in statements:
            yield from connection.execute(statement, {"fact": fact})


def _first(rows: Iterable[_Row], scope: Scope) -> dict[int, int]:
    """Whoever stands in some cells (as they are read, or, where the editor reads them so, what stands printed there), with the first fact for each."""
    found: dict[int, int] = {}
    for thing, basis, printed, fact in rows:
        seen = thing_id(printed_key(printed or "")) if scope.asked.as_printed and basis != "stated" else thing
        if found.get(seen, LAST) > fact and scope.keeps(fact):
            found[seen] = fact
    return found
