"""Terminals, pipes and locales: colour where it is wanted, no line too wide, and the same bytes everywhere."""

import pytest
from rich.cells import cell_len

from program import Program

QUESTIONS = ["who", "who Chen Zhichang", "where", "where Jiangsu", "deals", "timeline", "deals --quotes", "who Chen Zhichang --quotes"]


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_on_a_terminal(env: dict[str, str], coloured: bool, program: Program) -> None:
    assert ("\x1b[" in program.on_terminal("who", "Chen", "Zhichang", env=env).stdout) is coloured


def test_colour_in_a_pipe_and_on_demand(program: Program) -> None:
    assert "\x1b" not in program.run("who", "--table").stdout
    assert "\x1b[" in program.run("who", "Chen", "Zhichang", "--table", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" in program.run("who", "Chen", "Zhichang", "--table", "--color", "always", env={"NO_COLOR": "1"}).stdout
    assert "\x1b" not in program.on_terminal("who", "Chen", "Zhichang", "--color", "never").stdout
    assert "\x1b" not in program.run("deals", "--color", "always").stdout


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_line_is_wider_than_the_terminal(question: str, columns: int, program: Program) -> None:
    ran = program.on_terminal(*question.split(), columns=columns, env={"NO_COLOR": "1"})
    assert ran.status == 0
    assert ran.stdout
    assert max(map(cell_len, ran.stdout.splitlines())) <= columns


def test_a_pipe_gets_everything_uncut(program: Program) -> None:
    lines = program.run("who", columns=20).stdout.splitlines()
    assert len(lines) == len(program.ask("who")) + 1
    assert len({line.count("\t") for line in lines}) == 1
    assert lines == program.run("who", "--tsv", columns=200).stdout.splitlines()


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}]
)
@pytest.mark.parametrize("format", ["--json", "--jsonl", "--csv", "--tsv", "--md"])
def test_the_same_bytes_in_every_locale(format: str, env: dict[str, str], program: Program) -> None:
    assert program.run("who", "Michael", "Jacke", format, env=env) == program.run("who", "Michael", "Jacke", format)


def test_a_terminal_without_the_letters_gets_what_it_has(program: Program) -> None:
    ran = program.run("who", "Michael", "Jacke", "--table", env={"PYTHONIOENCODING": "ascii"})
    assert ran.status == 0
    assert ran.stdout.isascii()
