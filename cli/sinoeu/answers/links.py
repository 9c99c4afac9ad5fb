"""Who is linked with somebody through what: by the other party, and on request further and further out."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from sinoeu.answers.asked import Asked, NothingFound, Tally, understood
from sinoeu.answers.choosing import ANY_NAME
from sinoeu.answers.found import suggested
from sinoeu.answers.linked import COLUMNS, Linked
from sinoeu.answers.ways import Way, Ways
from sinoeu.model.answer import Answer, Entry, Tree
from sinoeu.store.facts import Facts
from sinoeu.store.names import Match, look_up

KEYS = (
    "type", "id", "step", "from", "to", "how", "through", "kind", "status", "from_as", "to_as", "event", "date", "place", "others_as_short", "readings", "note",
    "flags", "evidence",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), tree=Tree("step", "from", "to", "from_id", "to_id"), keys=KEYS)
MOST_LINKS = 20_000
"""So many links are told of one person, organisation or place."""
_Linked = dict[int, list[Way]]
"""By the other party, what links it."""
_InOrder = Iterable[tuple[int, list[Way]]]
"""The others, the closest first, with what links each."""


def links(connection: sqlite3.Connection, name: str, depth: int, asked: Asked, tally: Tally) -> Answer:
    """Everybody of a name with those whom something links with them, those they met before those who were at the same event; so many links deep.

    Raises NothingFound, with suggestions, where nobody is meant.
    """
    matches = found(connection, name, asked)
    ways = Ways(connection, Facts(connection, asked.as_printed), asked, tally)
    entries = (entry for match in matches for entry in _Tree(ways, match.thing, tally).entries(depth))
    return SHAPE._replace(entries=entries, understood=understood(f"links of {name!r} with anybody", asked.told()))


def found(connection: sqlite3.Connection, name: str, asked: Asked) -> tuple[Match, ...]:
    """The people, organisations and places of a name. Raises NothingFound where there is none."""
    known = look_up(connection, name, ANY_NAME, asked.as_printed)
    if not known.matches:
        raise NothingFound(f"nobody and no place is called {name!r}", "sinoeu who  # lists everybody", suggested(known.suggestions, name), typed=name)
    return known.matches


class _Tree:
    """Those linked with one person, organisation or place, each hung where it is first reached."""

    def __init__(self, ways: Ways, root: int, tally: Tally) -> None:
        self.ways = ways
        self.linked = Linked(ways)
        self.root = root
        self.tally = tally
        self.count = 0

    def entries(self, depth: int) -> Iterator[Entry]:
        """The links from the root outwards, branch by branch."""
        if depth > 1:
            yield from self._below(self.root, 1, self._levels(depth))
        else:  # nobody has to be known before the first is told
            for entry in islice(self._below(self.root, 1, {self.root: self.ways.nearest(self.root)}), MOST_LINKS):
                self.count += 1
                yield entry
        self.tally.notes.extend(self.ways.told())
        if self.count >= MOST_LINKS:
            name = self.linked.facts.thing(self.root)
            self.tally.notes.append(f"there are more links of {name.name if name else ''} than the {MOST_LINKS:,} that are told; a period (--on 2023) takes fewer")

    def _levels(self, depth: int) -> dict[int, _InOrder]:
        """Who hangs below whom: all of one level have to be known before the next."""
        below: dict[int, _Linked] = {}
        level, seen = [self.root], {self.root}
        for _ in range(depth):
            reached: dict[int, None] = {}
            for party in level:
                below[party] = {other: ways for other, ways in self._around(party).items() if other not in seen and other not in reached}
                reached.update(dict.fromkeys(below[party]))
            seen |= reached.keys()
            level = list(reached)
        return {party: self._in_order(found) for party, found in below.items()}

    def _in_order(self, found: _Linked) -> _InOrder:
        return ((other, found[other]) for other in sorted(found, key=lambda other: (min(map(self.ways.closeness, found[other])), other)))

    def _around(self, party: int) -> _Linked:
        """The others by what links them, as far as there is room."""
        around: _Linked = {}
        for way in self.ways.of(party):
            for other in self.ways.others(way, than=party):
                if self.count >= MOST_LINKS:
                    return around
                self.count += 1
                around.setdefault(other, []).append(way)
        return around

    def _below(self, party: int, step: int, below: Mapping[int, _InOrder]) -> Iterator[Entry]:
        """The links of one party with those hung below it, the closest and earliest first, and what hangs below these."""
        here = self.linked.facts.thing(party)
        for other, ways in below.get(party, ()):
            there = self.linked.facts.thing(other)
            if here and there:
                yield from (Entry("", {}, (row,)) for row in self.linked.rows(step, here, there, ways))
                yield from self._below(other, step + 1, below)
