"""All places as a tree, each with how much happened in it and in the places in it."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store.census import EVENT_FIELDS, PRESENT, counts
from sinoeu.store.facts import Facts, Thing
from sinoeu.store.places import situation

COLUMNS = (
    Column("place", "place", readings=True, wide=True, key="name"),
    Column("kind", "kind"),
    Column("within", "in", on_screen=False),
    Column("events", "events"),
    Column("people", "people"),
    Column("deals", "deals"),
    Column("ties", "ties"),
    Column("mentions", "named in", on_screen=False),
    Column("id", "id", on_screen=False),
)
_AT_THE_ROOT = "SELECT id FROM thing WHERE type = 'place' AND within IS NULL ORDER BY name, id"
_INSIDE = "SELECT id FROM thing WHERE within = :place AND type = 'place' ORDER BY name, id"
KEYS = (
    "type", "id", "name", "printed", "basis", "because", "url", "kind", "within", "country", "lat", "lon",
    "events", "people", "deals", "ties", "mentions", "flags", "evidence",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), keys=KEYS)
COUNTED = ("events", "people", "deals", "ties", "mentions")
"""What is counted of a place."""
_MENTIONS = """
SELECT DISTINCT mention.kind, mention.field, mention.fact FROM place_part JOIN mention ON mention.thing = place_part.part
WHERE place_part.place = :thing AND mention.as_read >= :read AND mention.as_printed >= :printed
"""


def everywhere(connection: sqlite3.Connection, asked: Asked, tally: Tally) -> Answer:
    """All places, each before those that lie in it, with counts of what happened in them; those in no other place stand at the root.

    Where articles, or a period, are asked for, the places of which they have something, and those around them.
    """
    return SHAPE._replace(entries=_Tree(Scope(connection, asked, tally)).entries(), understood=understood("places", asked.told()))


class _Tree:
    """The places of a corpus, as they lie in one another."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.connection = scope.connection
        self.view = {"read": 1 - scope.view, "printed": scope.view}
        self.facts = Facts(scope.connection, scope.asked.as_printed)

    def entries(self) -> Iterator[Entry]:
        """An entry a place."""
        for (id,) in self.connection.execute(_AT_THE_ROOT):
            for place in self._shown([id]):
                yield from self._entries(place, ())

    def _entries(self, place: Thing, branches: tuple[bool, ...]) -> Iterator[Entry]:
        counts = self._counts(place.id)
        yield Entry("", {}, (place_row(self.connection, self.facts, place, counts, branches),))
        inside = self._shown([id for (id,) in self.connection.execute(_INSIDE, {"place": place.id})])
        for number, one in enumerate(inside, start=1):
            yield from self._entries(one, (*branches, number < len(inside)))

    def _shown(self, ids: Sequence[int]) -> list[Thing]:
        """The places of some numbers; in place of one that only the editor names, where he is left out, those that lie in it."""
        found: list[Thing] = []
        for id in ids:
            place = self.facts.thing(id)
            if place and self.scope.asked.narrow and not self._counts(id)["mentions"]:
                continue  # nothing of the places in it either: they are counted with it
            if place:
                found.append(place)
            else:
                found += self._shown([part for (part,) in self.connection.execute(_INSIDE, {"place": id})])
        return found

    def _counts(self, place: int) -> dict[str, int]:
        """How much an answer about a place has to tell: as many events, deals and ties, and so many different people."""
        if not self.scope.asked.narrow:
            return counts(self.connection, place, self.scope.asked.as_printed, COUNTED)
        found: dict[str, set[int]] = {heading: set() for heading in COUNTED}
        for kind, field, fact in self.connection.execute(_MENTIONS, {"thing": place, **self.view}):
            if not self.scope.keeps(fact):
                continue
            found["mentions"].add(fact)
            if kind in ("deal", "tie") or (kind == "event" and field in EVENT_FIELDS):
                found[f"{kind}s"].add(fact)
        present = self.connection.execute(PRESENT, {"place": place, **self.view})
        found["people"] = {person for _, person, fact in present if self.scope.keeps(fact)}
        return {name: len(counted) for name, counted in found.items()}


def place_row(connection: sqlite3.Connection, facts: Facts, thing: Thing, counts: Mapping[str, int], branches: tuple[bool, ...] | None = None) -> Row:
    """A place with where it lies, and how much there is of each."""
    printed_only = thing.type == "printed"
    lies = situation(connection, thing.id, facts.as_printed)
    around = facts.thing(lies.within) if lies.within else None
    source = facts.first_source(thing.id)
    record: dict[str, Json] = {
        "type": "place",
        "id": None if printed_only else thing.key or None,
        "name": thing.name,
        "printed": thing.printed or facts.first_printed(thing.id) or (thing.name if thing.basis == "stated" else None),
        "basis": thing.basis,
        "because": thing.because,
        "url": thing.url,
        "kind": lies.kind,
        "within": telling.reference(around) if around else None,
        "country": lies.country,
        "lat": lies.lat,
        "lon": lies.lon,
        **counts,
        "flags": [],
        "evidence": telling.named_in(source),
    }
    numbers = {name: (Shown(str(count)),) for name, count in counts.items() if count}
    cells = {
        "place": telling.show_thing(thing),
        "kind": (Shown(lies.kind),) if lies.kind else (),
        "within": telling.show_thing(around),
        **numbers,
        "id": (Shown(thing.key),),
    }
    return Row("", record, cells, (telling.quote(source),) if source else (), branches=branches)
