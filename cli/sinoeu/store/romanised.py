"""Names looked up that are typed in other letters than they are filed in: other spellings of Chinese, Greek and Cyrillic."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from sinoeu.store.keyed import Match, Names
from sinoeu.store.whole import TRANSLITERATION
from sinoeu.text import characters, transliteration
from sinoeu.text.folding import fold, german_words, words
from sinoeu.text.names import PARTICLES, TRANSLITERATED, WORD, divisions, run_together_key, same_letters, spoken_form
from sinoeu.text.pinyin import is_pinyin
from sinoeu.text.romanisations import Reading, readings

_PART = ", part of the name"
_WHOLE, _PARTLY = 80, 60
"""How much of the name agrees, of 100: all of it, or some of its words."""
_MOST_WORDS = 8
"""No name that is transliterated has more; what is typed may."""
_MOST_WAYS = 64
"""Of writing a whole name in words that are known; few names have more than four."""


def romanised(names: Names, typed: str, most: int) -> list[Match]:
    """Whom or what a name stands for that is typed in another spelling of Chinese than pinyin, or in another alphabet than the record."""
    people = _read_as_pinyin(names, typed, most) if {"person", "place"} & set(names.types) else []
    return people if any(match.confident for match in people) else [*people, *_transliterated(names, typed, most)]


def _read_as_pinyin(names: Names, typed: str, most: int) -> list[Match]:
    """People and places whose name in pinyin is that which was typed in Wade-Giles or in a national transcription, those first whose every mark agrees.

    Where a hyphen, or letters run together, say which syllables are the given name, who only shares the syllables is another: at most he is suggested.
    """
    found: dict[int, tuple[bool, bool, int, bool, Match]] = {}
    systems: list[str] = []
    for reading in _weighed(typed):
        if reading.rule not in systems:
            systems.append(reading.rule)
        for match in _borne_by(names, reading, most):
            form = _in_pinyin(match.form)
            known_as = [words(form.replace("-", ""))] if "-" in form else divisions(form)
            grouped = len(reading.words) in (1, len(reading.syllables)) or any(sorted(reading.words) == sorted(known) for known in known_as)
            turned = "".join(words(form)) != "".join(reading.syllables)
            found.setdefault(match.thing, (not grouped, not reading.exact, len(systems), turned, match._replace(confident=match.confident and grouped)))
    ranked = sorted(found.values(), key=lambda one: one[:-1])
    return [match for ungrouped, *_, match in ranked if ungrouped == ranked[0][0]]


def _weighed(typed: str) -> list[Reading]:
    """The readings of a name; what the commonest practice in Cyrillic letters does not make of it may be meant, and is not certain."""
    read = list(readings(typed))
    usual = {reading.syllables for reading in read if reading.rule == read[0].rule}
    return [reading._replace(sure=reading.sure and (not transliteration.is_other_script(typed) or reading.syllables in usual)) for reading in read]


def _borne_by(names: Names, reading: Reading, most: int) -> list[Match]:
    """Those who have the name of a reading; of one word, which is a part of a person's name, few enough to mean them all. Places have it whole, and in its order."""
    together, alone = "".join(reading.syllables), len(reading.words) == 1
    whole = names.key(run_together_key(reading.syllables), reading.rule) if not alone or "place" in names.types else []
    found = whole if not alone else names.key(WORD + reading.words[0], reading.rule + _PART) if "person" in names.types else []
    people = [match for match in found if match.type == "person" and (alone or same_letters(reading.syllables, _in_pinyin(match.form)))]
    places = [match for match in whole if match.type == "place" and "".join(words(match.form)) == together]
    sure = reading.sure and (not alone or len(people) <= most)
    return [*(match._replace(confident=sure, score=_WHOLE) for match in people), *(match._replace(confident=reading.sure, score=_WHOLE) for match in places)]


def sure_letters(typed: str) -> list[str]:
    """The letters of what a name surely is in pinyin, run together; nothing where it is no Chinese one."""
    return ["".join(reading.syllables) for reading in _weighed(typed) if reading.sure]


def is_another_reading(sure: Sequence[str], match: Match) -> bool:
    """Whether a Chinese name is spelled otherwise by the commonest practice in Cyrillic letters: Ли Мин is Li Ming, and no Li Min."""
    if match.type != "person" or not all(map(is_pinyin, words(match.form))):
        return False
    letters = "".join(words(match.form))
    return not any(one in letters + letters for one in sure)  # twice: the surname may stand last


def _in_pinyin(form: str) -> str:
    """A form in Latin letters: as it is, or as its characters are usually read."""
    return spoken_form(form) if characters.has_characters(form) else form


def _transliterated(names: Names, typed: str, most: int) -> list[Match]:
    """Everything whose name is the typed one in another alphabet, by one of the usual practices; a patronymic may be left out.

    Of one typed word, few enough to mean them all.
    """
    written = transliteration.words_as_written(typed)
    if not 1 <= len(written) <= _MOST_WORDS:
        return []
    if transliteration.is_other_script(typed):
        having = {name for kind in names.kinds() for parts in _ways(names, written, kind) for name in names.having(parts, kind, 10 * most)}
    else:  # one word by itself is filed as any other is
        having = set(names.under([TRANSLITERATED + fold(word) for word in written], 10 * most) if len(written) > 1 else ())
    candidates = names.of(islice(sorted(having), 10 * most), TRANSLITERATION)
    wanted = [_in_latin(word) for word in written] if candidates else []
    left = [(match, rest) for match in candidates for rest in _left_over(names, wanted, match)]
    few = len({match.thing for match, _ in left}) <= most and not any(options & PARTICLES for options in wanted)
    found = []
    for match, rest in sorted(left, key=lambda one: len(one[1])):
        sure = not rest or (few and len(written) == 1) or all(map(transliteration.is_patronymic, rest))
        found.append(match._replace(rule=TRANSLITERATION + (_PART if rest else ""), confident=sure, score=_PARTLY if rest else _WHOLE))
    return found


def _ways(names: Names, written: tuple[str, ...], kind: str) -> Iterator[tuple[str, ...]]:
    """The words as they may be filed, of each only what is a word of some name of a kind."""
    known = ([one for one in sorted(_in_latin(word)) if names.count(one, kind)] for word in written)
    return islice(product(*known), _MOST_WAYS)


def _in_latin(word: str) -> set[str]:
    """A word as it may be filed: folded, with umlauts spelled out, and in Latin letters."""
    return {fold(word), *german_words(word), *transliteration.spellings(word)}


def _left_over(names: Names, wanted: list[set[str]], match: Match) -> Iterator[tuple[str, ...]]:
    """The folded words of the first form of a thing that has all that are wanted, without those; nothing where no form has them."""
    for form in dict.fromkeys((match.form, *names.forms(match.thing))):
        known = list(transliteration.words_as_written(form))
        for options in wanted:
            met = next((word for word in known if options & _in_latin(word)), None)
            if met is None:
                break
            known.remove(met)
        else:
            yield tuple(map(fold, known))
            return
