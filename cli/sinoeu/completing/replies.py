"""What is told to a shell: a line for each candidate, so written that the shell takes it as words and runs nothing in it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple, TextIO

from sinoeu.completing.candidates import candidates

_BREAKS = ":="
"""Signs at which bash cuts words beside blanks, where they are in COMP_WORDBREAKS."""
_PLAIN = frozenset("-_.,/:=+@%")
"""Signs that are themselves in every shell, beside letters and digits."""
_LIVE = {'"': frozenset('"$`\\!'), "'": frozenset("'")}
"""Within quotes, the signs that are not themselves."""


def reply(shell: str, line: Sequence[str], environment: Mapping[str, str], out: TextIO) -> None:
    """Writes the candidates for the last word of a line, for one of the shells; nothing where there are none, whatever the reason.

    A line holds a candidate, for zsh and fish also a tab and what it is. An empty line asks for names of files.
    """
    with suppress(Exception):  # a database that is missing, damaged or of another version: a prompt is no place to say so
        for told in bash(line, environment) if shell == "bash" else described(shell, line, environment):
            with suppress(UnicodeEncodeError):  # what this terminal cannot write is not offered
                out.write(f"{told}\n")


def described(shell: str, line: Sequence[str], environment: Mapping[str, str]) -> Iterator[str]:
    """The candidates for a shell that quotes them itself. From fish the last word comes with its quotes, from zsh without."""
    *before, current = line or [""]
    last = _read(current, ()).text if shell == "fish" else current
    return (f"{word}\t{about}" if about else word for word, about in candidates([*before, last], environment))


def bash(line: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """The candidates as bash puts them in place of what it takes for the word at the cursor: quoted as that is, without what stands before its last break."""
    breaks = [sign for sign in _BREAKS if sign in environment.get("SINOEU_WORDBREAKS", _BREAKS)]
    words = [_read(word, breaks) for word in _joined(line)] or [Word("", 0, "")]
    last = words[-1]
    found = [one.word for one in candidates([word.text for word in words], environment)]
    written = [word[last.start :] for word in _alike(found, last.text)]
    if last.quote:
        return [word for word in written if not _LIVE[last.quote] & set(word)]
    return [escaped(word) for word in written]


def escaped(word: str) -> str:
    """A word as bash reads it outside of quotes."""
    return "".join(sign if sign.isalnum() or sign in _PLAIN or not sign.isascii() else f"\\{sign}" for sign in word)


class Word(NamedTuple):
    """A word without its quotes; where the part begins that bash would replace, and the quotation mark that is still open there."""

    text: str
    start: int
    quote: str


def _joined(line: Sequence[str]) -> list[str]:
    """The words that bash has cut at colons and equals signs in one piece again: `003`, `:` and `14` are `003:14`."""
    words: list[str] = []
    glued = False
    for piece in line:
        is_break = bool(piece) and not piece.strip(_BREAKS)
        if words and (glued or is_break):
            words[-1] += piece
        else:
            words.append(piece)
        glued = is_break
    return words


def _read(raw: str, breaks: Sequence[str]) -> Word:
    text, start, quote, taken = "", 0, "", False
    for sign in raw:
        if taken or (quote and sign != quote and not (sign == "\\" and quote == '"')):
            text, taken = text + sign, False
        elif sign == "\\":
            taken = True
        elif sign == quote:
            quote = ""
        elif sign in "\"'":
            quote, start = sign, len(text)
        else:
            text += sign
            start = len(text) if sign in breaks else start
    return Word(text, start, quote)


def _alike(found: list[str], begun: str) -> list[str]:
    """The candidates; where several begin with less than was typed, as in another case, that beginning as it was typed, which bash would shorten otherwise."""
    if len({word[: len(begun)] for word in found}) < 2:
        return found
    return [begun + word[len(begun) :] for word in found if word[: len(begun)].casefold() == begun.casefold()]
