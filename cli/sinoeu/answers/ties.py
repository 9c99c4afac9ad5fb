"""Lasting relations: sister cities, partnerships, zones, investments, air routes; since when, and who says so."""

import sqlite3
from collections.abc import Iterator
from functools import partial

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.choosing import facts_of_words
from sinoeu.answers.facets import Facets, relation
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Row, Shown
from sinoeu.store.facts import Fact, Facts

COLUMNS = (
    Column("kind", "kind"),
    Column("from", "of", readings=True, unsaid="not named"),
    Column("to", "with", readings=True, unsaid="not named"),
    Column("since", "since", readings=True),
    Column("until", "until", readings=True),
    Column("asserted_by", "says", readings=True, unsaid="the reporter"),
    Column("called", "called", on_screen=False),
    Column("id", "id", on_screen=False),
)
KEYS = (
    "type", "id", "kind", "called", "between", "from", "to", "since", "until", "asserted_by", "also_asserted_by", "readings", "note", "flags", "evidence",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), keys=KEYS)


def ties(connection: sqlite3.Connection, words: str, kind: str | None, asked: Asked, tally: Tally) -> Answer:
    """All ties, or those of somebody or some place, or of one kind. Those between equals have the first under `of` and the others under `with`."""
    among = facts_of_words(connection, words, asked.as_printed, "ties", "ties") if words else None
    narrowed = [f"about {words!r}" if words else "", f"--kind {kind}" if kind else "", *asked.told()]
    entries = _entries(Scope(connection, asked, tally), among, kind)
    return SHAPE._replace(entries=entries, understood=understood("ties", narrowed))


def _entries(scope: Scope, among: set[int] | None, kind: str | None) -> Iterator[Entry]:
    facets = Facets(scope.connection, Facts(scope.connection, scope.asked.as_printed))
    for id in scope.of_kind("tie", among):
        fact = facets.facts.fact(id)
        if kind in (None, fact.value("kind")):
            yield Entry("", {}, map(partial(_row, facets), (fact,)))


def _row(facets: Facets, fact: Fact) -> Row:
    row = facets.tie("", fact, 0, "")
    told: dict[str, Json] = {name: value for name, value in row.record.items() if name != "how"}
    equals = fact.all("between")
    cells: dict[str, Cell] = {
        "kind": relation(fact),
        "from": telling.shown(equals[:1] or fact.all("from")),
        "to": telling.shown(equals[1:] or fact.all("to")),
        "since": telling.shown(fact.all("since")),
        "until": telling.shown(fact.all("until")),
        "asserted_by": telling.shown(fact.all("by")),
        "called": telling.shown(fact.all("called")),
        "id": (Shown(fact.key),),
    }
    return row._replace(record=told, cells={name: cell for name, cell in cells.items() if cell})
