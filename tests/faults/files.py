"""Hostile files in a corpus: other people's suites, files spoiled by chance, bombs, and what is no plain file."""

import os
import random
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.subject import OBEYED, Subject, complaint, environment, run
from faults.verdict import CannotTry, Verdict
from program import DATA, SEEDS, Program, Ran
from sinoeu.model.kinds import REGISTRIES
from test_material import HOSTILE, MATERIAL, members

_FINDING = re.compile(r"(?P<file>.+?):(?P<line>[0-9]+):(?P<column>[0-9]+): (?:error|warning)\[[\w-]+\]: .+")
_SNIPPETS = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\x1b[2J", b"\xc2\x9b31m", b"\xe2\x80\xae", b"\t", b"\r", b"\n", b"- ", b": ", b"{", b"[", b"'", b'"', b"&a ", b"*a", b"!!int ",
    b"<<: ", b"? ", b"| ", b"---\n", b"...\n", b"#", b"%YAML 9\n", b"not named", b"{unnamed: }", b"2024-02-30", b"-1", b"\xe2\x80\xa8", b"\xef\xbb\xbf",
    b"[" * 50, b"{a: " * 50,
)  # fmt: skip
_TOLD_AT_ONCE = {
    b"\x00": "control character U+0000",
    b"\x07": "control character U+0007",
    b"\xff": "is not UTF-8",
    b"\xed\xa0\x80": "is not UTF-8",
    b"\xc2\x9b": "control character U+009B",
}
"""What is told where it stands, whatever else is wrong with a file."""
_SOUND = "as many people as a file may have"
_BOMBS = {
    "100,000 brackets": b"[" * 100_000,
    "100,000 mappings": b"{a: " * 100_000,
    "aliases of aliases": b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60)),
    "merge keys": b"a: &a {b: c}\n" + b"".join(b"d%d: {<<: [*a, *a]}\n" % n for n in range(20)),
    "a line of 10 MB": b"a: '" + b"x" * 10_000_000 + b"'",
    "10 MB of claims": b"article: {id: a}\npassages:\n- text: x\n  claims:\n" + b"  - {said: not named, words: x}\n" * 300_000,
    _SOUND: b"".join(b"a%d: {name: x}\n" % n for n in range(105_000)),
    "10 MB without an end": b"article: '" + b"a: [\n" * 2_000_000,
    "a long key": b"? " + b"k" * 5_000_000 + b"\n: v",
    "a million faults": b"article: {id: a}\npassages:\n" + b"- {}\n" * 200_000,
}


