"""Places on a map: valid GeoJSON (RFC 7946), longitude first, nothing invented where coordinates are not known, and the counts of the answer."""

import json
from decimal import Decimal
from typing import TypedDict

import pytest

from program import Program
from sinoeu.model.answer import Answer, Column, Entry, Json, Row
from sinoeu.render.single.geojson import feature
from test_render import ESCAPES, written
from tiny_corpus import write

KEYS = ["type", "id", "name", "printed", "basis", "because", "url", "kind", "country", "within", "within_name", "deals", "mentions", "events", "people", "evidence"]


class Feature(TypedDict, total=False):
    """A feature as it is read back."""

    type: str
    id: str
    geometry: dict[str, Json] | None
    properties: dict[str, Json]


def mapped(program: Program, *words: str) -> dict[str, Feature]:
    """The features of an answer by their names; the collection is what RFC 7946 asks for."""
    ran = program.inside("where", *words, "--geojson")
    assert ran.status == 0, ran.stderr
    collection = json.loads(ran.stdout)
    assert list(collection) == ["type", "features"]
    assert collection["type"] == "FeatureCollection"
    for one in collection["features"]:
        assert one["type"] == "Feature"
        assert set(one) <= {"type", "id", "geometry", "properties"}
        assert isinstance(one.get("id", ""), str)
        if one["geometry"] is not None:
            assert list(one["geometry"]) == ["type", "coordinates"]
            assert one["geometry"]["type"] == "Point"
            lon, lat = one["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    return {one["properties"]["name"]: one for one in collection["features"]}


def test_all_places_are_on_it_with_the_counts_of_the_list(program: Program) -> None:
    features = mapped(program)
    listed = program.ask("where")
    assert list(features) == sorted(features)
    assert set(features) == {place["name"] for place in listed}
    for place in listed:
        properties = features[str(place["name"])]["properties"]
        assert set(properties) == set(KEYS)
        for key in ("id", "printed", "kind", "country", "events", "deals", "mentions"):
            assert properties[key] == place[key]
        within = place["within"]
        assert [properties["within"], properties["within_name"]] == ([within["id"], within["name"]] if isinstance(within, dict) else [None, None])
        assert properties["evidence"] == [piece["passage"] for piece in _members(place["evidence"])]
        assert (features[str(place["name"])]["geometry"] is None) == (place["lat"] is None)
    assert any(one["geometry"] is None for one in features.values())


def test_longitude_comes_first_digit_for_digit(program: Program) -> None:
    assert '"geometry":{"type":"Point","coordinates":[106.5516,29.5630]}' in program.run("where", "Chongqing", "--only", "--geojson").stdout


@pytest.mark.parametrize("place", ["Germany", "China", "Chongqing", "Jiangsu", "Luxembourg"])
def test_so_many_people_were_there_as_the_answer_names(place: str, program: Program) -> None:
    (answer,) = program.ask("where", place)
    there = answer["people"]
    assert isinstance(there, list)
    names = {who["id"] for row in there if isinstance(row, dict) and row["how"] != "represented" for who in _members(row["who"]) if who["type"] == "person"}
    counts = mapped(program, place)[place]["properties"]
    assert counts["people"] == len(names)
    for heading in ("events", "deals"):
        rows = answer[heading]
        assert isinstance(rows, list)
        assert counts[heading] == len(rows)


def _members(value: Json) -> list[dict[str, Json]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def test_a_place_comes_with_those_in_it(program: Program) -> None:
    assert list(mapped(program, "Jiangsu")) == ["Jiangsu", "Changzhou", "Nanjing", "Luhe", "Wujin High-tech Zone", "Xuejia Foreign Capital Town"]
    assert list(mapped(program, "Jiangsu", "--only")) == ["Jiangsu"]
    whole, alone = (mapped(program, "Jiangsu", *more)["Jiangsu"]["properties"]["mentions"] for more in ((), ("--only",)))
    assert isinstance(whole, int)
    assert isinstance(alone, int)
    assert whole > alone > 0


def test_a_period_leaves_out_what_lies_elsewhere(program: Program) -> None:
    assert mapped(program, "Jiangsu", "--on", "2022")["Changzhou"]["properties"]["events"] == 2
    assert list(mapped(program, "Jiangsu", "--since", "2023")) == ["Jiangsu", "Nanjing"]
    ran = program.run("where", "Changzhou", "--geojson", "--on", "1950")
    assert (ran.status, json.loads(ran.stdout)) == (1, {"type": "FeatureCollection", "features": []})
    assert ran.stderr.endswith("sinoeu: no fact about 'Changzhou', from 1950-01-01 to 1950-12-31\n")


def test_as_printed_what_only_stands_printed_is_nowhere(program: Program) -> None:
    ningbo = mapped(program, "Ningbo", "--as-printed")["Ningbo"]
    assert "id" not in ningbo
    assert ningbo["geometry"] is None
    assert (ningbo["properties"]["id"], ningbo["properties"]["deals"]) == (None, 2)
    assert list(mapped(program, "Ningbo")) == ["Nanjing", "Luhe"]


def test_as_printed_what_the_registry_says_of_a_place_is_left_out(program: Program) -> None:
    said = ("kind", "within", "country", "lat", "lon")
    features = mapped(program, "Jiangsu", "--as-printed")
    assert {"Jiangsu", "Nanjing"} <= set(features)
    for place in features.values():
        assert place["geometry"] is None
        assert {place["properties"][key] for key in ("kind", "within", "within_name", "country")} == {None}
    for words in (("Nanjing",), ()):
        for view, there in (((), {True}), (("--as-printed",), {False})):
            records = json.loads(program.inside("where", *words, *view, "--json").stdout)
            assert {record[key] is not None for record in records if record["name"] == "Nanjing" for key in said} == there
    assert "in China" in program.inside("where", "Jiangsu", "--table").stdout
    assert "in China" not in program.inside("where", "Jiangsu", "--table", "--as-printed").stdout


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "md", "table"])
def test_it_is_one_format_of_one_question(format: str, program: Program) -> None:
    ran = program.inside("where", "Jiangsu", "--geojson", f"--{format}")
    assert (ran.status, ran.stdout) == (2, "")
    assert f"one format at a time, not --geojson and --{format}" in ran.stderr
    assert program.inside("who", "--geojson").status == 2
    assert program.inside("where", "Zork", "--geojson").status == 1


