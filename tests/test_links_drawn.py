"""Links as they are drawn: a tree within the width of any terminal, and a graph in DOT that says nothing but what it should."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from program import Program
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Quote, Row, Shown, Tree
from sinoeu.render.look import Look
from test_links import loaded
from test_render import ESCAPES, HOSTILE, written

QUESTIONS = ["Chen Zhichang", "Bosch --depth 2", "Bosch --depth 3 --limit 0", "Michael Jacke --to Commerzbank", "Bosch --quotes", "Bosch --columns date,source"]
COLUMNS = (*(Column(name, name) for name in ("step", "from", "to", "from_id", "to_id", "how", "date")), Column("through", "through", wide=True))
_STATEMENT = re.compile(r'  "(?:[^"\\]|\\.)*"(?: -- "(?:[^"\\]|\\.)*")? \[label="(?:[^"\\]|\\.)*"(?:, (?:shape=\w+|dir=\w+))?\];')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def link(step: int, one: str, other: str, through: str = "fair", date: str = "2022-07-07") -> Entry:
    """A link as a row of cells, and as a record with as much as a graph needs."""
    ends: dict[str, Json] = {"from": {"id": one, "type": "person"}, "to": {"id": other, "type": "organisation"}}
    told = {"step": str(step), "from": one, "to": other, "from_id": one, "to_id": other, "how": "same event", "through": through}
    cells: dict[str, Cell] = {name: (Shown(value),) for name, value in told.items()}
    return Entry("", {}, (Row("", ends, {**cells, "date": (Shown(date, date=True),)}, (Quote("003:14", "003.txt", 7, through),)),))


def answer(*entries: Entry) -> Answer:
    return Answer(COLUMNS, entries, tree=Tree("step", "from", "to", "from_id", "to_id"))


def test_a_tree_is_drawn_from_the_root_outwards() -> None:
    links = answer(link(1, "A", "B"), link(1, "A", "B", "show", "2023"), link(2, "B", "C"), link(1, "A", "D"), link(1, "E", "F"))
    assert written("table", links).splitlines() == [
        "A",
        "├─ B",
        "│  │  ● same event · 2022-07-07 · fair · 003:14",
        "│  │  ◇ same event · 2023 · show · 003:14",
        "│  └─ C",
        "│        ● same event · 2022-07-07 · fair · 003:14",
        "└─ D",
        "      ● same event · 2022-07-07 · fair · 003:14",
        "",
        "E",
        "└─ F",
        "      ● same event · 2022-07-07 · fair · 003:14",
        "",
        "● a day · ◇ no exact day",
    ]
    in_ascii = written("table", answer(link(1, "A", "B"), link(1, "A", "C")), Look(ascii=True))
    assert in_ascii.isascii()
    assert in_ascii.splitlines()[:3] == ["A", "|- B", "|     * same event - 2022-07-07 - fair - 003:14"]


def test_so_many_links_are_drawn_and_the_others_counted() -> None:
    drawn = written("table", answer(*(link(1, "A", f"B{number}") for number in range(5))), Look(limit=2)).splitlines()
    assert [line for line in drawn if "B" in line] == ["├─ B0", "└─ B1"]
    assert drawn[-3] == "… 3 more (--limit 0 shows all)"


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_line_of_a_tree_is_wider_than_the_terminal(question: str, columns: int, program: Program) -> None:
    ran = program.on_terminal("links", *question.split(), columns=columns, env={"NO_COLOR": "1"})
    assert (ran.status, ran.stdout != "") == (0, True)
    assert "\x1b" not in ran.stdout
    assert all(cell_len(line) <= columns for line in ran.stdout.splitlines())


@given(st.lists(st.tuples(st.integers(1, 4), HOSTILE, HOSTILE, HOSTILE), max_size=6), st.integers(20, 90))
def test_any_tree_can_be_drawn_at_any_width(rows: list[tuple[int, str, str, str]], width: int) -> None:
    """Levels come one by one, as they do; what the names and words are makes no difference."""
    level, links = 0, []
    for step, one, other, through in rows:
        level = min(step, level + 1)
        links.append(link(level, one, other, through))
    drawn = written("table", answer(*links), Look(width=width))
    assert all(cell_len(line) <= width for line in drawn.splitlines())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", drawn)


def test_a_graph_has_a_node_for_each_and_an_edge_for_each_link(program: Program) -> None:
    lines = program.run("links", "Bosch", "--dot").stdout.splitlines()
    assert (lines[0], lines[-1]) == ("graph links {", "}")
    assert all(_STATEMENT.fullmatch(line) for line in lines[1:-1])
    edges = [line for line in lines if " -- " in line]
    links = program.ask("links", "Bosch")
    assert len(edges) == len(links)
    assert len(lines) - 2 - len(edges) == len({str(link["to"]) for link in links}) + 1
    assert '  "bosch" -- "changzhou" [label="tie; invests in\\n[2022-07-08]\\n003:8", dir=forward];' in lines
    back = program.run("links", "Changzhou", "--dot").stdout
    assert '"changzhou" -- "bosch" [label="tie; invests in\\n[2022-07-08]\\n003:8", dir=back];' in back


@given(HOSTILE, HOSTILE)
def test_no_name_gets_out_of_its_quotes(name: str, through: str) -> None:
    lines = written("dot", answer(link(1, "A", name or "B", through))).splitlines()
    assert len(lines) == 4 + (name != "A")
    assert all(_STATEMENT.fullmatch(line) for line in lines[1:-1])
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", "".join(lines))


@pytest.mark.parametrize("name", ['"; node [shape=none]; "', "a\\", "<b>bold</b>", "\\N \\G \\E", *ESCAPES[:-1]])
def test_hostile_names_are_names_in_a_graph(name: str) -> None:
    lines = written("dot", answer(link(1, "A", name))).splitlines()
    assert len(lines) == 5
    assert len(_STRING.findall(lines[3])) == 3


def test_who_is_unknown_is_a_comment_of_a_graph_of_several(program: Program) -> None:
    ran = program.run("links", "-", "--dot", input="Bosch\nZork\n")
    assert ran.status == 1
    assert "  // nobody and no place is called 'Zork'" in ran.stdout.splitlines()
    assert '"bosch" -- "changzhou"' in ran.stdout


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not on this machine")
def test_graphviz_reads_it(program: Program) -> None:
    graph = program.run("links", "Bosch", "--depth", "2", "--dot").stdout
    assert subprocess.run(["dot", "-Tplain"], input=graph, text=True, capture_output=True, check=True).stdout.startswith("graph ")


def test_a_graph_is_one_format_of_one_question(program: Program, tmp_path: Path) -> None:
    ran = program.run("links", "Bosch", "--dot", "--csv")
    assert (ran.status, ran.stdout, ran.stderr.splitlines()[0]) == (2, "", "sinoeu: one format at a time, not --dot and --csv")
    assert program.run("who", "Bosch", "--dot").status == 2
    (tmp_path / "work").mkdir()
    said = [("A; B met C.", "{met: a, with: c}")]
    other = loaded(Program(tmp_path / "home", tmp_path / "work"), {"people.yaml": "a: {name: A; B}\nc: {name: C}\n"}, said)
    assert '  "a" [label="A; B", shape=ellipse];' in other.run("links", "a", "--dot").stdout.splitlines()
