"""All places as a tree: how they lie in one another, how much is counted of each, and how that is drawn."""

import io
import re

import pytest
from rich.cells import cell_len

from program import Program, Record
from sinoeu.model.answer import Answer, Column, Entry, Quote, Row, Shown
from sinoeu.render import writer
from sinoeu.render.look import Look
from tiny_corpus import write

COLUMNS = (Column("place", "place", readings=True, wide=True), Column("kind", "kind"), Column("events", "events"), Column("deals", "deals"))
REMOTE = ("video", "letter", "representatives")


def place(name: str, branches: tuple[bool, ...], kind: str = "city", events: str = "") -> Entry:
    cells = {"place": (Shown(name),), "kind": (Shown(kind),), **({"events": (Shown(events),)} if events else {})}
    return Entry("", {}, (Row("", {}, cells, (Quote("003:14", "003.txt", 7, "At the opening ..."),), branches=branches),))


TREE = Answer(
    COLUMNS,
    (
        place("China", (), "country", "14"),
        place("Henan", (True,), "province"),
        place("Zhengzhou", (True, False), events="2"),
        place("Zhengzhou Xinzheng International Airport", (True, False, False), "airport", "1"),
        place("Jiangsu 江苏", (False,), "province"),
        place("Changzhou", (False, True)),
        place("Nanjing", (False, False)),
        place("France", (), "country"),
    ),
)


def written(look: Look) -> list[str]:
    out = io.StringIO()
    writer("table")(TREE, out, look)
    return out.getvalue().splitlines()


def test_places_are_drawn_under_those_they_lie_in() -> None:
    assert written(Look(width=60)) == [
        "place                               kind      events  source",
        "──────────────────────────────────  ────────  ──────  ──────",
        "China                               country       14  003:14",
        "├─ Henan                            province          003:14",
        "│  └─ Zhengzhou                     city           2  003:14",
        "│     └─ Zhengzhou Xinzheng         airport        1  003:14",
        "│        International Airport",
        "└─ Jiangsu 江苏                     province          003:14",
        "   ├─ Changzhou                     city              003:14",
        "   └─ Nanjing                       city              003:14",
        "France                              country           003:14",
    ]


def test_on_a_narrow_terminal_the_numbers_stand_below() -> None:
    assert written(Look(width=30)) == [
        "China",
        "  country · events 14 · 003:14",
        "├ Henan",
        "│   province · 003:14",
        "│ └ Zhengzhou",
        "│     city · events 2 · 003:14",
        "│   └ Zhengzhou Xinzheng",
        "│     International Airport",
        "│       airport · events 1 ·",
        "│       003:14",
        "└ Jiangsu 江苏",
        "    province · 003:14",
        "  ├ Changzhou",
        "  │   city · 003:14",
        "  └ Nanjing",
        "      city · 003:14",
        "France",
        "  country · 003:14",
    ]


@pytest.mark.parametrize("quotes", [False, True])
@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_a_tree_keeps_to_the_width_and_to_ascii(width: int, quotes: bool) -> None:
    lines = written(Look(width=width, quotes=quotes))
    assert max(map(cell_len, lines)) <= width
    assert sum("At the opening" in " ".join(lines[at : at + 4]).replace("\n", "") for at in range(len(lines))) >= (8 if quotes else 0)
    assert all(line.replace("江苏", "").isascii() for line in written(Look(width=width, quotes=quotes, ascii=True)))


def test_each_place_stands_after_the_one_it_lies_in(program: Program) -> None:
    for view in ((), ("--as-printed",)):
        seen: list[Record] = []
        for record in program.ask("where", *view):
            within = record["within"]
            assert within is None or (isinstance(within, dict) and within["id"] in {one["id"] for one in seen})
            seen.append(record)
        assert {"china", "luxembourg", "france"} <= {str(one["id"]) for one in seen if one["within"] is None}


def test_as_much_is_counted_as_a_question_for_the_place_tells(program: Program) -> None:
    for view in ((), ("--as-printed",)):
        for record in program.ask("where", *view):
            found = [one for one in program.ask("where", str(record["id"]), *view) if one["id"] == record["id"]]
            for heading in ("events", "deals", "ties"):
                assert record[heading] == sum(len(rows) for one in found if isinstance(rows := one[heading], list)), (record["id"], heading)
            assert record["people"] == len(people(found)), record["id"]


def people(found: list[Record]) -> set[str]:
    """The persons among those who were there, by the rows of an answer."""
    rows = [row for one in found for row in (one["people"] if isinstance(one["people"], list) else []) if isinstance(row, dict)]
    refs = [ref for row in rows if row["presence"] not in REMOTE for ref in (row["who"] if isinstance(row["who"], list) else [])]
    return {str(ref["id"]) for ref in refs if isinstance(ref, dict) and ref["type"] == "person" and ref["id"]}


def names(lines: list[str]) -> list[str]:
    """The first column below the heading."""
    return [re.split(r"(?<=\S)  ", line)[0] for line in lines[2:]]


def test_a_place_that_only_others_lie_in_is_the_editors(fresh: Program) -> None:
    """It stands in brackets, and without the editor those that lie in it stand in its place."""
    folder = write(
        fresh.folder / "corpus",
        {
            "corpus.yaml": "name: places\n",
            "places.yaml": """
                atlantis: {name: Atlantis, kind: country, country: XX}
                poseidonia: {name: Poseidonia, kind: city, in: atlantis}
                harbour: {name: Harbour, kind: venue, in: poseidonia}
                nowhere: {name: Erewhon, kind: region}
                """,
            "articles/a1.yaml": """
                article: {id: a1}
                passages:
                - text: A fair was held in Poseidonia, and another in Erewhon.
                  claims:
                  - {event: fair, kind: fair, where: poseidonia}
                  - {event: other-fair, kind: fair, where: nowhere}
                """,
        },
    )
    assert fresh.run("ingest", str(folder), "--db", "places.db").status == 0
    shown = fresh.on_terminal("where", "--db", "places.db", env={"NO_COLOR": "1"}).stdout.splitlines()
    assert names(shown)[:4] == ["[Atlantis]", "└─ Poseidonia", "   └─ [Harbour]", "Erewhon"]
    printed = fresh.on_terminal("where", "--as-printed", "--db", "places.db", env={"NO_COLOR": "1"}).stdout.splitlines()
    assert names(printed) == ["Poseidonia", "Erewhon"]
