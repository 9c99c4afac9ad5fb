"""The timeline drawn: years down a rail, each date on its year's scale of months, marked and coloured by the sides that take part."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from sinoeu.model.answer import Answer, Row
from sinoeu.render.look.columns import Part, Picked, all_columns
from sinoeu.render.screen.scale import ASCII, MONTHS, UNICODE, drawn
from sinoeu.render.screen.terminal import Terminal, padded
from sinoeu.render.screen.timeline import Hanger, Hung, write_heading
from sinoeu.render.screen.widths import GAP
from sinoeu.render.screen.wrapping import folded

NARROW, WIDE = 70, 150
"""Below the first width what happened stands under its date; from the second on the date has a column of its own beside the scale."""
_EACH_MONTH = ((240, 6), (200, 5), (WIDE, 4), (110, 3), (NARROW, 2), (0, 1))
"""From which width on a month has how many cells."""
_MARGIN = 5
"""For the year, left of the rail."""
_DATE = 22
"""The column for dates where they have one: longer ones, such as the source's own words, are wrapped."""
_SHORTEST = 16
"""With less room than this beside the scale, a date stands under it."""


class _Side(NamedTuple):
    """Who takes part, and how that is seen."""

    told: str
    mark: str
    ascii: str
    style: str


_BOTH, _CHINA, _EUROPE, _NEITHER = _SIDES = (
    _Side("China and Europe", "■", "#", "magenta"),
    _Side("China", "◧", "C", "red"),
    _Side("Europe", "◨", "E", "bright_blue"),
    _Side("neither named", "□", "?", ""),
)
_MEANING = (("day", "a day"), ("span", "a span"), ("within", "some time within"), ("inexact", "no exact day"), ("before", "from before"), ("after", "goes on"))


