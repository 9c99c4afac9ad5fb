"""Queries in SQL: the rows as SQLite has them in every format, what is said of a faulty one, and views whose every column is described."""

import csv
import io
import json
import sqlite3

import pytest

from program import Program
from sinoeu.answers.sql import MOST_ROWS, distinct
from sinoeu.model.kinds import KINDS
from sinoeu.store.views import TWIN, described, views
from sinoeu.text.sql_words import names

ODD = (
    "SELECT 1 AS a, 'x' AS A, 2 AS a, 3 AS a_2, NULL AS missing, '' AS empty, x'00ff' AS bytes, 9e999 AS much, -9e999 AS little, 9e999 - 9e999 AS none, "
    "9007199254740993 AS exact, 0.5 AS half, CAST(x'61ff' AS TEXT) AS broken, char(27) || '[2J' AS escaped, 'a' || char(9, 10, 13, 92) || 'b' AS blanks, 'x' AS \"\""
)
"""A row with everything that a format may stumble on."""
ENDLESS = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n FROM x"
SAID = {
    "a": "1", "A": "x", "a_3": "2", "a_2": "3", "missing": "", "empty": "", "bytes": "x'00ff'", "much": "Infinity", "little": "-Infinity", "none": "",
    "exact": "9007199254740993", "half": "0.5", "broken": "a\ufffd", "escaped": "\x1b[2J", "blanks": "a\t\n\r\\b", "": "x",
}  # fmt: skip


def test_odd_values_in_json(program: Program) -> None:
    ran = program.run("sql", ODD, "--json")
    assert (ran.status, ran.stderr) == (0, "")
    assert "\x1b" not in ran.stdout
    (record,) = json.loads(ran.stdout)
    assert record == {**SAID, "a": 1, "a_3": 2, "a_2": 3, "missing": None, "none": None, "half": 0.5}
    assert json.loads(program.run("sql", ODD, "--jsonl").stdout) == record


def test_odd_values_in_flat_formats(program: Program) -> None:
    comma = list(csv.DictReader(io.StringIO(program.run("sql", ODD, "--csv").stdout, newline="")))
    assert comma == [SAID]
    tabs = [line.split("\t") for line in program.run("sql", ODD).stdout.split("\n")]
    assert dict(zip(tabs[0], tabs[1], strict=True)) == {**SAID, "blanks": r"a\t\n\r\\b"}
    assert "| x'00ff' |" in program.run("sql", ODD, "--md").stdout


def test_odd_values_on_a_terminal(program: Program) -> None:
    for columns in (40, 120, 300):
        shown = program.on_terminal("sql", ODD, columns=columns, env={"NO_COLOR": "1"}).stdout
        assert "\\x1b[2J" in shown
        assert "NULL" in shown
        assert "\x1b" not in shown


def test_names_of_columns_are_no_orders_to_a_terminal(program: Program) -> None:
    hostile = 'SELECT 1 AS "\x1b[2J", 2 AS "[red]", 3 AS "a\nb", 4 AS "\u202e"'
    for words in (["--columns", "help"], ["--table"], ["--md"], ["--json"]):
        shown = program.run("sql", hostile, *words).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "[red]" in shown
    assert program.run("sql", hostile, "--columns", "[red]", "--csv").stdout == "[red]\n2\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a_2", "a_3"]),
        (["a", "a", "a_2"], ["a", "a_3", "a_2"]),
        (["a_2", "a", "a"], ["a_2", "a", "a_3"]),
        (["", ""], ["", "_2"]),
    ],
)
def test_each_column_has_a_name_of_its_own(given: list[str], told: list[str]) -> None:
    assert distinct(given) == told


def test_rows_come_as_they_are_found(program: Program) -> None:
    ran = program.shell(f'sinoeu sql "{ENDLESS}" --limit 0 --jsonl | head -2')
    assert (ran.stdout, ran.stderr) == ('{"n":1}\n{"n":2}\n', "")


def test_a_terminal_has_fifty_rows_and_a_pipe_so_many_that_it_is_said(program: Program) -> None:
    shown = program.on_terminal("sql", ENDLESS).stdout.split()
    assert "50" in shown
    assert "51" not in shown
    assert "at least" in " ".join(shown)
    ran = program.run("sql", ENDLESS)
    assert ran.stdout.splitlines()[-1] == str(MOST_ROWS)
    assert ran.stderr == f"sinoeu: the first {MOST_ROWS:,} rows; there are more: --limit 0 gives them all\n"
    assert program.run("sql", ENDLESS, "--limit", "3").stdout == "n\n1\n2\n3\n"


