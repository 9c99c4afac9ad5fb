"""Records with some of their keys only: those that were asked for, in that order; one that has no such key has null there, as in jq."""

from collections.abc import Sequence

from sinoeu.model.answer import Answer, Entry, Json
from sinoeu.text.choices import refuse_unknown

QUERY = "query"
NONE = "none"
"""The type of the record that stands for a question without an answer. It is never cut down: it would say nothing."""


def known_keys(answer: Answer, names: Sequence[str]) -> None:
    """Raises WrongUsage where one of the keys asked for is none of the answer's; where these are not known beforehand, never."""
    from sinoeu.render.look.columns import key_of  # most questions choose no keys

    if answer.keys:
        refuse_unknown([key_of(answer, name) for name in names], answer.keys, "there is no key {!r} in the JSON of this answer", "--columns")


def keys_meant(answer: Answer, names: Sequence[str] | None) -> tuple[str, ...] | None:
    """The keys that are meant by names of keys, of columns, or by headings of a screen; None for all."""
    if names is None:
        return None
    from sinoeu.render.look.columns import key_of  # most questions choose no keys

    return tuple(key_of(answer, name) for name in names)


def picked(record: dict[str, Json], keys: Sequence[str] | None) -> dict[str, Json]:
    """The record with these keys only; None for all. The question it answers, where it has one, stays with it."""
    if keys is None or record.get("type") == NONE:
        return record
    question = (QUERY,) if QUERY in record else ()
    return {key: record.get(key) for key in dict.fromkeys((*keys, *question))}


def whole(entry: Entry, answer: Answer) -> dict[str, Json]:
    """The record of an entry with its rows in the lists of their headings, held in memory."""
    record = dict(entry.record)
    for row in entry.rows:
        under = record[row.heading]
        if row.heading in answer.headings and isinstance(under, list):
            record[row.heading] = [*under, row.record]
    return record
