"""Names folded for comparison: case, diacritics, width, apostrophes and punctuation taken off, so that only letters are compared."""

import re
import unicodedata

from sinoeu.text.look_alike_letters import INVISIBLE, unmixed

_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
    "ŋ": "n", "ħ": "h", "ŧ": "t", "ǥ": "g", "ĸ": "q", "ə": "e", "ɨ": "i", "ʉ": "u", "ƶ": "z", "ʒ": "z",
})  # fmt: skip
"""Letters of Europe that no mark can be taken off, as those write them who do not have them."""
APOSTROPHES = "'\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u0060\u00b4"
"""What stands for an apostrophe in print and from keyboards, the accents among it."""
DROPPED = f"[{APOSTROPHES}]|{INVISIBLE}"
"""What is taken out of names, as a regular expression."""
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj", "ŋ": "ng", "ə": "a"})
_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile("[a-z0-9]+")
"""The same in folded ASCII, for which it takes half as long."""
_MARKED = re.compile("[^\x00-\x7f]+")


def fold(text: str) -> str:
    """The text in lower case without diacritics, apostrophes or anything invisible, its words in one script where they look like it.

    Compatibility forms (full width, mathematical letters, no-break space) are plain.
    """
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    text = re.sub(DROPPED, "", unmixed(text))  # before as well: NFKC makes an acute accent that stands for an apostrophe a blank
    text = re.sub(DROPPED, "", unicodedata.normalize("NFKC", text)).casefold()
    text = _MARKED.sub(_without_marks, unicodedata.normalize("NFKD", text))
    return unmixed(text.translate(_LETTERS))  # after the marks are off: o with stroke and acute is an o as well, and ij two letters that look like others


def _without_marks(found: re.Match[str]) -> str:
    return "".join(character for character in found[0] if not unicodedata.combining(character))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens, dots and commas are gaps."""
    folded = fold(text)
    return tuple((_PLAIN_WORD if folded.isascii() else _WORD).findall(folded))


def german_words(text: str) -> tuple[str, ...]:
    """The folded words with umlauts spelled out, as in Mueller for Müller, Joergensen, Aalborg, Djordje; never the other way round, for Xue is not Xu."""
    return words(spelled_out(text))


def spelled_out(text: str) -> str:
    """The text in lower case with umlauts and their like as two letters; the Azeri e as the a that English papers print, Aliyev."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", unmixed(text)).casefold().translate(_GERMAN)
