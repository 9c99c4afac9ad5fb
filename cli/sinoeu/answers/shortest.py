"""The shortest way from one to another through what links them: sought from both ends at once, and never further than is bounded."""

import sqlite3
from collections.abc import Iterator
from itertools import islice, pairwise

from sinoeu.answers.asked import Asked, NothingFound, Tally
from sinoeu.answers.linked import Linked
from sinoeu.answers.links import SHAPE, found
from sinoeu.answers.ways import Way, Ways
from sinoeu.model.answer import Answer, Entry
from sinoeu.store.facts import Facts, Thing

MOST_REACHED = 20_000
"""So many people, organisations and places are reached from either end."""
MOST_ABREAST = 300
"""Of ways equally short so many are compared at each step."""
MOST_BESIDE = 20
"""So many links between the same two are told where the way leads on."""
_Ranked = tuple[tuple[tuple[bool, str, str], ...], tuple[int, ...], tuple[int, ...]]
"""A way by the dates of its links, then by the claims that speak of them first, then by those it leads through."""
_Steps = dict[int, dict[int, list[Way]]]
"""By party, those one step nearer to the end, each with what links the two."""


def shortest(connection: sqlite3.Connection, name: str, to: str, depth: int, asked: Asked, tally: Tally) -> Answer:
    """The links of the shortest way between two, in order; of several the one whose links are the earliest, with the number of the others.

    Raises NothingFound where a name is nobody's or several people's, or where there is no way within so many links.
    """
    ways = Ways(connection, Facts(connection, asked.as_printed), asked, tally)
    start, end = (_one(connection, ways.facts, typed, asked) for typed in (name, to))
    if start.id == end.id:
        raise NothingFound(f"{name!r} and {to!r} are the same: {start.name}", f"sinoeu links {start.key or start.name}")
    search = _Search(ways, start.id, end.id)
    steps = search.run(depth)
    if steps is None:
        raise NothingFound(f"nothing links {start.name} with {end.name}: {'; '.join([search.told(start, end), *asked.told(), *ways.told()])}", search.hint(start, end))
    chain, others = _first(ways, steps, start.id, end.id)
    if others:
        at_least = "at least " if search.more else ""
        tally.notes.append(f"{at_least}{others:,} other way{'s' * (others > 1)} as short; this one has the earliest links")
    if search.full:
        tally.notes.append(f"not everybody was looked at: more than {MOST_REACHED:,} were reached; there may be a shorter way")
    return SHAPE._replace(entries=_entries(ways, chain, steps, others, tally))


def _one(connection: sqlite3.Connection, facts: Facts, typed: str, asked: Asked) -> Thing:
    """The only one of a name. Raises NothingFound, with the id of each, where there are several."""
    matches = found(connection, typed, asked)
    thing = facts.thing(matches[0].thing)
    if len(matches) > 1 or thing is None:
        several = tuple((match, match.key) for match in matches)
        raise NothingFound(f"{len(matches)} are called {typed!r}; an id says which is meant", "", several)
    return thing


class _End:
    """What was reached from one end, level by level, and by which ways."""

    def __init__(self, ways: Ways, start: int) -> None:
        self.ways = ways
        self.seen = {start: 0}
        self.frontier = [start]
        self.level = 0
        self.came: dict[int, list[Way]] = {}
        """By party, the ways by which it was first reached, all of one level."""
        self.users: dict[Way, list[int]] = {}
        """By way, those of the level before from whom it leads on."""

    def expand(self) -> list[int]:
        """Goes one link further; those reached come back."""
        fresh: dict[Way, list[int]] = {}
        for party in self.frontier:
            for way in self.ways.of(party):
                if way not in self.users:
                    fresh.setdefault(way, []).append(party)
        reached: dict[int, None] = {}
        for way in fresh:
            for other in self.ways.others(way):
                if other not in self.seen and (len(self.seen) + len(reached) < MOST_REACHED or other in reached):
                    reached[other] = None
                    self.came.setdefault(other, []).append(way)
        self.users |= fresh
        self.level += 1
        self.seen |= dict.fromkeys(reached, self.level)
        self.frontier = list(reached)
        return self.frontier

    def back(self, party: int) -> Iterator[tuple[int, Way]]:
        """From whom somebody was reached, and by which way."""
        for way in self.came.get(party, ()):
            for user in self.users[way]:
                if user != party and self.seen[user] == self.seen[party] - 1:
                    yield user, way


