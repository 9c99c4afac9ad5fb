"""Facts put together again from their rows: every value of every field with its grounds, and the passages they rest on."""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from sinoeu.model.when import openness

_CLAIMS = """
SELECT claim.id, claim.kind, claim.number, claim.event, claim.note, claim.on_words,
    article.key, article.file, article.id, passage.number, passage.line, passage.start, passage."end", passage.text, claim.fact
FROM claim JOIN passage ON passage.id = claim.passage JOIN article ON article.id = passage.article
WHERE claim.fact = :fact ORDER BY claim.id
"""
_CLAIM = _CLAIMS.replace("WHERE claim.fact = :fact", "WHERE claim.id = :fact")
_CELLS = """
SELECT cell.claim, cell.field, cell.value, cell.printed, cell.basis, cell.because, cell.url, cell.rests_on,
    thing.id, thing.key, thing.type, thing.name, thing.printed, thing.basis, thing.because, thing.url, thing.kind, thing.side
FROM claim JOIN cell ON cell.claim = claim.id LEFT JOIN thing ON thing.id = cell.thing
WHERE claim.fact = :fact ORDER BY claim.id, cell.field, cell.position
"""
_FLAGS = """
SELECT DISTINCT flag.kind, flag.words, flag.because, flag.url, flag.id
FROM claim JOIN claim_flag ON claim_flag.claim = claim.id JOIN flag ON flag.id = claim_flag.flag
WHERE claim.fact = :fact ORDER BY flag.id
"""
_FLAGS_OF_CLAIM = """
SELECT flag.kind, flag.words, flag.because, flag.url, flag.id
FROM claim_flag JOIN flag ON flag.id = claim_flag.flag WHERE claim_flag.claim = :claim ORDER BY flag.id
"""
_FIRST = "SELECT claim, printed FROM first_named WHERE thing = :thing"
_THING = """
SELECT id, key, type, name, printed, basis, because, url, kind, side FROM thing WHERE id = :id
"""
_HEAD = """
SELECT 0, head.field, head.value, head.printed, head.basis, head.because, head.url, NULL,
    thing.id, thing.key, thing.type, thing.name, thing.printed, thing.basis, thing.because, thing.url, thing.kind, thing.side
FROM head LEFT JOIN thing ON thing.id = head.thing WHERE head.article = :article ORDER BY head.field, head.position
"""

_REMEMBERED = 500
"""How much is kept of what one question has read; in a long answer the first makes room."""
OWN_DATES = {"event": "when", "deal": "when", "met": "when", "role": "since", "tie": "since", "figure": "as_of"}
"""By kind of claim, the field that puts it on the timeline."""
NO_YEAR = 9_999_999_999_999_999
"""The moment, by which facts are in order, of what is in no known year."""
_Maybe = str | None
CellRow = tuple[
    int, str, _Maybe, _Maybe, str, _Maybe, _Maybe, int | None, int | None, str, str, str, _Maybe, str, _Maybe, _Maybe, _Maybe, _Maybe
]  # fmt: skip
"""A cell with its thing, if it has one."""


class Thing(NamedTuple):
    """A person, organisation, place, event or deal as answers name it. `printed` is what the heading corrects."""

    id: int
    key: str
    type: str
    name: str
    printed: str | None
    basis: str
    because: str | None
    url: str | None
    kind: str | None
    side: str | None

    def as_printed(self) -> "Thing | None":
        """The thing without the editor's name for it: under its printed one, or nothing where there is none.

        Events and deals then go by their type, and keep the id that is no name of theirs.
        """
        if self.basis == "stated":
            return self
        spoken_of = self.type in ("event", "deal")
        name = self.printed or (self.type if spoken_of else None)
        return Thing(self.id, self.key if spoken_of else "", self.type, name, None, "stated", None, None, self.kind, self.side) if name else None


class Cell(NamedTuple):
    """One value of one field, with its grounds. `claim` is the claim it stands in, `rests_on` the one whose words it rests on."""

    field: str
    value: str | None
    printed: str | None
    basis: str
    because: str | None
    url: str | None
    claim: int
    rests_on: int
    thing: Thing | None

    def as_printed(self) -> "Cell | None":
        """What remains of it without the editor: itself, what stands printed in its place, or nothing."""
        if self.basis == "stated":
            return self._replace(thing=self.thing.as_printed()) if self.thing else self
        if self.printed is None or self.rests_on != self.claim:
            return None
        return self._replace(value=self.printed, basis="stated", because=None, url=None, thing=None)


class Source(NamedTuple):
    """The passage that a claim stands in; offsets in code points of the article's text."""

    claim: int
    kind: str
    number: int
    event: int | None
    note: str | None
    on: str | None
    article: str
    file: str | None
    article_id: int
    passage: int
    line: int
    start: int
    end: int
    text: str
    fact: int

    @property
    def label(self) -> str:
        """Article and passage, as in `003:14`."""
        return f"{self.article}:{self.passage}"


class Flag(NamedTuple):
    """A warning on words that a fact rests on."""

    kind: str
    words: str
    because: str
    url: str | None


