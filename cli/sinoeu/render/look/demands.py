"""What is asked of an answer beyond that it be written: some columns, another order, a number of rows, several answers together. Most ask nothing of it."""

from collections.abc import Iterable
from typing import TextIO

from sinoeu.model.answer import Answer
from sinoeu.render import writer
from sinoeu.render.look import Look
from sinoeu.render.look.arranged import arranged
from sinoeu.render.look.columns import all_columns, chosen
from sinoeu.render.look.counted import count_answer, counted
from sinoeu.render.look.together import as_counts, as_lines, as_records, with_question
from sinoeu.render.record.picking import known_keys

__all__ = ["arranged", "counted", "judge", "names", "write_count", "write_each"]

_OF_RECORDS = ("json", "jsonl")
"""Formats whose columns are the keys of records."""
_FOR_READERS = ("table", "md")
"""Formats that are read from top to bottom: the answers to several questions stand one below another."""


def names(format: str, answer: Answer, several: bool = False) -> tuple[str, ...]:
    """What `--columns` may choose from in a format; with `several`, in the answers to several questions."""
    answer = _shape(format, answer, several)
    return answer.keys if format in _OF_RECORDS else tuple(all_columns(answer))


def judge(format: str, answer: Answer, look: Look, several: bool = False) -> None:
    """Raises WrongUsage where columns, or keys of records, are asked for that the answer does not have."""
    answer = _shape(format, answer, several)
    chosen(answer, (look.sort,) if look.sort else ())
    if look.columns is not None and format in _OF_RECORDS:
        known_keys(answer, look.columns)
    elif look.columns is not None:
        chosen(answer, look.columns)


def _shape(format: str, answer: Answer, several: bool) -> Answer:
    return with_question(answer) if several and format not in _FOR_READERS else answer


def write_count(format: str, count: int, out: TextIO, look: Look) -> None:
    """Writes a number of rows as the one row of an answer."""
    writer(format)(count_answer(count), out, _counting(format, look, "count"))


def _counting(format: str, look: Look, *columns: str) -> Look:
    """What is counted rests on nothing: there are no columns of sources and flags."""
    return look._replace(limit=None, columns=None if format in _OF_RECORDS else columns)


def write_each(answers: Iterable[Answer], shape: Answer, format: str, out: TextIO, look: Look, count: bool) -> int:
    """Writes the answers to several questions as they come, or with `count` their numbers of rows; the number of entries comes back.

    `shape` is an empty answer to one of them. A limit holds for each.
    """
    all_of_them = look._replace(limit=None)
    if count:
        return writer("tsv" if format == "table" else format)(as_counts(answers), out, _counting(format, look, "query", "count"))
    if format not in _FOR_READERS:
        together = as_records if format in _OF_RECORDS else as_lines
        return writer(format)(together(answers, shape, look), out, all_of_them)
    written = 0
    for answer in answers:
        out.write("\n" if written else "")
        written += writer(format)(arranged(answer, look), out, look)
    return written
