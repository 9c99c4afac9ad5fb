"""Known names found in a text, many at once: an index of their first words, so that a register of any size costs no more than the text."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_TOKEN = re.compile("[^\\W_\u2e80-\U0010ffff]+|[^\\W_]")
"""A word; of scripts that are written without blanks, a character."""


def count_words(text: str) -> int:
    """How many words a text has; of scripts that are written without blanks, characters."""
    return sum(1 for _ in _TOKEN.finditer(text))


class Known(NamedTuple):
    """A name that stands in a text: the form in which it does, and the ids of all that have this form."""

    form: str
    ids: tuple[str, ...]


class _Form(NamedTuple):
    """A form as the index has it, in folded letters; `lead` is what stands before its first word."""

    folded: str
    lead: int
    form: str
    ids: list[str]


class KnownNames:
    """An index of the forms that a text may hold, by their first two words in folded letters."""

    def __init__(self, forms: Iterable[tuple[str, str]], text: str) -> None:
        """From pairs of a form, as articles print it, and an id; forms whose first word is not in the text are left out."""
        present = set(_TOKEN.findall(text.casefold()))
        by_form: dict[str, _Form] = {}
        self._index: dict[tuple[str, ...], list[_Form]] = {}
        for form, id in forms:
            folded = form.casefold()
            first = _TOKEN.search(folded)
            if first is None or first[0] not in present:
                continue
            made = by_form.get(folded)
            if made is None:
                second = _TOKEN.search(folded, first.end())
                by_form[folded] = made = _Form(folded, first.start(), form, [])
                self._index.setdefault((first[0], second[0]) if second else (first[0],), []).append(made)
            if id not in made.ids:
                made.ids.append(id)
        for made_alike in self._index.values():
            made_alike.sort(key=lambda made: -len(made.folded))

    def in_text(self, text: str) -> list[Known]:
        """The names that stand in a piece of that text as whole words, case ignored, each once, in reading order. Of names within names the longest counts."""
        text = text.casefold()
        tokens = list(_TOKEN.finditer(text))
        ends = {token.end() for token in tokens}
        found: dict[str, Known] = {}
        beyond = 0
        for at, token in enumerate(tokens):
            if token.start() < beyond:
                continue
            pair = (token[0], tokens[at + 1][0]) if at + 1 < len(tokens) else ()
            for made in (*self._index.get(pair, ()), *self._index.get((token[0],), ())):
                start = token.start() - made.lead
                end = start + len(made.folded)
                if start >= 0 and text.startswith(made.folded, start) and (end in ends or not made.folded[-1].isalnum()):
                    found.setdefault(made.folded, Known(made.form, tuple(made.ids)))
                    beyond = end
                    break
        return list(found.values())
