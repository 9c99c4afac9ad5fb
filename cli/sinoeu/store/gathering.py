"""What is gathered of a corpus while it is read, on disk, so that memory does not grow with it: its entries, the ids that are given, loose ends, and deals.

Pickled values are read by the processes of one run only, from a file that nobody else can open.
"""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sinoeu.model.corpus import Entry
from sinoeu.model.crossing import FORMER, Given, Loose, Said, Terms

MOST_HELD = 20_000
"""Entries that are kept at hand in each process; the others are read again."""
_MOST_AT_ONCE = 16 * 1024 * 1024
"""Bytes of entries, as they are packed, that each process reads at once where there are no more: a question for each would cost as much as it tells."""
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE entry (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, content BLOB NOT NULL);
CREATE INDEX entry_type ON entry (type, number);
CREATE TABLE former (id TEXT PRIMARY KEY, entry TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE title (id TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (id, title)) WITHOUT ROWID;
"""
_ENDS = """
CREATE TABLE given (
    seen INTEGER PRIMARY KEY, id TEXT NOT NULL, rank INTEGER NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, file TEXT NOT NULL,
    line INTEGER NOT NULL, "column" INTEGER NOT NULL, said BLOB, has_parties INTEGER NOT NULL
);
CREATE TABLE loose (
    id TEXT NOT NULL, number INTEGER NOT NULL, of_entry INTEGER NOT NULL, field TEXT NOT NULL, types TEXT NOT NULL, file TEXT NOT NULL,
    line INTEGER NOT NULL, "column" INTEGER NOT NULL
);
CREATE TABLE terms (seen INTEGER PRIMARY KEY, deal TEXT NOT NULL, content BLOB NOT NULL);
CREATE TABLE event_date (id TEXT PRIMARY KEY, date TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE made (parties TEXT NOT NULL, date TEXT NOT NULL, deal TEXT NOT NULL, answered INTEGER NOT NULL, PRIMARY KEY (parties, date)) WITHOUT ROWID;
"""
_ENTRY = "SELECT content FROM entry WHERE id = :id"
_FORMER = "SELECT entry.content FROM former JOIN entry ON entry.id = former.entry WHERE former.id = :id"
_ALL = "SELECT content FROM entry ORDER BY number"
_ALL_IDS = "SELECT id, content FROM entry ORDER BY number"
_ALL_FORMER = "SELECT id, entry FROM former ORDER BY id"
_OF_TYPE = "SELECT content FROM entry WHERE type = :type ORDER BY number"
_NUMBER = "SELECT number FROM entry WHERE id = :id"
_TITLES = "SELECT title FROM title WHERE id = :id ORDER BY title"
_GIVEN = 'SELECT id, rank, number, type, file, line, "column", said, has_parties FROM given ORDER BY id, rank, seen'
_LOOSE = 'SELECT id, number, field, types, file, line, "column", of_entry FROM loose ORDER BY id, rowid'
_TYPES = "SELECT type FROM given WHERE id = :id ORDER BY rank, seen"
_IDS = "SELECT DISTINCT id FROM given WHERE id >= :initial AND id < :beyond ORDER BY id"
_BY_RECORD = "CREATE INDEX given_record ON given (number, id)"
_BY_ID = "CREATE INDEX loose_id ON loose (id)"
_GIVES = "SELECT DISTINCT id FROM given WHERE number = :number AND (rank <= :former) = :of_entry ORDER BY id"
_GIVERS = "SELECT count(*) FROM (SELECT DISTINCT number, rank <= :former FROM given WHERE id = :id)"
_LEANS = 'SELECT id, number, field, types, file, line, "column", of_entry FROM loose WHERE id = :id ORDER BY rowid'
_BY_DEAL = "CREATE INDEX terms_deal ON terms (deal)"
_TERMS = """
SELECT terms.deal, terms.content FROM (SELECT deal, min(seen) AS first FROM terms GROUP BY deal) AS told JOIN terms ON terms.deal = told.deal
ORDER BY told.first, terms.seen
"""
_DATE = "SELECT date FROM event_date WHERE id = :event"
_MAKE = "INSERT OR IGNORE INTO made VALUES (:parties, :date, :deal, :answered)"
_MADE = "SELECT deal, answered FROM made WHERE parties = :parties AND date = :date"
_LAST = "\U0010ffff"


class StoredRegistry:
    """The entries of a corpus, read where they lie. The most recent ones are at hand. None is asked for before all of them are there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.get = lru_cache(MOST_HELD)(self._read)

    def _read(self, id: str) -> Entry | None:
        """The entry of an id, present or former."""
        content = self._sought(id) if self._packed is None else self._packed.get(id)
        return _entry(content) if content else None

    def _sought(self, id: str) -> bytes | None:
        row = self._connection.execute(_ENTRY, {"id": id}).fetchone() or self._connection.execute(_FORMER, {"id": id}).fetchone()
        return row[0] if row else None

    @cached_property
    def _packed(self) -> Mapping[str, bytes] | None:
        """All entries by their ids, present and former; None where they are too many."""
        held: dict[str, bytes] = {}
        size = 0
        for id, content in self._connection.execute(_ALL_IDS):
            size += len(content)
            if size > _MOST_AT_ONCE:
                return None
            held[id] = content
        return {old: held[id] for old, id in self._connection.execute(_ALL_FORMER)} | held

    def entries(self, type: str | None = None) -> Iterator[Entry]:
        """All entries, or those of a type, in the order in which they were read."""
        rows = self._connection.execute(_OF_TYPE, {"type": type}) if type else self._connection.execute(_ALL)
        return (_entry(content) for (content,) in rows)

    def titles(self, id: str) -> Iterable[str]:
        """The names under which an event is spoken of."""
        return [title for (title,) in self._connection.execute(_TITLES, {"id": id})]


def _entry(content: bytes) -> Entry:
    entry: Entry = pickle.loads(content)  # noqa: S301  # written a moment ago by this run
    return entry


def _given(id: str, rank: int, number: int, type: str, file: str, line: int, column: int, said: bytes | None, has_parties: int) -> Given:
    values: tuple[Said, ...] = pickle.loads(said) if said else ()  # noqa: S301  # as above
    return Given(id, rank, number, type, file, line, column, values, bool(has_parties))


def _loose(id: str, number: int, field: str, types: str, file: str, line: int, column: int) -> Loose:
    return Loose(id, number, field, tuple(types.split()), file, line, column)


def packed(entry: Entry) -> bytes:
    """An entry as it is kept."""
    return pickle.dumps(entry, pickle.HIGHEST_PROTOCOL)


def open_registry(path: Path) -> sqlite3.Connection:
    """The file of a run's entries, for one of its other processes."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)


class Gathering:
    """All that is gathered in one run. Entries and titles are in a file where other processes read them too, else, like the rest, in one that has no name."""

    def __init__(self, path: Path | None) -> None:
        self._shared = sqlite3.connect(path or "", isolation_level=None)
        self._shared.executescript(_TABLES)
        self._own = sqlite3.connect("", isolation_level=None)
        self._own.executescript(_ENDS)
        self._own.execute("BEGIN")
        self.registry = StoredRegistry(self._shared)

    def close(self) -> None:
        """Gives the disk back."""
        self._shared.close()
        self._own.close()

    def add_entries(self, entries: Iterable[tuple[int, str, str, bytes]], former: Iterable[tuple[str, str]]) -> None:
        """Keeps entries: number, id, type and what they are packed as; and their former ids. Of two with one id the first is kept."""
        self._shared.execute("BEGIN")
        self._shared.executemany("INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?)", entries)
        self._shared.executemany("INSERT OR IGNORE INTO former VALUES (?, ?)", former)
        self._shared.execute("COMMIT")

    def add_given(self, given: Iterable[Given]) -> None:
        """Keeps the places in which ids are given."""
        rows = ((one.id, one.rank, one.number, one.type, one.file, one.line, one.column, pickle.dumps(one.said) if one.said else None, one.has_parties) for one in given)
        self._own.executemany("INSERT INTO given VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def add_loose(self, loose: Iterable[Loose], of_entry: bool) -> None:
        """Keeps references that lead out of a record."""
        rows = ((one.id, one.number, of_entry, one.field, " ".join(one.to), one.file, one.line, one.column) for one in loose)
        self._own.executemany("INSERT INTO loose VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def add_titles(self, titles: Iterable[tuple[str, str]]) -> None:
        """Keeps names under which events are spoken of."""
        self._shared.execute("BEGIN")
        self._shared.executemany("INSERT OR IGNORE INTO title VALUES (?, ?)", titles)
        self._shared.execute("COMMIT")

    def settle(self) -> None:
        """Puts what was gathered in order, once all is in."""
        self._own.execute("CREATE INDEX given_id ON given (id, rank, seen)")

    def groups(self) -> Iterator[Sequence[Given]]:
        """The places of each id together, in the order in which the id was given."""
        for _, group in groupby(self._own.execute(_GIVEN), itemgetter(0)):
            yield [_given(*row) for row in group]

    def loose(self) -> Iterator[tuple[Loose, bool, tuple[str, ...]]]:
        """The references, whether each is an entry's, and the types that were given the id."""
        for *row, of_entry in self._own.execute(_LOOSE):
            loose = _loose(*row)
            given = tuple(type for (type,) in self._own.execute(_TYPES, {"id": loose.id}))
            entry = self.registry.get(loose.id)
            yield loose, bool(of_entry), (entry.type,) if entry else given

    def leaning(self, left_out: Iterable[tuple[bool, int]]) -> Iterator[tuple[Loose, bool]]:
        """The references of other records that lead to nothing without these, or without those that fall with them, and whether each is an entry's."""
        self._own.execute(_BY_RECORD)
        self._own.execute(_BY_ID)
        first = set(left_out)
        falls, waiting = set(first), list(first)
        givers: dict[str, int] = {}
        while waiting:
            of_entry, number = waiting.pop()
            for (id,) in self._own.execute(_GIVES, {"number": number, "former": FORMER, "of_entry": of_entry}).fetchall():
                if id not in givers:
                    (givers[id],) = self._own.execute(_GIVERS, {"id": id, "former": FORMER}).fetchone()
                givers[id] -= 1
                if givers[id]:
                    continue  # another still gives it
                for *row, by_entry in self._own.execute(_LEANS, {"id": id}).fetchall():
                    loose = _loose(*row)
                    record = (bool(by_entry), loose.number)
                    if record not in first:
                        yield loose, record[0]
                    if record not in falls:
                        falls.add(record)
                        waiting.append(record)

    def add_terms(self, terms: Iterable[Terms]) -> None:
        """Keeps what claims tell of deals, and of when events were: of several dates of one event the first."""
        for one in terms:
            if one.kind == "deal":
                self._own.execute("INSERT INTO terms VALUES (NULL, ?, ?)", (one.id, pickle.dumps(tuple(one), pickle.HIGHEST_PROTOCOL)))
            elif one.date:
                self._own.execute("INSERT OR IGNORE INTO event_date VALUES (?, ?)", (one.id, one.date))

    def deals(self) -> Iterator[Sequence[Terms]]:
        """What is told of each deal, together, in the order in which deals are first spoken of."""
        self._own.execute(_BY_DEAL)
        for _, group in groupby(self._own.execute(_TERMS), itemgetter(0)):
            yield [Terms(*pickle.loads(content)) for _, content in group]  # noqa: S301  # as above

    def date_of(self, event: str) -> str | None:
        """When an event was, as the first claim that dates it has it."""
        return next((date for (date,) in self._own.execute(_DATE, {"event": event})), None)

    def first_with(self, parties: frozenset[str], date: str, id: str, answered: bool) -> tuple[str, bool]:
        """The first deal that was asked about with these parties and this date, be it this one, and whether it is answered."""
        given = {"parties": repr(sorted(parties)), "date": date, "deal": id, "answered": answered}
        self._own.execute(_MAKE, given)
        deal, is_answered = self._own.execute(_MADE, given).fetchone()
        return deal, bool(is_answered)

    def ids_from(self, initial: str) -> Iterable[str]:
        """Every id that begins with a letter."""
        return (id for (id,) in self._own.execute(_IDS, {"initial": initial, "beyond": initial + _LAST}))

    def number_of(self, entry: Entry) -> int:
        """The number of an entry."""
        return int(self._shared.execute(_NUMBER, {"id": entry.id}).fetchone()[0])
