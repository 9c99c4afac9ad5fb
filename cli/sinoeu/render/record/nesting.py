"""How the rows of an entry come together as one JSON record, written as they come."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from sinoeu.model.answer import Answer, Entry, Row
from sinoeu.render.record.encoding import encoded


def record_pieces(entry: Entry, answer: Answer, step: int | None) -> Iterator[str]:
    """The JSON text of an entry in pieces: its one row's record, or its own record with the rows in the lists of their headings.

    `step` is the indentation of each level, None for a single line. Raises ValueError where the rows are not in the order of the record's lists.
    """
    if not entry.record:
        for row in entry.rows:
            yield _deeper(encoded(row.record, step), 1, step)
        return
    groups = groupby(entry.rows, key=attrgetter("heading"))
    waiting = next(groups, None)
    between = "{"
    for key, value in entry.record.items():
        yield between + _line(2, step) + _key(key) + (":" if step is None else ": ")
        between = ","
        if waiting and waiting[0] == key and key in answer.headings:
            yield from _list(waiting[1], step)
            waiting = next(groups, None)
        else:
            yield _deeper(encoded(value, step), 2, step)
    if waiting:
        raise ValueError(f"rows under {waiting[0]!r} come out of the order of the record's lists: {', '.join(entry.record)}")
    yield _line(1, step) + "}"


@lru_cache(maxsize=256)
def _key(key: str) -> str:
    """Every record has the same keys."""
    return encoded(key)


def _list(rows: Iterator[Row], step: int | None) -> Iterator[str]:
    between = "["
    for row in rows:
        yield between + _line(3, step) + _deeper(encoded(row.record, step), 3, step)
        between = ","
    yield _line(2, step) + "]"


def _line(level: int, step: int | None) -> str:
    """A new line at a level of indentation; nothing when all stands on one line."""
    return "" if step is None else "\n" + " " * (level * step)


def _deeper(text: str, level: int, step: int | None) -> str:
    return text.replace("\n", _line(level, step)) if step is not None else text
