"""What is offered when Tab is pressed, by what was typed: without a shell."""

import sqlite3
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from program import Program
from sinoeu.calling import command
from sinoeu.check import EXPLANATIONS
from sinoeu.commands import NAMES
from sinoeu.commands.schema import TOPICS
from sinoeu.completing.candidates import MOST, candidates
from sinoeu.completing.declared import COMMANDS, VALUES, WITH_VALUES, options
from sinoeu.completing.typed import typed
from sinoeu.store.reading import open_database
from sinoeu.text.folding import words
from tiny_corpus import opened


def offered(program: Program, *line: str) -> list[str]:
    """The words that are offered for the last of these."""
    return [candidate.word for candidate in candidates(line, program.environment)]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_declared_of_a_command_is_what_typer_knows(name: str) -> None:
    parameters = [parameter for parameter in command(name).params if parameter.param_type_name == "option"]
    known = {option: not getattr(parameter, "is_flag", False) for parameter in parameters for option in parameter.opts if option.startswith("--")}
    assert {option: option in WITH_VALUES for option in options(name)} == {**known, "--help": False}
    assert name in COMMANDS


def test_nothing_is_declared_that_is_not_there() -> None:
    assert set(COMMANDS) <= set(NAMES)
    assert {name.split()[-1] for name in VALUES} <= {option for name in NAMES for option in options(name)}
    assert {name.split()[0] for name in VALUES if " " in name} <= set(NAMES)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["wh"], ["who", "where"]),
        (["--v"], ["--version"]),
        (["nonsense", ""], []),
        (["who", "Chen", "Z"], ["Zhichang"]),
        (["who", "chen", "z"], ["Zhichang"]),
        (["who", "Zhichang", ""], ["Chen"]),
        (["who", "Chen Z"], ["Chen Zhichang"]),
        (["who", "Chen", "Zhichang", ""], []),
        (["who", "Nobody", ""], []),
        (["who", "--json", "Chen", "--limit", "3", "Z"], ["Zhichang"]),
        (["--limit", "3", "who", "Chen", "Z"], ["Zhichang"]),
        (["who", "--", "Chen", "--j"], []),
        (["who", "--", "Chen", "-"], []),
        (["who", "--", "Chen", "Z"], ["Zhichang"]),
        (["where", "North", "R"], ["Rhine-Westphalia"]),
        (["where", "Chen", "Z"], []),
        (["who", "--place", "north r"], ["North Rhine-Westphalia"]),
        (["who", "--place=North R"], ["--place=North Rhine-Westphalia"]),
        (["timeline", "--who", "Chen Z"], ["Chen Zhichang"]),
        (["who", "--role", "vice pres"], ["Vice President of Electronic Technology", "Vice President"]),
        (["show", "chen-zh"], ["chen-zhichang"]),
        (["show", "Chen", "Z"], ["Zhichang"]),
        (["show", "003:9."], ["003:9.1", "003:9.2"]),
        (["show", "003:9.2"], ["003:9.2"]),
        (["show", "003:999"], []),
        (["show", "003:x."], []),
        (["sources", "00"], ["000", "001", "002", "003", "004"]),
        (["sources", "003", ""], []),
        (["search", "--article", "004"], ["004"]),
        (["deals", "--status", ""], ["signed", "agreed", "planned", "offered", "hoped"]),
        (["said", "--form", ""], ["quoted", "reported"]),
        (["who", "--color", "a"], ["always", "auto"]),
        (["show", "x", "--cite", ""], ["text", "bibtex"]),
        (["who", "--since", ""], []),
        (["who", "--jso"], ["--json", "--jsonl"]),
        (["who", "--json", "--jso"], ["--jsonl"]),
        (["who", "X", "--columns", "who,date,d"], ["who,date,date_printed", "who,date,date_basis"][:0] or ["who,date,date_printed", "who,date,date_basis"]),
        (["completion", ""], ["bash", "fish", "zsh"]),
        (["ingest", ""], [""]),
        (["who", "--db", "x"], [""]),
        ([], list(NAMES)),
    ],
    ids=" ".join,
)
def test_it_offers(line: list[str], words: list[str], program: Program) -> None:
    assert offered(program, *line) == words


def test_it_offers_the_words_of_every_name_by_their_first_letters(program: Program) -> None:
    connection = sqlite3.connect(f"file:{program.database}?mode=ro", uri=True)
    names = [name for (name,) in connection.execute("SELECT name FROM thing WHERE type IN ('person', 'organisation')")]
    connection.close()
    assert len(names) > 50
    for name in names:
        first, *_ = tokens = [token for token in name.split() if words(token)]
        for before, token in zip([[], *([first] for _ in tokens[1:])], tokens, strict=True):
            found = offered(program, "who", *before, token[:2])
            assert token.strip(",()“”") in found or len(found) == MOST, (name, token, found)


