"""The facts that an answer is about, in the order of their dates: all, some, or those that speak of one thing, of which none is looked for before its turn."""

import sqlite3
from collections.abc import Iterator, Sequence
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from sinoeu.answers.choosing import named
from sinoeu.answers.in_order import MOST_PLACES
from sinoeu.answers.scope import Scope
from sinoeu.store.facts import NO_YEAR, OWN_DATES

_IN_ORDER = "SELECT DISTINCT moment, fact, claim, field FROM mention WHERE thing = :thing AND kind = :kind ORDER BY moment, claim, field, fact"
_IN_ORDER_AROUND = """
SELECT DISTINCT mention.moment, mention.fact, mention.claim, mention.field
FROM place_part JOIN mention ON mention.thing = place_part.part AND mention.kind = :kind WHERE place_part.place = :thing
ORDER BY mention.moment, mention.claim, mention.field, mention.fact
"""
_PLACES_IN = "SELECT part FROM place_part WHERE place = :thing ORDER BY part"
_EVENTS = """
SELECT mention.moment, claim.event FROM mention JOIN claim ON claim.id = mention.claim
WHERE mention.thing = :thing AND mention.kind = 'part' AND mention.field = 'who' AND claim.event IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM cell WHERE cell.claim = claim.id AND cell.field = 'attested') ORDER BY mention.moment, mention.claim, mention.field
"""
# A part that has a date of its own is not where its event is.
_EVENTS_APART = """
SELECT DISTINCT coalesce(dated.moment, :never), claim.event FROM mention
JOIN cell ON cell.claim = mention.claim AND cell.field = 'attested' JOIN claim ON claim.id = cell.claim
LEFT JOIN dated ON dated.fact = claim.event AND dated.as_printed = 0
WHERE mention.thing = :thing AND mention.kind = 'part' AND mention.field = 'who' AND claim.event IS NOT NULL
"""


class Only(NamedTuple):
    """The one thing that the facts have to speak of, and of deals in which field; any if it is empty."""

    thing: int
    type: str
    field: str = ""


def only(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], field: str = "") -> Only | None:
    """Whom, or what place, a name means, where that is one alone. Raises NothingFound where there is nobody of the name."""
    matches = named(connection, typed, types, as_printed=False)
    return Only(matches[0].thing, matches[0].type, field) if len(matches) == 1 else None


class Chosen:
    """The facts that are in each of some sets, all where there is no set, or those of one thing."""

    def __init__(self, scope: Scope, sets: Sequence[set[int]], sole: Only | None) -> None:
        self._scope = scope
        self._among = set.intersection(*sets) if sets else None
        self._sole = sole

    def dated(self, type: str | None) -> Iterator[int]:
        """Those of a type (None: of any), in the order of their dates; those without a year after the others."""
        return self._scope.dated_in_turn(type, self._in_order(self._sole, type)) if self._sole else self._scope.dated(type, self._among)

    def undated(self, type: str) -> Iterator[int]:
        """Events or deals among them that have no date at all, by their names."""
        return self._scope.undated(type, {fact for _, fact in self._in_order(self._sole, type)} if self._sole else self._among)

    def _in_order(self, sole: Only, type: str | None) -> Iterator[tuple[int, int]]:
        """The facts that speak of one thing, or of a place in it, each with its moment; among them the events in which it took part."""
        execute, asked = self._scope.connection.execute, {"thing": sole.thing}
        things = [part for (part,) in execute(_PLACES_IN, asked)] if sole.type == "place" and not sole.field else [sole.thing]
        kinds = [type] if type else list(OWN_DATES)
        statement, things = (_IN_ORDER_AROUND, [sole.thing]) if len(things) > MOST_PLACES else (_IN_ORDER, things)
        rows = merge(*(execute(statement, {"thing": thing, "kind": kind}) for thing in things for kind in kinds), key=itemgetter(0))
        mentioned = ((moment, fact) for moment, fact, _, field in rows if sole.field in ("", field))
        if "event" not in kinds:
            return mentioned
        apart = sorted(execute(_EVENTS_APART, {**asked, "never": NO_YEAR}))
        return merge(mentioned, execute(_EVENTS, asked), apart, key=itemgetter(0))
