"""The law of a corpus that is loaded again: by what has changed, the database is the same, row for row, as one built from nothing."""

import json
import os
import random
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import tiny_corpus
from sinoeu.errors import Stop
from sinoeu.ingesting.loading import Loaded, ingest
from sinoeu.opening import changed_files
from sinoeu.store import amending
from sinoeu.store.ids import thing_id
from sinoeu.store.reading import open_database
from sinoeu.store.seal import is_whole

Record = dict[str, object]
NAMES = ("Chen Bo", "Elke Kahr", "Zhu Li", "Bo Chen")
CITIES = ("Nanjing", "Graz", "Ningbo")
FORUM: Record = {"article": {"id": "x"}, "passages": [{"text": "A fair.", "claims": [{"event": "e0", "kind": "fair"}]}]}
OTHER: Record = {"article": {"id": "x"}, "passages": [{"text": "Firm 0 took part.", "claims": [{"part": "o0", "in": "nothing"}]}]}
DATES = ("2021", "2021-05", "2021-05-21", "XXXX-05-21")


def rows(database: Path) -> dict[str, Counter[tuple[object, ...]]]:
    """Every row of every table, and every word of the full text: all but what says how the file came to be."""
    connection = open_database(database)
    assert is_whole(connection, database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: Counter(connection.execute(f"SELECT * FROM {name}")) for name in names if not name.startswith(("passage_text", "sqlite_stat")) and name != "seal"}
    connection.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, passage_text, 'instance')")
    found["passage_text"] = Counter(connection.execute("SELECT term, doc, col FROM temp.term"))
    found["sizes"] = Counter(connection.execute("SELECT id, sz FROM passage_text_docsize"))
    found["ranks"] = Counter(connection.execute("SELECT rowid, round(rank, 9) FROM passage_text WHERE passage_text MATCH 'forums OR ningbo OR contract'"))
    connection.close()
    return found


def differences(one: Path, other: Path) -> dict[str, tuple[list[tuple[object, ...]], list[tuple[object, ...]]]]:
    """What rows of each table only the one has, and only the other."""
    here, there = rows(one), rows(other)
    return {name: (sorted(here[name] - there[name], key=repr)[:9], sorted(there[name] - here[name], key=repr)[:9]) for name in here if here[name] != there[name]}


