"""Tables for terminals, measured on the rows at hand. Laid out here, since a rich Table has no lines across all columns for the quoted words."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from sinoeu.model.answer import Row
from sinoeu.render.look.columns import Picked
from sinoeu.render.screen.cards import write_cards
from sinoeu.render.screen.terminal import Terminal, padded
from sinoeu.render.screen.widths import GAP, Need, share
from sinoeu.render.screen.wrapping import folded

NARROW = 60
"""Below this width one field a line reads better."""


def write_rows(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], indent: str = "") -> None:
    """Prints rows as a table without their empty columns; as cards where a table would be too narrow."""
    cells = [[terminal.cell(column, row) for column in columns] for row in rows]
    filled = [at for at in range(len(columns)) if any(line[at] for line in cells)]
    columns = [columns[at] for at in filled]
    lines = [[line[at] for at in filled] for line in cells]
    for first, row in zip((line[:1] for line in lines), rows, strict=True):
        for cell in first:
            cell.append_text(terminal.flags(row))
    widths = share([_need(column, at, lines) for at, column in enumerate(columns)], terminal.width - len(indent))
    if terminal.width < NARROW or widths is None:
        write_cards(terminal, columns, rows, lines, indent)
        return
    _write_heading(terminal, columns, widths, indent)
    blocks = [_block(line, widths) for line in lines]
    apart = terminal.look.quotes or any(len(block) > 1 for block in blocks)
    for number, (block, row) in enumerate(zip(blocks, rows, strict=True)):
        if number and apart:
            terminal.blank()
        for piece in block:
            terminal.line(Text(indent), piece)
        terminal.quotes(row, Text(f"{indent}  "))


def _need(column: Picked, at: int, lines: Sequence[Sequence[Text]]) -> Need:
    texts = [column.heading, *(line[at].plain for line in lines)]
    return Need(max(map(cell_len, texts)), max(cell_len(word) for text in texts for word in text.split() or [""]), column.column.wide)


def _write_heading(terminal: Terminal, columns: Sequence[Picked], widths: Sequence[int], indent: str) -> None:
    headings = _block([Text(column.heading, "bold") for column in columns], widths)
    for line in [*headings, *_block([Text(terminal.rule * width, "dim") for width in widths], widths)]:
        terminal.line(Text(indent), line)


def _block(cells: Sequence[Text], widths: Sequence[int]) -> list[Text]:
    """The lines of a row: its cells folded to their widths, side by side."""
    lines = zip_longest(*map(folded, cells, widths), fillvalue=Text())
    return [Text(" " * GAP).join(map(padded, line, widths)) for line in lines]
