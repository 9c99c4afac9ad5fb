"""An ingest met by signals and faults: at random moments, and at the steps that it takes itself."""

import os
import random
import signal
import time
from collections.abc import Iterator

from faults.stand import NEW, Stand, a_stand, catches, content
from faults.steps import FAULTS
from faults.subject import Subject
from faults.verdict import Verdict

_GENTLE = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""Signals that the program answers, with its status."""
_ENDING_TAKES = 0.03
_PATIENCE = 60


def kills(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """`kill -9` at random moments of an ingest."""
    chance = random.Random(seed)
    with a_stand(subject) as stand:
        usual = _usual(stand)
        for _ in range(count):
            moment = chance.uniform(0, usual)
            stand.reset()
            ended = stand.ingest(meanwhile=lambda number, moment=moment: _after(moment, number, signal.SIGKILL))  # type: ignore[misc]  # mypy has no types for defaults of a lambda
            yield Verdict(f"kill -9 after {moment:.3f} s", stand.broken(ended))
        yield Verdict("the next ingest clears up", stand.is_cleared())


def endings(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """Ctrl-C, a request to end and a closed terminal, at random moments once the program can answer them."""
    chance = random.Random(seed)
    with a_stand(subject) as stand:
        usual = _usual(stand)
        for _ in range(count):
            moment, sent = chance.uniform(0, usual), chance.choice(list(_GENTLE))
            stand.reset()

            def meanwhile(number: int, moment: float = moment, sent: signal.Signals = sent) -> None:
                while not catches(number):
                    time.sleep(0.001)
                _after(moment, number, sent)

            ended = stand.ingest(meanwhile=meanwhile)
            broken = stand.broken(ended, is_mute=sent != signal.SIGINT)
            if ended.status not in (0, _GENTLE[sent]):
                broken = broken or f"status {ended.status}"
            yield Verdict(f"{sent.name} {moment:.3f} s after it could answer", broken)


def afterwards(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """One or two signals in the moments after the new database has taken the old one's place: while the program tells of it, and while it ends."""
    chance = random.Random(seed)
    with a_stand(subject) as stand:
        for at in range(count):
            moment = chance.uniform(0, _ENDING_TAKES)
            sent = list(_GENTLE)[at % len(_GENTLE) :][: 1 + at % 2]
            stand.reset()
            old = stand.database.stat().st_ino

            def meanwhile(number: int, moment: float = moment, sent: list[signal.Signals] = sent, old: int = old) -> None:
                until = time.monotonic() + _PATIENCE
                while stand.database.stat().st_ino == old and time.monotonic() < until:
                    time.sleep(0.0002)
                for one in sent:
                    _after(moment, number, one)

            ended = stand.ingest(meanwhile=meanwhile)
            yield Verdict(
                f"{' and '.join(one.name for one in sent)} {moment:.3f} s after the end", stand.broken(ended) or (f"status {ended.status}" if ended.status else "")
            )


def steps(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """A kill, a signal or an error at steps of the program: at all of them, or at so many by chance; then an ingest that nothing disturbs."""
    with a_stand(subject) as stand:
        points = [(at, step, fault) for at, step in enumerate(listed(stand), start=1) for fault in FAULTS]
        chosen = points if count >= len(points) else random.Random(seed).sample(points, count)
        for at, step, fault in chosen:
            stand.reset()
            yield Verdict(f"{fault} at step {at}, {step}", stand.broken(stand.ingest(steps=f"{fault}:{at}"), may_leave=step == "unlink"))
        yield Verdict("the next ingest clears up", stand.is_cleared())


def streams(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """A fault at steps of an ingest through standard input, which keeps what comes in a folder of the moment."""
    with a_stand(subject) as stand:
        points = [(step, number, fault) for step in ("Connection.execute", "Connection.executemany", "fsync", "close") for number in (1, 2, 3) for fault in FAULTS]
        chosen = points if count >= len(points) else random.Random(seed).sample(points, count)
        stand.streamed("kill:fsync:1000")  # which it never comes to
        stand.contents[NEW] = content(stand.database)
        for step, number, fault in [("fsync", 1, "kill"), *chosen]:
            stand.reset()
            yield Verdict(f"{fault} at {step} {number} of a stream", stand.broken(stand.streamed(f"{fault}:{step}:{number}")))
        yield Verdict("the next ingest clears up", stand.broken(stand.streamed("kill:fsync:1000")))


def listed(stand: Stand) -> list[str]:
    """The steps of an ingest that nothing disturbs, in their order."""
    file = stand.folder / "home" / "steps"
    stand.reset()
    stand.ingest(steps=f"list:{file}")
    return file.read_text(encoding="ascii").splitlines()


def _usual(stand: Stand) -> float:
    """How long an ingest takes that nothing disturbs, in seconds, and a little more."""
    stand.reset()
    return stand.ingest().elapsed * 1.05


def _after(moment: float, number: int, sent: signal.Signals) -> None:
    time.sleep(moment)
    os.kill(number, sent)
