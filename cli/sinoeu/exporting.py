"""From a database to a folder of files that others can read: written aside, and put in place whole or not at all."""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import NamedTuple, TextIO

from sinoeu.answers.mapped import places
from sinoeu.answers.tables import tables
from sinoeu.errors import Stop
from sinoeu.paths import free_name
from sinoeu.render import writer
from sinoeu.render.look import Look
from sinoeu.render.package.descriptor import MADE_BY, NAME, Licence, Written, described
from sinoeu.render.package.rows import write_rows
from sinoeu.store.reading import corpus_facts

OURS = Licence("MIT", "MIT License")
"""Of the bundled corpus; under what another one may be used its owner has to say."""


class Exported(NamedTuple):
    """What was written: how many tables, and rows in all of them."""

    tables: int
    rows: int


def export(connection: sqlite3.Connection, folder: Path) -> Exported:
    """Writes everything that a database holds into a folder, in the place of an earlier export.

    Raises Stop where the folder holds anything else, cannot be written, or the disk is full; then it is as it was.
    """
    target = Path(os.path.realpath(folder))
    if Path.cwd().is_relative_to(target):
        raise Stop(f"{folder} is the folder you are in, and cannot be put in place whole", _to(Path("sinoeu-data")))
    aside, before = (target.with_name(f".{target.name}.{end}") for end in ("exporting", "before-export"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(aside, folder):
            if before.exists() and not target.exists():  # an export was killed in the one moment between two names
                before.rename(target)
            _refuse_others(target, folder)
            exported = _write(connection, aside)
            _publish(aside, target, before)
            return exported
    except OSError as fault:
        raise Stop(f"cannot write {folder}: {fault.strerror}" + (f" ({Path(fault.filename).name})" if fault.filename else "") + "; the folder is as it was") from None


def _to(folder: Path) -> str:
    """What to type to export into another folder."""
    return f"sinoeu export {quote(str(folder))}"


@contextmanager
def _alone(aside: Path, folder: Path) -> Iterator[None]:
    """Makes the folder to write in, empty, and holds the kernel's lock on it, which vanishes with the process; if it is still there at the end, it goes."""
    aside.mkdir(exist_ok=True)
    handle = os.open(aside, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if not _locked(handle) or not _still_there(handle, aside):
            raise Stop(f"another export is writing to {folder}; type the same again when it has ended")
        for left in aside.iterdir():  # by an export that was killed
            left.unlink()
        try:
            yield
        finally:
            if _still_there(handle, aside):
                shutil.rmtree(aside, ignore_errors=True)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _still_there(handle: int, aside: Path) -> bool:
    """Whether the opened folder goes by that name yet: one that was put in its place does not, and another may have been made since."""
    return aside.is_dir() and os.path.samestat(os.fstat(handle), aside.stat())


def _refuse_others(target: Path, folder: Path) -> None:
    """Raises Stop unless a folder is empty, not there, or holds nothing but what an export has written."""
    if not target.exists():
        return
    if not target.is_dir():
        raise Stop(f"{folder} is a file", _to(free_name(folder)))
    found = {entry.name: Path(entry.path) for entry in os.scandir(target)}
    written = _written(target / NAME)
    if found and written is None:
        raise Stop(f"{folder} holds other files, and no export of sinoeu", _to(free_name(folder)))
    for name, path in sorted(found.items()):
        if name != NAME and (not path.is_file() or path.is_symlink() or _digest(path) != (written or {}).get(name)):
            raise Stop(f"{name} in {folder} was not written by an export, or has been changed since", _to(free_name(folder)))


def _written(descriptor: Path) -> dict[str, str] | None:
    """The files of an export with their digests, as its descriptor has them; None where it is none."""
    try:
        package = json.loads(descriptor.read_bytes())
        if package["made_by"] == MADE_BY:
            return {str(resource["path"]): str(resource["hash"]).removeprefix("sha256:") for resource in package["resources"]}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        pass  # whatever it is, it is not ours
    return None


def _write(connection: sqlite3.Connection, aside: Path) -> Exported:
    done = []
    rows = 0
    for table in tables(connection):
        csv, jsonl = aside / f"{table.name}.csv", aside / f"{table.name}.jsonl"
        with _opened(csv) as first, _opened(jsonl) as second:
            rows += write_rows(table, first, second)
        done.append((table, _facts(csv), _facts(jsonl)))
    on_a_map = aside / "places.geojson"
    with _opened(on_a_map) as out:
        writer("geojson")(places(connection), out, Look())
    facts = corpus_facts(connection)
    with _opened(aside / NAME) as out:
        out.write(described(facts.get("name", ""), OURS if facts.get("bundled") == "yes" else None, done, _facts(on_a_map)))
    return Exported(len(done), rows)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """A new file for text, on the disk before it is closed; a fault names the file."""
    try:
        with path.open("x", encoding="utf-8", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
    except OSError as fault:
        fault.filename = fault.filename or str(path)
        raise


def _facts(path: Path) -> Written:
    return Written(path.name, path.stat().st_size, _digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _publish(aside: Path, target: Path, before: Path) -> None:
    """Puts the new folder in the place of the old one, whose permissions it takes over: an empty one at once, another by two changes of names."""
    handle = os.open(aside, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if target.exists():
            os.fchmod(handle, target.stat().st_mode & 0o7777)
        os.fsync(handle)
    finally:
        os.close(handle)
    shutil.rmtree(before, ignore_errors=True)
    if target.exists() and any(target.iterdir()):
        target.rename(before)
    try:
        aside.rename(target)
    except BaseException:
        if before.exists():
            before.rename(target)
        raise
    shutil.rmtree(before, ignore_errors=True)
    parent = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(parent)
    finally:
        os.close(parent)
