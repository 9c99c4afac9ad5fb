"""The columns that follow from a field of the model, and what stands in them: the reading, what is printed, and on what basis."""

from collections.abc import Callable, Iterator, Sequence

from sinoeu.model.kinds import Field, Holds
from sinoeu.model.table import TableColumn, Value
from sinoeu.model.when import openness, parse
from sinoeu.store.facts import Cell, Fact
from sinoeu.text.spoken import exact

EVIDENCE = TableColumn("evidence", "string", "the passages that it rests on, by their ids", many=True, required=True)
TARGETS: dict[tuple[str, ...], tuple[str, str]] = {("event",): ("events", "id"), ("place",): ("places", "id")}
"""To which table a field refers that can refer to things of one type only."""
_Cells = Callable[[str], Sequence[Cell]]
"""The values of a field, by its name."""


def columns_of(field: Field) -> tuple[TableColumn, ...]:
    """The columns of a field."""
    name, many = field.name, field.many
    first: tuple[TableColumn, ...]
    if field.holds is Holds.AMOUNT:
        first = (
            TableColumn(name, "number", field.help),
            TableColumn(f"{name}_unit", "string", "its unit"),
            TableColumn(f"{name}_bound", "string", "whether it is a bound"),
        )
    elif field.holds is Holds.NUMBER:
        first = (
            TableColumn(name, "string", f"{field.help}, as text: a decimal or an ordinal"),
            TableColumn(f"{name}_number", "number", f"{field.help}, where it is a decimal"),
        )
    elif field.holds is Holds.DATE:
        first = (TableColumn(name, "string", f"{field.help}, in EDTF or in words"), *date_columns(name))
    elif field.holds is Holds.REFERENCE:
        first = (TableColumn(name, "string", f"{field.help}, by id", None if many else TARGETS.get(field.to), many),)
    else:
        first = (TableColumn(name, "string", field.help, many=many),)
    return first if field.editorial else (*first, *_grounds(name, many))


def date_columns(name: str) -> tuple[TableColumn, ...]:
    """The first and last day of a date."""
    return (
        TableColumn(f"{name}_start", "date", "its first day at face value; empty while the year is not known"),
        TableColumn(f"{name}_end", "date", "its last day at face value; empty while the year is not known"),
    )


def _grounds(name: str, many: bool) -> tuple[TableColumn, ...]:
    return (
        TableColumn(f"{name}_printed", "string", f"what the source has for {name}", many=many),
        TableColumn(f"{name}_basis", "string", "stated by the source, or inferred or supplied by the editor", many=many),
    )


def values_of(field: Field, cells: _Cells) -> Iterator[Value]:
    """What stands in the columns of a field."""
    found = cells(field.name)
    if not field.many:
        found = sorted(found, key=_least_open)[:1] if field.holds is Holds.DATE else found[:1]
    read = tuple(reading(cell) for cell in found)
    yield from _first(field, read, cells)
    if not field.editorial:
        yield _all(field, tuple(printed(cell) for cell in found))
        yield _all(field, tuple(cell.basis for cell in found))


def _first(field: Field, read: tuple[str | None, ...], cells: _Cells) -> Iterator[Value]:
    one = next(iter(read), None)
    if field.holds is Holds.AMOUNT:
        yield exact(one or "")
        yield from (next((cell.value for cell in cells(f"{field.name}_{part}")), None) for part in ("unit", "bound"))
        return
    yield _all(field, read)
    if field.holds is Holds.NUMBER:
        yield exact(one or "")
    elif field.holds is Holds.DATE:
        yield from days(one)


def _all(field: Field, texts: tuple[str | None, ...]) -> Value:
    return texts if field.many else next(iter(texts), None)


def _least_open(cell: Cell) -> tuple[bool, tuple[int, int]]:
    """As `Fact.chief` has it: its own date before one that it has from elsewhere, then the one that leaves least open."""
    return cell.rests_on != cell.claim, openness(cell.value)


def reading(cell: Cell) -> str | None:
    """What is read: the id of a thing, else the value, else a date's own words."""
    if cell.thing:
        return cell.thing.key
    return cell.value if cell.value is not None else cell.printed if cell.field in _WORDED else None


_WORDED = ("when", "since", "until", "as_of", "attested", "published")
"""Fields whose value, where no calendar can hold it, is the source's words."""


def printed(cell: Cell) -> str | None:
    """What the source has in its place; of what it states by itself, that."""
    return cell.printed or (cell.thing.name if cell.thing else cell.value) if cell.basis == "stated" else cell.printed


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day at face value; None where it is in words, open or without a year."""
    try:
        return parse(edtf or "").days()
    except ValueError:
        return None, None


def labels(fact: Fact) -> tuple[str, ...]:
    """The passages that a fact rests on."""
    return tuple(dict.fromkeys(source.label for source in fact.sources))
