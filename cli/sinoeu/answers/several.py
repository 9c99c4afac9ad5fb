"""Several questions answered one after another, with a record where there is no answer."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from sinoeu.answers.asked import NothingFound, Tally
from sinoeu.errors import WrongUsage
from sinoeu.model.answer import Answer, Entry, Json

Question = Callable[[sqlite3.Connection, str, Tally], Answer]
"""Answers for words; what it leaves out goes to the tally."""


def each(connection: sqlite3.Connection, questions: Iterable[str], answer: Question, shape: Answer, tally: Tally) -> Iterator[tuple[Answer, Tally]]:
    """The answer to each question, in order, with a tally of its own, which is added to the whole one when the next answer is asked for.

    Where nothing is found, or a question cannot be understood, the answer is one record that says so; `shape` is an empty answer to such questions.
    """
    for question in questions:
        own = Tally()
        stop: NothingFound | WrongUsage | None = None
        try:
            found = answer(connection, question, own)
            entries = iter(found.entries)
            first = next(entries, None)  # what cannot be answered may be known only now
            stop = None if first else NothingFound(found.understood)
        except (NothingFound, WrongUsage) as told:
            first, stop = None, told
        if first:
            yield found._replace(entries=chain([first], entries), question=question), own
        else:
            own.unanswered += 1
            assert stop is not None  # there is either an answer or a reason why there is none
            yield shape._replace(entries=(_none(question, stop),), headings=shape.headings or {"none": ""}, question=question), own
        tally.uncertain += own.uncertain
        tally.undated += own.undated
        tally.unanswered += own.unanswered


def _none(question: str, stop: NothingFound | WrongUsage) -> Entry:
    """What there is to say where a question has no answer."""
    suggestions = stop.suggestions if isinstance(stop, NothingFound) else ()
    told: list[Json] = [{"name": match.name, "id": match.key, "because": reason} for match, reason in suggestions]
    lines = (stop.message, *(f"did you mean {match.name}? ({reason})" for match, reason in suggestions))
    record: dict[str, Json] = {"type": "none", "id": None, "query": question, "because": stop.message, "suggestions": told, "flags": [], "evidence": []}
    return Entry("", record, (), lines)
