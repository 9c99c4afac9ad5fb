"""Two corpora and one database: whatever happens to an ingest, it answers from the one or from the other."""

import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from faults.subject import Ended, Subject, complaint, environment, run
from sinoeu.errors import Stop
from sinoeu.store.reading import aside_of, open_database
from sinoeu.store.seal import is_whole
from sinoeu.store.views import views
from tiny_corpus import load, write

OLD, NEW = "old", "new"
_PEOPLE = "zhu-zhihong: {name: Zhu Zhihong, aliases: [朱志宏]}\nmichael-jacke: {name: Michael Jacke}\n"
_PLACES = "china: {name: China, country: CN}\nnanjing: {name: Nanjing, in: china}\n"
_ARTICLE = """
article: {id: '%s', title: A meeting in %s}
passages:
- text: Zhu Zhihong met Michael Jacke in Nanjing on July 7, %s.
  claims:
  - {met: zhu-zhihong, with: michael-jacke, at: nanjing, when: %s-07-07}
"""
FILES = {
    OLD: {"people.yaml": _PEOPLE, "places.yaml": _PLACES, "articles/001.yaml": _ARTICLE % ("001", "2022", "2022", "2022")},
    NEW: {
        "people.yaml": _PEOPLE + "lena-ostrow: {name: Lena Ostrow}\n",
        "places.yaml": _PLACES,
        "articles/001.yaml": _ARTICLE % ("001", "2023", "2023", "2023"),
        "articles/002.yaml": _ARTICLE % ("002", "2024", "2024", "2024"),
    },
}


class Stand:
    """A folder with the two corpora and a database of the old one, in which the program is tried."""

    def __init__(self, subject: Subject, folder: Path) -> None:
        self.subject = subject
        self.folder = folder
        self.env = environment(folder / "home")
        self.kept = folder / "kept"
        self.kept.mkdir()
        self.database = self.kept / "mine.db"
        self.contents: dict[str, str] = {}
        self._saved: dict[str, bytes] = {}
        self._curated: list[tuple[Path, int]] = []
        for name in (NEW, OLD):
            load(write(folder / name, FILES[name]), self.database)
            self.contents[name] = content(self.database)
            self._saved[name] = self.database.read_bytes()
        self._curated = self._corpora()
        assert self.contents[OLD] != self.contents[NEW]

    def words(self, corpus: str = NEW) -> list[str]:
        """The words of an ingest."""
        return ["ingest", corpus, "--db", str(self.database)]

    def ingest(
        self, corpus: str = NEW, subject: Subject | None = None, steps: str = "", before: tuple[str, ...] = (), meanwhile: Callable[[int], object] | None = None
    ) -> Ended:
        """An ingest; `before` is another program that runs it."""
        command = (subject or self.subject).command(*self.words(corpus), steps=steps)
        return run([*before, *command], self.folder, self.env, meanwhile)

    def reset(self) -> None:
        """Puts the old database back where another has taken its place; what else lies there stays, and is the next ingest's to clear."""
        if not self.database.is_file() or self.database.read_bytes() != self._saved[OLD]:
            self.database.write_bytes(self._saved[OLD])

    def broken(self, ended: Ended, is_mute: bool = False, may_leave: bool = False) -> str:
        """What promise an ingest of the new corpus over the old one has broken; `may_leave` where nothing could be removed any more."""
        touched = "" if self._corpora() == self._curated else "a corpus was written to"
        return complaint(ended, is_mute) or self._answers(ended) or self._left(may_leave or ended.was_killed) or touched

    def _corpora(self) -> list[tuple[Path, int]]:
        """The curated files and folders, with their times of change."""
        return [(path, path.stat().st_mtime_ns) for name in (OLD, NEW) for path in sorted((self.folder / name).rglob("*"))]

    def _answers(self, ended: Ended) -> str:
        """It answers as before or as after, and the status says which; what was there before is the same bytes."""
        try:
            now = content(self.database)
        except (Stop, OSError, sqlite3.Error, ValueError) as fault:
            return f"status {ended.status}, and the database cannot be opened: {fault}"
        if now not in self.contents.values():
            return f"status {ended.status}, and the database answers neither as before nor as after"
        if ended.status == 0 and now != self.contents[NEW]:
            return "status 0, and the old answers are there"
        if ended.status != 0 and not ended.was_killed and self.database.read_bytes() != self._saved[OLD]:
            return f"status {ended.status}, and the old database is not there as it was: {ended.stderr[-200:]!r}"
        return ""

    def _left(self, may_leave: bool) -> str:
        """Nothing but the database, or, after a kill, one file that the next ingest knows."""
        left = {path.name for path in self.kept.iterdir()} - {self.database.name}
        elsewhere = {path.name for path in (self.folder / "home" / "tmp").iterdir()} | {path.name for path in self.folder.iterdir()} - {OLD, NEW, "home", "kept"}
        allowed = {aside_of(self.database).name} if may_leave else set()
        return f"it left {', '.join(sorted(left | elsewhere))}" if left - allowed or elsewhere else ""

    def is_cleared(self) -> str:
        """Whatever was left is gone after an ingest that nothing disturbs."""
        self.reset()
        return self.broken(self.ingest())


def content(database: Path) -> str:
    """A digest of all answers of a database that is whole: the same however its rows came into it.

    Raises what opening and reading raise, and ValueError where its seal is broken.
    """
    connection = open_database(database)
    try:
        if not is_whole(connection, database):
            raise ValueError("its seal is broken")
        rows = (f"{name} {row!r}" for name in views() for row in sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))))
        return sha256("\n".join(rows).encode(errors="surrogatepass")).hexdigest()
    finally:
        connection.close()


@contextmanager
def a_stand(subject: Subject) -> Iterator[Stand]:
    """A stand in a folder that others may look into too, as a reader without any rights is one of the trials."""
    folder = Path(os.path.realpath(tempfile.mkdtemp(prefix="faults-")))
    try:
        folder.chmod(0o755)
        yield Stand(subject, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def catches(process: int, number: int = signal.SIGHUP) -> bool:
    """Whether a process has a handler of its own for a signal, as far as can be seen here."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return True
    return bool(int(status.partition("SigCgt:")[2].split()[0], 16) >> (number - 1) & 1)
