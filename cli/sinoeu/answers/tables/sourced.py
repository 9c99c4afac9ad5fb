"""Tables of the sources: articles, their passages and the flags on their words, every claim with the words it rests on, and every value with its grounds."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from sinoeu.answers import described
from sinoeu.answers.tables.columns import EVIDENCE, columns_of, values_of
from sinoeu.model.kinds import ARTICLE
from sinoeu.model.table import Table, TableColumn, Value
from sinoeu.store import articles
from sinoeu.store.articles import Article, Passage
from sinoeu.store.facts import Cell, Facts

_SPOKEN_OF = "SELECT key FROM thing WHERE id = :fact AND type IN ('event', 'deal')"
_CELLS = """
SELECT cell.field, cell.position, cell.value, thing.key, thing.type, cell.printed, cell.basis, cell.because, cell.url, cell.rests_on
FROM cell LEFT JOIN thing ON thing.id = cell.thing WHERE cell.claim = :claim ORDER BY cell.field, cell.position
"""
_CLAIM = TableColumn("claim", "string", "the claim, by its id: article, passage, and its number in the passage", ("evidence", "claim"), required=True)
_PASSAGE = TableColumn("passage", "string", "the passage, by its id", ("passages", "id"), required=True)
_ARTICLE = TableColumn("article", "string", "the article, by its id", ("articles", "id"), required=True)
_PLACED = (
    TableColumn("line", "integer", "the line of the article's file (without a file: the passage's number)", required=True),
    TableColumn("start", "integer", "its first character in the article's text, in code points from 0", required=True),
    TableColumn("end", "integer", "the character after its last", required=True),
)
_PASSAGES = (
    TableColumn("id", "string", "article and number", required=True), _ARTICLE, TableColumn("number", "integer", "counted from 1", required=True), *_PLACED,
    TableColumn("text", "string", "its words, character for character", required=True), TableColumn("skip", "string", "why nothing is taken from it"),
)  # fmt: skip
_FLAGS = (
    _PASSAGE, TableColumn("kind", "string", "what is the matter", required=True), TableColumn("words", "string", "with which words", required=True),
    TableColumn("because", "string", "why", required=True), TableColumn("url", "string", "by which source"),
)  # fmt: skip
_EVIDENCE = (
    _CLAIM._replace(to=None), TableColumn("kind", "string", "what kind of claim", required=True),
    TableColumn("of", "string", "the event or deal that it speaks of, by its id"), _PASSAGE, _ARTICLE, TableColumn("file", "string", "the article's file"), *_PLACED,
    TableColumn("quote", "string", "the words of the passage", required=True), TableColumn("on", "string", "the piece of them that says it"),
    TableColumn("note", "string", "the editor's"),
)  # fmt: skip
_VALUES = (
    _CLAIM, TableColumn("field", "string", "the field of the claim", required=True), TableColumn("position", "integer", "its place among several, from 0", required=True),
    TableColumn("value", "string", "what is read, where it is no person, organisation, place or event"),
    TableColumn("entity", "string", "the person, organisation or place, by id", ("entities", "id")), TableColumn("event", "string", "the event, by id", ("events", "id")),
    TableColumn("printed", "string", "what the source has"),
    TableColumn("basis", "string", "stated by the source, or inferred or supplied by the editor", required=True),
    TableColumn("because", "string", "why the editor reads it so"), TableColumn("url", "string", "where he has it from"),
    TableColumn("rests_on", "string", "the claim whose words it rests on", ("evidence", "claim"), required=True),
)  # fmt: skip


def sourced(connection: sqlite3.Connection, facts: Facts) -> Iterator[Table]:
    """The tables of the sources."""
    head = (TableColumn("id", "string", "its id", required=True), *(column for field in ARTICLE.fields for column in columns_of(field)))
    counted = (
        TableColumn("file", "string", "the file of its text"), TableColumn("sha256", "string", "the digest of that file"),
        TableColumn("passages", "integer", "how many there are", required=True), TableColumn("characters", "integer", "of all passages", required=True),
    )  # fmt: skip
    where = EVIDENCE._replace(help="the passages in which what it says of itself stands", required=False)
    yield Table("articles", "Articles", "The sources, with what they say of themselves.", (*head, *counted, where), ("id",), _articles(connection, facts))
    yield Table("passages", "Passages", "The articles, cut without remainder in the order of reading.", _PASSAGES, ("id",), _passages(connection))
    yield Table("flags", "Flags", "Warnings on words of a passage.", _FLAGS, (), _flags(connection))
    yield Table("evidence", "Evidence", "Every claim with the words that it rests on.", _EVIDENCE, ("claim",), _evidence(connection))
    yield Table("values", "Values", "Every value of every claim with its grounds.", _VALUES, ("claim", "field", "position"), _values(connection, facts))


def _articles(connection: sqlite3.Connection, facts: Facts) -> Iterator[tuple[Value, ...]]:
    for article in articles.articles(connection):
        cells: dict[str, list[Cell]] = defaultdict(list)
        found = described.of_article(connection, facts, article)
        for one in found:
            cells[one.name].append(one.cell)
        shares = articles.shares(connection, article.id).values()
        head = (value for field in ARTICLE.fields for value in values_of(field, cells.__getitem__))
        counts = (sum(share.passages for share in shares), sum(share.characters for share in shares))
        yield article.key, *head, article.file, article.sha256, *counts, tuple(dict.fromkeys(quote.passage for one in found for quote in one.grounds.quotes))


def _read(connection: sqlite3.Connection) -> Iterator[tuple[Article, Passage]]:
    for article in articles.articles(connection):
        for passage in articles.passages(connection, article.id):
            yield article, passage


def _passages(connection: sqlite3.Connection) -> Iterator[tuple[Value, ...]]:
    for article, one in _read(connection):
        yield one.label, article.key, one.number, one.line, one.start, one.end, one.text, one.skip


def _flags(connection: sqlite3.Connection) -> Iterator[tuple[Value, ...]]:
    for _, passage in _read(connection):
        for flag in articles.flags(connection, passage.id):
            yield passage.label, *flag


def _evidence(connection: sqlite3.Connection) -> Iterator[tuple[Value, ...]]:
    for article, one in _read(connection):
        for claim in articles.claims(connection, one.id):
            of = next((key for (key,) in connection.execute(_SPOKEN_OF, {"fact": claim.fact})), None)
            id = f"{one.label}.{claim.number}"
            yield id, claim.kind, of, one.label, article.key, one.file, one.line, one.start, one.end, one.text, claim.on, claim.note


def _values(connection: sqlite3.Connection, facts: Facts) -> Iterator[tuple[Value, ...]]:
    for _, passage in _read(connection):
        for claim in articles.claims(connection, passage.id):
            id = f"{passage.label}.{claim.number}"
            for field, position, value, key, type, printed, basis, because, url, rests_on in connection.execute(_CELLS, {"claim": claim.id}).fetchall():
                entity, event = (None, key) if type == "event" else (key, None)
                source = facts.source(rests_on) if rests_on and rests_on != claim.id else None
                yield id, field, position, value, entity, event, printed, basis, because, url, f"{source.label}.{source.number}" if source else id
