"""Two corpora and one database: whatever happens to an ingest, it answers from the one or from the other."""

import json
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
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.errors import Stop
from sinoeu.model.kinds import REGISTRIES
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
        self._before: set[str] = set()
        for name in (NEW, OLD):
            load(write(folder / name, FILES[name]), self.database)
            self.contents[name] = content(self.database)
            self._saved[name] = self.database.read_bytes()
        self._curated = self._corpora()
        assert self.contents[OLD] != self.contents[NEW]

    def words(self, corpus: str = NEW) -> list[str]:
        """The words of an ingest."""
        return ["ingest", corpus, "--db", str(self.database)]

    def streamed(self, steps: str) -> Ended:
        """An ingest of the new corpus through standard input, with a fault at a step."""
        stream = self.folder / "home" / "stream"
        with stream.open("w", encoding="utf-8") as out:
            for name, text in FILES[NEW].items():
                content = read_yaml(text.encode()).content
                assert isinstance(content, dict)
                kind = REGISTRIES.get(Path(name).stem)
                records = [{"type": kind.name, "id": id, **record} for id, record in content.items() if isinstance(record, dict)] if kind else [content]
                out.writelines(json.dumps(record) + "\n" for record in records)
        return run(["bash", "-c", f'exec "$0" "$@" <{stream}', *self.subject.command(*self.words("-"), steps=steps)], self.folder, self.env)

    def ingest(
        self, corpus: str = NEW, subject: Subject | None = None, steps: str = "", before: tuple[str, ...] = (), meanwhile: Callable[[int], object] | None = None
    ) -> Ended:
        """An ingest; `before` is another program that runs it."""
        command = (subject or self.subject).command(*self.words(corpus), steps=steps)
        return run([*before, *command], self.folder, self.env, meanwhile)

    def reset(self) -> None:
        """Puts the old database back where another has taken its place; what else lies there stays, and is the next ingest's to clear."""
        self._before = self._litter()
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
        """Nothing but the database, or, after a kill, a file and a folder that the next ingest knows; what a killed one left may outlive one that hardly began."""
        left = self._litter()
        known = {name for name in left if name == aside_of(self.database).name or name.startswith("sinoeu-for-now-")}
        new = left - self._before
        return f"it left {', '.join(sorted(new))}" if new - (known if may_leave else set()) or len(new) > 2 else ""

    def _litter(self) -> set[str]:
        """What lies beside the database, among temporary files and in the working folder, and was not there at first."""
        folders = (self.kept, self.folder / "home" / "tmp", self.folder)
        return {path.name for folder in folders for path in folder.iterdir()} - {self.database.name, OLD, NEW, "home", "kept"}

    def is_cleared(self) -> str:
        """Whatever was left is gone after an ingest that nothing disturbs."""
        self.reset()
        return self.broken(self.ingest()) or (f"{', '.join(self._litter())} is still there" if self._litter() else "")


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