class Fact(NamedTuple):
    """An event, a deal, or a claim of another kind, with all that is said of it."""

    id: int
    key: str
    kind: str
    cells: Mapping[str, tuple[Cell, ...]]
    sources: tuple[Source, ...]
    flags: tuple[Flag, ...]
    thing: Thing | None
    as_printed: bool

    def all(self, field: str) -> tuple[Cell, ...]:
        """The values of a field, in the order of the passages."""
        return self.cells.get(field, ())

    def first(self, field: str) -> Cell | None:
        """The first value of a field."""
        return next(iter(self.cells.get(field, ())), None)

    def chief(self, field: str) -> Cell | None:
        """Of several dates the one that leaves least open, its own before an inherited one."""
        found = self.cells.get(field, ())
        return min(found, key=lambda cell: (cell.rests_on != cell.claim, openness(cell.value))) if len(found) > 1 else self.first(field)

    def value(self, field: str) -> str | None:
        """The first value of a field as text."""
        cell = self.first(field)
        return cell.value if cell else None

    @property
    def event(self) -> int | None:
        """The event in which it happened, or by whose date it is dated."""
        return next((source.event for source in self.sources if source.event), None)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the editor notes on it."""
        return tuple(dict.fromkeys(source.note for source in self.sources if source.note and source.fact == self.id))


def cells_of(rows: Iterable[CellRow], as_printed: bool) -> Mapping[str, tuple[Cell, ...]]:
    """The values of each field, without those that are the editor's alone where that is asked for."""
    found: dict[str, list[Cell]] = {}
    for claim, field, value, printed, basis, because, url, rests_on, id, key, type, name, instead, ground, why, at, kind, side in rows:
        thing = None if id is None else Thing(id, key, type, name, instead, ground, why, at, kind, side)
        cell: Cell | None = Cell(field, value, printed, basis, because, url, claim, rests_on or claim, thing)
        if cell and as_printed:
            cell = cell.as_printed()
        if cell:
            found.setdefault(field, []).append(cell)
    return {field: tuple(group) for field, group in found.items()}


class Facts:
    """The facts of a database, as the editor reads them or as the sources print them. What several facts share is read once."""

    def __init__(self, connection: sqlite3.Connection, as_printed: bool) -> None:
        self.connection = connection
        self.as_printed = as_printed
        remember = lru_cache(_REMEMBERED)
        self.fact = remember(self._fact)
        """The fact of a number: an event is asked for by everything that happened at it."""
        self.source = remember(self._source)
        """The passage that one claim stands in."""
        self.head = remember(self._head)
        """The values of an article's head."""
        self._flags = remember(self._flags_of_claim)

    def thing(self, id: int) -> Thing | None:
        """The thing of a number, without the editor's name for it where that is asked for."""
        row = self.connection.execute(_THING, {"id": id}).fetchone()
        thing = Thing(*row) if row else None
        return thing.as_printed() if thing and self.as_printed else thing

    def _fact(self, id: int) -> Fact:
        sources = [Source(*row) for row in self.connection.execute(_CLAIMS, {"fact": id})]
        cells = cells_of(self.connection.execute(_CELLS, {"fact": id}), self.as_printed)
        own = {source.claim for source in sources}
        others = sorted({cell.rests_on for group in cells.values() for cell in group} - own)
        sources += map(self.source, others)
        flagged = [*self.connection.execute(_FLAGS, {"fact": id}), *(row for claim in others for row in self._flags(claim))]
        flags = tuple({row[4]: Flag(*row[:4]) for row in flagged}.values())
        kind = sources[0].kind
        thing = self.thing(id) if kind in ("event", "deal") else None
        key = f"{sources[0].label}.{sources[0].number}" if kind not in ("event", "deal") else thing.key if thing else ""
        return Fact(id, key, kind, cells, tuple(sources), flags, thing, self.as_printed)

    def _source(self, claim: int) -> Source:
        return Source(*self.connection.execute(_CLAIM, {"fact": claim}).fetchone())

    def _flags_of_claim(self, claim: int) -> list[tuple[str, str, str, str | None, int]]:
        return self.connection.execute(_FLAGS_OF_CLAIM, {"claim": claim}).fetchall()

    def _head(self, article: int) -> Mapping[str, tuple[Cell, ...]]:
        return cells_of(self.connection.execute(_HEAD, {"article": article}), self.as_printed)

    def first_printed(self, thing: int) -> str | None:
        """The form under which a thing is printed where it is first spoken of."""
        return next((printed for _, printed in self.connection.execute(_FIRST, {"thing": thing})), None)

    def first_source(self, thing: int) -> Source | None:
        """The first passage that speaks of a thing: what its being there rests on."""
        row = self.connection.execute(_FIRST, {"thing": thing}).fetchone()
        return self.source(row[0]) if row else None

    def date(self, fact: Fact) -> Cell | None:
        """When the fact was: its own date, or, as inferred, that of its event, or the day of publication."""
        own = fact.chief("when") or fact.chief("attested")
        if own:
            return own
        if self.as_printed or fact.kind in ("event", "deal", "met"):
            return None
        event = self.thing(fact.event) if fact.event else None
        if event and (inherited := self.fact(event.id).chief("when")):
            return inherited._replace(field="attested", printed=None, basis="inferred", because=f"date of {event.name}", url=None)
        if fact.kind == "part":
            return None  # it was when the event was, and that is not known
        published = self.head(fact.sources[0].article_id).get("published", ())
        return published[0]._replace(field="attested", printed=None, basis="inferred", because="so when the article was published", url=None) if published else None
