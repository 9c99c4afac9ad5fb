"""The full text of all passages: what of each is indexed, and the passages found again, by what is printed there and by what is read."""

import sqlite3
from collections.abc import Iterable, Iterator
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
    (thing.type IN ('person', 'organisation', 'place') AND cell.printed IS NOT thing.name)
    OR (cell.thing IS NULL AND cell.basis <> 'stated' AND cell.field IN ('title', 'name', 'theme', 'called', 'about', 'what', 'unit') AND cell.value IS NOT NULL))
AND claim.passage = :passage ORDER BY claim.id, cell.field, cell.position
"""
"""Whoever and whatever is read in a passage under another name than the one printed there, and words that the editor reads for others: what
`rows` has indexed of it."""
_FOUND = "SELECT rowid FROM passage_text WHERE passage_text MATCH :query AND rowid BETWEEN :first AND :last ORDER BY rowid LIMIT :most"
_RANKED = "SELECT rowid FROM passage_text WHERE passage_text MATCH :query AND rowid BETWEEN :first AND :last ORDER BY rank"
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


def search(connection: sqlite3.Connection, query: Query, as_printed: bool, article: int | None = None) -> Hits:
    """The passages that meet a query, of one article or of all: the best first, or, where there are many, in reading order."""
    match = f"{{printed}} : ({query.match()})" if as_printed else query.match()
    first, last = connection.execute(_RANGE, {"article": article}).fetchone() if article is not None else (0, LAST)
    given = {"query": match, "first": first, "last": last}
    candidates = connection.execute(_FOUND, {**given, "most": MOST_RANKED + 1}).fetchall()
    if len(candidates) > MOST_RANKED:
        return Hits(_passages(connection, connection.execute(_FOUND, {**given, "most": -1})), False, None)
    return Hits(_passages(connection, connection.execute(_RANKED, given)), True, len(candidates))


def _passages(connection: sqlite3.Connection, found: Iterable[tuple[int]]) -> Iterator[Passage]:
    for (id,) in found:
        yield Passage(*connection.execute(_PASSAGE, {"id": id}).fetchone())


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
