"""Questions put to the bundled corpus, each of them once."""

import json
from functools import cache

import pytest

from corpus.reading import Ask, values
from program import Program, Record


@pytest.fixture(scope="session")
def ask(program: Program) -> Ask:
    """Puts a question and gives the records of its --json; none where nothing was found."""

    @cache
    def asking(question: str) -> list[Record]:
        ran = program.inside(*question.split(), "--json")
        assert ran.status in (0, 1), ran.stderr
        records: list[Record] = json.loads(ran.stdout)
        return records

    return asking


@pytest.fixture(scope="session")
def everybody(ask: Ask) -> list[Record]:
    """The answers to `who` for everybody there is."""
    return [record for name in values(ask("who"), "name") for record in ask(f"who {name}")]


@pytest.fixture(scope="session")
def everywhere(ask: Ask) -> list[Record]:
    """The answers to `where` for every place there is."""
    return [record for name in values(ask("where"), "name") for record in ask(f"where {name}")]


@pytest.fixture(scope="session")
def everything(ask: Ask, everybody: list[Record], everywhere: list[Record]) -> str:
    """The text of all answers, as read and as printed."""
    lists = [ask(question) + ask(f"{question} --as-printed") for question in ("who", "where", "deals", "timeline", "ties", "figures", "said")]
    return json.dumps([everybody, everywhere, *lists], ensure_ascii=False)
