"""All formats say the same: every answer of the corpus is written in each of them, and what comes back is compared."""

import csv
import io
import json
import re
import shlex
from collections import Counter
from functools import cache

import pytest

from program import Program, Record
from sinoeu.answers import deals, doctor, everybody, everywhere, figures, said, search, sources, ties, timeline
from sinoeu.render import FORMATS
from test_evidence import EDITORS, ONLY_THE_EDITOR_NAMES, QUESTIONS, members

MORE = """
deals --status signed | deals --kind memorandum | deals --party Commerzbank | deals --place Changzhou --sort about | deals --independent | deals --sort status
deals --reverse | deals --sort date --reverse --limit 3 | deals --since 2023 --possible | deals cooperation --article 003,004
timeline --reverse | timeline --sort what | timeline --sort date | timeline --place Germany --kind event | timeline --who Bosch | timeline --on 2022
timeline --since 2023 --possible --sort type | timeline --publisher 'Henan Daily'
who --met 'Chen Zhichang' | who --side europe | who --side cn --sort role | who --role mayor | who --org Siemens | who --place Luxembourg | who --article 003
who --publisher iChongqing --sort name --reverse | who --since 2024 | who Bosch --article 003 | who Chen --since 2023 --possible | who Bosch --sort date --reverse
where --article 003 | where --sort events --reverse | where --on 2022 | where Nanjing --only | where Germany --since 2022 --sort what | where Jiangsu --article 003
ties | ties --kind twinning | ties Changzhou --sort since | ties --reverse | ties --since 2010 --article 002
figures | figures --flagged | figures --sort value --reverse | figures Zhengzhou --article 004 | figures --sort number --limit 4
said | said --form quoted | said Fischer --sort date | said --publisher delano | said --reverse
search Nanjing | search '"sister provinces"' | search Luxembourg --article 000,004 | search Nanjing --sort passage | search 许可证
sources | sources --publisher PRNewswire | sources --sort claimed --reverse | sources 003 | sources 004 --reverse
show chen-zhichang | show 003:14 | show 003:9.2 --context 1 | show changzhou-memorandum-2022 | show nanjing --article 000 | show 003 --cite text
show jiangsu-germany-dialogue-2022 --sort field | show 003:14 --cite bibtex
"""
"""Every command with each of its options, beside the questions for everybody and everything."""
CHOSEN = [tuple(shlex.split(line)) for line in re.split(r"[|\n]", MORE.strip())]
ASKED = [*((*question, *view) for question in QUESTIONS for view in ((), ("--as-printed",))), *CHOSEN]
WIDE = ("what", "deal", "words", "text", "role", "place", "title", "citation")
"""Columns that no screen leaves out, and whose values it shows as they are, but for an article's text, in which it sets marks."""


@cache
def written(program: Program, asked: tuple[str, ...], format: str) -> str:
    """An answer in one format; asked for once. The screen is so wide that nothing is wrapped."""
    ran = program.inside(*asked, f"--{format}", columns=20_000)
    assert ran.status in (0, 1), ran.stderr
    return ran.stdout


def records_of(program: Program, asked: tuple[str, ...]) -> list[Record]:
    """The records of an answer. Where only the editor names what is asked for there are none as printed; everywhere else there are some."""
    found: list[Record] = json.loads(written(program, asked, "json"))
    assert bool(found) == (asked[:2] not in ONLY_THE_EDITOR_NAMES or asked[-1] != "--as-printed"), "this question has an answer"
    return found


def lines_of(program: Program, asked: tuple[str, ...]) -> list[dict[str, str]]:
    """The lines of an answer by their columns, as CSV has them."""
    header, *rows = list(csv.reader(io.StringIO(written(program, asked, "csv"), newline=""), strict=True)) or [[]]
    return [dict(zip(header, row, strict=True)) for row in rows]


def facts_of(program: Program, asked: tuple[str, ...]) -> list[tuple[str, Record]]:
    """The facts of an answer with their headings: its records, or what is nested in them."""
    found = records_of(program, asked)
    if "heading" not in written(program, asked, "csv").partition("\n")[0].split(","):
        return [("", record) for record in found]
    return [(heading, fact) for record in found for heading, facts in record.items() if heading not in EDITORS for fact in members(facts) if "evidence" in fact]


@pytest.mark.parametrize("asked", ASKED, ids=shlex.join)
def test_json_and_json_lines_are_the_same_records(asked: tuple[str, ...], program: Program) -> None:
    assert [json.loads(line) for line in written(program, asked, "jsonl").splitlines()] == records_of(program, asked)


