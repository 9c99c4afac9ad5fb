"""Dates as a reader sees them: spans shortened, and only what the editor gave in square brackets."""

from itertools import groupby
from typing import NamedTuple

from sinoeu.model.when import Point, When, parse


class _Piece(NamedTuple):
    """A number of a date, with the separator before it."""

    before: str
    text: str
    edited: bool


def shortened(edtf: str) -> str:
    """A date as the source has it, a span within one year without what is said twice: `2023-02-22/25`, `2019-05-21/06-02`. What is no EDTF stays as it is."""
    return bracketed(edtf, edtf)


def bracketed(edtf: str, printed: str | None) -> str:
    """A date with brackets around the parts that the printed form lacks: `[2022]-07-07`, `[2023?]-11-19/22`, `[1972]`."""
    when, source = _read(edtf), _read(printed) if printed else None
    if when is None or (printed and source is None) or (source and source.is_span and not when.is_span):
        return edtf if edtf == printed else f"{printed} [{edtf}]" if printed else f"[{edtf}]"
    start = _pieces(when.start, source.start if source else None, source is not None, "")
    if not when.is_span:
        return _joined(start)
    end = _pieces(when.end, source.end if source else None, source is not None, "/")
    rest = _without_repetition(when, start, end)
    if len(rest) < len(end) and when.end and when.end.mark and rest[-1].text.endswith(when.end.mark):
        start[-1] = start[-1]._replace(text=start[-1].text.removesuffix(when.end.mark))  # one mark at the end is for both
    return _joined(start + rest)


def _read(edtf: str) -> When | None:
    try:
        return parse(edtf)
    except ValueError:
        return None


def _pieces(point: Point | None, source: Point | None, has_source: bool, before: str) -> list[_Piece]:
    """The parts of one end. The mark of doubt goes into the bracket when it is the editor's."""
    if point is None:
        return [_Piece(before, "..", not has_source or source is not None)]
    parts = [part for part in point[:3] if part]
    known = list(source[:3]) if source else ["", "", ""]
    pieces = [
        _Piece("-" if at else before, part, part != known[at])
        for at, part in enumerate(parts)
    ]  # fmt: skip
    if not point.mark:
        return pieces
    if source and source.mark == point.mark:
        return [*pieces[:-1], pieces[-1]._replace(text=pieces[-1].text + point.mark)]
    at = max((at for at, piece in enumerate(pieces) if piece.edited), default=None)
    if at is None:
        return [*pieces, _Piece("", point.mark, edited=True)]
    pieces[at] = pieces[at]._replace(text=pieces[at].text + point.mark)
    return pieces


def _without_repetition(when: When, start: list[_Piece], end: list[_Piece]) -> list[_Piece]:
    """The second end without the year, or year and month, of the first; whole where they differ, are coarser than days, or carry different marks."""
    first, last = when.start, when.end
    if not (first and last and first.day.isdigit() and last.day.isdigit() and first.mark == last.mark and first.year == last.year):
        return end
    if [piece.edited for piece in start[:1]] != [piece.edited for piece in end[:1]]:
        return end
    same_month = first.month == last.month and start[1].edited == end[1].edited
    kept = end[2 if same_month else 1 :]
    return [kept[0]._replace(before="/"), *kept[1:]]


def _joined(pieces: list[_Piece]) -> str:
    text = ""
    for edited, group in groupby(pieces, key=lambda piece: piece.edited):
        run = list(group)
        inside = run[0].text + "".join(piece.before + piece.text for piece in run[1:])
        text += run[0].before + (f"[{inside}]" if edited else inside)
    return text
