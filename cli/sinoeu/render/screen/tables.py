"""Tables for terminals, measured on the rows at hand. Laid out here, since a rich Table has no lines across all columns for the quoted words."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from rich.text import Text

from sinoeu.model.answer import Row
from sinoeu.render.look.columns import Part, Picked
from sinoeu.render.screen.cards import write_cards
from sinoeu.render.screen.terminal import Terminal, padded
from sinoeu.render.screen.widths import GAP, Need, need, share, total
from sinoeu.render.screen.wrapping import folded

NARROW = 60
"""Below this width one field a line reads better."""
SPARSE, HALF_EMPTY = 1 / 4, 1 / 2
"""A column filled in less than this share of the rows stands under them where there is no room for it; in less than half, where words would be cut."""
SLIM = 12
"""Columns up to this width take so little that being sparse is no reason."""


def write_rows(terminal: Terminal, columns: Sequence[Picked], rows: Sequence[Row], indent: str = "") -> None:
    """Prints rows as a table without their empty columns; as cards where a table would be too narrow."""
    cells = [[terminal.cell(column, row) for column in columns] for row in rows]
    filled = [at for at in range(len(columns)) if any(line[at] for line in cells)]
    columns = [columns[at] for at in filled]
    lines = [[line[at] for at in filled] for line in cells]
    for first, row in zip((line[:1] for line in lines), rows, strict=True):
        for cell in first:
            cell.append_text(terminal.flags(row))
    needs = [need([column.heading, *(line[at].plain for line in lines)], column.column.wide) for at, column in enumerate(columns)]
    room = terminal.width - len(indent)
    under = _under(needs, _filled(columns, lines), room)
    beside = [at for at in range(len(columns)) if at not in under]
    widths = share([needs[at] for at in beside], room)
    if terminal.width < NARROW or widths is None:
        write_cards(terminal, columns, rows, lines, indent)
        return
    _write_heading(terminal, [columns[at] for at in beside], widths, indent)
    blocks = [_block([line[at] for at in beside], widths) for line in lines]
    apart = terminal.look.quotes or bool(under) or any(len(block) > 1 for block in blocks)
    for number, (block, line, row) in enumerate(zip(blocks, lines, rows, strict=True)):
        if number and apart:
            terminal.blank()
        for piece in block:
            terminal.line(Text(indent), piece)
        if below := [Text.assemble(f"{columns[at].heading}: ", line[at]) for at in sorted(under) if line[at]]:
            terminal.paragraph(_dim(Text(terminal.dot).join(below)), Text(f"{indent}  "))
        terminal.quotes(row, Text(f"{indent}  "))


def _filled(columns: Sequence[Picked], lines: Sequence[Sequence[Text]]) -> dict[int, float]:
    """The share of rows in which a column holds something, those that hold least first; without the column that names the rows and the source of each."""
    filled = {at: sum(bool(line[at]) for line in lines) / len(lines) for at, column in enumerate(columns) if at and column.part is not Part.SOURCE}
    return {at: filled[at] for at in sorted(filled, key=filled.__getitem__)}


def _under(needs: Sequence[Need], filled: Mapping[int, float], room: int) -> set[int]:
    """Which columns are to stand under the rows: none where there is room for all."""
    if total([one.natural for one in needs]) <= room:
        return set()
    under = {at for at, part in filled.items() if part < SPARSE and needs[at].natural > SLIM}
    for at, part in filled.items():
        if part < HALF_EMPTY and total([one.word for place, one in enumerate(needs) if place not in under]) > room:
            under.add(at)
    return under


def _dim(text: Text) -> Text:
    text.stylize_before("dim")
    return text


def _write_heading(terminal: Terminal, columns: Sequence[Picked], widths: Sequence[int], indent: str) -> None:
    headings = _block([Text(column.heading, "bold") for column in columns], widths)
    for line in [*headings, *_block([Text(terminal.rule * width, "dim") for width in widths], widths)]:
        terminal.line(Text(indent), line)


def _block(cells: Sequence[Text], widths: Sequence[int]) -> list[Text]:
    """The lines of a row: its cells folded to their widths, side by side."""
    lines = zip_longest(*map(folded, cells, widths), fillvalue=Text())
    return [Text(" " * GAP).join(map(padded, line, widths)) for line in lines]
