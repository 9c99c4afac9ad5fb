"""Who somebody is: names, offices, whom they met, and the events, deals, words, ties and figures they turn up in."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, NothingFound, Tally, understood
from sinoeu.answers.choosing import ACTORS, PLACES, called_elsewhere
from sinoeu.answers.facets import ASSERTS, Facets
from sinoeu.answers.narrowing import Wanted, admitted, on_side
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Column, Entry, Json, Mark, Row
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
_MENTIONS = """
SELECT DISTINCT mention.kind, mention.field, mention.fact, dated.year_known, dated.start_earliest, dated.end_latest, claim.id
FROM mention JOIN claim ON claim.id = mention.claim LEFT JOIN dated ON dated.fact = mention.fact AND dated.as_printed = :as_printed
WHERE mention.thing = :thing AND ((:as_printed = 0 AND mention.as_read = 1) OR (:as_printed = 1 AND mention.as_printed = 1))
ORDER BY coalesce(dated.year_known, 0) DESC, dated.start_earliest NULLS FIRST, dated.end_latest NULLS FIRST, mention.claim, mention.kind, mention.field, mention.fact
"""
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
        raise NothingFound(nobody, hint, found.suggestions, elsewhere=elsewhere, typed="" if wanted != Wanted() else name)
    if all(match.rule == PART for match in found.matches):
        place = wholly_called(connection, name, PLACES, asked.as_printed)
        tally.notes += [f"{place.name} is a place: sinoeu where {place.name}"] if place else []
    return SHAPE._replace(entries=_entries(scope, found.matches), understood=understood(f"fact about {name!r}", asked.told()))


def _found(scope: Scope, name: str, wanted: Wanted, care: Care) -> Found:
    as_printed = scope.asked.as_printed
    if wanted == Wanted():
        return look_up(scope.connection, name, ACTORS, as_printed, care)
    found = look_up(scope.connection, name, ACTORS, as_printed, care._replace(most=_MOST_NARROWED))
    fitting = admitted(scope, wanted)
    facts = Facts(scope.connection, as_printed)
    kept = tuple(match for match in found.matches if (fitting is None or match.thing in fitting) and on_side(facts.thing(match.thing), wanted))
    others = tuple((match, "of that name") for match in found.matches[:_MOST_SUGGESTED])
    return found._replace(matches=kept, suggestions=found.suggestions if kept else others or found.suggestions)


def _entries(scope: Scope, matches: tuple[Match, ...]) -> Iterator[Entry]:
    """An entry for each; of somebody with nothing in the articles or the period that is asked for there is none."""
    facets = Facets(scope.connection, Facts(scope.connection, scope.asked.as_printed))
    for match in matches:
        entry = _entry(facets, match, scope)
        if not scope.asked.narrow or (entry := entry._replace(rows=list(entry.rows))).rows:
            yield entry


def _entry(facets: Facets, match: Match, scope: Scope) -> Entry:
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
    if match.rule not in ("name", "case"):
        lines.append(telling.matched(match, thing.name))
    return Entry(telling.title(thing), head, rows_about(facets, match.thing, scope), tuple(lines))


def rows_about(facets: Facets, thing: int, scope: Scope) -> Iterator[Row]:
    """The rows of one person or organisation, heading by heading, each in the order of dates."""
    mentions = scope.connection.execute(_MENTIONS, {"thing": thing, "as_printed": scope.view}).fetchall()
    subject = facets.facts.thing(thing)
    under: dict[str, dict[int, tuple[str, str]]] = {heading: {} for heading in HEADINGS}
    for kind, field, fact, *_ in mentions:
        heading = HEADING_OF.get((kind, field))
        if heading and scope.keeps(fact) and under[heading].get(fact, (kind, "by"))[1] == "by":  # asserting it says least
            under[heading][fact] = (kind, field)
    for heading, found in under.items():
        for row, facts in _under(facets, heading, found, thing):
            yield _of_subject(row, facts, subject)


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


def _under(facets: Facets, heading: str, found: dict[int, tuple[str, str]], thing: int) -> Iterator[tuple[Row, Sequence[Fact]]]:
    """The rows under one heading with their facts. Several passages may tell of one part in an event, or of one office."""
    parts = [facets.facts.fact(fact) for fact, (kind, _) in found.items() if kind == "part"]
    for group in facets.by_event(parts):
        yield facets.participation(heading, group), group
    held = [facets.facts.fact(fact) for fact, (kind, _) in found.items() if kind == "role"]
    for group in facets.by_office(held):
        yield facets.office(heading, group, people=heading == "people"), group
    for id, (kind, field) in found.items():
        fact = facets.facts.fact(id)
        for row in _of(facets, heading, kind, field, fact, thing):
            yield row, [fact]


HEADING_OF = {
    ("role", "who"): "roles",
    ("role", "of"): "people",
    ("met", "who"): "met",
    ("met", "with"): "met",
    ("part", "who"): "events",
    ("event", "host"): "events",
    ("event", "at"): "events",
    ("deal", "parties"): "deals",
    ("deal", "by"): "deals",
    ("said", "who"): "said",
    ("tie", "between"): "ties",
    ("tie", "from"): "ties",
    ("tie", "to"): "ties",
    ("tie", "by"): "ties",
    ("figure", "of"): "figures",
    ("figure", "by"): "figures",
}
"""Under which heading a mention stands, by the kind of claim and the field."""


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
