"""Texts cut into the tokens by which they are searched: folded words, each Chinese, Japanese or Korean character by itself, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sinoeu.text.folding import fold, words
from sinoeu.text.look_alike_letters import unmixed

_EAST_ASIAN = "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without blanks between words. Folding takes Korean syllables apart into their letters, which are in the first range."""
_TOKEN = re.compile(f"[{_EAST_ASIAN}]|[^{_EAST_ASIAN}]+")
_WORD = re.compile(r"[^\W_]+")
_GENITIVE = re.compile(r"['\u2018\u2019\u02bb\u02bc\u0060\u00b4\uff07](?<=\w.)[sS](?!\w)")
"""`Germany's` is found by `Germany`. The apostrophe is looked for first: there are few."""


class Span(NamedTuple):
    """A piece of a text: start and end in code points."""

    start: int
    end: int


class Placed(NamedTuple):
    """A token and the piece of the text that it was made from."""

    token: str
    span: Span


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text, in order."""
    found = words(_GENITIVE.sub("  ", text))
    return found if text.isascii() else tuple(token for word in found for token in _TOKEN.findall(word))


def placed(text: str) -> tuple[Placed, ...]:
    """The tokens of a text with their places. Folding can make a character more than one, or none: each is followed to where it came from."""
    folded = [_folded(character) for character in unmixed(_GENITIVE.sub("  ", text))]
    origins = [at for at, characters in enumerate(folded) for _ in characters]
    found: list[Placed] = []
    for word in _WORD.finditer(unmixed("".join(folded))):
        for token in _TOKEN.finditer(word[0]):
            start, end = word.start() + token.start(), word.start() + token.end()
            found.append(Placed(token[0], Span(origins[start], origins[end - 1] + 1)))
    return tuple(found)


def occurrences(wanted: Sequence[str], prefix: bool, found: Sequence[Placed]) -> Iterator[Span]:
    """Where tokens stand one after another in a text; with `prefix` the last of them need only begin so."""
    for first in range(len(found) - len(wanted) + 1):
        run = found[first : first + len(wanted)]
        if all(one.token == token for one, token in zip(run[:-1], wanted[:-1], strict=True)) and _meets(run[-1].token, wanted[-1], prefix):
            yield Span(run[0].span.start, run[-1].span.end)


def without_overlap(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _meets(token: str, wanted: str, prefix: bool) -> bool:
    return token.startswith(wanted) if prefix else token == wanted


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    return fold(character)
