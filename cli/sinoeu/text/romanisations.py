"""Names of Chinese as other systems than pinyin write them: Wade-Giles, and the national transcriptions of Europe.

The table is read when a name first looks as if it were of such a system: a row a syllable, and a column a system, with its spellings.
Marks (apostrophes, diacritics) may be left out, but all of a kind at once: who writes one apostrophe writes them all.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

from sinoeu.text.folding import APOSTROPHES
from sinoeu.text.look_alike_letters import INVISIBLE, unmixed
from sinoeu.text.pinyin import initials, is_pinyin, is_spelled_out

TABLE = Path(__file__).with_name("tables") / "romanisations.tsv"
WADE_GILES = "Wade-Giles"
MOST_READINGS = 512
"""Of a name in one system; the one that leaves most unsaid, Hungarian, has up to eight readings a syllable."""
_MOST_PARTS, _MOST_LETTERS = 5, 24
_MOST_SYLLABLES = 4
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys([*APOSTROPHES, "\uff07"], "'"))
_HYPHENS = "[\u2010-\u2013\u2212]"
_GAPS = "[., \u00a0]+"
_NO_NAME = "[^\\w'., \u00a0-]|[\\d_]"
_CYRILLIC = "[\u0400-\u04ff]"
_VOWEL_MARKS = str.maketrans({"ê": "e", "ŭ": "u"})
"""Wade and Giles put these marks where nothing hangs on them, and few write them."""
_ALIKE = str.maketrans({"э": "е", "є": "е"})
"""Cyrillic letters that are put for one another, as letters without their marks are."""
_INITIALS = "tsch dsch sch cch hsz tch pch kch dzh ch cs cz sz sh ss zh zs ds dz dj tj ts tz hs ng b c d f g h j k l m n p q r s t v w x y z"
_LIKE_SYLLABLES = f"(?:(?:{_INITIALS.replace(' ', '|')})?[aeiouy]+(?:ng?|r?[hlj]*)?|[csz]+h?){{1,2}}"
"""A word of one or two syllables in any of the systems, its marks taken off; most words of Europe are none."""
_MARKS_OF_PINYIN = "(?<=[aeiou\u0308])[\u0300\u0301\u0304\u030c]|(?<=[ln]u)\u0308"
"""Tones, and the dots on u where pinyin has them."""
_VOWELS = "aeiouyäëïöüéаеёиоуыэюяіїєъ"
_SOUNDED = f"[{_VOWELS}']"
"""What a syllable has in it; in Czech an apostrophe may stand for the vowel."""
_BOUNDARIES = "'ъ"
"""What parts syllables of which the second begins with a vowel; the hard sign does in Russian."""

_Divided = tuple[tuple[str, ...], bool]
"""The syllables of a part of a name, and whether every mark agrees."""


class Reading(NamedTuple):
    """A name read as pinyin: by which system, its words, its syllables, whether every mark agrees, and whether it can be nothing else."""

    rule: str
    words: tuple[str, ...]
    """What was run together or joined by a hyphen is one."""
    syllables: tuple[str, ...]
    exact: bool
    sure: bool


class _Typed(NamedTuple):
    """A name in small letters: its words, each as the parts that hyphens divide it into."""

    words: tuple[tuple[str, ...], ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts."""
        return tuple(part for word in self.words for part in word)

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen joins syllables, as it does in Wade-Giles, and hardly ever in pinyin."""
        return any(len(word) > 1 for word in self.words)


def readings(name: str) -> Iterator[Reading]:
    """What a name may be in pinyin by each system that it may be written in, those of one system first whose marks agree.

    A name that is plain pinyin is read by Wade-Giles alone, and surely only if there is a hyphen: `Peng Li` is Peng Li.
    """
    typed = _typed(name)
    if typed is None:
        return
    cyrillic = any(re.search(_CYRILLIC, part) for part in typed.parts)
    if not cyrillic and not _is_like_syllables(typed):
        return
    plain = not cyrillic and all(is_spelled_out(piece) for part in typed.parts for piece in _pieces(part))
    if plain and len(typed.parts) == 1:
        return
    rules = [rule for rule in ((WADE_GILES,) if plain and not typed.hyphened else _systems()) if rule.startswith("Cyrillic") == cyrillic]
    for marks in (True, False):  # where no system has them so, they are put wrongly, and all are left out
        found = [one for rule in rules for one in sorted(islice(_read(typed, rule, marks), MOST_READINGS), key=lambda one: not one.exact)]
        if found:
            yield from found
            return


def is_marked(name: str) -> bool:
    """Whether a name in Latin letters has marks that pinyin has not, an apostrophe within a syllable or a diacritic: it is none, even if its letters are.

    Pinyin leaves out the dots of ju, qu, xu and yu, since no other u follows there: who puts them may mean pinyin.
    """
    if name.isascii() and "'" not in name and "`" not in name:
        return False
    typed = _typed(name)
    if typed is None or not _is_like_syllables(typed):
        return False
    return not all(piece.isascii() and (piece == part or is_pinyin(piece)) for part in typed.parts for piece in _pieces(re.sub("(?<=[jqxy])ü", "u", part)))


def _typed(name: str) -> _Typed | None:
    """The name without case, with one sort of apostrophe and of hyphen; None for what has more than letters and marks in it, or too many words."""
    text = unicodedata.normalize("NFKC", re.sub(INVISIBLE, "", unmixed(name)).translate(_ONE_APOSTROPHE)).casefold().translate(_VOWEL_MARKS)
    text = re.sub(_HYPHENS, "-", text)
    words = tuple(parts for word in re.split(_GAPS, text) if (parts := tuple(filter(None, word.split("-")))))
    typed = _Typed(words)
    fits = 1 <= len(typed.parts) <= _MOST_PARTS and max(map(len, typed.parts)) <= _MOST_LETTERS
    return typed if fits and not re.search(_NO_NAME, text) else None


def _is_like_syllables(typed: _Typed) -> bool:
    return all(re.fullmatch(_LIKE_SYLLABLES, _without_marks(part).replace("'", "")) for part in typed.parts)


def _pieces(part: str) -> list[str]:
    """The pieces of a part, as pinyin divides it by apostrophes, without the marks that pinyin has."""
    return unicodedata.normalize("NFC", re.sub(_MARKS_OF_PINYIN, "", unicodedata.normalize("NFD", part))).split("'")


def _read(typed: _Typed, rule: str, marks: bool) -> Iterator[Reading]:
    """The readings in one system, with the marks as they are typed, or without any."""
    parts = typed.parts if marks else tuple(_without_marks(part).replace("'", "") for part in typed.parts)
    spelled = _spellings(rule, *_marks(" ".join(parts)))
    options = [_divided(part, spelled) for part in parts]
    sure = (typed.hyphened and rule == WADE_GILES) or not all(is_pinyin(piece) for part in typed.parts for piece in _pieces(part))
    seen = set()
    for chosen in product(*options) if all(options) else ():
        syllables = tuple(syllable for divided, _ in chosen for syllable in divided)
        if syllables in seen or not 1 <= len(syllables) <= _MOST_SYLLABLES:
            continue
        seen.add(syllables)
        # Where pinyin needs more syllables, it would have an apostrophe as well: chien is hardly chi'en.
        fewer = any(len(divided) < min(map(len, initials(part)), default=0) for part, (divided, _) in zip(typed.parts, chosen, strict=True))
        read = iter("".join(divided) for divided, _ in chosen)
        words = tuple("".join(next(read) for _ in word) for word in typed.words)
        yield Reading(rule, words, syllables, all(exact for _, exact in chosen), sure or fewer)


def _divided(part: str, spelled: dict[str, dict[str, bool]]) -> list[_Divided]:
    """The readings of one part: of one syllable, or else of two that are run together.

    A second syllable that begins with a vowel is set off in Latin letters; it need not be where it is none in pinyin (`i` for yi).
    """
    found: list[_Divided] = [((pinyin,), exact) for pinyin, exact in spelled.get(part, {}).items()]
    whole = bool(found)
    for cut in range(1, len(part)):
        set_off = part[cut] in _BOUNDARIES and part[cut + 1 :] in spelled
        first, rest = part[:cut], part[cut + set_off :]
        if first in spelled and rest in spelled and re.search(_SOUNDED, first) and re.search(_SOUNDED, rest):
            agrees = set_off or rest[0] not in _VOWELS
            if agrees or not whole:
                pairs = product(spelled[first].items(), spelled[rest].items())
                found += [((one, other), (agrees or not rest.isascii()) and exact and other_exact) for (one, exact), (other, other_exact) in pairs]
    return found


def _marks(text: str) -> tuple[bool, bool]:
    """Whether there are apostrophes, and diacritics, in a text."""
    return "'" in text, _without_marks(text) != text


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_ALIKE)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines())


def _systems() -> tuple[str, ...]:
    """The systems of the table, each as the rule that an answer names."""
    return _rows()[0][1:]


@cache
def _spellings(rule: str, apostrophes: bool, marks: bool) -> dict[str, dict[str, bool]]:
    """The spellings of a system with or without its apostrophes and diacritics: by each the syllables of pinyin, and whether it is theirs with all marks."""
    column = _rows()[0].index(rule)
    found: dict[str, dict[str, bool]] = {}
    for row in _rows()[1:]:
        for full in row[column].split():
            form = full if apostrophes else full.replace("'", "")
            form = form if marks else _without_marks(form)
            given = found.setdefault(form, {})
            given[row[0]] = given.get(row[0], False) or form == full
    return found
