"""Who somebody is: names, offices, whom they met, and the events, deals, words, ties and figures they turn up in."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, NothingFound, Tally, understood
from sinoeu.answers.choosing import ACTORS, PLACES, called_elsewhere, to_choose_from
from sinoeu.answers.facets import ASSERTS, Facets
from sinoeu.answers.found import matched, read_for, suggested, told_by_id
from sinoeu.answers.in_order import InOrder
from sinoeu.answers.narrowing import Wanted, admitted, on_side
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Column, Entry, Json, Mark, Row
from sinoeu.store.census import HEADING_OF
from sinoeu.store.facts import Fact, Facts, Thing
from sinoeu.store.names import PART, Care, Found, Match, look_up, wholly_called

COLUMNS = (
    Column("who", "who", readings=True, on_screen=False),
    Column("with", "who", readings=True, unsaid="not named"),
    Column("what", "what", wide=True),
    Column("as", "as"),
    Column("of", "of", readings=True),
    Column("place", "place", readings=True),
    Column("date", "date", readings=True),
)
HEADINGS = {
    "roles": "Offices",
    "people": "People in office",
    "met": "Met",
    "events": "Events",
    "deals": "Deals",
    "said": "Said",
    "ties": "Ties",
    "figures": "Figures",
}
KEYS = ("type", "id", "name", "printed", "basis", "because", "url", "names", "side", "matched", *HEADINGS, "flags", "evidence")
SHAPE = Answer(COLUMNS, (), HEADINGS, keys=KEYS)
_MOST_NARROWED = 1000
"""So many people of one name are looked through for those who fit."""
_MOST_SUGGESTED = 3
_FIELDS = {heading: {mention for mention, under in HEADING_OF.items() if under == heading} for heading in HEADINGS}
"""The mentions that stand under each heading."""
_NAMES = "SELECT text, how FROM name WHERE thing = :thing AND how <> 'id' ORDER BY id"


def who(connection: sqlite3.Connection, name: str, wanted: Wanted, care: Care, asked: Asked, tally: Tally) -> Answer:
    """Everybody of a name, one entry each, or those of them who fit.

    Raises NothingFound, with suggestions, where nobody is meant.
    """
    scope = Scope(connection, asked, tally)
    found = _found(scope, name, wanted, care)
    if not found.matches:
        hint = f"sinoeu who {found.suggestions[0][0].name}" if wanted != Wanted() and found.suggestions else "sinoeu who  # lists everybody"
        nobody = ", ".join([f"nobody is called {name!r}", *wanted.told()])
        elsewhere = partial(called_elsewhere, connection, name, PLACES, asked.as_printed)
        raise NothingFound(nobody, hint, suggested(found.suggestions, name), elsewhere=elsewhere, typed="" if wanted != Wanted() else name)
    if all(match.rule == PART for match in found.matches):
        place = wholly_called(connection, name, PLACES, asked.as_printed)
        tally.notes += [f"{place.name} is a place: sinoeu where {place.name}"] if place else []
    listed = to_choose_from(connection, name, _told(found.matches, connection, asked), asked, "who", "fewer: --role, --place; ")
    return SHAPE._replace(entries=_entries(scope, name, found.matches), understood=understood(f"fact about {name!r}", asked.told()), overview=listed)


def _found(scope: Scope, name: str, wanted: Wanted, care: Care) -> Found:
    as_printed = scope.asked.as_printed
    if wanted == Wanted():
        return look_up(scope.connection, name, ACTORS, as_printed, care)
    found = look_up(scope.connection, name, ACTORS, as_printed, care._replace(most=_MOST_NARROWED))
    fitting = admitted(scope, wanted)
    facts = Facts(scope.connection, as_printed)
    kept = tuple(match for match in found.matches if (fitting is None or match.thing in fitting) and on_side(facts.thing(match.thing), wanted))
    facets = Facets(scope.connection, facts)
    from sinoeu.answers.namesakes import held_titles

    others = tuple((match, ", ".join(["of that name", *held_titles(facets, match.thing)])) for match in found.matches[:_MOST_SUGGESTED])
    return found._replace(matches=kept, suggestions=found.suggestions if kept else others or found.suggestions)


def _told(matches: tuple[Match, ...], connection: sqlite3.Connection, asked: Asked) -> list[Match]:
    """Those of whom there is anything in the articles or the period that is asked for; what is left out is counted when they are told in full."""
    if not asked.narrow or len(matches) < 2:
        return list(matches)
    scope, facets = Scope(connection, asked, Tally()), Facets(connection, Facts(connection, asked.as_printed))
    return [match for match in matches if next(rows_about(facets, match.thing, scope), None)]


def _entries(scope: Scope, typed: str, matches: tuple[Match, ...]) -> Iterator[Entry]:
    """An entry for each; of somebody with nothing in the articles or the period that is asked for there is none."""
    facets, by_id = Facets(scope.connection, Facts(scope.connection, scope.asked.as_printed)), told_by_id(matches)
    for match in matches:
        entry = _entry(facets, typed, match, scope)
        if match.thing in by_id:
            entry = entry._replace(lines=(f"id: {match.key}", *entry.lines))
        if not scope.asked.narrow or (entry := entry._replace(rows=list(entry.rows))).rows:
            yield entry


def _entry(facets: Facets, typed: str, match: Match, scope: Scope) -> Entry:
    thing = facets.facts.thing(match.thing)
    assert thing is not None  # it was found a moment ago
    every = scope.connection.execute(_NAMES, {"thing": match.thing})
    names = [(text, how) for text, how in every if not scope.asked.as_printed or how in ("form", "printed") or text == thing.name]
    head: dict[str, Json] = {
        "type": thing.kind if thing.type == "printed" else thing.type,
        "id": None if thing.type == "printed" else thing.key or None,
        "name": thing.name,
        "printed": thing.printed or facets.facts.first_printed(match.thing) or (thing.name if thing.basis == "stated" else None),
        "basis": thing.basis,
        "because": thing.because,
        "url": thing.url,
        "names": list(dict.fromkeys(text for text, _ in names)),
        "side": thing.side,
        "matched": {"rule": match.rule, "form": match.form, "confident": match.confident, "score": match.score},
        **{heading: [] for heading in HEADINGS},
        "flags": [],
        "evidence": telling.named_in(facets.facts.first_source(match.thing)),
    }
    other_names = [text for text, _ in names if text not in (thing.name, thing.printed)]
    lines = [f"also: {', '.join(dict.fromkeys(other_names))}"] if other_names else []
    if thing.because:
        lines.append(f"[{thing.name}]: {thing.because}" + (f" ({thing.url})" if thing.url else ""))
    instead = read_for(scope.connection, match)
    lines += [instead.told(match.form, thing.name)] if instead else matched(scope.connection, thing, match, typed)
    return Entry(telling.title(thing), head, rows_about(facets, match.thing, scope), tuple(lines))


def rows_about(facets: Facets, thing: int, scope: Scope) -> Iterator[Row]:
    """The rows of one person or organisation, heading by heading, each in the order of dates: the facts of one kind are found when the first of them is wanted."""
    subject = facets.facts.thing(thing)
    in_order = InOrder(scope, thing, as_printed=facets.facts.as_printed)
    for heading, kind in dict.fromkeys((HEADING_OF[mention], mention[0]) for mention in sorted(HEADING_OF, key=_place_of)):
        for row, facts in _under(facets, heading, kind, in_order, thing):
            yield _of_subject(row, facts, subject)


def _place_of(mention: tuple[str, str]) -> tuple[int, bool]:
    """Where the rows of a kind of claim stand: by their headings, parts taken before events held."""
    return list(HEADINGS).index(HEADING_OF[mention]), mention[0] == "event"


def _of_subject(row: Row, facts: Sequence[Fact], subject: Thing | None) -> Row:
    """The row with the one asked for as its first cell, and a mark where the editor, not the passage, says that it is about them."""
    if subject is None:
        return row
    cells = [cell for fact in facts for group in fact.cells.values() for cell in group if cell.thing and cell.thing.id == subject.id]
    cell = next((cell for cell in cells if cell.basis == "stated"), next(iter(cells), None))
    if cell is None:
        return row._replace(cells={"who": telling.show_thing(subject), **row.cells})
    mark = () if cell.basis == "stated" else (Mark(cell.basis, subject.name, cell.because or ""),)
    return row._replace(cells={"who": telling.shown([cell]), **row.cells}, marks=(*row.marks, *mark))


def _under(facets: Facets, heading: str, kind: str, in_order: InOrder, thing: int) -> Iterator[tuple[Row, Sequence[Fact]]]:
    """The rows of one kind under one heading with their facts. Several passages may tell of one part in an event, or of one office."""
    found = in_order.facts(kind, fields=_FIELDS[heading])
    if kind == "part":
        for group in facets.by_event(in_order.parts(id for _, id, _ in found)):
            yield facets.participation(heading, group), group
    elif kind == "role":
        for claims in in_order.offices(id for _, id, _ in found):
            group = list(map(facets.facts.fact, claims))
            yield facets.office(heading, group, people=heading == "people"), group
    else:
        for _, id, fields in found:
            fact, field = facets.facts.fact(id), next((field for field in fields if field != "by"), "by")  # asserting it says least
            for row in _of(facets, heading, kind, field, fact, thing):
                yield row, [fact]


def _of(facets: Facets, heading: str, kind: str, field: str, fact: Fact, thing: int) -> Iterator[Row]:
    """The rows that one fact gives: a meeting gives one for each that was met."""
    how = {"by": ASSERTS, "parties": "party", "host": "host", "at": "venue"}.get(field, "")
    if kind == "met" and field != "at":
        others = fact.all("with" if field == "who" else "who")
        for other in others:
            yield facets.meeting(heading, fact, other)
    elif kind == "event":
        yield facets.event(heading, fact, how)
    elif kind == "deal":
        yield facets.deal(heading, fact, how)
    elif kind == "said":
        yield facets.saying(heading, fact)
    elif kind == "tie":
        yield facets.tie(heading, fact, thing, how)
    elif kind == "figure":
        yield facets.figure(heading, fact, how)
