"""Trees for terminals: who is linked with whom on branches, through what as leaves under each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.text import Text

from sinoeu.model.answer import Row, Shown, Tree
from sinoeu.render.look.columns import Part, Picked
from sinoeu.render.screen.cells import edited, unsaid
from sinoeu.render.screen.terminal import Terminal
from sinoeu.render.screen.timeline import date_sign


class _Lines(NamedTuple):
    branch: str
    last: str
    rail: str
    none: str


_UNICODE, _ASCII = _Lines("├─ ", "└─ ", "│  ", "   "), _Lines("|- ", "`- ", "|  ", "   ")


class _Node(NamedTuple):
    """Somebody in the tree: as he is called, through what he is linked with whoever he hangs from, and who hangs from him."""

    name: Text
    links: Sequence[Row]
    below: list["_Node"]


def write_linkage(terminal: Terminal, columns: Sequence[Picked], tree: Tree, named: Mapping[str, Picked], rows: Sequence[Row]) -> None:
    """Prints rows as one tree or several; they come from the root outwards, branch by branch, those of the same two together."""
    leaf = [column for column in columns if column.name not in tree]
    for number, root in enumerate(_trees(terminal, tree, named, rows)):
        if number:
            terminal.blank()
        terminal.paragraph(root.name)
        _write_below(terminal, leaf, root, Text())


def _trees(terminal: Terminal, tree: Tree, named: Mapping[str, Picked], rows: Sequence[Row]) -> Iterator[_Node]:
    """The roots, each with its whole tree."""
    way: list[_Node] = []
    root = ""
    for (level, one, _), links in groupby(rows, key=lambda row: (int(_value(row, tree.level)), _who(row, tree.one_id, tree.one), _who(row, tree.other_id, tree.other))):
        found = list(links)
        if level == 1 and root != one:
            yield from way[:1]
            root, way = one, [_Node(_name(terminal, named[tree.one], found), (), [])]
        del way[level:]
        way.append(_Node(_name(terminal, named[tree.other], found), found, []))
        way[level - 1].below.append(way[level])
    yield from way[:1]


def _name(terminal: Terminal, column: Picked, rows: Sequence[Row]) -> Text:
    """What somebody is called: as stated, where some passage states it."""
    best = next((row for row in rows if not any(map(edited, row.cells.get(column.column.name, ())))), rows[0])
    return Text.assemble((terminal.cell(column, best).plain, "bold"))


def _value(row: Row, column: str) -> str:
    shown = next(iter(row.cells.get(column, ())), Shown(None))
    return shown.value or shown.printed or ""


def _who(row: Row, id: str, name: str) -> str:
    """What tells one from another of the same name."""
    return _value(row, id) or f"? {_value(row, name)}"


def _write_below(terminal: Terminal, columns: Sequence[Picked], node: _Node, before: Text) -> None:
    lines = _ASCII if terminal.look.ascii else _UNICODE
    for at, one in enumerate(node.below, start=1):
        last = at == len(node.below)
        rest = Text.assemble(before, (lines.none if last else lines.rail, "dim"))
        terminal.paragraph(one.name, Text.assemble(before, (lines.last if last else lines.branch, "dim")), rest)
        hanging = Text.assemble(rest, (lines.rail if one.below else lines.none, "dim"))
        for row in one.links:
            date = [shown for column in columns for shown in row.cells.get(column.column.name, ()) if shown.date]
            terminal.paragraph(_leaf(terminal, columns, row), Text.assemble(hanging, (date_sign(terminal, date), "cyan"), " "), Text.assemble(hanging, "  "))
            terminal.quotes(row, Text.assemble(hanging, "  "))
        _write_below(terminal, columns, one, rest)


def _leaf(terminal: Terminal, columns: Iterable[Picked], row: Row) -> Text:
    """Through what two are linked: all that is said of it, on as many lines as it needs."""
    told: list[Text] = []
    for column in columns:
        cell = terminal.cell(column, row)
        if not cell or (column.part is Part.VALUE and all(map(unsaid, row.cells.get(column.column.name, ())))):
            continue
        told.append(Text.assemble(column.heading, " ", cell) if column.column.label and column.part is Part.VALUE else cell)
    signs = terminal.flags(row)
    return Text.assemble(*told[:1], signs, *(piece for text in told[1:] for piece in (terminal.dot, text)))
