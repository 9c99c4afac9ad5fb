"""One fact as a row of somebody's or some place's answer: what it says of them, as JSON and as cells."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sinoeu.answers import telling
from sinoeu.model.answer import Cell, Json, Row, Shown
from sinoeu.store.facts import Cell as Value
from sinoeu.store.facts import Fact, Facts, Thing
from sinoeu.text.amounts import readable

_OFFICES_OF = """
SELECT min(mention.fact) FROM mention JOIN office ON office.fact = mention.fact
WHERE mention.thing = :thing AND mention.kind = 'role' AND mention.field = 'who'
GROUP BY CASE :as_printed WHEN 0 THEN office.as_read ELSE office.as_printed END
"""
_OFFICE = "SELECT as_read, as_printed FROM office WHERE fact = :fact"
ASSERTS = "asserts it"
REMOTE = ("video", "letter", "representatives")
"""Ways of taking part that are not one's own presence."""


class Facets:
    """Turns facts into rows that nest in an answer under a heading."""

    def __init__(self, connection: sqlite3.Connection, facts: Facts) -> None:
        self.connection = connection
        self.facts = facts
        self._offices: dict[int, list[Fact]] = {}

    def offices(self, thing: int) -> list[Fact]:
        """The offices that somebody holds according to any passage, each as the first that gives it has it."""
        if thing not in self._offices:
            given = {"thing": thing, "as_printed": int(self.facts.as_printed)}
            self._offices[thing] = [self.facts.fact(fact) for (fact,) in sorted(self.connection.execute(_OFFICES_OF, given))]
        return self._offices[thing]

    def row(self, heading: str, fact: Fact, own: Mapping[str, Json], cells: Mapping[str, Cell], others: Iterable[Fact] = ()) -> Row:
        """A row of a fact: its own keys around what is common to all, and its cells; `others` are facts whose words it shows too."""
        quotes = dict.fromkeys(quote for one in (fact, *others) for quote in telling.quotes(one))
        marks = dict.fromkeys(mark for one in (fact, *others) for mark in telling.marks(one))
        given = {name: cell for name, cell in cells.items() if cell}
        return Row(heading, telling.record(fact.kind, fact, **own), given, tuple(quotes), tuple(marks), fact.notes)

    def offices_among(self, roles: Iterable[int]) -> list[list[int]]:
        """The claims that give the same office to the same people, by their numbers."""
        together: dict[int, list[int]] = {}
        for role in roles:
            together.setdefault(self.connection.execute(_OFFICE, {"fact": role}).fetchone()[self.facts.as_printed], []).append(role)
        return list(together.values())

    def office(self, heading: str, found: Sequence[Fact], people: bool) -> Row:
        """An office, as one or several passages have it: of the one asked for, or (with `people`) who holds it."""
        fact = found[0]
        when = fact.first("since") or self.facts.date(fact)
        own: dict[str, Json] = {"title": fact.value("title"), "of": telling.refer(fact.first("of")), "seat": telling.refer(fact.first("seat"))}
        cells = {"what": telling.shown(fact.all("title")), "of": telling.shown((*fact.all("of"), *fact.all("seat"))), "date": telling.shown([when] if when else ())}
        if people:
            own["who"] = telling.refer_all(fact.all("who"))
            cells["with"] = telling.shown(fact.all("who"))
        own |= {"date": telling.date(when), "since": telling.date(fact.first("since")), "until": telling.date(fact.first("until"))}
        return self._together(self.row(heading, fact, own, cells, found[1:]), found)

    def _together(self, row: Row, found: Sequence[Fact]) -> Row:
        """The row with the evidence of all the passages that say the same."""
        return row._replace(record={**row.record, **telling.grounds(*found)})

    def meeting(self, heading: str, fact: Fact, other: Value) -> Row:
        """A meeting with one other: who that is, as what, in which event, where and when."""
        offices = self.offices(other.thing.id) if other.thing else []
        titles = tuple(dict.fromkeys(cell for office in offices for cell in telling.shown(office.all("title"))))
        of = tuple(dict.fromkeys(cell for office in offices for cell in telling.shown((*office.all("of"), *office.all("seat")))))
        roles: list[Json] = [{"title": office.value("title"), "of": telling.refer(office.first("of")), "evidence": telling.evidence(office)} for office in offices]
        event = self._event(fact)
        own: dict[str, Json] = {
            "who": telling.refer(other),
            "roles": roles,
            "event": telling.reference(event) if event else None,
            "date": telling.date(self.facts.date(fact)),
            "place": telling.refer(_place(fact)),
        }
        cells = {"with": telling.shown([other]), "what": titles, "of": of, **self._scene(fact)}
        return self.row(heading, fact, own, cells, offices)

    def by_event(self, parts: Iterable[Sequence[int]]) -> Iterator[list[Fact]]:
        """Parts taken, put together by the event that is shown, each read when its turn comes: a person who is named in several passages took part once."""
        for group in parts:
            shown: dict[int, list[Fact]] = {}
            for fact in map(self.facts.fact, group):
                event = self._event(fact)  # which may be the editor's reading, and not shown
                shown.setdefault(event.id if event else fact.id, []).append(fact)
            yield from shown.values()

    def participation(self, heading: str, parts: Sequence[Fact]) -> Row:
        """The part taken in one event, as one or several passages have it: as what, how they were there, where and when."""
        fact = parts[0]
        event = self._event(fact)
        held = self.facts.fact(event.id) if event else fact
        roles = tuple(dict.fromkeys(cell.value for part in parts for cell in part.all("as")))
        presences = tuple(dict.fromkeys(cell.value for part in parts for cell in part.all("presence") if cell.value))
        own: dict[str, Json] = {
            "event": telling.reference(event) if event else telling.refer(fact.first("in")),
            "as": list(roles),
            "presence": next(iter(presences), None),
            "place": telling.refer(_place(held)),
            "places": telling.refer_all(held.all("where")),
            "date": telling.date(self.facts.date(fact)),
        }
        manner = tuple(Shown(role) for role in roles) + tuple(Shown(f"by {presence}" if presence in REMOTE else presence) for presence in presences)
        cells = {"what": telling.show_thing(event), "as": manner, **self._when(fact), "place": telling.shown(held.all("where") or held.all("at"))}
        return self._together(self.row(heading, fact, own, cells, [*parts[1:], held]), [*parts, held])

    def event(self, heading: str, fact: Fact, how: str) -> Row:
        """An event, and how the one asked for is concerned with it."""
        own: dict[str, Json] = {
            "event": telling.reference(fact.thing) if fact.thing else None,
            "kind": fact.value("kind"),
            "how": how,
            "as": [how],
            "presence": None,
            "place": telling.refer(_place(fact)),
            "places": telling.refer_all(fact.all("where")),
            "date": telling.date(self.facts.date(fact)),
        }
        cells = {"what": telling.show_thing(fact.thing), "as": (Shown(how),), **self._when(fact), "place": telling.shown(fact.all("where") or fact.all("at"))}
        return self.row(heading, fact, own, cells)

    def deal(self, heading: str, fact: Fact, how: str) -> Row:
        """A deal, its parties and how far it has come, and how the one asked for is concerned with it."""
        own: dict[str, Json] = {
            "deal": telling.reference(fact.thing) if fact.thing else None,
            "how": how,
            "kind": fact.value("kind"),
            "called": fact.value("called"),
            "status": fact.value("status"),
            "parties": telling.refer_all(fact.all("parties")),
            "about": _texts(fact, "about"),
            "place": telling.refer(_place(fact)),
            "date": telling.date(self.facts.date(fact)),
            **telling.asserted_by(fact),
        }
        cells = {
            "what": telling.show_thing(fact.thing),
            "as": (Shown(how), *telling.shown(fact.all("status"))),
            "with": telling.shown(fact.all("parties")),
            **self._scene(fact),
        }
        return self.row(heading, fact, own, cells)

    def saying(self, heading: str, fact: Fact) -> Row:
        """Words said or reported."""
        own: dict[str, Json] = {
            "who": telling.refer_all(fact.all("who")),
            "words": fact.value("words"),
            "about": _texts(fact, "about"),
            "form": fact.value("form"),
            "event": telling.refer(fact.first("in")),
            "date": telling.date(self.facts.date(fact)),
        }
        cells = {"what": telling.shown(fact.all("words")), "as": telling.shown(fact.all("form")), **self._when(fact)}
        return self.row(heading, fact, own, cells)

    def tie(self, heading: str, fact: Fact, thing: int, how: str) -> Row:
        """A lasting relation, with the others that have a side in it."""
        sides = [cell for field in ("between", "from", "to") for cell in fact.all(field)]
        own: dict[str, Json] = {
            "kind": fact.value("kind"),
            "called": fact.value("called"),
            "how": how,
            "between": telling.refer_all(fact.all("between")),
            "from": telling.refer_all(fact.all("from")),
            "to": telling.refer_all(fact.all("to")),
            "since": telling.date(fact.first("since")),
            "until": telling.date(fact.first("until")),
            **telling.asserted_by(fact),
        }
        others = telling.shown(cell for cell in sides if not (cell.thing and cell.thing.id == thing))
        cells = {
            "what": relation(fact),
            "as": (*_direction(fact, thing), *((Shown(how),) if how == ASSERTS else ())),
            "with": others,
            "date": telling.shown(fact.all("since")),
        }
        return self.row(heading, fact, own, cells)

    def figure(self, heading: str, fact: Fact, how: str) -> Row:
        """A number."""
        own: dict[str, Json] = {
            "what": fact.value("what"),
            "how": how,
            "of": telling.refer(fact.first("of")),
            "all_of": telling.refer_all(fact.all("of")),
            "value": fact.value("value"),
            "unit": fact.value("unit"),
            "bound": fact.value("bound"),
            "status": fact.value("status"),
            "as_of": telling.date(fact.first("as_of")),
            **telling.asserted_by(fact),
        }
        cells = {"what": telling.shown(fact.all("what")), "as": measure(fact), "of": telling.shown(fact.all("of")), "date": telling.shown(fact.all("as_of"))}
        return self.row(heading, fact, own, cells)

    def _event(self, fact: Fact) -> Thing | None:
        inside = fact.first("in") or fact.first("part_of")
        return inside.thing if inside else None

    def _when(self, fact: Fact) -> dict[str, Cell]:
        when = self.facts.date(fact)
        return {"date": telling.shown([when] if when else ())}

    def _scene(self, fact: Fact) -> dict[str, Cell]:
        """Where and when."""
        return {"place": telling.shown(fact.all("at") or fact.all("where")), **self._when(fact)}


