"""The law of a corpus that is loaded again: by what has changed, the database is the same, row for row, as one built from nothing."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from edited_corpus import InFiles, Made, Record, differences, rows
from sinoeu.curation.files import Unreadable
from sinoeu.curation.json_lines import MAX_LINE
from sinoeu.curation.reading import CorpusReader
from sinoeu.errors import Stop
from sinoeu.ingesting.loading import Loaded, ingest
from sinoeu.opening import changed_files
from sinoeu.store import amending
from sinoeu.store.ids import thing_id
from sinoeu.store.reading import open_database
from sinoeu.store.seal import prepare, seal
from tiny_corpus import write

FORUM: Record = {"article": {"id": "x"}, "passages": [{"text": "A fair.", "claims": [{"event": "e0", "kind": "fair"}]}]}
OTHER: Record = {"article": {"id": "x"}, "passages": [{"text": "Firm 0 took part.", "claims": [{"part": "o0", "in": "nothing"}]}]}


@pytest.fixture
def corpus(tmp_path: Path) -> Made:
    """A corpus that is loaded."""
    made = Made(tmp_path / "corpus", 1)
    assert loaded(made.write(), tmp_path / "kept.db").done
    return made


def loaded(folder: Path, database: Path) -> Loaded:
    """A corpus loaded, or left where it has faults."""
    return ingest(folder, database)


@pytest.mark.parametrize(("form", "seed"), [(Made, 1), (Made, 2), (Made, 3), (InFiles, 4)])
def test_a_corpus_loaded_again_is_as_one_built_from_nothing(tmp_path: Path, form: type[Made], seed: int) -> None:
    made, kept, anew = form(tmp_path / "corpus", seed), tmp_path / "kept.db", tmp_path / "anew.db"
    first = loaded(made.write(), kept)
    assert first.done, list(map(str, first.findings[:3]))
    for _ in range(3):
        told = [made.edit() for _ in range(made.random.randrange(1, 3))]
        again = loaded(made.write(), kept)
        anew.unlink(missing_ok=True)
        whole = loaded(made.folder, anew)
        assert (again.done, whole.done) == (True, True), (told, list(map(str, whole.findings[:3])))
        assert differences(kept, anew) == {}, told
        assert again.run == whole.run
        assert again.anew is not None, told


def test_where_nothing_has_changed_nothing_is_written(corpus: Made, tmp_path: Path) -> None:
    before = (tmp_path / "kept.db").stat()
    again = loaded(corpus.folder, tmp_path / "kept.db")
    assert (again.anew, again.run.articles) == (0, len(corpus.articles))
    assert (tmp_path / "kept.db").stat() == before
    os.utime(corpus.folder / "people.jsonl", (1, 1))
    assert loaded(corpus.folder, tmp_path / "kept.db").anew == 0
    connection = open_database(tmp_path / "kept.db")
    assert list(changed_files(connection, 9)) == []
    connection.close()


def test_a_fault_in_what_has_changed_changes_nothing(corpus: Made, tmp_path: Path) -> None:
    before = (tmp_path / "kept.db").read_bytes()
    for spoiled, rule in (
        ({"article": {"id": "a1"}, "passages": [{"text": "Again.", "skip": "opinion"}]}, "duplicate-id"),
        (FORUM, "contradiction"),
        (OTHER, "unknown-id"),
    ):
        (corpus.folder / "articles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in [*corpus.articles, spoiled]), encoding="utf-8")
        again = loaded(corpus.folder, tmp_path / "kept.db")
        assert (again.done, [finding.rule for finding in again.findings]) == (False, [rule])
    assert (tmp_path / "kept.db").read_bytes() == before


def test_of_a_line_without_end_no_more_is_held_than_of_any_other(corpus: Made, tmp_path: Path) -> None:
    articles = corpus.folder / "articles.jsonl"
    whole = articles.read_text(encoding="utf-8")
    articles.write_text("x" * (3 * MAX_LINE) + "\n" + whole, encoding="utf-8")
    again = loaded(corpus.folder, tmp_path / "kept.db")
    assert [(finding.line, finding.rule) for finding in again.findings] == [(1, "unreadable")]
    reader = CorpusReader(corpus.folder, ())
    first, *_ = reader.article_chunks()
    digests = list(reader.digests_of(first))
    assert [number for number, _ in digests] == [1]
    with pytest.raises(Unreadable, match="more than 2,097,152 bytes"):
        reader.narrowed(first, 1)


def test_damage_that_keeps_a_database_from_being_read_is_mended(corpus: Made, tmp_path: Path) -> None:
    database = tmp_path / "kept.db"
    whole, content = rows(database), database.read_bytes()
    connection = open_database(database)
    ((size,),) = connection.execute("PRAGMA page_size")
    pages = [page for (page,) in connection.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('corpus', 'digest', 'seal') ORDER BY name")]
    connection.close()
    no_text = content.replace(b"folder", b"\xff" * 6)
    for damaged in (content[:100] + b"\xa5" * 2900 + content[3000:], *(_without_page(content, page, size) for page in pages), no_text):
        assert damaged != content
        assert len(damaged) == len(content)
        database.write_bytes(damaged)
        assert loaded(corpus.folder, database).anew is None
        assert rows(database) == whole


def _without_page(content: bytes, page: int, size: int) -> bytes:
    return content[: (page - 1) * size] + b"\xa5" * size + content[page * size :]


def test_what_is_damaged_or_was_made_otherwise_is_built_anew(corpus: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "kept.db"
    whole = rows(database)
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    assert loaded(corpus.folder, database).anew is None
    assert rows(database) == whole
    (corpus.folder / "corpus.yaml").write_text("known: [Belt and Road]", encoding="utf-8")
    assert loaded(corpus.folder, database).anew is None
    monkeypatch.setattr("sinoeu.ingesting.amending.sys.version_info", (4, 0))
    assert loaded(corpus.folder, database).anew is None


def test_nothing_is_written_where_somebody_added_a_trigger_and_sealed_it(corpus: Made, tmp_path: Path) -> None:
    database = tmp_path / "kept.db"
    corpus.articles[3] = corpus.article(3)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TRIGGER theirs AFTER DELETE ON article BEGIN DELETE FROM name; END")
        connection.execute("DELETE FROM seal")
        room = prepare(connection)
    seal(database, room)
    again = loaded(corpus.write(), database)
    assert (again.done, again.anew) == (True, None)
    assert loaded(corpus.folder, tmp_path / "anew.db").done
    assert differences(database, tmp_path / "anew.db") == {}


def test_a_former_id_that_is_taken_away_is_missed(corpus: Made, tmp_path: Path) -> None:
    corpus.places[1].update(was=["old"], aliases=["old"])
    corpus.firms[1]["place"] = "old"
    assert loaded(corpus.write(), tmp_path / "kept.db").done
    del corpus.places[1]["was"]
    assert [finding.rule for finding in loaded(corpus.write(), tmp_path / "kept.db").findings] == ["unknown-id"]


def nested(made: Made) -> None:
    """Fourteen events, each a part of the next, of which only the last is dated."""
    claims: list[Record] = [{"event": f"n{at}", "kind": "fair", **({"when": "2021"} if at == 14 else {"part_of": f"n{at + 1}"})} for at in range(15)]
    made.articles.append({"article": {"id": "nested"}, "passages": [{"text": "In 2021.", "claims": claims}]})
    made.articles.append({"article": {"id": "within"}, "passages": [{"text": "A forum.", "claims": [{"event": "n", "kind": "fair", "part_of": "n0"}]}]})


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.articles.pop(),
        lambda made: made.articles[5].update(article={"id": "b5"}),
        lambda made: made.places[3].update({"in": "c0"}),
        lambda made: made.people[0].update(was=["bo"]),
        lambda made: made.places.append({"id": "de", "name": "Germany", "country": "DE"}),
        lambda made: made.articles.extend(made.article(len(made.articles)) for _ in range(30)),
        nested,
    ],
)
def test_what_is_unusual_is_built_from_nothing(corpus: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Made], None]) -> None:
    monkeypatch.setattr("sinoeu.ingesting.amending.FEW", 25)
    change(corpus)
    again = loaded(corpus.write(), tmp_path / "kept.db")
    assert (again.done, again.anew) == (True, None)


def test_an_article_that_shares_two_things_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three that speak of the first two events come first; the deals, which have their date of the last event, are read anew all the same."""
    monkeypatch.setattr("sinoeu.ingesting.amending.FEW", 6)
    events = sorted(("alpha", "beta", "gamma"), key=thing_id)

    def said(**claim: str | list[str]) -> Record:
        return {"text": "Elke Kahr and Chen Bo signed a contract on trade in 2021 or 2022.", "claims": [claim]}

    def articles(when: str) -> list[list[Record]]:
        told = [said(event=event, kind="forum") for event in events[:2]] + [said(event=events[2], kind="forum", when=when)]
        took_part = [said(part="p0", **{"in": event}) for event in events[:2]]
        deals = [[said(deal=f"d{at}", kind="contract", parties=["p0", "p1"], about="trade", **{"in": events[2]})] for at in range(2)]
        return [told, took_part, took_part, took_part, *deals]

    made, kept, anew = Made(tmp_path / "corpus", 1), tmp_path / "kept.db", tmp_path / "anew.db"
    for when in ("2021", "2022"):
        made.articles = [{"article": {"id": f"a{at}"}, "passages": passages} for at, passages in enumerate(articles(when))]
        again = loaded(made.write(), kept)
    assert (again.done, again.anew) == (True, 6), list(map(str, again.findings))
    assert loaded(made.folder, anew).done
    assert differences(kept, anew) == {}