@pytest.mark.parametrize("asked", ASKED, ids=shlex.join)
def test_csv_and_tsv_are_the_same_lines(asked: tuple[str, ...], program: Program) -> None:
    header, *rows = list(csv.reader(io.StringIO(written(program, asked, "csv"), newline=""), strict=True)) or [[]]
    tabbed = [line.split("\t") for line in written(program, asked, "tsv").split("\n")[:-1]]
    assert tabbed == ([[_tabbed(value) for value in row] for row in (header, *rows)] if header else [])


def _tabbed(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


@pytest.mark.parametrize("asked", ASKED, ids=shlex.join)
def test_each_line_is_a_fact_of_the_records(asked: tuple[str, ...], program: Program) -> None:
    lines, facts = lines_of(program, asked), facts_of(program, asked)
    assert [line.get("heading", "") for line in lines] == [heading for heading, _ in facts]
    for line, (_, fact) in zip(lines, facts, strict=True):
        _agree(line, fact)
        passages = [str(piece["passage"]) for piece in members(fact["evidence"])]
        assert set(passages) <= set(line["source"].split("; ")) or not passages


def _agree(line: dict[str, str], fact: Record) -> None:
    """A line says what its record says, where the two have a value in common."""
    for column in ("status", "count", "about", "name", "side", "text", "skip", "style", "citation", "words", "form", "field"):
        if column in line and column in fact:
            value = fact[column]
            assert line[column] == ("" if value in (None, 0) else str(value))
    if "id" in line and "id" in fact:
        assert line["id"] == (fact["id"] or "") or line.get("heading") in ("fields", "passages"), "these have the id of what is shown"
    date = fact.get("date")
    if isinstance(date, dict) and date["edtf"] and "date" in line:
        assert str(date["edtf"]) in line["date"].split("; ")
    flags = fact["flags"]
    assert isinstance(flags, list)
    assert len(flags) == int(line["flagged"]) if "flagged" in line else len(flags) <= len(line["flags"].split("; "))


@pytest.mark.parametrize("asked", ASKED, ids=shlex.join)
def test_markdown_has_a_line_for_each_fact(asked: tuple[str, ...], program: Program) -> None:
    table = [line for line in written(program, asked, "md").splitlines() if line.startswith("| ")]
    headings = [line for line in table if line.startswith("| ---")]
    assert len(table) == len(lines_of(program, asked)) + 2 * len(headings)


@pytest.mark.parametrize("asked", [one for one in ASKED if "--as-printed" not in one], ids=shlex.join)
def test_a_screen_shows_what_the_lines_say(asked: tuple[str, ...], program: Program) -> None:
    screen = " ".join(written(program, (*asked, "--limit", "0") if "--limit" not in asked else asked, "table").split())
    for line in lines_of(program, asked):
        for column in WIDE if line.get("heading") not in ("text", "passages") else ():
            for value in line.get(column, "").split("; ") if f"{column}_printed" not in line else ():
                assert " ".join(value.split()) in screen


@pytest.mark.parametrize("asked", CHOSEN, ids=shlex.join)
def test_the_count_is_the_number_of_lines(asked: tuple[str, ...], program: Program) -> None:
    if "--limit" in asked:
        assert program.inside(*asked, "--count").status == 2
        return
    counted = len(lines_of(program, asked))
    assert written(program, (*asked, "--count"), "tsv") == written(program, (*asked, "--count"), "table") == f"{counted}\n"
    assert written(program, (*asked, "--count"), "csv") == f"count\n{counted}\n"
    assert json.loads(written(program, (*asked, "--count"), "json")) == [{"type": "count", "id": None, "count": counted, "flags": [], "evidence": []}]


@pytest.mark.parametrize("asked", CHOSEN, ids=shlex.join)
def test_the_keys_of_records_can_be_listed_and_chosen(asked: tuple[str, ...], program: Program) -> None:
    found = records_of(program, asked)
    keys = program.inside(*asked, "--json", "--columns", "help").stdout.splitlines()
    assert {key for record in found for key in record} <= set(keys)
    assert [list(record) for record in found if asked[0] != "show"] == [keys for _ in found if asked[0] != "show"]
    wanted = [keys[-1], "type"]
    chosen = json.loads(written(program, (*asked, "--columns", ",".join(wanted)), "json"))
    assert [list(record.items()) for record in chosen] == [[(key, record.get(key)) for key in wanted] for record in found]


@pytest.mark.parametrize("asked", CHOSEN, ids=shlex.join)
def test_columns_can_be_listed_and_chosen(asked: tuple[str, ...], program: Program) -> None:
    columns = program.inside(*asked, "--columns", "help").stdout.splitlines()
    wanted = [columns[-2], columns[0]]
    chosen = lines_of(program, (*asked, "--columns", ",".join(wanted)))
    assert chosen == [{column: line[column] for column in wanted} for line in lines_of(program, asked)]


def test_all_formats_are_compared() -> None:
    assert set(FORMATS) == {"json", "jsonl", "csv", "tsv", "md", "table"}


def test_every_question_is_compared_with_every_option(program: Program) -> None:
    asked = {(words[0], word) for words in ASKED for word in words[1:] if word.startswith("--")}
    for command in ("who", "where", "deals", "timeline", "ties", "figures", "said", "search", "show", "sources"):
        own = set(re.findall(r"^ +(--[a-z-]+)", program.inside(command, "--help").stdout.partition("When:")[0].partition("Rows:")[0], re.MULTILINE))
        compared = {option for one, option in asked if one == command}
        assert own - {"--exact", "--strict", "--article", "--publisher", "--geojson", "--dot"} <= compared
        assert compared & {"--article", "--publisher"}
        assert compared & {"--sort", "--reverse"}


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "table"])
def test_what_a_limit_leaves_out_is_said_apart_from_the_answer(format: str, program: Program) -> None:
    ran = program.inside("who", "Chen Zhichang", f"--{format}", "--limit", "3")
    said = Counter(line.split("\t")[0] for line in program.inside("who", "Chen Zhichang", "--tsv").stdout.splitlines()[1:])
    assert said["met"] > 3
    assert ran.stderr == f"sinoeu: {'; '.join(f'{heading}: {rows - 3} more' for heading, rows in said.items() if rows > 3)}; --limit 0 shows all\n"
    years = [line.split("\t")[0] for line in program.inside("timeline", "--tsv").stdout.splitlines()[1:]]
    told = f"{len(years) - 30} more, {years.count('year not stated')} of them under year not stated"
    assert f"sinoeu: {told}; --limit 0 shows all\n" in program.inside("timeline", f"--{format}", "--limit", "30").stderr
    assert f" {told} (--limit 0 shows all)" in program.inside("timeline", "--table", "--limit", "30").stdout
    assert "--limit" not in program.inside("timeline", "--table", "--limit", "30").stderr + program.inside("timeline", f"--{format}", "--limit", "0").stderr
    of_many = program.inside("who", "-", f"--{format}", "--limit", "3", input="Chen Zhichang\nChen Zhichang\n").stderr
    assert of_many.startswith(f"sinoeu: met: {2 * (said['met'] - 3)} more; ")