def _place(fact: Fact) -> Value | None:
    """The place of a fact: where it was, else the venue."""
    return fact.first("where") or fact.first("at")


def _texts(fact: Fact, field: str) -> str | None:
    return "; ".join(cell.value for cell in fact.all(field) if cell.value) or None


def _direction(fact: Fact, thing: int) -> Cell:
    """On which side of a tie the one asked for stands, as in `→ Nanjing` or `Nanjing →`; nothing where the sides are equal."""
    before = [cell.thing.name for cell in fact.all("from") if cell.thing and cell.thing.id == thing]
    behind = [cell.thing.name for cell in fact.all("to") if cell.thing and cell.thing.id == thing]
    return (*(Shown(f"{name} →") for name in before), *(Shown(f"→ {name}") for name in behind))


def relation(fact: Fact) -> Cell:
    """What kind of tie it is; the source's own word for one that is of no common kind."""
    return telling.shown(fact.all("called")) if fact.value("kind") == "other" and fact.all("called") else telling.shown(fact.all("kind"))


def measure(fact: Fact) -> Cell:
    """A figure's number as it is shown: bound, digits in groups, unit."""
    value = fact.first("value")
    if value is None or value.value is None:
        return ()
    words = [fact.value("bound"), readable(value.value), fact.value("unit"), "(planned)" if fact.value("status") == "planned" else None]
    text = " ".join(word for word in words if word)
    unit = fact.first("unit")
    if value.basis == "stated" and unit and unit.basis != "stated" and unit.printed and unit.value:
        return (Shown(text, text.replace(unit.value, unit.printed), unit.basis),)
    return (Shown(text, value.printed, value.basis),)
