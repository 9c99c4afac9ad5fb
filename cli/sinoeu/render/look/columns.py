"""Which columns an answer has when every row is a line, and what stands in them as plain text."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from sinoeu.model.answer import Answer, Cell, Column, Mark, Overview, Row, Shown
from sinoeu.render.look import Look
from sinoeu.text.choices import refuse_unknown

BETWEEN_VALUES = "; "


class Part(Enum):
    """What of a row a column holds."""

    VALUE = "what is read"
    PRINTED = "what the source has in its place"
    BASIS = "whether it is stated, inferred or supplied"
    HEADING = "what kind of fact, in answers about one thing"
    SOURCE = "the passages it rests on"
    FLAGS = "warnings on the words it rests on"
    QUOTE = "the words it rests on"


class Picked(NamedTuple):
    """A column of the output: its name, its heading on a screen, and what it holds of which column of the answer."""

    name: str
    heading: str
    part: Part
    column: Column


def all_columns(answer: Answer) -> dict[str, Picked]:
    """Every column that may be asked for, by its name, in order. The answer's own come before those of the same name that all answers have."""
    found: list[Picked] = []
    for column in answer.columns:
        found.append(Picked(column.name, column.heading, Part.VALUE, column))
        if column.readings:
            found.append(Picked(f"{column.name}_printed", f"{column.heading}, printed", Part.PRINTED, column))
            found.append(Picked(f"{column.name}_basis", f"{column.heading}, basis", Part.BASIS, column))
    own = {column.name for column in answer.columns}
    common = [_common(part) for part in (Part.SOURCE, Part.FLAGS, Part.QUOTE)] if answer.of_facts else []
    heading = [_common(Part.HEADING)] if answer.headings else []
    leading = [one for one in found if one.column.first]
    return {one.name: one for one in (*leading, *heading, *found, *common) if one.part is Part.VALUE or one.name not in own}


def flat_columns(answer: Answer, look: Look) -> tuple[Picked, ...]:
    """The columns of a flat format: those asked for, or all, with the quoted words only where they are wanted. What stands before all others is always there."""
    if look.columns is not None:
        leading = tuple(column.name for column in answer.columns if column.first and column.name not in look.columns)
        return chosen(answer, (*leading, *look.columns))
    return tuple(one for one in all_columns(answer).values() if look.quotes or one.part is not Part.QUOTE)


def screen_columns(answer: Answer, look: Look) -> tuple[Picked, ...]:
    """The columns of a screen, before empty ones are left out. Brackets say there what `_printed` and `_basis` say in the flat formats."""
    if look.columns is not None:
        return chosen(answer, look.columns)
    wanted = (Part.VALUE,) if look.quotes else (Part.VALUE, Part.SOURCE)
    return tuple(one for one in all_columns(answer).values() if one.part in wanted and one.column.on_screen)


def overview_columns(overview: Overview, look: Look) -> tuple[Picked, ...]:
    """The columns of a list to choose from; those that are asked for are the entries' own."""
    return screen_columns(Answer(overview.columns, ()), look._replace(columns=None))


def chosen(answer: Answer, names: tuple[str, ...]) -> tuple[Picked, ...]:
    """The columns of these names, or of these headings of a screen.

    Raises WrongUsage where the answer has no such column.
    """
    known = all_columns(answer)
    found = [_called(known, name) for name in names]
    refuse_unknown([one.name if one else name for name, one in zip(names, found, strict=True)], known, "there is no column {!r}", "--columns")
    return tuple({one.name: one for one in found if one}.values())


def key_of(answer: Answer, name: str) -> str:
    """The key of the JSON records that is meant by a name: itself, or that of the column which is called so, or has that heading."""
    if name in answer.keys:
        return name
    meant = _called({column.name: Picked(column.name, column.heading, Part.VALUE, column) for column in answer.columns}, name)
    key = (meant.column.key or meant.name) if meant else name
    return key if key in answer.keys else name


def _called(known: Mapping[str, Picked], name: str) -> Picked | None:
    """The column of a name, or else the first with that heading."""
    return known.get(name) or next((one for one in known.values() if one.heading.casefold() == name.casefold()), None)


def plain_text(picked: Picked, row: Row) -> str:
    """What stands in one column of a row as the flat formats have it, without brackets; empty where nothing is said."""
    part = picked.part
    if part is Part.HEADING:
        return row.heading
    if part is Part.SOURCE:
        return BETWEEN_VALUES.join(dict.fromkeys(quote.passage for quote in row.quotes))
    if part is Part.QUOTE:
        return BETWEEN_VALUES.join(dict.fromkeys(quote.words for quote in row.quotes))
    if part is Part.FLAGS:
        return BETWEEN_VALUES.join(map(mark_text, row.marks))
    return _joined(row.cells.get(picked.column.name, ()), part)


def mark_text(mark: Mark) -> str:
    """A flag in a line: its kind, the words and the reason."""
    return f'{mark.kind}: "{mark.words}" - {mark.because}'


def _joined(cell: Cell, part: Part) -> str:
    """The values of a cell; where some are missing their places stay, so that value, printed form and basis can be laid side by side."""
    texts = [_one(shown, part) or "" for shown in cell]
    return BETWEEN_VALUES.join(texts) if any(texts) else ""


def _one(shown: Shown, part: Part) -> str | None:
    if part is Part.VALUE:
        return shown.value
    if part is Part.BASIS:
        return shown.basis if shown.value is not None or shown.printed is not None else None
    if shown.printed is None and shown.basis == "stated":
        return shown.value
    return shown.printed


def _common(part: Part) -> Picked:
    name = part.name.lower()
    return Picked(name, name, part, Column(name, name, wide=part in (Part.FLAGS, Part.QUOTE)))
