"""The full text of all passages: what of each is indexed, and the passages found again, by what is printed there and by what is read."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from sinoeu.store.articles import Passage
from sinoeu.text.queries import Query
from sinoeu.text.tokens import tokens

MOST_RANKED = 2_000
"""So many passages are put in the order of how well they fit; more are answered in reading order, as they are found."""
LAST = (1 << 63) - 1
_APART = " | "
"""Between the names read in a passage, so that no phrase reaches from one into the next. No token has this character."""

_READINGS_OF = """
SELECT claim.passage, coalesce(thing.name, cell.value),
    CASE cell.basis WHEN 'stated' THEN coalesce(cell.printed, thing.printed) ELSE cell.printed END, thing.key, thing.type,
    CASE cell.basis WHEN 'stated' THEN coalesce(thing.basis, 'stated') ELSE cell.basis END,
    CASE cell.basis WHEN 'stated' THEN thing.because ELSE cell.because END, CASE cell.basis WHEN 'stated' THEN thing.url ELSE cell.url END
FROM claim CROSS JOIN cell ON cell.claim = claim.id LEFT JOIN thing ON thing.id = cell.thing
WHERE cell.rests_on IS NULL AND (
    (thing.type IN ('person', 'organisation', 'place') AND (cell.printed IS NULL OR cell.printed <> thing.name))
    OR (cell.thing IS NULL AND cell.basis <> 'stated' AND cell.field IN ('title', 'name', 'theme', 'called', 'about', 'what', 'unit') AND cell.value IS NOT NULL))
AND claim.passage = :passage ORDER BY claim.id, cell.field, cell.position
"""
"""Whoever and whatever is read in a passage under another name than the one printed there, and words that the editor reads for others: what
`rows` has indexed of it."""
_FOUND = "SELECT rowid FROM passage_text WHERE passage_text MATCH :query AND rowid BETWEEN :first AND :last ORDER BY rowid"
_RANKED = "SELECT rowid FROM passage_text WHERE passage_text MATCH :query AND rowid BETWEEN :first AND :last ORDER BY rank, rowid"
_RANGE = "SELECT min(id), max(id) FROM passage WHERE article = :article"
_PASSAGE = """
SELECT passage.id, article.key, article.file, passage.number, passage.line, passage.start, passage."end", passage.text, passage.skip
FROM passage JOIN article ON article.id = passage.article WHERE passage.id = :id
"""


class Reading(NamedTuple):
    """A name or words read in a passage: what is read, what stands printed for it, the thing meant, and the grounds."""

    passage: int
    read: str
    printed: str | None
    key: str | None
    type: str | None
    basis: str
    because: str | None
    url: str | None

    @property
    def corrects(self) -> bool:
        """Whether somebody else's name stands printed for whoever is meant, as in `Ningbo [Nanjing]`."""
        return self.basis != "stated" and self.key is not None and self.printed is not None


class Hits(NamedTuple):
    """The passages found. `ranked` is false where there are too many to be put in the order of how well they fit."""

    passages: Iterator[Passage]
    ranked: bool
    total: int | None
    """None where there are too many to be counted."""


def indexed(text: str, read: Iterable[str]) -> tuple[str, str]:
    """The tokens of a passage, and those of the names and words that are read in it and do not stand there."""
    printed = " ".join(tokens(text))
    names = dict.fromkeys(" ".join(tokens(name)) for name in read)
    return printed, _APART.join(name for name in names if not _stands_in(name, printed))


def _stands_in(name: str, printed: str) -> bool:
    return f" {name} " in f" {printed} "


def search(connection: sqlite3.Connection, query: Query, as_printed: bool, wanted: frozenset[int] | None = None) -> Hits:
    """The passages that meet a query, of the articles of some numbers or of all: the best first, or, where there are many, in reading order."""
    match = f"{{printed}} : ({query.match()})" if as_printed else query.match()
    ranges = sorted(_ranges(connection, wanted)) if wanted is not None else [(0, LAST)]
    if not ranges:
        return Hits(iter(()), True, 0)
    given = {"query": match, "first": ranges[0][0], "last": ranges[-1][1]}

    def found(statement: str) -> Iterator[int]:
        return (id for (id,) in connection.execute(statement, given) if _within(id, ranges))

    candidates = sum(1 for _ in islice(found(_FOUND), MOST_RANKED + 1))
    if candidates > MOST_RANKED:
        return Hits(_passages(connection, found(_FOUND)), False, None)
    return Hits(_passages(connection, found(_RANKED)), True, candidates)


def _ranges(connection: sqlite3.Connection, wanted: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and the last passage of each article; these are numbered one article after another."""
    for article in wanted:
        for first, last in connection.execute(_RANGE, {"article": article}):
            if first is not None:
                yield first, last


def _within(passage: int, ranges: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, (passage, LAST)) - 1
    return at >= 0 and passage <= ranges[at][1]


def _passages(connection: sqlite3.Connection, found: Iterable[int]) -> Iterator[Passage]:
    for id in found:
        yield Passage(*connection.execute(_PASSAGE, {"id": id}).fetchone())


def read_in(connection: sqlite3.Connection, passage: int) -> list[str]:
    """The names and words that are read in a passage of a number, as they were given to `indexed`, whose order they need not have."""
    return [read for _, read, *_ in connection.execute(_READINGS_OF, {"passage": passage})]


def readings(connection: sqlite3.Connection, passage: Passage) -> list[Reading]:
    """What is read in a passage beside what stands there, or in its place, each name once."""
    printed = " ".join(tokens(passage.text))
    found: dict[str, Reading] = {}
    for row in connection.execute(_READINGS_OF, {"passage": passage.id}):
        reading = Reading(*row)
        name = " ".join(tokens(reading.read))
        if reading.corrects or not _stands_in(name, printed):
            found.setdefault(name, reading)
    return list(found.values())
