"""Facts told: each value as JSON and as a cell of a table, each fact with the words it rests on."""

from collections.abc import Iterable

from sinoeu.model.answer import Cell as Shown_
from sinoeu.model.answer import Json, Mark, Quote, Shown
from sinoeu.model.when import parse
from sinoeu.store.articles import Passage
from sinoeu.store.facts import Cell, Fact, Flag, Source, Thing

RECORD_KEYS = {"when": "date", "where": "place", "at": "place", "in": "event", "part_of": "event", "by": "asserted_by", "attested": "date"}
"""Fields of claims whose key in a record has another name."""
DATE_FIELDS = ("when", "since", "until", "as_of", "attested", "published")


def reference(thing: Thing | None, printed: str | None = None, grounds: Cell | None = None) -> Json:
    """The `ref` of a thing: its id, its name, what stands printed, and on what grounds the one is read for the other."""
    if thing is None:
        return {"id": None, "name": None, "printed": printed, "type": None, "basis": "stated", "because": None, "url": None, "unnamed": printed or "not named"}
    by_editor = grounds if grounds and grounds.basis != "stated" else thing
    return {
        "id": thing.key or None,
        "name": thing.name,
        "printed": printed or thing.printed or (thing.name if by_editor.basis == "stated" else None),
        "type": thing.type,
        "basis": by_editor.basis,
        "because": by_editor.because,
        "url": by_editor.url,
    }


def refer(cell: Cell | None) -> Json:
    """The `ref` of a cell; null where the field has none. What went back to its printed form has no id."""
    if cell is None:
        return None
    return reference(cell.thing, cell.printed, cell)


def refer_all(cells: Iterable[Cell]) -> list[Json]:
    """The `ref` of each cell, each thing once, stated before it is inferred."""
    told: dict[str, Cell] = {}
    for cell in cells:
        key = cell.thing.key if cell.thing and cell.thing.key else f"? {cell.value or cell.printed}"
        if key not in told or (told[key].basis != "stated" and cell.basis == "stated"):
            told[key] = cell
    return [refer(cell) for cell in told.values()]


def asserted_by(fact: Fact) -> dict[str, Json]:
    """Who asserts a fact: null is the reporter; the few facts that several assert have the others beside."""
    asserting = refer_all(fact.all("by"))
    return {"asserted_by": next(iter(asserting), None), "also_asserted_by": asserting[1:]}


def date(cell: Cell | None) -> Json:
    """A date as JSON: EDTF, what stands printed, first and last day at face value, and its grounds."""
    if cell is None:
        return None
    start = end = None
    edtf = cell.value
    if edtf is not None:
        try:
            start, end = parse(edtf).days()
        except ValueError:  # the source's words, under --as-printed
            edtf = None
    printed = cell.printed or (cell.value if cell.basis == "stated" else None)
    return {"edtf": edtf, "printed": printed, "start": start, "end": end, "basis": cell.basis, "because": cell.because, "url": cell.url}


def shown(cells: Iterable[Cell]) -> Shown_:
    """The values of a field as a cell of a table, each one once, stated before it is inferred; values that disagree stand side by side."""
    told: dict[tuple[str | None, str | None], Shown] = {}
    for cell in cells:
        value = _shown(cell)
        key = (cell.thing.key if cell.thing else None, value.value if value.value is not None else value.printed)
        if key not in told or (told[key].basis != "stated" and cell.basis == "stated"):
            told[key] = value
    return tuple(told.values())


def _shown(cell: Cell) -> Shown:
    if cell.thing is None:
        return Shown(cell.value, cell.printed, cell.basis, cell.field in DATE_FIELDS)
    if cell.basis == "stated" and cell.thing.basis != "stated":
        return show_thing(cell.thing)[0]
    return Shown(cell.thing.name, cell.printed, cell.basis)


def show_thing(thing: Thing | None) -> Shown_:
    """A thing as a cell of a table."""
    return () if thing is None else (Shown(thing.name, thing.printed, thing.basis),)


