"""Tables for terminals, measured on the rows at hand. Laid out here, since a rich Table has no lines across all columns for the quoted words."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from rich.text import Text

from sinoeu.model.answer import Row
from sinoeu.render.look.columns import Part, Picked
from sinoeu.render.screen.arranging import Arrangement, Measured, arranged, fitting, stand_apart
from sinoeu.render.screen.cards import write_cards
from sinoeu.render.screen.terminal import Terminal, padded
from sinoeu.render.screen.tree import guides, write_tree
from sinoeu.render.screen.widths import GAP
from sinoeu.render.screen.wrapping import folded

NARROW = 60
"""Below this width one field a line reads better than what is wrapped."""
_NUMBER = re.compile(r"[0-9][0-9,]*%?")


def write_rows(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], indent: str = "") -> None:
    """Prints rows as a table without their empty columns; as cards where there is no room for one."""
    cells = [[terminal.cell(column, row) for column in columns] for row in rows]
    filled = [at for at in range(len(columns)) if any(line[at] for line in cells)] or [0]
    columns = [columns[at] for at in filled]
    lines = [[line[at] for at in filled] for line in cells]
    for first, row in zip((line[:1] for line in lines), rows, strict=True):
        for cell in first:
            cell.append_text(terminal.flags(row))
    if terminal.width < NARROW and rows[0].branches is not None:
        write_tree(terminal, columns, rows, lines)
        return
    measured = [_measured(terminal, columns, rows, lines, at) for at in range(len(columns))]
    arrangement = (arranged if terminal.width >= NARROW else fitting)(measured, terminal.width - len(indent))
    if arrangement is None:
        write_cards(terminal, columns, rows, lines, indent)
    else:
        _write_table(terminal, columns, rows, lines, arrangement, indent)


def _measured(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], lines: Sequence[Sequence[Text]], at: int) -> Measured:
    """What is to be known of one column. The one that names the rows and the source of each stay where they are."""
    texts = [line[at].plain for line in lines]
    if not at:
        texts = [guides(terminal, row.branches)[0] + text for row, text in zip(rows, texts, strict=True)]
    return Measured(columns[at].heading, texts, columns[at].column.wide, at > 0 and columns[at].part is not Part.SOURCE)


def _write_table(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], lines: Sequence[Sequence[Text]], arrangement: Arrangement, indent: str) -> None:
    beside, widths, under = arrangement
    numbers = [at for at in beside if at and all(not line[at] or _NUMBER.fullmatch(line[at].plain) for line in lines)]
    right = [at in numbers for at in beside]
    headings = [Text(columns[at].heading, "bold") for at in beside]
    rules = [Text(terminal.rule * width, "dim") for width in widths]
    for heading in [*_block(headings, widths, right), *_block(rules, widths, right)]:
        terminal.line(Text(indent), heading)
    blocks = [_block([line[at] for at in beside], widths, right, guides(terminal, row.branches)) for line, row in zip(lines, rows, strict=True)]
    apart = terminal.look.quotes or (rows[0].branches is None and (stand_apart([*map(len, blocks)]) or bool(under)))
    for number, (block, line, row) in enumerate(zip(blocks, lines, rows, strict=True)):
        if number and apart:
            terminal.blank()
        for piece in block:
            terminal.line(Text(indent), piece)
        hanging = Text(f"{indent}{guides(terminal, row.branches)[1]}  ")
        if below := [_labelled(columns[at], line[at]) for at in under if line[at]]:
            terminal.paragraph(Text.assemble((terminal.dot, "dim")).join(below), hanging, hanging)
        terminal.quotes(row, hanging)


def _labelled(column: Picked, cell: Text) -> Text:
    """A cell that stands under its row, with its heading; dim, but where it is what there is most to read of."""
    below = Text.assemble((f"{column.heading}: ", "dim"), cell)
    if not column.column.wide:
        below.stylize_before("dim")
    return below


def _block(cells: Sequence[Text], widths: Sequence[int], right: Sequence[bool], branches: tuple[str, str] = ("", "")) -> list[Text]:
    """The lines of a row: its cells folded to their widths, side by side, numbers at the right; the first one on the branches of a tree."""
    first, rest = branches
    columns = [folded(cell, width - (0 if at else len(first))) for at, (cell, width) in enumerate(zip(cells, widths, strict=True))]
    columns[0] = [Text.assemble((rest if number else first, "dim"), line) for number, line in enumerate(columns[0])]
    lines = zip_longest(*columns, fillvalue=Text())
    return [Text(" " * GAP).join(padded(cell, width, end) for cell, width, end in zip(line, widths, right, strict=True)) for line in lines]
