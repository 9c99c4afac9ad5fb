"""Which facts count for an answer: those of the articles and the period that are asked for, in the order of their dates or of reading."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from sinoeu.answers.articles_meant import articles_meant
from sinoeu.answers.asked import Asked, Tally
from sinoeu.model.when import FIRST_DAY, LAST_DAY, Period

_ALL = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND own = 1 AND year_known = 1 AND start_earliest <= :until AND end_latest >= :since
ORDER BY start_earliest, end_latest, claim, fact
"""
_ALL_WITHOUT_YEAR = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND own = 1 AND year_known = 0
ORDER BY start_earliest NULLS FIRST, end_latest NULLS FIRST, claim, fact
"""
_OF_TYPE = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND type = :type AND own = 1 AND year_known = 1 AND start_earliest <= :until AND end_latest >= :since
ORDER BY start_earliest, end_latest, claim, fact
"""
_OF_TYPE_WITHOUT_YEAR = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end FROM dated
WHERE as_printed = :as_printed AND type = :type AND own = 1 AND year_known = 0
ORDER BY start_earliest NULLS FIRST, end_latest NULLS FIRST, claim, fact
"""
_ONE = """
SELECT fact, year_known, start_earliest, start_latest, end_earliest, end_latest, season_start, season_end, own, claim, type FROM dated
WHERE fact = :fact AND as_printed = :as_printed
"""
_UNDATED = """
SELECT thing.id FROM thing WHERE thing.type = :type
AND NOT EXISTS (SELECT 1 FROM dated WHERE dated.fact = thing.id AND dated.as_printed = :as_printed AND dated.own = 1) ORDER BY thing.name, thing.id
"""
_NAME = "SELECT name FROM thing WHERE id = :fact AND type = :type"
_OF_KIND = "SELECT fact FROM claim WHERE kind = :kind ORDER BY id"
_IS_OF_KIND = "SELECT fact FROM claim WHERE id = :fact AND kind = :kind"
_OF_ARTICLE = "SELECT claim.fact, claim.event FROM passage JOIN claim ON claim.passage = passage.id WHERE passage.article = :article"
_FEW = 20_000
"""So many facts are looked up one by one and put in order in memory; of more, those that count are picked out of all, which are in order."""

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


class Scope:
    """The facts that count for one question. What the period leaves out for want of a date is counted."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked, tally: Tally) -> None:
        self.connection = connection
        self.asked = asked
        self.tally = tally
        self.articles = articles_meant(connection, asked)
        self.view = int(asked.as_printed)
        self._spoken_of: set[int] | None = None
        self._kept: dict[int, bool] = {}

    def spoken_of(self) -> set[int] | None:
        """The facts of which the articles asked for speak; None for all."""
        if self.articles is not None and self._spoken_of is None:
            rows = (self.connection.execute(_OF_ARTICLE, {"article": article}) for article in self.articles)
            self._spoken_of = {fact for found in rows for row in found for fact in row if fact is not None}
        return self._spoken_of

    def within(self, facts: set[int] | None) -> set[int] | None:
        """Those of some facts (None: of all) of which the articles speak."""
        spoken_of = self.spoken_of()
        return facts if spoken_of is None else spoken_of if facts is None else facts & spoken_of

    def keeps(self, fact: int) -> bool:
        """Whether one fact counts; counted only once where it does not, however often it is asked about."""
        if fact not in self._kept:
            spoken_of = self.spoken_of()
            self._kept[fact] = (spoken_of is None or fact in spoken_of) and self._in_period(fact)
        return self._kept[fact]

    def _in_period(self, fact: int) -> bool:
        if self.asked.period is None:
            return True
        row = self.connection.execute(_ONE, {"fact": fact, "as_printed": self.view}).fetchone()
        if row is None:
            self.tally.undated += 1
            return False
        return next(self._lying((row[:8],)), None) is not None

    def dated(self, type: str | None, among: set[int] | None) -> Iterator[int]:
        """Facts of a type (None: of any), of some facts or of all, in the order of their dates; those without a year after the others."""
        among = self.within(among)
        if among is not None and len(among) <= _FEW:
            return self._lying(self._of(among, type))
        return self._lying(self._all(type, _OF_TYPE if type else _ALL, _OF_TYPE_WITHOUT_YEAR if type else _ALL_WITHOUT_YEAR, among))

    def dated_in_turn(self, type: str | None, facts: Iterable[tuple[int, int]]) -> Iterator[int]:
        """The same of facts that come with their moments, in the order of these."""
        for _, of_one_moment in groupby(facts, itemgetter(0)):
            yield from self._lying(self._of(self.within({fact for _, fact in of_one_moment}) or set(), type))

    def _all(self, type: str | None, with_year: str, without_year: str, among: set[int] | None) -> Iterator[_Dated]:
        since, until = self.asked.period or (FIRST_DAY, LAST_DAY)
        given = {"as_printed": self.view, "since": since, "until": until, **({"type": type} if type else {})}
        for statement in (with_year, without_year):
            yield from (row for row in self.connection.execute(statement, given) if among is None or row[0] in among)

    def _of(self, among: set[int], type: str | None) -> Iterator[_Dated]:
        rows = [row for fact in among for row in self.connection.execute(_ONE, {"fact": fact, "as_printed": self.view})]
        wanted = [row for row in rows if row[8] and (type is None or row[10] == type)]
        wanted.sort(key=lambda row: (not row[1], row[2] or "", row[5] or "", row[9]))
        return (row[:8] for row in wanted)

    def _lying(self, rows: Iterable[_Dated]) -> Iterator[int]:
        """Those that lie in the period, or may and are wanted all the same."""
        for row in rows:
            verdict = certainty(row, self.asked.period) if self.asked.period else "yes"
            if verdict == "yes" or (verdict == "possible" and self.asked.possible):
                yield row[0]
            elif verdict == "possible":
                self.tally.uncertain += 1

    def undated(self, type: str, among: set[int] | None) -> Iterator[int]:
        """Events or deals that have no date at all, by their names."""
        among = self.within(among)
        if among is None or len(among) > _FEW:
            rows = self.connection.execute(_UNDATED, {"type": type, "as_printed": self.view})
            return (fact for (fact,) in rows if among is None or fact in among)
        named = ((name, fact) for fact in among for (name,) in self.connection.execute(_NAME, {"fact": fact, "type": type}))
        return (fact for _, fact in sorted(named) if not self._has_date(fact))

    def _has_date(self, fact: int) -> bool:
        return any(row[8] for row in self.connection.execute(_ONE, {"fact": fact, "as_printed": self.view}))

    def of_kind(self, kind: str, among: set[int] | None) -> Iterator[int]:
        """The figures, ties or sayings, of some facts or of all, in the order of reading."""
        among = self.within(among)
        if among is None or len(among) > _FEW:
            rows = self.connection.execute(_OF_KIND, {"kind": kind})
            found = (fact for (fact,) in rows if among is None or fact in among)
        else:
            found = (claim for fact in sorted(among) for (claim,) in self.connection.execute(_IS_OF_KIND, {"fact": fact, "kind": kind}))
        return filter(self.keeps, found)
