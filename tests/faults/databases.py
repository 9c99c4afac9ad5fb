"""Databases that are not as they were written: damaged, cut short, of another version, or replaced."""

import random
from collections.abc import Iterator
from pathlib import Path

from faults.stand import a_stand
from faults.subject import OBEYED, Subject
from faults.verdict import Verdict
from program import DATA, Program, Ran
from tiny_corpus import load

QUESTIONS = (
    ["who"], ["who", "Chen"], ["where", "Jiangsu"], ["deals", "--json"], ["timeline", "--table"], ["search", "Nanjing"], ["sql", "SELECT * FROM cells"], ["stats"],
    ["show", "chen-zhichang"], ["sources"], ["said", "--csv"], ["links", "Chen"], ["who", "Zho"],
)  # fmt: skip
_VERSION_AT = 60
"""Where the head of a database has the version of its format, in four bytes."""


def damages(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """So many damages by chance: `doctor` finds each of them, and no question falls over it."""
    chance = random.Random(seed)
    with a_stand(subject) as stand:
        program = Program(stand.folder / "home", stand.folder)
        path = load(DATA, stand.kept / "damaged.db")
        whole = path.read_bytes()
        yield Verdict("as it was written", "" if _doctor(subject, program, path).status == 0 else "doctor finds a fault where there is none")
        for number in range(count):
            tried, data = _damaged(whole, chance)
            path.write_bytes(data)
            found = _doctor(subject, program, path)
            ran = subject.inside(program, *QUESTIONS[number % len(QUESTIONS)], "--db", str(path))
            broken = _falls(found) or _falls(ran) or ("" if found.status == 1 else "doctor finds nothing")
            yield Verdict(f"{tried}, {' '.join(QUESTIONS[number % len(QUESTIONS)])}", broken)


def versions(_: int, __: int, subject: Subject) -> Iterator[Verdict]:
    """Another version's database is told as such by every question, and an ingest builds it anew."""
    with a_stand(subject) as stand:
        program = Program(stand.folder / "home", stand.folder)
        for version in (0, 1, 99, 2**31 - 1):
            stand.reset()
            data = bytearray(stand.database.read_bytes())
            data[_VERSION_AT : _VERSION_AT + 4] = version.to_bytes(4, "big")
            stand.database.write_bytes(data)
            asked = [subject.inside(program, *words, "--db", str(stand.database)) for words in QUESTIONS]
            told = all(ran.status == 3 and "another version" in ran.stderr for ran in asked)
            yield Verdict(f"version {version}, asked", next(filter(None, map(_falls, asked)), "") or ("" if told else "it is not told as such"))
        ended = stand.ingest()
        yield Verdict("another version's, loaded anew", stand.broken(ended))


def _doctor(subject: Subject, program: Program, path: Path) -> Ran:
    return subject.inside(program, "doctor", "--db", str(path))


def _falls(ran: Ran) -> str:
    """What is wrong with how a question took it."""
    if ran.status not in (0, 1, 3) or "fault of sinoeu" in ran.stderr or OBEYED.search(ran.stderr):
        return f"status {ran.status}: {ran.stderr[-200:]!r}"
    return ""


def _damaged(whole: bytes, chance: random.Random) -> tuple[str, bytes]:
    """The bytes with one damage, and what it is."""
    data, size = bytearray(whole), chance.choice([1, 1, 16, 4096])
    at = chance.randrange(len(data) - size)
    match chance.randrange(6):
        case 0:
            kept = chance.choice([0, 1, 99, 100, 4096, chance.randrange(len(data))])
            return f"cut after {kept} bytes", bytes(data[:kept])
        case 1:
            return "something added", bytes(data) + bytes([chance.randrange(256)]) * size
        case 2:
            first, second = (chance.randrange(len(data) // 4096) * 4096 for _ in range(2))
            data[first : first + 4096], data[second : second + 4096] = data[second : second + 4096], data[first : first + 4096]
            if bytes(data) != whole:
                return f"pages at {first} and {second} changed over", bytes(data)
    data[at : at + size] = bytes(byte ^ chance.randrange(1, 256) for byte in data[at : at + size])
    return f"{size} bytes changed at {at}", bytes(data)
