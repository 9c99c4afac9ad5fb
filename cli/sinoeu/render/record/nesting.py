"""How the rows of an entry come together as one JSON record, written as they come."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from sinoeu.model.answer import Answer, Entry, Row
from sinoeu.render.record.encoding import encoded, new_line


def record_pieces(entry: Entry, answer: Answer, step: int | None) -> Iterator[str]:
    """The JSON text of an entry in pieces: its one row's record, or its own record with the rows in the lists of their headings.

    `step` is the indentation of each level, None for a single line. Raises ValueError where the rows are not in the order of the record's lists.
    """
    if not entry.record:
        for row in entry.rows:
            yield encoded(row.record, step, level=1)
        return
    groups = groupby(entry.rows, key=attrgetter("heading"))
    waiting = next(groups, None)
    between = "{"
    for key, value in entry.record.items():
        yield between + new_line(step, 2) + encoded(key) + (":" if step is None else ": ")
        between = ","
        if waiting and waiting[0] == key and key in answer.headings:
            yield from _list(waiting[1], step)
            waiting = next(groups, None)
        else:
            yield encoded(value, step, level=2)
    if waiting:
        raise ValueError(f"rows under {waiting[0]!r} come out of the order of the record's lists: {', '.join(entry.record)}")
    yield new_line(step, 1) + "}"


def _list(rows: Iterator[Row], step: int | None) -> Iterator[str]:
    between = "["
    for row in rows:
        yield between + new_line(step, 3) + encoded(row.record, step, level=3)
        between = ","
    yield new_line(step, 2) + "]"
