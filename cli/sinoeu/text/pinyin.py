"""Syllables of Chinese as pinyin, and as Wade and Giles, write them; the tables are read when a name first needs them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("tables") / "pinyin.tsv"
_ALSO = (("yi", "yi"), ("si", "szu"), ("e", "e"), ("ci", "tz'e"), ("zi", "tze"))
"""Spellings of Wade-Giles that are met beside those of the table."""
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc\u0060\u00b4\uff07", "'"))
_MOST_READINGS = 64
"""A name of four syllables has at most this many: each has two readings, where its marks are left out four."""


class Reading(NamedTuple):
    """A name in Wade-Giles as pinyin: its syllables, and whether every mark agrees."""

    syllables: tuple[str, ...]
    exact: bool


@cache
def _table() -> tuple[tuple[str, str], ...]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return (*((one, other) for one, other in rows), *_ALSO)


@cache
def _syllables() -> frozenset[str]:
    return frozenset(one for one, _ in _table())


@cache
def _syllable() -> re.Pattern[str]:
    known = sorted(_syllables(), key=len, reverse=True)
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
    known = _syllables()
    found: set[str] = set()
    open = [(word, "")]
    while open:
        rest, taken = open.pop()
        if not rest:
            found.add(taken)
        open.extend((rest[size:], taken + rest[0]) for size in range(1, 7) if len(rest) >= size and rest[:size] in known and len(taken) < 4)
    return frozenset(found)


def one_umlaut(word: str) -> str:
    """A word of pinyin with the u with dots written as u: passports have `lyu`, keyboards `lv`. Other words stay as they are."""
    if ("lv" in word or "nv" in word or "yu" in word) and not is_pinyin(word):
        plain = re.sub("([ln])(?:v|yu)", r"\1u", word)
        return plain if is_pinyin(plain) else word
    return word


@cache
def _wade() -> dict[tuple[bool, bool], dict[str, dict[str, bool]]]:
    """Spellings of Wade-Giles by whether apostrophes and umlauts are kept: a spelling, its syllables of pinyin, and whether it is theirs with all marks."""
    tables: dict[tuple[bool, bool], dict[str, dict[str, bool]]] = {}
    for apostrophes in (True, False):
        for umlauts in (True, False):
            spelled: dict[str, dict[str, bool]] = {}
            for pinyin, full in _table():
                form = full if apostrophes else full.replace("'", "")
                form = form if umlauts else form.replace("\u00fc", "u")
                given = spelled.setdefault(form, {})
                given[pinyin] = given.get(pinyin, False) or form == full
            tables[apostrophes, umlauts] = spelled
    return tables


def from_wade_giles(name: str) -> tuple[list[Reading], bool]:
    """What a name of two to four syllables, in Wade-Giles, is in pinyin, those first whose marks agree; and whether it can be nothing else.

    It can be pinyin as well unless it has an apostrophe between consonant and vowel, a hyphen, or a syllable that pinyin has not.
    Marks may be left out, but all of them at once: who writes one apostrophe writes them all.
    """
    text = name.translate(_APOSTROPHES).casefold().replace("\u00ea", "e").replace("u\u0308", "\u00fc")
    parts = re.findall("[a-z\u00fc']+", text)
    if len(re.sub("[a-z\u00fc'., \u00a0-]", "", text)) or not 2 <= len(parts) <= 5:
        return [], False
    table = _wade()["'" in text, "\u00fc" in text]
    options = [list(_divided(part, table)) for part in parts]
    if not all(options):
        return [], False
    found: dict[tuple[str, ...], bool] = {}
    for chosen in islice(product(*options), _MOST_READINGS):
        syllables = tuple(syllable for part, _ in chosen for syllable in part)
        if 2 <= len(syllables) <= 4:
            found[syllables] = found.get(syllables, False) or all(exact for _, exact in chosen)
    sure = "'" in text or "\u00fc" in text or "-" in text or not all(is_pinyin(part) for part in parts)
    return sorted((Reading(syllables, exact) for syllables, exact in found.items()), key=lambda one: not one.exact), sure


def _divided(part: str, table: dict[str, dict[str, bool]]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The readings of one word: of one syllable, or of two run together."""
    for pinyin, exact in table.get(part, {}).items():
        yield (pinyin,), exact
    for cut in range(1, len(part)):
        if part[:cut] in table and part[cut:] in table:
            for (one, first), (two, second) in product(table[part[:cut]].items(), table[part[cut:]].items()):
                yield (one, two), first and second
