"""Hostile words in every field of a corpus: ingested, they come out exactly, and no terminal obeys them."""

import csv
import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from faults.subject import OBEYED, Subject, environment, run
from faults.verdict import Verdict
from program import Program
from sinoeu.model.answer import Json
from sinoeu.model.kinds import ARTICLE, KINDS, REGISTRIES, Field, Holds
from sinoeu.store.views import NAMES as VIEWS
from sinoeu.store.views import views
from sinoeu.text.passages import BETWEEN
from test_material import HOSTILE, MATERIAL, naughty

OWN = (
    "\x1b[2J", "\x1b]0;owned\x07", "\x1b]52;c;b3duZWQ=\x07", "\x1b]8;;http://evil.example\x1b\\Nanjing\x1b]8;;\x1b\\", "\x9b31m", "\x9d0;owned\x9c", "\x1bc",
    "\x1b[6n", "\u202egnijnaN\u202c", "Zhu\b\b\bLiu", "10 projects\r99 projects", "a\x7fb", "\x00a", "Nan\u200bjing", "Nan\ufeffjing", "a\u2028b",
    "x\U000e0041\U000e007f", "a\nb", "a\tb", "\\", "[red]x[/nope]", "[link=http://evil.example]Nanjing[/link]", ":smile:", "=cmd|' /C calc'!A0", "+1+1",
    "@SUM(1)", '"quoted", and', "''", "NO", "1:30", "010", "3.10", "2024-02-30", "null", "~", "<script>", "%s%n", "{x}", "'; DROP TABLE claim; --", "NaN",
    "朱志宏", "Mu\u0308ller", "\uffff", "\U0001f469\u200d\U0001f692", "a" * 3000, "| a | b |", "# a", "`x`",
)  # fmt: skip
"""What is tried where there is no other material."""
_ALLOWED = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x00-\x1f\x7f-\x9f]*\x1b\\")
"""All that a terminal may be told: colours, and links."""
ASKED = (
    ["who"], ["where"], ["deals", "--quotes"], ["ties"], ["figures"], ["said", "--quotes"], ["timeline"], ["timeline", "--quotes"], ["sources"], ["stats"],
    ["search", "a"], ["show", "a1"], ["sources", "a1"], ["show", "d2"], ["show", "people1"], ["who", "people1"], ["where", "places1"], ["links", "people1"],
    ["doctor"], ["sql", "SELECT * FROM cells LIMIT 2000"], ["sql", 'SELECT 1 AS "\x1b[2J\u202e"'], ["deals", "--md"], ["who", "--json"], ["said", "--jsonl"],
    ["check", "corpus"],
)  # fmt: skip


class Library(NamedTuple):
    """A corpus in which every field of one record has one of the strings, and its database."""

    program: Program
    database: str
    strings: list[str]
    env: Mapping[str, str]


def strings() -> list[str]:
    """Hostile strings that a file can hold, each once."""
    found = [*OWN, *(naughty() + payloads() if MATERIAL else ())]
    return [text for text in dict.fromkeys(found) if text and not re.search("[\ud800-\udfff]", text)]


def payloads() -> list[str]:
    """What no terminal may be told, of the material."""
    told: dict[str, str] = json.loads((HOSTILE / "terminal_payloads.json").read_text(encoding="utf-8"))["payloads"]
    return list(told.values())


def exact(count: int, _: int, subject: Subject) -> Iterator[Verdict]:
    """Every string in every field, through an ingest and `sql` in three formats: what was curated comes out."""
    with _library(count, subject) as library:
        for view, columns in _columns().items():
            query = f"SELECT {', '.join(columns)} FROM {view}"
            for format in ("--json", "--csv", "--tsv"):
                ran = subject.inside(library.program, "sql", query, format, "--db", library.database)
                broken = ran.stderr or _lost(ran.stdout, format, columns, library.strings)
                yield Verdict(f"{len(columns)} fields of {view} with {len(library.strings)} strings, {format}", broken)
        for kind in ("who", "where"):
            ran = subject.inside(library.program, kind, "--json", "--db", library.database)
            lost = set(library.strings) - {record["name"] for record in json.loads(ran.stdout, parse_constant=refuse)}
            yield Verdict(f"names in {kind} --json", ran.stderr or (f"{len(lost)} names are not as they were" if lost else ""))


def shown(count: int, _: int, subject: Subject) -> Iterator[Verdict]:
    """Commands on a terminal, all of them where all strings are tried, with every string in every field: nothing is obeyed but colours and links."""
    with _library(count, subject) as library:
        for words in ASKED[:: 1 if count > len(OWN) else 4]:
            more = [] if words[0] == "check" else ["--db", "naughty.db", *([] if words[-1].startswith("--js") else ["--limit", "0"])]
            ran = library.program.drawn(subject.command(*words, *more), 100, {**library.env, "SINOEU_PAGER": "cat"})
            found = OBEYED.search(_ALLOWED.sub("", ran.stdout)) or OBEYED.search(ran.stderr)
            wrong = f"status {ran.status}: {ran.stderr[-200:]!r}" if ran.status not in (0, 1) or not ran.stdout + ran.stderr or "Traceback" in ran.stderr else ""
            yield Verdict(f"{' '.join(words)!a} on a terminal", f"a terminal would obey {found[0]!a}" if found else wrong)


