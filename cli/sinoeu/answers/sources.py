"""What each article is, and how much of it is claimed and skipped."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from sinoeu.answers import described, telling
from sinoeu.answers.articles_meant import articles_meant
from sinoeu.answers.asked import Asked, understood
from sinoeu.answers.fields import Field, evidence
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Row, Shown
from sinoeu.store import articles
from sinoeu.store.articles import Article, Share
from sinoeu.store.facts import Facts

COLUMNS = (
    Column("id", "id"),
    Column("title", "title", readings=True, wide=True),
    Column("publisher", "publisher", readings=True, unsaid="not known"),
    Column("published", "published", readings=True, unsaid="n.d."),
    Column("kind", "kind"),
    Column("passages", "passages", on_screen=False),
    Column("claimed", "claimed"),
    Column("skipped", "skipped", on_screen=False),
    Column("flagged", "flags", key="flags"),
    Column("characters", "characters", on_screen=False),
    Column("claimed_passages", "claimed passages", on_screen=False),
    Column("claimed_characters", "claimed characters", on_screen=False),
    Column("skipped_passages", "skipped passages", on_screen=False),
    Column("skipped_characters", "skipped characters", on_screen=False),
    Column("skipped_for", "skipped for", on_screen=False),
    Column("language", "language", on_screen=False),
    Column("authors", "authors", on_screen=False),
    Column("url", "url", on_screen=False),
    Column("file", "file", on_screen=False),
    Column("sha256", "sha256", on_screen=False),
)
KEYS = (
    "type", "id", "title", "publisher", "published", "kind", "language", "url", "authors", "file", "sha256", "passages", "characters", "claimed", "skipped",
    "readings", "flags", "evidence",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), keys=KEYS, order="id")
_NONE = Share(0, 0)


def sources(connection: sqlite3.Connection, asked: Asked) -> Answer:
    """All articles, or those that are asked for, in the order of their ids."""
    wanted = articles_meant(connection, asked)
    return SHAPE._replace(entries=_entries(connection, Facts(connection, asked.as_printed), wanted), understood=understood("articles", asked.told()))


def _entries(connection: sqlite3.Connection, facts: Facts, wanted: frozenset[int] | None) -> Iterator[Entry]:
    for article in articles.articles(connection):
        if wanted is None or article.id in wanted:
            yield Entry("", {}, map(partial(_row, connection, facts), (article,)))


def article_record(connection: sqlite3.Connection, article: Article, fields: Sequence[Field]) -> dict[str, Json]:
    """An article as JSON: its head, and how much of it is claimed and skipped."""
    shares = articles.shares(connection, article.id)
    skipped = {use: share for use, share in shares.items() if use}
    by_reason: dict[str, Json] = {use: _told(share) for use, share in skipped.items()}
    authors: list[Json] = [one.cell.value for one in fields if one.name == "authors"]
    flags: list[Json] = [
        {"passage": f"{article.key}:{number}", "kind": flag.kind, "words": flag.words, "because": flag.because, "url": flag.url}
        for number, flag in articles.article_flags(connection, article.id)
    ]
    return {
        "type": "article",
        "id": article.key,
        "title": _value(fields, "title"),
        "publisher": _value(fields, "publisher"),
        "published": telling.date(next((one.cell for one in fields if one.name == "published"), None)),
        "kind": _value(fields, "kind"),
        "language": _value(fields, "language"),
        "url": _value(fields, "url"),
        "authors": authors,
        "file": article.file,
        "sha256": article.sha256,
        "passages": sum(share.passages for share in shares.values()),
        "characters": sum(share.characters for share in shares.values()),
        "claimed": _told(shares.get("", _NONE)),
        "skipped": {**_told(_sum(skipped)), "by_reason": by_reason},
        "readings": telling.readings(one.cell for one in fields),
        "flags": flags,
        "evidence": evidence(fields),
    }


def _value(fields: Sequence[Field], name: str) -> str | None:
    return next((one.cell.value or one.cell.printed for one in fields if one.name == name), None)


def _sum(shares: Mapping[str, Share]) -> Share:
    return Share(sum(share.passages for share in shares.values()), sum(share.characters for share in shares.values()))


def _told(share: Share) -> dict[str, Json]:
    return {"passages": share.passages, "characters": share.characters}


def _row(connection: sqlite3.Connection, facts: Facts, article: Article) -> Row:
    fields = described.of_article(connection, facts, article)
    record = article_record(connection, article, fields)
    shares = articles.shares(connection, article.id)
    skipped = {use: share for use, share in shares.items() if use}
    claimed, left, whole = shares.get("", _NONE), _sum(skipped), sum(share.characters for share in shares.values())
    by_field = {name: telling.shown(one.cell for one in fields if one.name == name) for name in ("title", "publisher", "published", "kind", "language", "authors", "url")}
    numbers = {
        "passages": sum(share.passages for share in shares.values()),
        "characters": whole,
        "claimed_passages": claimed.passages,
        "claimed_characters": claimed.characters,
        "skipped_passages": left.passages,
        "skipped_characters": left.characters,
        "flagged": len(articles.article_flags(connection, article.id)),
    }
    cells: dict[str, Cell] = {
        "id": (Shown(article.key),),
        **by_field,
        "published": by_field["published"] or (Shown(None),),
        **{name: (Shown(str(number)),) for name, number in numbers.items()},
        "claimed": (Shown(_percent(claimed.characters, whole)),),
        "skipped": (Shown(_percent(left.characters, whole)),),
        "skipped_for": tuple(Shown(f"{use}: {share.passages}") for use, share in skipped.items()),
        "file": (Shown(article.file),) if article.file else (),
        "sha256": (Shown(article.sha256),) if article.sha256 else (),
    }
    quotes = dict.fromkeys(quote for one in fields for quote in one.grounds.quotes)
    return Row("", record, {name: cell for name, cell in cells.items() if cell}, tuple(quotes))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"
