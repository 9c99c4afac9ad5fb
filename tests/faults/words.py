"""Hostile words asked: as names, ids, dates, options and queries, in any bytes."""

import json
import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from faults.subject import OBEYED, Subject
from faults.texts import OWN, payloads, refuse
from faults.verdict import Verdict
from program import Program, Ran
from test_material import HOSTILE, MATERIAL, naughty, strings_in

NUMBERS = (
    "0", "-1", "²", "⁰⁴⁵", "٣", "９", "9" * 20, "9" * 5000, "1e9", "003:" + "9" * 20, "003:9.9", "003:²", "003:1." + "9" * 20, "0" * 300, "99999999999 days ago",
    "last 99999999999 days",
    "last 9999999 years", "next 9 days", "² days ago", "9999-12-31",
    "0000-01-01", "10000", "9999..9999", "..", "2023-02-30", "XXXX-01-01", "-0001", "Q9 2023", "9" * 5000 + " days ago",
    "31 Feb 2023", "last " + "9" * 5000 + " days", "2023-00", "0001 years ago",
)  # fmt: skip
"""What looks like a number, an id or a date, and is none that can be."""
_NAMES = ("who", "where", "deals", "ties", "figures", "said", "timeline", "search", "show", "sources", "links")
_OPTIONS = (
    ("timeline", "--since"), ("deals", "--until"), ("said", "--on"), ("who", "--limit"), ("who", "--columns"), ("who", "--sort"), ("deals", "--status"),
    ("deals", "--kind"), ("who", "--met"), ("who", "--role"), ("who", "--org"), ("who", "--place"), ("deals", "--party"), ("timeline", "--article"),
    ("sources", "--publisher"), ("links", "--to"),
    ("show", "--cite"), ("show", "--context"), ("who", "--side"), ("who", "--color"), ("check", "--explain"), ("sql", "--timeout"),
)  # fmt: skip
_Asked = TypeVar("_Asked")
_PLAIN_WORDS = {"show": "chen-zhichang", "links": "chen", "sql": "SELECT 1", "check": ""}


def words() -> list[str]:
    """All that is asked, each once: of ourselves, and of the material where it is there."""
    material = [*naughty(), *payloads(), *strings_in(json.loads((HOSTILE / "sql_attacks.json").read_text(encoding="utf-8")))] if MATERIAL else []
    return list(dict.fromkeys([*OWN, *NUMBERS, "", " ", "-", "--", "\udcff", "\ud800", *material]))


def names(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """Each word asked as a name, an id, a search and a query: an answer, nobody, or what to type instead."""
    with _program() as program:
        asked = [(name, word) for word in words() for name in (*_NAMES, "sql", "help", "schema")]
        for name, word in _some(asked, count, seed):
            for more in ("--json",), ():
                if name in ("help",) and more:
                    continue
                ran = subject.inside(program, name, *more, "--", word)
                yield Verdict(f"{name} {' '.join(more)} {word[:40]!a}", _wrong(ran, is_json=bool(more)))


def options(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """Each word as the value of an option."""
    with _program() as program:
        asked = [(name, option, word) for word in words() for name, option in _OPTIONS]
        for name, option, word in _some(asked, count, seed):
            given = [_PLAIN_WORDS[name]] if _PLAIN_WORDS.get(name) else []
            ran = subject.inside(program, name, *given, f"{option}={word}")
            yield Verdict(f"{name} {option}={word[:40]!a}", _wrong(ran))


@contextmanager
def _program() -> Iterator[Program]:
    """A home with the bundled corpus loaded, and an empty working folder."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        program = Program(Path(folder) / "home", Path(folder) / "work")
        program.folder.mkdir()
        ran = program.run("ingest")
        assert ran.status == 0, ran.stderr
        yield program


def _some(asked: list[_Asked], count: int, seed: int) -> list[_Asked]:
    """All, or so many by chance."""
    return asked if count >= len(asked) else random.Random(seed).sample(asked, count)


def _wrong(ran: Ran, is_json: bool = False) -> str:
    """What is wrong with an answer to a hostile word."""
    if ran.status not in (0, 1, 2, 3) or "Traceback" in ran.stderr or "fault of sinoeu" in ran.stderr:
        return f"status {ran.status}: {ran.stderr[-300:]!r}"
    if found := OBEYED.search(ran.stderr) or OBEYED.search(re.sub("\x1b\\[[0-9;]*m", "", ran.stdout)):
        return f"a terminal would obey {found[0]!a}"
    if is_json and ran.status in (0, 1):
        try:
            json.loads(ran.stdout, parse_constant=refuse)
        except ValueError as fault:
            return f"it is no JSON: {fault}"
    return ""
