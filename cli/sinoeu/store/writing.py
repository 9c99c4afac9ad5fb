"""Rows written to their tables, in a database that is being made."""

import sqlite3
from collections.abc import Sequence

from sinoeu.model.value import Basis
from sinoeu.store.name_rows import Scalar

ROWS = {
    "cell_of_text": "cell (claim, field, position, value, printed, basis) VALUES (?, ?, ?, ?, ?, 'stated')",
    "cell_of_thing": "cell (claim, field, position, thing, printed, basis) VALUES (?, ?, ?, ?, ?, 'stated')",
}
"""Rows of some columns of a table only: to hand SQLite a None takes longer than a value, and most cells would have four."""
PRINTED = "CREATE TEMP TABLE printed (thing INTEGER NOT NULL, claim INTEGER NOT NULL, field TEXT NOT NULL);"
"""What stands printed where something else is read, until its mentions are put in order."""
_MET_AGAIN = ("thing", "name", "former")
"""Tables of which a row may come again: events and deals are spoken of in several passages, and words stand printed in several; and where
not all is sound two entries may have had one id. The first stays."""

_NOTHING: dict[None, None] = {}
# Of a value that is no plain text or number sqlite3 asks in three places how it is to be written, and is told by exceptions that it is not known:
# a third of the time of writing rows went into asking this of None. Here is where it asks first.
sqlite3.register_adapter(type(None), _NOTHING.get)
sqlite3.register_adapter(Basis, str.__str__)


def write(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[Scalar, ...]]) -> None:
    """Writes rows of one table. A word met again may now be one that is read, or one that is printed."""
    values = f"VALUES ({', '.join('?' * len(rows[0]))})"  # the tables' names are ours
    if table in ROWS:
        statement = f"INSERT INTO {ROWS[table]}"
    elif table == "passage_text":
        statement = f"INSERT INTO passage_text (rowid, printed, read) {values}"
    elif table == "word":
        statement = f"INSERT INTO word {values} ON CONFLICT DO UPDATE SET as_read = max(as_read, excluded.as_read), as_printed = max(as_printed, excluded.as_printed)"
    else:
        statement = f"INSERT {'OR IGNORE ' if table in _MET_AGAIN else ''}INTO {table} {values}"
    connection.executemany(statement, rows)
