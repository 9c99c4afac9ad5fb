"""Names typed with a slip of the finger, and names that share a word with what was typed."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from sinoeu.store.keyed import Match, Names, once
from sinoeu.store.vocabulary import TWO_SLIPS
from sinoeu.text import organisations
from sinoeu.text.characters import has_characters
from sinoeu.text.folding import words
from sinoeu.text.names import WORD, own_words_key, run_together_key, same_letters, whole_key
from sinoeu.text.pinyin import initials, is_pinyin
from sinoeu.text.typed import misread

MOST_WORDS = 14
"""Of so many typed words the slips are looked at: no name is longer, but what is typed may be."""
_FEW_WORDS = 6
"""Where every word is one of some name, a slip in it is only guessed at: not in a long name."""
_MOST_TRIED = 120
"""So many names with other words in the place of those typed are looked up, the nearest first."""
_MOST_JOINED = 12
_MOST_BORNE = 12
"""Of more people than this of one name a slip in it means nobody in particular."""
_MOST_SUGGESTED = 3
_COMMON = 60
"""A word that more names have says little of who may have been meant."""
_LONG_ALONE = 7
"""A surname alone with a slip, with no other word to support it, must be longer."""
_LONG_FOR_TWO = 9
"""Two slips in a word of so many letters leave enough of it."""
_LONG_ENOUGH = 4
"""A slip in a shorter word makes another name as often as not."""


_FIGURES = re.compile("[0-9]")


class _Slip(NamedTuple):
    """A typed word, that for which it may stand, and how many slips they are apart."""

    typed: str
    known: str
    distance: int


class _Meant(NamedTuple):
    """What may have been meant: the words, and the slips in them."""

    parts: tuple[str, ...]
    slips: tuple[_Slip, ...]

    @property
    def distance(self) -> int:
        """How many slips there are in all."""
        return sum(slip.distance for slip in self.slips)


def slipped(names: Names, person: str, other: str, in_other_letters: bool) -> list[Match]:
    """Names that differ from the typed one in a word or two by a slip, the nearest first: of people as without titles, of others as typed.

    It is certain where one word differs by one slip, and the slip made a word that is none: neither another word of Chinese
    (Zhichang is not Zhicheng) nor a word of another name. Of a name `in_other_letters` the Latin ones were guessed already.
    """
    found: list[Match] = []
    for kind in names.kinds():
        for parts in _ways(person) if kind == WORD else {organisations.joined_words(other)}:
            if 0 < len(parts) <= MOST_WORDS:
                found += _with_slips(names, parts, kind, other)
    best = max((match.score for match in found), default=0)
    certain = best if not in_other_letters else None
    return sorted((match._replace(confident=match.confident and match.score == certain) for match in once(found)), key=lambda match: -match.score)


def _ways(name: str) -> set[tuple[str, ...]]:
    """The words of a person's name, and where it is a Chinese one in three or four pieces, with those of the given name run together."""
    parts = words(name)
    apart = 3 <= len(parts) <= 4 and sum(map(is_pinyin, parts)) >= len(parts) - 1 and all(is_pinyin(part) or (len(part) > 1 and not part.isdigit()) for part in parts)
    return {parts, (parts[0], "".join(parts[1:])), ("".join(parts[:-1]), parts[-1])} if apart else {parts}


def _with_slips(names: Names, parts: tuple[str, ...], kind: str, typed: str) -> list[Match]:
    """The whole names that are meant; else longer ones. Two slips are looked for where one explains nothing."""
    unknown = [place for place, part in enumerate(parts) if not names.count(part, kind)]
    possible: list[_Meant] = []
    for most in (1, 2) if any(len(parts[place]) >= TWO_SLIPS for place in unknown) else (1,):
        possible = _meant(names, parts, unknown, kind, most)
        found = [_judged(names, match, meant, kind, typed, 0) for meant in possible for match in _whole(names, meant.parts, kind, bool(unknown))]
        if found:
            several = len({match.thing for match in found}) > 1 and any(len(slip.typed) < _LONG_ENOUGH - 1 for slip in possible[0].slips)
            return [match._replace(confident=match.confident and not several) for match in found]
    for meant in possible[:_MOST_JOINED]:
        longer = names.of(names.having(meant.parts, kind, _MOST_BORNE + 1, _COMMON), "typing slip")
        found += [_judged(names, match, meant, kind, typed, len(longer)) for match in longer if (match.type == "person") == (kind == WORD)]
    return found


def _meant(names: Names, parts: tuple[str, ...], unknown: list[int], kind: str, most: int) -> list[_Meant]:
    """The typed words with others in the place of those that no name has, or of any one where all are known; the nearest first."""
    places = [(place,) for place in range(len(parts)) if len(parts) <= _FEW_WORDS] if not unknown else [tuple(unknown)] if len(unknown) <= 2 else []
    found = [_Meant(changed, slips) for chosen in places for changed, slips in _changed(names, parts, chosen, kind, most)]
    return sorted(found, key=lambda meant: meant.distance)[:_MOST_TRIED]


