"""Values field by field: each as a row, with how it was had, who asserts it, and the words it rests on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from sinoeu.answers import telling
from sinoeu.answers.excerpts import mark
from sinoeu.model.answer import Cell as Shown_
from sinoeu.model.answer import Column, Json, Quote, Row, Shown
from sinoeu.store.articles import Passage
from sinoeu.store.facts import Cell, Flag, Source, Thing

COLUMNS = (
    Column("id", "id", on_screen=False),
    Column("field", "field"),
    Column("value", "value", readings=True, wide=True),
    Column("how", "how"),
    Column("because", "because", wide=True),
    Column("asserted_by", "says", readings=True),
    Column("claim", "claim", on_screen=False),
    Column("ref", "ref", on_screen=False),
)
_Item = TypeVar("_Item")
EDITORIAL = "editorial"
"""The basis of what is the editor's own, and has no evidence."""
FOUND = "found"
"""The basis of what the program knows of a file by itself, and which nobody reads into it."""
_NO_PERSONS = ("where", "at", "seat", "in", "part_of")


class Grounds(NamedTuple):
    """What a value rests on: passages as evidence and as quotations, and the flags on their words."""

    evidence: tuple[dict[str, Json], ...] = ()
    quotes: tuple[Quote, ...] = ()
    flags: tuple[Flag, ...] = ()


def on_source(source: Source, flags: Iterable[Flag] = ()) -> Grounds:
    """The grounds of what a claim says."""
    return Grounds((telling.passage(source),), (telling.quote(source),), tuple(flags))


def on_passages(passages: Iterable[Passage], flags: Iterable[Flag] = ()) -> Grounds:
    """The grounds of what stands in some passages, whether or not it is claimed there."""
    found = tuple(passages)
    return Grounds(tuple(map(telling.passage, found)), tuple(map(telling.quote, found)), tuple(flags))


class Field(NamedTuple):
    """One value of one field: who asserts it, in which claims, and on what grounds; or the editor's own."""

    name: str
    cell: Cell
    by: tuple[Cell, ...] = ()
    claims: tuple[str, ...] = ()
    grounds: Grounds = Grounds()
    editorial: bool = False
    found: bool = False
    """Known from the file itself; without evidence too, so `editorial` is set as well."""

    def said(self) -> tuple[object, ...]:
        """What is said, and by whom, whatever passage says it."""
        by = tuple(_content(cell) for cell in self.by)
        return self.name, *_content(self.cell), self.cell.because, self.cell.url, by, self.editorial


def _content(cell: Cell) -> tuple[object, ...]:
    """What a cell says. How a passage prints a name that is stated is no other value."""
    printed = None if cell.thing and cell.basis == "stated" else cell.printed
    return cell.thing.key if cell.thing else None, cell.value, printed, cell.basis


def by_editor(name: str, value: str | None, thing: Thing | None = None) -> Field:
    """A field that is the editor's own."""
    return Field(name, Cell(name, value, None, "stated", None, None, 0, 0, thing), editorial=True)


def together(fields: Iterable[Field]) -> list[Field]:
    """The fields, with those that say the same put together; values that differ stay side by side."""
    found: dict[tuple[object, ...], Field] = {}
    for one in fields:
        known = found.get(one.said())
        if known is None:
            found[one.said()] = one
            continue
        old, new = known.grounds, one.grounds
        grounds = Grounds(_once(old.evidence, new.evidence), _once(old.quotes, new.quotes), _once(old.flags, new.flags))
        found[one.said()] = known._replace(claims=_once(known.claims, one.claims), grounds=grounds)
    return list(found.values())


def _once(some: tuple[_Item, ...], more: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return (*some, *(item for item in more if item not in some))


def row(id: str, one: Field) -> Row:
    """A field as a row of the thing of an id."""
    cell = one.cell
    value = cell.thing.name if cell.thing else cell.value
    stated = cell.basis == "stated" and not one.editorial
    evidence: list[Json] = [{**piece, "fields": [one.name]} for piece in one.grounds.evidence]
    claims: list[Json] = list(one.claims)
    record: dict[str, Json] = {
        "field": one.name,
        "value": value,
        "ref": telling.refer(cell) if cell.thing else None,
        "printed": None if one.editorial else cell.printed or (value if stated else None),
        "basis": None if one.editorial else cell.basis,
        "because": cell.because,
        "url": cell.url,
        "asserted_by": telling.refer_all(one.by),
        "editorial": one.editorial,
        "claims": claims,
        "flags": telling.flags(one.grounds.flags),
        "evidence": evidence,
    }
    shown = (Shown(value, None, FOUND if one.found else EDITORIAL),) if one.editorial else telling.shown([cell])
    nobody = stated and value is None and not cell.printed
    cells: dict[str, Shown_] = {
        "id": (Shown(id),),
        "field": (Shown(one.name),),
        "value": shown,
        "how": () if nobody else (Shown(_how(one)),),
        "because": tuple(Shown(text) for text in (_unnamed(one.name) if nobody else None, cell.because, cell.url) if text),
        "asserted_by": telling.shown(one.by),
        "claim": tuple(map(Shown, one.claims)),
        "ref": (Shown(cell.thing.key),) if cell.thing and cell.thing.key else (),
    }
    return Row("fields", record, {name: cell for name, cell in cells.items() if cell}, one.grounds.quotes, tuple(map(mark, one.grounds.flags)))


def _how(one: Field) -> str:
    if one.found:
        return "found by the program"
    return "the editor's" if one.editorial else one.cell.basis


def _unnamed(field: str) -> str:
    """What there is to say of a field for which the passage has not even a word."""
    return "the passage names none" if field in _NO_PERSONS else "the passage names nobody"


def evidence(fields: Sequence[Field]) -> list[Json]:
    """The passages that fields rest on, each once, with the fields that it backs."""
    told: dict[str, dict[str, Json]] = {}
    backed: dict[str, list[str]] = {}
    for one in fields:
        for piece in one.grounds.evidence:
            label = str(piece["passage"])
            told.setdefault(label, piece)
            backed.setdefault(label, []).append(one.name)
    return [{**piece, "fields": list(dict.fromkeys(backed[label]))} for label, piece in told.items()]


def flags(fields: Iterable[Field]) -> list[Json]:
    """The flags on the words that fields rest on, each once."""
    return telling.flags(dict.fromkeys(flag for one in fields for flag in one.grounds.flags))
