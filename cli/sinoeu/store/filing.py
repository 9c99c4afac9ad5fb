"""Names filed by their keys, in order, and the words that they are made of; of a whole database, or of the registries alone."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files

from sinoeu.model.corpus import Entry
from sinoeu.store.deriving import derive_parts_of_places
from sinoeu.store.name_rows import Rows, add_entry
from sinoeu.store.writing import write
from sinoeu.text.names import OTHERS_WORD, WORD
from sinoeu.text.nearest import letters_of

FILED = "CREATE TEMP TABLE filed (key TEXT NOT NULL, name INTEGER NOT NULL);"
"""Where keys are put as they come."""
_IN_ORDER = "INSERT INTO name_key SELECT DISTINCT key, name FROM filed ORDER BY key, name"
"""Keys come as the names do, and a tree that is filled in the order of its keys is written once, not a leaf at a time all over the disk."""
_SPELLINGS = """
INSERT INTO spelling SELECT substr(key, 2), backwards(substr(key, 2)), letters_of(substr(key, 2)), count(*), 0 FROM name_key
WHERE key >= :low AND key < :high AND length(key) > 1 GROUP BY key ORDER BY key
"""
_SPELLINGS_OF_OTHERS = """
INSERT INTO spelling SELECT substr(key, 2), backwards(substr(key, 2)), letters_of(substr(key, 2)), 0, count(*) FROM name_key
WHERE key >= :low AND key < :high AND length(key) > 1 GROUP BY key ORDER BY key ON CONFLICT (word) DO UPDATE SET others = excluded.others
"""
_HELD = 8_192
"""Kilobytes of names that are held in memory; the others lie on the disk."""


def file_in_order(connection: sqlite3.Connection) -> None:
    """Puts the keys where they are looked up, all at once; there are no more to come."""
    connection.execute(_IN_ORDER)
    connection.execute("COMMIT")
    connection.execute("DROP TABLE filed")
    _prepare(connection)
    _spell(connection, "", chr(0x10FFFF))


def spell_again(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Some of these words, from keys that are no more what they were."""
    _prepare(connection)
    for word in words:
        connection.execute("DELETE FROM spelling WHERE word = :word", {"word": word})
        _spell(connection, word, "\0")


def _prepare(connection: sqlite3.Connection) -> None:
    """Lends the functions by which words are spelled."""
    connection.create_function("backwards", 1, lambda word: word[::-1], deterministic=True)
    connection.create_function("letters_of", 1, letters_of, deterministic=True)


def _spell(connection: sqlite3.Connection, first: str, beyond: str) -> None:
    """The words of names from a first one, up to where it goes on with something else: from their keys, in the order of the index, nothing is held in memory."""
    for statement, kind in ((_SPELLINGS, WORD), (_SPELLINGS_OF_OTHERS, OTHERS_WORD)):
        connection.execute(statement, {"low": kind + first, "high": kind + first + beyond})


def names_alone(entries: Iterable[Entry]) -> sqlite3.Connection:
    """A database of nothing but the names of entries, filed as in a whole one, in a file without a name; the caller closes it."""
    connection = sqlite3.connect("", isolation_level=None)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{_HELD};")
    connection.executescript(text_of("schema.sql") + FILED)
    connection.execute("BEGIN")
    for number, entry in enumerate(entries):
        rows: Rows = defaultdict(list)
        add_entry(rows, entry, number)
        for table, found in rows.items():
            if found:
                write(connection, table, found)
    file_in_order(connection)
    connection.executescript(text_of("indexes.sql"))
    derive_parts_of_places(connection)
    connection.executescript(text_of("later_indexes.sql"))
    return connection


def text_of(name: str) -> str:
    """A script that lies beside the modules."""
    return (files("sinoeu.store") / name).read_text(encoding="utf-8")
