"""What leads from one person, organisation or place to others: step by step, from indexes, and never further than is bounded."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain, groupby, islice
from typing import NamedTuple, TypeVar

from sinoeu.answers.asked import Asked, Tally
from sinoeu.answers.scope import Scope
from sinoeu.store.facts import Facts
from sinoeu.store.ids import printed_key, thing_id

MOST_OF_ONE = 2_000
"""So many facts of one kind are followed from one person, organisation or place."""
MOST_IN_ONE = 1_000
"""So many who take part in one event, deal or tie are looked at."""
_EVENTS_KEPT = 64
"""Of so many events those who took part are remembered."""
_EVENTS_ASKED = 100
"""Of so many events of another it is asked of each whether somebody was there; of more, all of his are looked up."""
_ORDERS_KEPT = 20_000
_MOST_NAMED = 3
_CLOSEST = ("met", "deal", "tie", "role", "event")
_OTHERS = {
    ("met", "who"): "with", ("met", "with"): "who", ("role", "who"): "of", ("role", "of"): "who",
    ("tie", "between"): "between", ("tie", "from"): "to", ("tie", "to"): "from",
}  # fmt: skip
"""For a claim of a kind that speaks of somebody in one field, the field of those whom that links with him: who met the same are not said to have met."""
_FACTS_OF = """
SELECT DISTINCT moment, claim, fact FROM mention WHERE thing = :thing AND kind = :kind AND field = :field
AND ((:as_printed = 0 AND as_read = 1) OR (:as_printed = 1 AND as_printed = 1)) ORDER BY moment, claim, fact
"""
_EVENT_OF_PART = "SELECT thing FROM cell WHERE claim = :fact AND field = 'in' AND thing IS NOT NULL AND (:as_printed = 0 OR basis = 'stated')"
# The venue of a visit is what was visited. Where another event took place says nothing of whom it was with.
_IS_VISIT = "SELECT 1 FROM thing WHERE id = :event AND kind IN ('visit', 'site visit', 'tour')"
_SIGNED_IN = """
SELECT inside.thing FROM claim JOIN cell AS inside ON inside.claim = claim.id AND inside.field = 'in' AND inside.thing IS NOT NULL
WHERE claim.fact = :fact AND (:as_printed = 0 OR inside.basis = 'stated') AND EXISTS (
    SELECT 1 FROM claim AS saying JOIN cell AS status ON status.claim = saying.id AND status.field = 'status'
    WHERE saying.fact = :fact AND status.value = 'signed' AND (:as_printed = 0 OR status.basis = 'stated'))
ORDER BY claim.id, inside.position
"""
_IN_CLAIM = """
SELECT claim.id, claim.fact, claim.kind, cell.field, cell.thing, cell.printed, cell.basis FROM claim JOIN cell ON cell.claim = claim.id AND cell.field = :field
WHERE claim.id = :fact AND (:thing = 0 OR cell.thing = :thing) ORDER BY cell.position LIMIT :most
"""
_IN_DEAL = """
SELECT claim.id, claim.fact, claim.kind, cell.field, cell.thing, cell.printed, cell.basis FROM claim JOIN cell ON cell.claim = claim.id AND cell.field = 'parties'
WHERE claim.fact = :fact AND (:thing = 0 OR cell.thing = :thing) ORDER BY claim.id, cell.position LIMIT :most
"""
_HOSTS = """
SELECT claim.id, claim.fact, claim.kind, cell.field, cell.thing, cell.printed, cell.basis FROM claim JOIN cell ON cell.claim = claim.id AND cell.field IN ('host', 'at')
WHERE claim.fact = :fact AND claim.kind = 'event' AND (:thing = 0 OR cell.thing = :thing) ORDER BY claim.id, cell.field, cell.position LIMIT :most
"""
_TAKING_PART = """
SELECT claim.id, claim.fact, claim.kind, cell.field, cell.thing, cell.printed, cell.basis
FROM claim JOIN cell AS inside ON inside.claim = claim.id AND inside.field = 'in' JOIN cell ON cell.claim = claim.id AND cell.field = 'who'
WHERE claim.event = :fact AND claim.kind = 'part' AND inside.thing = :fact AND (:as_printed = 0 OR inside.basis = 'stated')
AND (:thing = 0 OR cell.thing = :thing) ORDER BY claim.id, cell.position LIMIT :most
"""
_SIGNING = """
SELECT DISTINCT claim.id, claim.fact, claim.kind, cell.field, cell.thing, cell.printed, cell.basis
FROM claim AS during JOIN cell AS inside ON inside.claim = during.id AND inside.field = 'in'
JOIN claim ON claim.fact = during.fact JOIN cell ON cell.claim = claim.id AND cell.field = 'parties'
WHERE during.event = :fact AND during.kind = 'deal' AND inside.thing = :fact AND (:as_printed = 0 OR inside.basis = 'stated') AND EXISTS (
    SELECT 1 FROM claim AS saying JOIN cell AS status ON status.claim = saying.id AND status.field = 'status'
    WHERE saying.fact = during.fact AND status.value = 'signed' AND (:as_printed = 0 OR status.basis = 'stated'))
