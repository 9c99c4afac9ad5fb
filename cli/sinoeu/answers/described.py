"""What is known of one thing, as fields: of an article's head, a person, organisation or place, and of what claims say."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sinoeu.answers.citing import Known, Work
from sinoeu.answers.fields import Field, Grounds, by_editor, on_passages, on_source, together
from sinoeu.model.kinds import ARTICLE, KINDS, Kind
from sinoeu.model.when import Point, parse
from sinoeu.store import articles
from sinoeu.store.articles import Article, Passage
from sinoeu.store.facts import Cell, Fact, Facts, Source, Thing
from sinoeu.text.passages import stands_in
from sinoeu.text.spoken import date_stands_in

_REGISTERED = "SELECT kind, side, family, within, country, lat, lon, note FROM thing WHERE id = :id"
_NAMES = "SELECT text, how FROM name WHERE thing = :thing ORDER BY id"
_PRINTED_IN = """
SELECT mention.claim FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = mention.field AND cell.thing = mention.thing
WHERE mention.thing = :thing AND cell.printed = :text ORDER BY mention.claim LIMIT 1
"""
_IN_EVENT = "SELECT id, fact, kind FROM claim WHERE event = :event AND kind IN ('part', 'met', 'deal', 'event') ORDER BY kind, id"
_PARTS_OF_AMOUNT = ("_unit", "_bound")
_DATES = {"published"}


def of_article(connection: sqlite3.Connection, facts: Facts, article: Article) -> list[Field]:
    """The head of an article; what it states of itself rests on the passage where that stands."""
    head = facts.head(article.id)
    passages = list(articles.passages(connection, article.id))
    found = []
    for field in ARTICLE.fields:
        for cell in head.get(field.name, ()):
            editorial = field.editorial and cell.basis == "stated"
            grounds = Grounds() if editorial else on_passages(_standing(cell, passages))
            found.append(Field(field.name, cell, grounds=grounds, editorial=editorial))
    return [*found, *(by_editor(name, value)._replace(found=True) for name, value in (("file", article.file), ("sha256", article.sha256)) if value)]


def _standing(cell: Cell, passages: Sequence[Passage]) -> list[Passage]:
    """The first passage where a value of the head is printed, or all the passages that are pieces of it."""
    printed = cell.printed or (cell.thing.name if cell.thing else cell.value if cell.basis == "stated" else None)
    if not printed:
        return []
    if cell.field in _DATES and (day := _first_day(printed)):
        return [passage for passage in passages if date_stands_in(day.year, day.month, day.day, passage.text)][:1]
    whole = [passage for passage in passages if stands_in(printed, passage.text)][:1]
    return whole or [passage for passage in passages if len(passage.text) > 3 and passage.text in printed]


def _first_day(printed: str) -> Point | None:
    """The point at which a date begins; None for one in the source's words."""
    try:
        return parse(printed).start
    except ValueError:
        return None


def work(facts: Facts, article: Article) -> Work:
    """An article as footnotes name it."""
    head = facts.head(article.id)
    known = {name: tuple(Known(value, cell.basis) for cell in cells if (value := cell.value or cell.printed)) for name, cells in head.items()}
    title, publisher, published, url = (next(iter(known.get(name, ())), None) for name in ("title", "publisher", "published", "url"))
    return Work(article.key, title, publisher, published, known.get("authors", ()), url, article.sha256, article.file is not None)


def of_thing(connection: sqlite3.Connection, facts: Facts, thing: Thing) -> list[Field]:
    """A person, organisation or place, with its names and with what is the editor's own."""
    name = Cell("name", thing.name, thing.printed, thing.basis, thing.because, thing.url, 0, 0, None)
    found = [Field("name", name, grounds=_printed_in(connection, facts, thing.id, thing.printed or thing.name, anywhere=True))]
    former = []
    for text, how in connection.execute(_NAMES, {"thing": thing.id}):
        if how in (("form",) if facts.as_printed else ("form", "printed")) and text not in (thing.name, thing.printed):
            form = Cell("form", text, None, "stated", None, None, 0, 0, None)
            found.append(Field("form", form, grounds=_printed_in(connection, facts, thing.id, text, anywhere=False)))
        elif how == "alias":
            former.append(by_editor("alias", text))
        elif how == "id" and thing.key and text != thing.key:
            former.append(by_editor("was", text))
    kind, side, family, within, country, lat, lon, note = connection.execute(_REGISTERED, {"id": thing.id}).fetchone()
    own = {"kind": kind, "side": side, "family": family, "country": country, "lat": lat, "lon": lon, "note": note}
    around = [by_editor("within" if thing.type == "place" else "place", None, facts.thing(within))] if within else []
    return [*found, *former, *around, *(by_editor(name, value) for name, value in own.items() if value is not None)]


