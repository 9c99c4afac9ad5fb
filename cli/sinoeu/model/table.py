"""A table of an export: what columns it has, of which types, what they refer to, and its rows as they come."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

Type = Literal["string", "integer", "number", "boolean", "date"]
"""The types of the Table Schema that columns have."""
Value = None | bool | int | str | Decimal | tuple[str | None, ...]
"""What stands in one column of one row; None where the sources do not say, a tuple where a column holds several."""


class TableColumn(NamedTuple):
    """A column: its name and type, and what it holds, in a line."""

    name: str
    type: Type
    help: str
    to: tuple[str, str] | None = None
    """The table and column that hold every value of this one."""
    many: bool = False
    """Several values of text."""
    required: bool = False


class Table(NamedTuple):
    """A table, its rows in the order of its columns."""

    name: str
    title: str
    help: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    """The columns by which rows are told apart; none where rows have no key."""
    rows: Iterable[tuple[Value, ...]]
