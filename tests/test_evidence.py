"""Every answer rests on the articles: each value has its words, each quotation stands where it is said to, and without the editor nothing of his is left."""

import json
from collections.abc import Iterator
from functools import cache

import pytest

from program import DATA, SEEDS, Program, Record
from sinoeu.curation.reading import CorpusReader
from sinoeu.model.answer import Json
from sinoeu.paths import text_folders

VIEWS = ((), ("--as-printed",))
EDITORS = {"because", "url", "basis", "matched", "note", "flags", "evidence", "type", "side", "sides", "country", "lat", "lon", "kind", "names", "how", "named"}
"""Keys of a record that are the program's or the editor's own, and need no words behind them."""
BY_EDITOR = ("inferred", "supplied")
ONLY_THE_EDITOR_NAMES = {
    ("who", "luxembourg-chamber-of-commerce"),
    ("where", "liangjiang-new-area"),
    ("where", "luxembourg-city"),
    ("where", "luxexpo"),
    ("where", "yuzhong"),
}
"""Who and what no article calls so: of them there is nothing to tell as printed."""


def questions() -> list[tuple[str, ...]]:
    """A question for everybody and everything in the registries, and the lists."""
    entries = CorpusReader(DATA, text_folders(DATA)).read().entries.values()
    named = [("where" if entry.type == "place" else "who", entry.id) for entry in entries]
    return [("who",), ("where",), ("deals",), ("timeline",), *named]


QUESTIONS = questions()


@cache
def article(name: str) -> str:
    """The text of an article as it was found."""
    return (SEEDS / name).read_bytes().decode()


def objects(value: Json) -> Iterator[Record]:
    """Every object within a value, itself included."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(part)


@cache
def records(program: Program, *words: str) -> list[Record]:
    """The records of an answer; asked for once."""
    ran = program.inside(*words, "--json")
    assert ran.status in (0, 1), ran.stderr
    found: list[Record] = json.loads(ran.stdout)
    return found


def objects_with(key: str, question: tuple[str, ...], view: tuple[str, ...], program: Program) -> list[Record]:
    """Every object of an answer that has a key; there are some, but where only the editor names what is asked for and he is left out."""
    found = [one for record in records(program, *question, *view) for one in objects(record) if key in one]
    assert bool(found) == (not view or question not in ONLY_THE_EDITOR_NAMES)
    return found


@pytest.mark.parametrize("view", VIEWS, ids=["as read", "as printed"])
@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_quotation_stands_where_it_is_said_to(question: tuple[str, ...], view: tuple[str, ...], program: Program) -> None:
    for piece in objects_with("quote", question, view, program):
        text = article(str(piece["file"]))
        start, end, line, quote = piece["start"], piece["end"], piece["line"], piece["quote"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == quote
        assert text.count("\n", 0, start) + 1 == line
        assert str(piece["passage"]).startswith(f"{piece['article']}:")


@pytest.mark.parametrize("view", VIEWS, ids=["as read", "as printed"])
@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_value_has_evidence(question: tuple[str, ...], view: tuple[str, ...], program: Program) -> None:
    for record in objects_with("evidence", question, view, program):
        said = {key for key, value in record.items() if key not in EDITORS and value not in (None, [], "", 0)}
        of_others = {key for key in said if isinstance(record[key], list) and all("evidence" in one for one in members(record[key]))}
        if record["evidence"] or not said - of_others or record.get("basis") in BY_EDITOR:
            continue
        pytest.fail(f"nothing backs {', '.join(sorted(said))} of {record}")


def members(value: Json) -> list[Record]:
    return [one if isinstance(one, dict) else {} for one in value] if isinstance(value, list) else []


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_evidence_says_what_it_backs(question: tuple[str, ...], program: Program) -> None:
    for piece in objects_with("quote", question, (), program):
        assert piece["fields"], piece


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_without_the_editor_nothing_of_his_is_left(question: tuple[str, ...], program: Program) -> None:
    for one in objects_with("basis", question, ("--as-printed",), program):
        assert one["basis"] not in BY_EDITOR, one
