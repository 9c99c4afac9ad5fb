"""A graph in the DOT language of Graphviz: who is linked a node, what links them an edge, with the passages it rests on."""

from typing import TextIO

from sinoeu.model.answer import Answer, Cell, Column, Json, Row
from sinoeu.render.look import Look
from sinoeu.render.look.columns import BETWEEN_VALUES, Part, all_columns, plain_text
from sinoeu.render.look.limited import limited
from sinoeu.render.record.picking import NONE
from sinoeu.render.screen.cells import cell_text, on_one_line

_SHAPES = {"person": "ellipse", "organisation": "box", "place": "hexagon"}
_LINE = "\\n"
"""How DOT writes a line end within a label."""


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes each link as it comes, those it links before it, and a question without an answer as a comment; the number of links comes back."""
    columns = {name: picked.column for name, picked in all_columns(answer).items()}
    source = all_columns(answer)[Part.SOURCE.name.lower()]
    out.write("graph links {\n")
    known: set[str] = set()
    count = 0
    for entry in limited(answer, look).entries:
        count += 1
        if entry.record.get("type") == NONE:
            out.writelines(f"  // {on_one_line(line)}\n" for line in entry.lines)
            continue
        for row in entry.rows:
            ends = [_end(row, name, columns[name]) for name in ("from", "to")]
            for id, label, shape in ends:
                if id not in known:
                    known.add(id)
                    out.write(f"  {quoted(id)} [label={quoted(label)}, shape={shape}];\n")
            told = [_said(row, columns, "how", "through", "status", "event"), _said(row, columns, "date"), plain_text(source, row)]
            label = _LINE.join(escaped(line) for line in told if line)
            out.write(f'  {quoted(ends[0][0])} -- {quoted(ends[1][0])} [label="{label}"{_direction(row)}];\n')
    out.write("}\n")
    return count


def _end(row: Row, name: str, column: Column) -> tuple[str, str, str]:
    """Id, label and shape of one whom a link links; who goes by what is printed has that for an id."""
    ref: Json = row.record[name]
    id, type = (ref["id"], ref["type"]) if isinstance(ref, dict) else (None, None)
    label = cell_text(row.cells[name], column)
    return (id if isinstance(id, str) else f"printed: {label}"), label, _SHAPES.get(str(type), "plaintext")


def _direction(row: Row) -> str:
    """An arrow for a tie that leads from one to the other; links of other kinds have none."""
    stands = {shown.value for shown in row.cells.get("from_as", ())}
    return ", dir=forward" if "from" in stands else ", dir=back" if "to" in stands else ""


def _said(row: Row, columns: dict[str, Column], *names: str) -> str:
    """What stands in some columns of a row."""
    cells: list[tuple[Cell, Column]] = [(row.cells[name], columns[name]) for name in names if name in row.cells]
    return BETWEEN_VALUES.join(cell_text(cell, column) for cell, column in cells)


def escaped(text: str) -> str:
    """Text within the quotes of a DOT string, as it is: neither its end nor one of the escapes that Graphviz fills in, and nothing for a terminal to obey."""
    return on_one_line(text).replace("\\", "\\\\").replace('"', '\\"')


def quoted(text: str) -> str:
    """Text as a DOT string."""
    return f'"{escaped(text)}"'
