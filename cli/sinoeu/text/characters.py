"""Chinese characters: simplified, and read aloud as pinyin; the table is read when the first character is met."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice, product
from pathlib import Path
from typing import NamedTuple

from sinoeu.text.folding import words

TABLE = Path(__file__).with_name("tables") / "characters.tsv"
_FIRST, _LAST = "\u3400", "\u9fff"
_LONGEST_NAME = 6
SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "区": "ou", "解": "xie", "查": "zha", "盖": "ge", "任": "ren", "华": "hua", "朴": "piao", "翟": "zhai", "贾": "jia",
    "尉": "wei", "缪": "miao", "冼": "xian", "覃": "qin", "员": "yun", "黑": "he", "秘": "bi", "折": "she", "繁": "po", "种": "chong", "召": "shao", "纪": "ji",
}  # fmt: skip
"""Characters that are read otherwise as a surname than elsewhere."""
COMPOUND = frozenset("欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 独孤 端木 南宫 西门 百里 呼延 轩辕 申屠 太史 公羊 澹台 闻人".split())
"""Surnames of two characters."""
_TITLES = (
    "总领事 副总领事 领事 大使 公使 参赞 副市长 市长 副省长 省长 部长 副部长 副书记 书记 秘书长 主席 副主席 总理 副总理 总统 国王 局长 处长 司长 主任 区长 县长 州长 "
    "董事长 副董事长 总经理 总裁 副总裁 经理 院长 校长 会长 副会长 所长 教授 博士 先生 女士 小姐 同志 阁下 老师 工程师 代表 发言人"
).split()
_LONGEST_FIRST = sorted(_TITLES, key=len, reverse=True)
_COMPANY = "股份有限公司 有限责任公司 有限公司 集团公司 公司 集团".split()
_ADMINISTRATIVE = "自治区 自治州 省 市 区 县 州".split()
_MOST_READINGS = 64
_MOST_MIXED = 3


class Spoken(NamedTuple):
    """A name as it may be read: surname and the given name's syllables, and how many of them are not the usual reading."""

    surname: str
    given: tuple[str, ...]
    unusual: int
    surname_unusual: bool
    """A surname is read in one way; a reading that it has elsewhere is another surname."""


@cache
def _table() -> dict[str, tuple[str, tuple[str, ...]]]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {one: (simple or one, tuple(readings.split())) for one, simple, readings in rows}


def has_characters(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return not text.isascii() and any(map(_is_character, text))


def simplified(text: str) -> str:
    """The characters of a text in their simplified forms, without blanks, dots between names, and brackets."""
    table = _table()
    return "".join(table[one][0] if one in table else one for one in re.sub(r"[\W_]", "", text))


def without_title(text: str) -> str:
    """Simplified characters without an office before or after the name; as they are where nothing would remain of a name."""
    text = _without_ending(text, _LONGEST_FIRST) or text
    # An office before the name comes with the place or the body that it is of: 南京市市长. What follows is a name of at least two characters.
    ends = (at + len(title) for title in _TITLES if (at := text.rfind(title, 0, len(text) - 2)) >= 0)
    return text[max(ends, default=0) :]


def shortened(text: str) -> Iterator[str]:
    """The name of a company without its legal form, of a place without its rank: 联想集团 is 联想, 南京市 is 南京."""
    for endings in (_COMPANY, _ADMINISTRATIVE):
        rest = _without_ending(text, endings)
        if rest != text and len(rest) > 1:
            yield rest


def parts_of(text: str) -> tuple[str, str]:
    """What of a text is in Chinese characters, simplified, and what is not."""
    runs = _runs(text)
    return simplified("".join(run for run in runs if has_characters(run))), " ".join(run for run in runs if not has_characters(run))


def spoken(text: str) -> list[Spoken]:
    """How a person's name in simplified characters may be read, the usual way first; nothing for what is no name of two to six characters."""
    if not 2 <= len(text) <= _LONGEST_NAME or not all(map(_is_character, text)):
        return []
    size = 2 if text[:2] in COMPOUND and len(text) > 2 else 1
    found = []
    for syllables, ranks in _read(text, size == 1):
        found.append(Spoken("".join(syllables[:size]), syllables[size:], sum(rank > 0 for rank in ranks), any(rank > 0 for rank in ranks[:size])))
    return sorted(found, key=lambda one: one.unusual)


def _is_character(one: str) -> bool:
    """Whether it is Chinese; compared, for a set of so many characters takes longer to compile than all other patterns of a start together."""
    return _FIRST <= one <= _LAST


def _without_ending(text: str, endings: Sequence[str]) -> str:
    """The text without the first of these endings that it has."""
    return text.removesuffix(next((ending for ending in endings if text.endswith(ending)), ""))


def _runs(text: str) -> list[str]:
    """The text cut where characters and other letters meet."""
    return ["".join(run) for _, run in groupby(text, _is_character)]


def half_spoken(text: str) -> Iterator[tuple[str, ...]]:
    """The words that a name may be whose characters are read, and whose letters stay: `Chen志昌`, `陈Zhichang`, with at most one reading that is not the usual one."""
    runs = [run for run in _runs(text) if simplified(run)]
    options = [_half_read(run, at == 0) for at, run in enumerate(runs)]
    for chosen in islice(product(*options), _MOST_READINGS):
        if sum(unusual for _, unusual in chosen) <= 1:
            yield tuple(word for read, _ in chosen for word in read)


def _half_read(run: str, first: bool) -> list[tuple[tuple[str, ...], int]]:
    if not has_characters(run):
        return [(words(run), 0)]
    if len(run) > _MOST_MIXED:
        return []
    return [(syllables, sum(rank > 0 for rank in ranks)) for syllables, ranks in _read(simplified(run), first)]


def _read(text: str, surname: bool) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Syllables for simplified characters, each way, with how unusual each is; the first may be a surname."""
    table = _table()
    options = [_readings(table, character, at == 0 and surname) for at, character in enumerate(text)]
    if all(options):
        for chosen in islice(product(*(enumerate(readings) for readings in options)), _MOST_READINGS):
            yield tuple(syllable for _, syllable in chosen), tuple(rank for rank, _ in chosen)


def _readings(table: dict[str, tuple[str, tuple[str, ...]]], character: str, surname: bool) -> tuple[str, ...]:
    listed = table.get(character, ("", ()))[1]
    fixed = SURNAMES.get(character) if surname else None
    return (fixed, *(one for one in listed if one != fixed)) if fixed else listed
