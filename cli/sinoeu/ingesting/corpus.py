"""One run over a corpus: its entries, its articles, and what only all of them together show."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from sinoeu.check import by_place, look_alike_letters, same_deals, same_person, unused
from sinoeu.check.crossing import Fault, across, leaning
from sinoeu.curation.chunks import Chunk
from sinoeu.curation.files import unread_files
from sinoeu.curation.reading import CorpusReader
from sinoeu.errors import Stop
from sinoeu.ingesting.crew import Crew, cores, crew
from sinoeu.ingesting.for_now import folder_for_now
from sinoeu.ingesting.work import Part, Task
from sinoeu.model.finding import Finding
from sinoeu.paths import STREAM, text_folders
from sinoeu.store.gathering import Gathering

_WORTH_SHARING = 2 * 1024 * 1024
"""Bytes of a corpus that are worth starting other processes for."""

Rows = Mapping[str, Sequence[tuple[str | int | None, ...]]]
Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""


class Run(NamedTuple):
    """What came of reading and checking a corpus."""

    name: str
    faults: tuple[Fault, ...]
    files: Mapping[str, tuple[int, int]]
    articles: int
    passages: int
    claims: int

    @property
    def findings(self) -> list[Finding]:
        """What is wrong, in order, each once: several values of one line may be wrong alike."""
        return sorted({fault.finding for fault in self.faults}, key=by_place)


class Corpus:
    """The curated files of one folder. `home` is where it lies, as the database remembers it."""

    def __init__(self, folder: Path, texts: Path | None = None, progress: Progress | None = None, strays: Sequence[Finding] | None = None) -> None:
        """Of a folder that a stream was sorted into, `strays` are what is wrong with the records that belong to none of its files.

        Raises Stop where there is no such folder, or nothing of a corpus in it.
        """
        if not folder.is_dir():
            what = "is a file" if folder.exists() else "does not exist"
            raise Stop(f"the corpus folder {folder} {what}; it is the folder that holds articles/ and people.yaml", "--help")
        self.folder = folder
        self._called = None if strays is None else STREAM
        self.home = self._called or str(folder.resolve())
        self.texts = text_folders(Path(self._called or folder), texts)
        self._progress = progress
        reader = self.reader()
        name, self.known = reader.heading()
        self.name = "standard input" if self._called else name
        self.registries = list(reader.registry_chunks())
        self.articles = list(reader.article_chunks())
        self.found = (*(strays or ()), *reader.findings)
        self.files = reader.files
        self.unread = [] if self._called else unread_files(folder)
        """Files that look as if they were of the corpus, and are not."""
        if self._called and not self.registries and not self.articles and not self.found:
            raise Stop("standard input holds no corpus: nothing came", "cat people.jsonl articles.jsonl | sinoeu ingest -")
        if not self.registries and not self.articles and not self.files and not self.found:
            raise Stop(
                f"{folder} holds no corpus: no articles/*.yaml or articles.jsonl, and no people, organisations or places; without a folder it is the bundled corpus",
                "--help",
            )

    def run(
        self, take: Callable[[Rows], None] | None = None, warnings: bool = False, left_out: frozenset[tuple[bool, int]] = frozenset(), keep_going: bool = False
    ) -> Run:
        """Reads and checks everything, and hands rows to `take` as they come.

        Records that are `left_out` are as if they were not there. Where something is wrong, rows may be lacking; to `keep_going` without
        what is wrong, it is told what leans on that.
        """
        task = self.task(take is not None, left_out)
        chunks = [*self.registries, *self.articles]
        with ExitStack() as stack:
            stack.enter_context(_full_disk_told())
            shared = stack.enter_context(_shared_file(chunks))
            gathering = Gathering(shared)
            stack.callback(gathering.close)
            workers = stack.enter_context(crew(task, gathering.registry, shared))
            run = self._run(workers, gathering, take, warnings)
            return run._replace(faults=(*run.faults, *leaning(gathering, run.faults))) if keep_going else run

    def reader(self) -> CorpusReader:
        """Whoever reads the files."""
        return CorpusReader(self.folder, self.texts, self._called)

    def task(self, with_rows: bool, left_out: frozenset[tuple[bool, int]] = frozenset()) -> Task:
        """What is wanted of every chunk."""
        return Task(self.folder, self.texts, self.known, with_rows, self._called, left_out)

    def _run(self, workers: Crew, gathering: Gathering, take: Callable[[Rows], None] | None, warnings: bool) -> Run:
        faults = [Fault(finding) for finding in self.found]
        files = dict(self.files)
        used: set[str] = set()
        articles = passages = claims = 0
        for part in self._told(workers.do("entries", self.registries), 0):
            gathering.add_entries(part.entries, part.former)
            gathering.add_given(part.given)
            gathering.add_loose(part.loose, of_entry=True)
            used |= part.used if warnings else set()
            faults += part.faults
            files.update(part.files)
            if take:
                take(part.rows)
        for part in self._told(workers.do("articles", self.articles), _weight(self.registries)):
            gathering.add_given(part.given)
            gathering.add_loose(part.loose, of_entry=False)
            faults += part.faults
            files.update(part.files)
            articles, passages, claims = articles + part.articles, passages + part.passages, claims + part.claims
            if warnings:
                gathering.add_titles((given.id, name) for given in part.given for name in given.names)
            if take:
                take(part.rows)
        gathering.settle()
        faults += across(gathering)
        if warnings:
            faults += self._warnings(workers, gathering, used)
        return Run(self.name, tuple(faults), files, articles, passages, claims)

    def _warnings(self, workers: Crew, gathering: Gathering, used: set[str]) -> Iterator[Fault]:
        """What a curator may have missed."""
        for part in workers.do("warnings", self.articles):
            yield from part.faults
            used |= part.used
            gathering.add_terms(part.deals)
        yield from map(Fault, unused.across(gathering.registry, used))
        yield from map(Fault, same_deals.across(gathering))
        yield from map(Fault, same_person.across(gathering.registry))
        yield from map(Fault, look_alike_letters.across(gathering.registry))

    def _told(self, parts: Iterable[Part], done: int) -> Iterator[Part]:
        """The parts; whoever waits is told how far it is."""
        total = _weight(self.registries) + _weight(self.articles)
        for part in parts:
            yield part
            done += part.weight
            if self._progress:
                self._progress(done, total)


def _weight(chunks: Iterable[Chunk]) -> int:
    return sum(chunk.weight for chunk in chunks)


@contextmanager
def _shared_file(chunks: list[Chunk]) -> Iterator[Path | None]:
    """A file for the entries, where the corpus is large enough for several processes; it loses its name as soon as all have it open."""
    if _weight(chunks) < _WORTH_SHARING or cores() < 2:
        yield None
        return
    with folder_for_now() as folder:
        yield folder / "entries"


@contextmanager
def _full_disk_told() -> Iterator[None]:
    """What goes wrong with files of the moment is told with the folder that they are in."""
    try:
        yield
    except sqlite3.Error as fault:
        raise Stop(f"cannot keep what is read in {tempfile.gettempdir()}: {fault}", "TMPDIR=/another/folder") from None
