"""Tiny corpora for the tests: written as a folder of files, read, loaded, and opened for questions."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from sinoeu.curation.reading import CorpusReader
from sinoeu.ingesting.loading import ingest
from sinoeu.paths import text_folders
from sinoeu.store.gathering import Gathering, packed
from sinoeu.store.ids import thing_id
from sinoeu.store.loading import building
from sinoeu.store.name_rows import add_entry
from sinoeu.store.reading import open_database
from sinoeu.store.rows import RowMaker


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder, with files of these names and (indented) contents in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")
    return folder


def load(folder: Path, database: Path, wait: bool = False) -> Path:
    """The database of a folder in which nothing is wrong."""
    loaded = ingest(folder, database, wait=wait)
    assert loaded.done, loaded.findings
    return database


def opened(folder: Path, files: Mapping[str, str]) -> sqlite3.Connection:
    """The database of a corpus made of these files, whatever rules it breaks; the caller closes it."""
    corpus, database = write(folder / "corpus", files), folder / "corpus.db"
    reader = CorpusReader(corpus, text_folders(corpus))
    gathering = Gathering(None)
    maker = RowMaker(gathering.registry)
    with building(database) as built:
        for number, entry, _ in (entry for chunk in reader.registry_chunks() for entry in reader.entries(chunk)):
            gathering.add_entries([(number, entry.id, entry.type, packed(entry))], [(former, entry.id) for former in entry.texts("was")])
            add_entry(maker.rows, entry, number)
        for number, edition, _ in (edition for chunk in reader.article_chunks() for edition in reader.articles(chunk)):
            maker.edition(edition, number)
        assert not reader.findings
        built.add(maker.rows)
        built.finish({}, reader.files)
    gathering.close()
    return open_database(database)


def key_of(connection: sqlite3.Connection, thing: int) -> str:
    """The id, as the corpus writes it, of a thing's number."""
    (key,) = connection.execute("SELECT key FROM thing WHERE id = ?", (thing,)).fetchone()
    return str(key)


def number_of(key: str) -> int:
    """The number of the thing that the corpus knows by an id."""
    return thing_id(key)
