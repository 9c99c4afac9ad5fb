"""Who is linked with whom: what counts as a link and what does not, how each of the two stands in it, and how far is looked."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from program import Program, Record
from sinoeu.answers.asked import Asked, NothingFound, Tally
from sinoeu.answers.everybody import everybody
from sinoeu.answers.everywhere import everywhere
from sinoeu.answers.links import links as links_of
from sinoeu.answers.narrowing import Wanted
from sinoeu.answers.who import who
from sinoeu.model.answer import Entry, Json
from sinoeu.store.names import Care
from sinoeu.store.reading import open_database
from test_evidence import article, objects
from tiny_corpus import write

FILES = {
    "corpus.yaml": "name: links\n",
    "people.yaml": "".join(f"{name}: {{name: {name.capitalize()} Adler}}\n" for name in "anna bert cleo dora emil fritz gert hans".split())
    + "li-wei: {name: Li Wei, not: [li-wei-2]}\nli-wei-2: {name: Li Wei, not: [li-wei]}\n",
    "organisations.yaml": "works: {name: The Works}\nbank: {name: The Bank}\nmill: {name: The Mill}\nguild: {name: The Guild}\nfirm: {name: The Firm}\n",
    "places.yaml": "norway: {name: Norway, country: NO}\noslo: {name: Oslo, in: norway}\nbergen: {name: Bergen, in: norway}\n",
}
SAID = [
    ("On 1 May 2020 Anna Adler met Bert Adler and Cleo Adler in Oslo.", "{met: anna, with: [bert, cleo], at: oslo, when: 2020-05-01}"),
    (
        "Dora Adler spoke at the fair in Oslo on 4 March 2021.",
        "{event: fair, kind: fair, name: fair, when: 2021-03-04, where: oslo}",
        "{part: dora, in: fair, as: speaker}",
    ),
    ("Emil Adler sent a video to the fair, whose host was The Guild.", "{part: emil, in: fair, presence: video}", "{event: fair, host: guild}"),
    (
        "The Works and The Bank signed a pact at the fair. The Mill hopes for a plant with The Works there.",
        "{deal: pact, kind: agreement, status: signed, parties: [works, bank], in: fair, on: The Works and The Bank signed a pact at the fair}",
        "{deal: plant, kind: investment, status: hoped, parties: [mill, works], in: fair, on: The Mill hopes for a plant with The Works}",
    ),
    ("A show was held at The Mill in Oslo; Fritz Adler was there.", "{event: show, kind: fair, called: show, at: mill, where: oslo}", "{part: fritz, in: show}"),
    ("Gert Adler went to see The Mill.", "{event: visit, kind: site visit, at: mill}", "{part: gert, in: visit, as: visitor}"),
    ("Hans Adler is director of The Mill, and of The Bank.", "{role: director, who: hans, of: [mill, bank]}"),
    ("As director of The Mill, Hans Adler smiled.", "{role: director, who: hans, of: mill}"),
    ("The Firm and The Guild invest in Bergen.", "{tie: invests in, from: [firm, guild], to: bergen, called: invest}"),
    ("Oslo and Bergen are twins.", "{tie: twinning, between: [oslo, bergen], called: twins}"),
]
MET, DEAL, TIE, OFFICE, EVENT = "met", "deal", "tie", "office", "same event"
LINKED = {
    ("anna", "bert"): [MET], ("anna", "cleo"): [MET],
    ("dora", "emil"): [EVENT], ("dora", "guild"): [EVENT], ("emil", "guild"): [EVENT],
    **{(who, signer): [EVENT] for who in ("dora", "emil", "guild") for signer in ("works", "bank")},
    ("works", "bank"): [DEAL], ("mill", "works"): [DEAL],
    ("gert", "mill"): [EVENT],
    ("hans", "mill"): [OFFICE], ("hans", "bank"): [OFFICE],
    ("firm", "bergen"): [TIE], ("guild", "bergen"): [TIE], ("oslo", "bergen"): [TIE],
}  # fmt: skip
"""Who is linked with whom, and how. Nobody else is: Bert and Cleo met the same, Fritz was where the Mill is, and all of them were in Oslo."""


def loaded(program: Program, files: Mapping[str, str], said: Sequence[tuple[str, ...]]) -> Program:
    """The program with a corpus of one article loaded, each passage with its claims below it."""
    passages = "".join(f"- text: {json.dumps(text)}\n  claims:\n" + "".join(f"  - {claim}\n" for claim in claims) for text, *claims in said)
    write(program.folder / "corpus", {**files, "articles/a1.yaml": f"article: {{id: a1}}\npassages:\n{passages}"})
    ran = program.run("ingest", "corpus")
    assert ran.status == 0, ran.stderr
    return program


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with the corpus above."""
    folder = tmp_path_factory.mktemp("links")
    (folder / "work").mkdir()
    return loaded(Program(folder / "home", folder / "work"), FILES, SAID)


