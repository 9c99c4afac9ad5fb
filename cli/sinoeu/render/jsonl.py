"""JSON Lines: the records of --json, one a line."""

from typing import TextIO

from sinoeu.model.answer import Answer
from sinoeu.render.look import Look
from sinoeu.render.look.limited import limited
from sinoeu.render.record.nesting import record_pieces
from sinoeu.render.record.picking import keys_meant


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes each record as it comes; the number of entries comes back."""
    count, keys = 0, keys_meant(answer, look.columns)
    for entry in limited(answer, look).entries:
        out.writelines(record_pieces(entry, answer, step=None, keys=keys))
        out.write("\n")
        count += 1
    return count
