"""How the tests read the records of an answer."""

from collections.abc import Callable

from program import Record
from sinoeu.model.answer import Json

Ask = Callable[[str], list[Record]]
"""Puts a question, such as `who Chen Zhichang`, and gives the records of its --json."""


def values(of: Record | list[Record], path: str) -> list[Json]:
    """All the values at a path such as `met.who.name`, of every record and of every list on the way."""
    found: list[Json] = [of] if isinstance(of, dict) else [*of]
    for key in path.split(".") if path else ():
        found = [value for record in found if isinstance(record, dict) and key in record for value in _each(record[key])]
    return found


def those(of: Record | list[Record], path: str = "", **having: Json) -> list[Record]:
    """The records at a path that have these values; without a path, of the answer itself."""
    return [record for record in values(of, path) if isinstance(record, dict) and all(record.get(key) == value for key, value in having.items())]


def the(of: Record | list[Record], path: str = "", **having: Json) -> Record:
    """The one record at a path that has these values."""
    (record,) = those(of, path, **having)
    return record


def _each(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]
