"""The terminal as a sheet of so many columns: the one place through which rich prints, and where flags and brackets wait to be explained."""

import re
from collections.abc import Iterable
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Span, Text

from sinoeu.model.answer import Mark, Quote, Row, Shown
from sinoeu.render.look import Look
from sinoeu.render.look.columns import Part, Picked, mark_text, plain_text
from sinoeu.render.look.left_out import ALL, Rest
from sinoeu.render.screen.cells import BETWEEN_VALUES, edited, on_one_line, text_of, unsaid
from sinoeu.render.screen.wrapping import folded
from sinoeu.text.visible import visible

NARROWEST = 20
"""Terminals that say they are narrower are not believed."""
MEASURE = 100
"""Longer lines of prose are hard to read."""
_ADDRESS = re.compile(r"(https?|file)://[!-~]+")


class Terminal:
    """A page being written. Text of the sources is never markup here, and never wider than the page."""

    def __init__(self, out: TextIO, look: Look) -> None:
        self.look = look
        self.width = max(look.width, NARROWEST)
        self.flag_sign, self.rule, self.ellipsis, self.dot = ("!", "-", "...", " - ") if look.ascii else ("⚑", "─", "…", " · ")
        self.rail = Text("|" if look.ascii else "│", "dim")
        self._flags: dict[Mark, int] = {}
        self._brackets = False
        self._signs: dict[str, str] = {}
        self._console = Console(
            file=out,
            width=self.width,
            force_terminal=look.colour,
            color_system="standard" if look.colour else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            force_jupyter=False,
            _environ={},  # what the environment says has been read once, by the session
        )

    def line(self, *parts: Text) -> None:
        """Prints one line that is known to fit."""
        text = self._encodable(Text.assemble(*parts))
        text.rstrip()
        self._console.print(text, soft_wrap=True)

    def blank(self) -> None:
        """Prints an empty line."""
        self.line()

    def paragraph(self, text: Text, first: Text | None = None, rest: Text | None = None) -> None:
        """Prints a text with something before its first line and something, or as many blanks, before the others."""
        self._paragraph(text, first, rest, self.width)

    def _paragraph(self, text: Text, first: Text | None, rest: Text | None, width: int) -> None:
        text, first = self._encodable(text), first or Text()
        rest = rest if rest is not None else Text(" " * first.cell_len)
        for number, line in enumerate(folded(text, width - max(first.cell_len, rest.cell_len))):
            self.line(rest if number else first, line)

    def prose(self, text: Text, first: Text | None = None, rest: Text | None = None) -> None:
        """Prints sentences: as a paragraph, but on no line longer than is good to read, however wide the page."""
        self._paragraph(text, first, rest, min(self.width, MEASURE))

    def _encodable(self, text: Text) -> Text:
        """The text as this terminal's encoding has it, before it is measured: a character that is lacking is its number, in the same style."""
        encoding = self.look.encoding
        if not self.look.ascii or visible(text.plain, encoding) == text.plain:
            return text
        lacking = [at for at, one in enumerate(text.plain) if visible(one, encoding) != one]
        pieces = text.divide([end for at in lacking for end in (at, at + 1)])
        return Text().join(_spelled(piece, visible(piece.plain, encoding)) for piece in pieces)

    def cell(self, picked: Picked, row: Row) -> Text:
        """What stands in one column of a row, with the signs of its flags left to `flags`."""
        return self._encodable(self._cell(picked, row))

    def _cell(self, picked: Picked, row: Row) -> Text:
        if picked.part is Part.SOURCE:
            return self._sources(row.quotes)
        if picked.part is not Part.VALUE:
            return Text(on_one_line(plain_text(picked, row)), "dim")
        values = row.cells.get(picked.column.name, ())
        self._brackets |= any(map(edited, values))
        return Text(BETWEEN_VALUES).join(_lit_up(shown) if shown.hits else Text(text_of(shown, picked.column), "dim" if unsaid(shown) else "") for shown in values)

    def flags(self, row: Row) -> Text:
        """The signs of a row's flags, with their numbers; nothing where it has none."""
        signs = [f" {self.flag_sign}{self._flags.setdefault(mark, len(self._flags) + 1)}" for mark in row.marks]
        return Text("".join(dict.fromkeys(signs)), "yellow")

    def sign(self, mark: Mark) -> str:
        """The sign of one flag, with its number where that waits to be explained below."""
        return f"{self.flag_sign}{self._flags.get(mark, '')}"

    def quotes(self, row: Row, first: Text) -> None:
        """Prints the words a row rests on, each with its place."""
        if not self.look.quotes:
            return
        opening, closing = ('"', '"') if self.look.ascii else ("“", "”")
        for quote in dict.fromkeys(row.quotes):
            words = Text(f"  {opening}{on_one_line(quote.words)}{closing}", "dim")
            self.prose(Text.assemble(self.place(quote, f"{quote.passage}, line {quote.line}"), words), first, first)
        for note in row.notes:
            self.prose(Text(f"[editor's note: {on_one_line(note)}]", "dim"), first, first)

    def explain_flags(self, indent: str = "") -> None:
        """Prints what the signs since the last time stand for, once each."""
        if self._flags:
            self.blank()
        for mark, number in self._flags.items():
            self.prose(Text(on_one_line(mark_text(mark))), Text(f"{indent}{self.flag_sign}{number} ", "yellow"))
        self._flags.clear()

    def explained(self, sign: str, meaning: str) -> str:
        """A sign whose meaning is told below the page."""
        self._signs[sign] = meaning
        return sign

    def explain_signs(self) -> None:
        """Prints what the signs mean that were used."""
        if self._signs:
            self.blank()
            self.paragraph(Text(self.dot.join(f"{sign} {meaning}" for sign, meaning in sorted(self._signs.items(), key=lambda sign: sign[1])), "dim"))
        self._signs.clear()

    def explain_brackets(self) -> None:
        """Prints what the square brackets mean, where there were any."""
        if self._brackets:
            self.blank()
            self.paragraph(Text("[ ] supplied or inferred by the editor; --json gives the reason", "dim"))
        self._brackets = False

    def more(self, rest: Rest, indent: str = "") -> None:
        """Prints how much more there is; nothing where that is all."""
        if rest.rows:
            self.paragraph(Text(f"{self.ellipsis} {rest.told} ({ALL})", "dim"), Text(indent))

    def _sources(self, quotes: Iterable[Quote]) -> Text:
        """The first passage, and how many others there are."""
        places = list({quote.passage: quote for quote in quotes}.values())
        if not places:
            return Text()
        others = f" +{len(places) - 1}" if len(places) > 1 else ""
        return Text.assemble(self.place(places[0], places[0].passage), Text(others, "dim"))

    def place(self, quote: Quote, label: str) -> Text:
        """The name of a place; a link where the terminal has links and the article a proper address."""
        address = self.look.links(quote.article) if self.look.links and self.look.colour else None
        return Text(on_one_line(label), Style(dim=True, link=address if address and _ADDRESS.fullmatch(address) else None))


def _lit_up(shown: Shown) -> Text:
    """A value with what was searched for lit up; made harmless piece by piece, since that may make it longer."""
    value, at = shown.value or "", 0
    text = Text()
    for start, end in shown.hits:
        text.append(on_one_line(value[at:start]))
        text.append(on_one_line(value[start:end]), "bold reverse")
        at = end
    return text.append(on_one_line(value[at:]))


def _spelled(text: Text, plain: str) -> Text:
    """Other words in the style of a text that is all of one style, or the text itself where they are the same."""
    return text if plain == text.plain else Text(plain, text.style, spans=[Span(0, len(plain), span.style) for span in text.spans])


def padded(text: Text, width: int, right: bool = False) -> Text:
    """The text with blanks up to a width, counted in terminal cells; before it where it is to stand at the right."""
    blanks = " " * (width - cell_len(text.plain))
    return Text.assemble(blanks, text) if right else Text.assemble(text, blanks)
