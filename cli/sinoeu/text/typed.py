"""What was typed or pasted as a name, freed of what came with it: the page's or the program's own signs, brackets, tones, digits read for letters."""

import re
from collections.abc import Iterator
from itertools import islice, product

from sinoeu.text.folding import fold, words
from sinoeu.text.pinyin import is_pinyin

_ASIDE = re.compile(r"""\([^()]*\)|\[[^][]*\]|（[^（）]*）|["“”„«][^"“”„«»]*["“”»]|(?<!\w)['‘][^'‘’]*['’](?!\w)""")
_AT_THE_END = re.compile(r"([^()]*\w[^()]*)\(([^()]*\w[^()]*)\)\W*")
_AFTER_A_DASH = re.compile(r"\s+[-–—|·]\s.*$|,?\s+et al\.?$", re.DOTALL)
_POSSESSIVE = re.compile(r"(?:['’ʼ`´]s|的)\W*$", re.IGNORECASE)
_TONED = re.compile(r"(?:[a-z]+:?[0-5])+")
_UNREADABLE = re.compile(r"(?<=\w)[?\ufffd](?=\w)")
_LOOKS_LIKE = {"0": "o", "1": "li", "2": "z", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "t", "8": "b", "9": "g"}
"""Digits as they are read for letters from a scan."""
_RUN_INTO_ONE = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("vv", "w"))
"""And letters that are read for one another."""
_MOST_READINGS = 16


def mended(text: str) -> str:
    """The text without what a page's source, a program's quoting, or reading UTF-8 as another encoding made of its letters."""
    if "&" in text and ";" in text:
        from html import unescape

        text = unescape(text)
    text = _UNREADABLE.sub("", text.replace("\\'", "'").replace("\\’", "’"))
    for encoding in ("cp1252", "latin-1") if not text.isascii() else ():
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            pass  # then it was read as it was written: words in other encodings are next to never words in UTF-8 as well
    return text


def without_asides(text: str) -> str:
    """The text without what stands in brackets or quotation marks, or behind a dash: an office, a nickname, an employer. As it is where that is all."""
    rest = _AFTER_A_DASH.sub("", _ASIDE.sub(" ", text))
    return rest if words(rest) else text


def beside_brackets(text: str) -> tuple[str, str]:
    """What stands before brackets at the end of a text, and what is in them: `China Construction Bank (CCB)`; both empty for anything else."""
    found = _AT_THE_END.fullmatch(text)
    return (found[1], found[2]) if found else ("", "")


def without_possessive(text: str) -> str:
    """`Chen Zhichang's` is Chen Zhichang."""
    return _POSSESSIVE.sub("", text)


def toneless(text: str) -> str:
    """Pinyin without the figures of its tones, `Chen2 Zhi4chang1`: who writes one writes all, the neutral one as 0 or 5. Anything else as it is."""
    parts = [part.replace("u:", "v") for part in re.split(r"[\s,'-]+", fold(text)) if part]
    if not parts or not all(_TONED.fullmatch(part) for part in parts):
        return text
    syllables = [syllable for part in parts for syllable in re.split("[0-5]", part) if syllable]
    return re.sub("[0-5]", "", " ".join(parts)) if all(is_pinyin(syllable.replace("v", "u")) for syllable in syllables) else text


def misread(word: str) -> Iterator[str]:
    """The words that a folded one may be when it was read from a scan: `hoogmart3ns`, `moharned`."""
    if not word.isdigit() and any(letter in _LOOKS_LIKE for letter in word):
        yield from map("".join, islice(product(*(_LOOKS_LIKE.get(letter, letter) for letter in word)), _MOST_READINGS))
    for read, written in _RUN_INTO_ONE:
        if read in word:
            yield word.replace(read, written)
