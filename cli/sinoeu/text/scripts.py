"""Names in Cyrillic and Greek letters as papers in Latin letters print them: by the sounds of the language that the letters give away."""

import re
import unicodedata

_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_SERBIAN_ALONE, _UKRAINIAN_ALONE, _GREEK_ALONE = re.compile("[ђјљњћџѓќѕ]"), re.compile("[іїєґ]|[сц]ьк"), re.compile("[α-ω]")
"""Letters that one language alone has; Serbian for Macedonian as well."""
_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
)
_BULGARIAN = {**_RUSSIAN, "х": "h", "щ": "sht", "ъ": "a", "й": "y"}
_UKRAINIAN = {**_RUSSIAN, "г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "yi", "є": "ye"}
_SERBIAN = {**_RUSSIAN, "ђ": "dj", "ж": "z", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s", "ѓ": "gj", "ќ": "kj", "ѕ": "dz"}
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True))
_GREEK_PAIRS = (("ου", "ou"), ("μπ", "b"), ("αυ", "av"), ("ευ", "ev"), ("γγ", "ng"), ("γκ", "g"))
"""Two letters of Greek that are written together for one sound."""


def is_foreign(text: str) -> bool:
    """Whether there are Cyrillic or Greek letters in a text."""
    return not text.isascii() and _FOREIGN.search(text) is not None


def in_latin(text: str) -> list[str]:
    """A text in Latin letters, each way in which its language may be written, the likeliest first; nothing for a text in Latin letters."""
    if not is_foreign(text):
        return []
    text = unicodedata.normalize("NFC", text).casefold()
    if _SERBIAN_ALONE.search(text):
        return [_written(text, _SERBIAN)]
    if _UKRAINIAN_ALONE.search(text):
        return [_written(text, _UKRAINIAN)]
    if _GREEK_ALONE.search(text):
        text = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
        for pair, sound in _GREEK_PAIRS:
            text = text.replace(pair, sound)
        return [_written(text, _GREEK)]
    russian = _written(text, _RUSSIAN)
    return list(dict.fromkeys([russian, re.sub(r"[iy]y\b", "y", russian), russian.replace("y", "i"), _written(text, _BULGARIAN)]))


def _written(text: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in text)
