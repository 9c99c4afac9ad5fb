"""A corpus checked and loaded, or left as it was."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sinoeu import __version__
from sinoeu.check import by_place
from sinoeu.check.crossing import records_of
from sinoeu.errors import Status, Stop
from sinoeu.ingesting.amending import Amended, amended, heading_digest
from sinoeu.ingesting.corpus import Corpus, Progress, Run
from sinoeu.ingesting.for_now import clear_left, folder_for_now
from sinoeu.model.crossing import HEADING
from sinoeu.model.finding import Finding
from sinoeu.paths import DATABASE_NAME, bundled_corpus, corpus_digest
from sinoeu.store.loading import Abandoned, Building, building
from sinoeu.store.reading import open_database


class Loaded(NamedTuple):
    """What came of an ingest: what was read last, everything that is wrong, and whether the database is now this corpus."""

    run: Run
    findings: list[Finding]
    done: bool
    left_out: int = 0
    """Articles, entries and lines that were not loaded, since something is wrong with them."""
    anew: int | None = None
    """Articles that were read anew, the others taken over as they were; None where everything was read."""
    because: str = ""
    """Why everything was, where that is worth telling."""

    @property
    def status(self) -> Status:
        """The status of a program that was asked to load it."""
        return Status.FAULTS_FOUND if self.findings else Status.ANSWERED


def ingest(folder: Path, database: Path, texts: Path | None = None, keep_going: bool = False, wait: bool = False, progress: Progress | None = None) -> Loaded:
    """Makes the database exactly what the folder holds; with `keep_going`, what of it is sound.

    Raises Stop where there is no corpus, or the database cannot be written. Where anything else is wrong the database is as it was.
    """
    return load(Corpus(folder, texts, progress), database, keep_going, wait)


def load(corpus: Corpus, database: Path, keep_going: bool = False, wait: bool = False, settles: bool = False) -> Loaded:
    """The same of a corpus that was opened before. With `settles`, nothing else is asked of this run of the program."""
    facts = _facts(corpus.home, corpus.name)
    done = amended(corpus, database, facts, wait, settles)
    if isinstance(done, Amended):
        return Loaded(done.run, [], True, anew=done.anew)
    clear_left()
    loaded: Loaded | None = None
    with building(database, wait) as built:
        loaded = _load(corpus, built, keep_going)._replace(because=done)
        if not loaded.done:
            raise Abandoned
        if not loaded.findings:
            built.add({"digest": [(HEADING, 0, heading_digest(corpus))]})
        built.finish(facts, loaded.run.files)
        built.status = loaded.status if settles else None
    assert loaded is not None
    return loaded


def _load(corpus: Corpus, built: Building, keep_going: bool) -> Loaded:
    """Everything read and written; with `keep_going` again without what is wrong, until nothing is: what referred to it is wrong then."""
    run = corpus.run(built.add, keep_going=keep_going)
    findings = {fault.finding for fault in run.faults}
    no_records = {(fault.finding.file, fault.finding.line) for fault in run.faults if fault.number is None}
    left_out: frozenset[tuple[bool, int]] = frozenset()
    while run.faults and keep_going:
        wrong = records_of(run.faults)
        if not wrong - left_out:
            break  # a file that cannot be read is not there as it is
        left_out |= wrong
        built.empty()
        run = corpus.run(built.add, left_out=left_out, keep_going=True)
        findings |= {fault.finding for fault in run.faults}
    nothing_sound = bool(findings) and not run.articles and bool(corpus.articles)
    return Loaded(run, sorted(findings, key=by_place), not findings or (keep_going and not nothing_sound), len(left_out) + len(no_records))


def built_from_bundle(path: Path | None, say: Callable[[str], None]) -> sqlite3.Connection:
    """The bundled corpus, loaded and opened for questions: at the path, or, where nothing can be kept, from a file that is gone when it is closed."""
    if path:
        try:
            _load_bundle(path)
            return open_database(path)
        except Stop as stop:
            say(f"sinoeu: {stop.message}")
    with folder_for_now() as folder:
        say("sinoeu: nothing can be kept; answering from a temporary database")
        path = folder / "built" / DATABASE_NAME  # in a folder of its own, since building holds that too
        _load_bundle(path)
        return open_database(path)  # the open file outlives its name


def _load_bundle(database: Path) -> None:
    loaded = ingest(bundled_corpus(), database, wait=True)
    if loaded.findings:
        raise Stop(f"the bundled corpus has {len(loaded.findings)} faults, the first: {loaded.findings[0]}", "sinoeu check  # lists them")


def _facts(home: str, name: str) -> dict[str, str]:
    bundle = bundled_corpus().resolve()
    bundled = home == str(bundle)
    facts = {"name": name, "folder": home, "bundled": "yes" if bundled else "no", "program": __version__}
    if bundled:
        facts["digest"] = corpus_digest(bundle)  # tells whether another copy of the program has brought the same corpus
    return facts
