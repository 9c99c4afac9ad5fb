"""Keys of names: what two writings of one name have in common, whatever the order, case, spacing or diacritics."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from sinoeu.text import characters, organisations, transliteration
from sinoeu.text.folding import german_words, spelled_out, words
from sinoeu.text.pinyin import initials, is_pinyin, one_umlaut
from sinoeu.text.ranks import unranked
from sinoeu.text.transliteration import in_latin

WHOLE, RUN_TOGETHER, WORD = "P", "C", "W"
"""First letters of the three kinds of keys: all words sorted, all words run together, each word by itself."""
OTHERS_WORD = "V"
"""And of each word where it is no person's name: Lng may be a slip in a name of Chinese, though there is a firm that ships LNG."""
CHARACTERS, OWN_WORDS, GROUPLESS, INITIALS, WEAK_INITIALS = "H", "O", "G", "A", "B"
"""And of those that Chinese characters and organisations have: simplified characters; words without the legal form, and without a word for a group; initials."""
RANKLESS = "D"
"""And of those that places have: words without one for a rank."""
TRANSLITERATED = "T"
"""And of a Greek or Cyrillic word: its spellings in Latin letters."""

PARTICLES = frozenset("de da do dos das di du del della der den van von zu le la el al bin ibn ben mc mac o san santa ter ten af av junior jr y e i".split())
"""Words of European and Arabic names that may be left out, and by themselves are no name."""
_NOBILIARY = frozenset("de da do dos das du del della der den van von zu zur ter ten y".split())
"""Those that are written or not as one likes; Mac and O, Ben and Ibn make other names."""
MOST_TURNED = 12
"""A name of more words is run together in its own order only: the keys of a hostile one would grow with the square of its length."""

_VOWELS = frozenset("aeiou")
_NO_INITIALS = frozenset(["ng", "lv", "nv"])
"""Surnames of two letters that have no vowel; Ly and Vy are some as well."""

PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "us", "them", "him", "her", "both", "this", "that", "these", "those", "one"])
"""Words that stand for somebody without being a name."""


def is_name(words_printed: str) -> bool:
    """Whether words that stand for somebody are a name, by which one may be asked for: not `we`, `he` or `the two locations`."""
    return words_printed[:1].upper() == words_printed[:1] and words_printed.casefold() not in PRONOUNS


def spellings(name: str) -> set[tuple[str, ...]]:
    """The words of a name in each way in which its letters may be folded: marks off, umlauts spelled out, a Chinese u with dots as u, Cyrillic as Latin."""
    plain = words(name)
    found = {plain, tuple(map(one_umlaut, plain))}
    if not name.isascii():
        found.add(_german(name, plain))
        found.update(map(words, in_latin(name)))
    if organisations.has_dots(name):
        found.add(organisations.joined_words(name))
    return found


def _german(name: str, plain: tuple[str, ...]) -> tuple[str, ...]:
    """The words with umlauts spelled out, but where a name is of Chinese: after j, q, x, y, n and l the u with dots is that of ju and lü, and jue is another syllable."""
    chinese = all(map(is_pinyin, plain))
    return german_words(re.sub("(?<=[jqxynl])(?:ü|u\u0308)", "u", name, flags=re.IGNORECASE) if chinese else name)


def filed_keys(name: str, type: str) -> set[str]:
    """Every key under which a name of a person, an organisation or a place is filed."""
    found = keys(name) if type == "person" else {OTHERS_WORD + key[1:] if key[0] == WORD else key for key in keys(name)}
    if transliteration.is_other_script(name):
        spelled = [one for word in transliteration.words_as_written(name) for one in transliteration.spellings(word)]
        found.update(kind + one for one in spelled for kind in (WORD if type == "person" else OTHERS_WORD, TRANSLITERATED))
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
    for own in {organisations.parted(way).own for way in {name.casefold(), spelled_out(name), *in_latin(name)}}:
        found.update((own_words_key(own), groupless_key(own)))
        found.update(OTHERS_WORD + word for word in organisations.in_one_language(own))
    if type == "place":
        found.update(RANKLESS + " ".join(sorted(one.core)) for one in unranked(name))
    if type == "organisation":
        strong, weak = organisations.initialisms(name)
        found.update(INITIALS + one for one in strong)
        found.update(WEAK_INITIALS + one for one in weak)
    return found


def id_keys(id: str) -> set[str]:
    """The keys of an id, which is found as a whole only: `nanjing` is no part of the name of the Li Wei who is `li-wei-nanjing`."""
    parts = words(id)
    return {whole_key(parts), run_together_key(parts)} if parts else set()


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
    bound = _bound(name)
    for parts in spellings(name):
        if parts:
            found.add(whole_key(parts))
            found.update(run_together_key(turned) for turned in _rotations(parts, bound))
            found.update(WORD + part for part in parts)
    return found


def _bound(name: str) -> frozenset[int]:
    """Which words of a name have a hyphen before them, by their places: Zong Li-liang is turned to Li-liang Zong, but not to Liang Zong-li."""
    if "-" not in name:
        return frozenset()
    sizes = [len(words(token)) for token in re.split(r"[\s,]+", name)]
    ends = list(accumulate(sizes))
    return frozenset(range(ends[-1])) - {0, *ends}


def whole_key(parts: tuple[str, ...]) -> str:
    """The key of all words of a name, in any order."""
    return WHOLE + " ".join(sorted(parts))


def own_words_key(own: tuple[str, ...]) -> str:
    """The key of an organisation's own words, in any order and any language."""
    return OWN_WORDS + " ".join(sorted(organisations.in_one_language(own)))


