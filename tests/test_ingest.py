"""What `sinoeu ingest` takes for a corpus: a folder, files of the one that was loaded, or a stream of JSON Lines."""

import json
import os
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from program import Program
from sinoeu.curation.json_lines import read_json_lines
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.ingesting.for_now import clear_left
from tiny_corpus import load

PLACE = {"type": "place", "id": "cn", "name": "China", "country": "CN"}
CHEN = {"type": "person", "id": "chen", "name": "Chen Bo"}
STORY = {
    "article": {"id": "a", "title": "News"},
    "passages": [{"text": "Mayor Chen Bo spoke.", "claims": [{"role": "Mayor", "who": "chen"}]}, {"text": "Read on.", "skip": "boilerplate"}],
}


def lines(*records: object) -> str:
    """Records as JSON Lines; text as it is."""
    return "".join(f"{record if isinstance(record, str) else json.dumps(record)}\n" for record in records)


def test_a_stream_is_the_same_corpus_as_a_folder_of_its_records(fresh: Program) -> None:
    ran = fresh.run("ingest", "-", "--db", "stream.db", input=lines(STORY, "", CHEN, PLACE))
    assert (ran.status, ran.stderr) == (0, "sinoeu: loaded standard input: 1 article, 1 claim into stream.db\n")
    folder = fresh.folder / "corpus"
    folder.mkdir()
    for name, record in (("articles", STORY), ("people", CHEN), ("places", PLACE)):
        (folder / f"{name}.jsonl").write_text(lines(record), encoding="utf-8")
    assert fresh.run("ingest", "corpus", "--db", "folder.db").status == 0
    stream, other = (fresh.run("who", "chen", "--json", "--db", f"{name}.db") for name in ("stream", "folder"))
    assert stream.stdout == other.stdout
    assert stream.stderr == ""  # it is never stale: there is no file that could have changed
    ran = fresh.run("ingest", "-", "--db", "stream.db", input=lines(STORY, "", CHEN, PLACE, {"type": "person", "id": "li", "name": "Li Wei"}))
    assert ran.stderr.splitlines()[1] == "sinoeu: 0 articles read anew, 1 article taken over as loaded before"
    assert [path.name for path in fresh.folder.iterdir() if "sinoeu" in path.name] == []


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ('{"article": ', "error[unreadable]: not JSON: Expecting value"),
        ("[" * 600 + "]" * 600, "-:3:1: error[unreadable]: nested more than 40 deep"),
        ('{"a": ' * 100_000, "-:3:1: error[unreadable]: nested more than 40 deep"),
        ({"id": "x", "name": "X"}, "-:3:1: error[missing-key]: the record is no article, and has no type"),
        ({"type": "dog", "id": "x", "name": "X"}, "-:3:1: error[unknown-choice]: type cannot be 'dog'"),
        ({"type": "place", "id": "x", "name": "X", "in": "nowhere"}, "-:3:1: error[unknown-id]: nothing has the id 'nowhere'"),
        ({**STORY, "passages": [{"text": "Mayor Li.", "claims": [{"role": "Mayor", "who": "chen"}]}], "article": {"id": "b"}}, "-:3:1: error[not-in-passage]:"),
        (CHEN, "-:3:1: error[duplicate-id]: the id 'chen' is taken\n    the first is at -:2"),
    ],
)
def test_faults_of_a_stream_are_told_by_its_lines(fresh: Program, record: object, told: str) -> None:
    ran = fresh.inside("ingest", "-", "--dry-run", input=lines(STORY, CHEN, record))
    assert (ran.status, ran.stdout) == (1, "")
    assert told in ran.stderr


@pytest.mark.parametrize("depth", [40, 41])
def test_lists_and_mappings_stand_in_each_other_as_deep_as_in_yaml(depth: int) -> None:
    for start, end in (("[", "]"), ('{"a":', "}")):
        text = (start * depth + '"b"' + end * depth).encode()
        ((_, document),) = read_json_lines(BytesIO(text))
        assert [trouble.message for trouble in document.troubles] == [trouble.message for trouble in read_yaml(text).troubles]
        assert (document.content is None) == (depth > 40)


@pytest.mark.parametrize("record", [{}, {"id": "x"}, "x", {"article": {}}])
def test_of_lines_that_are_no_records_a_thousand_are_told(fresh: Program, record: object) -> None:
    ran = fresh.inside("ingest", "-", "--dry-run", input=lines(*[record] * 3_000))
    assert "-:1001:1: error[unreadable]: more than 1,000 lines are no records; those that follow are not read" in ran.stderr
    assert (ran.status, "-:1000:1:" in ran.stderr, "-:1002:" in ran.stderr) == (1, True, False)


@pytest.mark.parametrize("variable", ["TMPDIR", "TEMP", "TMP", ""])
def test_folders_of_killed_runs_are_cleared_away_wherever_temporary_files_may_be(variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "not there"))
    monkeypatch.setenv(variable or "OTHER", str(tmp_path))
    monkeypatch.chdir("/" if variable else tmp_path)
    (tmp_path / "sinoeu-for-now-abcdefgh").mkdir()
    (tmp_path / "sinoeu-for-now-others").mkdir()
    clear_left()
    assert [path.name for path in tmp_path.iterdir()] == ["sinoeu-for-now-others"]


