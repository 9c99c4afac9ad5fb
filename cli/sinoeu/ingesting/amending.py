"""A corpus loaded again, of which little has changed: only what has is read anew, with what shares an event, a deal or a printed name with it.

The database is the same, answer for answer, as one built from nothing: whatever is unusual is left to that.
"""

import sqlite3
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from sinoeu.check.crossing import across
from sinoeu.curation.document import digest_of
from sinoeu.curation.files import Unreadable
from sinoeu.errors import Status, Stop
from sinoeu.ingesting.corpus import Corpus, Run
from sinoeu.ingesting.entered import ReadAll, entered
from sinoeu.ingesting.needed import ENTRIES, Needed, chunk_with
from sinoeu.ingesting.work import Part, Worker
from sinoeu.model.crossing import ARTICLE, ENTRY, Loose
from sinoeu.paths import PACKAGE
from sinoeu.store.amending import Amending, amending
from sinoeu.store.gathering import Gathering
from sinoeu.store.ids import thing_id
from sinoeu.store.loading import Abandoned, has_our_schema
from sinoeu.store.reading import corpus_facts, open_database, source_files
from sinoeu.store.seal import is_whole
from sinoeu.store.standing import Counts, Standing, counts

MOST_ANEW = 5_000
"""Articles that are read anew in one process, and held until all are; for more all cores read everything."""
FEW = 200
"""Articles of which it is never too many."""
_SHARE = 10
"""Where more than one in so many is to be read anew, everything is."""
_MANY = "what has changed, and what speaks of the same, is a large part of it"
_GONE = "a record is gone from where it stood"


class Amended(NamedTuple):
    """What came of it: the whole corpus, and how many of its articles were read anew."""

    run: Run
    anew: int


def amended(corpus: Corpus, database: Path, facts: dict[str, str], wait: bool = False, settles: bool = False) -> Amended | str:
    """The database made what the corpus is, by what has changed; or why, with the database as it was, everything has to be read, if that is worth telling.

    With `settles`, nothing else is asked of this run of the program.
    """
    result: Amended | str = ""
    if not database.is_file() or corpus.found:
        return result
    try:
        with amending(database, wait) as amend:
            try:
                connection = open_database(amend.target)
            except Stop:
                raise ReadAll from None
            try:
                amendment = _Amendment(corpus, Standing(connection), facts)
                result = amendment.done(amend)
                amend.status = Status.ANSWERED if settles else None
            finally:
                connection.close()
            if not amendment.writes:
                raise Abandoned
    except (ReadAll, Unreadable) as why:
        return str(why) if isinstance(why, ReadAll) else ""
    return result


def heading_digest(corpus: Corpus) -> int:
    """A digest of what every record is read with: the program, the tables of letters that it uses, and the heading of the corpus."""
    made = [repr((sys.version_info[:2], unicodedata.unidata_version, corpus.known)).encode("utf-8", "backslashreplace")]
    made += [path.read_bytes() for path in sorted(PACKAGE.rglob("*")) if path.suffix in (".py", ".sql", ".txt")]
    return digest_of(b"\0".join(made))