def title(thing: Thing) -> str:
    """A thing's name for a heading, the editor's in brackets."""
    if thing.basis == "stated":
        return thing.name
    return f"{thing.printed} [{thing.name}]" if thing.printed else f"[{thing.name}]"


def evidence(fact: Fact) -> list[Json]:
    """The passages a fact rests on, each with the fields that it backs."""
    told: dict[str, dict[str, Json]] = {}
    fields: dict[str, list[str]] = {}
    for source in fact.sources:
        backed = [RECORD_KEYS.get(cell.field, cell.field) for group in fact.cells.values() for cell in group if cell.rests_on == source.claim]
        told.setdefault(source.label, passage(source))
        fields.setdefault(source.label, []).extend(backed)
    return [{**record, "fields": list(dict.fromkeys(fields[label]))} for label, record in told.items()]


def evidence_of(*facts: Fact) -> list[Json]:
    """The passages that several facts rest on, each with all the fields that it backs."""
    return once(piece for fact in facts for piece in evidence(fact))


def once(pieces: Iterable[Json]) -> list[Json]:
    """Evidence with each passage once, and all the fields that it backs."""
    told: dict[str, dict[str, Json]] = {}
    for piece in pieces:
        if isinstance(piece, dict):
            first = told.setdefault(str(piece["passage"]), piece)
            backed, more = first["fields"], piece["fields"]
            if first is not piece and isinstance(backed, list) and isinstance(more, list):
                first["fields"] = list(dict.fromkeys([*map(str, backed), *map(str, more)]))
    return list(told.values())


def passage(source: Source | Passage) -> dict[str, Json]:
    """A passage as evidence: where it stands, and its words; of a claim's passage also the piece that says it."""
    return {
        "article": source.article,
        "passage": source.label,
        "file": source.file,
        "line": source.line,
        "start": source.start,
        "end": source.end,
        "quote": source.text,
        "on": source.on if isinstance(source, Source) else None,
    }


def named_in(source: Source | None) -> list[Json]:
    """The passage that a name rests on, as evidence."""
    return [{**passage(source), "fields": ["name"]}] if source else []


def flags(found: Iterable[Flag]) -> list[Json]:
    """The flags on a fact as JSON."""
    return [{"kind": flag.kind, "words": flag.words, "because": flag.because, "url": flag.url} for flag in found]


def readings(cells: Iterable[Cell]) -> list[Json]:
    """What of some values is the editor's: by field, what is read, what stands printed, and on what grounds."""
    return [
        {
            "field": RECORD_KEYS.get(cell.field, cell.field),
            "value": cell.thing.name if cell.thing else cell.value,
            "printed": cell.printed,
            "basis": cell.basis,
            "because": cell.because,
            "url": cell.url,
        }
        for cell in cells
        if cell.basis != "stated"
    ]


def grounds(*facts: Fact) -> dict[str, Json]:
    """What facts told as one rest on, taken together: readings, notes, flags and the passages."""
    found = dict.fromkeys(flag for fact in facts for flag in fact.flags)
    return {
        "readings": readings(cell for fact in facts for group in fact.cells.values() for cell in group),
        "note": "; ".join(dict.fromkeys(note for fact in facts for note in fact.notes)) or None,
        "flags": flags(found),
        "evidence": evidence_of(*facts),
    }


def record(type: str, fact: Fact, **fields: Json) -> dict[str, Json]:
    """A record: what is common to all, around its own fields."""
    return {"type": type, "id": fact.key or None, **fields, **grounds(fact)}


def marks(fact: Fact) -> tuple[Mark, ...]:
    """The flags on a fact for a screen."""
    return tuple(Mark(flag.kind, flag.words, flag.because) for flag in fact.flags)


def quotes(fact: Fact) -> tuple[Quote, ...]:
    """The words that a fact rests on, each passage once."""
    return tuple(dict.fromkeys(quote(source) for source in fact.sources))


def quote(source: Source | Passage) -> Quote:
    """The words of one passage for a screen."""
    return Quote(source.label, source.file or "", source.line, source.text)
