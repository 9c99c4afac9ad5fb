"""Explanations laid out for a width: paragraphs are wrapped, tables of two columns keep their columns, examples are broken as a shell takes them."""

import re
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""
_NARROWEST = 20
_EXAMPLE = "  $ "
_TERM = re.compile(r"  (?P<term>\S.*?)  +(?P<meaning>\S.*)")
_GAP = 2
_HANGING = 4
_COLUMNS = re.compile(r"(?P<left> *\S.*?)  +(?P<right>\S.*)")
_SHELL_WORD = re.compile(r"""(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\]|['"\\])+""")
_GOES_ON = " \\"
"""By this a shell knows that a line goes on."""


def laid_out(text: str, width: int) -> Iterator[str]:
    """The lines of a text in which every line is a paragraph, an entry of a table (`  term  meaning`), or, from `  $ ` to the next empty line, an example."""
    room = max(_NARROWEST, min(width, WIDEST))
    for is_empty, block in groupby(text.splitlines(), key=lambda line: not line):
        lines = list(block)
        if is_empty:
            yield from lines
        elif lines[0].startswith(_EXAMPLE):
            yield from (part for line in lines for part in broken(line, max(_NARROWEST, width)))
        elif entries := [found for line in lines if (found := _TERM.fullmatch(line))]:
            yield from _table([(found["term"], found["meaning"]) for found in entries], room)
        else:
            for line in lines:
                yield from paragraph(line, room)


def paragraph(text: str, width: int, indent: str = "") -> list[str]:
    """The lines of a text, each behind the same blanks; words are never cut."""
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def broken(line: str, width: int) -> Iterator[str]:
    """A line that is kept as it is where it fits; else what stands in a second column under the first, and a command on lines that a shell takes for one."""
    if len(line) <= width:
        yield line
    elif columns := _COLUMNS.fullmatch(line):
        yield from broken(columns["left"], width)
        yield from paragraph(columns["right"], width, _hanging(line))
    elif "sinoeu " in line:
        yield from _continued(line, width)
    else:
        yield from wrap(line, width, subsequent_indent=_hanging(line), break_long_words=False, break_on_hyphens=False)


def _hanging(line: str) -> str:
    return " " * (len(line) - len(line.lstrip()) + _HANGING)


def _continued(line: str, width: int) -> Iterator[str]:
    """A command on several lines. What is quoted is parted only where it is too long for any: programs of jq and SQL take a line's end for a blank."""
    begun, empty = line[: len(line) - len(line.lstrip())], True
    for word in _SHELL_WORD.findall(line):
        longer = f"{begun}{word}" if empty else f"{begun} {word}"
        if empty or len(longer) + len(_GOES_ON) <= width:
            begun, empty = longer, False
        else:
            yield begun + _GOES_ON
            begun = _hanging(line) + word
        if len(begun) + len(_GOES_ON) > width:
            *before, begun = wrap(begun, width - len(_GOES_ON), subsequent_indent=_hanging(line), break_long_words=False, break_on_hyphens=False)
            yield from before
    yield begun


def _table(entries: list[tuple[str, str]], room: int) -> Iterator[str]:
    column = min(max(len(term) for term, _ in entries), room // 3)
    indent = " " * (_GAP + column + _GAP)
    for term, meaning in entries:
        first = f"  {term:{column}}  "
        if len(first) > len(indent):
            yield first.rstrip()
            first = indent
        yield from wrap(meaning, room, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