def test_a_heading_of_a_screen_chooses_its_column_and_its_key(program: Program) -> None:
    lists = {"who": everybody, "where": everywhere, "deals": deals, "timeline": timeline, "ties": ties, "figures": figures, "said": said, "sources": sources}
    for command, module in lists.items():
        taken = {column.name for column in module.SHAPE.columns} | {"source", "flags", "quote"}
        for column in module.SHAPE.columns:
            if column.heading == column.name or column.heading in taken:
                continue
            for more in (("--columns",), ("--columns", "id", "--sort")):
                by_heading, by_name = (program.inside(command, *more, called, "--tsv") for called in (column.heading.upper(), column.name))
                assert by_heading == by_name
                assert by_heading.status == 0
            key = column.key or column.name
            if key in module.SHAPE.keys:
                assert all(list(record) == [key] for record in program.ask(command, "--columns", column.heading))
    whole = program.ask("deals")
    assert program.ask("deals", "--columns", "Deal,at") == [{key: deal[key] for key in ("name", "place")} for deal in whole]
    assert program.ask("deals", "--columns", "deal,name") == [{"name": deal["name"]} for deal in whole]
    assert program.inside("where", "Nanjing", "--columns", "who,how", "--tsv").stdout.startswith("with\tas\n")
    assert "there is no key 'dela' in the JSON" in program.inside("deals", "--json", "--columns", "dela").stderr


def test_every_key_of_a_column_is_one_of_the_records() -> None:
    for module in (everybody, everywhere, deals, timeline, figures, search, sources, doctor):
        assert {column.key for column in module.SHAPE.columns if column.key} <= set(module.SHAPE.keys)
