"""Timelines for terminals: groups under a rule, their rows hung on a rail."""

from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from sinoeu.model.answer import Row, Shown
from sinoeu.model.when import parse
from sinoeu.render.look.columns import Part, Picked
from sinoeu.render.screen.cells import unsaid
from sinoeu.render.screen.scale import ASCII, UNICODE
from sinoeu.render.screen.terminal import Terminal, padded
from sinoeu.render.screen.widths import GAP
from sinoeu.render.screen.wrapping import folded

NARROW = 60
"""Below this width the date stands above what happened."""
_WIDEST_DATE = 22
"""The widest column for dates: longer ones, such as the source's own words, are wrapped."""
_MOST_LINES = 3
"""A date that would be wrapped into more lines stands above what happened."""


class Hung(NamedTuple):
    """A row as it is hung on a rail: its group, its date, what happened, and the rest strung together."""

    row: Row
    group: str
    date: Text
    title: Text
    details: Text


class Hanger:
    """Turns rows into what is hung on a rail."""

    def __init__(self, terminal: Terminal, columns: Sequence[Picked], group: Picked, date: Picked | None) -> None:
        self.terminal = terminal
        self.group = group
        self.date = date
        others = [column for column in columns if column.name != group.name and column is not date]
        self.title = next((column for column in others if column.column.wide), others[0] if others else None)
        self.others = [column for column in others if column is not self.title]

    def hung(self, row: Row) -> Hung:
        """A row ready to be written."""
        terminal = self.terminal
        details = [_labelled(column, cell) for column in self.others if _said(column, row) and (cell := terminal.cell(column, row))]
        return Hung(
            row=row,
            group=terminal.cell(self.group, row).plain or self.group.column.unsaid,
            date=terminal.cell(self.date, row) if self.date else Text(),
            title=Text.assemble(terminal.cell(self.title, row) if self.title else Text(), terminal.flags(row)),
            details=Text(terminal.dot).join(details),
        )


def write_timeline(terminal: Terminal, columns: Sequence[Picked], group: Picked, rows: Sequence[Row], after: str = "") -> str:
    """Prints rows group by group. The last group comes back; given as `after`, its heading is not repeated."""
    date = next((column for column in columns if column.name != group.name and any(_is_date(column, row) for row in rows)), None)
    hanger = Hanger(terminal, columns, group, date)
    hung = [(hanger.hung(row), date_sign(terminal, row.cells.get(date.column.name, ()) if date else ())) for row in rows]
    date_width = 0 if terminal.width < NARROW else max((_beside(one.date) for one, _ in hung), default=0)
    for heading, members in groupby(hung, key=lambda one: one[0].group):
        new = heading != after
        if new:
            if after:
                terminal.blank()
            write_heading(terminal, heading)
        after = heading
        for number, (one, sign) in enumerate(members):
            if number or not new:
                terminal.line(terminal.rail)
            _write_row(terminal, one, sign, date_width)
    return after


def _said(column: Picked, row: Row) -> bool:
    """Whether a detail is worth its place: without a label beside it, nobody would know what is `not stated`."""
    return column.part is not Part.VALUE or not all(map(unsaid, row.cells.get(column.column.name, ())))


def _labelled(column: Picked, cell: Text) -> Text:
    return Text.assemble(column.heading, " ", cell) if column.column.label and column.part is Part.VALUE else cell


def _beside(date: Text) -> int:
    """The width that a date needs beside what happened; none where it is too long to stand there."""
    lines = folded(date, _WIDEST_DATE)
    broken = any(cell_len(word) > _WIDEST_DATE for word in date.plain.split())
    return 0 if broken or len(lines) > _MOST_LINES else max(cell_len(line.plain) for line in lines)


def _is_date(column: Picked, row: Row) -> bool:
    return column.part is Part.VALUE and any(shown.date for shown in row.cells.get(column.column.name, ()))


def date_sign(terminal: Terminal, cell: Sequence[Shown]) -> str:
    """How exact a date is, by a sign that means the same as on a scale of months; what it means is told below the page."""
    signs = ASCII if terminal.look.ascii else UNICODE
    try:
        when = parse(cell[0].value or "") if cell else None
    except ValueError:
        when = None
    if when is not None and when.uncertain:
        return terminal.explained(signs.day_doubted, "uncertain")
    if when is None or not when.year_known or not (when.is_span or (when.start and when.start.day.isdigit())):
        return terminal.explained(signs.inexact, "no exact day")
    return terminal.explained(signs.span, "a span") if when.is_span else terminal.explained(signs.day, "a day")


def write_heading(terminal: Terminal, heading: str) -> None:
    """Prints what a group is called, with a rule behind it."""
    lines = folded(Text(heading, "bold"), terminal.width - 4)
    for line in lines[:-1]:
        terminal.line(line)
    rest = terminal.width - cell_len(lines[-1].plain) - 1
    terminal.line(lines[-1], Text(" " + terminal.rule * rest, "dim"))


def _write_row(terminal: Terminal, one: Hung, sign: str, date_width: int) -> None:
    first, hanging = Text.assemble((sign, "cyan"), " "), Text.assemble(terminal.rail, " ")
    beside = [Text()]
    if date_width and _beside(one.date):
        beside = folded(one.date, date_width)
    elif one.date:
        terminal.paragraph(one.date, first, hanging)
        first = hanging
    column = date_width + GAP if date_width else 0
    details = one.details.copy()
    details.stylize("dim")
    body = [line for text in (one.title, details) if text for line in folded(text, terminal.width - first.cell_len - column)]
    for number, (date, line) in enumerate(zip_longest(beside, body, fillvalue=Text())):
        terminal.line(hanging if number else first, padded(date, column), line)
    terminal.quotes(one.row, Text.assemble(hanging, " " * column))
