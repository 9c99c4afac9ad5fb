"""Comma-separated values with a header (RFC 4180, lines end with LF); a reading is followed by what is printed and on what basis."""

import re
from collections.abc import Sequence
from typing import TextIO

from sinoeu.model.answer import Answer
from sinoeu.render.look import Look
from sinoeu.render.look.lines import write_lines

# By hand, because the csv module before Python 3.13 leaves a carriage return bare when lines end with LF.
_QUOTED = re.compile('[,"\r\n]')


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes one table of all rows; the number of entries comes back."""
    return write_lines(answer, out, look, line)


def line(values: Sequence[str]) -> str:
    """The line of a record."""
    if values == [""]:  # a line with nothing on it would be no record
        return '""\n'
    return ",".join(map(_field, values)) + "\n"


def _field(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value
