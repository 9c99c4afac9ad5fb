"""A corpus of a few articles that is edited at random, and what a database that is made of it holds."""

import json
import random
from collections import Counter
from hashlib import sha256
from pathlib import Path

import tiny_corpus
from sinoeu.store.reading import open_database
from sinoeu.store.seal import is_whole

Record = dict[str, object]
NAMES = ("Chen Bo", "Elke Kahr", "Zhu Li", "Bo Chen")
CITIES = ("Nanjing", "Graz", "Ningbo")
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
