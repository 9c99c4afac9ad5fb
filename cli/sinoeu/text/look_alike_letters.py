"""Letters that look like those of another alphabet, and characters that nobody sees: `Сhen` with a Cyrillic letter is Chen."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

INVISIBLE = (
    "[\u00ad\u034f"  # soft hyphen, combining grapheme joiner
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional controls
    "\u115f\u1160\u3164\uffa0"  # fillers of Korean, letters by name
    "\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors
    "\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f]"  # zero width, joiners, byte order mark, tags
)
"""Characters without a shape of their own, that no reader can tell from nothing, as a regular expression. It and others are compiled when they are first needed."""
JOINERS = "\u200c\u200d"
"""Invisible as well, but part of how Persian and the languages of India are written."""
_JOINED = range(0x0600, 0x2000)
"""From Arabic on to the last of the scripts in which joiners stand by right; Latin, Greek, Cyrillic and Chinese lie outside."""

_IN = {"Latin": "[a-zA-Z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]", "Greek": "[\u0370-\u03ff\u1f00-\u1fff]", "Cyrillic": "[\u0400-\u052f]"}
"""The letters of the three scripts that look like one another."""
_NOT_LATIN = "[\u0370-\u052f\u1f00-\u1fff]"
_WORD = f"(?:[^\\W\\d_]|[\u0300-\u036f]|{INVISIBLE})+"
_ALIKE = {
    "Cyrillic": ("АВЕЅІЈКМНОРСТУХҺаесһіјкорѕухԁԛԝӏ", "ABESIJKMHOPCTYXHaechijkopsyxdqwl"),
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχϳ", "ABEZHIKMNOPTYXaikvopuxj"),
}
"""Letters of a script, and those of Latin that have their shapes; small letters have other shapes than capitals."""
_TO_LATIN = {letter: latin for letters, shapes in _ALIKE.values() for letter, latin in zip(letters, shapes, strict=True)}
_FROM_LATIN = {script: dict(zip(shapes, letters, strict=True)) for script, (letters, shapes) in _ALIKE.items()}


class Stranger(NamedTuple):
    """A word with a letter of another script than the others: the word, the letter, the word in one script, and both scripts."""

    word: str
    letter: str
    plain: str
    script: str
    among: str


def unmixed(text: str) -> str:
    """The text, each character still in its place, with every word in one script where all of its letters have that shape there.

    That is the script of most of its letters, Latin where they are even. What can be in one script only by changing its shape stays mixed.
    """
    if text.isascii() or not re.search(_NOT_LATIN, text) or sum(re.search(letters, text) is not None for letters in _IN.values()) < 2:
        return text
    return re.sub(_WORD, lambda word: _in_one_script(word[0]), text)


def strangers(text: str) -> Iterator[Stranger]:
    """The words of a text that have letters which only look like those beside them, each with the first."""
    for word in re.finditer(_WORD, text) if unmixed(text) != text else ():
        plain = _in_one_script(word[0])
        for letter, other in zip(word[0], plain, strict=True):
            if letter != other:
                yield Stranger(word[0], letter, plain, _script(letter), _script(other))
                break


def invisible(text: str) -> list[str]:
    """The characters of a text that cannot be seen, each once, but for joiners between letters that are written with them."""
    found = (match for match in re.finditer(INVISIBLE, text) if not (match[0] in JOINERS and match.start() and ord(text[match.start() - 1]) in _JOINED))
    return list(dict.fromkeys(match[0] for match in found))


def _in_one_script(word: str) -> str:
    scripts = [_script(letter) for letter in word]
    counted = sorted((-scripts.count(script), order, script) for order, script in enumerate(_IN) if script in scripts)
    for _, _, script in counted if len(counted) > 1 else ():
        letters = [letter if own in (script, "") else _shape(letter, script) for letter, own in zip(word, scripts, strict=True)]
        if all(letters):
            return "".join(letters)
    return word


@cache
def _script(letter: str) -> str:
    """The script of a letter, as what it stands for (mathematical, full width) is written; empty for what is no letter of the three."""
    plain = unicodedata.normalize("NFKC", letter)
    return next((script for script, letters in _IN.items() if re.match(letters, plain)), "")


def _shape(letter: str, script: str) -> str:
    """The letter of another script that has the same shape, marks left aside; empty where there is none."""
    plain = unicodedata.normalize("NFKD", letter)[:1]
    latin = plain if _script(letter) == "Latin" else _TO_LATIN.get(plain, "")
    return latin if script == "Latin" else _FROM_LATIN[script].get(latin, "")
