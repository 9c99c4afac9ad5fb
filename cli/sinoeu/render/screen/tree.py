"""Rows as a tree: what is drawn before a row to show in which others it lies, and trees for narrow terminals."""

from collections.abc import Sequence

from rich.text import Text

from sinoeu.model.answer import Row
from sinoeu.render.look.columns import Part, Picked
from sinoeu.render.screen.terminal import Terminal


def guides(terminal: Terminal, branches: tuple[bool, ...] | None, narrow: bool = False) -> tuple[str, str]:
    """What stands before the first line of a row, and before its others. Nothing at the root, or where rows are no tree."""
    if not branches:
        return "", ""
    trunk, fork, last, arm = ("|", "|", "`", "-") if terminal.look.ascii else ("│", "├", "└", "─")
    gap, arm = (" ", "") if narrow else ("  ", arm)
    above = "".join((trunk if more else " ") + gap for more in branches[:-1])
    return f"{above}{fork if branches[-1] else last}{arm} ", f"{above}{trunk if branches[-1] else ' '}{gap}"


def write_tree(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], lines: Sequence[Sequence[Text]]) -> None:
    """Prints each row under the one it lies in: its first cell, and below it the others strung together, numbers with their headings."""
    for row, (title, *others) in zip(rows, lines, strict=True):
        first, rest = (Text(guide, "dim") for guide in guides(terminal, row.branches, narrow=True))
        name = title.copy()
        name.stylize_before("bold")
        terminal.paragraph(name, first, rest)
        told = [_told(column, cell) for column, cell in zip(columns[1:], others, strict=True) if cell]
        if told:
            details = Text(terminal.dot).join(told)
            details.stylize_before("dim")
            terminal.paragraph(details, Text.assemble(rest, "  "), Text.assemble(rest, "  "))
        terminal.quotes(row, Text.assemble(rest, "  "))


def _told(column: Picked, cell: Text) -> Text:
    return Text.assemble(column.heading, " ", cell) if column.part is Part.VALUE and cell.plain.isdigit() else cell
