"""What the settings of loading buy: the full text and the indexes of one database, made in other ways: `python -m tests.bench.choices [ARTICLES]`."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from time import process_time
from typing import NamedTuple

from sinoeu.text.tokens import tokens

from .material import Material, alone
from .measuring import Figure

_OURS = """content = '', tokenize = "ascii tokenchars '|'\""""
_INSERT = "INSERT INTO full_text (rowid, printed, read) VALUES (?, ?, '')"
_FOLDED = "folded tokens, without a copy of the text (as it is)"
_AFTER = "indexes made when all rows are in (as it is)"

Rows = list[tuple[int, str]]


class Made(NamedTuple):
    """What it took to make something: seconds of a processor, and bytes of the file."""

    seconds: float
    bytes: int


def measure(material: Material, articles: int) -> list[Figure]:
    """Of each other way its time and its size, to those of the way that is chosen."""
    finished = material.database(material.corpus(articles))
    with closing(sqlite3.connect(finished)) as source:
        passages: Rows = source.execute("SELECT id, text FROM passage ORDER BY id").fetchall()
    folded = [(id, " ".join(tokens(text))) for id, text in passages]
    file = material.folder / "choices.db"
    texts = {
        _FOLDED: lambda: _full_text(file, _OURS, folded),
        "detail = column (no phrases)": lambda: _full_text(file, f"{_OURS}, detail = column", folded),
        "detail = none (no phrases, no columns)": lambda: _full_text(file, f"{_OURS}, detail = none", folded),
        "a memory of 256 MB (hashsize)": lambda: _full_text(file, _OURS, folded, ("hashsize", 256 << 20)),
        "pages of 8,000 bytes (pgsz)": lambda: _full_text(file, _OURS, folded, ("pgsz", 8000)),
        "merged only at the end (automerge 0)": lambda: _full_text(file, _OURS, folded, ("automerge", 0)),
        "unicode61, without a copy of the text": lambda: _full_text(file, "content = ''", passages),
        "unicode61, with a copy of the text": lambda: _full_text(file, "", passages),
        "folded tokens, row by row by a trigger": lambda: _by_trigger(file, folded),
    }
    indexes = {_AFTER: lambda: _indexed(file, finished, before=False), "indexes kept up row by row": lambda: _indexed(file, finished, before=True)}
    size = f"{articles:,} articles"
    return [figure for ways in (texts, indexes) for figure in _beside_the_first(ways, size, material.rounds)]


def _beside_the_first(ways: dict[str, Callable[[], Made]], size: str, rounds: int) -> Iterator[Figure]:
    """All ways made in turn, those after the first beside it."""
    chosen = next(iter(ways))
    found: dict[str, list[Made]] = {what: [] for what in ways}
    for _ in range(rounds):
        for what, make in ways.items():
            found[what].append(make())
    yield Figure(chosen, size, tuple(one.seconds for one in found[chosen]), "", " s")
    for what in list(ways)[1:]:
        pairs = list(zip(found[what], found[chosen], strict=True))
        yield Figure(f"{what}: time, to that", size, tuple(one.seconds / ours.seconds for one, ours in pairs))
        yield Figure(f"{what}: size of the file, to that", size, tuple(one.bytes / ours.bytes for one, ours in pairs))


def _new(file: Path) -> sqlite3.Connection:
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;")
    return connection


def _full_text(file: Path, options: str, rows: Rows, setting: tuple[str, int] | None = None) -> Made:
    with closing(_new(file)) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE full_text USING fts5 ({', '.join(filter(None, ('printed', 'read', options)))})")
        if setting:
            connection.execute("INSERT INTO full_text (full_text, rank) VALUES (?, ?)", setting)
        began = process_time()
        connection.execute("BEGIN")
        connection.executemany(_INSERT, rows)
        connection.execute("INSERT INTO full_text (full_text) VALUES ('optimize')")
        connection.execute("COMMIT")
        return Made(process_time() - began, file.stat().st_size)


def _by_trigger(file: Path, rows: Rows) -> Made:
    with closing(_new(file)) as connection:
        connection.executescript(f"CREATE VIRTUAL TABLE full_text USING fts5 (printed, read, {_OURS}); CREATE TEMP TABLE passage (id INTEGER PRIMARY KEY, text TEXT);")
        connection.execute("CREATE TEMP TRIGGER filled AFTER INSERT ON passage BEGIN INSERT INTO full_text (rowid, printed, read) VALUES (new.id, new.text, ''); END")
        began = process_time()
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO passage VALUES (?, ?)", rows)
        connection.execute("INSERT INTO full_text (full_text) VALUES ('optimize')")
        connection.execute("COMMIT")
        return Made(process_time() - began, file.stat().st_size)


def _indexed(file: Path, finished: Path, before: bool) -> Made:
    """Claims and dates with their indexes."""
    text = "".join((files("sinoeu.store") / name).read_text(encoding="utf-8") for name in ("indexes.sql", "later_indexes.sql"))
    indexes = [statement for statement in text.split(";\n") if "ON claim " in statement or "ON dated " in statement]
    with closing(_new(file)) as connection:
        connection.execute("ATTACH ? AS finished", (str(finished),))
        for (made,) in connection.execute("SELECT sql FROM finished.sqlite_master WHERE type = 'table' AND name IN ('claim', 'dated') ORDER BY name").fetchall():
            connection.execute(made)
        began = process_time()
        connection.execute("BEGIN")
        for statement in indexes if before else ():
            connection.execute(statement)
        for table in ("claim", "dated"):
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM finished.{table}")  # the names are ours
        for statement in () if before else indexes:
            connection.execute(statement)
        connection.execute("COMMIT")
        return Made(process_time() - began, file.stat().st_size)


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [2000])
