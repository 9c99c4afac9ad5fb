"""Syllables of pinyin; the table of them is read when a name first needs it."""

import re
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("tables") / "pinyin.tsv"


@cache
def syllables() -> frozenset[str]:
    """The syllables of pinyin, without tones and umlauts."""
    return frozenset(TABLE.read_text(encoding="utf-8").split())


@cache
def _syllable() -> re.Pattern[str]:
    known = sorted(syllables(), key=lambda one: (-len(one), one))
    return re.compile(f"(?:{'|'.join(known)}){{1,4}}")


@lru_cache(maxsize=4096)
def is_pinyin(word: str) -> bool:
    """Whether a folded word can be one to four syllables of pinyin."""
    return len(word) <= 24 and word.isascii() and _syllable().fullmatch(word) is not None


@lru_cache(maxsize=4096)
def initials(word: str) -> frozenset[str]:
    """The initials that a word of pinyin may stand for, one way of dividing it each: `xian` is `x` or, of Xi'an, `xa`."""
    if not is_pinyin(word):
        return frozenset()
    known = syllables()
    found: set[str] = set()
    open = [(word, "")]
    while open:
        rest, taken = open.pop()
        if not rest:
            found.add(taken)
        open.extend((rest[size:], taken + rest[0]) for size in range(1, 7) if len(rest) >= size and rest[:size] in known and len(taken) < 4)
    return frozenset(found)


@lru_cache(maxsize=4096)
def is_spelled_out(word: str) -> bool:
    """Whether a folded word is pinyin as pinyin is to be written: without a syllable inside that begins with a vowel, and would have an apostrophe."""
    starts = (size for size in range(1, 7) if word[:size] in syllables())
    return any(len(word) == size or (word[size] not in "aeo" and is_spelled_out(word[size:])) for size in starts)


def one_umlaut(word: str) -> str:
    """A word of pinyin with the u with dots written as u: passports have `lyu`, keyboards `lv`. Other words stay as they are."""
    if ("lv" in word or "nv" in word or "yu" in word) and not is_pinyin(word):
        plain = re.sub("([ln])(?:v|yu)", r"\1u", word)
        return plain if is_pinyin(plain) else word
    return word
