"""A link between two as a row: through what, how each of them stands in it, when and where, and the words it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sinoeu.answers import telling
from sinoeu.answers.facets import REMOTE, relation
from sinoeu.answers.timeline import TYPES
from sinoeu.answers.ways import Taker, Way, Ways
from sinoeu.model.answer import Cell, Column, Json, Mark, Row, Shown
from sinoeu.store.facts import Cell as Value
from sinoeu.store.facts import Fact, Thing

COLUMNS = (
    Column("step", "step"),
    Column("from", "from", readings=True),
    Column("to", "to", readings=True),
    Column("how", "how"),
    Column("through", "through", readings=True, wide=True),
    Column("as", "as"),
    Column("status", "status"),
    Column("event", "during", readings=True, label=True),
    Column("place", "at", readings=True, label=True),
    Column("date", "date", readings=True),
    Column("kind", "kind", on_screen=False),
    Column("from_as", "from as", on_screen=False),
    Column("to_as", "to as", on_screen=False),
    Column("from_id", "from id", on_screen=False),
    Column("to_id", "to id", on_screen=False),
    Column("id", "id", on_screen=False),
)
HOW = {"met": "met", "deal": "deal", "tie": "tie", "role": "office", "event": "same event"}
"""What a link through each kind of fact is called. That two were at the same event does not say that they met."""
_STANDS = {
    ("event", "host"): "host", ("event", "at"): "the one visited", ("event", "parties"): "signer",
    ("deal", "parties"): "party", ("role", "who"): "holder", ("role", "of"): "whose it is",
}  # fmt: skip
"""As what somebody stands in a fact, by its kind and the field of the claim; otherwise the field says it."""
_FIELDS = {"met": ("who", "with"), "tie": ("between", "from", "to"), "role": ("who", "of")}
"""The fields of a kind of claim in which those stand whom it links."""
_FACTS_KEPT = 512


class Linked:
    """Makes rows of links, each read from the first of the two to the second."""

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self.facts = ways.facts
        self.fact = lru_cache(_FACTS_KEPT)(self.facts.fact)

    def rows(self, step: int, here: Thing, there: Thing, ways: Iterable[Way], others_as_short: int | None = None) -> Iterator[Row]:
        """The links of two, the closest first, and of these the earliest; an office that several passages give is one link.

        Two who were at an event for no other reason than that they signed a deal there are linked by that deal.
        """
        together: dict[tuple[str, int | str | None], list[Way]] = {}
        deals: set[int] = set()
        for way in sorted(ways, key=self.ways.closeness):
            if way.kind == "deal":
                deals.add(way.fact)
            elif way.kind == "event" and deals.issuperset(taker.fact for thing in (here, there) for taker in self._takers(way, thing)):
                continue
            key = self.fact(way.fact).value("title") if way.kind == "role" else way.fact
            together.setdefault((way.kind + way.field, key), []).append(way)
        for group in together.values():
            yield self._row(step, here, there, group, others_as_short)

    def _row(self, step: int, here: Thing, there: Thing, group: Sequence[Way], others_as_short: int | None) -> Row:
        way = group[0]
        fact = self.fact(way.fact)
        first, second = ([taker for way in group for taker in self._takers(way, thing)] for thing in (here, there))
        found = list({one.id: one for one in (*(self.fact(taker.fact) for taker in (*first, *second)), fact)}.values())
        one, other = _best(found, here), _best(found, there)
        when = fact.first("since") or self.facts.date(fact)
        place = fact.all("where") or fact.all("at") or fact.all("seat")
        as_one, as_other = self._stands(way, first), self._stands(way, second)
        through, named = _through(fact)
        own: dict[str, Json] = {
            "type": "link",
            "id": fact.key or None,
            "step": step,
            "from": telling.refer(one) if one else telling.reference(here),
            "to": telling.refer(other) if other else telling.reference(there),
            "how": HOW[way.kind],
            "through": named,
            "kind": fact.value("kind"),
            "status": fact.value("status") if way.kind == "deal" else None,
            "from_as": list(as_one),
            "to_as": list(as_other),
            "event": telling.refer(fact.first("in")),
            "date": telling.date(when),
            "place": telling.refer(next(iter(place), None)),
            "others_as_short": others_as_short,
        }
        cells: dict[str, Cell] = {
            "step": (Shown(str(step)),),
            "from": telling.shown([one] if one else ()) or telling.show_thing(here),
            "to": telling.shown([other] if other else ()) or telling.show_thing(there),
            "how": (Shown(HOW[way.kind]),),
            "through": through,
            "as": _together(way, (here, as_one), (there, as_other)),
            "status": telling.shown(fact.all("status")) if way.kind == "deal" else (),
            "event": telling.shown(fact.all("in")),
            "place": telling.shown(place),
            "date": telling.shown([when] if when else ()),
            "kind": telling.shown(fact.all("kind")),
            "from_as": tuple(map(Shown, as_one)),
            "to_as": tuple(map(Shown, as_other)),
            "from_id": _id(here),
            "to_id": _id(there),
            "id": (Shown(fact.key),) if fact.key else (),
        }
        quotes = dict.fromkeys(quote for each in found for quote in telling.quotes(each))
        marks = dict.fromkeys([*(mark for each in found for mark in telling.marks(each)), *_inferred(one, here), *_inferred(other, there)])
        notes = dict.fromkeys(note for each in found for note in each.notes)
        shown = {name: cell for name, cell in cells.items() if cell}
        return Row("", {**own, **telling.grounds(*found)}, shown, tuple(quotes), tuple(marks), tuple(notes))

    def _takers(self, way: Way, thing: Thing) -> list[Taker]:
        """The places at which somebody stands in a fact, on whichever side of it."""
        sides = [way] if way.kind in ("event", "deal") else [way._replace(field=field) for field in _FIELDS[way.kind]]
        return [taker for side in sides for taker in self.ways.standing(side, thing.id)]

    def _stands(self, way: Way, takers: Sequence[Taker]) -> tuple[str, ...]:
        """As what somebody stands in a fact, by all the passages that say it."""
        return tuple(dict.fromkeys(word for taker in takers for word in self._words(way, taker)))

    def _words(self, way: Way, taker: Taker) -> Iterator[str]:
        if taker.kind == "part":
            part = self.fact(taker.fact)
            yield from (cell.value for cell in part.all("as") if cell.value)
            yield from (f"by {cell.value}" if cell.value in REMOTE else cell.value for cell in part.all("presence") if cell.value)
        else:
            yield _STANDS.get((way.kind, taker.field), taker.field)


def _best(found: Sequence[Fact], thing: Thing) -> Value | None:
    """The value that names somebody in some facts, stated before it is inferred."""
    naming = [cell for fact in found for cells in fact.cells.values() for cell in cells if _is(cell, thing)]
    return next((cell for cell in naming if cell.basis == "stated"), next(iter(naming), None))


def _is(cell: Value, thing: Thing) -> bool:
    return cell.thing.id == thing.id if cell.thing else thing.type == "printed" and cell.value == thing.name


def _id(thing: Thing) -> Cell:
    """Its id; what stands printed by itself has none."""
    return (Shown(thing.key),) if thing.key and thing.type != "printed" else ()


def _inferred(cell: Value | None, thing: Thing) -> list[Mark]:
    """A mark where the editor, not the passage, says that it is about somebody."""
    return [Mark(cell.basis, thing.name, cell.because or "")] if cell and cell.basis != "stated" else []


def _through(fact: Fact) -> tuple[Cell, Json]:
    """What links two, as a cell and as a `ref`: an event or deal, or the claim that speaks of their office, tie or meeting."""
    if fact.thing:
        return telling.show_thing(fact.thing), telling.reference(fact.thing)
    names = {"role": fact.all("title"), "tie": fact.all("called") if fact.value("kind") == "other" and fact.all("called") else fact.all("kind")}.get(fact.kind, ())
    cell = next(iter(names), None)
    ref: dict[str, Json] = {
        "id": fact.key,
        "name": cell.value if cell else None,
        "printed": (cell.printed or (cell.value if cell.basis == "stated" else None)) if cell else None,
        "type": TYPES.get(fact.kind, fact.kind),
        "basis": cell.basis if cell else "stated",
        "because": cell.because if cell else None,
        "url": cell.url if cell else None,
    }
    return relation(fact) if fact.kind == "tie" else telling.shown(names), ref


def _together(way: Way, one: tuple[Thing, Sequence[str]], other: tuple[Thing, Sequence[str]]) -> Cell:
    """How the two stand to one another, in words for a screen."""
    (here, as_one), (there, as_other) = one, other
    if way.kind == "tie" and "between" not in as_one:
        return (Shown(f"{here.name} → {there.name}" if "from" in as_one else f"{there.name} → {here.name}"),)
    if way.kind != "event" or not (as_one or as_other):
        return ()
    if as_one == as_other:
        return (Shown(f"both as {', '.join(as_one)}"),)
    told = [f"{before} {', '.join(words)}" for before, words in (("as", as_one), ("the other as", as_other)) if words]
    return (Shown("; ".join(told)),)