@pytest.mark.parametrize("text", [*ESCAPES, '"}', "\\"])
def test_no_name_breaks_it(text: str) -> None:
    record: dict[str, Json] = {"id": None, "name": text, "lat": "1", "lon": "-0.50", "within": None, "evidence": []}
    answer = Answer((Column("place", "place"),), [Entry("", {}, (Row("", record, {}),))])
    made = written("geojson", answer)
    assert made.isprintable() or not set(made) & set("\x1b\x07\x9b\u202e")
    (one,) = json.loads(made)["features"]
    assert one["properties"]["name"] == text.replace("\ud800", "\ufffd")
    assert json.loads(feature(record), parse_float=Decimal)["geometry"]["coordinates"] == [Decimal("-0.50"), 1]


@pytest.mark.parametrize(("lat", "lon"), [("12.5", None), (None, None), ("north", "east"), ("1e9", "1")])
def test_half_a_coordinate_is_none(lat: str | None, lon: str | None) -> None:
    assert json.loads(feature({"id": "a", "name": "A", "lat": lat, "lon": lon}))["geometry"] is None


def test_who_was_there_by_video_was_not_there(fresh: Program) -> None:
    claims = "[{event: fair, name: fair, where: oslo, host: oslo}, {part: anna, in: fair}, {part: bert, in: fair, presence: video}, {met: cleo, with: bert, at: oslo}]"
    files = {
        "people.yaml": "anna: {name: Anna}\nbert: {name: Bert}\ncleo: {name: Cleo}\n",
        "places.yaml": "oslo: {name: Oslo, country: NO, lat: 59.91, lon: 10.75}\n",
        "articles/a.yaml": f"article: {{id: a}}\npassages:\n- text: Anna went to the fair of Oslo. Bert and Cleo met there.\n  claims: {claims}\n",
    }
    write(fresh.folder / "corpus", files)
    assert fresh.run("ingest", "corpus").status == 0
    assert mapped(fresh)["Oslo"]["properties"]["people"] == 3, "Bert met Cleo there, whatever he sent to the fair"
    article = (fresh.folder / "corpus" / "articles" / "a.yaml").read_text()
    (fresh.folder / "corpus" / "articles" / "a.yaml").write_text(article.replace(", {met: cleo, with: bert, at: oslo}", ""))
    assert fresh.run("ingest", "corpus").status == 0
    assert mapped(fresh)["Oslo"]["properties"]["people"] == 1
