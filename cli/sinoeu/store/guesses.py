"""Names typed with a slip of the finger, and names that share a word with what was typed."""

from collections import Counter
from collections.abc import Iterable

from sinoeu.store.keyed import Match, Names
from sinoeu.text import organisations
from sinoeu.text.folding import words
from sinoeu.text.names import divisions
from sinoeu.text.pinyin import is_pinyin

MOST_WORDS = 8
"""Of so many typed words the slips are looked at: no name is longer, but what is typed may be."""
_MOST_COMPARED = 40
_MOST_SUGGESTED = 3
_LONG_ALONE = 7
"""A surname alone with a slip, with no other word to support it, must be longer."""
_LONG_FOR_TWO = 9
"""Two slips in a word of so many letters leave enough of it."""
_LONG_ENOUGH = 4
"""A slip in a shorter word makes another name as often as not."""


def slipped(names: Names, typed: str) -> list[Match]:
    """Names whose words are near the typed ones, the nearest first.

    It is certain where one word differs by one slip, and the slip made a word that is none: neither another word of Chinese
    (Zhichang is not Zhicheng) nor a word of another name.
    """
    every = tuple(dict.fromkeys(words(typed)))[:MOST_WORDS]
    own = tuple(dict.fromkeys(organisations.parted(typed).own))[:MOST_WORDS]
    near = {part: names.near(part) for part in (*every, *own)}
    parts = [part for part in every if part in own] or every  # those that all types of names are filed under
    found: dict[int, int] = {}
    for place, part in enumerate(sorted(parts, key=lambda part: len(near[part]))):
        at: dict[int, int] = {}
        for word, distance in sorted(near[part].items(), key=lambda pair: -pair[1]):
            at.update(dict.fromkeys(names.having(word), distance))
        found = {name: distance + found[name] for name, distance in at.items() if name in found} if place else at
        if not found:
            return []
    nearest = sorted(found, key=lambda name: (found[name], name))[:_MOST_COMPARED]
    scored = [one for name in nearest for match in names.of([name], "typing slip") if (one := _compared(names, every if match.type == "person" else own, near, match))]
    best = max((match.score for match in scored), default=0)
    return sorted((match._replace(confident=match.confident and match.score == best) for match in scored), key=lambda match: -match.score)


def _compared(names: Names, parts: tuple[str, ...], near: dict[str, dict[str, int]], match: Match) -> Match | None:
    """The match with its score, the slips as the reason, and whether it is certain; None where two typed words would be the same word of it."""
    best: tuple[int, int, list[tuple[str, str, int]]] | None = None
    known_as = [organisations.parted(match.form).own, words(match.form)] if match.type != "person" else divisions(match.form)
    for known in known_as:
        paired = _paired(parts, near, known)
        if paired is not None:
            found = (sum(distance for *_, distance in paired), len(set(known)) - len(parts), paired)
            if best is None or found[:2] < best[:2]:
                best = found
    if best is None:
        return None
    distance, missing, paired = best
    slips = [(typed, known, distance) for typed, known, distance in paired if distance]
    chinese = match.type == "person" and all(map(is_pinyin, words(match.form)))
    alone = len(parts) == 1 and match.type == "person" and len(parts[0]) >= _LONG_ALONE
    certain = ((missing == 0 and len(parts) > 1) or alone) and len(slips) == 1 and all(_is_slip(names, typed, far, chinese) for typed, _, far in slips)
    why = ", ".join(f"{typed} for {known}" for typed, known, _ in slips)
    return match._replace(confident=certain, score=max(1, 75 - 10 * distance - 3 * max(0, missing)), why=why)


def _is_slip(names: Names, typed: str, distance: int, chinese: bool) -> bool:
    """Whether a word is surely a slip for another: not a word of any name, and in Chinese no word at all. Where pinyin is broken three letters are enough."""
    if names.is_word(typed) or (chinese and is_pinyin(typed)):
        return False
    return (distance == 1 and len(typed) >= (_LONG_ENOUGH - 1 if chinese else _LONG_ENOUGH)) or (distance == 2 and len(typed) >= _LONG_FOR_TWO)


def _paired(parts: tuple[str, ...], near: dict[str, dict[str, int]], known: Iterable[str]) -> list[tuple[str, str, int]] | None:
    """Each typed word with a word of the name of its own, the nearest pairs first."""
    free = list(dict.fromkeys(known))
    pairs = sorted((near[part][word], part, word) for part in parts for word in free if word in near[part])
    taken: dict[str, tuple[str, int]] = {}
    for distance, part, word in pairs:
        if part not in taken and word in free:
            free.remove(word)
            taken[part] = (word, distance)
    return [(part, *taken[part]) for part in parts] if len(taken) == len(parts) else None


def sharing(names: Names, parts: tuple[str, ...]) -> list[Match]:
    """Names that have some of the typed words, or words near them: those first that have most, and the rarest."""
    shared: Counter[int] = Counter()
    reason: dict[int, str] = {}
    for part in dict.fromkeys(parts):
        for word, distance in names.near(part).items():
            having = names.having(word)
            weight = 1000 // (1 + distance) + 500 // (1 + len(having))
            for name in having:
                if reason.get(name, "") != part:
                    shared[name] += weight
                    reason.setdefault(name, f"{part} for {word}" if distance else f"shares {part}")
    best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[: 4 * _MOST_SUGGESTED]
    found = [match._replace(confident=False, score=20, why=reason[name]) for name, _ in best for match in names.of([name], "shares a word")]
    return found[:_MOST_SUGGESTED]