AND (:thing = 0 OR cell.thing = :thing) ORDER BY claim.id, cell.position LIMIT :most
"""
_PRINTED_THERE = "SELECT 1 FROM mention WHERE thing = :thing AND kind = :kind AND field = :field AND moment = 0 AND claim = :claim AND fact = :fact"
_WHEN = "SELECT year_known, start_earliest, end_latest, claim FROM dated WHERE fact = :fact AND as_printed = :as_printed"

_Item = TypeVar("_Item")
Order = tuple[bool, str, str, int]
"""By which facts are put in order of their dates, those without a year last."""


class Way(NamedTuple):
    """A fact that leads to others: to all who take part in an event or deal, or to those in one field of a claim."""

    kind: str
    fact: int
    field: str = ""


class Taker(NamedTuple):
    """Who stands in a fact, in which claim and field of it; `fact` is what the claim speaks of."""

    thing: int
    claim: int
    fact: int
    kind: str
    field: str


class Ways:
    """What links whom in one database, as the editor reads it or as the sources print it, within the period that is asked for."""

    def __init__(self, connection: sqlite3.Connection, facts: Facts, asked: Asked, tally: Tally) -> None:
        self.connection = connection
        self.facts = facts
        self.asked = asked
        self.tally = tally
        self.in_part: dict[int, None] = {}
        """Whom, and what, there was too much of to look at all."""
        self._moments: dict[int, int] = {}
        self._scope = Scope(connection, asked, tally)
        self.takers = lru_cache(_EVENTS_KEPT)(self._takers)
        self.order = lru_cache(_ORDERS_KEPT)(self._order)

    def of(self, thing: int, events: bool = True) -> list[Way]:
        """The facts that link somebody with others, or those of them that are no events."""
        found = dict.fromkeys(way._replace(field=_OTHERS.get((way.kind, way.field), "")) for way in self._standing_in(thing, MOST_OF_ONE, events))
        return [way for way in found if self._scope.keeps(way.fact)]

    def nearest(self, thing: int) -> Iterator[tuple[int, list[Way]]]:
        """Those whom facts link with somebody, the closest and the earliest first, each with all these facts, which are looked up when its turn comes."""
        whole = self.asked.as_printed  # who stands printed in an event is told by its words alone
        known = _numbered(self.of(thing, events=whole))
        told = {thing}
        for kind in _CLOSEST:
            if kind == "event" and not whole:
                known, whole = _numbered(self.of(thing)), True
            of_kind = sorted((way for way in known if way.kind == kind), key=self._moment)
            in_order = chain.from_iterable(sorted(of_one_moment, key=self.closeness) for _, of_one_moment in groupby(of_kind, self._moment))
            for _, alike in groupby(in_order, self.closeness):
                for other in sorted({other for way in alike for other in self.others(way)} - told):
                    told.add(other)
                    found = dict.fromkeys(self._standing_in(other, None))
                    events = [] if whole else [way for way in found if way.kind == "event"]
                    if len(events) > _EVENTS_ASKED:
                        known, whole, events = _numbered(self.of(thing)), True, []
                    yield other, [*sorted(known.keys() & found.keys(), key=known.__getitem__), *self._attended(events, thing)]

    def _attended(self, events: Iterable[Way], thing: int) -> list[Way]:
        """Those of some events in which somebody stands, in the order in which they are found when all of his are looked for."""
        standing = ((self._takers(way, thing), way) for way in events)
        return [way for _, way in sorted((min(map(_found_by, takers)), way) for takers, way in standing if takers and self._scope.keeps(way.fact))]

    def others(self, way: Way, than: int = 0) -> list[int]:
        """Whom a fact leads to, each once, in the order in which the passages name them."""
        return list(dict.fromkeys(taker.thing for taker in self.takers(way) if taker.thing != than))

    def standing(self, way: Way, thing: int) -> tuple[Taker, ...]:
        """Where somebody stands in a fact on the side that a way leads to, be it behind all those who are looked at."""
        found = tuple(taker for taker in self.takers(way) if taker.thing == thing)
        return found if found or way.fact not in self.in_part else self.takers(way, thing)

    def closeness(self, way: Way) -> tuple[int, Order]:
        """How close those are whom a fact links: who met before who signed together, and last who were at the same event; the earlier before the later."""
        return _CLOSEST.index(way.kind), self.order(way)

    def _standing_in(self, thing: int, most: int | None, events: bool = True) -> Iterator[Way]:
        """The facts in which somebody stands, of each kind so many or all, each with the field; events only where they are wanted."""
        facts = partial(self._facts, thing, most=most)
        for kind, field in _OTHERS:
            yield from (Way(kind, fact, field) for fact in facts(kind, field))
        for deal in facts("deal", "parties"):
            yield Way("deal", deal)
            yield from (Way("event", event) for event in (self._ids(_SIGNED_IN, deal) if events else ()))
        if not events:
            return
        yield from (Way("event", event) for part in facts("part", "who") for event in self._ids(_EVENT_OF_PART, part))
        yield from (Way("event", event) for event in (*facts("event", "host"), *filter(self._is_visit, facts("event", "at"))))

    def told(self) -> list[str]:
        """What was looked at in part only, for standard error."""
        if not self.in_part:
            return []
        named = [thing.name if (thing := self.facts.thing(id)) else self.facts.fact(id).key for id in islice(self.in_part, _MOST_NAMED)]
        more = f" and {len(self.in_part) - _MOST_NAMED} others" if len(self.in_part) > _MOST_NAMED else ""
        return [f"there is more of {', '.join(named)}{more} than was looked at (the first {MOST_OF_ONE} facts of one kind, {MOST_IN_ONE} who took part)"]

    def _order(self, way: Way) -> Order:
        """Where a fact stands in the order of dates."""
        row = self.connection.execute(_WHEN, {"fact": way.fact, "as_printed": int(self.asked.as_printed)}).fetchone()
        known, start, end, claim = row or (0, None, None, 0)
        return not known, start or "", end or "", claim

    def _moment(self, way: Way) -> int:
        """By which a fact can be put in its place before its dates are looked up: in which events somebody was, and what stands printed, has none."""
        return 0 if self.asked.as_printed or way.kind == "event" else self._moments[way.fact]

    def _facts(self, thing: int, kind: str, field: str, most: int | None) -> list[int]:
        """The facts in which somebody stands, by their numbers: all, or the first so many by their dates."""
        given = {"thing": thing, "kind": kind, "field": field, "as_printed": int(self.asked.as_printed)}
        found: dict[int, int] = {}
        for moment, _, fact in self.connection.execute(_FACTS_OF, given):
            found[fact] = moment
            if most is not None and len(found) > most:
                break
        if most is None:
            return list(found)
        self._moments |= found
        return sorted(self._bounded(thing, most, list(found)))

    def _ids(self, statement: str, fact: int) -> list[int]:
        return [id for (id,) in self.connection.execute(statement, {"fact": fact, "as_printed": int(self.asked.as_printed)})]

    def _bounded(self, of: int, most: int, found: list[_Item]) -> list[_Item]:
        if len(found) > most:
            self.in_part[of] = None
        return found[:most]

    def _is_visit(self, event: int) -> bool:
        return self.connection.execute(_IS_VISIT, {"event": event}).fetchone() is not None

    def _takers(self, way: Way, thing: int = 0) -> tuple[Taker, ...]:
        """Who stands in a fact on the side that a way leads to: all of them, or one."""
        if way.kind == "event":
            visited = self._is_visit(way.fact)
            hosts = [taker for taker in self._read(_HOSTS, way, thing) if taker.field == "host" or visited]
            return (*self._read(_TAKING_PART, way, thing), *hosts, *self._read(_SIGNING, way, thing))
        return tuple(self._read(_IN_DEAL if way.kind == "deal" else _IN_CLAIM, way, thing))

    def _read(self, statement: str, way: Way, thing: int) -> Iterator[Taker]:
        given = {"fact": way.fact, "field": way.field, "thing": thing, "most": MOST_IN_ONE + 1, "as_printed": int(self.asked.as_printed)}
        rows = self._bounded(way.fact, MOST_IN_ONE, self.connection.execute(statement, given).fetchall())
        return self._as_asked(rows)

    def _as_asked(self, rows: Iterable[tuple[int, int, str, str, int | None, str | None, str]]) -> Iterator[Taker]:
        """Who is meant; as printed, what stands printed in the place of whoever the editor reads there."""
        for claim, fact, kind, field, thing, printed, basis in rows:
            if (thing and not self.asked.as_printed) or (thing and basis == "stated" and self.facts.thing(thing)):
                yield Taker(thing, claim, fact, kind, field)
            elif basis != "stated" and printed and self.asked.as_printed:
                instead = thing_id(printed_key(printed))
                if self.connection.execute(_PRINTED_THERE, {"thing": instead, "kind": kind, "field": field, "fact": fact, "claim": claim}).fetchone():
                    yield Taker(instead, claim, fact, kind, field)


def _numbered(ways: Iterable[Way]) -> dict[Way, int]:
    return {way: number for number, way in enumerate(ways)}


def _found_by(taker: Taker) -> tuple[int, int]:
    """By what somebody's events are found, one after the other: deals signed there, parts taken, hosts, visits."""
    return {"deal": 0, "part": 1}.get(taker.kind, 2 + (taker.field == "at")), taker.fact
