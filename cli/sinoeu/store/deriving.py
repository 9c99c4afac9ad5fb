"""What follows from the rows once all are in: names of events, inherited dates and places, places within places, and the read models."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sinoeu.model.when import openness, parse
from sinoeu.store.facts import NO_YEAR, OWN_DATES

_OTHER = "other"
"""The kind of what is of none of the kinds."""

MAX_DEPTH = 12
"""How deep parts of events, and places within places, are followed."""

_LABELS = """
SELECT claim.fact, coalesce(cell.field, ''), coalesce(thing.name, cell.value), cell.printed, coalesce(cell.basis, 'stated'), cell.because, cell.url
FROM claim LEFT JOIN cell ON cell.claim = claim.id AND cell.field IN ('name', 'called', 'kind', 'at', 'where', 'host') AND cell.position = 0
LEFT JOIN thing ON thing.id = cell.thing
WHERE claim.kind = :kind AND claim.fact BETWEEN :first AND :last ORDER BY claim.fact, claim.id
"""
_DATES = """
SELECT claim.fact, claim.kind, claim.id, cell.field, cell.value, cell.printed, cell.basis, cell.rests_on
FROM claim JOIN cell ON cell.claim = claim.id AND cell.position = 0 AND cell.field IN ('when', 'since', 'as_of', 'attested')
WHERE claim.fact BETWEEN :first AND :last ORDER BY claim.fact, claim.id
"""
_PUBLISHED = "SELECT article, value FROM head WHERE field = 'published' AND position = 0 AND value IS NOT NULL AND article BETWEEN :first >> 16 AND :last >> 16"
_MENTIONS = f"""
INSERT INTO mention (thing, kind, moment, claim, field, fact, as_read, as_printed)
SELECT named.thing, claim.kind, CASE named.as_read WHEN 1 THEN coalesce(dated.moment, {NO_YEAR}) ELSE 0 END AS moment, claim.id, named.field, claim.fact,
    max(named.as_read), max(named.as_printed) FROM (
    SELECT thing, claim, field, 1 AS as_read, basis = 'stated' AS as_printed FROM cell WHERE thing IS NOT NULL AND claim BETWEEN :first AND :last
    UNION ALL SELECT thing, claim, field, 0, 1 FROM printed WHERE claim BETWEEN :first AND :last) AS named
JOIN claim ON claim.id = named.claim LEFT JOIN dated ON dated.fact = claim.fact AND dated.as_printed = 0
GROUP BY named.thing, claim.kind, moment, claim.id, named.field ORDER BY named.thing, claim.kind, moment, claim.id, named.field
"""  # noqa: S608  # the texts are ours
_ONLY_IN_REGISTRIES = """
UPDATE thing SET basis = 'supplied', because = 'of the registry; no article names it so'
WHERE id BETWEEN :first AND :last AND type IN ('person', 'organisation', 'place') AND basis = 'stated'
AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.thing = thing.id AND mention.as_printed = 1)
"""
_FORMER = "SELECT id, thing FROM former ORDER BY id"
_WITHIN_FORMER = "UPDATE thing SET within = :thing WHERE within = :former"
_PLACES_THEMSELVES = "INSERT INTO place_part (place, part, depth) SELECT id, id, 0 FROM thing WHERE type = 'place'"
_PLACES_WITHIN = """
INSERT OR IGNORE INTO place_part (place, part, depth)
SELECT outer.place, inner.id, :depth FROM place_part AS outer JOIN thing AS inner ON inner.within = outer.part AND inner.type = 'place'
WHERE outer.depth = :depth - 1
"""
_DATED_BY_EVENT = """
INSERT OR IGNORE INTO dated (fact, as_printed, type, own, claim, edtf, year_known, start_earliest, start_latest, end_earliest, end_latest,
    season_start, season_end, moment)
SELECT claim.fact, 0, claim.kind, 0, claim.id, dated.edtf, dated.year_known, dated.start_earliest, dated.start_latest, dated.end_earliest, dated.end_latest,
    dated.season_start, dated.season_end, dated.moment
FROM claim JOIN dated ON dated.fact = claim.event AND dated.as_printed = 0
WHERE claim.kind NOT IN ('event', 'deal', 'met') AND claim.id BETWEEN :first AND :last
"""
_DATED_BY_ARTICLE = """
INSERT OR IGNORE INTO dated (fact, as_printed, type, own, claim, edtf, year_known, start_earliest, start_latest, end_earliest, end_latest,
    season_start, season_end, moment)
SELECT claim.fact, 0, claim.kind, 0, claim.id, issued.edtf, issued.year_known, issued.start_earliest, issued.start_latest, issued.end_earliest, issued.end_latest,
    issued.season_start, issued.season_end, issued.moment
FROM claim JOIN passage ON passage.id = claim.passage JOIN issued ON issued.article = passage.article
WHERE claim.kind NOT IN ('event', 'deal', 'met', 'part') AND claim.id BETWEEN :first AND :last
"""
_ISSUED = """
CREATE TEMP TABLE issued (article INTEGER PRIMARY KEY, edtf TEXT, year_known INTEGER, start_earliest TEXT, start_latest TEXT,
    end_earliest TEXT, end_latest TEXT, season_start TEXT, season_end TEXT, moment INTEGER)
