"""Articles as they were cut: their passages in reading order, what is claimed in each, and the flags on its words."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from sinoeu.store.facts import Flag

_BY_KEY = "SELECT id, key, file, sha256 FROM article WHERE key = :key"
_KEY = "SELECT key FROM article WHERE id = :id"
_ALL = "SELECT id, key, file, sha256 FROM article ORDER BY key"
_ADDRESS = """
SELECT head.value FROM article JOIN head ON head.article = article.id AND head.field = 'url'
WHERE article.key = :key AND head.value IS NOT NULL AND (:as_printed = 0 OR head.basis = 'stated') ORDER BY head.position LIMIT 1
"""
_PASSAGES = """
SELECT passage.id, article.key, article.file, passage.number, passage.line, passage.start, passage."end", passage.text, passage.skip
FROM passage JOIN article ON article.id = passage.article
WHERE passage.article = :article AND passage.number BETWEEN :first AND :last ORDER BY passage.number
"""
_CLAIMS = "SELECT id, fact, kind, number, on_words, note FROM claim WHERE passage = :passage ORDER BY number"
_FLAGS = "SELECT kind, words, because, url FROM flag WHERE passage = :passage ORDER BY id"
_CLAIM_FLAGS = (
    "SELECT flag.kind, flag.words, flag.because, flag.url FROM claim_flag JOIN flag ON flag.id = claim_flag.flag WHERE claim_flag.claim = :claim ORDER BY flag.id"
)
_COUNTS = """
SELECT CASE WHEN passage.skip IS NOT NULL THEN passage.skip
    WHEN EXISTS (SELECT 1 FROM claim WHERE claim.passage = passage.id) THEN '' END AS use, count(*), sum(passage."end" - passage.start)
FROM passage WHERE passage.article = :article GROUP BY use ORDER BY use NULLS FIRST
"""
_ARTICLE_FLAGS = """
SELECT passage.number, flag.kind, flag.words, flag.because, flag.url FROM passage JOIN flag ON flag.passage = passage.id
WHERE passage.article = :article ORDER BY passage.number, flag.id
"""
_PUBLISHERS = "SELECT DISTINCT value, printed FROM head WHERE field = 'publisher' ORDER BY value NULLS FIRST, printed NULLS FIRST"
_PUBLISHED_BY = "SELECT article, value, printed FROM head WHERE field = 'publisher' AND value = :name"
_PRINTED_AS_PUBLISHER = "SELECT article, value, printed FROM head WHERE field = 'publisher' AND printed = :name"
LAST = 1 << 62
"""No article has so many passages."""


class Article(NamedTuple):
    """An article's number and id, its file and the file's sha256; None where it is nothing but its passages."""

    id: int
    key: str
    file: str | None
    sha256: str | None


class Passage(NamedTuple):
    """A verbatim piece of an article; offsets in code points of the article's text. `skip` is why nothing is taken from it."""

    id: int
    article: str
    file: str | None
    number: int
    line: int
    start: int
    end: int
    text: str
    skip: str | None

    @property
    def label(self) -> str:
        """Article and passage, as in `003:14`."""
        return f"{self.article}:{self.number}"


class Claimed(NamedTuple):
    """A claim by its number in the database, the fact it speaks of, its kind and number in the passage, and the piece of the passage that says it."""

    id: int
    fact: int
    kind: str
    number: int
    on: str | None
    note: str | None


class Share(NamedTuple):
    """So many passages with so many characters."""

    passages: int
    characters: int


def article(connection: sqlite3.Connection, key: str) -> Article | None:
    """The article of an id."""
    row = connection.execute(_BY_KEY, {"key": key}).fetchone()
    return Article(*row) if row else None


def key_of(connection: sqlite3.Connection, number: int) -> str:
    """The id of the article of a number."""
    (key,) = connection.execute(_KEY, {"id": number}).fetchone()
    return str(key)


def address(connection: sqlite3.Connection, key: str, as_printed: bool) -> str | None:
    """The address of an article, as its head has it; as printed only one that the editor did not find."""
    return next((value for (value,) in connection.execute(_ADDRESS, {"key": key, "as_printed": int(as_printed)})), None)


def articles(connection: sqlite3.Connection) -> Iterator[Article]:
    """All articles in the order of their ids."""
    return (Article(*row) for row in connection.execute(_ALL))


def passages(connection: sqlite3.Connection, article: int, first: int = 1, last: int = LAST) -> Iterator[Passage]:
    """The passages of an article from one number to another, in reading order."""
    return (Passage(*row) for row in connection.execute(_PASSAGES, {"article": article, "first": first, "last": last}))


def claims(connection: sqlite3.Connection, passage: int) -> list[Claimed]:
    """The claims of a passage, in their order."""
    return [Claimed(*row) for row in connection.execute(_CLAIMS, {"passage": passage})]


def flags(connection: sqlite3.Connection, passage: int) -> list[Flag]:
    """The flags on the words of a passage."""
    return [Flag(*row) for row in connection.execute(_FLAGS, {"passage": passage})]


def claim_flags(connection: sqlite3.Connection, claim: int) -> list[Flag]:
    """The flags on the words that one claim rests on."""
    return [Flag(*row) for row in connection.execute(_CLAIM_FLAGS, {"claim": claim})]


def article_flags(connection: sqlite3.Connection, article: int) -> list[tuple[int, Flag]]:
    """All flags of an article, each with the number of its passage."""
    return [(number, Flag(*flag)) for number, *flag in connection.execute(_ARTICLE_FLAGS, {"article": article})]


def shares(connection: sqlite3.Connection, article: int) -> dict[str | None, Share]:
    """How much of an article is claimed (under an empty text), skipped (under each reason), or neither (under None)."""
    return {use: Share(passages, characters) for use, passages, characters in connection.execute(_COUNTS, {"article": article})}


def publishers(connection: sqlite3.Connection, as_printed: bool) -> list[str]:
    """The names of all publishers, as the editor reads them or as they stand printed."""
    names = (printed if as_printed else value for value, printed in connection.execute(_PUBLISHERS))
    return list(dict.fromkeys(name for name in names if name))


def published_by(connection: sqlite3.Connection, name: str, as_printed: bool) -> Iterator[int]:
    """The numbers of the articles of a publisher."""
    statement = _PRINTED_AS_PUBLISHER if as_printed else _PUBLISHED_BY
    return (article for article, _, _ in connection.execute(statement, {"name": name}))
