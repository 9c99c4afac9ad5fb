"""What is done with one chunk of a corpus, in this process or another: read, checked, and turned into rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from sinoeu.check import check_edition, check_entry, ids, same_deals, unused, warn_of_edition
from sinoeu.check.context import Context, index_of, types_in
from sinoeu.check.crossing import Fault, given_by_edition
from sinoeu.check.form_index import FormIndex
from sinoeu.curation.chunks import Chunk
from sinoeu.curation.reading import CorpusReader
from sinoeu.model.corpus import Registry
from sinoeu.model.crossing import ARTICLE, ENTRY, Given, Loose, Terms
from sinoeu.model.finding import Finding
from sinoeu.store.gathering import packed
from sinoeu.store.name_rows import Rows, add_entry
from sinoeu.store.rows import RowMaker


class Task(NamedTuple):
    """What is wanted of every chunk."""

    folder: Path
    texts: tuple[Path, ...]
    known: tuple[str, ...]
    with_rows: bool
    called: str | None = None
    """Told of in place of the names of files."""
    left_out: frozenset[tuple[bool, int]] = frozenset()
    """Records that are as if they were not there: whether it is an entry, and its number."""


class Part(NamedTuple):
    """What came of one chunk."""

    faults: list[Fault]
    files: dict[str, tuple[int, int]]
    rows: Mapping[str, list[tuple[str | int | None, ...]]] = {}
    entries: tuple[tuple[int, str, str, bytes], ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    given: tuple[Given, ...] = ()
    loose: tuple[Loose, ...] = ()
    used: frozenset[str] = frozenset()
    deals: tuple[Terms, ...] = ()
    articles: int = 0
    passages: int = 0
    claims: int = 0
    weight: int = 0


class Known(Registry, Protocol):
    """Every entry, and the names under which events are spoken of."""

    def titles(self, id: str) -> Iterable[str]:
        """The names of an event."""
        ...


class Worker:
    """Does one chunk after another. Articles can be done once all entries are in the registry."""

    def __init__(self, task: Task, registry: Known) -> None:
        self.task = task
        self.registry = registry
        self._index: FormIndex | None = None

    def entries(self, chunk: Chunk) -> Part:
        """The entries of a registry's chunk, bound and checked by themselves."""
        reader = self._reader()
        rows: Rows = defaultdict(list)
        faults: list[Fault] = []
        kept, former, used = [], [], set[str]()
        given: list[Given] = []
        loose: list[Loose] = []
        for number, entry, found in reader.entries(chunk):
            if (True, number) in self.task.left_out:
                continue
            wrong = [*found, *check_entry(entry)]
            faults += [Fault(finding, number, True) for finding in wrong]
            kept.append((number, entry.id, entry.type, packed(entry)))
            former += [(old, entry.id) for old in entry.texts("was")]
            given += ids.given_by_entry(entry, number)
            loose += ids.follow_entry(entry, number)
            used.update(unused.used_by_entry(entry))
            if self.task.with_rows and not wrong:
                add_entry(rows, entry, number)
        faults += _without_record(reader.findings)
        rows["digest"] = [(ENTRY, number, digest) for number, digest in reader.digests]
        return Part(faults, reader.files, rows, tuple(kept), tuple(former), tuple(given), tuple(loose), frozenset(used), weight=chunk.weight)

    def articles(self, chunk: Chunk) -> Part:
        """The articles of a chunk, as far as each can be checked by itself."""
        reader = self._reader()
        maker = RowMaker(self.registry)
        faults: list[Fault] = []
        given: list[Given] = []
        loose: list[Loose] = []
        articles = passages = claims = 0
        for number, edition, found in reader.articles(chunk):
            if (False, number) in self.task.left_out:
                continue
            article = edition.article
            context = Context(self.registry, types_in(article), self.registry.titles, self.task.known, _NO_FORMS)
            wrong = [*found, *check_edition(edition, context)]
            for one in ids.follow_article(edition, number, context):
                if isinstance(one, Loose):
                    loose.append(one)
                else:
                    wrong.append(one)
            faults += [Fault(finding, number) for finding in wrong]
            given += given_by_edition(edition, number)
            articles, passages = articles + 1, passages + len(article.passages)
            claims += sum(len(passage.claims) for passage in article.passages)
            if self.task.with_rows and not wrong:
                maker.edition(edition, number)
        faults += _without_record(reader.findings)
        maker.rows["digest"] = [(ARTICLE, number, digest) for number, digest in reader.digests]
        return Part(
            faults, reader.files, maker.rows, given=tuple(given), loose=tuple(loose), articles=articles, passages=passages, claims=claims, weight=chunk.weight
        )  # fmt: skip

    def warnings(self, chunk: Chunk) -> Part:
        """What a curator may have missed in the articles of a chunk. The titles of all events are known by now."""
        if self._index is None:
            self._index = index_of(self.registry)
        faults: list[Fault] = []
        used: set[str] = set()
        deals: list[Terms] = []
        for number, edition, _ in self._reader().articles(chunk):
            context = Context(self.registry, types_in(edition.article), self.registry.titles, self.task.known, self._index)
            faults += [Fault(finding, number) for finding in warn_of_edition(edition, context)]
            used.update(unused.used_by_article(edition))
            deals += same_deals.terms(edition)
        return Part(faults, {}, used=frozenset(used), deals=tuple(deals), weight=chunk.weight)

    def _reader(self) -> CorpusReader:
        return CorpusReader(self.task.folder, self.task.texts, self.task.called)


_NO_FORMS = FormIndex(())


def _without_record(findings: list[Finding]) -> list[Fault]:
    return [Fault(finding) for finding in findings]
