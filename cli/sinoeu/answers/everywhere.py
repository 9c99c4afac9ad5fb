"""All places, with how much happened in each and in the places in it."""

import sqlite3
from collections.abc import Iterator
from functools import partial

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.scope import Scope
from sinoeu.answers.where import EVENT_FIELDS
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store.facts import Facts, Thing
from sinoeu.store.places import situation

COLUMNS = (
    Column("place", "place", readings=True, wide=True),
    Column("kind", "kind"),
    Column("within", "in"),
    Column("events", "events"),
    Column("deals", "deals"),
    Column("mentions", "named in"),
    Column("id", "id", on_screen=False),
)
KEYS = (
    "type", "id", "name", "printed", "basis", "because", "url", "kind", "within", "country", "lat", "lon", "events", "deals", "mentions", "flags", "evidence",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), keys=KEYS)
_PLACES = "SELECT id FROM thing WHERE type = 'place' ORDER BY name, id"
_MENTIONS = """
SELECT DISTINCT mention.kind, mention.field, mention.fact FROM place_part JOIN mention ON mention.thing = place_part.part
WHERE place_part.place = :thing AND mention.as_read >= :read AND mention.as_printed >= :printed
"""


def everywhere(connection: sqlite3.Connection, asked: Asked, tally: Tally) -> Answer:
    """All places, with counts of what happened in them and the places in them; or those of which the articles, or the period, asked for have something."""
    return SHAPE._replace(entries=_list(Scope(connection, asked, tally)), understood=understood("places", asked.told()))


def _list(scope: Scope) -> Iterator[Entry]:
    facts = Facts(scope.connection, scope.asked.as_printed)
    for (id,) in scope.connection.execute(_PLACES):
        thing = facts.thing(id)
        if thing is None:
            continue
        found: dict[str, set[int]] = {"events": set(), "deals": set(), "mentions": set()}
        for kind, field, fact in scope.connection.execute(_MENTIONS, {"thing": id, "read": 1 - scope.view, "printed": scope.view}):
            if scope.keeps(fact):
                found["mentions"].add(fact)
                if kind == "deal" or (kind == "event" and field in EVENT_FIELDS):
                    found[f"{kind}s"].add(fact)
        if found["mentions"] or not scope.asked.narrow:
            counts = {name: len(counted) for name, counted in found.items()}
            yield Entry("", {}, map(partial(_row, facts, thing), (counts,)))


def _row(facts: Facts, thing: Thing, counts: dict[str, int]) -> Row:
    lies = situation(facts.connection, thing.id)
    around = facts.thing(lies.within) if lies.within else None
    source = facts.first_source(thing.id)
    record: dict[str, Json] = {
        "type": "place",
        "id": thing.key or None,
        "name": thing.name,
        "printed": thing.printed or facts.first_printed(thing.id) or (thing.name if thing.basis == "stated" else None),
        "basis": thing.basis,
        "because": thing.because,
        "url": thing.url,
        "kind": thing.kind,
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
        "kind": (Shown(thing.kind),) if thing.kind else (),
        "within": telling.show_thing(around),
        **numbers,
        "id": (Shown(thing.key),),
    }
    return Row("", record, cells, (telling.quote(source),) if source else ())
