"""The rules of a look-up, one after another, from the whole name to a slip of the finger."""

from collections.abc import Iterator
from functools import partial

from sinoeu.store.guesses import slipped
from sinoeu.store.in_characters import in_characters
from sinoeu.store.keyed import MOST_PART_OF_NAME, PART, Match, Names
from sinoeu.store.partial import may_be_part
from sinoeu.store.place_names import by_rank, in_larger
from sinoeu.store.romanised import is_another_reading, romanised, sure_letters
from sinoeu.store.whole import whole
from sinoeu.text import characters, organisations
from sinoeu.text.folding import words
from sinoeu.text.names import (
    INITIALS,
    OTHERS_WORD,
    WEAK_INITIALS,
    WORD,
    divisions,
    initials_typed,
    leads_with_initial,
    less_words,
    meets_initials,
    without_first_name,
)  # fmt: skip
from sinoeu.text.pinyin import initials, is_pinyin
from sinoeu.text.romanisations import is_marked
from sinoeu.text.titles import around_office, is_title, of_monsieur, without_titles
from sinoeu.text.transliteration import in_latin, is_other_script
from sinoeu.text.typed import beside_brackets, mended, toneless, without_asides, without_possessive

_MOST_INITIALS = 8
_MOST_COMPARED = 200
_MOST_RUN_ON = 4000
_MOST_TYPED = 12
"""No name has more words."""


class Search:
    """What was typed, and the rules by which it is looked for."""

    def __init__(self, names: Names, typed: str, most: int, called: list[Match] | None = None) -> None:
        """`called` is what has the typed words for its whole name, where that was looked up before."""
        self.names = names
        self.called = called
        self.most = most
        self.typed = mended(typed)
        self.plain = without_possessive(self.typed)
        self.people = "person" in names.types
        self.freed = self._without_what_is_no_name()
        self.written = (self.typed, self.freed)
        for latin in in_latin(self.plain)[:1]:  # of whole names every way is looked up
            self.plain = latin
            self.freed = self._without_what_is_no_name()
        self.bare = toneless(self.freed) if self.people else self.freed
        self.parts = words(self.bare)

    def _without_what_is_no_name(self) -> str:
        return without_titles(without_asides(self.plain)) if self.people else self.plain

    def rules(self) -> Iterator[list[Match]]:
        """What each rule finds, those first that are surest."""
        if not is_other_script(self.typed):
            return self._rules()
        readings = [sure for name in dict.fromkeys(self.written) if (sure := sure_letters(name))]
        return (
            [match._replace(confident=match.confident and not any(is_another_reading(sure, match) for sure in readings)) for match in found] for found in self._rules()
        )

    def _rules(self) -> Iterator[list[Match]]:
        called = whole(self.names, self.typed) if self.called is None else self.called
        # Marks that pinyin has not make another name than the letters without them: Chün-ch'eng Li is not Li Chuncheng.
        marked = is_marked(self.typed) and not any(_as_typed(match.form) == _as_typed(self.typed) for match in called)
        if marked:
            yield from self.romanised()
        yield [*called, *self.initialism(INITIALS, True)] if self._may_be_initials() else called
        if characters.has_characters(self.typed):
            yield in_characters(self.names, self.typed, lambda name: whole(self.names, without_titles(without_asides(name))))
        yield by_rank(self.names, self.typed, partial(whole, self.names))
        yield in_larger(self.names, self.typed, partial(whole, self.names))
        if self._may_be_initials():
            yield self.initialism(WEAK_INITIALS, False)
        for way, rule, types in self._freed():
            yield [match._replace(rule=rule if match.rule in ("name", "case") else f"{rule}, {match.rule}") for match in whole(self.names, way) if match.type in types]
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
            ways += [(self.freed, "words in brackets", people), (self.bare, "tones", people)]
            ways += [(way, "title", people) for way in around_office(self.plain)]
        met = {self.typed}
        for way, rule, types in ways:
            if way not in met:
                met.add(way)
                yield way, rule, (*types, "printed")

    def _with_less(self, way: str, rule: str) -> list[Match]:
        """People whose whole name is left when words that say little are left out, unless others of that name have more words: these may tell them apart."""
        found = [match._replace(rule=rule) for match in whole(self.names, way) if match.type != "organisation"]
        longer = self.names.of(self.names.having(words(way), WORD, _MOST_COMPARED), rule) if rule == "middle initial" and found else []
        alone = {match.thing for match in longer} <= {match.thing for match in found}
        return [match._replace(confident=alone) for match in found]

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
        of_whole = zip((whole(self.names, piece) if words(piece) else [] for piece in pieces), reversed(by_initials), strict=True)
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
            found = [match for match in found if _may_stand_first(full[0], words(match.form))]
        return [match._replace(confident=len(found) <= self.most, score=95) for match in found]

    def _beginning(self, full: tuple[str, ...], letters: str) -> list[int]:
        """Names that have the words in full; where they are many, those that go on, after the last of the words, with the first letter."""
        if len(full) > 1 or self.names.count(full[0], WORD) <= _MOST_COMPARED:
            return self.names.having(full, WORD, _MOST_COMPARED)
        found = self.names.running_on(full[0] + letters[0], _MOST_RUN_ON)
        rests = ((key[len(full[0]) :], name) for key, name in found)
        return [name for rest, name in rests if len(letters) == 1 or not is_pinyin(rest) or letters in initials(rest)][:_MOST_COMPARED]


def _may_stand_first(surname: str, form: tuple[str, ...]) -> bool:
    """Whether a name that was typed behind initials may be the first of a form: of a Chinese name it is the surname, of another the given name."""
    return form[0] != surname or is_pinyin(surname) or all(map(is_pinyin, form[1:]))


def _as_typed(name: str) -> list[str]:
    """The words of a name in small letters, with their marks and in any order."""
    return sorted(name.casefold().replace(",", " ").split())
