"""The shortest way between two: as short as any, the first by date, how many others there are, and how far was looked where there is none."""

import json
import random
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest

from program import Program, Record
from sinoeu.answers.asked import Asked, NothingFound, Tally
from sinoeu.answers.shortest import shortest
from sinoeu.answers.ways import Ways
from test_links import asked, database, ids, known, linked, loaded

__all__ = ["database"]  # a fixture
_Neighbours = dict[str, list[str]]

PEOPLE = "".join(f"{name}: {{name: {name.capitalize()} Adler}}\n" for name in "anna bert cleo dora emil fritz gert hans".split())
MEETINGS = [
    ("anna", "bert", "2021-05-02"), ("bert", "emil", "2021-05-04"), ("anna", "cleo", "2021-05-03"), ("cleo", "emil", "2021-05-03"),
    ("anna", "dora", "2021-05-02"), ("dora", "emil", "2021-05-03"), ("emil", "fritz", ""), ("emil", "fritz", "2020-01-07"), ("gert", "hans", ""),
]  # fmt: skip
MONTHS = {"01": "January", "05": "May"}


def told(one: str, other: str, date: str) -> tuple[str, str]:
    """A meeting as a passage with its claim."""
    year, month, day = date.split("-") if date else ("", "", "")
    when = f", when: {date}" if date else ""
    spoken = f"On {int(day)} {MONTHS[month]} {year} " if date else ""
    return f"{spoken}{one.capitalize()} Adler met {other.capitalize()} Adler.", f"{{met: {one}, with: {other}{when}}}"


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A corpus of nothing but meetings."""
    folder = tmp_path_factory.mktemp("met")
    (folder / "work").mkdir()
    return loaded(Program(folder / "home", folder / "work"), {"people.yaml": PEOPLE}, [told(*meeting) for meeting in MEETINGS])


def chain(links: list[Record]) -> list[object]:
    """Those through whom a way leads, from its first to its last."""
    steps = list(dict.fromkeys(map(ids, links)))
    assert all(before[1] == after[0] for before, after in pairwise(steps))
    return [steps[0][0], *(to for _, to in steps)] if steps else []


def test_of_ways_as_short_the_one_with_the_earliest_links_is_told(met: Program) -> None:
    ran = met.run("links", "anna", "--to", "fritz", "--json")
    links = json.loads(ran.stdout)
    assert chain(links) == ["anna", "dora", "emil", "fritz"]
    assert [link["date"] and link["date"]["edtf"] for link in links] == ["2021-05-02", "2021-05-03", "2020-01-07", None]
    assert {link["others_as_short"] for link in links} == {2}
    assert ran.stderr == "sinoeu: 2 other ways as short; this one has the earliest links\n"


def test_the_way_back_is_as_long(met: Program) -> None:
    assert chain(asked(met, "fritz", "--to", "anna")) == ["fritz", "emil", "dora", "anna"]


def test_where_there_is_no_way_it_says_how_far_was_looked(met: Program) -> None:
    ran = met.run("links", "hans", "--to", "anna")
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.stderr.splitlines() == [
        "sinoeu: nothing links Hans Adler with Anna Adler: all 1 that Hans Adler is linked with, directly or through others, were looked at",
        "  try: sinoeu links hans",
    ]
    ran = met.run("links", "anna", "--to", "fritz", "--depth", "2")
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.stderr.splitlines() == [
        "sinoeu: nothing links Anna Adler with Fritz Adler: looked 2 links far, which reached 3 from Anna Adler and 1 from Fritz Adler",
        "  try: sinoeu links anna --to fritz --depth 4",
    ]
    assert met.run("links", "anna", "--to", "fritz", "--on", "2021").status == 1, "the only dated meeting with Fritz was in 2020"
    assert json.loads(met.run("links", "hans", "--to", "anna", "--json").stdout) == []


def test_there_is_no_way_from_somebody_to_himself(met: Program) -> None:
    ran = met.run("links", "anna", "--to", "Adler Anna")
    assert (ran.status, ran.stderr.splitlines()[0]) == (1, "sinoeu: 'anna' and 'Adler Anna' are the same: Anna Adler")


def test_a_way_needs_one_of_each_name(met: Program) -> None:
    ran = met.run("links", "Adler", "--to", "fritz")
    assert ran.status == 1
    assert ran.stderr.startswith("sinoeu: 8 are called 'Adler'; an id says which is meant\n  did you mean Anna Adler? (anna)\n")
    assert met.run("links", "anna", "--to", "Zork").stderr.startswith("sinoeu: nobody and no place is called 'Zork'\n")


@pytest.mark.parametrize("depth", ["0", "-1"])
def test_a_depth_is_at_least_one(depth: str, met: Program) -> None:
    ran = met.run("links", "anna", "--depth", depth)
    assert (ran.status, ran.stderr.splitlines()[0]) == (2, f"sinoeu: --depth cannot be {depth}")


def test_where_there_are_too_many_it_says_that_not_all_were_looked_at(met: Program) -> None:
    with patch("sinoeu.answers.shortest.MOST_REACHED", 3):
        ran = met.inside("links", "anna", "--to", "fritz")
    assert ran.status == 1
    assert "which reached 2 from Anna Adler" in ran.stderr
    with patch("sinoeu.answers.shortest.MOST_ABREAST", 1):
        ran = met.inside("links", "anna", "--to", "fritz", "--json")
    assert len(chain(json.loads(ran.stdout))) == 4
    with patch("sinoeu.answers.shortest.MOST_BESIDE", 1):
        ran = met.inside("links", "anna", "--to", "fritz", "--json")
    assert [link["step"] for link in json.loads(ran.stdout)] == [1, 2, 3]
    assert "more links between Emil Adler and Fritz Adler: sinoeu links emil --to fritz" in ran.stderr


@pytest.fixture(scope="module")
def neighbours(database: sqlite3.Connection) -> _Neighbours:
    """Of everybody and every place of the bundled corpus those linked with it."""
    return {id: list(dict.fromkeys(str(ids(link)[1]) for link in linked(database, id))) for id in known(database)}


def ways(neighbours: _Neighbours, start: str, end: str) -> tuple[int, int] | None:
    """How long the shortest way is, and how many there are, counted by walking all of them."""
    level, seen, length = {start: 1}, {start}, 0
    while level:
        if end in level:
            return length, level[end]
        further: dict[str, int] = {}
        for one, count in level.items():
            for other in neighbours[one]:
                if other not in seen:
                    further[other] = further.get(other, 0) + count
        seen |= further.keys()
        level, length = further, length + 1
    return None


def way(connection: sqlite3.Connection, one: str, other: str) -> list[Record]:
    """The links of the shortest way between two; none where there is none."""
    try:
        return [row.record for entry in shortest(connection, one, other, 20, Asked(), Tally()).entries for row in entry.rows]
    except NothingFound:
        return []


def pairs(neighbours: _Neighbours) -> Iterator[tuple[str, str]]:
    """Some pairs, always the same."""
    draw = random.Random(7)
    for _ in range(150):
        one, other = draw.sample(sorted(neighbours), 2)
        yield one, other


def test_no_way_is_shorter_and_the_others_are_counted(neighbours: _Neighbours, database: sqlite3.Connection) -> None:
    lengths = set()
    for one, other in pairs(neighbours):
        links = way(database, one, other)
        expected = ways(neighbours, one, other)
        lengths.add(expected and expected[0])
        if expected is None:
            assert links == []
            continue
        passed = chain(links)
        assert (passed[0], passed[-1], len(passed) - 1) == (one, other, expected[0])
        assert {link["others_as_short"] for link in links} == {expected[1] - 1}
        assert all(str(there) in neighbours[str(here)] for here, there in pairwise(passed))
    assert {None, 1, 2, 3, 4} <= lengths


def test_a_hub_is_not_walked_through_person_by_person(tmp_path: Path) -> None:
    """Two who were at events with hundreds of others each: the way through the one who was at both is found by looking at each event once."""
    crowd = 300
    people = "".join(f"p{number}: {{name: P{number} Adler}}\n" for number in range(2 * crowd))
    said: list[tuple[str, ...]] = [(f"{fair} was a fair.", f"{{event: {fair.lower()}, kind: fair, name: {fair}}}") for fair in ("Expo", "Salon")]
    there = [*((number, "Expo") for number in range(crowd)), *((number, "Salon") for number in (1, *range(crowd, 2 * crowd)))]
    said += [(f"P{number} Adler went to {fair}.", f"{{part: p{number}, in: {fair.lower()}}}") for number, fair in there]
    (tmp_path / "work").mkdir()
    program = loaded(Program(tmp_path / "home", tmp_path / "work"), {"people.yaml": people}, said)
    with patch("sinoeu.answers.ways.Ways._takers", autospec=True, side_effect=Ways._takers) as looked:
        assert chain(asked(program, "p0", "--to", f"p{crowd}")) == ["p0", "p1", f"p{crowd}"]
    assert looked.call_count == 2
    assert chain(asked(program, "p5", "--to", f"p{crowd + 5}")) == ["p5", "p1", f"p{crowd + 5}"]
