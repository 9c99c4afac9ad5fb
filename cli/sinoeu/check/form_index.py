"""The printed forms of all registry entries, filed so that one reading of a text finds them, and the words that are a slip away."""

from collections.abc import Iterable, Iterator

from sinoeu.text.mentions import WORD, Span
from sinoeu.text.nearest import slips


class FormIndex:
    """Forms by their first word; case counts, what stands between words does not."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        self._forms: dict[tuple[str, ...], set[str]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._shortened: dict[str, set[str]] = {}
        for form, id in forms:
            words = tuple(WORD.findall(form))
            if words:
                self._forms.setdefault(words, set()).add(id)
                self._lengths.setdefault(words[0], set()).add(len(words))
        self.words = frozenset(word.casefold() for form in self._forms for word in form)
        """Every word of every form, in small letters."""

    def found_in(self, text: str) -> Iterator[tuple[Span, frozenset[str]]]:
        """Where forms stand in a text, and whose they are: the longest at each place, none within another."""
        words = [(found[0], found.span()) for found in WORD.finditer(text)]
        at = 0
        while at < len(words):
            step = 1
            for length in sorted(self._lengths.get(words[at][0], ()), reverse=True):
                form = tuple(word for word, _ in words[at : at + length])
                if form in self._forms:
                    yield (words[at][1][0], words[at + len(form) - 1][1][1]), frozenset(self._forms[form])
                    step = len(form)
                    break
            at += step

    def near(self, word: str, least: int) -> list[str]:
        """The words of forms, of so many letters or more, that are one slip of the finger away from a word that is none of them."""
        if not self._shortened:
            for known in self.words:
                if len(known) >= least:
                    for short in _shortened(known):
                        self._shortened.setdefault(short, set()).add(known)
        folded = word.casefold()
        if folded in self.words:
            return []
        candidates = {known for short in _shortened(folded) for known in self._shortened.get(short, ())}
        return sorted(known for known in candidates if slips(folded, known, 1) == 1)


def _shortened(word: str) -> set[str]:
    """A word with one letter left out, and as it is: two words a slip apart have one of these in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
