"""What tests are handed: the program with the bundled corpus loaded, built once, and never changed by a test."""

import json
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from program import Program
from tiny_corpus import opened, write

for _number in (signal.SIGINT, signal.SIGHUP):
    if signal.getsignal(_number) is signal.SIG_IGN:  # as of whoever runs the tests in the background: the program would leave it so
        signal.signal(_number, signal.SIG_DFL)

settings.register_profile("slow-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("slow-machine")  # a slow moment of the machine is no fault of the program

_TWO_VOICES = {
    "corpus.yaml": "name: two voices\n",
    "people.yaml": """
        anna-adler: {name: Anna Adler, was: [a-adler, adler-a]}
        anna-berg: {name: Anna Berg}
        """,
    "organisations.yaml": "works: {name: The Works}\n",
}


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program in a home where the bundled corpus is loaded. Tests only read; one that writes takes `fresh`."""
    made = Program(tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("folder"))
    ran = made.run("ingest")
    assert ran.status == 0, ran.stderr
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Program:
    """The program in a home where nothing was asked yet."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return Program(tmp_path / "home", folder)


@pytest.fixture
def voices(fresh: Program) -> Program:
    """A corpus in which two passages disagree, somebody had other ids, and there are no files of texts."""
    folder = write(fresh.folder / "voices", _TWO_VOICES)
    texts = ["Anna Adler opened the fair on 2 May 2023.", "Anna Berg of The Works says the fair was on 3 May 2023. \x1b[2J"]
    claims = [
        [
            {"event": "fair-2023", "kind": "fair", "name": "fair", "when": "2023-05-02", "note": "another passage has another day"},
            {"part": "anna-adler", "in": "fair-2023"},
        ],
        [
            {"event": "fair-2023", "when": "2023-05-03", "by": "anna-berg", "note": "another passage has another day"},
            {"figure": "fairs", "value": "3", "of": "works", "as_of": "2023-05-03"},
        ],
    ]
    head = {"id": "a1", "publisher": {"is": "A & B", "because": "on its page", "url": "https://example.org/a_b"}}
    article = {"article": head, "passages": [{"text": text, "claims": said} for text, said in zip(texts, claims, strict=True)]}
    (folder / "articles.jsonl").write_text(json.dumps(article) + "\n")
    ran = fresh.run("ingest", "voices")
    assert ran.status == 0, ran.stderr
    return fresh


@pytest.fixture(scope="module")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The database of the corpus that a module's FILES are."""
    connection = opened(tmp_path_factory.mktemp("corpus"), request.module.FILES)
    yield connection
    connection.close()