def groupless_key(own: tuple[str, ...]) -> str:
    """The same without a word for a group."""
    return GROUPLESS + " ".join(sorted(organisations.in_one_language(organisations.without_group(own))))


def run_together_key(parts: tuple[str, ...]) -> str:
    """The key of all words of a name written as one, in the order given."""
    return RUN_TOGETHER + "".join(parts)


def same_letters(typed: tuple[str, ...], form: str) -> bool:
    """Whether words are a name but for the blanks between them, and what stands first."""
    bound = _bound(form)
    return any(same_letters_in_words(typed, known, bound) for known in spellings(form))


def is_bound_alike(typed: str, form: str) -> bool:
    """Whether words of Chinese that have a hyphen between them in one writing stand so in the other: Mei-ling is no Ling Mei."""
    return all(_has_pairs(words(one), _bound(one), words(other)) for one, other in ((typed, form), (form, typed)))


def _has_pairs(parts: tuple[str, ...], bound: frozenset[int], others: tuple[str, ...]) -> bool:
    pairs = set(pairwise(others))
    return not bound or not all(map(is_pinyin, parts)) or all((parts[at - 1], parts[at]) in pairs for at in bound)


def is_joined_alike(typed: str, form: str) -> bool:
    """Whether syllables of Chinese that a hyphen joins in one writing are in one word of the other, where that has two: Shan-Yu Li is Li Shanyu, not Shan Yuli."""
    return all(_joins(words(one), _joined(one), tuple(map(one_umlaut, words(other)))) for one, other in ((typed, form), (form, typed)))


def _joined(name: str) -> list[str]:
    """What hyphens join, run together; nothing where they join all of a name, the surname too."""
    tokens = [words(token) for token in re.split(r"[\s,]+", name)] if "-" in name else []
    return ["".join(map(one_umlaut, token)) for token in tokens if 1 < len(token) < len(words(name))]


def _joins(parts: tuple[str, ...], joined: list[str], others: tuple[str, ...]) -> bool:
    return len(others) != 2 or not all(map(is_pinyin, parts)) or all(any(one in other for other in others) for one in joined)


def same_letters_in_words(typed: tuple[str, ...], known: tuple[str, ...], bound: frozenset[int] = frozenset()) -> bool:
    """Whether one division into words refines the other, in some rotation: `chen zhi chang` and `chen zhichang`, but not `chan genli` and `chang enli`.

    The known words are not turned at the places that are bound.
    """
    return any(_refines(typed, turned) or _refines(turned, typed) for turned in _rotations(known, bound))


def _rotations(parts: tuple[str, ...], bound: frozenset[int]) -> Iterator[tuple[str, ...]]:
    turns = len(parts) if len(parts) <= MOST_TURNED else 1
    return ((*parts[turn:], *parts[:turn]) for turn in range(turns) if turn not in bound)


def _refines(fine: tuple[str, ...], coarse: tuple[str, ...]) -> bool:
    return "".join(fine) == "".join(coarse) and _ends(coarse) <= _ends(fine)


def _ends(parts: tuple[str, ...]) -> set[int]:
    """Where the words end, counted in letters."""
    return set(accumulate(map(len, parts)))


def less_words(name: str) -> Iterator[tuple[str, str]]:
    """A person's name with fewer words than typed, where those left out say little: a middle initial, a particle. Each with the rule."""
    parts = words(name)
    full = [part for part in parts if len(part) > 1]
    if 2 <= len(full) < len(parts) and not all(map(is_pinyin, full)):
        yield " ".join(full), "middle initial"
    plain = [part for part in parts if part not in _NOBILIARY]
    if 2 <= len(plain) < len(parts) and not all(map(is_pinyin, plain)):
        yield " ".join(plain), "particle"


def without_first_name(name: str) -> str:
    """A whole Chinese name without another first name before or behind it, `Jack Ma Yun`; empty for anything else."""
    tokens = name.split()
    foreign = [at for at, token in enumerate(tokens) if not all(map(is_pinyin, words(token)))]
    if len(tokens) not in (3, 4) or foreign not in ([0], [len(tokens) - 1]) or len(initials_typed(name)[1]) > 1:
        return ""
    return " ".join(tokens[1:] if foreign == [0] else tokens[:-1])


def initials_typed(name: str) -> tuple[tuple[str, ...], str]:
    """The words that are typed in full, and the letters that stand for others: `Z.C. Chen`, `J. Hoogmartens`, `Chen ZC`; of capitals alone nothing stands for others."""
    tokens = [(token, word) for token in re.split(r"[\s,.-]+", name) for word in words(token)]
    short = [word for token, word in tokens if _is_initials(token, word, name)]
    full = tuple(word for token, word in tokens if not _is_initials(token, word, name))
    return full, "".join(short) if len("".join(short)) <= 4 else ""


def _is_initials(token: str, word: str, name: str) -> bool:
    """A letter; capitals among other words; two letters that nobody could speak, as in CHEN ZC."""
    unspoken = len(word) == 2 and word.isascii() and not set(word) & _VOWELS and word not in _NO_INITIALS and (token.isupper() or "y" not in word)
    return len(word) == 1 or unspoken or (len(word) <= 3 and token.isupper() and not name.isupper())


def leads_with_initial(name: str) -> bool:
    """Whether a letter stands first, for a first name: `K. Bernard`."""
    first = words(name)[:1]
    return "," not in name and len("".join(first)) == 1


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
