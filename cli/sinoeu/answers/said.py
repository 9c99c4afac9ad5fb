"""What was said: whose words, quoted or reported, about what, and on which occasion."""

import sqlite3
from collections.abc import Iterator
from functools import partial

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.choosing import facts_of_words
from sinoeu.answers.facets import Facets
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Cell, Column, Entry, Row, Shown
from sinoeu.store.facts import Fact, Facts

COLUMNS = (
    Column("who", "who", readings=True, unsaid="speaker not named"),
    Column("words", "words", wide=True),
    Column("form", "how"),
    Column("event", "occasion", readings=True),
    Column("date", "date", readings=True),
    Column("about", "about", on_screen=False),
    Column("id", "id", on_screen=False),
)
KEYS = ("type", "id", "who", "words", "about", "form", "event", "date", "readings", "note", "flags", "evidence")
SHAPE = Answer(COLUMNS, (), keys=KEYS)


def said(connection: sqlite3.Connection, words: str, form: str | None, asked: Asked, tally: Tally) -> Answer:
    """All sayings, or those of somebody or about some words, quoted or reported."""
    among = facts_of_words(connection, words, asked.as_printed, "sayings", "said") if words else None
    narrowed = [f"about {words!r}" if words else "", f"--form {form}" if form else "", *asked.told()]
    entries = _entries(Scope(connection, asked, tally), among, form)
    return SHAPE._replace(entries=entries, understood=understood("sayings", narrowed))


def _entries(scope: Scope, among: set[int] | None, form: str | None) -> Iterator[Entry]:
    facets = Facets(scope.connection, Facts(scope.connection, scope.asked.as_printed))
    for id in scope.of_kind("said", among):
        fact = facets.facts.fact(id)
        if form in (None, fact.value("form")):
            yield Entry("", {}, map(partial(_row, facets), (fact,)))


def _row(facets: Facets, fact: Fact) -> Row:
    row = facets.saying("", fact)
    when = facets.facts.date(fact)
    cells: dict[str, Cell] = {
        "who": telling.shown(fact.all("who")),
        "words": telling.shown(fact.all("words")),
        "form": telling.shown(fact.all("form")),
        "event": telling.shown(fact.all("in")),
        "date": telling.shown([when] if when else ()),
        "about": telling.shown(fact.all("about")),
        "id": (Shown(fact.key),),
    }
    return row._replace(cells={name: cell for name, cell in cells.items() if cell})
