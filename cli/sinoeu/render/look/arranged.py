"""The rows of an answer in another order than its own; they are held in memory for it."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from sinoeu.model.answer import Answer, Entry, Row, Shown
from sinoeu.model.when import parse
from sinoeu.render.look import Look
from sinoeu.render.look.columns import Part, Picked, chosen, plain_text
from sinoeu.text.folding import fold
from sinoeu.text.spoken import exact

_Item = TypeVar("_Item", Row, Entry)
_Value = tuple[tuple[Decimal, str], ...]
_Key = tuple[int, _Value]
"""Values of one kind come together, and each kind has its place: a date without a year is never among those that have one."""
_DATED, _YEARLESS, _NUMBER, _TEXT, _UNSAID = range(5)
_DIGITS = re.compile("([0-9]+)")


def arranged(answer: Answer, look: Look) -> Answer:
    """The answer with its rows (where they are nested: those under each heading) by the column asked for, or backwards.

    What has no value comes last, and dates without a year after the others, backwards too. Raises WrongUsage where there is no such column.
    """
    column = look.sort or answer.order
    if not look.reverse and column == answer.order:
        return answer
    by = chosen(answer, (column,))[0] if column else None

    def in_order(rows: Iterable[Row]) -> Iterator[Row]:
        return (row for _, heads in groupby(rows, key=attrgetter("heading")) for row in _sorted(heads, lambda row: row, by, look.reverse))

    if answer.headings:
        return answer._replace(entries=(entry._replace(rows=in_order(entry.rows)) for entry in answer.entries))
    keeps_groups = answer.apart or column == answer.order
    return answer._replace(entries=_listed(answer, by, look.reverse), group=answer.group if keeps_groups else "")


def _listed(answer: Answer, by: Picked | None, backwards: bool) -> Iterator[Entry]:
    """The entries of a list, group by group where these stay apart."""
    entries = (entry._replace(rows=tuple(entry.rows)) for entry in answer.entries)
    group = chosen(answer, (answer.group,))[0] if answer.apart else None
    for _, members in groupby(entries, key=lambda entry: plain_text(group, _first(entry)) if group else ""):
        yield from _sorted(members, _first, by, backwards)


def _first(entry: Entry) -> Row:
    return next(iter(entry.rows))


def _sorted(items: Iterable[_Item], row: Callable[[_Item], Row], by: Picked | None, backwards: bool) -> Iterator[_Item]:
    if by is None:
        yield from reversed(list(items))
        return
    kinds: dict[int, list[tuple[_Value, _Item]]] = {}
    for item in items:
        kind, value = _key(row(item), by)
        kinds.setdefault(kind, []).append((value, item))
    for _, members in sorted(kinds.items(), key=lambda pair: pair[0]):
        yield from (item for _, item in sorted(members, key=lambda pair: pair[0], reverse=backwards))


def _key(row: Row, by: Picked) -> _Key:
    if by.part is Part.VALUE:
        shown = next(iter(row.cells.get(by.column.name, ())), Shown(None))
        return _of_date(shown.value or shown.printed or "") if shown.date else _of_text(shown.value or "")
    return _of_text(plain_text(by, row))


def _of_date(text: str) -> _Key:
    try:
        when = parse(text)
    except ValueError:  # the source's words
        return _of_text(text)
    if when.year_wholly_unknown:
        return _YEARLESS, _in_turn(*(when.season() or ()))
    span = when.span()
    return _DATED, _in_turn(span.start_earliest, span.end_latest)


def _of_text(text: str) -> _Key:
    """Numbers by their size, and so those within a text: `002:7` comes before `002:12`."""
    if not text:
        return _UNSAID, ()
    number = exact(text)
    if number is not None:
        return _NUMBER, ((number, ""),)
    pieces = _DIGITS.split(fold(text))
    return _TEXT, tuple((Decimal(len(piece.lstrip("0"))), piece.lstrip("0")) if at % 2 else (Decimal(0), piece) for at, piece in enumerate(pieces))


def _in_turn(*texts: str) -> _Value:
    return tuple((Decimal(0), text) for text in texts)
