"""What begins as typed: names by their words, ids, articles and what stands in them. Ranges of indexes, so that Tab answers at once."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sinoeu.text.characters import half_spoken, has_characters
from sinoeu.text.folding import words
from sinoeu.text.names import OTHERS_WORD, WORD

_LOOKED_AT = 2000
"""Rows that are read for one answer, and no more, in however large a corpus."""
_AFTER = "\U0010ffff"
"""Comes after whatever may follow a beginning."""
_EDGES = ",;:()[]{}\"'“”‘’„«»-–—"
"""Signs that stand around a word of a name without being part of it."""
_OF_TYPE = "SELECT name FROM thing WHERE type = :type ORDER BY name, id LIMIT :most"
_BY_WORD = """
SELECT name.text, thing.type FROM name_key JOIN name ON name.id = name_key.name JOIN thing ON thing.id = name.thing
WHERE name_key.key >= :low AND name_key.key < :high AND name.how <> 'id' ORDER BY name_key.key, name_key.name LIMIT :most
"""
_IDS = "SELECT key, name FROM thing WHERE key >= :low AND key < :high AND type <> 'printed' ORDER BY key LIMIT :most"
_ARTICLES = "SELECT key FROM article WHERE key >= :low AND key < :high ORDER BY key LIMIT :most"
_PASSAGES = """
SELECT passage.number FROM article JOIN passage ON passage.article = article.id WHERE article.key = :article ORDER BY passage.number LIMIT :most
"""
_CLAIMS = """
SELECT claim.number FROM article JOIN passage ON passage.article = article.id JOIN claim ON claim.passage = passage.id
WHERE article.key = :article AND passage.number = :passage ORDER BY claim.number LIMIT :most
"""
_OFFICES = """
SELECT cell.value FROM claim JOIN cell ON cell.claim = claim.id AND cell.field = 'title'
WHERE claim.kind = 'role' AND cell.value IS NOT NULL ORDER BY claim.id, cell.position LIMIT :most
"""


def next_words(connection: sqlite3.Connection, types: Sequence[str], earlier: str, begun: str) -> Iterator[str]:
    """The words that names have beside the earlier ones and that begin so; of names of which nothing is begun, the one that comes next."""
    had, start = words(earlier), _spelled(begun)
    found = False
    for name in _names(connection, types, had, start) if start or not begun else ():
        for word in _next(name, had, start):
            found = True
            yield word
    if not found and not had and "person" in types and has_characters(begun):
        yield from _read_so(connection, begun)


def _read_so(connection: sqlite3.Connection, begun: str) -> Iterator[str]:
    """The whole names of people that begin as characters are read, which are known in letters only."""
    for way in half_spoken(begun):
        for name in _names(connection, ("person",), (), way[0]):
            if "".join(words(name)).startswith("".join(way)):
                yield name


def whole_names(connection: sqlite3.Connection, types: Sequence[str], begun: str) -> Iterator[str]:
    """The names that begin so."""
    *had, start = words(begun) or ("",)
    spelled = _spelled(begun)
    return (name for name in _names(connection, types, had, start) if _spelled(name).startswith(spelled))


def ids(connection: sqlite3.Connection, begun: str) -> Iterator[tuple[str, str]]:
    """The ids of people, organisations, places, events and deals that begin so, with their names."""
    return ((key, name) for key, name in connection.execute(_IDS, {**_range(begun), "most": _LOOKED_AT}))


def articles(connection: sqlite3.Connection, begun: str) -> Iterator[str]:
    """The ids of articles that begin so."""
    return (key for (key,) in connection.execute(_ARTICLES, {**_range(begun), "most": _LOOKED_AT}))


def within(connection: sqlite3.Connection, begun: str) -> Iterator[str]:
    """The passages of an article (`003:`) or the claims of a passage (`003:14.`) that begin so."""
    article, _, number = begun.partition(":")
    passage, dot, _ = number.partition(".")
    if dot and not passage.isdecimal():
        return iter(())
    if dot:
        found = connection.execute(_CLAIMS, {"article": article, "passage": int(passage), "most": _LOOKED_AT})
    else:
        found = connection.execute(_PASSAGES, {"article": article, "most": _LOOKED_AT})
    before = f"{article}:{passage}." if dot else f"{article}:"
    return (label for (inner,) in found if (label := f"{before}{inner}").startswith(begun))


def offices(connection: sqlite3.Connection, begun: str) -> Iterator[str]:
    """The titles of offices that begin so."""
    start = _spelled(begun)
    return (title for (title,) in connection.execute(_OFFICES, {"most": _LOOKED_AT}) if _spelled(title).startswith(start))


def _names(connection: sqlite3.Connection, types: Sequence[str], had: Sequence[str], start: str) -> Iterator[str]:
    """Names of some types that have all these words, and one that begins so."""
    typed = [*((word, f"{word}\x01") for word in had), *((first, f"{first}{_AFTER}") for first in start.split(" ")[:1] if first)]
    if not typed:
        return (name for type in types for (name,) in connection.execute(_OF_TYPE, {"type": type, "most": _LOOKED_AT // len(types)}))
    low, high = max(typed, key=lambda pair: len(pair[0]))  # the longest is the rarest
    found = (connection.execute(_BY_WORD, {"low": kind + low, "high": kind + high, "most": _LOOKED_AT}) for kind in (WORD, OTHERS_WORD))
    return (name for rows in found for name, type in rows if type in types)


def _next(name: str, had: Iterable[str], start: str) -> Iterator[str]:
    tokens = [(token, _spelled(token)) for part in name.split() if (token := part.strip(_EDGES)) and words(token)]
    owners = [(word, at) for at, (_, spelled) in enumerate(tokens) for word in spelled.split(" ")]
    taken = set()
    for word in had:
        owner = next((owner for owner in owners if owner[0] == word), None)
        if owner is None:
            return
        owners.remove(owner)
        taken.add(owner[1])
    free = [at for at in range(len(tokens)) if at not in taken]
    if start:
        yield from (tokens[at][0] for at in free if tokens[at][1].startswith(start))
    else:
        following = [at for at in free if at > max(taken, default=-1)] or free
        yield from (tokens[at][0] for at in following[:1])


def _spelled(text: str) -> str:
    return " ".join(words(text))


def _range(begun: str) -> dict[str, str]:
    return {"low": begun, "high": begun + _AFTER}