def asked(program: Program, *words: str) -> list[Record]:
    """The links of an answer, asked for within this process."""
    ran = program.inside("links", *words, "--json")
    assert ran.status in (0, 1), ran.stderr
    found: list[Record] = json.loads(ran.stdout)
    return found


def linked(connection: sqlite3.Connection, name: str, as_printed: bool = False) -> list[Record]:
    """The links of one name, asked of a database at once."""
    answer = links_of(connection, name, 1, Asked(as_printed), Tally())
    return [row.record for entry in answer.entries for row in entry.rows]


def ref(link: Record, end: str) -> Record:
    """One of the two that a link links."""
    one = link[end]
    assert isinstance(one, dict)
    return one


def pieces(link: Record) -> list[Record]:
    """The evidence of a link."""
    evidence = link["evidence"]
    assert isinstance(evidence, list)
    return [piece for piece in evidence if isinstance(piece, dict)]


def ids(link: Record) -> tuple[Json, Json]:
    """The ids of the two that a link links."""
    return ref(link, "from")["id"], ref(link, "to")["id"]


def test_these_are_linked_and_nobody_else(small: Program) -> None:
    names = [line.partition(":")[0] for name in ("people", "organisations", "places") for line in FILES[f"{name}.yaml"].splitlines()]
    found: dict[tuple[Json, Json], list[Json]] = {}
    for name in names:
        for link in asked(small, name):
            found.setdefault(ids(link), []).append(link["how"])
    assert found == {pair: how for (one, other), how in LINKED.items() for pair in ((one, other), (other, one))}


@pytest.mark.parametrize(
    ("words", "other", "stands"),
    [
        ("dora", "emil", (["speaker"], ["by video"], None)),
        ("emil", "guild", (["by video"], ["host"], None)),
        ("gert", "mill", (["visitor"], ["the one visited"], None)),
        ("works", "dora", (["signer"], ["speaker"], None)),
        ("mill", "works", (["party"], ["party"], "hoped")),
        ("hans", "bank", (["holder"], ["whose it is"], None)),
        ("bergen", "firm", (["to"], ["from"], None)),
        ("anna", "bert", (["who"], ["with"], None)),
    ],
)
def test_how_each_of_the_two_stands_in_it(words: str, other: str, stands: tuple[Json, Json, Json], small: Program) -> None:
    (link,) = [link for link in asked(small, words) if ref(link, "to")["id"] == other]
    assert (link["from_as"], link["to_as"], link["status"]) == stands


def test_an_office_that_two_passages_give_is_one_link_with_both(small: Program) -> None:
    (mill,) = [link for link in asked(small, "hans") if ref(link, "to")["id"] == "mill"]
    assert [piece["passage"] for piece in pieces(mill)] == ["a1:7", "a1:8"]


