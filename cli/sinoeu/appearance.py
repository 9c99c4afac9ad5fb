"""How an answer is to look: by what was asked for, by the stream it goes to, and by the environment."""

import os
import sys
from collections.abc import Mapping
from typing import TextIO

from sinoeu.errors import WrongUsage
from sinoeu.options import Output, filled
from sinoeu.render import OF_ONE_QUESTION
from sinoeu.render.look import Look
from sinoeu.text.choices import refusal

ROWS_ON_A_SCREEN = 50
_MOST_ROWS = sys.maxsize - 1
"""What can be counted to, and one more to see whether there are others."""
_MOST_DIGITS = 5
"""Of a width in the environment: no terminal has more columns, and whatever else stands there is none."""
_WHEN_COLOURED = ("auto", "always", "never")


def appearance(output: Output, out: TextIO, environment: Mapping[str, str]) -> tuple[str, Look]:
    """The format, and how it is to look on this terminal or in this pipe. Raises WrongUsage for options that do not go together, or that make no sense."""
    _refuse(output)
    terminal = out.isatty()
    format = output.formats[0] if output.formats else "table" if terminal else "tsv"
    limit = min(output.limit, _MOST_ROWS) if output.limit is not None else ROWS_ON_A_SCREEN if terminal and format == "table" else 0
    columns = tuple(name.strip() for name in output.columns.split(",")) if output.columns is not None else None
    dumb = environment.get("TERM") == "dumb"
    colour = _colour(output.color, terminal and not dumb, environment)
    look = Look(
        width=width(out, environment),
        colour=colour,
        quotes=output.quotes,
        limit=limit or None,
        columns=columns,
        sort=filled("--sort", output.sort),
        reverse=output.reverse,
        csv_safe=output.csv_safe,
        encoding=out.encoding or "utf-8",
        ascii="utf" not in (out.encoding or "").lower(),
        pager=_pager(out, environment),
        height=_height(out),
    )
    return format, look


def _refuse(output: Output) -> None:
    if len(output.formats) > 1:
        raise WrongUsage(f"one format at a time, not {' and '.join('--' + name for name in output.formats)}", without=[f"--{name}" for name in output.formats[1:]])
    if output.color not in _WHEN_COLOURED:
        raise refusal(f"--color cannot be {output.color!r}", output.color, _WHEN_COLOURED)
    if output.limit is not None and output.limit < 0:
        raise WrongUsage(f"--limit cannot be {output.limit}", "0 for all rows", (str(output.limit), "0"))
    for option, given in (("--limit", output.limit is not None), ("--columns", output.columns not in (None, "help"))):
        if output.count_only and given:
            raise WrongUsage(f"--count gives one number, of all rows: {option} says nothing of it", without=(option,))
    single = next((name for name in output.formats if name in OF_ONE_QUESTION), None)
    if output.count_only and single:
        raise WrongUsage(f"--count gives one number, and --{single} none", without=(f"--{single}",))


def _colour(wanted: str, able: bool, environment: Mapping[str, str]) -> bool:
    if wanted != "auto":
        return wanted == "always"
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or able


def width(out: TextIO, environment: Mapping[str, str]) -> int:
    """The columns of the terminal, or those that the environment says it has; 80 where nobody knows."""
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) <= _MOST_DIGITS and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(out.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def can_link(look: Look, out: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether the terminal can be given links: there is no way to ask it, so wherever it is given colour."""
    return look.colour and out.isatty() and environment.get("TERM") != "dumb"


def _pager(out: TextIO, environment: Mapping[str, str]) -> str:
    """The pager that is wanted, $SINOEU_PAGER, $PAGER or less; none where nobody could leave it."""
    if not (out.isatty() and sys.stdin and sys.stdin.isatty()) or environment.get("TERM") in (None, "", "dumb"):
        return ""
    return environment.get("SINOEU_PAGER", environment.get("PAGER", "less"))


def _height(out: TextIO) -> int:
    try:
        return os.get_terminal_size(out.fileno()).lines or 24
    except (OSError, ValueError):
        return 24
