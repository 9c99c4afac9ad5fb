"""What an export holds: a valid Data Package, every cell with its evidence, the same in CSV and JSON Lines, and the same bytes every time."""

import csv
import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypedDict

import pytest
from frictionless import Package

from program import DATA, SEEDS, Program
from sinoeu.answers.tables import tables
from sinoeu.answers.tables.claimed import NAMES
from sinoeu.model.answer import Json
from sinoeu.model.kinds import KINDS
from sinoeu.model.table import Table
from sinoeu.store.reading import open_database
from test_evidence import article
from test_links import loaded
from test_render import ESCAPES

TABLES = [
    "articles", "passages", "flags", "evidence", "values", "entities", "people", "organisations", "places", "names",
    "events", "deals", "roles", "parts", "meetings", "ties", "figures", "said", "timeline",
]  # fmt: skip
Row = dict[str, Json]


class Field(TypedDict):
    """A column as the descriptor has it."""

    name: str
    type: str
    description: str


@pytest.fixture(scope="module")
def folder(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of the bundled corpus."""
    made = tmp_path_factory.mktemp("export") / "data"
    ran = program.run("export", str(made))
    assert (ran.status, ran.stdout) == (0, "")
    assert ran.stderr == f"sinoeu: exported 19 tables with 2,321 rows into {made}\n"
    return made


def descriptor(folder: Path) -> dict[str, Json]:
    """The datapackage.json of an export."""
    read: dict[str, Json] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return read


def lines(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table as its CSV has them."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, strict=True))


def records(folder: Path, name: str) -> list[Row]:
    """The rows of a table as its JSON Lines have them; split at line feeds alone."""
    text = (folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line, parse_float=Decimal) for line in text.split("\n")[:-1]]


def fields(folder: Path) -> Iterator[tuple[str, list[Field]]]:
    """Of each table its columns."""
    resources = descriptor(folder)["resources"]
    assert isinstance(resources, list)
    for resource in resources:
        if isinstance(resource, dict) and isinstance(resource.get("schema"), dict):
            yield str(resource["name"]), resource["schema"]["fields"]  # type: ignore[index,call-overload,misc]  # a dict, as was asked a line before


def faults(folder: Path) -> list[list[str]]:
    """What a validator of Data Packages finds wrong: metadata, digests, types, constraints, keys and references."""
    found: list[list[str]] = Package(str(folder / "datapackage.json")).validate().flatten(["title", "type", "note"])
    return found


def test_it_is_a_valid_data_package(folder: Path) -> None:
    assert faults(folder) == []
    assert [name for name, _ in fields(folder)] == TABLES
    files = {f"{name}.{end}" for name in TABLES for end in ("csv", "jsonl")} | {"places.geojson", "datapackage.json"}
    assert {path.name for path in folder.iterdir()} == files
    assert descriptor(folder)["licenses"] == [{"name": "MIT", "title": "MIT License"}]


@pytest.mark.parametrize(
    ("name", "column", "value", "fault"),
    [
        ("values", "entity", "nobody", "foreign-key"),
        ("values", "claim", "999:1.1", "foreign-key"),
        ("events", "part_of", "nothing", "foreign-key"),
        ("places", "within", "nowhere", "foreign-key"),
        ("events", "when_start", "soon", "type-error"),
        ("places", "lat", "north", "type-error"),
        ("passages", "line", "1.5", "type-error"),
        ("deals", "named", "perhaps", "type-error"),
        ("roles", "evidence", "", "constraint-error"),
    ],
)
def test_its_types_and_references_are_looked_at(name: str, column: str, value: str, fault: str, folder: Path, tmp_path: Path) -> None:
    """A validator that would find nothing wrong would prove nothing."""
    spoiled = tmp_path / "spoiled"
    shutil.copytree(folder, spoiled)
    rows = lines(folder, name)
    rows[0][column] = value
    with (spoiled / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    package = json.loads((spoiled / "datapackage.json").read_text())
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (spoiled / "datapackage.json").write_text(json.dumps(package))
    assert fault in {found for _, found, _ in faults(spoiled)}


def test_the_same_corpus_gives_the_same_bytes(folder: Path, fresh: Program) -> None:
    shutil.copytree(DATA, fresh.folder / "elsewhere")
    shutil.copytree(SEEDS, fresh.folder / "elsewhere" / "texts")
    assert fresh.run("ingest", "elsewhere", "--db", "mine.db").status == 0
    assert fresh.run("export", "out", "--db", "mine.db", env={"LC_ALL": "C", "TZ": "Asia/Shanghai", "SINOEU_TODAY": "2031-01-01"}).status == 0
    made = fresh.folder / "out"
    assert {path.name for path in made.iterdir()} == {path.name for path in folder.iterdir()}
    for path in sorted(folder.iterdir()):
        if path.name != "datapackage.json":
            assert (made / path.name).read_bytes() == path.read_bytes(), path.name
    bundled, another = descriptor(folder), descriptor(made)
    assert bundled["resources"] == another["resources"]
    assert "licenses" not in another, "under what another corpus may be used is not known"
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    assert fresh.run("export", "out", "--db", "mine.db").status == 0
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before
    assert all(b"\r" not in content for content in before.values())


def test_both_formats_say_the_same(folder: Path) -> None:
    for name, columns in fields(folder):
        flat, full = lines(folder, name), records(folder, name)
        assert len(flat) == len(full) > 0
        for line, record in zip(flat, full, strict=True):
            assert list(line) == list(record) == [column["name"] for column in columns]
            for column in columns:
                assert line[column["name"]] == in_csv(record[column["name"]], column["type"])


def in_csv(value: Json | Decimal, type: str) -> str:
    """A value of JSON as the CSV has it."""
    if isinstance(value, bool):
        assert type == "boolean"
        return str(value).lower()
    if isinstance(value, int | Decimal):
        assert type in ("integer", "number")
        return str(value)
    if isinstance(value, list):
        return "; ".join(str(one or "") for one in value) if any(value) else ""
    assert not isinstance(value, dict | float)
    return value or ""


def test_every_row_rests_on_passages(folder: Path) -> None:
    passages = {row["id"]: row for row in lines(folder, "passages")}
    for name in ("events", "deals", "roles", "parts", "meetings", "ties", "figures", "said", "timeline"):
        for row in records(folder, name):
            evidence = row["evidence"]
            assert isinstance(evidence, list)
            assert evidence
            assert set(evidence) <= passages.keys()
    claims = {row["claim"]: row for row in lines(folder, "evidence")}
    for claim in claims.values():
        start, end = int(claim["start"]), int(claim["end"])
        assert article(claim["file"])[start:end] == claim["quote"] == passages[claim["passage"]]["text"]
        assert claim["on"] in claim["quote"]
    for value in lines(folder, "values"):
        assert value["basis"] in ("stated", "inferred", "supplied")
        assert value["because"] or value["basis"] == "stated"
        assert value["rests_on"] in claims


def test_every_claim_has_its_row(folder: Path) -> None:
    assert set(NAMES) == set(KINDS)
    claims = lines(folder, "evidence")
    for kind, name in NAMES.items():
        known = {row["of"] if kind in ("event", "deal") else row["claim"] for row in claims if row["kind"] == kind}
        assert {row["id"] for row in lines(folder, name)} == known


def test_it_agrees_with_the_answers(folder: Path, program: Program) -> None:
    deals = {row["id"]: row for row in lines(folder, "deals")}
    for record in program.ask("deals"):
        row = deals[str(record["id"])]
        assert (row["title"], row["status"], row["kind"], row["named"]) == (record["name"], record["status"], record["kind"], str(record["named"]).lower())
        date = record["date"]
        assert (row["when"], row["when_start"], row["when_basis"]) == ((date["edtf"], date["start"], date["basis"]) if isinstance(date, dict) else ("", "", ""))
        parties = record["parties"]
        assert isinstance(parties, list)
        assert [id for id in row["parties"].split("; ") if id] == [party["id"] for party in parties if isinstance(party, dict) and party["id"]]
    assert [row["id"] for row in lines(folder, "timeline")] == [str(record["id"]) for record in program.ask("timeline")]
    places = json.loads((folder / "places.geojson").read_text(encoding="utf-8"))
    drawn = json.loads(program.run("where", "--geojson").stdout)
    assert [(one["id"], one["geometry"]) for one in places["features"]] == [(one["id"], one["geometry"]) for one in drawn["features"]]


def test_every_column_is_described_and_every_table_has_rows(program: Program) -> None:
    connection = open_database(program.database)
    try:
        made: list[Table] = tables(connection)
        for table in made:
            names = [column.name for column in table.columns]
            assert len(set(names)) == len(names)
            assert set(table.key) <= set(names)
            assert all(column.help for column in table.columns)
            assert {column.to[0] for column in table.columns if column.to} <= {one.name for one in made}
            assert all(len(row) == len(names) for row in table.rows)
    finally:
        connection.close()


@pytest.mark.parametrize("text", [*ESCAPES[:-1], '"; DROP', "=1+1", 'a,"b"\r\nc'])
def test_hostile_words_are_exact_in_csv_and_harmless_in_json(text: str, fresh: Program) -> None:
    said = f"Anna met Bert. {text} Bert said so."
    files = {"people.yaml": "anna: {name: Anna}\nbert: {name: Bert}\n"}
    record = {"article": {"id": "a2"}, "passages": [{"text": said, "claims": [{"met": "anna", "with": "bert"}]}]}
    program = loaded(fresh, {**files, "articles.jsonl": json.dumps(record)}, [("Anna met Bert.", "{met: anna, with: bert}")])
    assert program.run("export", "out").status == 0
    out = program.folder / "out"
    assert lines(out, "passages")[1]["text"] == said
    assert records(out, "passages")[1]["text"] == said
    assert not set((out / "passages.jsonl").read_text(encoding="utf-8")) & set("\x1b\x07\x9b\u202e\u200b\u2028")
    assert faults(out) == []


def test_a_corpus_with_nothing_in_it_is_a_valid_package_too(fresh: Program) -> None:
    program = loaded(fresh, {"people.yaml": "anna: {name: Anna}\n"}, [("Nothing.", "{said: not named, words: Nothing}")])
    assert program.run("export", "out").status == 0
    assert faults(program.folder / "out") == []
    assert lines(program.folder / "out", "deals") == []
