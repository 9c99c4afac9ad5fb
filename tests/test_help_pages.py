"""The pages of help: subcommands and options in groups, and every option in one of them."""

import re

import pytest

from program import Program
from sinoeu.commands import GROUPS, NAMES
from sinoeu.text.choices import likely

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
