"""Tiny corpora for the tests: written as a folder of files, read, loaded, and opened for questions."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from sinoeu.curation.reading import CorpusReader
from sinoeu.model.corpus import Corpus
from sinoeu.paths import text_folders
from sinoeu.store.ids import thing_id
from sinoeu.store.loading import load
from sinoeu.store.reading import open_database


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder, with files of these names and (indented) contents in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")
    return folder


def read(folder: Path) -> Corpus:
    """The corpus of a folder that can be read without a fault."""
    reader = CorpusReader(folder, text_folders(folder))
    corpus = reader.read()
    assert not reader.findings
    return corpus


def opened(folder: Path, files: Mapping[str, str]) -> sqlite3.Connection:
    """The loaded database of a corpus made of these files; the caller closes it."""
    corpus = read(write(folder / "corpus", files))
    load(corpus, {}, folder / "corpus.db")
    return open_database(folder / "corpus.db")


def key_of(connection: sqlite3.Connection, thing: int) -> str:
    """The id, as the corpus writes it, of a thing's number."""
    (key,) = connection.execute("SELECT key FROM thing WHERE id = ?", (thing,)).fetchone()
    return str(key)


def number_of(key: str) -> int:
    """The number of the thing that the corpus knows by an id."""
    return thing_id(key)
