"""A place and the places in it: what happened there, who was there, and how it is concerned in deals, ties and figures."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from heapq import merge

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, NothingFound, Tally, understood
from sinoeu.answers.choosing import ACTORS, PLACES, called_elsewhere, to_choose_from
from sinoeu.answers.facets import REMOTE, Facets
from sinoeu.answers.found import matched, read_for, suggested, told_by_id
from sinoeu.answers.in_order import MOST_PLACES, InOrder
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store.census import EVENT_FIELDS
from sinoeu.store.facts import Fact, Facts, Thing
from sinoeu.store.names import Match, look_up
from sinoeu.store.places import situation

COLUMNS = (
    Column("where", "where", readings=True, on_screen=False),
    Column("what", "what", wide=True),
    Column("with", "who", readings=True, unsaid="not named"),
    Column("as", "how"),
    Column("of", "of", readings=True),
    Column("place", "place", readings=True),
    Column("date", "date", readings=True),
)
HEADINGS = {
    "events": "Events",
    "people": "People who were there",
    "organisations": "Organisations",
    "roles": "Offices",
    "deals": "Deals",
    "ties": "Ties",
    "figures": "Figures",
}
KEYS = (
    "type", "id", "name", "printed", "basis", "because", "url", "kind", "within", "country", "lat", "lon", "matched", *HEADINGS, "note", "flags", "evidence",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), HEADINGS, keys=KEYS)
NOT_THERE = ("video", "letter")
_PLACES_IN = "SELECT part FROM place_part WHERE place = :thing AND depth <= :depth ORDER BY part"
_PARTS = "SELECT id FROM claim WHERE event = :event AND kind = 'part' ORDER BY id"
_HOMES = "SELECT name, id, within FROM thing WHERE within = :part AND type = 'organisation' ORDER BY name, id"
_HOMES_AROUND = """
SELECT thing.name, thing.id, thing.within FROM place_part JOIN thing ON thing.within = place_part.part AND thing.type = 'organisation'
WHERE place_part.place = :thing AND place_part.depth <= :depth ORDER BY thing.name, thing.id
"""
DEEPEST = 99
VENUE = {"where", "at"}
"""By which fields something was in a place."""


def where(connection: sqlite3.Connection, name: str, only: bool, asked: Asked, tally: Tally) -> Answer:
    """Every place of a name with (unless `only`) the places in it, one entry each.

    Raises NothingFound, with suggestions, where there is none.
    """
    scope = Scope(connection, asked, tally)
    depth = 0 if only else DEEPEST
    matches = places_called(connection, name, asked)
    by_id = told_by_id(matches)
    entries = (_Place(scope, name, match, depth).entry(match.thing in by_id) for match in matches)
    if asked.narrow:
        entries = (entry for entry in (entry._replace(rows=list(entry.rows)) for entry in entries) if entry.rows)
    listed = to_choose_from(connection, name, _told(matches, connection, name, depth, asked), asked, "where")
    return SHAPE._replace(entries=entries, understood=understood(f"fact about {name!r}", asked.told()), overview=listed)


def _told(matches: tuple[Match, ...], connection: sqlite3.Connection, name: str, depth: int, asked: Asked) -> list[Match]:
    """Those of which there is anything in the articles or the period that is asked for; what is left out is counted when they are told in full."""
    if not asked.narrow or len(matches) < 2:
        return list(matches)
    scope = Scope(connection, asked, Tally())
    return [match for match in matches if next(iter(_Place(scope, name, match, depth).entry().rows), None)]


def places_called(connection: sqlite3.Connection, name: str, asked: Asked) -> tuple[Match, ...]:
    """The places of a name. Raises NothingFound, with suggestions, where there is none."""
    found = look_up(connection, name, PLACES, asked.as_printed)
    if not found.matches:
        elsewhere = partial(called_elsewhere, connection, name, ACTORS, asked.as_printed)
        raise NothingFound(f"no place is called {name!r}", "sinoeu where  # lists all places", suggested(found.suggestions, name), elsewhere=elsewhere, typed=name)
    return found.matches


class _Place:
    """One place that was asked for."""

    def __init__(self, scope: Scope, typed: str, match: Match, depth: int) -> None:
        self.scope = scope
        self.connection = scope.connection
        self.typed = typed
        self.match = match
        self.depth = depth
        self.facets = Facets(scope.connection, Facts(scope.connection, scope.asked.as_printed))
        thing = self.facets.facts.thing(match.thing)
        assert thing is not None  # it was found a moment ago
        self.thing: Thing = thing
        self.parts = [part for (part,) in self.connection.execute(_PLACES_IN, {"thing": thing.id, "depth": depth})]
        self.in_order = InOrder(scope, thing.id, self.parts, depth, scope.asked.as_printed)

    def entry(self, with_id: bool = False) -> Entry:
        """The place's record, and its rows; with its id on a screen where its name does not tell it from another."""
        lies = situation(self.connection, self.match.thing, self.scope.asked.as_printed)
        around = self.facets.facts.thing(lies.within) if lies.within else None
        printed_only = self.thing.type == "printed"
        why = read_for(self.connection, self.match)
        head: dict[str, Json] = {
            "type": "place",
            "id": None if printed_only else self.thing.key or None,
            "name": self.thing.name,
            "printed": self.match.form if why else self.thing.printed or (self.thing.name if self.thing.basis == "stated" else None),
            "basis": why.basis if why else self.thing.basis,
            "because": why.because if why else self.thing.because,
            "url": why.url if why else self.thing.url,
            "kind": lies.kind,
            "within": telling.reference(around) if around else None,
            "country": lies.country,
            "lat": lies.lat,
            "lon": lies.lon,
            "matched": {"rule": self.match.rule, "form": self.match.form, "confident": self.match.confident, "score": self.match.score},
            **{heading: [] for heading in HEADINGS},
            "note": lies.note,
            "flags": [],
            "evidence": telling.named_in(self.facets.facts.first_source(self.match.thing)),
        }
        lines = [f"id: {self.thing.key}"] if with_id else []
        if around:
            lines.append(f"{lies.kind or 'place'} in {around.name}")
        if why:
            lines.append(why.told(self.match.form, self.thing.name))
        else:
            lines += matched(self.connection, self.thing, self.match, self.typed)
        title = f"{self.match.form} [{self.thing.name}]" if why else telling.title(self.thing)
        return Entry(title, head, self._rows(), tuple(lines))

    def _rows(self) -> Iterator[Row]:
        told: set[str] = set()
        for heading in HEADINGS:
            for row in self._under(heading):
                told.add(heading)
                yield row._replace(cells={"where": telling.show_thing(self.thing), **row.cells})
        if "events" in told and "people" not in told:
            self.scope.tally.notes.append(f"nobody is named as having been in {telling.title(self.thing)}")

    def _under(self, heading: str) -> Iterator[Row]:
        """The rows under one heading, in the order of dates: its facts are found when the first of them is wanted."""
        fact = self.facets.facts.fact
        if heading == "organisations":
            yield from self._organisations()
        elif heading == "people":
            yield from self._people()
        elif heading == "roles":
            for group in self.in_order.offices(id for _, id, _ in self.in_order.facts("role")):
                yield self.facets.office(heading, list(map(fact, group)), people=True)
        else:
            for kind, id, fields in self.in_order.facts(heading.removesuffix("s")):
                if kind == "event" and not fields.keys().isdisjoint(EVENT_FIELDS):
                    yield self.facets.event(heading, fact(id), "venue" if fields.keys() & VENUE else "host")
                elif kind == "deal":
                    deal = fact(id)
                    done = deal.value("status") in ("signed", "agreed")
                    yield self.facets.deal(heading, deal, "party" if "parties" in fields else "venue" if "where" in fields and done else "about")
                elif kind == "tie":
                    yield self.facets.tie(heading, fact(id), self.match.thing, "side")
                elif kind == "figure":
                    yield self.facets.figure(heading, fact(id), "about")

    def _people(self) -> Iterator[Row]:
        """Who took part in an event or a meeting there; those who were there by video or letter only are named apart."""
        absent: dict[str, None] = {}
        for kind, id, fields in self.in_order.facts("event", "met"):
            if kind == "event" and fields.keys() & VENUE:
                for parts in self._parts(id):
                    presence = parts[0].value("presence")
                    if presence in NOT_THERE:
                        names = (telling.title(cell.thing) if cell.thing else cell.printed for cell in parts[0].all("who"))
                        absent.update(dict.fromkeys(f"{name} ({presence})" for name in names))
                    else:
                        yield self._present(parts)
            elif kind == "met" and fields.keys() & VENUE:
                yield self._met(self.facets.facts.fact(id))
        if absent:
            self.scope.tally.notes.append(f"not there, by video or letter: {', '.join(absent)}")

    def _parts(self, event: int) -> list[list[Fact]]:
        """The parts taken in an event, those of the same people by several passages put together."""
        together: dict[tuple[object, ...], list[Fact]] = {}
        for (claim,) in self.connection.execute(_PARTS, {"event": event}):
            part = self.facets.facts.fact(claim)
            who = tuple(cell.thing.id if cell.thing else cell.printed for cell in part.all("who"))
            together.setdefault((part.value("presence") in NOT_THERE, *who), []).append(part)
        return list(together.values())

    def _present(self, parts: Sequence[Fact]) -> Row:
        row = self.facets.participation("people", parts)
        presence = parts[0].value("presence")
        who = [cell for part in parts for cell in part.all("who")]
        manner = f"by {presence}" if presence in REMOTE else presence or "presence not stated"
        roles = telling.shown(cell for part in parts for cell in part.all("as"))
        how = "represented" if presence in REMOTE else "took part"
        cells = {**row.cells, "with": telling.shown(who), "as": (*roles, Shown(manner))}
        return row._replace(record={**row.record, "who": telling.refer_all(who), "how": how}, cells=cells)

    def _met(self, fact: Fact) -> Row:
        both = (*fact.all("who"), *fact.all("with"))
        event = fact.first("in")
        own: dict[str, Json] = {
            "who": telling.refer_all(both),
            "how": "met there",
            "event": telling.refer(event),
            "presence": None,
            "date": telling.date(self.facets.facts.date(fact)),
            "place": telling.refer(fact.first("where") or fact.first("at")),
        }
        when = self.facets.facts.date(fact)
        cells = {"with": telling.shown(both), "as": (Shown("met"),), "what": telling.shown([event] if event else ()), "date": telling.shown([when] if when else ())}
        return self.facets.row("people", fact, own, {**cells, "place": telling.shown(fact.all("at") or fact.all("where"))})

    def _organisations(self) -> Iterator[Row]:
        """The organisations that sit there, by the editor's field."""
        if self.scope.asked.narrow or self.scope.asked.as_printed:
            return  # they have no date, and the articles do not say it
        if len(self.parts) > MOST_PLACES:
            homes: Iterable[tuple[str, int, int]] = self.connection.execute(_HOMES_AROUND, {"thing": self.thing.id, "depth": self.depth})
        else:
            homes = merge(*(self.connection.execute(_HOMES, {"part": part}) for part in self.parts))
        for _, id, part in homes:
            organisation, place = self.facets.facts.thing(id), self.facets.facts.thing(part)
            source = self.facets.facts.first_source(id)
            if organisation is None or source is None:
                continue
            record: dict[str, Json] = {
                "type": "organisation",
                "id": organisation.key,
                "name": organisation.name,
                "how": "home of",
                "place": telling.reference(place._replace(basis="supplied", because="where it sits, by the registry")) if place else None,
                "flags": [],
                "evidence": telling.named_in(source),
            }
            seat = (Shown(place.name, None, "supplied"),) if place else ()  # the editor's field, not the article's words
            cells = {"with": telling.show_thing(organisation), "as": (Shown("sits there"),), "place": seat}
            yield Row("organisations", record, cells, (telling.quote(source),))
