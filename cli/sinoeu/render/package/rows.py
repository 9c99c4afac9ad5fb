"""The rows of a table as lines of CSV and of JSON Lines at once, so that they are read only once."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TextIO

from sinoeu.model.answer import Json
from sinoeu.model.table import Table, Value
from sinoeu.render.csv import line
from sinoeu.render.look.columns import BETWEEN_VALUES
from sinoeu.render.record.encoding import EXACT_UP_TO, encoded
from sinoeu.text.visible import encodable

_MOST_DIGITS = 15
"""So many digits of a decimal every reader of JSON keeps exactly (IEEE 754 doubles); longer ones are written as text."""


def write_rows(table: Table, csv: TextIO, jsonl: TextIO) -> int:
    """Writes each row as it comes into both; the number of rows comes back."""
    names = [column.name for column in table.columns]
    csv.write(line(names))
    count = 0
    for row in table.rows:
        count += 1
        csv.write(line([encodable(_plain(value)) for value in row]))
        jsonl.write(_record(names, row) + "\n")
    return count


def _plain(value: Value) -> str:
    """A value as text; several of which some are missing keep their places."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return BETWEEN_VALUES.join(one or "" for one in value) if any(value) else ""
    return str(value)


def _record(names: Sequence[str], row: Sequence[Value]) -> str:
    """A row as a JSON object: in one piece, or value by value where there are decimals, which are written digit for digit."""
    plain: dict[str, Json] = {}
    for name, value in zip(names, row, strict=True):
        if isinstance(value, Decimal):
            return "{" + ",".join(f"{encoded(key)}:{_json(one)}" for key, one in zip(names, row, strict=True)) + "}"
        plain[name] = list(value) if isinstance(value, tuple) else value
    return encoded(plain)


def _json(value: Value) -> str:
    if isinstance(value, Decimal):
        digits = f"{value:f}"
        return digits if len(value.as_tuple().digits) <= _MOST_DIGITS and abs(value) <= EXACT_UP_TO else encoded(digits)
    return encoded(list(value)) if isinstance(value, tuple) else encoded(value)