@pytest.mark.parametrize(
    ("query", "said", "pointed", "instead"),
    [
        ("SELECT * FROM delas", "there is no view 'delas'", "delas", 'sinoeu sql "SELECT * FROM deals"'),
        ("SELECT * FROM main.delas", "there is no view 'delas'", "delas", 'sinoeu sql "SELECT * FROM main.deals"'),
        ("SELECT titel FROM articles", "there is no column 'titel'", "titel", 'sinoeu sql "SELECT title FROM articles"'),
        ("SELECT 'titel', a.titel FROM articles a", "there is no column 'titel'", "titel FROM", "sinoeu sql \"SELECT 'titel', a.title FROM articles a\""),
        ("SELECT zork FROM articles", "there is no column 'zork'", "zork", "sinoeu sql articles  # lists its columns"),
        ("SELECT id FROM deals JOIN events", "several of the views have a column 'id'", "id", "sinoeu sql  #"),
        ("SELECT id form deals form x", "the query cannot be understood at 'deals'", "deals", "sinoeu sql  #"),
        ("SELECT id FROM deals WHERE WHERE", "the query cannot be understood at 'WHERE'", "WHERE", "sinoeu sql  #"),
        ("EXPLAIN SELECT id FROM FROM deals", "the query cannot be understood at 'FROM'", "FROM deals", "sinoeu sql  #"),
        ("SELECT id,", "the query is not complete", "", "sinoeu sql  #"),
        ("SELECT 'a", '"\'a" is no SQL, or its quote is not closed', "'a", "sinoeu sql  #"),
        ("SELECT lenght('a')", "there is no function 'lenght'", "lenght", "sinoeu sql \"SELECT length('a')\""),
        ("SELECT substr()", "'substr' takes another number of arguments", "substr", "sinoeu sql  #"),
        ("SELECT id FROM deals WHERE count(*) > 1", "'count' cannot be used at this place", "count", "sinoeu sql  #"),
        ("SELECT key FROM thing", "there is no view 'thing'", "thing", "sinoeu sql  #"),
    ],
)
def test_a_fault_is_pointed_at(query: str, said: str, pointed: str, instead: str, program: Program) -> None:
    ran = program.run("sql", query)
    assert (ran.status, ran.stdout) == (2, "")
    message, line, caret, hint = ran.stderr.splitlines()
    assert said in message
    at = caret.index("^") - 4
    assert line == f"    {query}"
    assert query[at:].startswith(pointed)
    assert pointed or at == len(query)
    assert instead in hint
    if 'sql "' in hint:
        assert program.shell(hint.removeprefix("  try: ")).status == 0, "what it says to type can be typed"


@pytest.mark.parametrize("query", ["", " ", "-- nothing", "/* nothing */", ";"])
def test_what_is_no_query_is_told(query: str, program: Program) -> None:
    ran = program.run("sql", "--", query)
    assert (ran.status, ran.stdout) == (2, "")
    assert "that is no query" in ran.stderr


def test_a_query_may_come_from_a_pipe(program: Program) -> None:
    asked = "-- whoever\nSELECT id\n  FROM people\n WHERE id = 'chen-zhichang'\n"
    assert program.run("sql", "-", input=asked).stdout == "id\nchen-zhichang\n"
    ran = program.run("sql", "-", input="SELECT id\n  FROM poeple\n")
    assert ran.stderr.splitlines()[1:3] == ["      FROM poeple", "           ^"]
    assert "did you mean people?" in ran.stderr
    assert program.run("sql", "-", input="SELECT '\udcff\x00'".encode("utf-8", "replace").decode()).status == 2


def test_no_rows_are_nothing_found(program: Program) -> None:
    ran = program.run("sql", "SELECT id FROM deals WHERE id = 'zork'", "--json")
    assert (ran.status, ran.stdout) == (1, "[]\n")
    assert "the query gives no rows" in ran.stderr


@pytest.mark.parametrize("option", ["--quotes", "--as-printed"])
def test_what_is_for_facts_is_refused(option: str, program: Program) -> None:
    ran = program.run("sql", "SELECT 1", option)
    assert (ran.status, ran.stdout) == (2, "")
    assert "the view cells" in ran.stderr


