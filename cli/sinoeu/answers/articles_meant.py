"""Which articles are meant: by their ids, or by who published them; and which may have been meant where there are none."""

import sqlite3
from collections.abc import Iterator

from sinoeu.answers.asked import Asked, NothingFound
from sinoeu.store import articles
from sinoeu.store.articles import Article
from sinoeu.store.names import Match
from sinoeu.text.folding import words
from sinoeu.text.nearest import nearest, slips

_NEAR = "SELECT id, key, file, sha256 FROM article WHERE key >= :low AND key < :high ORDER BY key"
LISTED = "sinoeu sources  # lists the articles"
_LONGEST_NUMBER = 9
_LONG = 6
"""Ids of fewer letters are near only where one is wrong."""
_MOST_SUGGESTED = 3


def articles_meant(connection: sqlite3.Connection, asked: Asked) -> frozenset[int] | None:
    """The numbers of the articles asked for; None for all.

    Raises NothingFound, with suggestions, where there is no such article or publisher.
    """
    meant: frozenset[int] | None = None
    if asked.articles:
        meant = frozenset(_of_id(connection, id).id for id in asked.articles)
    if asked.publisher:
        published = _of_publisher(connection, asked.publisher, asked.as_printed)
        meant = published if meant is None else meant & published
    return meant


def _of_id(connection: sqlite3.Connection, id: str) -> Article:
    found = articles.article(connection, id)
    if found is None:
        near = tuple(articles_near(connection, id))
        raise NothingFound(f"there is no article {id!r}", "" if near else LISTED, near, (id, near[0][0].key) if near else None)
    return found


def _of_publisher(connection: sqlite3.Connection, typed: str, as_printed: bool) -> frozenset[int]:
    wanted = set(words(typed))
    publishers = articles.publishers(connection, as_printed)
    named = [name for name in publishers if wanted and wanted <= set(words(name))]
    if not named:
        near = tuple(_publishers_near(wanted, publishers))
        hint = "" if near else "sinoeu sources --columns id,publisher"
        raise NothingFound(f"no publisher is called {typed!r}", hint, near, (typed, near[0][0].name) if near else None)
    return frozenset(article for name in named for article in articles.published_by(connection, name, as_printed))


def _publishers_near(wanted: set[str], publishers: list[str]) -> Iterator[tuple[Match, str]]:
    """The publishers that have one of the words in their name, perhaps with a slip."""
    found = 0
    for name in publishers:
        own = words(name)
        shared = next(((word, near[0]) for word in sorted(wanted) if (near := nearest(word, own))), None)
        if shared and found < _MOST_SUGGESTED:
            found += 1
            typed, word = shared
            yield Match(0, "", "publisher", name, name, "near"), f"shares {word}" if typed == word else f"{typed} for {word}"


def articles_near(connection: sqlite3.Connection, typed: str) -> Iterator[tuple[Match, str]]:
    """The articles whose id is the same number, begins like the one typed, or is a slip or two away, with the reason; the nearest first."""
    if not typed:
        return
    most = 2 if len(typed) >= _LONG else 1
    scored: list[tuple[int, str, int, str]] = []
    is_number = typed.isascii() and typed.isdigit()
    for length in range(1, _LONGEST_NUMBER + 1) if is_number and len(typed) <= _LONGEST_NUMBER else ():
        same = articles.article(connection, str(int(typed)).zfill(length))
        if same:
            scored.append((-1, same.key, same.id, "the same number"))
    span = {"low": typed[0], "high": typed[0] + "\U0010ffff"}
    for id, key, *_ in () if is_number else connection.execute(_NEAR, span):  # another number is another article, however near its figures
        distance = slips(typed, key, most)
        if distance <= most or key.startswith(typed):
            scored.append((distance, key, id, f"{distance} letter{'s' * (distance > 1)} away" if distance <= most else "begins so"))
    nearest_first: dict[str, tuple[int, str]] = {}
    for _, key, id, because in sorted(scored):
        nearest_first.setdefault(key, (id, because))
    for key, (id, because) in list(nearest_first.items())[:_MOST_SUGGESTED]:
        yield Match(id, key, "article", f"article {key}", key, "id"), because
