"""Words for the rank of a place, in the languages of this field: the City of Nanjing, Nanjing Shi and 南京市 are Nanjing, Stadt Köln is Köln."""

from collections.abc import Iterator
from typing import NamedTuple

from sinoeu.text.folding import words
from sinoeu.text.pinyin import is_pinyin


class Unranked(NamedTuple):
    """A name without the word for a rank: the folded words that remain, and what kinds of places have that rank; none where there was no such word."""

    core: tuple[str, ...]
    kinds: frozenset[str]


def _kinds(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CITY = _kinds("city municipality town capital commune")
_PROVINCE, _STATE, _REGION = _kinds("province"), _kinds("state land"), _kinds("region province state")
_COUNTY, _DISTRICT, _KREIS, _PREFECTURE = _kinds("county"), _kinds("district borough"), _kinds("county district"), _kinds("prefecture city")
_EITHER_END = {
    **dict.fromkeys("city municipality town stadt hansestadt landeshauptstadt stad gemeente gemeinde".split(), _CITY),
    **dict.fromkeys(("province", "provincie", "provinz"), _PROVINCE),
    **dict.fromkeys(("state", "bundesland"), _STATE),
    "region": _REGION,
    "county": _COUNTY,
    **dict.fromkeys(("district", "bezirk", "borough"), _DISTRICT),
    **dict.fromkeys(("landkreis", "kreis"), _KREIS),
    "prefecture": _PREFECTURE,
}
_IN_FRONT = {
    **dict.fromkeys("ville commune citta comune ciudad municipio".split(), _CITY),
    "provincia": _PROVINCE,
    "land": _STATE,
    **dict.fromkeys(("regione", "freistaat"), _REGION),
    "arrondissement": _DISTRICT,
}
_BEHIND = {
    "shi": _CITY,
    "sheng": _PROVINCE,
    "xian": _COUNTY,
    "qu": _DISTRICT,
    "autonomous region": _REGION,
    **dict.fromkeys((f"{people} autonomous region" for people in ("zhuang", "hui", "uygur", "uyghur")), _REGION),
    **dict.fromkeys(("zizhiqu", "special administrative region", "sar"), _REGION | _CITY),
    "autonomous prefecture": _PREFECTURE,
    "autonomous county": _COUNTY,
}
_CHARACTERS = {"自治区": _REGION, "自治州": _PREFECTURE, "自治县": _COUNTY, "省": _PROVINCE, "市": _CITY, "区": _DISTRICT, "县": _COUNTY, "州": _PREFECTURE | _STATE}
_JOINING = frozenset("of de di du des della do".split())
_SHORTEST = 3
"""Letters of a name to which its rank is run together: Nanjingshi."""


def unranked(name: str) -> Iterator[Unranked]:
    """A name without the words for a rank before or behind it; of a name without them nothing."""
    parts = words(name)
    if parts[:1] == ("the",):
        parts = parts[1:]
    front, behind = {**_EITHER_END, **_IN_FRONT}, {**_EITHER_END, **_BEHIND}
    if len(parts) > 1 and parts[0] in front:
        core = parts[2:] if parts[1] in _JOINING and len(parts) > 2 else parts[1:]
        yield Unranked(core, front[parts[0]])
    for size in range(min(3, len(parts) - 1), 0, -1):
        if (rank := " ".join(parts[-size:])) in behind:
            yield Unranked(parts[:-size], behind[rank])
            return
    for rank in ("sheng", "shi", "xian", "qu"):
        bare = parts[-1].removesuffix(rank) if parts else ""
        if parts and bare != parts[-1] and len(bare) >= _SHORTEST and is_pinyin(bare):
            yield Unranked((*parts[:-1], bare), behind[rank])


def rank_of_characters(name: str) -> frozenset[str]:
    """The kinds of places whose rank a name in characters ends in; none where it has no rank."""
    return next((kinds for rank, kinds in _CHARACTERS.items() if name.endswith(rank) and name != rank), frozenset())


def is_rank_only(parts: tuple[str, ...]) -> bool:
    """Whether words are nothing but ranks."""
    return all(part in _EITHER_END or part in _IN_FRONT or part in _BEHIND or part in _JOINING for part in parts)
