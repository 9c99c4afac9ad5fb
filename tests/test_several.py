"""`-`: a question a line, all answered in one process, in order, each record with its question."""

import csv
import io
import json
import subprocess
import sys

import pytest

from program import Program, Record

COMMANDS = ("who", "where", "deals", "timeline", "search", "show", "ties", "figures", "said")
LINES = ["Chen Zhichang", "Nanjing", "Nobody At All", "Bosch", "Zhichong Chen", "\x1b[2J\u202e", "Nanjing"]


def each(program: Program, *words: str, lines: list[str] = LINES) -> list[Record]:
    """The records of many questions."""
    ran = program.inside(*words, "-", "--jsonl", input="\n".join(lines) + "\n")
    assert ran.status in (0, 1), ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def alone(program: Program, *words: str) -> list[Record]:
    """The records of one question."""
    found: list[Record] = json.loads(program.inside(words[0], "--json", *words[1:]).stdout)
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_each_question_is_answered_as_it_would_be_alone(command: str, program: Program) -> None:
    found = each(program, command)
    at = 0
    for line in LINES:
        expected = alone(program, command, "--", line)
        if not expected:
            assert {key: found[at][key] for key in ("type", "id", "query")} == {"type": "none", "id": None, "query": line}
            assert found[at].keys() == {"type", "id", "query", "because", "suggestions", "flags", "evidence"}
            at += 1
        for record in expected:
            assert found[at] == {**record, "query": line}
            at += 1
    assert at == len(found)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_format_keeps_answers_and_questions_together(command: str, program: Program) -> None:
    given = "\n".join(LINES)
    records = each(program, command)
    assert json.loads(program.inside(command, "-", "--json", input=given).stdout) == records
    header, *rows = csv.reader(io.StringIO(program.inside(command, "-", "--csv", input=given).stdout, newline=""))
    assert header[0] == "query"
    questions = [row[0] for row in rows]
    assert [one for one, before in zip(questions, [None, *questions], strict=False) if one != before] == LINES
    for line in LINES:
        lines = [row[1:] for row in rows if row[0] == line]
        single = program.inside(command, "--csv", "--", line).stdout
        assert lines[: len(lines) // LINES.count(line)] == ([*csv.reader(io.StringIO(single, newline=""))][1:] or [[""] * (len(header) - 1)])
    for format in ("--md", "--table"):
        page = program.inside(command, "-", format, input=given).stdout
        places = [page.index(shown) for shown in ("Chen Zhichang", "Nobody At All", "Zhichong Chen")]
        assert places == sorted(places)
        assert "\x1b" not in page


def test_nobody_gives_suggestions_and_the_status_of_nothing_found(program: Program) -> None:
    ran = program.run("who", "-", "--jsonl", input="Chen Zhicheng\nBosch\n")
    none, bosch = map(json.loads, ran.stdout.splitlines())
    assert (ran.status, ran.stderr) == (1, "")
    assert none["suggestions"][0] == {"name": "Chen Zhichang", "id": "chen-zhichang", "because": "zhicheng for zhichang"}
    assert (bosch["id"], bosch["query"]) == ("bosch", "Bosch")
    assert program.run("who", "-", input="Bosch\n").status == 0


def test_a_question_that_cannot_be_understood_does_not_stop_the_others(program: Program) -> None:
    records = each(program, "search", lines=["NOT x", "Ningbo"])
    assert [record["type"] for record in records] == ["none", "passage", "passage"]
    assert "what must?" in str(records[0]["because"])


def test_lines_without_a_question_are_passed_over(program: Program) -> None:
    assert [record["query"] for record in each(program, "where", lines=["", "  ", "Minden\r", "\t"])] == ["Minden"]
    ran = program.inside("where", "-", "--json", input="\n \n")
    assert (ran.status, ran.stdout) == (1, "[]\n")
    assert "no question on standard input" in ran.stderr


def test_options_hold_for_each_question(program: Program) -> None:
    records = each(program, "said", "--form", "quoted", "--limit", "1", "--article", "002", lines=["Hoogmartens", "Chongqing", "Fischer"])
    assert [(record["type"], record["query"]) for record in records] == [("said", "Hoogmartens"), ("said", "Chongqing"), ("none", "Fischer")]
    ran = program.inside("deals", "-", "--sort", "status", "--reverse", "--columns", "status", input="Nanjing\nChangzhou\n")
    assert ran.stdout.splitlines()[0] == "query\tstatus"
    chosen = each(program, "who", "--columns", "name,id", lines=["Bosch", "Nobody"])
    assert [list(record) for record in chosen] == [["name", "id", "query"], ["type", "id", "query", "because", "suggestions", "flags", "evidence"]]


def test_counts_are_counted_for_each_question(program: Program) -> None:
    ran = program.inside("deals", "-", "--count", input="Nanjing\nNobody\n")
    nanjing = len(alone(program, "deals", "Nanjing"))
    assert (ran.status, ran.stdout) == (1, f"query\tcount\nNanjing\t{nanjing}\nNobody\t0\n")
    records = each(program, "deals", "--count", lines=["Nanjing", "Nobody"])
    assert [(record["type"], record["count"], record["query"]) for record in records] == [("count", nanjing, "Nanjing"), ("none", 0, "Nobody")]


def test_what_a_period_leaves_out_is_said_of_all_questions_together(program: Program) -> None:
    ran = program.inside("timeline", "-", "--on", "2023", "--jsonl", input="Minden\nNanjing\nNanjing\n")
    one = program.inside("timeline", "Nanjing", "--on", "2023").stderr.splitlines()[0]
    number = int(one.split("left out: ")[1].split()[0])
    assert f"left out: {2 * number} that may fall" in ran.stderr
    assert "Nanjing: not there" not in ran.stderr
    assert program.inside("where", "-", "--jsonl", input="Changzhou\n").stderr.startswith("sinoeu: Changzhou: not there, by video or letter")


def test_columns_are_judged_before_any_question_is_read(program: Program) -> None:
    ran = program.inside("who", "-", "--columns", "nmae", input="Bosch\n")
    assert (ran.status, ran.stdout) == (2, "")
    assert program.inside("who", "-", "--columns", "help", input="").stdout.splitlines()[:2] == ["query", "heading"]


@pytest.mark.parametrize("format", ["--jsonl", "--tsv", "--json", "--csv"])
def test_an_answer_is_handed_on_before_the_next_question_is_read(format: str, program: Program) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sinoeu", "deals", "-", format, "--db", str(program.database)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=program.environment, cwd=program.folder,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    with process:
        for name in (b"Commerzbank", b"Nobody", b"Stilla"):
            process.stdin.write(name + b"\n")
            process.stdin.flush()
            while name not in process.stdout.readline():
                pass
        process.stdin.close()
        rest = process.stdout.read()
    assert process.returncode == 1
    assert b"Commerzbank" not in rest
