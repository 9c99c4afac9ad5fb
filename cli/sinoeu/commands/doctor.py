r"""Whether all is well: versions, paths, the database down to its last byte, files that have changed, the terminal; what to type where it is not.

\b
Examples:
  sinoeu doctor
  sinoeu doctor --json
  sinoeu doctor --columns what,state,mend
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from platform import python_version

from sinoeu import __version__
from sinoeu.answers.doctor import doctor
from sinoeu.appearance import appearance, can_link
from sinoeu.configured import settings, settings_file
from sinoeu.errors import Status, Stop, WrongUsage
from sinoeu.model.finding import Examined
from sinoeu.opening import changed_files
from sinoeu.options import Output
from sinoeu.paths import PACKAGE, bundled_corpus
from sinoeu.session import Session
from sinoeu.store.health import PART, examined, library
from sinoeu.store.reading import NotOpened, aside_of, known_of, open_database

LIBRARIES = ("typer", "rich", "sqlite-utils", "python-dateutil", "PyYAML")
_MOST_NAMED = 3
_INSTALL = "install sinoeu anew"


def run(output: Output = Output()) -> int:
    """Looks at everything, and says of each thing whether it is as it should be."""
    output.refuse_views_of_facts("sinoeu doctor looks at the program")
    session = Session()
    terminal = list(_terminal(session, output))  # before the first line is written in whatever encoding that takes
    faults = 0

    def all_examined() -> Iterator[Examined]:
        nonlocal faults
        for look in (_program(), _database(session, output), iter(terminal)):
            for one in look:
                faults += not one.ok
                yield one

    session.write(lambda _: doctor(all_examined()), output)
    return Status.FAULTS_FOUND if faults else Status.ANSWERED


def _program() -> Iterator[Examined]:
    yield Examined("program", "sinoeu", f"{__version__}, in {PACKAGE}")
    yield Examined("program", "Python", f"{python_version()}, {sys.executable}")
    yield library()
    for name in LIBRARIES:
        try:
            yield Examined("program", name, version(name))
        except PackageNotFoundError:
            yield Examined("program", name, "is not installed", _INSTALL)
    corpus = bundled_corpus()
    there = (corpus / "articles").is_dir()
    yield Examined("program", "bundled corpus", str(corpus) if there else f"{corpus} is missing", None if there else _INSTALL)


def _database(session: Session, output: Output) -> Iterator[Examined]:
    file = settings_file(session.environment)
    try:
        opener, found = session.opener(output), settings(session.environment)
    except Stop as stop:
        yield Examined(PART, "settings", stop.message, stop.hint)
        return
    names = f", with the names {', '.join(sorted(found.databases))}" if found.databases else ""
    yield Examined(PART, "settings", f"{found.file}{names}" if found.file else f"there is no {file or 'home folder for them'}")
    path = opener.path
    if path is None:
        yield Examined(PART, "path", "there is no home folder to keep one in: each question builds a temporary one")
        return
    anew = opener.anew()
    yield Examined(PART, "path", f"{path}, {f'named by {opener.by}' if opener.by else 'your own'}")
    if not path.exists() and not opener.named:
        yield Examined(PART, "opens", "not built yet: the first question builds it from the bundled corpus")
    else:
        facts = known_of(path)
        yield from examined(path, anew)
        with suppress(NotOpened):  # it was told a moment ago
            yield _changed(path, anew, rebuilt=not opener.named and facts.get("bundled") == "yes")
    if aside_of(path).exists():
        yield Examined(PART, "left over", f"{aside_of(path)}, of an ingest that was killed, or that is at work", anew)


def _changed(path: Path, anew: str, rebuilt: bool) -> Examined:
    """Whether the corpus has changed since it was loaded."""
    what = "corpus files"
    try:
        connection = open_database(path)
        try:
            changed = list(islice(changed_files(connection, sys.maxsize - 1), _MOST_NAMED + 1))
        finally:
            connection.close()
    except (sqlite3.Error, ValueError, TypeError) as fault:  # the last two: of names of files that are damaged
        return Examined(PART, what, f"cannot be compared: {fault}", anew)
    if not changed:
        return Examined(PART, what, "as they were when it was loaded")
    told = f"changed, gone or new: {', '.join(changed[:_MOST_NAMED])}{', ...' if len(changed) > _MOST_NAMED else ''}"
    return Examined(PART, what, f"{told}; the next question builds it anew" if rebuilt else told, None if rebuilt else anew)


def _terminal(session: Session, output: Output) -> Iterator[Examined]:
    encoding = session.out.encoding or "unknown"
    format, look = appearance(output._replace(columns=None), session.out, session.environment)
    terminal = session.out.isatty()
    environment = session.environment
    yield Examined("terminal", "output", f"{'a terminal' if terminal else 'a pipe or file'}, written as {format}")
    yield Examined("terminal", "width", f"{look.width} columns" + (", by COLUMNS" if environment.get("COLUMNS") else ""))
    yield Examined("terminal", "colour", f"{'yes' if look.colour else 'no'}, TERM={environment.get('TERM', '')}")
    yield Examined("terminal", "links", "yes, to articles that have an address" if can_link(look, session.out, session.environment) else "no")
    yield Examined("terminal", "encoding", f"{encoding}{', so that signs are drawn in ASCII' if look.ascii else ''}")
    try:
        yield Examined("terminal", "today", session.today.isoformat() + (", by SINOEU_TODAY" if environment.get("SINOEU_TODAY") else ""))
    except WrongUsage as stop:
        yield Examined("terminal", "today", stop.message, stop.hint)
