"""Rows as cards for narrow terminals: one field a line, its label dim, its value wrapped."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from sinoeu.model.answer import Row
from sinoeu.render.look.columns import Picked
from sinoeu.render.screen.terminal import Terminal, padded

LONGEST_LABEL = 12
"""A longer one stands above its value, and takes nothing from the others."""


def write_cards(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], lines: Sequence[Sequence[Text]], indent: str = "") -> None:
    """Prints a card for each row: its first cell as the title, then the others that hold something."""
    room = min(LONGEST_LABEL, terminal.width // 3)
    label_width = max((cell_len(column.heading) for column in columns[1:] if cell_len(column.heading) <= room), default=0)
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if number:
            terminal.blank()
        title = line[0].copy()
        title.stylize_before("bold")
        terminal.paragraph(title, Text(indent))
        for column, cell in zip(columns[1:], line[1:], strict=True):
            label = Text(column.heading, "dim")
            if not cell:
                continue
            if cell_len(column.heading) <= room:
                terminal.paragraph(cell, Text.assemble(f"{indent}  ", padded(label, label_width), "  "))
            else:
                terminal.paragraph(label, Text(f"{indent}  "))
                terminal.paragraph(cell, Text(f"{indent}    "))
        terminal.quotes(row, Text(f"{indent}  "))