class _Amendment:
    """One corpus, and the database that stands. Raises ReadAll where it cannot be loaded in parts."""

    def __init__(self, corpus: Corpus, standing: Standing, facts: dict[str, str]) -> None:
        self.corpus = corpus
        self.standing = standing
        self.facts = facts
        self.writes = False
        """Whether there is anything to be written."""
        self._reader = corpus.reader()
        self._needed = Needed(corpus, standing)
        self._worker = Worker(corpus.task(with_rows=True), self._needed)
        self._entries: dict[int, Part] = {}
        self._parts: dict[int, Part] = {}
        """What was read anew, by the numbers of the entries and of the articles."""
        self._shared: set[int] = set()
        """Things that only what is read anew speaks of, before or after."""
        self._most = FEW

    def done(self, amend: Amending) -> Amended:
        """The corpus loaded."""
        try:
            files = self._read_anew(amend.target)
            if not self.writes:
                return self._amended(files, counts(self.standing.connection))
        except (sqlite3.DatabaseError, ValueError):  # what stands there is damaged, or holds text that is none; whoever reads everything asks nothing of it
            raise ReadAll from None
        amend.begin()
        for number in sorted(self._parts):
            amend.remove(number)
        for number, part in sorted(self._entries.items()):
            amend.enter(number, part.rows)
        for number, part in sorted(self._parts.items()):
            amend.replace(number, part.rows)
        if amend.nests_too_deep():
            raise ReadAll
        amend.finish(self.facts, files)
        return self._amended(files, amend.counts())

    def _amended(self, files: dict[str, tuple[int, int]], count: Counts) -> Amended:
        return Amended(Run(self.corpus.name, (), files, *count), len(self._parts))

    def _read_anew(self, database: Path) -> dict[str, tuple[int, int]]:
        """The files of the corpus; nothing is written yet."""
        self._compare(database)
        self._read(self._changed())
        self._check()
        files = dict(self.corpus.files)
        for part in self._parts.values():
            files.update(part.files)
        files.update(self._reader.files)
        connection = self.standing.connection
        self.writes = (
            bool(self._parts or self._entries) or corpus_facts(connection) != self.facts or sorted(source_files(connection, len(files)) or ()) != _rows_of(files)
        )
        return files

    def _compare(self, database: Path) -> None:
        """Whether the database is whole, has what it would be made with and nothing else, and was made of this folder, by this program."""
        connection = self.standing.connection
        if corpus_facts(connection).get("folder") != self.facts["folder"]:
            raise ReadAll
        heading = self.standing.heading()
        if heading != heading_digest(self.corpus):
            raise ReadAll("not all of the corpus was loaded before" if heading is None else "this is another version of the program, or corpus.yaml has changed")
        if not is_whole(connection, database) or not has_our_schema(connection):
            raise ReadAll("the database was changed since it was written")

    def _changed(self) -> set[int]:
        """The numbers of the articles that are new, or not what they were."""
        entries = (found for chunk in self.corpus.registries for found in self._reader.digests_of(chunk))
        numbers = list(islice(_differing(entries, self.standing.digests(ENTRY)), MOST_ANEW + 1))
        if len(numbers) > MOST_ANEW:
            raise ReadAll(_MANY)
        self._entries = entered(numbers, self.corpus, self._reader, self._worker, self._needed, self.standing)
        seen = 0

        def articles() -> Iterator[tuple[int, int]]:
            nonlocal seen
            for chunk in self.corpus.articles:
                for found in self._reader.digests_of(chunk):
                    seen += 1
                    yield found

        changed = set(islice(_differing(articles(), self.standing.digests(ARTICLE)), MOST_ANEW + 1))
        self._most = min(max(FEW, seen // _SHARE), MOST_ANEW)
        for number, file, sha256 in self.standing.texts():
            if number not in changed and not self._reader.text_is(file, sha256):
                raise ReadAll(f"the text {file} has changed")
        return changed | self._mentioning()

    def _mentioning(self) -> set[int]:
        """The numbers of the articles that mention an entry which has changed, or were issued for it."""
        things = [thing_id(id) for part in self._entries.values() for _, id, _, _ in part.entries]
        found = chain.from_iterable(chain(self.standing.speaking_of(thing), self.standing.issued_for(thing)) for thing in things)
        return self._not_too_many(found)

    def _read(self, due: set[int]) -> None:
        """Reads articles, and all that have an event or deal in common with them, or what stands printed for something else."""
        while due:
            if len(self._parts) + len(due) > self._most:
                raise ReadAll(_MANY)
            shared: set[int] = set()
            for number in sorted(due):
                part = self._part(number)
                self._parts[number] = part
                shared |= self.standing.shared(number) | {int(id) for id, *_ in part.rows.get("thing", ()) if isinstance(id, int)}
            speaking = chain.from_iterable(map(self.standing.speaking_of, sorted(shared - self._shared)))
            self._shared |= shared
            due = self._not_too_many(speaking)

    def _not_too_many(self, numbers: Iterable[int]) -> set[int]:
        """Of numbers of articles, met any number of times, those that are not read yet. Raises ReadAll as soon as there are too many."""
        due: set[int] = set()
        for number in numbers:
            if number not in self._parts:
                due.add(number)
            if len(self._parts) + len(due) > self._most:
                raise ReadAll(_MANY)
        return due

    def _part(self, number: int) -> Part:
        """One article read, checked by itself, and turned into rows. Its ids are not those of anything that stays."""
        part = self._worker.articles(self._reader.narrowed(chunk_with(self.corpus.articles, number), number))
        if part.faults or part.articles != 1:
            raise ReadAll
        for given in part.given:
            type = self.standing.type_of(given.id)
            before = self.standing.number_of(given.id)
            if type in ENTRIES or self.standing.is_name(given.id) or before not in (None, number):
                raise ReadAll
            if given.rank == ARTICLE and (type is not None or self.standing.article(number) not in (None, given.id)):
                raise ReadAll
            if given.rank != ARTICLE and before is not None:
                raise ReadAll
        return part

    def _check(self) -> None:
        """What only several articles together show. Those that share nothing with what was read anew agree as they did."""
        gathering = Gathering(None)
        try:
            for _, part in sorted(self._entries.items()):
                gathering.add_given(part.given)
                gathering.add_loose(part.loose, of_entry=True)
            for _, part in sorted(self._parts.items()):
                gathering.add_given(part.given)
                gathering.add_loose(part.loose, of_entry=False)
            gathering.settle()
            if any(True for _ in across(_Together(gathering, self._stays))):
                raise ReadAll
        finally:
            gathering.close()

    def _stays(self, id: str) -> tuple[str, ...]:
        """The type of an event, deal or article that is not read anew."""
        if self.standing.number_of(id) is not None:
            return ("article",)
        type = None if thing_id(id) in self._shared else self.standing.type_of(id)
        return (type,) if type else ()


class _Together:
    """What was taken out of the articles that are read anew, among all that stays."""

    def __init__(self, gathering: Gathering, stays: Callable[[str], tuple[str, ...]]) -> None:
        self._gathering = gathering
        self._stays = stays
        self.registry = gathering.registry
        self.groups = gathering.groups
        self.ids_from = gathering.ids_from
        self.number_of = gathering.number_of

    def loose(self) -> Iterator[tuple[Loose, bool, tuple[str, ...]]]:
        """The references, with the types of what they lead to, read anew or not."""
        for loose, of_entry, types in self._gathering.loose():
            yield loose, of_entry, types or self._stays(loose.id)


def _differing(now: Iterable[tuple[int, int]], then: Iterator[tuple[int, int]]) -> Iterator[int]:
    """The numbers of records that are new, or have another digest, both in order. Raises ReadAll where one is gone."""
    before = next(then, None)
    for number, digest in now:
        if before is not None and before[0] < number:
            raise ReadAll(_GONE)
        if before is None or before[0] != number:
            yield number
            continue
        if before[1] != digest:
            yield number
        before = next(then, None)
    if before is not None:
        raise ReadAll(_GONE)


def _rows_of(files: Mapping[str, tuple[int, int]]) -> list[tuple[str, int, int]]:
    return sorted((path, *size_and_time) for path, size_and_time in files.items())