def test_views_and_their_columns_are_those_described(program: Program) -> None:
    connection = sqlite3.connect(f"file:{program.database}?mode=ro", uri=True)
    try:
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
        assert made == set(views())
        assert {f"{name}" for name in described()} - made == {"passage_text"}
        for view in described().values():
            found = connection.execute(f"SELECT * FROM {view.name} LIMIT 1")
            assert [name for name, *_ in found.description] == [column.name for column in view.columns]
            assert found.fetchone(), f"{view.name} has rows"
            bare = ", ".join(column.name for column in view.columns)
            assert connection.execute(f"SELECT {bare} FROM {view.name} LIMIT 1").fetchone(), "no column needs quotes"
            assert view.says
            assert all(column.says for column in view.columns)
    finally:
        connection.close()


def test_every_kind_of_claim_has_its_view(program: Program) -> None:
    for kind in KINDS:
        (counted,) = program.ask("sql", f"SELECT count(*) AS n FROM claims WHERE kind = '{kind}'")
        (name,) = (name for name in views() if name in (f"{kind}s", {"met": "meetings", "said": "sayings"}.get(kind)))
        assert program.ask("sql", f"SELECT count(*) AS n FROM {name}") == [counted]


def test_views_are_listed(program: Program) -> None:
    listed = program.ask("sql")
    assert [view["id"] for view in listed] == list(described())
    assert program.ask("sql", "deals") == [view for view in listed if view["id"] == "deals"]
    for view in listed:
        columns = view["columns"]
        assert isinstance(columns, list)
        named = [column[key] for column in columns if isinstance(column, dict) for key in ("name", "stands_in") if column[key]]
        assert sorted(map(str, named)) == sorted(column.name for column in described()[str(view["id"])].columns)
    assert "Columns" in program.on_terminal("sql", "deals").stdout
    assert program.run("sql", "deals").stdout.splitlines()[1].split("\t")[:3] == ["columns", "deals", "id"]


def test_a_value_stands_in_the_passage_that_its_twin_names(program: Program) -> None:
    (deal,) = program.ask("sql", "SELECT * FROM deals WHERE id = 'changzhou-ten-projects-2022'")
    assert (deal["status"], deal["date"], deal["passage"], deal[f"status{TWIN}"]) == ("signed", "2022-07-07", "003:6", "003:6")
    assert deal[f"date{TWIN}"] != deal["passage"], "it has its date from the event, whose passage is another"
    assert "date" in str(deal["by_editor"]).split("; ")
    (read,) = program.ask("sql", f"SELECT basis, because, rests_on FROM cells WHERE claim = '{deal['claim']}' AND field = 'when'")
    assert (read["basis"], str(read["rests_on"]).rpartition(".")[0]) == ("inferred", deal[f"date{TWIN}"])


def test_views_are_joined_by_what_has_an_index(program: Program) -> None:
    for query in (
        "SELECT d.id, first_day FROM deals AS d JOIN dates USING (fact)",
        "SELECT d.id FROM deals AS d JOIN events AS e ON e.id = d.event JOIN parts AS p ON p.event = e.id WHERE d.id = 'changzhou-memorandum-2022'",
        "SELECT p.name FROM cells AS c JOIN people AS p ON p.id = c.entity",
        "SELECT p.text FROM passage_text AS f JOIN passages AS p ON p.row = f.rowid WHERE passage_text MATCH 'bank'",
    ):
        plan = [str(step["detail"]) for step in program.ask("sql", f"EXPLAIN QUERY PLAN {query}")]
        assert not [step for step in plan if "AUTOMATIC" in step], query
        assert sum(step.startswith("SCAN") for step in plan) <= 1, "one table is gone through, and the others are looked up"


def test_words_are_found_in_the_full_text(program: Program) -> None:
    query = "SELECT p.id FROM passage_text JOIN passages AS p ON p.row = passage_text.rowid WHERE passage_text MATCH 'commerzbank' ORDER BY p.id"
    assert [row["id"] for row in program.ask("sql", query)] == [row["id"] for row in program.ask("search", "Commerzbank")]


def test_names_of_a_query_stand_outside_of_its_texts_and_comments() -> None:
    query = "SELECT a.\"b c\", 'd' -- e\nFROM [f] /* g */, `h` WHERE i1 = 1e5 AND j$ = 'k''l'"
    assert [name for name, _ in names(query)] == ["SELECT", "a", "b c", "FROM", "f", "h", "WHERE", "i1", "AND", "j$"]
    assert all(query[at:].strip('"`[').startswith(name) for name, at in names(query))
