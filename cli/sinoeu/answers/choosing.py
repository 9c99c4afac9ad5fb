"""Which facts answer: by type, by period, by a name or by words, in the order of their dates."""

import sqlite3
from collections.abc import Iterator

from sinoeu.answers.asked import Asked, NothingFound, Tally
from sinoeu.model.when import LAST_DAY, Period
from sinoeu.store.names import look_up
from sinoeu.text.folding import words

_ALL = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND own = 1 AND year_known = :year_known AND start_earliest <= :until
ORDER BY start_earliest, end_latest, claim
"""
_ALL_WITHOUT_YEAR = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND own = 1 AND year_known = 0 ORDER BY start_earliest, end_latest, claim
"""
_OF_TYPE = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND type = :type AND own = 1 AND year_known = :year_known AND start_earliest <= :until
ORDER BY start_earliest, end_latest, claim
"""
_OF_TYPE_WITHOUT_YEAR = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND type = :type AND own = 1 AND year_known = 0 ORDER BY start_earliest, end_latest, claim
"""
_ONE = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end, own, claim, type FROM dated
WHERE fact = :fact AND as_printed = :as_printed
"""
_UNDATED = """
SELECT thing.id FROM thing WHERE thing.type = :type
AND NOT EXISTS (SELECT 1 FROM dated WHERE dated.fact = thing.id AND dated.as_printed = :as_printed AND dated.own = 1) ORDER BY thing.name, thing.id
"""
_FACTS_OF_THING = "SELECT DISTINCT fact FROM mention WHERE thing = :thing AND ((:as_printed = 0 AND as_read = 1) OR (:as_printed = 1 AND as_printed = 1))"
_FACTS_OF_PLACE = """
SELECT DISTINCT mention.fact FROM place_part JOIN mention ON mention.thing = place_part.part
WHERE place_part.place = :thing AND ((:as_printed = 0 AND mention.as_read = 1) OR (:as_printed = 1 AND mention.as_printed = 1))
"""
_FACTS_OF_WORD = "SELECT fact FROM word WHERE word = :word AND ((:as_printed = 0 AND as_read = 1) OR (:as_printed = 1 AND as_printed = 1))"
_EVENTS_OF_PARTS = """
SELECT DISTINCT claim.event FROM mention JOIN claim ON claim.id = mention.claim
WHERE mention.thing = :thing AND mention.kind = 'part' AND mention.field = 'who' AND claim.event IS NOT NULL
AND ((:as_printed = 0 AND mention.as_read = 1) OR (:as_printed = 1 AND mention.as_printed = 1))
"""
_OF_KIND = "SELECT fact FROM claim WHERE kind = :kind ORDER BY id"
ANY_NAME = ("person", "organisation", "place")

_Dated = tuple[int, int, str | None, str | None, str | None, str | None, str | None, str | None]


def certainty(row: _Dated, period: Period) -> str:
    """`yes`, `possible` or `no`: whether a dated fact lies in a period. Periods are inclusive at both ends."""
    _, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end = row
    since, until = period
    if year_known:
        if str(start_latest) <= until and str(end_earliest) >= since:
            return "yes"
        return "possible" if str(start_earliest) <= until and str(end_latest) >= since else "no"
    if season_start is None or season_end is None or int(until[:4]) > int(since[:4]) + 1:
        return "possible"
    years = {since[:4], until[:4], f"{max(int(since[:4]) - 1, 0):04}"}
    wraps = season_end < season_start
    spans = ((f"{year}-{season_start}", f"{int(year) + wraps:04}-{season_end}") for year in years)
    return "possible" if any(start <= until and end >= since for start, end in spans) else "no"


def chosen(connection: sqlite3.Connection, asked: Asked, type: str | None, among: set[int] | None, tally: Tally) -> Iterator[int]:
    """Facts in the order of their dates, those without a year after the others; what the period leaves out is counted."""
    view = int(asked.as_printed)
    until = asked.period[1] if asked.period else LAST_DAY
    if among is not None:
        rows = _of(connection, among, view, type)
    elif type:
        rows = connection.execute(_OF_TYPE, {"as_printed": view, "type": type, "year_known": 1, "until": until})
    else:
        rows = connection.execute(_ALL, {"as_printed": view, "year_known": 1, "until": until})
    yield from _within(rows, asked, tally)
    if among is None:
        statement = _OF_TYPE_WITHOUT_YEAR if type else _ALL_WITHOUT_YEAR
        yield from _within(connection.execute(statement, {"as_printed": view, "type": type}), asked, tally)


def _of(connection: sqlite3.Connection, among: set[int], view: int, type: str | None) -> Iterator[_Dated]:
    rows = [row for fact in among for row in connection.execute(_ONE, {"fact": fact, "as_printed": view})]
    wanted = [row for row in rows if row[8] and (type is None or row[10] == type)]
    wanted.sort(key=lambda row: (not row[1], row[2] or "", row[5] or "", row[9]))
    return (row[:8] for row in wanted)


def _within(rows: Iterator[_Dated], asked: Asked, tally: Tally) -> Iterator[int]:
    for row in rows:
        verdict = certainty(row, asked.period) if asked.period else "yes"
        if verdict == "yes" or (verdict == "possible" and asked.possible):
            yield row[0]
        elif verdict == "possible":
            tally.uncertain += 1


def undated(connection: sqlite3.Connection, asked: Asked, type: str, among: set[int] | None) -> Iterator[int]:
    """Events or deals that have no date at all."""
    for (fact,) in connection.execute(_UNDATED, {"type": type, "as_printed": int(asked.as_printed)}):
        if among is None or fact in among:
            yield fact


def of_kind(connection: sqlite3.Connection, asked: Asked, kind: str, among: set[int] | None, tally: Tally) -> Iterator[int]:
    """The figures, ties or sayings in the order of reading, as far as they lie in the period that is asked for."""
    for (fact,) in connection.execute(_OF_KIND, {"kind": kind}):
        if (among is None or fact in among) and keeps(connection, asked, fact, tally):
            yield fact


def keeps(connection: sqlite3.Connection, asked: Asked, fact: int, tally: Tally) -> bool:
    """Whether one fact lies in the period that is asked for; what does not for want of a date is counted."""
    if asked.period is None:
        return True
    row = connection.execute(_ONE, {"fact": fact, "as_printed": int(asked.as_printed)}).fetchone()
    if row is None:
        tally.undated += 1
        return False
    return next(iter(_within(iter([row[:8]]), asked, tally)), None) is not None


def facts_of(connection: sqlite3.Connection, thing: int, type: str, as_printed: bool) -> set[int]:
    """The facts that speak of a thing, the events in which it took part among them; of a place, also those that speak of a place in it."""
    asked = {"thing": thing, "as_printed": int(as_printed)}
    facts = {fact for (fact,) in connection.execute(_FACTS_OF_PLACE if type == "place" else _FACTS_OF_THING, asked)}
    return facts | {event for (event,) in connection.execute(_EVENTS_OF_PARTS, asked)}


def facts_of_words(connection: sqlite3.Connection, typed: str, as_printed: bool, what: str, command: str) -> set[int]:
    """The facts that speak of whoever is named, or that have all the words in their name or subject.

    Raises NothingFound where there are none.
    """
    found = look_up(connection, typed, ANY_NAME, as_printed)
    facts = set[int]().union(*(facts_of(connection, match.thing, match.type, as_printed) for match in found.matches))
    each = [_facts_of_word(connection, part, as_printed) for part in words(typed)]
    facts |= set.intersection(*each) if each else set()
    if not facts:
        raise NothingFound(f"no {what} about {typed!r}: nobody and no place of that name, and no such words in a name or subject", f"sinoeu {command}", found.suggestions)
    return facts


def _facts_of_word(connection: sqlite3.Connection, word: str, as_printed: bool) -> set[int]:
    """The facts that have a word in their name or subject, or that speak of somebody or some place of that name."""
    facts = {fact for (fact,) in connection.execute(_FACTS_OF_WORD, {"word": word, "as_printed": int(as_printed)})}
    named = look_up(connection, word, ANY_NAME, as_printed).matches
    return facts.union(*(facts_of(connection, match.thing, match.type, as_printed) for match in named))