def _changed(names: Names, parts: tuple[str, ...], places: tuple[int, ...], kind: str, most: int) -> Iterator[tuple[tuple[str, ...], tuple[_Slip, ...]]]:
    near = [[_Slip(parts[place], word, distance) for word, distance in names.near(parts[place], kind, most).items()] for place in places]
    for chosen in product(*near):
        changed = {place: slip.known for place, slip in zip(places, chosen, strict=True)}
        yield tuple(changed.get(place, part) for place, part in enumerate(parts)), chosen


def _whole(names: Names, parts: tuple[str, ...], kind: str, apart: bool) -> list[Match]:
    """Everything of a kind whose whole name these words are, where it matters with other blanks between them."""
    if kind != WORD:
        return [match for match in names.key(own_words_key(organisations.parted(" ".join(parts)).own), "typing slip") if match.type != "person"]
    found = names.key(whole_key(parts), "typing slip")
    if not found and apart and len(parts) > 1:
        found = [match for match in names.key(run_together_key(parts), "typing slip") if same_letters(parts, match.form)]
    return [match for match in found if match.type == "person"]


def _judged(names: Names, match: Match, meant: _Meant, kind: str, typed: str, longer: int) -> Match:
    """The match with its score, the slips as the reason, and whether it is certain. `longer` is 0 where its whole name is meant, else how many have a longer one."""
    slip, own = meant.slips[0], organisations.parted(" ".join(meant.parts)).own
    missing = max(0, len(set(words(match.form))) - len(meant.parts)) if longer else 0
    if kind == WORD:
        enough = (len(meant.parts) > 1 and not longer) or (len(meant.parts) == 1 and len(slip.typed) >= _LONG_ALONE and longer <= _MOST_BORNE)
        certain = enough and all(_is_slip_of_person(names, slip, meant.parts, match.form) for slip in meant.slips)
    else:
        long = len(slip.typed) >= _LONG_ALONE or slip.known in misread(slip.typed)
        alone = len(own) == 1 and match.type == "organisation" and long  # Nanjing and Nanning are two places
        enough = not longer and (len(own) > 1 or alone) and organisations.parted(typed).may_be(organisations.parted(match.form))
        certain = enough and all(not any(names.vocabulary.borne(slip.typed)) and (_is_long_enough(slip) or organisations.is_of_form(slip.known)) for slip in meant.slips)
    why = ", ".join(f"{slip.typed} for {slip.known}" for slip in meant.slips)
    few = len(meant.slips) == 1 or all(slip.distance == 1 and len(slip.typed) > _LONG_ENOUGH for slip in meant.slips)
    return match._replace(confident=certain and few, score=max(1, 75 - 10 * meant.distance - 3 * missing), why=why)


def _is_slip_of_person(names: Names, slip: _Slip, parts: tuple[str, ...], form: str) -> bool:
    """Whether a word of a person's name is surely a slip for another: not a word of any person's name, and in Chinese no word at all.

    Beside a Chinese given name there is a Chinese surname, whatever the word is elsewhere: Gio Xiangqiang is no Giovanni.
    Where pinyin is broken two letters are enough.
    """
    if has_characters(form) or all(map(is_pinyin, words(form))):
        others = [part for part in parts if part != slip.known]
        given = any(min(map(len, initials(part)), default=0) > 1 for part in others)
        return not is_pinyin(slip.typed) and (given or not names.count(slip.typed, WORD)) and slip.distance == 1
    return not names.count(slip.typed, WORD) and _is_long_enough(slip)


def _is_long_enough(slip: _Slip) -> bool:
    """Of two slips none is in the first letter: how a name begins one knows, and Aboubakar is not Boubacar. A figure in a word is no letter of any other.

    A slip in a figure makes another figure.
    """
    if _FIGURES.sub("", slip.typed) == _FIGURES.sub("", slip.known):
        return False
    if slip.distance == 1:
        return len(slip.typed) >= _LONG_ENOUGH or slip.known in misread(slip.typed)
    return len(slip.typed) >= _LONG_FOR_TWO and slip.typed[0] == slip.known[0]


def sharing(names: Names, parts: tuple[str, ...]) -> list[Match]:
    """Names that have some of the typed words, or words near them: those first that have most, and the rarest."""
    shared: Counter[int] = Counter()
    reason: dict[int, str] = {}
    for kind in names.kinds():
        for part in dict.fromkeys(parts):
            near = {part: 0} if names.count(part, kind) else names.near(part, kind, 2)
            for word, distance in near.items():
                count = names.count(word, kind)
                weight = 1000 // (1 + distance) + 500 // (1 + count)
                for name in names.having((word,), kind, _COMMON):
                    if reason.get(name, "") != part:
                        shared[name] += weight
                        reason.setdefault(name, f"{part} for {word}" if distance else f"shares {part}")
    best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[: 4 * _MOST_SUGGESTED]
    found = [match._replace(confident=False, score=20, why=reason[name]) for name, _ in best for match in names.of([name], "shares a word")]
    return found[:_MOST_SUGGESTED]
