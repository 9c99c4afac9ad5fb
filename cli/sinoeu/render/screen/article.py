"""An article's text on a screen: passages with their numbers in the margin, claims underlined, readings in brackets, injected text struck through."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len
from rich.text import Text

from sinoeu.model.answer import Excerpt, Piece, Row
from sinoeu.render.look.columns import mark_text
from sinoeu.render.screen.cells import on_one_line
from sinoeu.render.screen.terminal import Terminal, padded

SIGNS = {"claimed": " ", "skipped": "-", "injected": "x", "unread": "?"}
"""What the margin says of a passage."""
_STYLES = {"skipped": "dim", "injected": "dim strike", "unread": "", "claimed": ""}
_CLAIMED, _STRUCK = "_", "~~"
"""Around claimed and injected words where nothing can be underlined or struck through."""


def write_passages(terminal: Terminal, rows: Sequence[Row], indent: str = "") -> None:
    """Prints passages one under the other, each with the flags on its words, and below them what the signs mean."""
    found = [(row, row.excerpt) for row in rows if row.excerpt]
    excerpts = [excerpt for _, excerpt in found]
    width = max((cell_len(excerpt.number) for excerpt in excerpts), default=0)
    for row, excerpt in found:
        flagged = any(piece.marks for piece in excerpt.pieces)
        sign = terminal.flag_sign if flagged else " "
        number = terminal.place(row.quotes[0], excerpt.number) if row.quotes else Text(on_one_line(excerpt.number), "dim")
        margin = Text.assemble(indent, padded(number, width, right=True), " ", SIGNS[excerpt.state], (sign, "yellow"), " ")
        terminal.prose(_text(terminal, excerpt), margin)
        hanging = Text(" " * margin.cell_len)
        for mark in dict.fromkeys(mark for piece in excerpt.pieces for mark in piece.marks):
            if terminal.sign(mark) == terminal.flag_sign:  # the others are explained with the fields that rest on them
                terminal.prose(Text(on_one_line(mark_text(mark)), "yellow"), Text.assemble(hanging, (f"{terminal.flag_sign} ", "yellow")))
    _explain(terminal, excerpts, indent)


def _text(terminal: Terminal, excerpt: Excerpt) -> Text:
    """The words of a passage; what colour cannot show, signs do."""
    colour = terminal.look.colour
    text = Text(style=_STYLES[excerpt.state] if colour else "")
    struck = _STRUCK if excerpt.state == "injected" and not colour else ""
    in_part = not colour and not all(piece.claimed or piece.added for piece in excerpt.pieces)
    text.append(struck)
    for claimed, group in groupby(_claimed_runs(excerpt.pieces), key=itemgetter(0)):
        around = _CLAIMED if claimed and in_part else ""
        text.append(around)
        for _, piece in group:
            text.append(on_one_line(piece.words), "cyan" if piece.added else "underline" if claimed and colour else "")
            text.append("".join(map(terminal.sign, piece.marks)), "yellow")
        text.append(around)
    text.append(struck)
    if excerpt.aside:
        text.append(f" ({on_one_line(excerpt.aside)})", "dim italic not strike")
    return text


def _claimed_runs(pieces: Sequence[Piece]) -> list[tuple[bool, Piece]]:
    """Each piece with whether it belongs to claimed words; a reading between two claimed pieces does."""
    found: list[tuple[bool, Piece]] = []
    for at, piece in enumerate(pieces):
        after = next((other for other in pieces[at:] if not other.added), None)
        inside = bool(found) and found[-1][0] and after is not None and after.claimed
        found.append((inside if piece.added else piece.claimed, piece))
    return found


def _explain(terminal: Terminal, excerpts: Sequence[Excerpt], indent: str) -> None:
    """Prints what the signs mean that were used."""
    colour = terminal.look.colour
    states = {excerpt.state for excerpt in excerpts}
    pieces = [piece for excerpt in excerpts for piece in excerpt.pieces]
    parts = any(piece.claimed for piece in pieces)
    used = [
        ("underlined: claimed" if colour else "no sign: claimed; _of which these words_, where not all", parts),
        ("[ ] the editor's", any(piece.added for piece in pieces)),
        ("- skipped", "skipped" in states),
        (f"x {'struck through' if colour else '~~so~~'}: text of another origin", "injected" in states),
        ("? neither claimed nor skipped", "unread" in states),
        (f"{terminal.flag_sign} flagged", any(piece.marks for piece in pieces)),
    ]
    terminal.blank()
    terminal.paragraph(Text(terminal.dot.join(words for words, is_used in used if is_used), "dim"), Text(indent))
