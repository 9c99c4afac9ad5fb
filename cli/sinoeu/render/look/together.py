"""The answers to several questions as one: each record and each line with the question that it answers."""

from collections.abc import Iterable, Iterator
from itertools import chain

from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.render.look import Look
from sinoeu.render.look.arranged import arranged
from sinoeu.render.look.counted import COLUMNS, count_entry, counted
from sinoeu.render.look.limited import limited
from sinoeu.render.record.picking import NONE, QUERY

_QUERY = Column(QUERY, "question", first=True)


def with_question(shape: Answer) -> Answer:
    """The answer with the question among its columns and keys."""
    return shape._replace(columns=(_QUERY, *shape.columns), keys=(*shape.keys, QUERY) if shape.keys else ())


def as_records(answers: Iterable[Answer], shape: Answer, look: Look) -> Answer:
    """One answer whose records have their question under `query`."""
    return shape._replace(entries=(_asked(entry, answer) for answer in answers for entry in limited(arranged(answer, look), look).entries))


def _asked(entry: Entry, answer: Answer) -> Entry:
    if entry.record:
        return entry._replace(record={**entry.record, QUERY: answer.question})
    return entry._replace(rows=[row._replace(record={**row.record, QUERY: answer.question}) for row in entry.rows])


def as_lines(answers: Iterable[Answer], shape: Answer, look: Look) -> Answer:
    """One answer whose lines begin with their question; what has no rows, and a question without an answer, have a line all the same."""
    lines = (line for answer in answers for entry in limited(arranged(answer, look), look).entries for line in _lines(entry, answer))
    return with_question(shape)._replace(entries=lines)


def _lines(entry: Entry, answer: Answer) -> Iterator[Entry]:
    rows = iter(entry.rows)
    first = next(rows, None) or Row("", {}, _named(entry, answer))
    asked = {QUERY: (Shown(answer.question),)}
    yield entry._replace(rows=(row._replace(cells={**row.cells, **asked}) for row in chain([first], rows)))


def _named(entry: Entry, answer: Answer) -> dict[str, tuple[Shown, ...]]:
    name = entry.record.get("name")
    return {answer.columns[0].name: (Shown(name),)} if isinstance(name, str) else {}


def as_counts(answers: Iterable[Answer]) -> Answer:
    """The number of rows that each question has for an answer."""
    return Answer((_QUERY, *COLUMNS), (_asked_line(_count(answer), answer) for answer in answers))


def _count(answer: Answer) -> Entry:
    """A question without an answer has no rows, and says so as ever in its record."""
    entries = iter(answer.entries)
    first = next(entries, None)
    if first and first.record.get("type") == NONE:
        record: dict[str, Json] = {**first.record, "count": 0}
        return Entry("", {}, (Row("", record, {"count": (Shown("0"),)}),))
    return count_entry(counted(answer._replace(entries=chain([first] if first else [], entries))))


def _asked_line(entry: Entry, answer: Answer) -> Entry:
    (row,) = entry.rows
    asked: dict[str, Json] = {**row.record, QUERY: answer.question}
    return entry._replace(rows=(row._replace(record=asked, cells={QUERY: (Shown(answer.question),), **row.cells}),))
