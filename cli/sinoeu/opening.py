"""Which database is asked: the one named, or the user's own, built from the bundled corpus when it is first needed."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from shlex import quote

from sinoeu.configured import chosen, not_there
from sinoeu.paths import STREAM, bundled_corpus, corpus_digest, free_name
from sinoeu.store.reading import NotOpened, corpus_facts, is_ours, known_of, open_database, source_files
from sinoeu.text.choices import likely

_MOST_FILES_COMPARED = 1000


class Opener:
    """Finds the database of one run, and says on standard error what it does for it."""

    def __init__(self, named: str | None, environment: Mapping[str, str], say: Callable[[str], None]) -> None:
        self._chosen = chosen(named, environment)
        self.path, self.by, _ = self._chosen
        self.named = bool(self.by)
        self._environment = environment
        self.say = say

    def connect(self) -> sqlite3.Connection:
        """The database opened for questions. The default one is built from the bundled corpus where it is not there yet, or older than that corpus."""
        try:
            return self._connected()
        except NotOpened as stop:
            near = self._near()
            if near:
                stop.message, stop.hint = f"{stop.message}; did you mean {near}?", f"--db {quote(str(near))}"
            elif self.named and self.path and self.path.exists() and not _is_of_sinoeu(self.path) and not _is_empty(self.path):
                by_option = self.by == "--db"
                stop.hint, stop.without = ("", ("--db",)) if by_option else ("SINOEU_DB=", ())
            else:
                stop.hint = self.anew()
            raise

    def anew(self) -> str:
        """What to type to build the database anew: from the corpus that it was built from, where that is known."""
        facts = known_of(self.path) if self.path else {}
        ours = self.path is not None and _is_of_sinoeu(self.path)
        unknown = "DIR" if ours and self.named and not facts else ""
        folder = "" if facts.get("bundled") == "yes" else facts.get("folder", unknown)
        target = free_name(self.path) if self.path and self.path.exists() and not ours and not _is_empty(self.path) else self.path
        return " ".join(["sinoeu ingest", *([quote(folder)] if folder else []), *([f"--db {quote(str(target))}"] if self.named else [])])

    def _near(self) -> Path | None:
        """A database beside the one that was named and is not there, whose name is near."""
        if not (self.named and self.path) or self.path.exists():
            return None
        with suppress(OSError):
            beside = (entry.name for entry in os.scandir(self.path.parent) if entry.is_file())
            meant = likely(self.path.name, islice(beside, _MOST_FILES_COMPARED))
            if meant and is_ours(self.path.with_name(meant.word)):
                return self.path.with_name(meant.word)
        return None

    def _connected(self) -> sqlite3.Connection:
        if self.named and self.path:
            if self._chosen.word and not self.path.exists() and (stop := not_there(self._chosen, self._environment)):
                raise stop
            connection = open_database(self.path)
            self._say_if_stale(connection)
            return connection
        if self.path and self.path.exists():
            connection = open_database(self.path)
            if corpus_facts(connection).get("bundled") != "yes":
                self._say_if_stale(connection)
                return connection
            if _is_of_this_bundle(connection):
                return connection
            connection.close()
            self.say("sinoeu: the bundled corpus has changed; building the database anew")
        elif self.path:
            self.say(f"sinoeu: first question: building {self.path} from the bundled corpus")
        from sinoeu.ingesting.loading import built_from_bundle  # the loader and its guests are needed for the first question only

        return built_from_bundle(self.path, self.say)

    def _say_if_stale(self, connection: sqlite3.Connection) -> None:
        if _is_stale(connection):
            self.say(f"sinoeu: the corpus has changed since it was loaded; {self.anew()}")


def _is_of_sinoeu(path: Path) -> bool:
    """Whether a file is a database of ours, however damaged, so that it may be built anew in its place."""
    try:
        return is_ours(path) and not _is_empty(path)
    except OSError:
        return False


def _is_empty(path: Path) -> bool:
    return path.is_file() and not path.stat().st_size


def _is_of_this_bundle(connection: sqlite3.Connection) -> bool:
    """Whether the database was built from the corpus that this copy of the program brings, be it from this copy's files or from another's."""
    facts, folder = corpus_facts(connection), bundled_corpus().resolve()
    if facts.get("folder") == str(folder):
        return not _is_stale(connection)
    return facts.get("digest") == corpus_digest(folder)


def _is_stale(connection: sqlite3.Connection) -> bool:
    return any(True for _ in changed_files(connection, _MOST_FILES_COMPARED))


def changed_files(connection: sqlite3.Connection, most: int) -> Iterator[str]:
    """The files of the corpus that have another size or time than when it was loaded, are gone, or have come; none where there are more than `most` to look at."""
    files = source_files(connection, most)
    if files is None:
        return
    for path, size, changed in files:
        try:
            facts = Path(path).stat()
        except OSError:
            yield path
        else:
            if (facts.st_size, facts.st_mtime_ns) != (size, changed):
                yield path
    folder = corpus_facts(connection).get("folder", STREAM)
    if folder == STREAM:
        return
    articles = Path(folder) / "articles"
    known = {path for path, _, _ in files}
    with suppress(OSError):
        for entry in os.scandir(articles):
            if entry.name.endswith((".yaml", ".yml")) and entry.path not in known and not entry.name.startswith((".", "#", "~")):
                yield entry.path