class Years:
    """A timeline being drawn, row by row: nothing of it depends on the rows that follow."""

    def __init__(self, terminal: Terminal, answer: Answer, columns: Sequence[Picked]) -> None:
        self.terminal = terminal
        self.answer = answer
        date = next((column for column in columns if column.name == answer.drawn and column.part is Part.VALUE), None)
        self.hanger = Hanger(terminal, columns, all_columns(answer)[answer.group], date)
        self.signs = ASCII if terminal.look.ascii else UNICODE
        self.cells = next(cells for width, cells in _EACH_MONTH if terminal.width >= width)
        self.scale = self.cells * len(MONTHS)
        self.margin = Text(" " * (_MARGIN if terminal.width >= NARROW else 0))
        self._heading = ""
        self._ruled = False
        self._one_line = False
        self._sides: set[_Side] = set()
        self._kinds: set[str] = set()

    def write_all(self, rows: Iterable[Row]) -> int:
        """Draws rows as they come; how many there were comes back."""
        count = 0
        for row in rows:
            self._write(row)
            count += 1
        return count

    def _write(self, row: Row) -> None:
        """Draws one row, below the heading of its year where that is a new one."""
        one = self.hanger.hung(row)
        side = _side({shown.value for shown in row.cells.get(self.answer.sides, ())})
        self._sides.add(side)
        picture = self._picture(row, side)
        lines = self._lines(one, picture)
        if one.group != self._heading:
            self._write_heading(one.group, bool(picture))
        elif picture and not self._ruled:
            self._write_months()
        elif not (self._one_line and len(lines) == 1):
            self.terminal.line(self.margin, self.terminal.rail)
        for number, line in enumerate(lines):
            self.terminal.line(self.margin, self.terminal.rail if number else self._mark(side), Text(" "), line)
        self.terminal.quotes(row, Text.assemble(self.margin, self.terminal.rail, " "))
        self._one_line = len(lines) == 1 and not self.terminal.look.quotes

    def explain(self) -> None:
        """Prints what the marks and signs mean that were used."""
        if self._sides:
            self.terminal.blank()
        marks = [Text.assemble(self._mark(side), (f" {side.told}", "dim")) for side in _SIDES if side in self._sides]
        signs = [f"{getattr(self.signs, kind)} {told}" for kind, told in _MEANING if kind in self._kinds]
        doubted = [getattr(self.signs, f"{kind}_doubted") for kind, _ in _MEANING if f"{kind}_doubted" in self._kinds]
        signs += [f"{' '.join(doubted)} uncertain"] if doubted else []
        for legend in (marks, [Text(sign, "dim") for sign in signs]):
            if legend:
                self.terminal.paragraph(Text.assemble((self.terminal.dot, "dim")).join(legend))

    def _write_heading(self, heading: str, drawn: bool) -> None:
        """The year, and its months above the cells where they begin; what is no year has months where something is drawn below them."""
        between = self._between(heading) if self._heading else Text()
        if self._heading:
            self.terminal.line(self.margin, between)
        self._heading = heading
        room = _MARGIN if self.margin else self.terminal.width - self.scale - GAP
        if cell_len(heading) >= room or not (drawn or heading[:1].isdigit()):
            write_heading(self.terminal, heading)
            self._ruled = drawn
            if drawn:
                self._write_months()
            return
        self._write_months(heading, between)

    def _write_months(self, heading: str = "", between: Text | None = None) -> None:
        """The months above the cells where they begin, behind a year where they are one's."""
        self._ruled = True
        letters = max(1, self.cells - 1) if self.cells > len(MONTHS[0]) else 1
        months = Text("".join(month[:letters].ljust(self.cells) for month in MONTHS), "dim")
        year, rule = Text(f"{heading} " if heading else "", "bold"), self.terminal.rule if heading else " "
        if self.margin:
            corner = "+" if self.terminal.look.ascii else "├" if between else "┌"
            left = Text.assemble(padded(year, _MARGIN), (f"{corner} ", "dim"), months)
            self.terminal.line(left, Text(rule * (self.terminal.width - left.cell_len), "dim"))
        else:
            self.terminal.line(year, Text(rule * (self.terminal.width - year.cell_len - self.scale - 1) + " ", "dim"), months)

    def _between(self, heading: str) -> Text:
        """The rail from one year to another, broken where years are left out; none where there is no year."""
        if not (heading.isdigit() and self._heading.isdigit()):
            return Text()
        return self.terminal.rail if int(heading) == int(self._heading) + 1 else Text(":" if self.terminal.look.ascii else "┆", "dim")

    def _mark(self, side: _Side) -> Text:
        return Text(side.ascii if self.terminal.look.ascii else side.mark, side.style)

    def _picture(self, row: Row, side: _Side) -> Text:
        """The scale with the row's date on it; nothing where it has no place there."""
        date = next(iter(row.cells.get(self.answer.drawn, ())), None)
        at = drawn(date.value if date else None, self.cells, self.signs, bool(date and date.lasting))
        if not at.bar:
            return Text()
        self._kinds |= at.kinds
        months = self.signs.month.ljust(self.cells) * len(MONTHS)
        return Text.assemble((months[: at.at], "dim"), (at.bar, side.style or "bold"), (months[at.at + len(at.bar) :], "dim"))

    def _lines(self, one: Hung, picture: Text) -> list[Text]:
        """The lines of a row, right of its rail: scale, date and what happened, arranged as there is room."""
        width = self.terminal.width - len(self.margin) - 2
        if self.terminal.width >= WIDE:
            room = width - self.scale - _DATE - 3 * GAP
            title = room // 2
            details = one.details.copy()
            details.stylize("dim")
            cells = [[picture], folded(one.date, _DATE), folded(one.title, title), folded(details, room - title)]
            return _beside(cells, [self.scale, _DATE, title])
        if self.margin:
            under = [*([picture] if picture else []), *_paragraph(one.date, self.scale)]
            return _beside([under, _body(one, width - self.scale - GAP)], [self.scale])
        room = width - self.scale - GAP
        if picture and room < _SHORTEST:
            return [Text.assemble(" " * (width - self.scale), picture), *_paragraph(one.date, width), *_body(one, width)]
        if picture:
            return [*_beside([folded(one.date, room), [picture]], [room]), *_body(one, width)]
        return [*_paragraph(one.date, width), *_body(one, width)]


def _beside(columns: Sequence[Sequence[Text]], widths: Sequence[int]) -> list[Text]:
    """Columns of lines side by side, all but the last padded to their widths."""
    lines = zip_longest(*columns, fillvalue=Text())
    return [Text(" " * GAP).join([*(padded(cell, width) for cell, width in zip(line, widths, strict=False)), line[-1]]) for line in lines]


def _paragraph(text: Text, width: int) -> list[Text]:
    return folded(text, width) if text else []


def _side(sides: set[str | None]) -> _Side:
    if {"cn", "eu"} <= sides:
        return _BOTH
    return _CHINA if "cn" in sides else _EUROPE if "eu" in sides else _NEITHER


def _body(one: Hung, width: int) -> list[Text]:
    """What happened, and below it the rest, dim."""
    details = one.details.copy()
    details.stylize("dim")
    return [*_paragraph(one.title, width), *_paragraph(details, width)]