def test_it_offers_every_id_by_its_first_letters(program: Program) -> None:
    connection = sqlite3.connect(f"file:{program.database}?mode=ro", uri=True)
    ids = [key for (key,) in connection.execute("SELECT key FROM thing WHERE type <> 'printed'")]
    connection.close()
    for id in ids:
        assert id in offered(program, "show", id[: len(id) * 2 // 3]), id


def test_it_offers_no_more_than_can_be_looked_through(program: Program) -> None:
    found = offered(program, "show", "")
    assert len(found) == len(set(found)) == MOST


def test_what_is_listed_is_what_the_program_has(program: Program) -> None:
    assert offered(program, "schema", "") == list(TOPICS)
    rules = {rule for letter in "abcdefghijklmnopqrstuvwxyz" for rule in offered(program, "check", "--explain", letter)}
    assert rules == set(EXPLANATIONS)
    assert offered(program, "schema", "who", "--columns", "name,m") == ["name,matched", "name,met"]
    assert offered(program, "schema", "corpus", "--columns", "") == []


@pytest.mark.parametrize("name", [name for name in NAMES if "--columns" in options(name) and name not in ("sql", "schema")])
@pytest.mark.parametrize("word", ["", "Commerzbank"])
def test_the_columns_are_those_of_the_answer(name: str, word: str, program: Program) -> None:
    asked = (
        {"sources": "004", "show": "commerzbank", "where": "Nanjing"}.get(name, "Commerzbank")
        if (word or name in ("show", "search", "links")) and name not in ("stats", "doctor")
        else ""
    )
    ran = program.run(name, *filter(None, [asked]), "--columns", "help")
    assert ran.status in (0, 1)
    assert offered(program, name, *filter(None, [asked]), "--columns", "") == [*ran.stdout.split(), "help"]


@pytest.mark.parametrize(
    ("name", "option"), [("deals", "--status"), ("deals", "--kind"), ("ties", "--kind"), ("timeline", "--kind"), ("said", "--form"), ("who", "--color")]
)
def test_what_is_offered_is_understood(name: str, option: str, program: Program) -> None:
    found = offered(program, name, option, "")
    assert found
    for word in found:
        assert program.inside(name, option, word).status in (0, 1), word


def test_without_a_database_commands_and_options_are_offered_and_none_is_built(fresh: Program) -> None:
    for line, expected in ((["wh"], "who\nwhere\n"), (["who", "--stri"], "--strict\n"), (["who", "Chen"], ""), (["show", ""], "")):
        ran = fresh.run(*line, env={"SINOEU_COMPLETE": "bash"})
        assert (ran.stdout, ran.stderr, ran.status) == (expected, "", 0)
    assert not (fresh.home / "share").exists()
    assert not list(fresh.folder.iterdir())


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_database_that_cannot_be_read_offers_nothing(content: bytes, fresh: Program) -> None:
    path = fresh.folder / "broken.db"
    path.write_bytes(content)
    for line in (["who", "--db", "broken.db", "C"], ["show", "--db=broken.db", ""], ["where", "--db", ".", "C"], ["who", "--db", "~nobody/x.db", "C"]):
        ran = fresh.run(*line, env={"SINOEU_COMPLETE": "zsh"})
        assert (ran.stdout, ran.stderr, ran.status) == ("", "", 0)
    assert path.read_bytes() == content


def test_the_database_that_is_named_is_asked(voices: Program) -> None:
    assert offered(voices, "who", "Anna", "") == ["Adler", "Berg"]
    other = voices.folder / "elsewhere.db"
    voices.database.rename(other)
    assert offered(voices, "who", "--db", str(other), "Anna", "") == ["Adler", "Berg"]
    assert [one.word for one in candidates(["who", "Anna", ""], {"SINOEU_DB": str(other)})] == ["Adler", "Berg"]


def test_what_would_not_be_printed_is_left_out(fresh: Program) -> None:
    opened(fresh.folder, {"people.yaml": r'a: {name: "Ann A\u202edler Be\u200brg Cole"}'}).close()
    fresh.environment["SINOEU_DB"] = str(fresh.folder / "corpus.db")
    assert offered(fresh, "who", "Ann", "A") == []
    assert offered(fresh, "who", "Ann", "Be") == []
    assert offered(fresh, "who", "Ann", "C") == ["Cole"]
    assert offered(fresh, "timeline", "--who", "Ann") == []


REPLY = """
import os, sys
from sinoeu.completing.replies import reply
reply("bash", sys.argv[1:], os.environ, sys.stdout)
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "line", ["wh", "who --", "who Ch", "who --place N", "who --role V", "deals --kind p", "show 003 : 1", "check --explain d", "who --columns n", "schema --for a"]
)
def test_nothing_that_is_slow_is_loaded(line: str, program: Program) -> None:
    ran = subprocess.run([sys.executable, "-c", REPLY, *line.split()], env=program.environment, capture_output=True, text=True, check=True)
    assert ran.stdout.strip()
    assert {"typer", "rich", "sinoeu.app", "sinoeu.session", "sinoeu.check"} & set(ran.stderr.split()) == set()


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8), min_size=1))
@settings(max_examples=30)
def test_what_is_typed_is_read_word_by_word(line: list[str]) -> None:
    made = typed(["who", *line, ""], NAMES, WITH_VALUES)
    assert made.command == "who" or any(word in NAMES for word in line)
    assert made.begun == ""


def test_the_database_is_not_changed(program: Program) -> None:
    before = program.database.read_bytes()
    program.run("who", "Chen", "", env={"SINOEU_COMPLETE": "bash"})
    assert program.database.read_bytes() == before
    assert not [path for path in program.database.parent.iterdir() if path.name.endswith(("-journal", "-wal", "-shm"))]
    open_database(program.database).close()


def test_publishers_and_names_in_characters_are_offered(program: Program) -> None:
    assert "Henan Daily" in offered(program, "deals", "--publisher", "")
    assert offered(program, "deals", "--publisher=he") == ["--publisher=Henan Daily"]
    for typed_so_far in ("陈", "陈志", "陈志昌"):
        assert "Chen Zhichang" in offered(program, "who", typed_so_far), "as the characters are read"
    assert offered(program, "who", "龘") == []
