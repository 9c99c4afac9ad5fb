"""The rows of a finished database inserted into a new one of the same schema, indexes and full text: the limit of what loading can cost.

`python -m tests.bench.inserting raw|sqlite-utils|raw-tables|sqlite-utils-tables FINISHED NEW` prints the seconds that the inserting took,
of a processor and by the clock: by sqlite3's executemany, as loading does it, or by sqlite-utils' insert_all, 10,000 rows at a time in one transaction;
`-tables` without the full text. Where the rows come from, and cutting texts into tokens, is not counted.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from time import perf_counter, process_time

from sqlite_utils import Database

from sinoeu.text.tokens import tokens

AT_A_TIME = 10_000
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_text%' AND name NOT LIKE 'sqlite_%' ORDER BY name"
FULL_TEXT = "passage_text"
HOW = ("raw", "sqlite-utils", "raw-tables", "sqlite-utils-tables")

_Rows = list[tuple[str | int | None, ...]]


def batches(finished: sqlite3.Connection, table: str) -> Iterator[tuple[list[str], _Rows]]:
    """The columns of a table, and its rows, so many at a time."""
    if table == FULL_TEXT:
        cursor = finished.execute("SELECT id, text FROM passage ORDER BY id")
        while rows := cursor.fetchmany(AT_A_TIME):
            yield ["rowid", "printed", "read"], [(id, " ".join(tokens(text)), "") for id, text in rows]
    else:
        cursor = finished.execute(f"SELECT * FROM {table}")  # the tables are ours
        columns = [name for name, *_ in cursor.description]
        while rows := cursor.fetchmany(AT_A_TIME):
            yield columns, rows


def main(how: str, finished: Path, new: Path) -> None:
    """Inserts all rows, and prints what that took."""
    new.unlink(missing_ok=True)
    source = sqlite3.connect(f"file:{finished}?mode=ro", uri=True)
    connection = sqlite3.connect(new, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -16384;")
    connection.executescript((files("sinoeu.store") / "schema.sql").read_text(encoding="utf-8"))
    tables = [name for (name,) in source.execute(_TABLES)] + ([] if how.endswith("-tables") else [FULL_TEXT])
    database = Database(connection)
    took, elapsed = 0.0, 0.0
    connection.execute("BEGIN")
    for table in tables:
        for columns, rows in batches(source, table):
            began = process_time(), perf_counter()
            if how.startswith("raw"):
                names = ", ".join(f'"{column}"' for column in columns)
                connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)  # the tables are ours
            else:
                database.table(table).insert_all((dict(zip(columns, row, strict=True)) for row in rows), batch_size=AT_A_TIME)
            took, elapsed = took + process_time() - began[0], elapsed + perf_counter() - began[1]
    began = process_time(), perf_counter()
    connection.execute("COMMIT")
    for script in ("indexes.sql", "later_indexes.sql"):
        connection.executescript((files("sinoeu.store") / script).read_text(encoding="utf-8"))
    print(json.dumps([took + process_time() - began[0], elapsed + perf_counter() - began[1]]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
