"""Several at once: ingests of one database, and readers while it is replaced."""

import fcntl
import os
import random
import sqlite3
import subprocess
import time
from collections.abc import Iterator

from faults.stand import NEW, OLD, Stand, a_stand, content
from faults.subject import Ended, Subject, complaint
from faults.verdict import Verdict
from program import Program
from sinoeu.errors import Stop

_RUNS = "another ingest is writing"


def ingests(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """One that runs while another holds the folder; then rounds of two at once: each succeeds, or says that another is running."""
    chance = random.Random(seed)
    with a_stand(subject) as stand:
        stand.reset()
        lock = os.open(stand.kept, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = stand.ingest()
        os.close(lock)
        yield Verdict(
            "an ingest while another holds the folder", stand.broken(ended) or ("" if ended.status == 3 and _RUNS in ended.stderr else f"status {ended.status}")
        )
        for _ in range(count):
            first = _started(stand, OLD)
            time.sleep(chance.uniform(0, 0.3))
            ends = [_ended(one) for one in (first, _started(stand, NEW))]
            yield Verdict("two ingests at once", _both(stand, ends))


def readers(count: int, _: int, subject: Subject) -> Iterator[Verdict]:
    """Questions put while the database is replaced over and over: each answer is the old one or the new one."""
    with a_stand(subject) as stand:
        program = Program(stand.folder / "home", stand.folder)
        expected = set()
        for corpus in (NEW, OLD):
            stand.ingest(corpus)
            expected.add(subject.inside(program, "timeline", "--jsonl", "--db", str(stand.database)))
        writer, turn = _started(stand, NEW), 0
        for _ in range(count):
            if writer.poll() is not None:
                _ended(writer)
                turn += 1
                writer = _started(stand, (OLD, NEW)[turn % 2])
            ran = subject.inside(program, "timeline", "--jsonl", "--db", str(stand.database))
            yield Verdict("a question while the database is replaced", "" if ran in expected else f"{ran.status}: {ran.stderr!r}")
        _ended(writer)
        yield Verdict(f"{turn} ingests while questions were put", "" if not _litter(stand) else f"they left {_litter(stand)}")


def _both(stand: Stand, ends: list[Ended]) -> str:
    broken = next(filter(None, map(complaint, ends)), "") or (f"they left {_litter(stand)}" if _litter(stand) else "")
    wrong = [ended for ended in ends if ended.status != 0 and not (ended.status == 3 and _RUNS in ended.stderr)]
    if broken or wrong:
        return broken or f"status {wrong[0].status}: {wrong[0].stderr!r}"
    if all(ended.status for ended in ends):
        return "neither succeeded"
    try:
        return "" if content(stand.database) in stand.contents.values() else "the database answers neither as the one nor as the other"
    except (Stop, OSError, sqlite3.Error, ValueError) as fault:
        return f"the database cannot be opened: {fault}"


def _litter(stand: Stand) -> list[str]:
    return [path.name for path in stand.kept.iterdir() if path != stand.database]


def _started(stand: Stand, corpus: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        stand.subject.command(*stand.words(corpus)), cwd=stand.folder, env=stand.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def _ended(process: "subprocess.Popen[bytes]") -> Ended:
    _, stderr = process.communicate(timeout=120)
    return Ended(process.returncode, "", stderr.decode(errors="replace"))