def test_what_links_two_can_be_shown(small: Program) -> None:
    links = [link for name in ("anna", "dora", "works", "hans", "bergen") for link in asked(small, name)]
    assert {link["how"] for link in links} == {MET, DEAL, TIE, OFFICE, EVENT}
    for link in links:
        assert small.inside("show", str(ref(link, "through")["id"])).status == 0


def test_the_closest_come_first_and_of_these_the_earliest(small: Program) -> None:
    assert [link["how"] for link in asked(small, "works")] == [DEAL, DEAL, EVENT, EVENT, EVENT]


def test_each_is_hung_once_where_it_is_first_reached(small: Program) -> None:
    links = asked(small, "mill", "--depth", "3")
    hung = {(link["step"], *ids(link)) for link in links}
    assert {(step, other) for step, _, other in hung} == {
        *((1, other) for other in ("works", "hans", "gert")),
        *((2, other) for other in ("bank", "dora", "emil", "guild")),
        (3, "bergen"),
    }
    assert len(hung) == 8
    assert [link for link in links if link["step"] == 1] == asked(small, "mill")


def test_a_period_takes_what_lies_in_it(small: Program) -> None:
    assert {ids(link)[1] for link in asked(small, "works", "--on", "2021")} == {"bank", "mill", "dora", "emil", "guild"}
    ran = small.run("links", "anna", "--on", "2021")
    assert (ran.status, ran.stderr) == (1, "sinoeu: no links of 'anna' with anybody, from 2021-01-01 to 2021-12-31\n")


def test_several_of_one_name_are_all_told(small: Program, tmp_path: Path) -> None:
    said = [*SAID, ("Li Wei met Anna Adler.", "{met: li-wei, with: anna}"), ("Another Li Wei met Anna Adler.", "{met: li-wei-2, with: anna}")]
    folder = tmp_path / "work"
    folder.mkdir()
    both = loaded(Program(tmp_path / "home", folder), FILES, said)
    assert {ids(link) for link in asked(both, "Li Wei")} == {("li-wei", "anna"), ("li-wei-2", "anna")}
    drawn = both.run("links", "Li Wei", "--table").stdout
    assert len(re.findall("^Li Wei$", drawn, re.MULTILINE)) == 2
    assert len(re.findall("^[├└]─ Li Wei$", both.run("links", "anna", "--table").stdout, re.MULTILINE)) == 2, "two of one name are two branches"
    assert small.run("links", "Zork").stderr.startswith("sinoeu: nobody and no place is called 'Zork'\n")


@pytest.mark.parametrize(("constant", "kept"), [("MOST_IN_ONE", 1), ("MOST_OF_ONE", 1)])
def test_what_there_is_too_much_of_is_looked_at_in_part_and_said_so(constant: str, kept: int, small: Program) -> None:
    whole = asked(small, "works")
    with patch(f"sinoeu.answers.ways.{constant}", kept):
        ran = small.inside("links", "works", "--json")
    assert 0 < len(json.loads(ran.stdout)) < len(whole)
    assert re.search("there is more of (agreement|The Works).* than was looked at", ran.stderr)


def test_who_comes_after_those_who_are_looked_at_stands_there_all_the_same(small: Program) -> None:
    with patch("sinoeu.answers.ways.MOST_IN_ONE", 1):
        (link,) = [link for link in asked(small, "emil") if ref(link, "to")["id"] == "dora"]
    assert link == next(link for link in asked(small, "emil") if ref(link, "to")["id"] == "dora")


def test_so_many_links_are_told_and_that_there_are_more(small: Program) -> None:
    with patch("sinoeu.answers.links.MOST_LINKS", 2):
        ran = small.inside("links", "works", "--json")
    assert len(json.loads(ran.stdout)) == 2
    assert "there are more links of The Works than the 2 that are told" in ran.stderr


# Of the bundled corpus


