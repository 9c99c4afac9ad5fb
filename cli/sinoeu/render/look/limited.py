"""The first so many of an answer, and how much follows."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter

from sinoeu.model.answer import Answer, Entry, Row
from sinoeu.render.look import Look
from sinoeu.render.look.left_out import LeftOut, Rest

COUNTED = 500
"""Of what lies beyond the limit so much is counted."""
_OTHERS = "others that fit"
"""Under this the further entries are told of an answer whose rows have headings."""


def limited(answer: Answer, look: Look) -> Answer:
    """The answer with at most so many entries and so many rows under each heading, still as a stream; what follows is counted where somebody wants to know."""
    if look.limit is None:
        return answer
    return answer._replace(entries=_limited_entries(answer, look.limit, look.left_out))


def rest_of(answer: Answer, entries: Iterator[Entry], written: int) -> Rest:
    """How many entries follow those that were written. They are counted only so far: each has to be made for it."""
    if answer.total is not None:
        return Rest(max(answer.total - written, 0))
    rows = 0
    apart: dict[str, int] = {}
    for entry in islice(entries, COUNTED):
        rows += 1
        part = next(iter(entry.rows)).cells.get(answer.group, ()) if answer.group else ()
        name = part[0].value or "" if part else ""
        if name and not name[0].isdigit():  # that there are other years goes without saying
            apart[name] = apart.get(name, 0) + 1
    return Rest(rows, rows == COUNTED, tuple(apart.items()))


def _limited_entries(answer: Answer, limit: int, left_out: LeftOut | None) -> Iterator[Entry]:
    entries = iter(answer.entries)
    for entry in islice(entries, limit):
        yield entry._replace(rows=_limited_rows(entry.rows, limit, left_out))
    if left_out:
        left_out.add(_OTHERS if answer.headings else "", rest_of(answer, entries, limit))


def _limited_rows(rows: Iterable[Row], limit: int, left_out: LeftOut | None) -> Iterator[Row]:
    for heading, group in groupby(rows, key=attrgetter("heading")):
        yield from islice(group, limit)
        if left_out and heading:
            left_out.add(heading, Rest(sum(1 for _ in group)))
