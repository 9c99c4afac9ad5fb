"""How answers are written: one module a format, found by listing this folder. The packages beside them are what formats are made of."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TextIO

from sinoeu.errors import WrongUsage
from sinoeu.model.answer import Answer
from sinoeu.render.look import Look
from sinoeu.render.look.arranged import arranged
from sinoeu.render.look.columns import all_columns, chosen
from sinoeu.render.look.counted import count_answer
from sinoeu.render.look.together import as_counts, as_lines, as_records, with_question
from sinoeu.render.record.picking import known_keys

Writer = Callable[[Answer, TextIO, Look], int]
"""Writes an answer as it comes; what comes back is the number of entries written."""


_OF_RECORDS = ("json", "jsonl")
"""Formats whose columns are the keys of records."""
_FOR_READERS = ("table", "md")
"""Formats that are read from top to bottom: the answers to several questions stand one below another."""


def _first_line(module: Path) -> str:
    with module.open(encoding="utf-8") as lines:
        return lines.readline().strip().strip('"')


FORMATS: dict[str, str] = {module.stem: _first_line(module) for module in sorted(Path(__file__).parent.glob("[!_]*.py"))}
"""Every format by its name, with a line of help; read from the files without importing them."""


def writer(name: str) -> Writer:
    """The function that writes one format. Its module is imported only now, so that a pipe never pays for rich.

    Raises WrongUsage where there is no such format.
    """
    if name not in FORMATS:
        raise WrongUsage(f"there is no format {name!r}", f"the formats are {', '.join(FORMATS)}")
    write: Writer = import_module(f"{__name__}.{name}").write
    return write


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
