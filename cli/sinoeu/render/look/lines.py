"""Rows as lines of values, for the formats of spreadsheets and pipes."""

from collections.abc import Callable, Sequence
from typing import TextIO

from sinoeu.model.answer import Answer
from sinoeu.render.look import Look
from sinoeu.render.look.columns import flat_columns, plain_text
from sinoeu.render.look.limited import limited
from sinoeu.text.visible import encodable

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def write_lines(answer: Answer, out: TextIO, look: Look, line: Callable[[Sequence[str]], str]) -> int:
    """Writes the header, then each row as it comes, in the way that `line` puts values together. The number of entries comes back."""
    columns = flat_columns(answer, look)
    out.write(line([column.name for column in columns]))
    count = 0
    for entry in limited(answer, look).entries:
        count += 1
        for row in entry.rows:
            values = [encodable(plain_text(column, row)) for column in columns]
            out.write(line([_harmless(value) for value in values] if look.csv_safe else values))
    return count


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(RUN_BY_SPREADSHEETS) else value
