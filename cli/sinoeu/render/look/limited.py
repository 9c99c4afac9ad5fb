"""The first so many of an answer."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from operator import attrgetter

from sinoeu.model.answer import Answer, Row


def limited(answer: Answer, limit: int | None) -> Answer:
    """The answer with at most so many entries and so many rows under each heading, still as a stream; None for all."""
    if limit is None:
        return answer
    entries = islice(answer.entries, limit)
    return answer._replace(entries=(entry._replace(rows=_limited_rows(entry.rows, limit)) for entry in entries))


def _limited_rows(rows: Iterable[Row], limit: int) -> Iterator[Row]:
    groups = groupby(rows, key=attrgetter("heading"))
    return chain.from_iterable(islice(group, limit) for _, group in groups)
