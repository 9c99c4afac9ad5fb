"""The pages of help: subcommands and options in groups, and every option in one of them."""

import re
import shlex

import pytest

from program import Program
from sinoeu.commands import GROUPS, NAMES
from sinoeu.text.choices import likely
from sinoeu.text.prose import broken

QUESTIONS = ("who", "where", "deals", "timeline", "ties", "figures", "said", "search", "show", "sources")
GROUPED = ["Which:", "When:", "Rows:", "Format:", "The program:"]


def headings(page: str) -> list[str]:
    """The headings of a page."""
    return re.findall(r"^[A-Z].*:$", page, re.MULTILINE)


def test_the_first_page_has_the_subcommands_in_groups(program: Program) -> None:
    page = program.inside().stdout
    assert headings(page) == ["Options:", *(f"{group}:" for group in GROUPS)]
    assert re.findall(r"^  ([a-z]+)  ", page.partition("Questions:")[2], re.MULTILINE) == list(NAMES)
    assert page == program.inside("--help").stdout


@pytest.mark.parametrize("command", QUESTIONS)
def test_the_options_of_a_question_stand_in_groups(command: str, program: Program) -> None:
    page = program.inside(command, "--help").stdout
    found = [heading for heading in headings(page) if heading != "Arguments:"]
    assert found == [group for group in GROUPED if group != "When:" or command not in ("search", "show", "sources")]
    rows = page.partition("Rows:")[2].partition("Format:")[0]
    assert re.findall("^  (--[a-z-]+)", rows, re.MULTILINE) == ["--sort", "--reverse", "--limit", "--count", "--columns", "--quotes", "--as-printed"]
    assert re.findall("(?:--db|--help)", page.partition("The program:")[2]) == ["--db", "--help"]


def test_the_options_of_work_stand_together(program: Program) -> None:
    assert headings(program.inside("ingest", "--help").stdout) == ["Arguments:", "Options:"]


@pytest.mark.parametrize("columns", [36, 40, 56, 200])
def test_no_line_of_a_page_is_wider_than_the_screen(columns: int, program: Program) -> None:
    whole = {name: program.inside(*name, "--help").stdout for name in ((), *((name,) for name in NAMES))}
    for name, page in whole.items():
        shown = program.inside(*name, "--help", columns=columns).stdout
        for line in shown.splitlines():
            assert len(line) <= columns or " " not in line.strip(), line
        told, all_words = (re.sub(r" \\\n", " ", text).split() for text in (shown, page))
        assert told == all_words, "no word is lost, and none is cut"


def test_a_command_that_is_too_long_is_broken_as_a_shell_takes_it() -> None:
    line = """  $ sinoeu who --met 'Chen Zhichang' --org "The Works" | sort\\ it | jq -r '.[] | select(.named) | .called'"""
    lines = list(broken(line, 30))
    assert max(map(len, lines)) <= 30
    taken, meant = (["".join(word.split()) for word in shlex.split(text)] for text in ("\n".join(lines).replace("\\\n", ""), line))
    assert taken == meant
    assert [part.strip() for part in lines][:3] == ["$ sinoeu who --met \\", "'Chen Zhichang' --org \\", '"The Works" | sort\\ it \\']
    assert list(broken(line, 200)) == [line]


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("signd", ["signed", "agreed"], ("signed", "1 letter away")),
        ("SIGNED", ["signed", "agreed"], ("signed", "in other letters")),
        ("memo", ["memorandum", "other"], ("memorandum", "begins so")),
        ("a", ["agreed"], None),
        ("me", ["memorandum", "meeting"], None),
        ("tie", ["ties", "timeline"], ("ties", "1 letter away")),
        ("xyz", ["xab"], None),
        ("", ["a"], None),
    ],
)
def test_the_word_that_was_likely_meant(typed: str, known: list[str], meant: tuple[str, str] | None) -> None:
    assert likely(typed, known) == meant
