"""Keys of names: what two writings of one name have in common, whatever the order, case, spacing or diacritics."""

import re
from collections.abc import Iterator
from itertools import accumulate

from sinoeu.text import characters, organisations, transliteration
from sinoeu.text.folding import german_words, spelled_out, words
from sinoeu.text.pinyin import initials, is_pinyin, one_umlaut

WHOLE, RUN_TOGETHER, WORD = "P", "C", "W"
"""First letters of the three kinds of keys: all words sorted, all words run together, each word by itself."""
CHARACTERS, OWN_WORDS, GROUPLESS, INITIALS, WEAK_INITIALS = "H", "O", "G", "A", "B"
"""And of those that Chinese characters and organisations have: simplified characters; words without the legal form, and without a word for a group; initials."""
TRANSLITERATED = "T"
"""And of a Greek or Cyrillic word: its spellings in Latin letters."""

PARTICLES = frozenset("de da do dos das di du del della der den van von zu le la el al bin ibn ben mc mac o san santa ter ten af av junior jr y e i".split())
"""Words of European and Arabic names that may be left out, and by themselves are no name."""
MOST_TURNED = 12
"""A name of more words is run together in its own order only: the keys of a hostile one would grow with the square of its length."""

PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "us", "them", "him", "her", "both", "this", "that", "these", "those", "one"])
"""Words that stand for somebody without being a name."""


def is_name(words_printed: str) -> bool:
    """Whether words that stand for somebody are a name, by which one may be asked for: not `we`, `he` or `the two locations`."""
    return words_printed[:1].upper() == words_printed[:1] and words_printed.casefold() not in PRONOUNS


def spellings(name: str) -> set[tuple[str, ...]]:
    """The words of a name in each way in which its letters may be folded: marks off, umlauts spelled out, a Chinese u with dots as u."""
    plain = words(name)
    return {plain, german_words(name), tuple(map(one_umlaut, plain)), organisations.joined_words(name)}


def filed_keys(name: str, type: str) -> set[str]:
    """Every key under which a name of a person, an organisation or a place is filed."""
    found = keys(name)
    if transliteration.is_other_script(name):
        spelled = [one for word in transliteration.words_as_written(name) for one in transliteration.spellings(word)]
        found.update(kind + one for one in spelled for kind in (WORD, TRANSLITERATED))
    if characters.has_characters(name):
        simple = characters.simplified(name)
        found.add(CHARACTERS + simple)
        if type != "person":
            found.update(CHARACTERS + short for short in characters.shortened(simple))
        return found
    if type == "person":
        parts = words(name)
        if 3 <= len(parts) <= 4:  # the given name of He Yuan Lang is one word elsewhere
            found.update((WORD + "".join(parts[1:]), WORD + "".join(parts[:-1])))
        return found
    for own in {organisations.parted(name).own, organisations.parted(spelled_out(name)).own}:
        found.update((OWN_WORDS + " ".join(sorted(own)), GROUPLESS + " ".join(sorted(organisations.without_group(own)))))
    if type == "organisation":
        strong, weak = organisations.initialisms(name)
        found.update(INITIALS + one for one in strong)
        found.update(WEAK_INITIALS + one for one in weak)
    return found


def spoken_keys(name: str) -> set[str]:
    """The keys of a person's name that is known in characters only, as it is usually read."""
    spoken = spoken_form(name)
    return keys(spoken) if spoken else set()


def spoken_form(name: str) -> str:
    """A person's name in characters as it is usually read, in pinyin; empty where they are no such name."""
    read = characters.spoken(characters.simplified(name))
    return f"{read[0].surname} {''.join(read[0].given)}" if read else ""


def divisions(name: str) -> list[tuple[str, ...]]:
    """The words of a name, and where it is a Chinese one of three or four syllables apart, with those of the given name run together."""
    found = list(dict.fromkeys(spellings(name)))
    for parts in list(found):
        if 3 <= len(parts) <= 4 and all(is_pinyin(part) for part in parts):
            found += [(parts[0], "".join(parts[1:])), ("".join(parts[:-1]), parts[-1])]
    return found


def keys(name: str) -> set[str]:
    """The keys that every name has."""
    found: set[str] = set()
    for parts in spellings(name):
        if parts:
            found.add(whole_key(parts))
            found.update(run_together_key(turned) for turned in _rotations(parts))
            found.update(WORD + part for part in parts)
    return found


def whole_key(parts: tuple[str, ...]) -> str:
    """The key of all words of a name, in any order."""
    return WHOLE + " ".join(sorted(parts))


def run_together_key(parts: tuple[str, ...]) -> str:
    """The key of all words of a name written as one, in the order given."""
    return RUN_TOGETHER + "".join(parts)


def same_letters_in_words(typed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one division into words refines the other, in some rotation: `chen zhi chang` and `chen zhichang`, but not `chan genli` and `chang enli`."""
    return any(_refines(typed, turned) or _refines(turned, typed) for turned in _rotations(known))


def _rotations(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    turns = len(parts) if len(parts) <= MOST_TURNED else 1
    return ((*parts[turn:], *parts[:turn]) for turn in range(turns))


def _refines(fine: tuple[str, ...], coarse: tuple[str, ...]) -> bool:
    return "".join(fine) == "".join(coarse) and _ends(coarse) <= _ends(fine)


def _ends(parts: tuple[str, ...]) -> set[int]:
    """Where the words end, counted in letters."""
    return set(accumulate(map(len, parts)))


def initials_typed(name: str) -> tuple[tuple[str, ...], str]:
    """The words that are typed in full, and the letters that stand for others: `Z.C. Chen`, `J. Hoogmartens`, `Chen ZC`; of capitals alone nothing stands for others."""
    tokens = [(token, word) for token in re.split(r"[\s,.-]+", name) for word in words(token)]
    short = [word for token, word in tokens if _is_initials(token, word, name)]
    full = tuple(word for token, word in tokens if not _is_initials(token, word, name))
    return full, "".join(short) if len("".join(short)) <= 4 else ""


def _is_initials(token: str, word: str, name: str) -> bool:
    return len(word) == 1 or (len(word) <= 3 and token.isupper() and not name.isupper())


def meets_initials(full: tuple[str, ...], letters: str, known: tuple[str, ...]) -> bool:
    """Whether a name has the words in full, and the letters are the initials of the others: of each word, of the first, or of the syllables of a Chinese given name."""
    rest = list(known)
    for word in full:
        if word not in rest:
            return False
        rest.remove(word)
    if not rest:
        return False
    firsts = "".join(word[0] for word in rest)
    return firsts == letters or (len(letters) == 1 and rest[0][0] == letters) or (len(rest) == 1 and letters in initials(rest[0]))
