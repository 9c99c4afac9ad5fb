"""What an id stands for, field by field, with the passages it rests on and those around them; and the footnotes to paste."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from sinoeu.answers import described, telling
from sinoeu.answers.articles_meant import articles_meant
from sinoeu.answers.asked import Asked, NothingFound, understood
from sinoeu.answers.citing import Place, cited
from sinoeu.answers.excerpts import Excerpts
from sinoeu.answers.fields import COLUMNS, Field, evidence, flags, row
from sinoeu.answers.meant import Meant, meant
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store import articles
from sinoeu.store.articles import Article, Claimed, Passage
from sinoeu.store.facts import Fact, Facts, Thing

HEADINGS = {"fields": "Fields", "passages": "Words"}
KEYS = ("type", "id", "name", "article", "file", "line", "start", "end", "text", "skip", "fields", "passages", "flags", "evidence")
"""Of a passage; things have no place of their own in an article."""
SHAPE = Answer(COLUMNS, (), HEADINGS, keys=KEYS)
FOOTNOTES = Answer(
    (Column("citation", "citation", wide=True), Column("style", "style"), Column("id", "id")), (), keys=("type", "id", "style", "citation", "flags", "evidence")
)
_OF_THINGS = ("event", "deal")


def show(connection: sqlite3.Connection, id: str, context: int, asked: Asked) -> Answer:
    """One thing field by field, with so many passages around each that it rests on; of a passage, also every claim in it.

    Raises NothingFound, with the nearest ids, where nothing has that id or name, or the articles asked for say nothing of it.
    """
    showing = _Showing(connection, asked)
    return SHAPE._replace(entries=showing.entries(showing.meant(id), context))


def footnotes(connection: sqlite3.Connection, id: str, style: str, asked: Asked) -> Answer:
    """The footnotes for one thing: of an article for the whole of it, of anything else for each passage it rests on."""
    showing = _Showing(connection, asked)
    return FOOTNOTES._replace(entries=(Entry("", {}, (one,)) for one in showing.citations(showing.meant(id), style)))


class _Showing:
    """Shows things of one database."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked) -> None:
        self.connection = connection
        self.asked = asked
        self.facts = Facts(connection, asked.as_printed)
        self.excerpts = Excerpts(connection, self.facts)
        numbers = articles_meant(connection, asked)
        self.wanted = None if numbers is None else {articles.key_of(connection, number) for number in numbers}
        """The ids of the articles that are asked for; None for all."""

    def meant(self, id: str) -> Meant:
        """What the id or name stands for."""
        what = meant(self.connection, self.facts, id)
        if what.article and self.wanted is not None and what.article.key not in self.wanted:
            raise NothingFound(understood(f"passage or article {id}", self.asked.told()), f"sinoeu show {id}")
        if what.thing and self.wanted is not None and not any(one.grounds.evidence for one in self.fields(what.thing)):
            raise NothingFound(understood(f"word on {what.thing.name}", self.asked.told()), f"sinoeu show {id}")
        return what

    def entries(self, what: Meant, context: int) -> Iterator[Entry]:
        if what.thing:
            yield self._thing(what.thing, what.why, context)
        elif what.article and what.passage and what.claim:
            yield self._claim(what.passage, what.claim, context)
        elif what.article and what.passage:
            yield self._passage(what.article, what.passage, context)
            for claim in articles.claims(self.connection, what.passage.id):
                yield self._claim(what.passage, claim, None)
        elif what.article:
            yield self._article(what.article, context)

    def fields(self, thing: Thing) -> list[Field]:
        """The fields of a thing, as far as they are the editor's or rest on the articles asked for."""
        if thing.type in _OF_THINGS:
            found = described.of_fact(self.connection, self.facts.fact(thing.id))
            found += described.in_event(self.connection, self.facts, thing.id) if thing.type == "event" else []
        else:
            found = described.of_thing(self.connection, self.facts, thing)
        return [one for one in found if not one.grounds.evidence or any(self._is_wanted(piece["article"]) for piece in one.grounds.evidence)]

    def _is_wanted(self, article: Json) -> bool:
        return self.wanted is None or article in self.wanted

    def _thing(self, thing: Thing, why: str, context: int) -> Entry:
        fields = self.fields(thing)
        lines = [f"{thing.type} {thing.key}".rstrip(), *([why] if why else [])]
        if thing.type in _OF_THINGS:
            lines += _disagreements(fields, thing.type)
        else:
            lines.append(f"offices, meetings, events and words: sinoeu {'where' if thing.type == 'place' else 'who'} {thing.key or thing.name}")
        return self._entry(thing.type, thing.key, thing.name, telling.title(thing), fields, lines, context)

    def _claim(self, passage: Passage, claim: Claimed, context: int | None) -> Entry:
        """What one claim says; without a context, without the words of its passage."""
        fact = self.facts.fact(claim.fact)
        label = f"{passage.label}.{claim.number}"
        fields = described.of_fact(self.connection, fact, claim.id)
        lines = [f"says so: \u201c{claim.on}\u201d"] if claim.on else []
        if fact.thing:
            lines.append(f"{fact.kind} {fact.key}: all passages together with sinoeu show {fact.key}")
        return self._entry(fact.kind, label, _name(fact), f"{label}  {fact.kind}", fields, lines, context)

    def _article(self, article: Article, context: int) -> Entry:
        fields = described.of_article(self.connection, self.facts, article)
        title = next((one.cell.value for one in fields if one.name == "title"), None)
        lines = [f"article {article.key}", f"its text: sinoeu sources {article.key}"]
        return self._entry("article", article.key, title, title or article.key, fields, lines, context)

    def _passage(self, article: Article, passage: Passage, context: int) -> Entry:
        found = articles.flags(self.connection, passage.id)
        head: dict[str, Json] = {
            "type": "passage",
            "id": passage.label,
            "name": None,
            **{name: value for name, value in telling.passage(passage).items() if name in ("article", "file", "line", "start", "end")},
            "text": passage.text,
            "skip": passage.skip,
            "fields": [],
            "passages": [],
            "flags": telling.flags(found),
            "evidence": [{**telling.passage(passage), "fields": ["text"]}],
        }
        where = f"{passage.file}, line {passage.line}, characters {passage.start} to {passage.end}" if passage.file else f"passage {passage.number}"
        whole = cited(described.work(self.facts, article), None, "text")
        return Entry(passage.label, head, self._words([(article.id, passage.number)], context, passage.label), (whole, where))

    def _entry(self, type: str, id: str, name: str | None, title: str, fields: Sequence[Field], lines: Sequence[str], context: int | None) -> Entry:
        rests_on = evidence(fields)
        record: dict[str, Json] = {"type": type, "id": id or None, "name": name, "fields": [], "passages": [], "flags": flags(fields), "evidence": rests_on}
        return Entry(title, record, self._rows(id, fields, rests_on, context), tuple(lines))

    def _rows(self, id: str, fields: Sequence[Field], rests_on: Sequence[Json], context: int | None) -> Iterator[Row]:
        for one in fields:
            yield row(id, one)
        if context is not None:
            yield from self._words(self._numbers(rests_on), context, id)

    def _numbers(self, rests_on: Sequence[Json]) -> list[tuple[int, int]]:
        """Article and number of each passage among the evidence."""
        labels = [str(piece["passage"]) for piece in rests_on if isinstance(piece, dict)]
        found = []
        for label in labels:
            key, _, number = label.rpartition(":")
            article = articles.article(self.connection, key)
            if article and self._is_wanted(key):
                found.append((article.id, int(number)))
        return found

    def _words(self, wanted: Sequence[tuple[int, int]], context: int, id: str) -> Iterator[Row]:
        """The passages of these numbers and so many around each, in the order of reading, each once."""
        asked = set(wanted)
        several = len({article for article, _ in asked}) > 1  # numbers alone would not say of which article
        for article, first, last in _stretches(sorted(asked), context):
            for passage in articles.passages(self.connection, article, first, last):
                beside = (article, passage.number) not in asked
                cells = {"id": (Shown(id),), "field": (Shown("context" if beside else "words"),), "value": (Shown(passage.text),)}
                found = self.excerpts.row(passage, cells, context=beside)
                yield found._replace(excerpt=found.excerpt._replace(number=passage.label)) if several and found.excerpt else found

    def citations(self, what: Meant, style: str) -> Iterator[Row]:
        """A footnote for each passage that is rested on; of an article, one for the whole."""
        if what.article and not what.passage:
            yield self._citation(what.article, None, None, style)
        elif what.article and what.passage:
            yield self._citation(what.article, what.passage, what.claim, style)
        elif what.thing:
            numbers = self._numbers(evidence(self.fields(what.thing)))
            if not numbers:
                raise NothingFound(f"no passage speaks of {what.thing.name}")
            for article_id, number in sorted(set(numbers)):
                for passage in articles.passages(self.connection, article_id, number, number):
                    article = articles.article(self.connection, passage.article)
                    assert article is not None  # its passage was read a moment ago
                    yield self._citation(article, passage, None, style)

    def _citation(self, article: Article, passage: Passage | None, claim: Claimed | None, style: str) -> Row:
        words = claim.on if claim else None
        label = f"{passage.label}.{claim.number}" if passage and claim else ""
        place = Place(passage.label, passage.line, words or passage.text, label) if passage else None
        text = cited(described.work(self.facts, article), place, style)
        id = passage.label if passage else article.key
        rests_on: list[Json] = [{**telling.passage(passage), "fields": ["citation"]}] if passage else []
        record: dict[str, Json] = {"type": "citation", "id": id, "style": style, "citation": text, "flags": [], "evidence": rests_on}
        cells = {"citation": (Shown(text),), "style": (Shown(style),), "id": (Shown(id),)}
        return Row("", record, cells, (telling.quote(passage),) if passage else ())


def _stretches(asked: Sequence[tuple[int, int]], context: int) -> Iterator[tuple[int, int, int]]:
    """Article, first and last number of each run of passages around those asked for, apart and in order."""
    for article, numbers in groupby(asked, key=itemgetter(0)):
        first = last = 0
        for _, number in numbers:
            if first and number - context > last + 1:
                yield article, first, last
                first = 0
            first, last = first or max(number - context, 1), min(number + context, articles.LAST)
        yield article, first, last


def _name(fact: Fact) -> str | None:
    """What a claim is called: the name of its event or deal, or its first words."""
    if fact.thing:
        return fact.thing.name
    return next((value for field in ("title", "what", "words", "called", "kind") if (value := fact.value(field))), None)


def _disagreements(fields: Sequence[Field], kind: str) -> list[str]:
    return [f"{name}: the passages differ; each value stands with its own" for name in described.differing(fields, kind)]
