"""Names looked up: who or what is meant by what was typed, by which rule, and who may have been meant where nobody is.

Rules are tried one after another, from the whole name to a slip of the finger, until one is certain. What a rule finds
without being certain is suggested.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from sinoeu.store.guesses import MOST_WORDS, sharing, slipped
from sinoeu.store.keyed import Match, Names, once
from sinoeu.store.romanised import romanised
from sinoeu.text import characters, organisations
from sinoeu.text.folding import words
from sinoeu.text.names import (
    CHARACTERS,
    GROUPLESS,
    INITIALS,
    OWN_WORDS,
    PARTICLES,
    WEAK_INITIALS,
    divisions,
    initials_typed,
    meets_initials,
    run_together_key,
    same_letters_in_words,
    spellings,
    whole_key,
)  # fmt: skip
from sinoeu.text.pinyin import is_pinyin
from sinoeu.text.romanisations import is_marked
from sinoeu.text.titles import is_title, without_titles

__all__ = ["PART", "Care", "Found", "Match", "look_up"]

PART = "part of the name"
MOST_PART_OF_NAME = 12
"""More people than this of one surname are not all meant."""
_MOST_SUGGESTED = 3
_MOST_INITIALS = 8
_MOST_TYPED = 12
"""No name has more words."""


class Care(NamedTuple):
    """How sure a look-up is to be."""

    exact: bool = False
    """Whole names by rule only: a part of one is not certain, nor is a slip of the finger."""
    strict: bool = False
    """A slip of the finger is never certain."""
    most: int = MOST_PART_OF_NAME
    """How many may be meant by a part of their name; more where something else narrows them."""


ORDINARY = Care()


class Found(NamedTuple):
    """What a look-up gives: everybody meant, or nobody and who may have been meant, each with the reason."""

    matches: tuple[Match, ...]
    suggestions: tuple[tuple[Match, str], ...]


def look_up(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool, care: Care = ORDINARY) -> Found:
    """Finds things of the given types (`person`, `organisation`, `place`) by a name in any order, case, spacing, spelling or script."""
    if not words(typed):
        return Found((), ())
    search = _Search(Names(connection, types, as_printed), typed, care.most)
    doubtful = {"part of the name", "initials", "typing slip"} if care.exact else {"typing slip"} if care.strict else set()
    guesses: list[Match] = []
    for found in search.rules():
        certain = tuple(once(match for match in found if match.confident and match.rule.rpartition(", ")[2] not in doubtful))
        if certain:
            return Found(certain, ())
        guesses.extend(found)
        if len(guesses) >= _MOST_SUGGESTED and guesses[0].score >= 100:
            break
    best = sorted(once(guesses), key=lambda match: -match.score)[:_MOST_SUGGESTED]
    return Found((), tuple((match._replace(confident=False), match.why or match.rule) for match in best))


class _Search:
    """What was typed, and the rules by which it is looked for."""

    def __init__(self, names: Names, typed: str, most: int) -> None:
        self.names = names
        self.most = most
        self.typed = typed
        self.bare = without_titles(typed) if "person" in names.types else typed
        self.parts = words(self.bare)

    def rules(self) -> Iterator[list[Match]]:
        """What each rule finds, those first that are surest."""
        whole = self.whole(self.typed)
        # Marks that pinyin has not make another name than the letters without them: Chün-ch'eng Li is not Li Chuncheng.
        marked = is_marked(self.typed) and not any(_as_typed(match.form) == _as_typed(self.typed) for match in whole)
        if marked:
            yield from self.romanised()
        yield [*whole, *self.initialism(INITIALS, True)] if self._may_be_initials() else whole
        if characters.has_characters(self.typed):
            yield self.characters()
        if self._may_be_initials():
            yield self.initialism(WEAK_INITIALS, False)
        if self.bare != self.typed:
            yield [match._replace(rule="title" if match.rule in ("name", "case") else f"title, {match.rule}") for match in self.whole(self.bare)]
        if not marked:
            yield from self.romanised()
        if len(self.parts) <= _MOST_TYPED and not organisations.is_form_only(self.typed):
            if self.bare != self.typed:
                yield self.part(self.typed)
            yield self.part(self.bare)
            yield self.initials()
            yield slipped(self.names, self.bare)
        yield sharing(self.names, self.parts[:MOST_WORDS])

    def whole(self, name: str) -> list[Match]:
        """Everything whose whole name was typed, in whatever order, spelling or spacing."""
        found: list[Match] = []
        parts = words(name)
        for spelled in sorted(spellings(name), key=lambda one: one != parts):
            matches = self.names.key(whole_key(spelled), "name", name) if spelled else []
            found += [match._replace(rule=_order_rule(name, parts, match.form)) for match in matches]
        found = [match for match in found if match.type == "person" or _letters(match.form) == _letters(name)]
        if not found and self.names.types != ("person",):
            found = self._organisation(name)
        if not found or "-" in name:  # a hyphen says which words are the given name: Ping Yuan-jun is Ping Yuanjun before he is Yuan Jun Ping
            for spelled in filter(None, spellings(name)):
                joined = self.names.key(run_together_key(spelled), "spacing")
                found += [match for match in joined if _same_letters(spelled, match.form)]
        return _in_order(found, parts)

    def _organisation(self, name: str) -> list[Match]:
        """By its own words: another legal form on both sides is another firm."""
        typed = organisations.parted(name)
        keys = {OWN_WORDS + " ".join(sorted(typed.own)): "legal form", GROUPLESS + " ".join(sorted(organisations.without_group(typed.own))): "group"}
        for key, rule in keys.items():
            found = self.names.key(key, rule, name)
            if found:
                known = [(match, organisations.parted(match.form).form) for match in found]
                return [match._replace(confident=not (form and typed.form and form != typed.form)) for match, form in known]
        return []

    def _may_be_initials(self) -> bool:
        letters = "".join(self.parts)
        together = len(self.typed.split()) == 1 and (len(self.parts) == 1 or all(len(part) == 1 for part in self.parts))
        return together and 2 <= len(letters) <= _MOST_INITIALS and "organisation" in self.names.types and self.typed.upper() == self.typed

    def initialism(self, kind: str, certain: bool) -> list[Match]:
        """The organisations whose initials were typed."""
        letters = "".join(self.parts)
        found = self.names.key(kind + letters, "initials of the name")
        own = [match for match in found if organisations.own_initials(match.form) == letters]
        found = [*own, *(match for match in found if match not in own)]
        # Initials that leave the country out, or take Chinese words apart, are certain where they are nobody else's.
        return [match._replace(confident=len(found) <= MOST_PART_OF_NAME if certain else len(found) == 1) for match in found]

    def characters(self) -> list[Match]:
        """By its characters, in their simplified forms, without a title; else by how they are read, unless other characters are known of the same."""
        simple = characters.simplified(self.typed)
        bare = characters.without_title(simple)
        for name, rule in ((simple, "characters"), (bare, "title, characters"), *((short, "characters") for short in characters.shortened(simple))):
            found = self.names.key(CHARACTERS + name, rule)
            if found:
                return found
        usual: list[Match] = []
        unusual: list[Match] = []
        for read in characters.spoken(bare) if "person" in self.names.types else ():
            typed = (read.surname, *read.given)
            for match in self.names.key(run_together_key(typed), "pinyin of the characters"):
                if match.type in ("person", "printed") and _same_letters(typed, match.form) and not any(map(characters.has_characters, self.names.forms(match.thing))):
                    (unusual if read.unusual else usual).append(match._replace(confident=read.unusual <= 1 and not read.surname_unusual))
        return usual or unusual

    def romanised(self) -> Iterator[list[Match]]:
        """By another spelling of Chinese than pinyin, or from another alphabet; as typed before titles are taken off, for jing is King in French papers."""
        return (romanised(self.names, name, self.most) for name in dict.fromkeys((self.typed, self.bare)))

    def part(self, name: str) -> list[Match]:
        """Everything whose name has all the typed words, where there are few enough to mean them all."""
        parts = tuple(dict.fromkeys(words(name)))
        if not parts or is_title(name):
            return []
        names = set.intersection(*map(self.names.having, parts))
        found = self.names.of(islice(sorted(names), 10 * self.most), PART)
        few = len({match.thing for match in found}) <= self.most
        return [match._replace(confident=few and _may_be_part(name, parts, match), score=90) for match in found]

    def initials(self) -> list[Match]:
        """People of whose name one part was typed in full, the others by their first letters."""
        full, letters = initials_typed(self.bare)
        if not full or not letters or "person" not in self.names.types:
            return []
        names = set.intersection(*map(self.names.having, full))
        found = [match for match in self.names.of(sorted(names), "initials") if match.type == "person"]
        found = [match for match in found if any(meets_initials(full, letters, known) for known in divisions(match.form))]
        return [match._replace(confident=len(found) <= self.most, score=95) for match in found]


def _may_be_part(name: str, parts: tuple[str, ...], match: Match) -> bool:
    """Whether words that a name has may stand for it.

    Two words of Chinese are a whole name: Liu Cheng is not Wei Liucheng, nor a part of Wei Liu Cheng. A first and a last name
    are too, unless a particle alone is missing: Markus Welinder need not be Markus Olsvik Welinder. So are a word for a kind of
    organisation with one of its own (the University of Tirana is not its Agricultural University), and a name with its legal form.
    """
    if match.type == "person":
        missing = set(words(match.form)).difference(parts)
        return len(name.split()) == 1 or len(parts) == 1 or any(part in PARTICLES for part in parts) or (missing <= PARTICLES and not all(map(is_pinyin, parts)))
    typed, known = organisations.parted(name), organisations.parted(match.form)
    if typed.form:
        return False
    if not {word for word in typed.own if len(word) == 1} <= {
        *known.own,
        *(letter for word in known.own if organisations.is_dotted(word, match.form) for letter in word),
    }:
        return False
    kinds = [part for part in typed.own if part in organisations.KINDS]
    bare = set(known.own).difference(typed.own) <= organisations.ADMINISTRATIVE
    return bare or not (kinds and len(typed.own) - len(kinds) <= 1)


def _same_letters(typed: tuple[str, ...], form: str) -> bool:
    return any(same_letters_in_words(typed, known) for known in spellings(form))


def _as_typed(name: str) -> list[str]:
    """The words of a name in small letters, with their marks and in any order."""
    return sorted(name.casefold().replace(",", " ").split())


def _letters(name: str) -> list[str]:
    """The single letters of a name, whose order is part of it: A.B.C. is not C.B.A."""
    return [word for word in words(name) if len(word) == 1]


def _in_order(matches: list[Match], parts: tuple[str, ...]) -> list[Match]:
    """The matches, those first whose letters come in the order in which they were typed."""
    return sorted(matches, key=lambda match: (words(match.form) != parts, "".join(words(match.form)) != "".join(parts)))


def _order_rule(typed: str, parts: tuple[str, ...], form: str) -> str:
    if typed == form:
        return "name"
    known = words(form)
    if parts != known:
        return "order"
    return "case" if typed.casefold() == form.casefold() else "spelling"