def _printed_in(connection: sqlite3.Connection, facts: Facts, thing: int, text: str, anywhere: bool) -> Grounds:
    """The first passage that prints a name; with `anywhere`, if need be the first that speaks of the thing at all."""
    row = connection.execute(_PRINTED_IN, {"thing": thing, "text": text}).fetchone()
    source = facts.source(row[0]) if row else facts.first_source(thing) if anywhere else None
    if source is None:
        return Grounds()
    flags = [flag for flag in articles.claim_flags(connection, source.claim) if text in flag.words or flag.words in text]
    return on_source(source, flags)


def of_fact(connection: sqlite3.Connection, fact: Fact, only: int | None = None) -> list[Field]:
    """What is said of a fact, passage by passage; with `only`, by one of its claims."""
    kind = KINDS[fact.kind]
    sources = {source.claim: source for source in fact.sources}
    names = sorted(fact.cells.keys() - {"by"}, key=lambda name: _order(kind, name))
    cells = ((name, cell) for name in names for cell in fact.cells[name] if only in (None, cell.claim))
    found = [_said(connection, fact, kind, name, cell, sources) for name, cell in cells]
    notes = [by_editor("note", source.note) for source in fact.sources if source.note and source.fact == fact.id and only in (None, source.claim)]
    return together([*found, *notes])


def _said(connection: sqlite3.Connection, fact: Fact, kind: Kind, name: str, cell: Cell, sources: dict[int, Source]) -> Field:
    field = kind.field(name)
    source = sources[cell.rests_on]
    if field and field.editorial and cell.basis == "stated":
        return Field(name, cell, editorial=True)
    by = tuple(one for one in fact.all("by") if one.claim == cell.rests_on)
    flags = articles.claim_flags(connection, cell.rests_on)
    return Field(name, cell, by, (f"{source.label}.{source.number}",), on_source(source, flags))


def _order(kind: Kind, name: str) -> tuple[int, str]:
    base = next((name.removesuffix(part) for part in _PARTS_OF_AMOUNT if name.endswith(part)), name)
    names = [field.name for field in kind.fields]
    return (names.index(base) if base in names else len(names)), name


def in_event(connection: sqlite3.Connection, facts: Facts, event: int) -> list[Field]:
    """Who took part in an event, and what happened in it, as fields of the event."""
    return together(_in_event(connection, facts, event))


def _in_event(connection: sqlite3.Connection, facts: Facts, event: int) -> Iterator[Field]:
    for claim, number, kind in connection.execute(_IN_EVENT, {"event": event}).fetchall():
        fact = facts.fact(number)
        source = facts.source(claim)
        label = f"{source.label}.{source.number}"
        grounds = on_source(source, articles.claim_flags(connection, claim))
        cells: Iterable[tuple[str, Cell]]
        if kind == "part":
            cells = [("participant", cell) for cell in fact.all("who")]
        elif kind == "met":
            cells = [("met", cell) for field in ("who", "with") for cell in fact.all(field)]
        else:
            basis = Cell(kind, None, None, "stated", None, None, claim, claim, fact.thing)
            cells = [("deal" if kind == "deal" else "includes", basis)] if fact.thing else []
        for name, cell in cells:
            yield Field(name, cell._replace(field=name), fact.all("by"), (label,), grounds)


def differing(fields: Sequence[Field], kind: str) -> list[str]:
    """The fields of one value for which passages give several."""
    counted: dict[str, set[tuple[object, ...]]] = {}
    for one in fields:
        field = KINDS[kind].field(one.name)
        if field and not field.many and not one.editorial:
            counted.setdefault(one.name, set()).add((one.cell.value, one.cell.thing and one.cell.thing.key))
    return [name for name, values in counted.items() if len(values) > 1]
