"""A page of help within the width of a screen, however narrow: what typer keeps as it is, or sets side by side, is broken where it would be cut."""

import os
import sys
from collections.abc import Sequence

from typer._click import Context, HelpFormatter  # typer has no public names for them; the pin in pyproject.toml keeps them where they are

from sinoeu.appearance import width as _columns
from sinoeu.text.prose import broken, paragraph

_WIDEST, _NARROWEST = 78, 20
_SIDE_BY_SIDE = 24
"""With less room than this beside it, what an option does stands under it."""
_BELOW = 4


class Page(HelpFormatter):
    """The page: typer's own, but as narrow as the screen is."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        self.screen = max(_NARROWEST, _columns(sys.stdout, os.environ))
        super().__init__(indent_increment, width or min(self.screen, _WIDEST), max_width)

    def write_text(self, text: str) -> None:
        """The text of a page; of the lines that are kept as they are those that would be cut are broken."""
        start = len(self.buffer)
        super().write_text(text)
        lines = "".join(self.buffer[start:]).split("\n")
        self.buffer[start:] = ["\n".join(part for line in lines for part in broken(line, self.screen))]

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Words and what they mean: side by side where there is room, else one under the other."""
        widest = min(max((len(word) for word, _ in rows), default=0), col_max) + col_spacing
        if self.width - widest - self.current_indent >= _SIDE_BY_SIDE:
            super().write_dl(rows, col_max, col_spacing)
            return
        indent = " " * self.current_indent
        for word, meaning in rows:
            for line in (*paragraph(word, self.width, indent), *paragraph(meaning, self.width, indent + " " * _BELOW)):
                self.write(f"{line}\n")


class OnPage(Context):
    """A call whose help is such a page."""

    formatter_class = Page
