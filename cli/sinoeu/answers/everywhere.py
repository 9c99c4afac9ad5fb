"""All places, with how much happened in each and in the places in it."""

import sqlite3
from collections.abc import Iterator, Mapping

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked
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
_PLACES = "SELECT id FROM thing WHERE type = 'place' ORDER BY name, id"
_MENTIONS = """
SELECT DISTINCT mention.kind, mention.field, mention.fact FROM place_part JOIN mention ON mention.thing = place_part.part
WHERE place_part.place = :thing AND mention.as_read >= :read AND mention.as_printed >= :printed
"""


def everywhere(connection: sqlite3.Connection, asked: Asked) -> Answer:
    """All places, with counts of what happened in them and the places in them."""
    return Answer(COLUMNS, _list(connection, asked))


def _list(connection: sqlite3.Connection, asked: Asked) -> Iterator[Entry]:
    facts = Facts(connection, asked.as_printed)
    for (id,) in connection.execute(_PLACES):
        thing = facts.thing(id)
        if thing:
            found: dict[str, set[int]] = {"events": set(), "deals": set(), "mentions": set()}
            for kind, field, fact in connection.execute(_MENTIONS, {"thing": id, "read": int(not asked.as_printed), "printed": int(asked.as_printed)}):
                found["mentions"].add(fact)
                if kind == "deal" or (kind == "event" and field in EVENT_FIELDS):
                    found[f"{kind}s"].add(fact)
            yield Entry("", {}, (place_row(connection, facts, thing, {name: len(facts_found) for name, facts_found in found.items()}),))


def place_row(connection: sqlite3.Connection, facts: Facts, thing: Thing, counts: Mapping[str, int]) -> Row:
    """A place with where it lies, and how much there is of each."""
    printed_only = thing.type == "printed"
    lies = situation(connection, thing.id)
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
        "kind": None if printed_only else thing.kind,
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
