"""`sources`: what each article is, how much of it is claimed, and its text with all marks."""

import csv
import io
import json
import re

import pytest
from rich.cells import cell_len

from program import SEEDS, Program

KEYS = [
    "type", "id", "title", "publisher", "published", "kind", "language", "url", "authors", "file", "sha256",
    "passages", "characters", "claimed", "skipped", "readings", "flags", "evidence",
]  # fmt: skip
ARTICLES = ["000", "001", "002", "003", "004"]


def test_all_articles_are_listed_with_what_is_claimed_and_skipped(program: Program) -> None:
    records = program.ask("sources")
    assert [record["id"] for record in records] == ARTICLES
    for record in records:
        assert [*record] == KEYS
        claimed, skipped = record["claimed"], record["skipped"]
        assert isinstance(claimed, dict)
        assert isinstance(skipped, dict)
        assert isinstance(skipped["by_reason"], dict)
        for unit in ("passages", "characters"):
            assert int(str(claimed[unit])) + int(str(skipped[unit])) == record[unit]
            assert sum(int(str(share[unit])) for share in skipped["by_reason"].values() if isinstance(share, dict)) == skipped[unit]
        text = (SEEDS / str(record["file"])).read_bytes().decode()
        assert 0 <= len(text) - int(str(record["characters"])) <= len(text) - len("".join(text.split()))


def test_the_editors_part_of_a_head_is_told(program: Program) -> None:
    record = program.ask("sources")[3]
    readings = record["readings"]
    assert isinstance(readings, list)
    assert [reading["field"] for reading in readings if isinstance(reading, dict)][:1] == ["title"]
    shown = program.on_terminal("sources", columns=120, env={"NO_COLOR": "1"}).stdout
    assert "[Henan Daily]" in shown
    assert "[2024-06]" in shown
    assert "n.d." in shown
    assert not any(record["title"] for record in program.ask("sources", "--as-printed") if record["id"] == "003")


@pytest.mark.parametrize("id", ARTICLES)
def test_the_passages_are_the_article(id: str, program: Program) -> None:
    (record,) = program.ask("sources", id)
    assert [*record] == [*KEYS[:-2], "text", *KEYS[-2:]]
    text = (SEEDS / str(record["file"])).read_bytes().decode()
    passages = record["text"]
    assert isinstance(passages, list)
    assert len(passages) == record["passages"]
    for passage in passages:
        assert isinstance(passage, dict)
        assert text[int(str(passage["start"])) : int(str(passage["end"]))] == passage["text"]
        assert bool(passage["claims"]) != bool(passage["skip"])
    joined = "".join(str(passage["text"]) for passage in passages if isinstance(passage, dict))
    assert "".join(joined.split()) == "".join(text.split())


def test_the_text_in_a_pipe_is_plain_with_marks(program: Program) -> None:
    ran = program.run("sources", "004")
    assert "\x1b" not in ran.stdout
    assert "  2 -  丨Win-win cooperation" in ran.stdout
    assert "  3    _Our reporter Song Min_ [of: Henan Daily] and _Henan Daily" in ran.stdout
    assert "  8 x  ~~No matter what, the answer will eventually be revealed.~~ (injected)" in ran.stdout
    assert "Luzhou⚑ [Luxembourg]" in ran.stdout
    assert "⚑ mistranslated: " in ran.stdout
    assert "~~so~~: text of another" in ran.stdout
    assert "[Luxembourg]" not in program.run("sources", "004", "--as-printed").stdout
    assert len(ran.stdout) > 10_000


def test_the_text_on_a_terminal_is_set(program: Program) -> None:
    ran = program.on_terminal("sources", "004", columns=100)
    assert "\x1b[4mOur reporter Song Min" in ran.stdout
    assert any("\x1b[2;9m" in line and "No matter what" in line for line in ran.stdout.splitlines())
    assert "\x1b[36m [of: Henan Daily]" in ran.stdout
    assert "~~" not in ran.stdout
    assert "  55 " in re.sub(r"\x1b\[[0-9;]*m", " ", re.sub(r"\x1b\]8;[^\x1b]*\x1b\\", "", ran.stdout))


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("words", [("sources",), ("sources", "001"), ("sources", "004")])
def test_no_line_is_wider_than_the_terminal(words: tuple[str, ...], columns: int, program: Program) -> None:
    for ran in (program.on_terminal(*words, columns=columns, env={"NO_COLOR": "1"}), program.run(*words, "--table", columns=columns)):
        assert ran.status == 0
        assert max(map(cell_len, ran.stdout.splitlines())) <= columns


def test_the_flat_formats_have_a_line_a_passage(program: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(program.run("sources", "003", "--csv").stdout)))
    assert [row["passage"] for row in rows] == [f"003:{number}" for number in range(1, 18)]
    assert rows[0]["skip"] == "byline"
    assert rows[8]["claims"] == "003:9.1; 003:9.2"
    assert rows[8]["flags"].startswith("implausible: ")
    (line,) = program.run("sources", "003", "--jsonl").stdout.splitlines()
    assert json.loads(line) == program.ask("sources", "003")[0]
    assert program.run("sources", "--columns", "id,passages,claimed_passages,skipped_passages").stdout.splitlines()[4] == "003\t17\t14\t3"


@pytest.mark.parametrize(("typed", "said"), [("03", "article 003"), ("changzhou", "is no article"), ("nowhere-at-all", "there is no id or name")])
def test_what_is_no_article_is_told(typed: str, said: str, program: Program) -> None:
    ran = program.run("sources", typed)
    assert ran.status == 1
    assert said in ran.stderr
    assert not ran.stdout