def suites(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """The cases of other people's suites of YAML, JSON and UTF-8, each as an article, a registry and a line."""
    if not MATERIAL:
        raise CannotTry("SINOEU_TEST_MATERIAL names no folder of material")
    cases = [
        data
        for archive in ("yaml-test-suite-data.tar.gz", "JSONTestSuite.tar.gz")
        for name, data in sorted(members(archive).items())
        if name.endswith((".yaml", ".json"))
    ]
    for line in (HOSTILE / "utf8tests.txt").read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            _, kind, sequence, *_ = line.split(":")
            cases.append(b"article: {id: " + (bytes.fromhex(sequence) if "hex" in kind else sequence.encode()) + b"}\n")
    with _corpus() as (program, corpus):
        for number, data in enumerate(cases if count >= len(cases) else random.Random(seed).sample(cases, count)):
            name = ("articles/999.yaml", "people.yaml", "articles.jsonl", "places.jsonl")[number % 4]
            (corpus / name).parent.mkdir(exist_ok=True)
            (corpus / name).write_bytes(data)
            yield Verdict(f"a case of {len(data)} bytes as {name}", _wrong(subject.inside(program, "check", "corpus", "--errors"), program.folder))
            (corpus / name).unlink()


def fuzz(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """Files of the bundled corpus with something by chance changed, put in or taken out: faults are told, each with its place, and what no file may hold at its own."""
    chance = random.Random(seed)
    originals = [path for path in DATA.rglob("*.yaml") if path.stat().st_size < 40_000]
    for _ in range(count):
        path = chance.choice(originals)
        with _corpus() as (program, corpus):
            for file in (path, *(DATA / f"{registry}.yaml" for registry in REGISTRIES)):
                (corpus / file.relative_to(DATA)).parent.mkdir(exist_ok=True)
                shutil.copyfile(file, corpus / file.relative_to(DATA))
            data, expected = _spoiled(path.read_bytes(), chance)
            changed = corpus / path.relative_to(DATA)
            changed.write_bytes(data)
            ran = subject.inside(program, "check", "corpus", "--errors", "--texts", str(SEEDS))
            told = next(
                (told for told in ran.stdout.splitlines() if expected and told.startswith(f"corpus/{path.relative_to(DATA)}:{expected[0]}:") and expected[1] in told), ""
            )
            yield Verdict(
                f"{path.name} of {len(data)} bytes",
                _wrong(ran, program.folder) or ("" if told or not expected else f"line {expected[0]}, {expected[1]}: {ran.stdout[:200]!r}"),
            )


def bombs(count: int, _: int, subject: Subject) -> Iterator[Verdict]:
    """Files that would take all time or memory: refused or read, in bounds."""
    with _corpus() as (program, corpus):
        env = environment(program.home)
        (corpus / "articles").mkdir()
        for name, data in list(_BOMBS.items())[:count]:
            for file in ("articles/bomb.yaml", "people.yaml", "people.jsonl"):
                (corpus / file).write_bytes(data)
                ended = run(subject.command("ingest", "corpus", "--db", "bomb.db"), program.folder, env)
                (corpus / file).unlink()
                left = [path.name for path in program.folder.iterdir() if path != corpus]
                (program.folder / "bomb.db").unlink(missing_ok=True)
                is_sound = name == _SOUND and file == "people.yaml"
                wrong = "" if ended.status == (not is_sound) and left == ["bomb.db"] * is_sound else f"status {ended.status}, it left {left}"
                yield Verdict(f"{name} as {file}", complaint(ended) or wrong)


def odd(_: int, __: int, subject: Subject) -> Iterator[Verdict]:
    """What is no plain file of the folder, by any name of a corpus: refused by name, never opened or waited for."""
    for name in ("articles/a.yaml", "people.yaml", "articles.jsonl", "places.jsonl", "corpus.yaml"):
        for kind in ("link out", "link to a device", "link to itself", "pipe", "socket", "folder", "link to a pipe"):
            with _corpus() as (program, corpus):
                (corpus / "articles").mkdir()
                secret = program.folder / "secret.yaml"
                secret.write_text("a: the secret\n", encoding="utf-8")
                _put(kind, corpus / name, secret)
                ran = subject.inside(program, "check", "corpus", "--errors")
                refused = ran.status == 1 and f"corpus/{name}:1:1: error[unreadable]" in ran.stdout and "the secret" not in ran.stdout
                yield Verdict(f"a {kind} as {name}", _wrong(ran, program.folder) or ("" if refused else f"status {ran.status}: {(ran.stdout + ran.stderr)[:200]!r}"))


def _put(kind: str, path: Path, secret: Path) -> None:
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "link to a pipe":
            os.mkfifo(secret.with_name("pipe"))
            path.symlink_to(secret.with_name("pipe"))
        case "socket":
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(str(path))
        case "folder":
            path.mkdir()
        case "link to itself":
            path.symlink_to(path)
        case _:
            path.symlink_to(secret if kind == "link out" else "/dev/zero")


def _spoiled(data: bytes, chance: random.Random) -> tuple[bytes, tuple[int, str] | None]:
    """The bytes with something wrong by chance; and, where that is known, the line and the words with which it is told."""
    at = chance.randrange(len(data))
    while data[at] & 0xC0 == 0x80:
        at -= 1  # not within a character
    match chance.randrange(5):
        case 0:
            put, told = chance.choice(list(_TOLD_AT_ONCE.items()))
            return data[:at] + put + data[at:], (data.count(b"\n", 0, at) + 1, told)
        case 1:
            return data[:at] + chance.choice(_SNIPPETS) + data[at:], None
        case 2:
            return data[:at] + data[at + chance.randrange(1, 200) :], None
        case 3:
            other = chance.randrange(len(data))
            return data[:at] + data[other : other + chance.randrange(1, 400)] + data[at:], None
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :], None


def _wrong(ran: Ran, folder: Path) -> str:
    """What is wrong with what a check has told: a fault of its own, or a finding that is nowhere."""
    if ran.status not in (0, 1, 3) or "Traceback" in ran.stderr or "fault of sinoeu" in ran.stderr:
        return f"status {ran.status}: {ran.stderr[-300:]!r}"
    if found := OBEYED.search(ran.stdout + ran.stderr):
        return f"a terminal would obey {found[0]!a}"
    told = [found for line in ran.stdout.splitlines() if (found := _FINDING.match(line))]
    for found in told:
        file = folder / found["file"]
        lines = len(re.split(rb"\r\n|\n|\r", file.read_bytes())) if file.is_file() else 1
        if not 1 <= int(found["line"]) <= lines or int(found["column"]) < 1:
            return f"a finding that is nowhere: {found[0]!r}"
    return "" if ran.status == 3 or bool(told) == (ran.status == 1) else f"status {ran.status} with {len(told)} findings"


@contextmanager
def _corpus() -> Iterator[tuple[Program, Path]]:
    """A working folder with an empty folder `corpus`."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        program = Program(Path(folder) / "home", Path(folder) / "work")
        corpus = program.folder / "corpus"
        corpus.mkdir(parents=True)
        here = Path.cwd()
        os.chdir(program.folder)  # as findings name files as the user does
        try:
            yield program, corpus
        finally:
            os.chdir(here)
