"""Passages with their marks: what of the words is claimed, what the editor reads in them, what is flagged, and why one is skipped."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sinoeu.answers import telling
from sinoeu.model.answer import Cell, Excerpt, Json, Mark, Piece, Row
from sinoeu.store import articles
from sinoeu.store.articles import Claimed, Passage
from sinoeu.store.facts import Cell as Value
from sinoeu.store.facts import Fact, Facts, Flag


class Excerpts:
    """Turns passages into rows that a screen sets as text."""

    def __init__(self, connection: sqlite3.Connection, facts: Facts) -> None:
        self.connection = connection
        self.facts = facts
        self._known: dict[int, Fact] = {}

    def row(self, passage: Passage, cells: Mapping[str, Cell], **more: Json) -> Row:
        """A passage as a row under `passages`: its record, with `more` in it, and the text with its marks."""
        found = articles.claims(self.connection, passage.id)
        flags = articles.flags(self.connection, passage.id)
        evidence: list[Json] = [{**telling.passage(passage), "fields": ["text"]}]
        record: dict[str, Json] = {
            "type": "passage",
            "id": passage.label,
            **telling.passage(passage),
            "text": passage.text,
            "skip": passage.skip,
            "claims": [self._claim(passage, claim) for claim in found],
            **more,
            "flags": telling.flags(flags),
            "evidence": evidence,
        }
        del record["quote"]
        excerpt = Excerpt(str(passage.number), _state(passage, found), tuple(self._pieces(passage.text, found, flags)), passage.skip or "")
        return Row("passages", record, cells, (telling.quote(passage),), tuple(map(mark, flags)), excerpt=excerpt)

    def _claim(self, passage: Passage, claim: Claimed) -> Json:
        thing = self.facts.thing(claim.fact) if claim.kind in ("event", "deal") else None
        about = telling.reference(thing) if thing else None
        return {"id": f"{passage.label}.{claim.number}", "kind": claim.kind, "of": about, "on": claim.on}

    def _pieces(self, text: str, found: Sequence[Claimed], flags: Sequence[Flag]) -> Iterator[Piece]:
        """The words cut where a claim, a flag or a reading begins or ends."""
        spans = [_span(text, claim.on) for claim in found]
        marks: dict[int, list[Mark]] = {}
        cuts = {0, len(text)} | {end for span in spans for end in span}
        for flag in flags:
            start, end = _span(text, flag.words)
            cuts |= {start, end}
            marks.setdefault(end, []).append(mark(flag))
        added: dict[int, dict[str, None]] = {}
        for claim, span in zip(found, spans, strict=True):
            for value in self._readings(claim):
                at, words = _reading(value, text, span)
                cuts.add(at)
                added.setdefault(at, {})[words] = None
        for start, end in pairwise(sorted(cuts)):
            claimed = any(first <= start and end <= last for first, last in spans)
            yield Piece(text[start:end], claimed, marks=tuple(marks.get(end, ())))
            for words in added.get(end, {}):
                yield Piece(f" [{words}]", added=True)

    def _readings(self, claim: Claimed) -> Iterator[Value]:
        """The values of one claim that are the editor's."""
        if claim.fact not in self._known:
            self._known[claim.fact] = self.facts.fact(claim.fact)
        for values in self._known[claim.fact].cells.values():
            for value in values:
                by_editor = value.basis != "stated" or (value.thing and value.thing.basis != "stated")
                if value.claim == claim.id == value.rests_on and by_editor and (value.thing.name if value.thing else value.value) not in (None, value.printed):
                    yield value


def mark(flag: Flag) -> Mark:
    """A flag for a screen."""
    return Mark(flag.kind, flag.words, f"{flag.because} ({flag.url})" if flag.url else flag.because)


def _state(passage: Passage, found: Sequence[Claimed]) -> str:
    if passage.skip:
        return "injected" if passage.skip == "injected" else "skipped"
    return "claimed" if found else "unread"


def _span(text: str, words: str | None) -> tuple[int, int]:
    """Where words stand in a passage; the whole of it where none are named."""
    at = text.find(words) if words else -1
    return (at, at + len(words)) if words and at >= 0 else (0, len(text))


def _reading(value: Value, text: str, span: tuple[int, int]) -> tuple[int, str]:
    """Where a reading is set, and its words: behind what stands printed for it, or behind the claim with the name of its field."""
    words = value.thing.name if value.thing else value.value or ""
    at = text.find(value.printed, *span) if value.printed else -1
    if value.printed and at < 0:
        at = text.find(value.printed)
    if value.printed and at >= 0:
        return at + len(value.printed), words
    return span[1], f"{value.field.replace('_', ' ')}: {words}"
