"""Rows as cards for narrow terminals: one field a line, its label dim, its value wrapped."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from sinoeu.model.answer import Row
from sinoeu.render.look.columns import Picked
from sinoeu.render.screen.terminal import Terminal, padded
from sinoeu.render.screen.wrapping import folded

LONGEST_LABEL = 12


def write_cards(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], lines: Sequence[Sequence[Text]], indent: str = "") -> None:
    """Prints a card for each row: its first cell as the title, then the others that hold something."""
    room = min(LONGEST_LABEL, terminal.width // 3)
    label_width = min(max((cell_len(column.heading) for column in columns[1:]), default=0), room)
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if number:
            terminal.blank()
        for at, (column, cell) in enumerate(zip(columns, line, strict=True)):
            if not at:
                title = cell.copy()
                title.stylize_before("bold")
                terminal.paragraph(title, Text(indent))
            elif cell:
                label = folded(Text(column.heading, "dim"), label_width)[0]
                terminal.paragraph(cell, Text(f"{indent}  ") + padded(label, label_width) + Text("  "))
        terminal.quotes(row, Text(f"{indent}  "))
