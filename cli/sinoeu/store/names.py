"""Names looked up: who or what is meant by what was typed, by which rule, and who may have been meant where nobody is.

Rules are tried one after another, from the whole name to a slip of the finger, until one is certain. What a rule finds
without being certain is suggested.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from sinoeu.store.guesses import MOST_WORDS, sharing, slipped
from sinoeu.store.in_characters import in_characters
from sinoeu.store.keyed import Match, Names, once
from sinoeu.store.partial import may_be_part
from sinoeu.store.place_names import by_rank, in_larger
from sinoeu.store.romanised import TRANSLITERATION, romanised
from sinoeu.text import characters, organisations
from sinoeu.text.folding import words
from sinoeu.text.names import (
    INITIALS,
    OTHERS_WORD,
    WEAK_INITIALS,
    WORD,
    divisions,
    groupless_key,
    initials_typed,
    is_bound_alike,
    is_joined_alike,
    leads_with_initial,
    less_words,
    meets_initials,
    own_words_key,
    run_together_key,
    same_letters,
    spellings,
    whole_key,
    without_first_name,
)  # fmt: skip
from sinoeu.text.pinyin import initials, is_pinyin
from sinoeu.text.romanisations import is_marked
from sinoeu.text.titles import around_office, is_title, of_monsieur, without_titles
from sinoeu.text.transliteration import in_latin, is_other_script
from sinoeu.text.typed import beside_brackets, mended, toneless, without_asides, without_possessive

__all__ = ["PART", "SLIP", "Care", "Found", "Match", "look_up", "surely_meant", "wholly_called"]

PART = "part of the name"
SLIP = "typing slip"
_SLIPS = frozenset([SLIP])
_NO_WHOLE_NAME = _SLIPS | {PART, "initials", "middle initial", "first name"}
MOST_PART_OF_NAME = 12
"""More people than this of one surname are not all meant."""
_MOST_SUGGESTED = 3
_MOST_INITIALS = 8
_MOST_COMPARED = 200
_MOST_RUN_ON = 4000
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
    doubtful = _NO_WHOLE_NAME if care.exact else _SLIPS if care.strict else frozenset()
    guesses: list[Match] = []
    for found in search.rules():
        certain = tuple(once(match for match in found if match.confident and match.rule.rpartition(", ")[2] not in doubtful))
        if certain:
            return Found(certain, ())
        guesses.extend(found)
        if len(guesses) >= _MOST_SUGGESTED and guesses[0].score >= 100:
            break
    if len({match.thing for match in guesses}) < _MOST_SUGGESTED:
        guesses += sharing(search.names, search.parts[:MOST_WORDS])
    best = sorted(once(guesses), key=lambda match: -match.score)[:_MOST_SUGGESTED]
    return Found((), tuple((match._replace(confident=False), match.why or match.rule) for match in best))


def surely_meant(names: Names, typed: str) -> tuple[Match, ...]:
    """What is certain to be meant by a name among some names; nothing is suggested."""
    found = (tuple(once(match for match in matches if match.confident)) for matches in _Search(names, typed, MOST_PART_OF_NAME).rules()) if words(typed) else ()
    return next(filter(None, found), ())


def wholly_called(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool) -> Match | None:
    """The first thing of the given types whose whole name was typed, in whatever order of its words; none is guessed at."""
    names = Names(connection, types, as_printed)
    found = (match for spelled in spellings(typed) if spelled for match in names.key(whole_key(spelled), "name", typed))
    return next(found, None)


class _Search:
    """What was typed, and the rules by which it is looked for."""

    def __init__(self, names: Names, typed: str, most: int) -> None:
        self.names = names
        self.most = most
        self.typed = mended(typed)
        self.plain = without_possessive(self.typed)
        self.people = "person" in names.types
        freed = without_titles(without_asides(self.plain)) if self.people else self.plain
        self.written = (self.typed, freed)
        for latin in in_latin(self.plain)[:1]:  # of whole names every way is looked up
            self.plain = latin
            freed = without_titles(without_asides(latin)) if self.people else latin
        self.bare = toneless(freed) if self.people else freed
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
            yield in_characters(self.names, self.typed, lambda name: self.whole(without_titles(without_asides(name))))
        yield by_rank(self.names, self.typed, self.whole)
        yield in_larger(self.names, self.typed, self.whole)
        if self._may_be_initials():
            yield self.initialism(WEAK_INITIALS, False)
        for way, rule, types in self._freed():
            yield [match._replace(rule=rule if match.rule in ("name", "case") else f"{rule}, {match.rule}") for match in self.whole(way) if match.type in types]
        yield self.beside_initials()
        if not marked:
            yield from self.romanised()
        if len(self.parts) <= _MOST_TYPED and not organisations.is_form_only(self.typed):
            yield self.part(self.plain)
            yield self.initials(self.plain)
            if self.bare != self.plain:
                yield self.part(self.bare, (WORD,))
                yield self.initials(self.bare)
            if self.people:
                for way, rule in less_words(self.bare):
                    yield self._with_less(way, rule)
                yield self.part(of_monsieur(self.plain), (WORD,))
            yield slipped(self.names, self.bare, self.plain, is_other_script(self.typed))
            if self.people:
                yield self._with_less(without_first_name(self.bare), "first name")

    def _freed(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """What was typed without what belongs to no name, each time with the rule and with the types of things whose name it may be."""
        people = ("person", "printed")
        titled = without_titles(self.plain)
        ways = [(self.plain, "possessive", self.names.types), (titled, "title", self.names.types)]
        if self.people:
            without = without_titles(without_asides(self.plain))
            ways += [(without, "words in brackets", people), (toneless(without), "tones", people)]
            ways += [(way, "title", people) for way in around_office(self.plain)]
        met = {self.typed}
        for way, rule, types in ways:
            if way not in met:
                met.add(way)
                yield way, rule, (*types, "printed")

    def whole(self, name: str) -> list[Match]:
        """Everything whose whole name was typed, in whatever order, spelling or spacing."""
        found: list[Match] = []
        parts = words(name)
        for spelled in sorted(spellings(name), key=lambda one: one != parts):
            matches = self.names.key(whole_key(spelled), "name", name) if spelled else []
            found += [match._replace(rule=_order_rule(name, match.form)) for match in matches]
        found = [match for match in found if (is_bound_alike(name, match.form) if match.type == "person" else _letters(match.form) == _letters(name))]
        if not found and self.names.types != ("person",):
            found = self._organisation(name)
        if not found or "-" in name:  # a hyphen says which words are the given name: Ping Yuan-jun is Ping Yuanjun before he is Yuan Jun Ping
            for spelled in filter(None, spellings(name)):
                joined = self.names.key(run_together_key(spelled), "spacing")
                found += [match for match in joined if same_letters(spelled, match.form) and is_joined_alike(name, match.form)]
        return _in_order(found, parts)

    def _with_less(self, way: str, rule: str) -> list[Match]:
        """People whose whole name is left when words that say little are left out, unless others of that name have more words: these may tell them apart."""
        found = [match._replace(rule=rule) for match in self.whole(way) if match.type != "organisation"]
        longer = self.names.of(self.names.having(words(way), WORD, _MOST_COMPARED), rule) if rule == "middle initial" and found else []
        alone = {match.thing for match in longer} <= {match.thing for match in found}
        return [match._replace(confident=alone) for match in found]

    def _organisation(self, name: str) -> list[Match]:
        """By its own words: with another legal form than any of its own it is another firm."""
        typed = organisations.parted(name)
        for key, rule in ((own_words_key(typed.own), "legal form"), (groupless_key(typed.own), "group")):
            found = self.names.key(key, rule, name)
            if found:
                known = [(match, frozenset[str]().union(*(organisations.parted(form).forms for form in self.names.forms(match.thing)))) for match in found]
                told = "joining words" if rule == "legal form" and not typed.forms and not any(forms for _, forms in known) else rule
                return [match._replace(rule=told, confident=not typed.forms or not forms or bool(typed.forms & forms)) for match, forms in known]
        return []

    def _may_be_initials(self) -> bool:
        """Whether one word was typed that may be the initials of an organisation."""
        letters = "".join(self.parts)
        together = len(self.typed.split()) == 1 and (len(self.parts) == 1 or all(len(part) == 1 for part in self.parts))
        return together and 2 <= len(letters) <= _MOST_INITIALS and "organisation" in self.names.types and organisations.is_in_capitals(self.typed)

    def initialism(self, kind: str, certain: bool) -> list[Match]:
        """The organisations whose initials were typed."""
        letters = "".join(self.parts)
        found = self.names.key(kind + letters, "initials of the name")
        own = [match for match in found if organisations.own_initials(match.form) == letters]
        found = [*own, *(match for match in found if match not in own)]
        # Initials that leave the country out, or take Chinese words apart, are certain where they are nobody else's.
        return [match._replace(confident=len(found) <= MOST_PART_OF_NAME if certain else len(found) == 1) for match in found]

    def beside_initials(self) -> list[Match]:
        """The organisations whose name was typed with its initials in brackets behind it, or the other way round."""
        pieces = beside_brackets(self.typed)
        by_initials = [{match.thing for kind in (INITIALS, WEAK_INITIALS) for match in self.names.key(kind + "".join(words(piece)), "")} for piece in pieces]
        of_whole = zip((self.whole(piece) if words(piece) else [] for piece in pieces), reversed(by_initials), strict=True)
        return [match._replace(rule="name with its initials") for found, things in of_whole for match in found if match.thing in things]

    def romanised(self) -> Iterator[list[Match]]:
        """By another spelling of Chinese than pinyin, or from another alphabet; as typed before titles are taken off, for jing is King in French papers."""
        return (romanised(self.names, name, self.most) for name in dict.fromkeys(self.written))

    def part(self, name: str, kinds: tuple[str, ...] = (WORD, OTHERS_WORD)) -> list[Match]:
        """Everything, of people and others, whose name has all the typed words, where there are few enough to mean them all."""
        parts = tuple(dict.fromkeys(words(name)))
        twice = len(parts) == 1 < len(words(name))  # Lan Lan is no Lan of another given name
        if len(name.split()) == 1 and self.names.count("".join(parts), WORD) and all(map(is_pinyin, parts)):  # Zhi-chang is a given name
            parts = ("".join(parts),)
        if not parts or twice or is_title(name) or (len(parts) == 1 and organisations.is_no_name(parts[0])):
            return []
        found: list[Match] = []
        for kind in (kind for kind in self.names.kinds() if kind in kinds):
            wanted = parts if kind == WORD else organisations.in_one_language(parts)
            most = 10 * self.most if len(wanted) > 1 or self.names.count(wanted[0], kind) <= 10 * self.most else self.most + 1
            having = self.names.of(self.names.having(wanted, kind, most), PART)
            found += [match for match in having if (match.type == "person") == (kind == WORD)]
        few = len({match.thing for match in found}) <= self.most
        return [match._replace(confident=few and may_be_part(name, parts, match), score=90) for match in found]

    def initials(self, name: str) -> list[Match]:
        """People of whose name one part was typed in full, the others by their first letters."""
        full, letters = initials_typed(name)
        if not full or not letters or not self.people:
            return []
        found = [match for match in self.names.of(self._beginning(full, letters), "initials") if match.type == "person"]
        found = [match for match in found if any(meets_initials(full, letters, known) for known in divisions(match.form))]
        if leads_with_initial(name):
            found = [match for match in found if words(match.form)[0] != full[0] or is_pinyin(full[0])]
        return [match._replace(confident=len(found) <= self.most, score=95) for match in found]

    def _beginning(self, full: tuple[str, ...], letters: str) -> list[int]:
        """Names that have the words in full; where they are many, those that go on, after the last of the words, with the first letter."""
        if len(full) > 1 or self.names.count(full[0], WORD) <= _MOST_COMPARED:
            return self.names.having(full, WORD, _MOST_COMPARED)
        found = self.names.running_on(full[0] + letters[0], _MOST_RUN_ON)
        rests = ((key[len(full[0]) :], name) for key, name in found)
        return [name for rest, name in rests if len(letters) == 1 or not is_pinyin(rest) or letters in initials(rest)][:_MOST_COMPARED]


def _as_typed(name: str) -> list[str]:
    """The words of a name in small letters, with their marks and in any order."""
    return sorted(name.casefold().replace(",", " ").split())


def _letters(name: str) -> list[str]:
    """The single letters of a name, whose order is part of it: A.B.C. is not C.B.A."""
    return [word for word in words(name) if len(word) == 1]


def _in_order(matches: list[Match], parts: tuple[str, ...]) -> list[Match]:
    """The matches, those first whose letters come in the order in which they were typed."""
    return sorted(matches, key=lambda match: (words(match.form) != parts, "".join(words(match.form)) != "".join(parts)))


def _order_rule(typed: str, form: str) -> str:
    if typed == form:
        return "name"
    if is_other_script(typed) != is_other_script(form):
        return TRANSLITERATION
    if spellings(typed).isdisjoint(spellings(form)):
        return "order"
    return "case" if typed.casefold() == form.casefold() else "spelling"
