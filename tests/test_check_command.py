"""The command that proves a corpus: on a terminal with the line and a caret, in a pipe a line a fault, as JSON one array."""

import json
import os
import shutil
from pathlib import Path

import pytest

from program import DATA, SEEDS, Program

MISPRINT = ("who: du-chunguo", "who: du-chunguu")


@pytest.fixture
def spoiled(fresh: Program) -> Program:
    """A home whose folder `corpus` is the bundled corpus with one wrong id."""
    shutil.copytree(DATA, fresh.folder / "corpus")
    shutil.copytree(SEEDS, fresh.folder / "seeds")
    path = fresh.folder / "corpus" / "articles" / "003.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(*MISPRINT, 1), encoding="utf-8")
    return fresh


def screen(program: Program, *words: str, columns: int = 80) -> list[str]:
    """The lines that the program draws on a terminal."""
    return program.drawn(["sinoeu", *words], columns).stdout.splitlines()


def test_the_bundled_corpus_has_neither_faults_nor_warnings_left(fresh: Program) -> None:
    ran = fresh.run("check")
    assert (ran.status, ran.stdout) == (0, "")
    assert ran.stderr.endswith("0 faults, 0 warnings\n")


def test_a_terminal_shows_the_line_and_the_column(spoiled: Program) -> None:
    finding, line, caret, hint = screen(spoiled, "check", "corpus", "--errors", columns=100)
    assert "error[unknown-id]: nothing has the id 'du-chunguu'" in finding
    assert line == "        who: du-chunguu"
    assert line[caret.index("^") :] == "du-chunguu"
    assert hint == "    did you mean 'du-chunguo'?"


def test_a_pipe_has_a_line_and_a_hint(spoiled: Program) -> None:
    ran = spoiled.run("check", "corpus", "--errors")
    assert ran.status == 1
    assert len(ran.stdout.splitlines()) == 2


def test_long_and_hostile_lines_stay_within_the_width(fresh: Program) -> None:
    folder = fresh.folder / "corpus" / "articles"
    folder.mkdir(parents=True)
    hostile = "常\u202e" * 300
    text = f"article: {{id: a}}\npassages: [{{text: '{hostile}', skip: opinion}}, {{text: b, skip: opinionn}}]\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    lines = screen(fresh, "check", "corpus", columns=60)
    assert "error[unknown-choice]:" in "".join(lines)
    assert "\u202e" not in "".join(lines)
    assert max(map(len, lines)) <= 60
    at = next(at for at, line in enumerate(lines) if line.strip() == "^")
    assert lines[at - 1][lines[at].index("^") :].startswith("opinionn")
    assert lines[at + 1 :]


def test_json_is_one_array_with_stable_keys(spoiled: Program) -> None:
    (finding,) = json.loads(spoiled.run("check", "corpus", "--errors", "--json").stdout)
    assert set(finding) == {"file", "line", "column", "rule", "severity", "message", "hint"}
    assert spoiled.run("check", "--errors", "--json").stdout == "[]\n"


def test_a_file_whose_name_is_no_text_is_told_in_strict_json(fresh: Program) -> None:
    path = fresh.folder / "corpus" / "articles" / os.fsdecode(b"\xff\xc3\xa4.yaml")
    path.parent.mkdir(parents=True)
    path.write_text("[]")
    for locale in ("C", "C.UTF-8"):
        ran = fresh.run("check", "corpus", "--json", env={"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
        assert ran.stdout.isascii()
        assert {finding["file"] for finding in json.loads(ran.stdout)} == {"corpus/articles/\ufffdä.yaml"} if locale != "C" else "\\udc" not in ran.stdout


def test_a_file_is_checked_with_its_corpus(spoiled: Program) -> None:
    assert spoiled.run("check", "corpus/articles/003.yaml").status == 1
    assert spoiled.run("check", "corpus/articles/002.yaml", "corpus/people.yaml").status == 0
    assert spoiled.run("check", "corpus", "corpus/people.yaml").status == 2


def test_faults_are_told_in_the_order_of_files_and_lines(fresh: Program) -> None:
    folder = fresh.folder / "corpus"
    folder.mkdir()
    record = {"article": {"id": "a"}, "passages": [{"text": "x", "claims": [{"part": "nobody", "in": "nothing"}]}]}
    lines = [json.dumps({**record, "article": {"id": f"a{number}"}}) for number in range(300)]
    (folder / "articles.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    found = json.loads(fresh.run("check", "corpus", "--json").stdout)
    assert len(found) == 601
    assert [finding["line"] for finding in found] == sorted(finding["line"] for finding in found)


def test_no_line_is_shown_of_a_file_outside_the_corpus(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("secret: yes\n", encoding="utf-8")
    folder = fresh.folder / "corpus" / "articles"
    folder.mkdir(parents=True)
    (folder / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    assert not [line for line in screen(fresh, "check", "corpus") if "secret: yes" in line]
