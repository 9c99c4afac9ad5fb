"""The facts that mention somebody, or some place, in the order of their dates: found one after the other, so that the first is there at once, however many follow."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby

from sinoeu.answers.scope import Scope

_AS_READ = """
SELECT DISTINCT moment, claim, kind, field, fact FROM mention WHERE thing = :thing AND kind = :kind ORDER BY moment, claim, kind, field, fact
"""
_AS_PRINTED = """
SELECT DISTINCT coalesce(1 - dated.year_known, 1) AS last, coalesce(dated.start_earliest, '') AS start, coalesce(dated.end_latest, '') AS beyond,
    mention.claim, mention.kind, mention.field, mention.fact
FROM mention LEFT JOIN dated ON dated.fact = mention.fact AND dated.as_printed = 1
WHERE mention.thing = :thing AND mention.kind = :kind AND mention.as_printed = 1
ORDER BY last, start, beyond, mention.claim, mention.kind, mention.field, mention.fact
"""
_AS_READ_AROUND = """
SELECT DISTINCT mention.moment, mention.claim, mention.kind, mention.field, mention.fact
FROM place_part JOIN mention ON mention.thing = place_part.part AND mention.kind = :kind WHERE place_part.place = :thing AND place_part.depth <= :depth
ORDER BY mention.moment, mention.claim, mention.kind, mention.field, mention.fact
"""
_AS_PRINTED_AROUND = """
SELECT DISTINCT coalesce(1 - dated.year_known, 1) AS last, coalesce(dated.start_earliest, '') AS start, coalesce(dated.end_latest, '') AS beyond,
    mention.claim, mention.kind, mention.field, mention.fact
FROM place_part JOIN mention ON mention.thing = place_part.part AND mention.kind = :kind AND mention.as_printed = 1
LEFT JOIN dated ON dated.fact = mention.fact AND dated.as_printed = 1
WHERE place_part.place = :thing AND place_part.depth <= :depth
ORDER BY last, start, beyond, mention.claim, mention.kind, mention.field, mention.fact
"""
MOST_PLACES = 50
"""Of so many what mentions them is merged as it is read; of more it is put in order first, since with every question that is open the next takes longer to open."""
_OFFICE = "SELECT as_read, as_printed FROM office WHERE fact = :fact"
_EVENT = "SELECT event, event FROM claim WHERE id = :fact"
_SAME_OFFICE = """
SELECT office.fact FROM office LEFT JOIN dated ON dated.fact = office.fact AND dated.as_printed = 0
WHERE office.as_read = :same AND EXISTS (
    SELECT 1 FROM cell JOIN thing ON thing.id = cell.thing LEFT JOIN place_part ON place_part.part = thing.id AND place_part.place = :thing
    WHERE cell.claim = office.fact AND (thing.id = :thing OR place_part.depth <= :depth))
ORDER BY coalesce(dated.year_known, 0) DESC, dated.start_earliest NULLS FIRST, dated.end_latest NULLS FIRST, office.fact
"""
_SAME_EVENT = """
SELECT claim.id FROM claim LEFT JOIN dated ON dated.fact = claim.id AND dated.as_printed = 0
WHERE claim.event = :same AND claim.kind = 'part' AND EXISTS (SELECT 1 FROM cell WHERE cell.claim = claim.id AND cell.field = 'who' AND cell.thing = :thing)
ORDER BY coalesce(dated.year_known, 0) DESC, dated.start_earliest NULLS FIRST, dated.end_latest NULLS FIRST, claim.id
"""
_Fields = dict[str, None]
"""Fields of a claim, in the order of reading."""


class InOrder:
    """What mentions a thing, or with it the places in it. As printed all that there is of one kind is put in order before the first comes."""

    def __init__(self, scope: Scope, thing: int, parts: Sequence[int] = (), depth: int = 0, as_printed: bool = False) -> None:
        self._scope = scope
        self._thing = thing
        self._things = parts or (thing,)
        self._depth = depth
        self._as_printed = as_printed

    def facts(self, *kinds: str, fields: Container[tuple[str, str]] | None = None) -> Iterator[tuple[str, int, _Fields]]:
        """The facts of some kinds that count, each with its kind and the fields in which it mentions them, of those that are wanted."""
        if len(self._things) > MOST_PLACES:
            statement = _AS_PRINTED_AROUND if self._as_printed else _AS_READ_AROUND
            each = [{"thing": self._thing, "depth": self._depth, "kind": kind} for kind in kinds]
        else:
            statement = _AS_PRINTED if self._as_printed else _AS_READ
            each = [{"thing": thing, "kind": kind} for thing in self._things for kind in kinds]
        rows: Iterable[tuple[int | str, ...]] = merge(*(self._scope.connection.execute(statement, given) for given in each))
        for _, of_one_date in groupby(rows, lambda row: row[:-4]):
            found: dict[tuple[str, int], _Fields] = {}
            for *_, kind, field, fact in of_one_date:
                if (fields is None or (kind, field) in fields) and self._scope.keeps(int(fact)):
                    found.setdefault((str(kind), int(fact)), {})[str(field)] = None
            yield from ((kind, fact, where) for (kind, fact), where in found.items())

    def offices(self, roles: Iterable[int]) -> Iterator[list[int]]:
        """The claims among these that give the same office to the same people, by their numbers."""
        return self._together(roles, _OFFICE, _SAME_OFFICE)

    def parts(self, parts: Iterable[int]) -> Iterator[list[int]]:
        """The parts among these that are taken in one event, by their numbers."""
        return self._together(parts, _EVENT, _SAME_EVENT)

    def _together(self, facts: Iterable[int], what: str, same: str) -> Iterator[list[int]]:
        """Facts that have something in common, each time all of them, where the first of them stands; those that have nothing are together, too."""
        if self._as_printed:
            yield from _whole(facts, lambda fact: self._shared(what, fact))
            return
        told: set[int] = set()
        coming = iter(facts)
        while (fact := next(coming, None)) is not None:
            shared = self._shared(what, fact)
            if shared is None:
                rest = [fact, *coming]
                yield [fact for fact in rest if self._shared(what, fact) is None]
                coming = iter([fact for fact in rest if self._shared(what, fact) is not None])
            elif shared not in told:
                told.add(shared)
                rows = self._scope.connection.execute(same, {"same": shared, "thing": self._thing, "depth": self._depth})
                yield [other for (other,) in rows if self._scope.keeps(other)]

    def _shared(self, statement: str, fact: int) -> int | None:
        as_read, as_printed = self._scope.connection.execute(statement, {"fact": fact}).fetchone()
        shared: int | None = as_printed if self._as_printed else as_read
        return shared


def _whole(facts: Iterable[int], shared: Callable[[int], int | None]) -> Iterable[list[int]]:
    together: dict[int | None, list[int]] = {}
    for fact in facts:
        together.setdefault(shared(fact), []).append(fact)
    return together.values()
