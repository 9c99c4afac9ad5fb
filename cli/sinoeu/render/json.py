"""One JSON array of records, indented, always valid: `[]` when nothing is found."""

from typing import TextIO

from sinoeu.model.answer import Answer
from sinoeu.render.look import Look
from sinoeu.render.look.limited import limited
from sinoeu.render.record.nesting import record_pieces
from sinoeu.render.record.picking import keys_meant


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes each record as it comes; the number of entries comes back. An exception on the way leaves the array open."""
    count, keys = 0, keys_meant(answer, look.columns)
    for count, entry in enumerate(limited(answer, look).entries, start=1):
        out.write("[\n  " if count == 1 else ",\n  ")
        out.writelines(record_pieces(entry, answer, step=2, keys=keys))
    out.write("\n]\n" if count else "[]\n")
    return count
