"""Which of several people of one name are meant: those who hold an office, or who have to do with a place."""

import sqlite3

from sinoeu.answers.choosing import facts_of
from sinoeu.store.names import Match, look_up
from sinoeu.text.folding import words

_TITLES = """
SELECT cell.value, cell.printed FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = 'title'
WHERE mention.thing = :thing AND mention.kind = 'role' AND mention.field = 'who'
"""


def fits(connection: sqlite3.Connection, match: Match, role: str, place: str, as_printed: bool) -> bool:
    """Whether somebody has an office with all the words of `role` in its title, and takes part in something that concerns `place`. Either may be empty."""
    return (not role or _holds(connection, match.thing, role)) and (not place or _concerns(connection, match, place, as_printed))


def _holds(connection: sqlite3.Connection, thing: int, role: str) -> bool:
    wanted = set(words(role))
    titles = connection.execute(_TITLES, {"thing": thing})
    return any(wanted <= set(words(text)) for title in titles for text in title if text)


def _concerns(connection: sqlite3.Connection, match: Match, place: str, as_printed: bool) -> bool:
    facts = facts_of(connection, match.thing, match.type, as_printed)
    places = look_up(connection, place, ("place",), as_printed).matches
    return any(facts & facts_of(connection, one.thing, one.type, as_printed) for one in places)