def _columns() -> dict[str, list[str]]:
    """By view, its columns that hold one of the strings in every row."""
    of_claims = {VIEWS[name]: [field.name for field in kind.fields if field.holds is Holds.TEXT] for name, kind in KINDS.items()}
    kept = {
        "articles": ["title", "publisher", "url", "language", "kind"],
        "people": ["name", "family", "note"],
        "organisations": ["name", "kind", "note"],
        "places": ["name", "kind", "note"],
    }
    made = {name: {column.name for column in view.columns} for name, view in views().items()}
    return {view: [name for name in columns if name in made[view]] for view, columns in {**of_claims, **kept}.items()}


def _lost(written: str, format: str, columns: list[str], strings: list[str]) -> str:
    """What has not come out as it went in."""
    if format == "--json":
        rows = [[str(record[name]) for name in columns] for record in json.loads(written, parse_constant=refuse)]
    elif format == "--csv":
        rows = list(csv.reader(io.StringIO(written.replace("\x00", "\ue000"), newline="")))[1:]  # the library's reader, before Python 3.11, takes no NUL
        rows = [[value.replace("\ue000", "\x00") for value in row] for row in rows]
    else:
        rows = [[_unescaped(value) for value in line.split("\t")] for line in written.split("\n")[1:-1]]
    for at, name in enumerate(columns):
        if {row[at] for row in rows} != set(strings):
            return f"{name}: {sorted({row[at] for row in rows} ^ set(strings))[:3]!a}"
    return "" if len(rows) == len(strings) else f"{len(rows)} rows of {len(strings)}"


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n", "r": "\r"}.get(found[1], found[1]), value)


def refuse(constant: str) -> None:
    """Refuses what Python takes for a number and JSON has not."""
    raise ValueError(f"{constant} is no JSON")


@contextmanager
def _library(count: int, subject: Subject) -> Iterator[Library]:
    """A folder with a corpus of at most so many strings, and its database `naughty.db`."""
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    try:
        chosen, env = strings()[:count], environment(folder / "home")
        corpus = folder / "corpus"
        corpus.mkdir()
        _lines(corpus / "articles.jsonl", [_article(text, number) for number, text in enumerate(chosen)])
        for name, kind in REGISTRIES.items():
            _lines(corpus / f"{name}.jsonl", [_entry(name, kind.fields, text, number) for number, text in enumerate(chosen)])
        ended = run(subject.command("ingest", "corpus", "--db", "naughty.db"), folder, env)
        assert ended.status == 0, ended.stderr
        yield Library(Program(folder / "home", folder), str(folder / "naughty.db"), chosen, env)
    finally:
        shutil.rmtree(folder)


def _lines(path: Path, records: list[dict[str, Json]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def _article(text: str, number: int) -> dict[str, Json]:
    """An article whose one passage is the string, of which every kind of claim says all that it can, in the same words."""
    claims: list[Json] = []
    for name, kind in KINDS.items():
        values = {field.name: _value(field, text, f"e{number}") for field in kind.fields if field.name != "part_of"}
        first: Json = f"{name[0]}{number}" if kind.first.holds is Holds.NEW_ID else values[kind.first.name]
        claims.append({name: first, **{key: value for key, value in values.items() if key != kind.first.name}, "note": text})
    head = {field.name: _value(field, text, "") for field in ARTICLE.fields if field.holds is not Holds.REFERENCE}
    flags: list[Json] = [{"implausible": text, "because": text}]
    passage: dict[str, Json] = {"text": "x" + text if text[0] in BETWEEN else text, "claims": claims, "flags": flags}
    return {"article": {"id": f"a{number}", **head}, "passages": [passage]}


def _entry(name: str, fields: tuple[Field, ...], text: str, number: int) -> dict[str, Json]:
    """An entry of a registry in which all text is the string."""
    told = {field.name: _value(field, text, "") for field in fields if field.holds is Holds.TEXT and field.name not in ("not", "was", "country")}
    return {"id": f"{name}{number}", **told, **({"country": "CN"} if name == "places" else {})}


def _value(field: Field, text: str, event: str) -> Json:
    """The string as the value of a field, or a value of its kind with the string in it."""
    value: Json = text
    if field.holds is Holds.CHOICE:
        value = field.choices[0]
    elif field.holds is Holds.DATE:
        return {"words": text}
    elif field.holds is Holds.NUMBER:
        return {"is": "3", "because": text}
    elif field.holds is Holds.AMOUNT:
        return {"is": {"value": "3", "unit": text}, "because": text}
    elif field.holds is Holds.REFERENCE:
        value = event if field.to == ("event",) else {"unnamed": text}
    return [value] if field.many else value
