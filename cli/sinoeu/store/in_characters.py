"""Names typed in Chinese characters, alone, beside letters or mixed with them, looked up."""

from collections.abc import Callable

from sinoeu.store.keyed import Match, Names
from sinoeu.store.place_names import by_characters
from sinoeu.text import characters
from sinoeu.text.folding import words
from sinoeu.text.names import CHARACTERS, run_together_key, same_letters


def in_characters(names: Names, typed: str, whole: Callable[[str], list[Match]]) -> list[Match]:
    """Everybody of a name with characters in it. `whole` finds whole names in letters."""
    found = _alone(names, typed)
    if found:
        return found
    written, lettered = characters.parts_of(typed)
    if not words(lettered):
        return []
    both = {match.thing for match in _alone(names, written)}
    named = [match for match in whole(lettered) if match.thing in both]
    return [match._replace(rule="characters beside letters") for match in named] or _mixed(names, typed, written)


def _alone(names: Names, typed: str) -> list[Match]:
    """By the characters, in their simplified forms, without a title; else by how they are read, unless other characters are known of the same."""
    simple = characters.simplified(typed)
    bare = characters.without_title(simple)
    for name, rule in ((simple, "characters"), (bare, "title, characters"), *((short, "characters") for short in characters.shortened(simple))):
        found = names.key(CHARACTERS + name, rule)
        if found:
            return [by_characters(match, simple, name) for match in found]
    usual: list[Match] = []
    unusual: list[Match] = []
    for read in characters.spoken(bare) if {"person", "place"} & set(names.types) else ():
        typed_words = (read.surname, *read.given)
        for match in names.key(run_together_key(typed_words), "pinyin of the characters"):
            if _is_read_so(typed_words, match) and not any(map(characters.has_characters, names.forms(match.thing))):
                (unusual if read.unusual else usual).append(match._replace(confident=read.unusual <= 1 and not read.surname_unusual))
    return usual or unusual


def _is_read_so(typed_words: tuple[str, ...], match: Match) -> bool:
    """Whether somebody, or a place, may have the name that is read: of a place no word comes before the others at will."""
    if match.type == "place":
        return "".join(words(match.form)) == "".join(typed_words)
    return match.type in ("person", "printed") and same_letters(typed_words, match.form)


def _mixed(names: Names, typed: str, written: str) -> list[Match]:
    """People whose name is partly typed in characters: those that are known in other characters are others."""
    found: list[Match] = []
    for way in characters.half_spoken(typed) if "person" in names.types else ():
        for match in names.key(run_together_key(way), "pinyin of the characters"):
            known = [characters.simplified(form) for form in names.forms(match.thing) if characters.has_characters(form)]
            if match.type in ("person", "printed") and same_letters(way, match.form) and (not known or any(written in form for form in known)):
                found.append(match)
    return found
