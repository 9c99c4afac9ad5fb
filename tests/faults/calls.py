"""A fault at every system call by which an ingest writes, met by strace: killed there, or told that the call has failed."""

import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, TypeVar

from faults.stand import Stand, a_stand
from faults.subject import Subject
from faults.verdict import CannotTry, Verdict
from sinoeu.store.reading import aside_of

WRITING = (
    "write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "ftruncate", "truncate", "fallocate", "fsync", "fdatasync", "msync",
    "sync_file_range", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
    "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat", "utimensat",
)  # fmt: skip
MAKING = ("open", "openat", "openat2", "creat")
"""They write where they make a file."""
ERRORS = ("ENOSPC", "EIO", "EXDEV", "EACCES")
_REMOVING = ("unlink", "unlinkat")
_Case = TypeVar("_Case")
_CALL = re.compile(r"(?:\[pid +)?\d*\]? *(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>\S+)")


class Point(NamedTuple):
    """One system call of a run: its name, and which of that name it is."""

    name: str
    number: int
    arguments: str


def kills(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """`kill -9` at every writing call, or at so many of them by chance."""
    with _traced(subject) as stand:
        for point in _some(list(points(stand)), count, seed):
            yield _tried(stand, point, f"signal=KILL:when={point.number}", "kill -9")
        yield Verdict("the next ingest clears up", stand.is_cleared())


def errors(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """No space, an input/output error, another device, no right: at every writing call, or at so many by chance, once and from then on."""
    with _traced(subject) as stand:
        cases = [(point, error, more) for point in points(stand) for error in ERRORS for more in ("", "+") if not (more and point.name in MAKING)]
        for point, error, more in _some(cases, count, seed):
            yield _tried(stand, point, f"error={error}:when={point.number}{more}", error + (" from then on" if more else ""))
        yield Verdict("the next ingest clears up", stand.is_cleared())


def order(_: int, __: int, subject: Subject) -> Iterator[Verdict]:
    """What is written is on the disk before the name points to it, and the name is there before the program says so."""
    with _traced(subject) as stand:
        aside = aside_of(stand.database)
        made = list(points(stand))
        written = [at for at, point in enumerate(made) if point.name.startswith("pwrite") and str(aside) in point.arguments]
        synced = [at for at, point in enumerate(made) if point.name in ("fsync", "fdatasync") and f"<{aside}>" in point.arguments]
        renamed = [at for at, point in enumerate(made) if point.name.startswith("rename") and f'"{stand.database}"' in point.arguments]
        kept = [at for at, point in enumerate(made) if point.name == "fsync" and f"<{stand.kept}>" in point.arguments]
        said = [at for at, point in enumerate(made) if point.name == "write" and "loaded" in point.arguments]
        stations = [max(written, default=-1), max(synced, default=-1), min(renamed, default=-1), max(kept, default=-1), min(said, default=-1)]
        in_order = -1 not in stations and stations == sorted(stations)
        yield Verdict("written, synced, renamed, folder synced, said", "" if in_order else f"they come at {stations} of {len(made)} calls")


def points(stand: Stand) -> Iterator[Point]:
    """The writing calls of an ingest that nothing disturbs, in their order."""
    stand.reset()
    log = stand.folder / "home" / "calls"
    ended = stand.ingest(before=("strace", "-f", "-y", "-s", "200", "-o", str(log), "-e", f"trace={_any(WRITING + MAKING)}"))
    if ended.status:
        raise CannotTry(f"strace does not run here: {ended.stderr[-200:]}")
    met: Counter[str] = Counter()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := _CALL.match(line):
            met[found["name"]] += 1
            if found["name"] in WRITING or "O_CREAT" in found["arguments"]:
                yield Point(found["name"], met[found["name"]], found["arguments"])


def _tried(stand: Stand, point: Point, injected: str, what: str) -> Verdict:
    """An ingest with a fault at one of its calls."""
    stand.reset()
    before = ("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={point.name}", "-e", f"inject={point.name}:{injected}")
    broken = stand.broken(stand.ingest(before=before), is_mute=point.name == "write", may_leave=point.name in _REMOVING)
    return Verdict(f"{what} at {point.name} {point.number} ({Path(point.arguments.split(',')[0]).name[:60]})", broken)


def _any(names: tuple[str, ...]) -> str:
    """The names for strace, with a mark that some are not to be had on every machine."""
    return ",".join(f"?{name}" for name in names)


def _some(cases: list[_Case], count: int, seed: int) -> list[_Case]:
    """All, or so many by chance."""
    return cases if count >= len(cases) else random.Random(seed).sample(cases, count)


def _traced(subject: Subject) -> AbstractContextManager[Stand]:
    """A stand, where there is strace. Raises CannotTry where it is not, or may not trace."""
    strace = shutil.which("strace")
    if not strace or subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        raise CannotTry("strace is not to be had, or may not trace")
    return a_stand(subject)
