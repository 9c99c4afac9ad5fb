"""Tables, cards, timelines and trees for a terminal, within its width."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import TextIO

from rich.text import Text

from sinoeu.model.answer import Answer, Entry, Overview, Row
from sinoeu.render.look import Look
from sinoeu.render.look.columns import Picked, all_columns, overview_columns, screen_columns
from sinoeu.render.look.left_out import Rest
from sinoeu.render.look.limited import COUNTED, rest_of
from sinoeu.render.screen.article import write_passages
from sinoeu.render.screen.cells import on_one_line
from sinoeu.render.screen.linkage import write_linkage
from sinoeu.render.screen.pager import paged
from sinoeu.render.screen.tables import write_rows
from sinoeu.render.screen.terminal import Terminal
from sinoeu.render.screen.timeline import write_timeline
from sinoeu.render.screen.years import Years

MEASURED = 500
"""Columns are measured on so many rows at a time, so that an answer of any length is written as it comes."""
_INDENT = "  "


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes the answer up to the limit; the number of entries written comes back. Raises ReaderLeft where there is a pager, and it was closed before."""
    columns = screen_columns(answer, look)
    with paged(out, look.pager, look.height) as pages:
        terminal = Terminal(pages, look)
        if answer.question:
            terminal.paragraph(Text(on_one_line(answer.question), "bold"))
            terminal.line(Text(terminal.rule * terminal.width, "dim"))
        written = _write_nested if answer.headings else _write_linkage if answer.tree else _write_list
        count = written(terminal, answer, columns)
        terminal.explain_brackets()
    return count


def _write_list(terminal: Terminal, answer: Answer, columns: Sequence[Picked]) -> int:
    entries = iter(answer.entries)
    rows = (row for entry in islice(entries, terminal.look.limit) for row in entry.rows)
    years = Years(terminal, answer, columns) if answer.drawn and answer.group else None  # in another order there is no rail of years
    count = years.write_all(rows) if years else _write_chunks(terminal, answer, columns, rows)
    _write_rest(terminal, answer, entries, count)
    if years:
        years.explain()
    terminal.explain_signs()
    terminal.explain_flags()
    return count


def _write_chunks(terminal: Terminal, answer: Answer, columns: Sequence[Picked], rows: Iterable[Row]) -> int:
    group = all_columns(answer)[answer.group] if answer.group else None
    count, heading = 0, ""
    for chunk in _chunks(rows, MEASURED):
        if group:
            heading = write_timeline(terminal, columns, group, chunk, heading)
        else:
            if count:
                terminal.blank()
            write_rows(terminal, columns, chunk)
        count += len(chunk)
    return count


def _write_linkage(terminal: Terminal, answer: Answer, columns: Sequence[Picked]) -> int:
    """Writes all rows up to the limit at once: which branch is the last is known at the end only."""
    entries = iter(answer.entries)
    rows = [row for entry in islice(entries, terminal.look.limit) for row in entry.rows]
    if answer.tree:
        write_linkage(terminal, columns, answer.tree, all_columns(answer), rows)
    _write_rest(terminal, answer, entries, len(rows))
    terminal.explain_signs()
    terminal.explain_flags()
    return len(rows)


def _write_nested(terminal: Terminal, answer: Answer, columns: Sequence[Picked]) -> int:
    listed = _write_overview(terminal, answer.overview) if answer.overview else 0
    if answer.overview and answer.overview.many and terminal.look.limit is not None:
        terminal.blank()
        terminal.paragraph(Text(on_one_line(answer.overview.hint), "dim"))
        return listed
    entries = iter(answer.entries)
    count = 0
    for count, entry in enumerate(islice(entries, terminal.look.limit), start=1):
        if count > 1 or listed:
            terminal.blank()
            terminal.blank()
        _write_entry(terminal, answer, entry, columns)
    if terminal.look.limit is not None and (following := next(entries, None)):
        terminal.blank()
        _write_rest(terminal, answer, chain([following], entries), count)
    return count


def _write_overview(terminal: Terminal, overview: Overview) -> int:
    """Writes the list to choose from; the number of its rows comes back."""
    rows = iter(overview.rows)
    shown = list(islice(rows, terminal.look.limit))
    terminal.paragraph(Text(on_one_line(overview.title), "bold"))
    terminal.blank()
    write_rows(terminal, overview_columns(overview, terminal.look), shown, _INDENT)
    rest = sum(1 for _ in islice(rows, COUNTED))
    terminal.more(Rest(rest, rest == COUNTED), _INDENT)
    terminal.explain_flags()
    return len(shown)


def _write_rest(terminal: Terminal, answer: Answer, entries: Iterator[Entry], count: int) -> None:
    """Says how many entries follow those that were written."""
    if terminal.look.limit is not None:
        terminal.more(rest_of(answer, entries, count))


def _write_entry(terminal: Terminal, answer: Answer, entry: Entry, columns: Sequence[Picked]) -> None:
    if entry.title:
        terminal.paragraph(Text(on_one_line(entry.title), "bold"))
    for line in entry.lines:
        terminal.prose(Text(on_one_line(line), "dim"))
    for heading, group in groupby(entry.rows, key=attrgetter("heading")):
        terminal.blank()
        terminal.paragraph(Text(answer.headings.get(heading, heading), "bold cyan"))
        for rows in _chunks(islice(group, terminal.look.limit), MEASURED):
            if rows[0].excerpt:
                write_passages(terminal, rows, _INDENT)
            else:
                write_rows(terminal, columns, rows, _INDENT)
        terminal.more(Rest(sum(1 for _ in group)), _INDENT)
    terminal.explain_flags()


def _chunks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    stream = iter(rows)
    while chunk := list(islice(stream, size)):
        yield chunk
