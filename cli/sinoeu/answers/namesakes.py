"""Several people, organisations or places of one name: a short list, each with what tells it from the others."""

import sqlite3
from collections.abc import Iterator, Sequence
from shlex import quote

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked
from sinoeu.answers.facets import Facets
from sinoeu.answers.found import told_by_id
from sinoeu.model.answer import Cell, Column, Overview, Row, Shown
from sinoeu.store.facts import Fact, Facts, Thing
from sinoeu.store.names import PART, Match
from sinoeu.store.places import situation

MOST_IN_FULL = 3
"""So many are shown on a screen in full as well."""
_ACTORS = (
    Column("name", "name", readings=True, wide=True),
    Column("what", "office or kind", wide=True),
    Column("of", "of", readings=True),
    Column("place", "place", readings=True),
    Column("date", "first date", readings=True),
    Column("id", "id"),
)
_PLACES = (
    Column("name", "name", readings=True, wide=True),
    Column("what", "kind"),
    Column("place", "in", readings=True),
    Column("date", "first date", readings=True),
    Column("id", "id"),
)
_FIRST = """
SELECT mention.fact FROM mention LEFT JOIN dated ON dated.fact = mention.fact AND dated.as_printed = :as_printed
WHERE mention.thing = :thing AND ((:as_printed = 0 AND mention.as_read = 1) OR (:as_printed = 1 AND mention.as_printed = 1))
GROUP BY mention.fact, dated.year_known, dated.start_earliest
ORDER BY coalesce(dated.year_known, 0) DESC, dated.start_earliest NULLS FIRST, min(mention.claim), mention.fact LIMIT :most
"""
_MOST_FIRST = 5
"""Of so many facts, the earliest, the first place is taken."""


def overview(connection: sqlite3.Connection, name: str, matches: Sequence[Match], asked: Asked, command: str, narrower: str) -> Overview:
    """The list of several of one name."""
    by_id = told_by_id(matches)
    one = matches[0].key if matches[0].thing in by_id else quote(matches[0].name)
    title = f"{len(matches)} have {name!r} in their names" if all(match.rule == PART for match in matches) else f"{len(matches)} are called {name!r}"
    hint = f"one: sinoeu {command} {one}; {narrower}all in full: --limit 0"
    return Overview(title, _PLACES if command == "where" else _ACTORS, _rows(connection, matches, by_id, asked), len(matches) > MOST_IN_FULL, hint)


def _rows(connection: sqlite3.Connection, matches: Sequence[Match], by_id: frozenset[int], asked: Asked) -> Iterator[Row]:
    """A row for each; with its id where the name does not tell it from another."""
    facets = Facets(connection, Facts(connection, asked.as_printed))
    for match in matches:
        thing = facets.facts.thing(match.thing)
        if thing:
            row = _row(facets, thing, asked)
            yield row._replace(cells={**row.cells, "id": (Shown(thing.key),)}) if match.thing in by_id else row


def _row(facets: Facets, thing: Thing, asked: Asked) -> Row:
    first = [facets.facts.fact(fact) for (fact,) in facets.connection.execute(_FIRST, {"thing": thing.id, "as_printed": int(asked.as_printed), "most": _MOST_FIRST})]
    held = facets.offices(thing.id)
    dated = next((fact for fact in first if facets.facts.date(fact)), None)
    when = facets.facts.date(dated) if dated else None
    scenes = (scene for fact in first for scene in _scenes(facets, fact)) if thing.type == "person" else ()
    placed = next((scene for scene in scenes if _places(scene)), None)
    cells = {
        "name": telling.show_thing(thing),
        "what": _each_once(held, "title") or ((Shown(thing.kind),) if thing.kind and thing.type != "printed" else ()),
        "of": _each_once(held, "of", "seat"),
        "place": _places(placed) if placed else () if asked.as_printed else _by_editor(facets, thing),
        "date": telling.shown([when] if when else ()),
    }
    rests_on = [fact for fact in (*held, dated, placed) if fact]
    quotes = dict.fromkeys(quote for fact in rests_on for quote in telling.quotes(fact))
    marks = dict.fromkeys(mark for fact in rests_on for mark in telling.marks(fact))
    return Row("", {}, {name: cell for name, cell in cells.items() if cell}, tuple(quotes), tuple(marks))


def held_titles(facets: Facets, thing: int) -> list[str]:
    """The titles of the offices that somebody holds, each once."""
    return [shown.value for shown in _each_once(facets.offices(thing), "title") if shown.value]


def _each_once(facts: Sequence[Fact], *fields: str) -> Cell:
    return tuple(dict.fromkeys(shown for fact in facts for field in fields for shown in telling.shown(fact.all(field))))


def _scenes(facets: Facets, fact: Fact) -> tuple[Fact, ...]:
    """Where a fact may say that it was: itself, then the event in which it was."""
    event = fact.first("in")
    return (fact, facets.facts.fact(event.thing.id)) if event and event.thing else (fact,)


def _places(fact: Fact) -> Cell:
    return telling.shown(fact.all("where") or fact.all("at"))


def _by_editor(facets: Facets, thing: Thing) -> Cell:
    """Where an organisation or a place lies, by the registry."""
    within = situation(facets.connection, thing.id, facets.facts.as_printed).within if thing.type in ("organisation", "place") else None
    around = facets.facts.thing(within) if within else None
    return (Shown(around.name, None, "supplied"),) if around else ()
