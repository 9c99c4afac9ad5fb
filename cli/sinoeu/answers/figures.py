"""The numbers: what was counted, of whom, who says so, and which of them one should not trust."""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.choosing import facts_of_words
from sinoeu.answers.facets import Facets, measure
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Row, Shown
from sinoeu.store.facts import Fact, Facts
from sinoeu.text.amounts import readable
from sinoeu.text.spoken import exact

COLUMNS = (
    Column("what", "what", wide=True),
    Column("number", "number", readings=True, key="value"),
    Column("of", "of", readings=True),
    Column("as_of", "as of", readings=True),
    Column("asserted_by", "says", readings=True, unsaid="the reporter"),
    Column("arithmetic", "arithmetic"),
    Column("value", "value", on_screen=False),
    Column("unit", "unit", on_screen=False),
    Column("bound", "bound", on_screen=False),
    Column("status", "status", on_screen=False),
    Column("id", "id", on_screen=False),
)
KEYS = (
    "type", "id", "what", "of", "all_of", "value", "unit", "bound", "status", "as_of", "asserted_by", "also_asserted_by", "readings", "note", "flags", "evidence",
    "arithmetic",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), keys=KEYS)
_BESIDE = "SELECT fact FROM claim WHERE passage = (SELECT passage FROM claim WHERE id = :claim) AND kind = 'figure' AND id <> :claim ORDER BY id"


def figures(connection: sqlite3.Connection, words: str, flagged: bool, asked: Asked, tally: Tally) -> Answer:
    """All figures, or those about a name or some words, or those that rest on flagged words."""
    among = facts_of_words(connection, words, asked.as_printed, "figures", "figures") if words else None
    narrowed = [f"about {words!r}" if words else "", "--flagged" if flagged else "", *asked.told()]
    entries = _entries(Scope(connection, asked, tally), among, flagged)
    return SHAPE._replace(entries=entries, understood=understood("figures", narrowed))


def _entries(scope: Scope, among: set[int] | None, flagged: bool) -> Iterator[Entry]:
    facets = Facets(scope.connection, Facts(scope.connection, scope.asked.as_printed))
    for id in scope.of_kind("figure", among):
        fact = facets.facts.fact(id)
        if not flagged or fact.flags:
            yield Entry("", {}, map(partial(_row, facets), (fact,)))


def _row(facets: Facets, fact: Fact) -> Row:
    row = facets.figure("", fact, "")
    sums = _arithmetic(facets.connection, facets.facts, fact) if any(flag.kind == "implausible" for flag in fact.flags) else []
    told: dict[str, Json] = {name: value for name, value in row.record.items() if name != "how"}
    arithmetic: list[Json] = list(sums)
    cells: dict[str, Cell] = {
        "what": telling.shown(fact.all("what")),
        "number": measure(fact),
        "of": telling.shown(fact.all("of")),
        "as_of": telling.shown(fact.all("as_of")),
        "asserted_by": telling.shown(fact.all("by")),
        "arithmetic": tuple(Shown(line) for line in sums),
        **{name: telling.shown(fact.all(name)) for name in ("value", "unit", "bound", "status")},
        "id": (Shown(fact.key),),
    }
    return row._replace(record={**told, "arithmetic": arithmetic}, cells={name: cell for name, cell in cells.items() if cell})


def _arithmetic(connection: sqlite3.Connection, facts: Facts, fact: Fact) -> list[str]:
    """An implausible figure divided by the others of its passage: what makes it implausible can often be seen there."""
    value = _number(fact)
    if value is None:
        return []
    sums = []
    for (other_id,) in connection.execute(_BESIDE, {"claim": fact.id}):
        other = facts.fact(other_id)
        count = _number(other)
        if count and other.value("unit") != fact.value("unit"):
            units = fact.value("unit") or ""
            counted = f"{readable(str(count))} {other.value('unit') or ''}".rstrip()
            sums.append(f"{readable(str(value))} {units} / {counted} = {readable(f'{value / count:.1f}', rounded=True)} {units} each")
    return sums


def _number(fact: Fact) -> Decimal | None:
    return exact(fact.value("value") or "")
