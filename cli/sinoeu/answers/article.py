"""One article as it stands, passage by passage, with what is claimed, read, flagged and skipped."""

import sqlite3
from collections.abc import Iterator

from sinoeu.answers import described
from sinoeu.answers.articles_meant import LISTED, articles_meant, articles_near
from sinoeu.answers.asked import Asked, NothingFound, understood
from sinoeu.answers.citing import cited
from sinoeu.answers.excerpts import Excerpts
from sinoeu.answers.meant import meant
from sinoeu.answers.sources import KEYS as HEAD
from sinoeu.answers.sources import article_record
from sinoeu.model.answer import Answer, Cell, Column, Entry, Row, Shown
from sinoeu.store import articles
from sinoeu.store.articles import Article
from sinoeu.store.facts import Facts

COLUMNS = (
    Column("passage", "passage"),
    Column("line", "line"),
    Column("state", "state"),
    Column("skip", "skipped for"),
    Column("claims", "claims"),
    Column("text", "text", wide=True),
)
HEADINGS = {"text": "Text"}
KEYS = (*(key for key in HEAD if key not in ("flags", "evidence")), "text", "flags", "evidence")
SHAPE = Answer(COLUMNS, (), HEADINGS, keys=KEYS)


def article(connection: sqlite3.Connection, id: str, asked: Asked) -> Answer:
    """The article of an id (or in which a passage of that id stands), in the order of reading.

    Raises NothingFound, with the nearest ids, where there is none.
    """
    facts = Facts(connection, asked.as_printed)
    try:
        found = meant(connection, facts, id)
    except NothingFound as nothing:
        near = tuple(articles_near(connection, id)) or tuple((match, because) for match, because in nothing.suggestions if match.type == "article")
        if not near and nothing.suggestions:
            raise
        raise NothingFound(f"there is no article {id!r}", f"sinoeu sources {near[0][0].key}" if near else LISTED, near) from None
    if found.article is None:
        key = found.thing.key if found.thing else id
        raise NothingFound(f"{id!r} is no article", f"sinoeu show {key}")
    wanted = articles_meant(connection, asked)
    if wanted is not None and found.article.id not in wanted:
        raise NothingFound(understood(f"article {found.article.key}", asked.told()), f"sinoeu sources {found.article.key}")
    return SHAPE._replace(entries=[_entry(connection, facts, found.article)])


def _entry(connection: sqlite3.Connection, facts: Facts, found: Article) -> Entry:
    fields = described.of_article(connection, facts, found)
    record = article_record(connection, found, fields)
    record = {
        **{name: value for name, value in record.items() if name not in ("flags", "evidence")},
        "text": [],
        "flags": record["flags"],
        "evidence": record["evidence"],
    }
    title = record["title"] if isinstance(record["title"], str) else found.key
    return Entry(title, record, _rows(connection, facts, found), (cited(described.work(facts, found), None, "text"), _use(connection, found)))


def _use(connection: sqlite3.Connection, found: Article) -> str:
    """How much of an article is claimed and skipped, in a line."""
    shares = articles.shares(connection, found.id)
    words = {None: "neither claimed nor skipped", "": "claimed"}
    told = [f"{share.passages} {words.get(use, f'skipped as {use}')} ({share.characters:,} characters)" for use, share in shares.items()]
    return f"{sum(share.passages for share in shares.values())} passages: {', '.join(told)}"


def _rows(connection: sqlite3.Connection, facts: Facts, found: Article) -> Iterator[Row]:
    excerpts = Excerpts(connection, facts)
    for passage in articles.passages(connection, found.id):
        row = excerpts.row(passage, {})
        claims = [f"{passage.label}.{claim.number}" for claim in articles.claims(connection, passage.id)]
        cells: dict[str, Cell] = {
            "passage": (Shown(passage.label),),
            "line": (Shown(str(passage.line)),),
            "state": (Shown(row.excerpt.state),) if row.excerpt else (),
            "skip": (Shown(passage.skip),) if passage.skip else (),
            "claims": tuple(map(Shown, claims)),
            "text": (Shown(passage.text),),
        }
        yield row._replace(heading="text", cells={name: cell for name, cell in cells.items() if cell})
