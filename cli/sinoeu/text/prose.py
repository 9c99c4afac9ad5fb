"""Explanations laid out for a width: paragraphs are wrapped, tables of two columns keep their columns, examples stay as they are."""

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


def laid_out(text: str, width: int) -> Iterator[str]:
    """The lines of a text in which every line is a paragraph, an entry of a table (`  term  meaning`), or, from `  $ ` to the next empty line, an example."""
    room = max(_NARROWEST, min(width, WIDEST))
    for is_empty, block in groupby(text.splitlines(), key=lambda line: not line):
        lines = list(block)
        if is_empty or lines[0].startswith(_EXAMPLE):
            yield from lines
        elif entries := [found for line in lines if (found := _TERM.fullmatch(line))]:
            yield from _table([(found["term"], found["meaning"]) for found in entries], room)
        else:
            for line in lines:
                yield from wrap(line, room, break_long_words=False, break_on_hyphens=False)


def _table(entries: list[tuple[str, str]], room: int) -> Iterator[str]:
    column = min(max(len(term) for term, _ in entries), room // 3)
    indent = " " * (_GAP + column + _GAP)
    for term, meaning in entries:
        first = f"  {term:{column}}  "
        if len(first) > len(indent):
            yield first.rstrip()
            first = indent
        yield from wrap(meaning, room, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