class _Search:
    """A search from two ends, always on the side where fewer are to be asked."""

    def __init__(self, ways: Ways, start: int, end: int) -> None:
        self.ends = (_End(ways, start), _End(ways, end))
        self.more = False
        """Whether there were more ways equally short than were compared."""

    @property
    def full(self) -> bool:
        """Whether there was no room for all that could be reached."""
        return any(len(end.seen) >= MOST_REACHED for end in self.ends)

    def run(self, depth: int) -> _Steps | None:
        """The steps of all ways of the shortest length; None where the two do not meet."""
        first, second = self.ends
        while first.level + second.level < depth and first.frontier and second.frontier:
            near = min(self.ends, key=lambda end: len(end.frontier))
            far = second if near is first else first
            met = [party for party in near.expand() if party in far.seen]
            if met:
                least = min(far.seen[party] for party in met)
                return self._steps([party for party in met if far.seen[party] == least])
            if self.full:
                return None
        return None

    def told(self, start: Thing, end: Thing) -> str:
        """How far was looked, in words."""
        for one, name in zip(self.ends, (start.name, end.name), strict=True):
            if not one.frontier:
                others = len(one.seen) - 1
                return f"all {others:,} that {name} is linked with, directly or through others, were looked at" if others else f"{name} is linked with nobody"
        first, second = (len(one.seen) - 1 for one in self.ends)
        links = self.ends[0].level + self.ends[1].level
        return f"looked {links} link{'s' * (links > 1)} far, which reached {first:,} from {start.name} and {second:,} from {end.name}"

    def hint(self, start: Thing, end: Thing) -> str:
        """What to type instead."""
        first, second = self.ends
        if first.frontier and second.frontier and not self.full:
            return f"sinoeu links {start.key} --to {end.key} --depth {first.level + second.level + 2}"
        return f"sinoeu links {start.key}"

    def _steps(self, met: list[int]) -> _Steps:
        """From those who were reached from both ends, back to both."""
        self.more = len(met) > MOST_ABREAST
        steps: _Steps = {}
        first, second = self.ends
        for party, user, way in self._all_back(first, met[:MOST_ABREAST]):
            steps.setdefault(user, {}).setdefault(party, []).append(way)
        for party, user, way in self._all_back(second, met[:MOST_ABREAST]):
            steps.setdefault(party, {}).setdefault(user, []).append(way)
        return steps

    def _all_back(self, end: _End, level: list[int]) -> Iterator[tuple[int, int, Way]]:
        """Step by step from some back to an end: who was reached, from whom, and by which way."""
        while level:
            before: dict[int, None] = {}
            for party in level:
                for at, (user, way) in enumerate(end.back(party)):
                    if at and user not in before and len(before) >= MOST_ABREAST:
                        self.more = True
                        break
                    before[user] = None
                    yield party, user, way
            level = list(before)


def _first(ways: Ways, steps: _Steps, start: int, end: int) -> tuple[list[int], int]:
    """Of several ways the one whose links are the earliest, as those it leads through; and how many others there are, through others."""
    levels = [{start: 1}]
    while end not in levels[-1]:
        counted: dict[int, int] = {}
        for party, count in levels[-1].items():
            for other in steps.get(party, {}):
                counted[other] = counted.get(other, 0) + count
        levels.append(counted)
    best: dict[int, _Ranked] = {end: ((), (), (end,))}
    for level in reversed(levels[:-1]):
        best |= {party: min(_ranked(ways, party, steps[party], best)) for party in level if party in steps}
    return list(best[start][2]), levels[-1][end] - 1


def _ranked(ways: Ways, party: int, nearer: dict[int, list[Way]], best: dict[int, _Ranked]) -> Iterator[_Ranked]:
    """The ways on from somebody, through each of the next with the earliest link to him and the best way on from there."""
    for other, links in nearer.items():
        without_year, start, end, claim = min(map(ways.order, links))
        dates, claims, chain = best[other]
        yield ((without_year, start, end), *dates), (claim, *claims), (party, *chain)


def _entries(ways: Ways, chain: list[int], steps: _Steps, others: int, tally: Tally) -> Iterator[Entry]:
    """The links from one to the next, the earliest first."""
    linked = Linked(ways)
    for step, (here, there) in enumerate(pairwise(chain), start=1):
        first, second = ways.facts.thing(here), ways.facts.thing(there)
        assert first is not None  # ways lead to nobody without a name
        assert second is not None
        rows = linked.rows(step, first, second, steps[here][there], others)
        yield from (Entry("", {}, (row,)) for row in (rows if len(chain) == 2 else islice(rows, MOST_BESIDE)))
        if next(rows, None):
            tally.notes.append(f"more links between {first.name} and {second.name}: sinoeu links {first.key} --to {second.key}")
    tally.notes.extend(ways.told())
