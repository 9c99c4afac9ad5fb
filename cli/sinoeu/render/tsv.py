"""Tab-separated values with a header, one row a line for cut and awk; tab, line ends and backslash escaped with a backslash."""

from collections.abc import Sequence
from typing import TextIO

from sinoeu.model.answer import Answer
from sinoeu.render.look import Look
from sinoeu.render.look.lines import write_lines

_ESCAPES = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes one table of all rows; the number of entries comes back."""
    return write_lines(answer, out, look, _line)


def _line(values: Sequence[str]) -> str:
    return "\t".join(value.translate(_ESCAPES) for value in values) + "\n"
