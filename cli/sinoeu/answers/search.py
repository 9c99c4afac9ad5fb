"""Where words stand in the articles: every passage in which they are printed or read, claimed or not, with what was curated from it."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial
from shlex import quote

from sinoeu.answers import telling
from sinoeu.answers.articles_meant import LISTED, articles_meant
from sinoeu.answers.asked import Asked, NothingFound, Tally, understood
from sinoeu.answers.choosing import ANY_NAME
from sinoeu.answers.found import suggested
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Mark, Row, Shown
from sinoeu.store import articles, searching
from sinoeu.store.articles import Claimed, Passage
from sinoeu.store.facts import Cell as Value
from sinoeu.store.facts import Fact, Facts
from sinoeu.store.names import look_up
from sinoeu.store.searching import Reading
from sinoeu.store.vocabulary import vocabulary_of
from sinoeu.text.queries import Alternative, Query, Term
from sinoeu.text.tokens import Span, occurrences, placed, tokens, without_overlap

COLUMNS = (
    Column("passage", "passage", on_screen=False, key="id"),
    Column("article", "article", on_screen=False),
    Column("line", "line", on_screen=False),
    Column("text", "text", wide=True),
    Column("read", "read there", readings=True),
    Column("claims", "claims", on_screen=False),
    Column("records", "curated from it", readings=True),
    Column("skip", "skipped as"),
)
KEYS = ("type", "id", "article", "line", "start", "end", "text", "skip", "read", "records", "flags", "evidence")
SHAPE = Answer(COLUMNS, (), keys=KEYS)
_TITLES = {"role": "title", "figure": "what", "tie": "kind", "said": "words"}
"""Kinds of claims without an id of their own: the field by which one of them is known."""
_UNCLOSED = "a quotation mark is not closed: its words are searched for one by one, not as a phrase"
_PARTIES = ("who", "with", "parties", "host", "between", "from", "to", "by")
"""Fields in which somebody may stand without a name."""


def search(connection: sqlite3.Connection, query: Query, asked: Asked, tally: Tally) -> Answer:
    """The passages that meet a query, of some articles or of all; the best first, or, where they are very many, in reading order.

    Raises NothingFound, with suggestions, where there are none.
    """
    found = searching.search(connection, query, asked.as_printed, articles_meant(connection, asked))
    told = understood(f"passages with {query.told()}", asked.told())
    if found.total == 0:
        raise _nothing(connection, f"{told}; {_UNCLOSED}" if query.unclosed else told, query, asked)
    tally.notes += [_UNCLOSED] if query.unclosed else []
    if not found.ranked:
        tally.notes.append(
            f"in reading order: more than {searching.MOST_RANKED:,} passages are not put in the order of how well they fit; another word narrows the search"
        )
    return SHAPE._replace(entries=_entries(connection, query, found.passages, asked), understood=told, total=found.total)


def _nothing(connection: sqlite3.Connection, told: str, query: Query, asked: Asked) -> NothingFound:
    """That nothing is found, with names that may have been meant by what is in no passage at all, or the search for any of the words where each is in some."""
    missing = [term for term in query.terms if searching.search(connection, _alone(term), asked.as_printed, articles_meant(connection, asked)).total == 0]
    if len(missing) == 1:
        (term,) = missing
        typed = " ".join(term.tokens)
        suggestions = suggested(look_up(connection, typed, ANY_NAME, asked.as_printed).suggestions, typed)
        near = _near(connection, term)
        return NothingFound(told, "" if near else LISTED, suggestions, (term.typed, near) if near else None, typed=term.typed)
    if not missing and len(query.alternatives) == 1 and len(query.terms) > 1:
        return NothingFound(told, f"sinoeu search {quote(' OR '.join(term.typed for term in query.terms))}")
    return NothingFound(told, LISTED)


def _near(connection: sqlite3.Connection, term: Term) -> str:
    """A word of names, or else of subjects, that is near one that stands nowhere; empty where there is none."""
    if len(term.tokens) != 1 or term.prefix:
        return ""
    known = vocabulary_of(connection)
    named = known.near(term.tokens[0], 2)
    return min(named, key=lambda word: (named[word].distance, word), default="") or next(iter(known.of_subjects(term.tokens[0])), "")


def _alone(term: Term) -> Query:
    return Query((Alternative((term,), ()),))


def _entries(connection: sqlite3.Connection, query: Query, passages: Iterator[Passage], asked: Asked) -> Iterator[Entry]:
    facts = Facts(connection, asked.as_printed)
    for passage in passages:
        yield Entry("", {}, map(partial(_row, facts, query), (passage,)))


def _readings(connection: sqlite3.Connection, query: Query, passage: Passage) -> list[Reading]:
    """What of a passage meets terms by being read there: terms that are not printed at all, or names that are read for others."""
    found = placed(passage.text)
    missing = [term for term in query.terms if not any(occurrences(term.tokens, term.prefix, found))]
    return [one for one in searching.readings(connection, passage) if _spans(query.terms if one.corrects else missing, one.read)]


def _row(facts: Facts, query: Query, passage: Passage) -> Row:
    connection = facts.connection
    read = [] if facts.as_printed else _readings(connection, query, passage)
    flags = articles.flags(connection, passage.id)
    claims = [(claim, facts.fact(claim.fact)) for claim in articles.claims(connection, passage.id)]
    record: dict[str, Json] = {
        "type": "passage",
        "id": passage.label,
        "article": passage.article,
        "line": passage.line,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "skip": passage.skip,
        "read": [_refer(one) for one in read],
        "records": _records(claims),
        "flags": telling.flags(flags),
        "evidence": [{**telling.passage(passage), "fields": ["text"]}],
    }
    cells: dict[str, Cell] = {
        "passage": (Shown(passage.label),),
        "article": (Shown(passage.article),),
        "line": (Shown(str(passage.line)),),
        "text": (Shown(passage.text, hits=_lit(query, passage, read)),),
        "read": tuple(Shown(one.read, one.printed, one.basis) for one in read),
        "claims": tuple(Shown(kind) for kind in dict.fromkeys(claim.kind for claim, _ in claims)),
        "records": _names(claims),
        "skip": (Shown(passage.skip),) if passage.skip else (),
    }
    quote = telling.quote(passage)
    marks = tuple(Mark(flag.kind, flag.words, flag.because) for flag in flags)
    return Row("", record, {name: cell for name, cell in cells.items() if cell}, (quote,), marks)


def _spans(terms: Iterable[Term], text: str) -> list[Span]:
    """Where terms stand in a text."""
    found = placed(text)
    return [span for term in terms for span in occurrences(term.tokens, term.prefix, found)]


def _lit(query: Query, passage: Passage, read: list[Reading]) -> tuple[tuple[int, int], ...]:
    """What is lit up in a passage: the terms, and the words that stand for a name in which the terms are."""
    found = placed(passage.text)
    stand_ins = [span for one in read if one.printed for span in occurrences(tokens(one.printed), False, found)]
    return without_overlap([*_spans(query.terms, passage.text), *stand_ins])


def _refer(reading: Reading) -> Json:
    """The `ref` of a reading."""
    return {
        "id": reading.key,
        "name": reading.read,
        "printed": reading.printed,
        "type": reading.type,
        "basis": reading.basis,
        "because": reading.because,
        "url": reading.url,
    }


def _records(claims: Iterable[tuple[Claimed, Fact]]) -> list[Json]:
    """The `ref` of each claim of a passage, and of everybody and everything in it, each once."""
    told: dict[str, Json] = {}
    for claim, fact in claims:
        for ref in (_claim(fact), *telling.refer_all(_own(claim, fact))):
            told.setdefault(str(ref), ref)
    return list(told.values())


def _claim(fact: Fact) -> Json:
    """The `ref` of a claim: of the event or deal that it is about, or by its own number with what it is known by."""
    if fact.thing:
        return telling.reference(fact.thing)
    title = fact.first(_TITLES.get(fact.kind, "name"))
    return {
        "id": fact.key or None,
        "name": title.value if title else None,
        "printed": title.printed or title.value if title else None,
        "type": fact.kind,
        "basis": title.basis if title else "stated",
        "because": title.because if title else None,
        "url": title.url if title else None,
    }


def _own(claim: Claimed, fact: Fact) -> list[Value]:
    """Whoever and whatever one claim refers to; what it has from another passage is left out."""
    cells = (cell for group in fact.cells.values() for cell in group if cell.claim == cell.rests_on == claim.id)
    return [cell for cell in cells if cell.thing or (cell.printed and cell.field in _PARTIES)]


def _names(claims: Iterable[tuple[Claimed, Fact]]) -> Cell:
    """The names of the events and deals of a passage, and of everybody and everything in it, each once; the kind of a claim that has none of them."""
    names = [shown for claim, fact in claims for shown in (*telling.show_thing(fact.thing), *telling.shown(_own(claim, fact))) or (Shown(claim.kind),)]
    told: dict[tuple[str | None, str | None], Shown] = {}
    for shown in names:
        read_for = shown.printed if shown.basis != "stated" else None
        told.setdefault((shown.value, read_for), shown)  # one name, however it is printed and on what grounds; `Ningbo [Nanjing]` is another
    return tuple(told.values())
