"""From a corpus folder to its database: read, checked, and only if nothing is wrong with it loaded."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sinoeu import __version__
from sinoeu.check import findings_in_order
from sinoeu.curation.reading import CorpusReader
from sinoeu.errors import Stop
from sinoeu.model.corpus import Corpus
from sinoeu.model.finding import Finding
from sinoeu.paths import DATABASE_NAME, bundled_corpus, corpus_digest, text_folders
from sinoeu.store.loading import load
from sinoeu.store.reading import open_database


def read_and_check(folder: Path, texts: Path | None = None) -> tuple[Corpus, list[Finding]]:
    """The corpus of a folder, as far as it can be read, and the errors in it, in order; warnings forbid nothing and are not sought.

    Raises Stop where there is no such folder, or nothing of a corpus in it.
    """
    corpus, findings = read_and_prove(folder, texts, warnings=False)
    return corpus, list(findings)


def read_and_prove(folder: Path, texts: Path | None = None, warnings: bool = True) -> tuple[Corpus, Iterator[Finding]]:
    """The corpus of a folder, as far as it can be read, and what is wrong with it, in order, found while it is being told.

    Raises Stop where there is no such folder, or nothing of a corpus in it.
    """
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise Stop(f"the corpus folder {folder} {what}", "name the folder that holds articles/ and people.yaml")
    reader = CorpusReader(folder, text_folders(folder, texts))
    corpus = reader.read()
    if not reader.files and not reader.findings:
        raise Stop(f"{folder} holds no corpus: no articles/*.yaml, and no people, organisations or places", "sinoeu ingest without a folder loads the bundled corpus")
    return corpus, findings_in_order(corpus, reader.findings, warnings)


def faults(findings: list[Finding]) -> list[Finding]:
    """The findings that forbid loading; the others are warnings."""
    return [finding for finding in findings if finding.severity == "error"]


def build(corpus: Corpus, folder: Path, database: Path, wait: bool = False) -> None:
    """Writes the database of a corpus without faults. Raises Stop where that cannot be done."""
    bundled = folder.resolve() == bundled_corpus().resolve()
    facts = {"folder": str(folder.resolve()), "bundled": "yes" if bundled else "no", "program": __version__}
    if bundled:
        facts["digest"] = corpus_digest(folder)  # tells whether another copy of the program has brought the same corpus
    load(corpus, facts, database, wait)


def built_from_bundle(path: Path | None, say: Callable[[str], None]) -> sqlite3.Connection:
    """The bundled corpus, loaded and opened for questions: at the path, or, where nothing can be kept, from a file that is gone when it is closed."""
    folder = bundled_corpus()
    corpus, findings = read_and_check(folder)
    if faults(findings):
        raise Stop(f"the bundled corpus has {len(faults(findings))} faults, the first: {faults(findings)[0]}", "sinoeu check lists them")
    if path:
        try:
            build(corpus, folder, path, wait=True)
            return open_database(path)
        except Stop as stop:
            say(f"sinoeu: {stop.message}")
    with tempfile.TemporaryDirectory(prefix="sinoeu-") as folder_for_now:
        say("sinoeu: nothing can be kept; answering from a temporary database")
        path = Path(folder_for_now) / DATABASE_NAME
        build(corpus, folder, path)
        return open_database(path)  # the open file outlives its name
