"""The lines of a text as a reader sees them: one that was broken only because the page was full runs on in the next."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sinoeu.text.passages import BETWEEN

Span = tuple[int, int]
"""Start and end of a stretch of text, in code points."""

_LINE = re.compile(r"[^\r\n]+")
_EMPTY_LINE = re.compile(r"\r\n[ \t]*\r\n|\n[ \t]*\n|\r[ \t]*\r(?!\n)")
_NARROWEST, _WIDEST = 40, 130
"""Characters of a full line, by which a page that was set is told from a list and from a text without line breaks."""
_WIDE = "\u2e80"
"""From this character on a line may be broken after any character."""


def logical_lines(text: str) -> Iterator[Span]:
    """The lines, each without blanks at its ends; the lines of a paragraph that was set to a width are one."""
    block: list[Span] = []
    for found in _LINE.finditer(text):
        span = trimmed(text, *found.span())
        if span is None:
            continue
        if block and _EMPTY_LINE.search(text, block[-1][1], span[0]):
            yield from _joined(text, block)
            block = []
        block.append(span)
    yield from _joined(text, block)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without the blanks at its ends that may lie between passages; None where nothing is left."""
    while start < end and text[start] in BETWEEN:
        start += 1
    while end > start and text[end - 1] in BETWEEN:
        end -= 1
    return (start, end) if start < end else None


def _joined(text: str, block: Sequence[Span]) -> Iterator[Span]:
    """The lines of a block, as one where the block was set to a width."""
    if len(block) > 1 and _was_set(text, block):
        yield block[0][0], block[-1][1]
    else:
        yield from block


def _was_set(text: str, block: Sequence[Span]) -> bool:
    """Whether each line but the last was broken because the next word had no room. Of two lines, only the second one's small letter tells."""
    width = max(end - start for start, end in block)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    if len(block) == 2:
        return text[block[1][0]].islower() and block[0][1] - block[0][0] >= _NARROWEST
    return all(line_end - line_start + _first_word(text, *following) > width for (line_start, line_end), following in pairwise(block))


def _first_word(text: str, start: int, end: int) -> int:
    """The room that the first word of a line would have taken, the blank before it included."""
    if text[start] >= _WIDE:
        return 2  # with a mark that must not begin a line
    at = start
    while at < end and text[at] not in BETWEEN:
        at += 1
    return at - start + 1
