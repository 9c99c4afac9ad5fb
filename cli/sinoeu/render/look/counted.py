"""How many rows an answer has, and that number as an answer."""

from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown

COLUMNS = (Column("count", "count"),)
KEYS = ("type", "id", "count", "flags", "evidence")


def counted(answer: Answer) -> int:
    """The number of rows, as the flat formats have lines. A list has one for each entry, which need not be made for it."""
    if not answer.headings:
        return sum(1 for _ in answer.entries)
    return sum(1 for entry in answer.entries for _ in entry.rows)


def count_entry(count: int) -> Entry:
    """A number of rows as the one row of an entry; it is the program's own, and rests on nothing."""
    record: dict[str, Json] = {"type": "count", "id": None, "count": count, "flags": [], "evidence": []}
    return Entry("", {}, (Row("", record, {"count": (Shown(str(count)),)}),))


def count_answer(count: int) -> Answer:
    """A number of rows as an answer of its own."""
    return Answer(COLUMNS, (count_entry(count),), keys=KEYS)
