"""Keys of names: what two writings of one name have in common, whatever the order, case, spacing or diacritics."""

from collections.abc import Iterator
from itertools import accumulate

from sinoeu.text.folding import german_words, words

WHOLE, RUN_TOGETHER, WORD = "P", "C", "W"
"""First letters of the three kinds of keys: all words sorted, all words run together, each word by itself."""

MOST_TURNED = 12
"""A name of more words is run together in its own order only: the keys of a hostile one would grow with the square of its length."""

PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "us", "them", "him", "her", "both", "this", "that", "these", "those", "one"])
"""Words that stand for somebody without being a name."""


def is_name(words_printed: str) -> bool:
    """Whether words that stand for somebody are a name, by which one may be asked for: not `we`, `he` or `the two locations`."""
    return words_printed[:1].upper() == words_printed[:1] and words_printed.casefold() not in PRONOUNS


def keys(name: str) -> set[str]:
    """Every key under which a name is filed."""
    found: set[str] = set()
    for parts in {words(name), german_words(name)}:
        if parts:
            found.add(whole_key(parts))
            found.update(run_together_key(turned) for turned in _rotations(parts))
            found.update(WORD + part for part in parts)
    return found


def whole_key(parts: tuple[str, ...]) -> str:
    """The key of all words of a name, in any order."""
    return WHOLE + " ".join(sorted(parts))


def run_together_key(parts: tuple[str, ...]) -> str:
    """The key of all words of a name written as one, in the order given."""
    return RUN_TOGETHER + "".join(parts)


def same_letters_in_words(typed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one division into words refines the other, in some rotation: `chen zhi chang` and `chen zhichang`, but not `chan genli` and `chang enli`."""
    return any(_refines(typed, turned) or _refines(turned, typed) for turned in _rotations(known))


def _rotations(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    turns = len(parts) if len(parts) <= MOST_TURNED else 1
    return ((*parts[turn:], *parts[:turn]) for turn in range(turns))


def _refines(fine: tuple[str, ...], coarse: tuple[str, ...]) -> bool:
    return "".join(fine) == "".join(coarse) and _ends(coarse) <= _ends(fine)


def _ends(parts: tuple[str, ...]) -> set[int]:
    """Where the words end, counted in letters."""
    return set(accumulate(map(len, parts)))
