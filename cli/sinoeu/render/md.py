"""A GitHub Markdown table, or a section with tables for each thing asked for."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import TextIO

from sinoeu.model.answer import Answer, Mark, Row
from sinoeu.render.look import Look
from sinoeu.render.look.columns import Part, Picked, chosen, mark_text, plain_text, screen_columns
from sinoeu.render.look.limited import limited
from sinoeu.render.screen.cells import cell_text, on_one_line

_MARKUP = re.compile(r"[\\`*_~|$]|&(?=#?\w+;)|(?<=\])[(\[]|^[#>+-]|^(?=[0-9]+[.)])")
"""What GitHub would read as markup: emphasis, code, cells, formulas, entities, the second half of a link, the beginning of a heading or list."""


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes each row of a list as it comes, and section by section what is nested; the number of entries comes back."""
    columns = screen_columns(answer, look)
    if look.quotes and look.columns is None:
        columns = (*columns, *chosen(answer, ("source", "quote")))
    answer = limited(answer, look)
    out.write(f"# {escaped(answer.question)}\n\n" if answer.question else "")
    return _write_nested(answer, out, columns) if answer.headings else _write_list(answer, out, columns)


def _write_list(answer: Answer, out: TextIO, columns: Sequence[Picked]) -> int:
    entries = iter(answer.entries)
    first = next(entries, None)
    if first is None:
        return 0
    return _write_table(out, columns, (row for entry in chain([first], entries) for row in entry.rows))


def _write_nested(answer: Answer, out: TextIO, columns: Sequence[Picked]) -> int:
    count = 0
    for count, entry in enumerate(answer.entries, start=1):
        out.write("\n" if count > 1 else "")
        out.write(f"## {escaped(entry.title)}\n" if entry.title else "")
        out.writelines(f"\n{escaped(line)}\n" for line in entry.lines)
        for heading, rows in groupby(entry.rows, key=attrgetter("heading")):
            out.write(f"\n### {escaped(answer.headings.get(heading, heading))}\n\n")
            section = list(rows)
            _write_table(out, [column for column in columns if any(_cell(column, row) for row in section)], section)
    return count


def _write_table(out: TextIO, columns: Sequence[Picked], rows: Iterable[Row]) -> int:
    """Writes a table and, below it, its flags; the number of rows comes back."""
    out.write(_line(escaped(column.heading) for column in columns))
    out.write(_line("---" for _ in columns))
    flags: dict[Mark, int] = {}
    count = 0
    for row in rows:
        count += 1
        cells = [_cell(column, row) for column in columns]
        signs = dict.fromkeys(f"⚑{flags.setdefault(mark, len(flags) + 1)}" for mark in row.marks)
        out.write(_line([" ".join(filter(None, [*cells[:1], *signs])), *cells[1:]]))
    out.writelines(f"\n⚑{number} {escaped(mark_text(mark))}\n" for mark, number in flags.items())
    return count


def _cell(column: Picked, row: Row) -> str:
    if column.part is Part.VALUE:
        return escaped(cell_text(row.cells.get(column.column.name, ()), column.column))
    return escaped(plain_text(column, row))


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\g<0>", on_one_line(text)).replace("<", "&lt;")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