class Made:
    """A corpus of a few articles that speak of the same people, events and deals, and what may be done to it."""

    edits: tuple[str, ...] = ("article", "article", "passage", "add", "alias", "somebody", "seat")

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.people: list[Record] = [{"id": f"p{at}", "name": name, "forms": [name.split()[-1]]} for at, name in enumerate(NAMES)]
        self.firms: list[Record] = [{"id": f"o{at}", "name": f"Firm {at}", **({"place": f"c{at}"} if at else {})} for at in range(2)]
        self.places: list[Record] = [{"id": "cn", "name": "China", "country": "CN"}]
        self.places += [{"id": f"c{at}", "name": name, "in": "cn"} for at, name in enumerate(CITIES)]
        self.articles = [self.article(number) for number in range(21)]

    def write(self) -> Path:
        """The corpus in its folder."""
        self.folder.mkdir(exist_ok=True)
        for name, records in (("people", self.people), ("organisations", self.firms), ("places", self.places), ("articles", self.articles)):
            (self.folder / f"{name}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return self.folder

    def article(self, number: int) -> Record:
        """An article of two or three passages."""
        head = {"id": f"a{number}", "title": f"News {self.random.randrange(9**9)}"}
        if self.random.random() < 0.7:
            head["published"] = f"202{self.random.randrange(5)}-01-01"
        own = [{"text": "Two forums.", "claims": [{"event": f"e{number + at}", "kind": "forum"} for at in range(2)]}] if number % 3 == 0 else []
        return {"article": head, "passages": [*own, *(self.passage(number) for _ in range(self.random.randrange(2, 4)))]}

    def passage(self, number: int) -> Record:
        """A passage with what it says; events and deals are often those of neighbours."""
        pick = self.random
        at, city, firm = pick.randrange(len(self.people)), pick.randrange(3), pick.randrange(2)
        name, place = pick.choice([str(self.people[at]["name"]), str(self.people[at]["name"]).replace("New ", "")]), CITIES[city]
        event, deal = f"e{number // 3 * 3 + pick.randrange(2)}", f"d{number // 2}"
        town, doctor = f"Oldtown {CITIES[number % 3]}{number // 9}", f"Doctor {chr(ord('A') + number // 4)}ob"
        text = f"{name} and Firm {firm} met in {place}, {town}, in 21 May 2021 about trade {pick.randrange(5)} with {doctor}."
        other: Record = {"is": pick.choice([f"c{(city + 1) % 3}", f"c{city}"]), "because": "misprint", "printed": town}
        claims: list[Record] = pick.sample(
            [
                {
                    "event": event,
                    "kind": "forum",
                    **({"when": pick.choice(DATES), "note": "so"} if pick.random() < 0.5 else {}),
                    **({"part_of": f"e{number // 3 * 3 + 2}"} if pick.random() < 0.3 else {}),
                },
                {"event": event, "kind": "forum", "where": pick.choice([f"c{city}", other]), **({"name": "trade"} if pick.random() < 0.5 else {})},
                {"event": event, "kind": "forum", "at": f"o{firm}"},
                {"deal": deal, "kind": "contract", "parties": [f"o{firm}", f"p{at}"], "about": "trade", "note": "so", **({"in": event} if pick.random() < 0.5 else {})},
                {"part": f"p{at}", "in": event},
                {"role": {"is": "Mayor", "because": "so", "printed": "met"}, "who": f"p{at}", "of": f"c{city}"},
                {"said": {"is": f"p{(at + 1) % len(self.people)}", "because": "misprint", "printed": doctor}, "words": "about trade"},
                {"figure": "trade", "of": f"c{city}", "value": "21", "as_of": "2021"},
            ],
            3,
        )
        return {"text": text, "claims": [*claims, {"event": f"e{number // 3 * 3 + 2}", "kind": "fair"}]}

    def edit(self) -> str:
        """One thing changed; what it was."""
        at = self.random.randrange(len(self.articles))
        match self.random.choice(self.edits):
            case "article":
                self.articles[at] = self.article(at)
                return f"article {at}"
            case "passage":
                passages = self.articles[at]["passages"]
                assert isinstance(passages, list)
                passages.append({"text": "Nothing more.", "skip": "boilerplate"})
                return f"passage of {at}"
            case "add":
                self.articles.append(self.article(len(self.articles)))
                return "another"
            case "alias":
                entry = self.random.choice([*self.people, *self.firms, *self.places])
                entry["aliases"] = [f"Alias {self.random.randrange(9**9)}"]
                if self.random.random() < 0.5:
                    entry["forms"] = [entry["name"], str(entry["name"]).split()[-1]]
                    entry["name"] = f"New {entry['name']}"
                return f"alias of {entry['id']}"
            case "somebody":
                self.people.append({"id": f"p{len(self.people)}", "name": f"Li Wei{len(self.people)}"})
                return "somebody"
            case _:
                self.firms[1]["place"] = f"c{(int(str(self.firms[1]['place'])[1]) + 1) % 3}"
                return "seat"


class InFiles(Made):
    """The same as YAML, each article with a text of its own."""

    edits = ("article", "article", "passage", "add")

    def write(self) -> Path:
        """The corpus in its folder."""
        for name, records in (("people", self.people), ("organisations", self.firms), ("places", self.places)):
            entries = {str(record["id"]): {key: value for key, value in record.items() if key != "id"} for record in records}
            tiny_corpus.write(self.folder, {f"{name}.yaml": json.dumps(entries)})
        for number, article in enumerate(self.articles):
            passages = article["passages"]
            assert isinstance(passages, list)
            text = "\n\n".join(passage["text"] for passage in passages)
            head = {"id": f"a{number}", "file": f"{number}.txt", "sha256": sha256(text.encode()).hexdigest()}
            tiny_corpus.write(self.folder, {f"texts/{number}.txt": text, f"articles/{number:03}.yaml": json.dumps({"article": head, "passages": passages})})
        return self.folder


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
