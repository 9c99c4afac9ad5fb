"""What was signed, agreed, planned, offered or hoped for: between whom, about what, where and when."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from sinoeu.answers import telling
from sinoeu.answers.asked import Asked, Tally, understood
from sinoeu.answers.choosing import ANY_NAME, PLACES, deals_of_party, facts_of_name, facts_of_words
from sinoeu.answers.chosen import Chosen, only
from sinoeu.answers.independence import independent
from sinoeu.answers.scope import Scope
from sinoeu.model.answer import Answer, Column, Entry, Json, Row, Shown
from sinoeu.store.facts import Fact, Facts
from sinoeu.text.amounts import MOST_DIGITS

COLUMNS = (
    Column("date", "date", readings=True),
    Column("deal", "deal", readings=True, wide=True, key="name"),
    Column("parties", "parties", readings=True, unsaid="not named"),
    Column("about", "about", readings=True),
    Column("status", "status"),
    Column("count", "count", label=True),
    Column("amount", "amount", label=True),
    Column("place", "at", readings=True, label=True),
    Column("event", "during", label=True),
    Column("asserted_by", "says", readings=True, label=True),
    Column("kind", "kind", on_screen=False),
    Column("named", "named", on_screen=False),
    Column("group", "group", on_screen=False),
    Column("independent", "independent", on_screen=False),
    Column("id", "id", on_screen=False),
)

KEYS = (
    "type", "id", "name", "kind", "called", "status", "date", "parties", "named", "count", "amount", "about", "place", "places", "event",
    "asserted_by", "also_asserted_by", "independent", "readings", "note", "flags", "evidence",
)  # fmt: skip
SHAPE = Answer(COLUMNS, (), group="group", keys=KEYS, order="date", apart=True)
GROUPS = ("signed, parties named", "signed, parties not named", "planned, offered or hoped for")


class Wanted(NamedTuple):
    """Which deals: all that are None are not asked for."""

    status: str | None = None
    kind: str | None = None
    independent: bool = False
    """Only what is asserted by someone who is neither a party nor the issuer."""
    party: str = ""
    place: str = ""

    def told(self) -> list[str]:
        """What is asked for, as options."""
        given = {"--status": self.status, "--kind": self.kind, "with the party": self.party, "in": self.place}
        return [f"{option} {value}" for option, value in given.items() if value] + (["--independent"] if self.independent else [])


def deals(connection: sqlite3.Connection, words: str, wanted: Wanted, asked: Asked, tally: Tally) -> Answer:
    """What was signed or agreed between named parties, then the batches whose parties are not named, then what is only planned, offered or hoped for.

    Each group is in the order of dates. Batches are never summed.
    """
    sole = None
    if not (words or asked.as_printed) and bool(wanted.party) != bool(wanted.place):
        sole = only(connection, wanted.party, ANY_NAME, "parties") if wanted.party else only(connection, wanted.place, PLACES)
    sets = [facts_of_words(connection, words, asked.as_printed, "deals", "deals")] if words else []
    sets += [deals_of_party(connection, wanted.party, asked.as_printed)] if wanted.party and not sole else []
    sets += [facts_of_name(connection, wanted.place, PLACES, asked.as_printed)] if wanted.place and not sole else []
    scope = Scope(connection, asked, tally)
    narrowed = [f"about {words!r}" if words else "", *wanted.told(), *asked.told()]
    return SHAPE._replace(entries=_entries(scope, Chosen(scope, sets, sole), wanted), understood=understood("deals", narrowed))


def _entries(scope: Scope, chosen: Chosen, wanted: Wanted) -> Iterator[Entry]:
    facts = Facts(scope.connection, scope.asked.as_printed)
    row = partial(_row, scope.connection, facts)
    later: dict[str, list[int]] = {group: [] for group in GROUPS[1:]}
    for id in _in_order(scope, chosen):
        fact = facts.fact(id)
        if wanted.status not in (None, fact.value("status")) or wanted.kind not in (None, fact.value("kind")):
            continue
        if wanted.independent and not independent(scope.connection, facts, fact):
            continue
        group = _group(fact)
        if group in later:
            later[group].append(id)
        else:
            yield Entry("", {}, map(row, (fact,)))
    for ids in later.values():
        for id in ids:
            yield Entry("", {}, map(row, map(facts.fact, (id,))))


def _in_order(scope: Scope, chosen: Chosen) -> Iterator[int]:
    """Deals in the order of their dates, then those without any, which lie in no period and are then only counted."""
    yield from chosen.dated("deal")
    dateless = chosen.undated("deal")
    if scope.asked.period:
        scope.tally.undated += sum(1 for _ in dateless)
    else:
        yield from dateless


def _group(fact: Fact) -> str:
    if fact.value("status") not in ("signed", "agreed"):
        return GROUPS[2]
    return GROUPS[0] if _named(fact) else GROUPS[1]


def _named(fact: Fact) -> bool:
    return any(cell.thing or cell.value for cell in fact.all("parties"))


def _row(connection: sqlite3.Connection, facts: Facts, fact: Fact) -> Row:
    alone = independent(connection, facts, fact)
    when = facts.date(fact)
    amount = fact.first("amount")
    number = [fact.value("amount_bound"), amount.value, fact.value("amount_unit")] if amount else []
    about = "; ".join(cell.value for cell in fact.all("about") if cell.value) or None
    inside = fact.first("in")
    own: dict[str, Json] = {
        "name": fact.thing.name if fact.thing else None,
        "kind": fact.value("kind"),
        "called": fact.value("called"),
        "status": fact.value("status"),
        "date": telling.date(when),
        "parties": telling.refer_all(fact.all("parties")),
        "named": _named(fact),
        "count": _count(fact),
        "amount": {"value": amount.value, "unit": fact.value("amount_unit"), "bound": fact.value("amount_bound")} if amount else None,
        "about": about,
        "place": telling.refer(fact.first("where")),
        "places": telling.refer_all(fact.all("where")),
        "event": telling.refer(inside),
        **telling.asserted_by(fact),
        "independent": alone,
    }
    cells = {
        "date": telling.shown([when] if when else ()),
        "deal": telling.show_thing(fact.thing),
        "parties": telling.shown(fact.all("parties")),
        "about": telling.shown(fact.all("about")),
        "status": telling.shown(fact.all("status")),
        "count": telling.shown(fact.all("count")),
        "amount": (Shown(" ".join(part for part in number if part)),) if number else (),
        "place": telling.shown(fact.all("where")),
        "event": telling.shown(fact.all("in")),
        "asserted_by": telling.shown(fact.all("by")),
        "kind": telling.shown(fact.all("kind")),
        "named": (Shown("yes" if _named(fact) else "no"),),
        "group": (Shown(_group(fact)),),
        "independent": (Shown({True: "yes", False: "no", None: "unknown"}[alone]),),
        "id": (Shown(fact.key),) if fact.key else (),
    }
    return Row("", telling.record("deal", fact, **own), {name: cell for name, cell in cells.items() if cell}, telling.quotes(fact), telling.marks(fact), fact.notes)


def _count(fact: Fact) -> Json:
    count = fact.value("count")
    return int(count) if count and count.isdecimal() and len(count) <= MOST_DIGITS else count
