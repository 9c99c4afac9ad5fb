"""How an answer is to look, whatever its format."""

from collections.abc import Callable
from typing import NamedTuple

from sinoeu.render.look.left_out import LeftOut


class Look(NamedTuple):
    """What was asked for, and what the terminal can do."""

    width: int = 80
    """Columns of the terminal; no line of a table is longer."""
    colour: bool = False
    """Without it no escape sequence is written at all."""
    quotes: bool = False
    """The words each row rests on."""
    limit: int | None = None
    """The most entries, and the most rows under one heading; None for all."""
    left_out: LeftOut | None = None
    """Is told what the limit leaves out, but for what a screen says by itself; None where nobody wants to know."""
    links: Callable[[str], str | None] | None = None
    """The address of an article by its id, for OSC 8 links where there is colour; None where the terminal has none."""
    columns: tuple[str, ...] | None = None
    """Which columns, in which order, by their names in the flat formats, or which keys of the JSON records; None for those that belong to the format."""
    sort: str = ""
    """The column to sort by; empty for the answer's own order."""
    reverse: bool = False
    """Whether the rows come backwards."""
    csv_safe: bool = False
    """Values that a spreadsheet would run are prefixed with a quotation mark."""
    ascii: bool = False
    """Signs and rules are drawn in ASCII, where the terminal has nothing else."""
    encoding: str = "utf-8"
    """Of the terminal: a screen writes the number of a character that it lacks."""
    pager: str = ""
    """The command that shows what is longer than the screen; with none, or `cat`, everything is shown as it is."""
    height: int = 24
    """Lines of the terminal."""