def test_a_stream_of_nothing_is_no_corpus(fresh: Program) -> None:
    ran = fresh.inside("ingest", "-", "--dry-run", input="\n")
    assert (ran.status, ran.stderr.splitlines()[0]) == (3, "sinoeu: standard input holds no corpus: nothing came")


def corpus(folder: Path) -> Path:
    """A corpus of two files."""
    (folder / "articles").mkdir(parents=True)
    (folder / "people.yaml").write_text("chen: {name: Chen Bo}\n", encoding="utf-8")
    (folder / "articles" / "a.yaml").write_text("article: {id: a, title: News}\npassages: [{text: Chen Bo spoke., claims: [{role: spoke, who: chen}]}]\n", "utf-8")
    return folder


def test_a_file_brings_its_corpus_up_to_date(fresh: Program) -> None:
    article = corpus(fresh.folder / "mine") / "articles" / "a.yaml"
    ran = fresh.run("ingest", "mine/articles/a.yaml", "--db", "my.db")
    assert (ran.status, ran.stderr.splitlines()[0].endswith("and the database holds no corpus yet")) == (2, True)
    assert fresh.run("ingest", "mine", "--db", "my.db").status == 0
    article.write_text(article.read_text(encoding="utf-8").replace("News", "Later"), encoding="utf-8")
    assert fresh.run("ingest", "mine/articles/a.yaml", "mine/people.yaml", "--db", "my.db").status == 0
    with sqlite3.connect(fresh.folder / "my.db") as connection:
        assert connection.execute("SELECT value FROM head WHERE field = 'title'").fetchall() == [("Later",)]
    corpus(fresh.folder / "theirs")
    ran = fresh.run("ingest", "theirs/people.yaml", "--db", "my.db")
    assert (ran.status, "was loaded from" in ran.stderr) == (2, True)
    assert fresh.run("ingest", "theirs/people.yaml", "mine", "--db", "my.db").status == 2


PLACES_MOVED = """
cn: {name: China, country: CN, was: [china]}
nanjing: {name: Nanjing, in: china}
de: {name: Germany, country: DE, was: [deutschland], aliases: [deutschland]}
munich: {name: Munich, in: deutschland}
"""


def test_a_former_id_leads_to_who_had_it(tmp_path: Path) -> None:
    corpus(tmp_path / "mine")
    (tmp_path / "mine" / "people.yaml").write_text("bo-chen: {name: Chen Bo, was: [chen]}\n", encoding="utf-8")
    (tmp_path / "mine" / "places.yaml").write_text(PLACES_MOVED, encoding="utf-8")
    load(tmp_path / "mine", tmp_path / "my.db")
    with closing(sqlite3.connect(tmp_path / "my.db")) as connection:
        assert connection.execute("SELECT thing.key, cell.field FROM cell JOIN thing ON thing.id = cell.thing").fetchall() == [("bo-chen", "who")]
        assert connection.execute("SELECT count(*) FROM place_part WHERE depth = 1").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_files_of_other_names_are_told_not_to_be_read(fresh: Program) -> None:
    corpus(fresh.folder / "mine")
    (fresh.folder / "mine" / "articles-2.jsonl").write_text("{}\n", encoding="utf-8")
    (fresh.folder / "mine" / "articles" / "more.jsonl").write_text("{}\n", encoding="utf-8")
    (fresh.folder / "mine" / "#people.yaml").write_text("", encoding="utf-8")
    for words in (("ingest", "mine", "--db", "my.db"), ("ingest", "mine", "--dry-run"), ("check", "mine")):
        told = [line for line in fresh.run(*words).stderr.splitlines() if "not read" in line]
        assert len(told) == 1, words
        assert told[0].startswith(f"sinoeu: not read: mine{os.sep}articles{os.sep}more.jsonl and 1 more; articles are articles/*.yaml and articles.jsonl")


def test_a_file_that_is_a_whole_corpus_goes_through_standard_input_into_the_same_database(fresh: Program) -> None:
    (fresh.folder / "all.jsonl").write_text(json.dumps({"type": "person", "id": "chen", "name": "Chen Bo"}) + "\n", encoding="utf-8")
    ran = fresh.run("ingest", "all.jsonl", "--db", "my own.db")
    assert (ran.status, ran.stderr.splitlines()[-1]) == (2, "  try: sinoeu ingest - < all.jsonl --db 'my own.db'")
    assert fresh.shell("sinoeu ingest - < all.jsonl --db 'my own.db'").status == 0


def test_an_id_has_nothing_in_it_that_a_terminal_would_obey(fresh: Program) -> None:
    (fresh.folder / "mine").mkdir()
    (fresh.folder / "mine" / "people.jsonl").write_text(json.dumps({"id": "chen\u202e", "name": "Chen Bo"}) + "\n", encoding="utf-8")
    ran = fresh.run("check", "mine", "--errors")
    assert ran.status == 1
    assert "error[bad-id]: the id 'chen\\u202e' has U+202E RIGHT-TO-LEFT OVERRIDE in it" in ran.stdout
