"""`sinoeu help`: topics that fit a screen or two, whose examples run and whose every claim is that of the program's own tables."""

import ast
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date

import pytest

from program import DATA, PACKAGE, SEEDS, Program
from sinoeu.calling import command
from sinoeu.commands import NAMES
from sinoeu.curation.reading import CorpusReader
from sinoeu.errors import Status, WrongUsage
from sinoeu.model.kinds import FLAGS
from sinoeu.model.value import Basis
from sinoeu.model.when import parse
from sinoeu.paths import text_folders
from sinoeu.render import FORMATS
from sinoeu.text.periods import period
from sinoeu.text.prose import laid_out
from sinoeu.topics import TOPICS, about, explanation

MOST_LINES = 60
"""A screen or two."""
TODAY = date(2026, 11, 21)
OF_THE_SYSTEM = {130: "interrupted by Ctrl-C", 141: "a closed pipe"}
"""Statuses that are 128 and the number of a signal."""
STATUSES = {status.value for status in Status} | set(OF_THE_SYSTEM)
_TERM = re.compile(r"^  (?!\$)(\S.*?)  +(\S.*)$", re.MULTILINE)


def tables(topic: str) -> list[dict[str, str]]:
    """The tables of a topic: what stands on the left, and what is said of it."""
    blocks = explanation(topic).split("\n\n")
    return [dict(_TERM.findall(block)) for block in blocks if _TERM.match(block)]


def examples() -> Iterator[tuple[str, str, list[str]]]:
    """Every example of every topic, with the lines that are shown of its output."""
    for topic in TOPICS:
        for block in explanation(topic).split("\n\n"):
            lines = [line[2:] for line in block.rstrip("\n").splitlines()] if block.startswith("  $ ") else []
            for number, line in enumerate(lines):
                if line.startswith("$ "):
                    after = lines[number + 1 :]
                    yield topic, line[2:], after[: next((at for at, other in enumerate(after) if other.startswith("$ ")), len(after))]


EXAMPLES = list(examples())


