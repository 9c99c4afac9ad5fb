"""Which facts speak of whom: of somebody, of a place and the places in it, or of words."""

import sqlite3
from collections.abc import Sequence

from sinoeu.answers.asked import Asked, NothingFound
from sinoeu.answers.found import suggested
from sinoeu.model.answer import Overview
from sinoeu.store.names import Match, look_up
from sinoeu.text.folding import words

_FACTS_OF_THING = "SELECT DISTINCT fact FROM mention WHERE thing = :thing AND ((:as_printed = 0 AND as_read = 1) OR (:as_printed = 1 AND as_printed = 1))"
_FACTS_OF_PLACE = """
SELECT DISTINCT mention.fact FROM place_part JOIN mention ON mention.thing = place_part.part
WHERE place_part.place = :thing AND ((:as_printed = 0 AND mention.as_read = 1) OR (:as_printed = 1 AND mention.as_printed = 1))
"""
_FACTS_OF_WORD = "SELECT fact FROM word WHERE word = :word AND ((:as_printed = 0 AND as_read = 1) OR (:as_printed = 1 AND as_printed = 1))"
_EVENTS_OF_PARTS = """
SELECT DISTINCT claim.event FROM mention JOIN claim ON claim.id = mention.claim
WHERE mention.thing = :thing AND mention.kind = 'part' AND mention.field = 'who' AND claim.event IS NOT NULL
AND ((:as_printed = 0 AND mention.as_read = 1) OR (:as_printed = 1 AND mention.as_printed = 1))
"""
_DEALS_OF_PARTY = """
SELECT DISTINCT fact FROM mention WHERE thing = :thing AND kind = 'deal' AND field = 'parties'
AND ((:as_printed = 0 AND as_read = 1) OR (:as_printed = 1 AND as_printed = 1))
"""
ACTORS = ("person", "organisation")
PLACES = ("place",)
ANY_NAME = (*ACTORS, *PLACES)


def facts_of(connection: sqlite3.Connection, thing: int, type: str, as_printed: bool) -> set[int]:
    """The facts that speak of a thing, the events in which it took part among them; of a place, also those that speak of a place in it."""
    asked = {"thing": thing, "as_printed": int(as_printed)}
    facts = {fact for (fact,) in connection.execute(_FACTS_OF_PLACE if type == "place" else _FACTS_OF_THING, asked)}
    return facts | {event for (event,) in connection.execute(_EVENTS_OF_PARTS, asked)}


def named(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool) -> tuple[Match, ...]:
    """Whoever, or whatever place, the value of an option names. Raises NothingFound, with suggestions, where there is none."""
    found = look_up(connection, typed, types, as_printed)
    if not found.matches:
        nothing, command = ("no place is", "where") if types == PLACES else ("nobody is", "who")
        instead = (typed, found.suggestions[0][0].name) if found.suggestions else None
        raise NothingFound(f"{nothing} called {typed!r}", "" if instead else f"sinoeu {command}", suggested(found.suggestions, typed), instead)
    return found.matches


def to_choose_from(connection: sqlite3.Connection, name: str, matches: Sequence[Match], asked: Asked, command: str, narrower: str = "") -> Overview | None:
    """The list of several of one name; None of one, which need not be chosen."""
    if len(matches) < 2:
        return None
    from sinoeu.answers.namesakes import overview

    return overview(connection, name, matches, asked, command, narrower)


def called_elsewhere(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool) -> str:
    """The line to type for a name that is no place but somebody's, or the other way round; empty where it is nobody's."""
    found = look_up(connection, typed, types, as_printed).matches
    command, what = ("where", "a place") if types == PLACES else ("who", "no place")
    return f"sinoeu {command} {found[0].name}  # {found[0].name} is {what}" if found else ""


def facts_of_name(connection: sqlite3.Connection, typed: str, types: tuple[str, ...], as_printed: bool) -> set[int]:
    """The facts that speak of whoever is named. Raises NothingFound where there is nobody of the name."""
    return set[int]().union(*(facts_of(connection, match.thing, match.type, as_printed) for match in named(connection, typed, types, as_printed)))


def deals_of_party(connection: sqlite3.Connection, typed: str, as_printed: bool) -> set[int]:
    """The deals to which whoever is named is a party. Raises NothingFound where there is nobody of the name."""
    given = [{"thing": match.thing, "as_printed": int(as_printed)} for match in named(connection, typed, ANY_NAME, as_printed)]
    return {fact for one in given for (fact,) in connection.execute(_DEALS_OF_PARTY, one)}


def facts_of_words(connection: sqlite3.Connection, typed: str, as_printed: bool, what: str, command: str) -> set[int]:
    """The facts that speak of whoever is named, or that have all the words in their name or subject.

    Raises NothingFound where there are none.
    """
    found = look_up(connection, typed, ANY_NAME, as_printed)
    facts = set[int]().union(*(facts_of(connection, match.thing, match.type, as_printed) for match in found.matches))
    each = [_facts_of_word(connection, part, as_printed) for part in words(typed)]
    facts |= set.intersection(*each) if each else set()
    if not facts:
        nothing = f"no {what} about {typed!r}: nobody and no place of that name, and no such words in a name or subject"
        raise NothingFound(nothing, f"sinoeu {command}", suggested(found.suggestions, typed), typed=typed)
    return facts


def _facts_of_word(connection: sqlite3.Connection, word: str, as_printed: bool) -> set[int]:
    """The facts that have a word in their name or subject, or that speak of somebody or some place of that name."""
    facts = {fact for (fact,) in connection.execute(_FACTS_OF_WORD, {"word": word, "as_printed": int(as_printed)})}
    named = look_up(connection, word, ANY_NAME, as_printed).matches
    return facts.union(*(facts_of(connection, match.thing, match.type, as_printed) for match in named))
