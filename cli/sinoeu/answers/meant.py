"""What an id, or a name in its place, stands for: an article, a passage, a claim, or a thing; and what may have been meant."""

import re
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from sinoeu.answers.articles_meant import LISTED, articles_near
from sinoeu.answers.asked import NothingFound
from sinoeu.answers.choosing import ANY_NAME
from sinoeu.answers.found import matched, suggested
from sinoeu.store import articles
from sinoeu.store.articles import Article, Claimed, Passage
from sinoeu.store.facts import Facts, Thing
from sinoeu.store.names import Care, Match, look_up
from sinoeu.text.folding import words
from sinoeu.text.names import whole_key
from sinoeu.text.nearest import slips
from sinoeu.text.visible import encodable

_LABEL = re.compile(r"(?P<article>.+):(?P<passage>[0-9]{1,9})(?:\.(?P<claim>[0-9]{1,9}))?")
_BY_ID = "SELECT id FROM thing WHERE key = :key AND type <> 'printed'"
_BY_FORMER_ID = """
SELECT name.thing FROM name_key JOIN name ON name.id = name_key.name WHERE name_key.key = :key AND name.how = 'id' AND name.text = :id
"""
_THINGS_NEAR = "SELECT id, key, type, name FROM thing WHERE key >= :low AND key < :high AND type <> 'printed' ORDER BY key"
_OF_WORD = "SELECT word.fact FROM word JOIN thing ON thing.id = word.fact WHERE word.word = :word"
_LISTS = "sinoeu who --columns id,name  # where, deals, timeline and sources have ids too"
_MOST_SUGGESTED = 3
_MOST_LISTED = 12
_LONG = 6
"""Ids of fewer letters are near only where one is wrong."""


class Meant(NamedTuple):
    """One of these is what is meant: a thing, an article, or a passage of it, perhaps with one of its claims; and why, where a name was typed."""

    thing: Thing | None = None
    article: Article | None = None
    passage: Passage | None = None
    claim: Claimed | None = None
    why: str = ""


def meant(connection: sqlite3.Connection, facts: Facts, typed: str) -> Meant:
    """What an id, present or former, or else a name stands for.

    Raises NothingFound where there is no such thing, with the nearest ids, or where a name is that of several, with the id of each.
    """
    typed = encodable(typed)
    for number in _numbers(connection, typed):
        thing = facts.thing(number)
        if thing is None:
            raise NothingFound(f"{typed!r} is the editor's alone: no article prints it", f"sinoeu show {typed}")
        return Meant(thing, why="" if thing.key in (typed, "") else f"{typed} is a former id of {thing.key}")
    article = articles.article(connection, typed)
    if article:
        return Meant(article=article)
    label = _LABEL.fullmatch(typed)
    if label:
        article = articles.article(connection, label["article"])
        if article is None:
            near = tuple(articles_near(connection, label["article"]))
            hint = f"sinoeu show {near[0][0].key}{typed.removeprefix(label['article'])}" if near else LISTED
            raise NothingFound(f"there is no article {label['article']!r}", hint, near)
        return _within(connection, article, int(label["passage"]), int(label["claim"]) if label["claim"] else None)
    return _named(connection, facts, typed)


def _numbers(connection: sqlite3.Connection, id: str) -> Iterator[int]:
    for (number,) in connection.execute(_BY_ID, {"key": id}):
        yield number
    parts = words(id)
    for (number,) in connection.execute(_BY_FORMER_ID, {"key": whole_key(parts), "id": id}) if parts else ():
        yield number


def _within(connection: sqlite3.Connection, article: Article, number: int, claim: int | None) -> Meant:
    passage = next(articles.passages(connection, article.id, number, number), None)
    if passage is None:
        last = sum(share.passages for share in articles.shares(connection, article.id).values())
        raise NothingFound(f"article {article.key} has no passage {number}: it has {last}", f"sinoeu show {article.key}:{last}" if last else "")
    if claim is None:
        return Meant(article=article, passage=passage)
    found = articles.claims(connection, passage.id)
    one = next((one for one in found if one.number == claim), None)
    if one is None:
        raise NothingFound(f"passage {passage.label} has no claim {claim}: it has {len(found) or 'none'}", f"sinoeu show {passage.label}")
    return Meant(article=article, passage=passage, claim=one)


def _named(connection: sqlite3.Connection, facts: Facts, typed: str) -> Meant:
    """The one person, organisation, place, event or deal of a name."""
    found = look_up(connection, typed, ANY_NAME, facts.as_printed, Care(strict=True))  # an id with a slip is answered with the ids near it
    named = found.matches or tuple(_by_words(connection, facts, typed))
    if len(named) == 1:
        thing = facts.thing(named[0].thing)
        if thing:
            return Meant(thing, why="; ".join(matched(connection, thing, named[0], typed)))
    if named:
        several = tuple((match, f"sinoeu show {match.key}") for match in named[:_MOST_LISTED])
        more = f" (the first {_MOST_LISTED} of them)" if len(named) > _MOST_LISTED else ""
        raise NothingFound(f"{len(named)} are called {typed!r}{more}; an id says which is meant", f"sinoeu show {named[0].key}", several)
    near = {match.key: (match, reason) for match, reason in (*_near(connection, typed), *suggested(found.suggestions, typed))}
    listed = tuple((match, f"sinoeu show {match.key}; {reason}") for match, reason in list(near.values())[:_MOST_SUGGESTED])
    raise NothingFound(f"there is no id or name {typed!r}", f"sinoeu show {listed[0][0].key}" if listed else _LISTS, listed)


def _by_words(connection: sqlite3.Connection, facts: Facts, typed: str) -> Iterator[Match]:
    """The events and deals that have all the words in their name."""
    parts = words(typed)
    among = [{fact for (fact,) in connection.execute(_OF_WORD, {"word": part})} for part in parts]
    for fact in sorted(set.intersection(*among)) if among else ():
        thing = facts.thing(fact)
        if thing and set(parts) <= set(words(thing.name)):
            yield Match(fact, thing.key, thing.type, thing.name, thing.name, "words")


def _near(connection: sqlite3.Connection, typed: str) -> Iterator[tuple[Match, str]]:
    """Ids that begin like the one typed, or are a slip or two away, the nearest first."""
    if not typed:
        return
    yield from articles_near(connection, typed)
    span = {"low": typed[0], "high": typed[0] + "\U0010ffff"}
    most = 2 if len(typed) >= _LONG else 1
    scored: list[tuple[int, str, Match, str]] = []
    for id, key, type, name in connection.execute(_THINGS_NEAR, span):
        distance = slips(typed, key, most)
        if distance <= most or key.startswith(typed):
            reason = f"{distance} letter{'s' * (distance > 1)} away" if distance <= most else "begins so"
            scored.append((distance, key, Match(id, key, type, name, key, "id"), reason))
    for _, _, match, reason in sorted(scored, key=lambda one: one[:2])[:_MOST_SUGGESTED]:
        yield match, reason
