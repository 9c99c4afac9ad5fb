"""Names folded for comparison: case, diacritics, width, apostrophes and punctuation taken off, so that only letters are compared."""

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u02bb\u02bc\u0060\u00b4"))
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text in lower case without diacritics or apostrophes; compatibility forms (full width, no-break space) are plain."""
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    text = text.translate(_APOSTROPHES)  # before as well: NFKC makes an acute accent that stands for an apostrophe a blank
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
    text = "".join(character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character))
    return text.translate(_LETTERS)  # after the marks are off: o with stroke and acute is an o as well


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens, dots and commas are gaps."""
    return tuple(_WORD.findall(fold(text)))


def german_words(text: str) -> tuple[str, ...]:
    """The folded words with umlauts spelled out, as in Mueller for Müller, Joergensen, Aalborg, Djordje; never the other way round, for Xue is not Xu."""
    return words(spelled_out(text))


def spelled_out(text: str) -> str:
    """The text in lower case with umlauts and their like as two letters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