"""

_Bounds = tuple[str | None, int, str | None, str | None, str | None, str | None, str | None, str | None, int]


class Range(NamedTuple):
    """Numbers from the first to the last."""

    first: int
    last: int


_ALL = (Range(0, (1 << 63) - 1),)


class Due(NamedTuple):
    """The rows that something is to be derived for, as ranges of numbers: their claims, the facts of these, and the things these mention."""

    claims: Sequence[Range] = _ALL
    facts: Sequence[Range] = _ALL
    things: Sequence[Range] = _ALL


def derive(connection: sqlite3.Connection) -> None:
    """Fills everything that is made from other rows. Expects the indexes to be there."""
    derive_parts_of_places(connection)
    derive_claims(connection, Due())
    connection.execute("ANALYZE mention")  # what is counted next is planned by it


def derive_parts_of_places(connection: sqlite3.Connection) -> None:
    """Fills in which places lie in which, each in itself too."""
    former = connection.execute(_FORMER).fetchall()
    connection.executemany(_WITHIN_FORMER, [{"thing": thing, "former": id} for id, thing in former])
    connection.execute(_PLACES_THEMSELVES)
    for depth in range(1, MAX_DEPTH):
        if connection.execute(_PLACES_WITHIN, {"depth": depth}).rowcount <= 0:
            break


def derive_claims(connection: sqlite3.Connection, due: Due) -> None:
    """Fills what is made from claims, where all claims of a fact are due, and all that inherit from it; nothing is derived of them yet."""
    connection.create_function("openness", 1, _openness, deterministic=True)
    for kind in ("event", "deal"):
        connection.executemany(
            "UPDATE thing SET name = :name, printed = :printed, basis = :basis, because = :because, url = :url, kind = :kind WHERE id = :id",
            _labels(row for numbers in due.facts for row in connection.execute(_LABELS, {"kind": kind, **numbers._asdict()})),
        )
    for statement in _inheriting():
        for _ in range(MAX_DEPTH):
            if _run(connection, statement, due.claims) <= 0:
                break
    _derive_dates(connection, due)
    _run(connection, _MENTIONS, due.claims)
    _run(connection, _ONLY_IN_REGISTRIES, due.things)


def _run(connection: sqlite3.Connection, statement: str, ranges: Iterable[Range]) -> int:
    """A statement run for each range; how many rows it wrote."""
    return sum(connection.execute(statement, numbers._asdict()).rowcount for numbers in ranges)


def _openness(text: str | None) -> int:
    """How open a date is, as one number for SQL to order by."""
    unknown, days = openness(text)
    return unknown * 1_000_000_000 + days


def _inheriting() -> list[str]:
    text = (files("sinoeu.store") / "inheriting.sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if "INSERT" in statement]


def _labels(rows: Iterable[tuple[int, str, str | None, str | None, str, str | None, str | None]]) -> Iterator[dict[str, str | int | None]]:
    """What each event or deal is called: its first name; else the source's word for it, or its kind with where it was; that it is of another kind tells nothing."""
    for fact, group in groupby(rows, itemgetter(0)):
        first: dict[str, tuple[str | None, str | None, str, str | None, str | None]] = {}
        for _, field, value, printed, basis, because, url in group:
            first.setdefault(field, (value, printed, basis, because, url))
        kind = first["kind"][0] if "kind" in first else None
        if "name" in first:
            name, printed, basis, because, url = first["name"]
        else:
            word, _, basis, because, url = first.get("called") or first.get("kind") or ("unnamed", None, "stated", None, None)
            scene = next((first[field] for field in ("at", "host", "where") if field in first and first[field][0]), None)
            name, printed = word, None
            if "called" not in first and word == _OTHER:
                name, _, basis, because, url = scene or (None, None, "stated", None, None)
            elif "called" not in first and scene:
                name = f"{word}, {scene[0]}"
        yield {"id": fact, "kind": kind, "name": name or "unnamed", "printed": None if printed == name else printed, "basis": basis, "because": because, "url": url}


def _derive_dates(connection: sqlite3.Connection, due: Due) -> None:
    insert = "INSERT INTO dated VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    connection.executemany(insert, _dated(row for numbers in due.facts for row in connection.execute(_DATES, numbers._asdict())))
    _run(connection, _DATED_BY_EVENT, due.claims)
    connection.execute(_ISSUED)
    published = ((article, *_bounds(value)) for numbers in due.claims for article, value in connection.execute(_PUBLISHED, numbers._asdict()))
    connection.executemany("INSERT INTO issued VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", published)
    _run(connection, _DATED_BY_ARTICLE, due.claims)
    connection.execute("DROP TABLE issued")


def _dated(rows: Iterable[tuple[int, str, int, str, str | None, str | None, str, int | None]]) -> Iterator[tuple[int | str | None, ...]]:
    """Of each fact the date by which it is put in order, as it is read and as it stands printed."""
    for fact, group in groupby(rows, itemgetter(0)):
        found = list(group)
        kind = found[0][1]
        for as_printed in (0, 1):
            best: tuple[int, tuple[int, int, int], _Bounds] | None = None
            for _, _, _, field, value, printed, basis, rests_on in found:
                text = printed if as_printed and basis != "stated" else value or printed
                if not text or (as_printed and rests_on):
                    continue
                own = int(OWN_DATES.get(kind) == field)
                bounds = _bounds(text)
                rank = (-own, *openness(text))
                if best is None or rank < best[1]:
                    best = (own, rank, bounds)
            if best:
                yield fact, as_printed, kind, best[0], found[0][2], *best[2]


@lru_cache(maxsize=10_000)
def _bounds(text: str) -> _Bounds:
    """`edtf, year_known`, the four days of the span, the season, and the moment; a date in words has none of the former."""
    try:
        when = parse(text)
    except ValueError:
        return None, 0, None, None, None, None, None, None, NO_YEAR
    season = when.season() if when.year_wholly_unknown else None
    span: tuple[str | None, str | None, str | None, str | None] = (None, None, None, None) if when.year_wholly_unknown else when.span()
    first, last = span[0], span[3]
    moment = int(first.replace("-", "") + last.replace("-", "")) if first and last else NO_YEAR
    return text, int(not when.year_wholly_unknown), *span, *(season or (None, None)), moment
