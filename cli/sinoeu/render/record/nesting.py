"""How the rows of an entry come together as one JSON record, written as they come."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from sinoeu.model.answer import Answer, Entry, Json, Row
from sinoeu.render.record.encoding import encoded, new_line
from sinoeu.render.record.picking import picked, whole


def record_pieces(entry: Entry, answer: Answer, step: int | None, keys: Sequence[str] | None = None) -> Iterator[str]:
    """The JSON text of an entry in pieces: its one row's record, or its own record with the rows in the lists of their headings.

    `step` is the indentation of each level, None for a single line; `keys` are those that were asked for, None for all.
    Raises ValueError where the rows are not in the order of the record's lists.
    """
    if not entry.record:
        for row in entry.rows:
            yield encoded(picked(row.record, keys), step, level=1)
        return
    if keys is not None:
        yield encoded(picked(whole(entry, answer), keys), step, level=1)
        return
    groups = groupby(entry.rows, key=attrgetter("heading"))
    waiting = next(groups, None)
    between, ready = "{", dict[str, Json]()
    for key, value in entry.record.items():
        if waiting and waiting[0] == key and key in answer.headings:
            if ready:
                yield between + _members(ready, step)
                between, ready = ",", {}
            yield between + new_line(step, 2) + encoded(key) + (":" if step is None else ": ")
            between = ","
            yield from _list(waiting[1], step)
            waiting = next(groups, None)
        else:
            ready[key] = value
    if waiting:
        raise ValueError(f"rows under {waiting[0]!r} come out of the order of the record's lists: {', '.join(entry.record)}")
    yield (between + _members(ready, step) if ready else "") + new_line(step, 1) + "}"


def _members(record: dict[str, Json], step: int | None) -> str:
    """The members of a record without the braces around them, encoded at once: one by one takes ten times as long."""
    text = encoded(record, step, level=1)
    return text[1:-1] if step is None else text[1 : -len(new_line(step, 1)) - 1]


def _list(rows: Iterator[Row], step: int | None) -> Iterator[str]:
    between = "["
    for row in rows:
        yield between + new_line(step, 3) + encoded(row.record, step, level=3)
        between = ","
    yield new_line(step, 2) + "]"