@pytest.mark.parametrize("step", ["derive_claims", "count_all", "_copy"])
def test_what_fails_halfway_leaves_the_old_answers(corpus: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    before = (tmp_path / "kept.db").read_bytes()
    monkeypatch.setattr(amending, step, fail)
    corpus.articles[3] = corpus.article(3)
    with pytest.raises(Stop, match="cannot write x"):
        loaded(corpus.write(), tmp_path / "kept.db")
    assert (tmp_path / "kept.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "kept.db"]


PRINTED_FOR_TWO = {
    "people.jsonl": '{"id": "lena", "name": "Lena Ostrow"}\n',
    "places.jsonl": '{"id": "bonn", "name": "Bonn", "country": "DE"}\n',
    "articles.jsonl": """
{"article": {"id": "a", "title": "One"}, "passages": [{"text": "One"}, {"text": "Mayor Port Said spoke.",
    "claims": [{"role": "Mayor", "who": {"printed": "Port Said", "is": "lena", "because": "misprint"}}]}]}
{"article": {"id": "b", "title": "Two"}, "passages": [{"text": "Two"}, {"text": "A fair in Port Said.",
    "claims": [{"event": "fair", "kind": "fair", "where": {"printed": "Port Said", "is": "bonn", "because": "misprint"}}]}]}
""".strip()
    .replace(",\n    ", ", ")
    .replace('"text": "One"}', '"text": "One", "skip": "byline"}')
    .replace('"text": "Two"}', '"text": "Two", "skip": "byline"}'),
}


def test_words_printed_for_a_person_and_for_a_place_are_filed_for_both(tmp_path: Path) -> None:
    corpus, kept, anew = write(tmp_path / "corpus", PRINTED_FOR_TWO), tmp_path / "kept.db", tmp_path / "anew.db"
    first = loaded(corpus, kept)
    assert first.done, list(map(str, first.findings))
    articles = corpus / "articles.jsonl"
    articles.write_text(articles.read_text(encoding="utf-8").replace("spoke", "came"), encoding="utf-8")
    again = loaded(corpus, kept)
    assert (again.done, again.anew) == (True, 2), "they share what is printed"
    loaded(corpus, anew)
    assert differences(kept, anew) == {}


@pytest.mark.parametrize(("change", "because"), [
    (lambda made: made.articles.pop(), "a record is gone from where it stood"),
    (
        lambda made: (made.folder / "corpus.yaml").write_text("known: [Silk Road]\n", encoding="utf-8"),
        "this is another version of the program, or corpus.yaml has changed",
    ),
])  # fmt: skip
def test_it_is_told_why_everything_was_read(corpus: Made, tmp_path: Path, change: Callable[[Made], object], because: str) -> None:
    change(corpus)
    again = loaded(corpus.write(), tmp_path / "kept.db")
    assert (again.done, again.anew, again.because) == (True, None, because)
