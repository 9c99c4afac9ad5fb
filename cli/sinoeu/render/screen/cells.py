"""The words of a cell on a screen: what the source does not have stands in the editor's square brackets."""

import re

from sinoeu.model.answer import Cell, Column, Shown
from sinoeu.render.screen.dates import bracketed, shortened
from sinoeu.text.visible import visible

BETWEEN_VALUES = ", "
_LINES = re.compile(r"[\t\n\r]+")


def text_of(shown: Shown, column: Column) -> str:
    """One value, harmless and on one line: `Ningbo [Nanjing]`, `[2022]-07-07`, `German universities (unnamed)`, `not stated`."""
    return on_one_line(_words(shown, column))


def edited(shown: Shown) -> bool:
    """Whether the value is the editor's, so that it stands in brackets; what the program found out by itself is nobody's."""
    return shown.basis not in ("stated", "found") and shown.value is not None and shown.value != shown.printed


def unsaid(shown: Shown) -> bool:
    """Whether the source has nothing at all."""
    return shown.value is None and not shown.printed


def cell_text(cell: Cell, column: Column) -> str:
    """All values of a cell."""
    return BETWEEN_VALUES.join(text_of(shown, column) for shown in cell)


def on_one_line(text: str) -> str:
    """Text of the sources as a screen may have it: line ends and tabs become blanks, and what a terminal would obey is made visible."""
    return visible(_LINES.sub(" ", text))


def _words(shown: Shown, column: Column) -> str:
    if shown.value is None:
        if not shown.printed:
            return column.unsaid
        return shown.printed if shown.date else f"{shown.printed} (unnamed)"
    if not edited(shown):
        return shortened(shown.value) if shown.date else shown.value
    if shown.date:
        return bracketed(shown.value, shown.printed)
    return f"{shown.printed} [{shown.value}]" if shown.printed else f"[{shown.value}]"