@pytest.fixture(scope="module")
def database(program: Program) -> Iterator[sqlite3.Connection]:
    connection = open_database(program.database)
    yield connection
    connection.close()


def known(connection: sqlite3.Connection) -> list[str]:
    """The ids of everybody and every place."""
    listed = (everybody(connection, Wanted(), Asked(), Tally()), everywhere(connection, Asked(), Tally()))
    return [str(row.record["id"]) for answer in listed for entry in answer.entries for row in entry.rows]


@pytest.fixture(scope="module")
def all_links(database: sqlite3.Connection) -> dict[str, list[Record]]:
    """The links of everybody and every place, by their ids."""
    return {id: linked(database, id) for id in known(database)}


def printed(connection: sqlite3.Connection, name: str) -> list[Record]:
    """The links of one name as printed; none of whom only the editor names."""
    try:
        return linked(connection, name, as_printed=True)
    except NothingFound:
        return []


def who_is(connection: sqlite3.Connection, id: str) -> list[Entry]:
    """What is told of a person or organisation; nothing of a place."""
    try:
        return list(who(connection, id, Wanted(), Care(exact=True), Asked(), Tally()).entries)
    except NothingFound:
        return []


def test_links_lead_both_ways(all_links: dict[str, list[Record]]) -> None:
    pairs = {(*ids(link), link["how"], ref(link, "through")["id"]) for links in all_links.values() for link in links}
    assert len(pairs) > 200
    assert pairs == {(other, one, how, through) for one, other, how, through in pairs}


def test_nobody_is_said_to_have_met_but_by_a_passage_that_says_so(all_links: dict[str, list[Record]], database: sqlite3.Connection) -> None:
    met = {ids(link) for links in all_links.values() for link in links if link["how"] == MET}
    rows = [row for id in all_links for entry in who_is(database, id) for row in entry.rows if row.heading == "met"]
    assert len(rows) == len([link for links in all_links.values() for link in links if link["how"] == MET])
    assert {other for _, other in met} == {ref(row.record, "who")["id"] for row in rows}


def test_every_link_rests_on_words_of_both(all_links: dict[str, list[Record]]) -> None:
    for link in (link for links in all_links.values() for link in links):
        for piece in pieces(link):
            start, end = piece["start"], piece["end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert article(str(piece["file"]))[start:end] == piece["quote"]
        words = " ".join(str(piece["quote"]) for piece in pieces(link)).casefold()
        for one in (ref(link, "from"), ref(link, "to")):
            assert one["basis"] != "stated" or str(one["printed"]).casefold() in words


def test_as_printed_nothing_of_the_editors_is_left(all_links: dict[str, list[Record]], database: sqlite3.Connection, program: Program) -> None:
    found = 0
    for id in all_links:
        for one in objects([*printed(database, id)]):
            found += "basis" in one
            assert one.get("basis") not in ("inferred", "supplied")
    assert found
    assert asked(program, "Chen Zhichang", "--to", "Nanjing")[0]["from_as"] == ["holder"]
    assert program.inside("links", "Chen Zhichang", "--to", "Nanjing", "--depth", "1", "--as-printed").status == 1


def test_all_formats_say_the_same(program: Program) -> None:
    links = asked(program, "Bosch", "--depth", "2")
    assert [json.loads(line) for line in program.inside("links", "Bosch", "--depth", "2", "--jsonl").stdout.splitlines()] == links
    rows = list(csv.DictReader(io.StringIO(program.inside("links", "Bosch", "--depth", "2", "--csv").stdout, newline=""), strict=True))
    assert [(row["step"], row["from_id"], row["to_id"], row["how"], row["id"]) for row in rows] == [
        (str(link["step"]), *map(str, ids(link)), link["how"], link["id"]) for link in links
    ]
    assert len(re.findall("^[│ ]* [●━○◇] ", program.run("links", "Bosch", "--depth", "2", "--table", "--limit", "0").stdout, re.MULTILINE)) == len(links)
