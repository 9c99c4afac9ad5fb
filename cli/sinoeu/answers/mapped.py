"""Places for a map: one with those in it, or all, each with its coordinates and with how much happened there and how many people were there."""

import sqlite3
from collections.abc import Iterable, Iterator

from sinoeu.answers.asked import Asked, NothingFound, Tally, understood
from sinoeu.answers.everywhere import COLUMNS as PLACE_COLUMNS
from sinoeu.answers.everywhere import place_row
from sinoeu.answers.scope import Scope
from sinoeu.answers.where import DEEPEST, VENUE, places_called
from sinoeu.model.answer import Answer, Entry
from sinoeu.store.census import EVENT_FIELDS, counts
from sinoeu.store.facts import Facts, Thing

_COUNTED = ("events", "people", "deals", "mentions")
_ALL = "SELECT id FROM thing WHERE type = 'place' ORDER BY name, id"
_WITH_THOSE_IN_IT = """
SELECT place_part.part FROM place_part JOIN thing ON thing.id = place_part.part
WHERE place_part.place = :place AND place_part.depth <= :depth ORDER BY place_part.depth, thing.name, thing.id
"""
_MENTIONS = """
SELECT DISTINCT mention.kind, mention.field, mention.fact FROM place_part JOIN mention ON mention.thing = place_part.part
WHERE place_part.place = :place AND place_part.depth <= :depth AND mention.as_read >= :read AND mention.as_printed >= :printed
"""
_MENTIONS_PRINTED = "SELECT DISTINCT kind, field, fact FROM mention WHERE thing = :place AND as_printed = 1"
_TOOK_PART = """
SELECT DISTINCT cell.thing FROM claim JOIN cell ON cell.claim = claim.id AND cell.field = 'who' JOIN thing ON thing.id = cell.thing AND thing.type = 'person'
WHERE claim.event = :fact AND claim.kind = 'part' AND (:printed = 0 OR cell.basis = 'stated') AND NOT EXISTS (
    SELECT 1 FROM cell AS presence WHERE presence.claim = claim.id AND presence.field = 'presence'
    AND presence.value IN ('video', 'letter', 'representatives') AND (:printed = 0 OR presence.basis = 'stated'))
"""
_MET = """
SELECT DISTINCT cell.thing FROM cell JOIN thing ON thing.id = cell.thing AND thing.type = 'person'
WHERE cell.claim = :fact AND cell.field IN ('who', 'with') AND (:printed = 0 OR cell.basis = 'stated')
"""


def mapped(connection: sqlite3.Connection, name: str, only: bool, asked: Asked, tally: Tally) -> Answer:
    """Every place of a name with (unless `only`) the places in it, or without a name all places; in a period those of which it speaks.

    Raises NothingFound, with suggestions, where no place has that name.
    """
    depth = 0 if only else DEEPEST
    places = [id for (id,) in connection.execute(_ALL)] if not name else _with_those_in_them(connection, name, depth, asked)
    return _mapped(connection, places, depth, f"fact about {name!r}" if name else "places", asked, tally)


def mapped_together(connection: sqlite3.Connection, names: Iterable[str], only: bool, asked: Asked, tally: Tally) -> Answer:
    """The places of several names on one map, each once; names that are no place's are told."""
    depth = 0 if only else DEEPEST
    places: list[int] = []
    questions = list(names)
    for name in questions:
        try:
            places += _with_those_in_them(connection, name, depth, asked)
        except NothingFound as nothing:
            tally.unanswered += 1
            tally.notes.append(nothing.message)
    return _mapped(connection, places, depth, "fact about any of them" if questions else "question on standard input", asked, tally)


def _with_those_in_them(connection: sqlite3.Connection, name: str, depth: int, asked: Asked) -> list[int]:
    """The places of a name, each with those in it."""
    places = []
    for match in places_called(connection, name, asked):
        within = [id for (id,) in connection.execute(_WITH_THOSE_IN_IT, {"place": match.thing, "depth": depth})]
        places.extend(within or [match.thing])
    return places


def _mapped(connection: sqlite3.Connection, places: list[int], depth: int, what: str, asked: Asked, tally: Tally) -> Answer:
    counting = _Counting(Scope(connection, asked, tally), depth)
    entries = (Entry("", {}, (place_row(connection, counting.facts, thing, counts),)) for thing, counts in counting.of(places))
    return Answer(PLACE_COLUMNS, entries, understood=understood(what, asked.told()))


def places(connection: sqlite3.Connection) -> Answer:
    """All places, without counts."""
    facts = Facts(connection, as_printed=False)
    found = (thing for (id,) in connection.execute(_ALL) if (thing := facts.thing(id)))
    return Answer(PLACE_COLUMNS, (Entry("", {}, (place_row(connection, facts, thing, {}),)) for thing in found))


class _Counting:
    """Counts what happened in places and who was there, in the period that is asked for."""

    def __init__(self, scope: Scope, depth: int) -> None:
        self.scope = scope
        self.connection = scope.connection
        self.depth = depth
        self.facts = Facts(scope.connection, scope.asked.as_printed)

    def of(self, places: list[int]) -> Iterator[tuple[Thing, dict[str, int]]]:
        """Each place once, with its counts."""
        for id in dict.fromkeys(places):
            thing = self.facts.thing(id)
            counts = self._counts(thing) if thing else {}
            if thing and (counts["mentions"] or not self.scope.asked.narrow):
                yield thing, counts

    def _counts(self, thing: Thing) -> dict[str, int]:
        asked = self.scope.asked
        if thing.type == "place" and self.depth == DEEPEST and not asked.narrow and not asked.as_printed:
            return counts(self.connection, thing.id, False, _COUNTED)
        found: dict[str, set[int]] = {heading: set() for heading in _COUNTED}
        scenes: dict[int, str] = {}
        statement = _MENTIONS_PRINTED if thing.type == "printed" else _MENTIONS
        view = {"read": int(not self.scope.asked.as_printed), "printed": int(self.scope.asked.as_printed)}
        for kind, field, fact in self.connection.execute(statement, {"place": thing.id, "depth": self.depth, **view}).fetchall():
            if not self.scope.keeps(fact):
                continue
            found["mentions"].add(fact)
            if kind == "deal" or (kind == "event" and field in EVENT_FIELDS):
                found[f"{kind}s"].add(fact)
            if kind in ("event", "met") and field in VENUE:
                scenes[fact] = _TOOK_PART if kind == "event" else _MET
        for fact, there in scenes.items():
            found["people"].update(person for (person,) in self.connection.execute(there, {"fact": fact, **view}))
        return {name: len(facts) for name, facts in found.items()}