@pytest.fixture(scope="module")
def desk(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A home with the corpus loaded, and a folder in which it lies too."""
    folder = tmp_path_factory.mktemp("desk")
    for source in (DATA, SEEDS):
        shutil.copytree(source, folder / "work" / source.name)
    made = Program(folder / "home", folder / "work")
    made.database.parent.mkdir(parents=True)
    shutil.copyfile(program.database, made.database)
    return made


def test_what_there_is_is_listed(program: Program) -> None:
    shown = program.run("help").stdout
    for name in (*TOPICS, *NAMES):
        assert re.search(rf"^  {name} ", shown, re.MULTILINE), name


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_laid_out_within_the_width(topic: str, program: Program) -> None:
    for columns in (30, 60, 80, 300):
        shown = program.on_terminal("help", topic, env={"COLUMNS": str(columns)}).stdout.splitlines()
        assert shown[0].startswith(f"{topic.replace('-', ' ').capitalize()}:"[:columns])
        for line in shown:
            assert len(line) <= (columns if line.startswith("  ") else min(columns, 100)) or " " not in line.strip(), line
        assert len(shown) <= MOST_LINES or columns < 80
    assert " ".join(" ".join(laid_out(explanation(topic), 60)).replace(" \\ ", " ").split()) == " ".join(explanation(topic).split()), "no word is lost"
    assert about(topic).endswith(".")


@pytest.mark.parametrize("words", ["exit codes", "exit-codes", "Exit Codes", "dates"])
def test_a_topic_is_found_as_it_is_typed(words: str, program: Program) -> None:
    assert program.run("help", *words.split()).stdout.startswith(words.replace("-", " ").capitalize().replace("Codes", "codes") + ":")


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_is_its_own(name: str, program: Program) -> None:
    assert program.inside("help", name) == program.inside(name, "--help")


@pytest.mark.parametrize(("typed", "meant"), [("date", "dates"), ("whoo", "who"), ("exit code", "exit-codes"), ("zork zork", "lists what there is")])
def test_what_may_be_meant_is_said(typed: str, meant: str, program: Program) -> None:
    ran = program.run("help", *typed.split())
    assert (ran.status, ran.stdout) == (2, "")
    assert meant in ran.stderr.splitlines()[1]


@pytest.mark.parametrize(("topic", "line", "shown"), EXAMPLES, ids=[f"{topic}: {line}" for topic, line, _ in EXAMPLES])
def test_an_example_runs_and_prints_what_is_shown(topic: str, line: str, shown: list[str], desk: Program) -> None:
    tokens = list(shlex.shlex(line, posix=True, punctuation_chars=True))
    if "jq" in tokens and shutil.which("jq") is None:
        pytest.skip("jq is not on this machine")
    ran = desk.shell(line)
    assert "Traceback" not in ran.stderr
    if shown:
        assert ran.stdout.splitlines() == shown
    else:
        assert ran.status == 0, ran.stderr
        assert ran.stdout or tokens[1] in ("check", "ingest"), topic


def test_every_topic_has_examples_and_names_only_what_there_is() -> None:
    assert {topic for topic, _, _ in EXAMPLES} == set(TOPICS)
    options = {option for name in NAMES for parameter in command(name).params for option in (*parameter.opts, *parameter.secondary_opts)}
    for topic in TOPICS:
        text = explanation(topic)
        assert set(re.findall(r"(?<![\w-])--[a-z][\w-]*", text)) <= options | {"--help"}, topic
        named = set(re.findall(r"\bsinoeu ([a-z]+)", text))
        assert named <= set(NAMES), topic
        assert set(re.findall(r"sinoeu help ([a-z-]+)", text)) <= {*TOPICS, *NAMES}


def test_exit_codes_are_those_of_the_program() -> None:
    (table,) = tables("exit-codes")
    assert {int(code) for code in table} == STATUSES


def test_variables_are_those_that_the_program_looks_at() -> None:
    looked_at = set()
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            asked = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and "environ" in ast.unparse(node.func.value)
            named = isinstance(node, ast.Subscript) and "environ" in ast.unparse(node.value)
            found = node.args[0] if isinstance(node, ast.Call) and asked else node.slice if isinstance(node, ast.Subscript) and named else None
            if isinstance(found, ast.Constant):
                looked_at.add(found.value)
    assert looked_at, "it looks at some"
    (table,) = tables("environment")
    assert set(table) == looked_at


def test_formats_are_those_of_the_program() -> None:
    (table,) = tables("formats")
    assert {name.removeprefix("--") for name in table} == set(FORMATS)


def test_bases_flags_and_keys_of_evidence_are_those_of_the_model(program: Program) -> None:
    bases, flags = tables("evidence")
    assert set(bases) == set(Basis)
    assert set(flags) == set(FLAGS)
    (person,) = program.ask("who", "Chen Zhichang")
    evidence = person["evidence"]
    assert isinstance(evidence, list)
    assert isinstance(evidence[0], dict)
    for key in evidence[0]:
        assert re.search(rf"\b{key}\b", explanation("evidence")), key


def test_names_are_found_by_the_rules_that_are_told(program: Program) -> None:
    (table,) = tables("names")
    for rule, name in table.items():
        (found,) = program.ask("who", name)
        matched = found["matched"]
        assert isinstance(matched, dict)
        assert matched["rule"] == rule
        assert found["id"] in ("chen-zhichang", "chinalux")


def test_dates_are_read_as_is_told() -> None:
    shown, typed = tables("dates")
    for edtf in set(shown) - {"for a long time"}:
        assert str(parse(edtf)) == edtf
    with pytest.raises(ValueError, match="for a long time"):
        parse("for a long time")
    for said in (
        *typed,
        "2023-02",
        "2023-02-22",
        "22 February 2023",
        "February 22, 2023",
        "2022..",
        "..2024",
        "last year",
        "last month",
        "this year",
        "today",
        "yesterday",
    ):
        assert period(said, TODAY)
        assert said in explanation("dates")
    for refused in ("03/04/2023", "2023-02-30"):
        assert refused in explanation("dates")
        with pytest.raises(WrongUsage):
            period(refused, TODAY)


def test_files_of_a_corpus_are_those_that_are_read() -> None:
    (table,) = tables("corpora")
    reader = CorpusReader(DATA, text_folders(DATA))
    reader.read()
    read = {path.rpartition("data/")[2] for path in reader.files if "data/" in path}
    for file in read:
        name = re.sub(r"/.*\.", "/*.", file)
        assert name in table or name in explanation("corpora"), file


def test_errors_in_json_have_the_keys_that_are_told(program: Program) -> None:
    error = json.loads(program.run("timeline", "--on", "x", "--json").stderr)
    assert all(key in explanation("exit-codes") for key in error)
    assert list(error) == ["error", "hint", "status", "suggestions"]
