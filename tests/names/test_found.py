"""By which rule it was found, as the line under a heading says it, and where the form that was met is printed."""

import json

import pytest

from program import Program
from sinoeu.model.answer import Json


def lines_of(program: Program, command: str, typed: str) -> list[str]:
    """The lines between the first heading of an answer and its first table."""
    ran = program.inside(command, *typed.split(), "--table", "--limit", "1")
    assert ran.status == 0, ran.stderr
    return ran.stdout.partition("\n\n")[0].splitlines()[1:]


@pytest.mark.parametrize(
    ("command", "typed", "line"),
    [
        ("who", "Zhichang Chen", "order reversed"),
        ("who", "Chen Zhi-chang", "other spacing"),
        ("who", "chen, zhichang", "other spelling"),
        ("who", "Chen", "family name Chen"),
        ("who", "Mayor Chen", "title left off, family name Chen"),
        ("who", "Mayor Chen's", "title left off, family name Chen"),
        ("who", "Zhichang Chen's", "possessive left off, order reversed"),
        ("who", "Mayor Zhichang Chen", "title left off, order reversed"),
        ("who", "Zhu", 'family name Zhu, by "Zhu added" 000:9'),
        ("who", "Fischer", 'family name Fischer, by "Fischer said" 001:18'),
        ("who", "Zhichang", "given name Zhichang"),
        ("who", "Chen ZC", "initials"),
        ("who", "Ch'en Chih-ch'ang", "Wade-Giles spelling"),
        ("who", "陈志昌", "characters read as pinyin"),
        ("who", "Jan Hogmartens", "Hogmartens for Hoogmartens, one letter"),
        ("who", "chen-zhichang", "other spelling"),
        ("who", "commerzbank", None),
        ("who", "BMW", "other name BMW"),
        ("who", "BMW AG", 'BMW, but for "AG"'),
        ("who", "Siemens AG", 'printed as Siemens AG, by "Siemens AG and" 001:6'),
        ("who", "Volkswagen AG", 'but for "AG"'),
        ("who", "Senote", "part of the name"),
        ("who", "GCCC", "initials of the name"),
        ("where", "Nanking", "other name Nanking"),
        ("where", "南京", "other name 南京"),
        ("where", "Nanjing Shi", 'but for "Shi"'),
        ("where", "Changzhou City", 'but for "City"'),
        ("where", "province of Henan", 'but for "province of"'),
        ("where", "City of Luxembourg", 'but for "of"'),
        ("where", "Jiangsu Province", 'printed as Jiangsu Province, by "Jiangsu Province and" 003:13'),
        ("where", "Duesseldorf", "other spelling: Düsseldorf"),
        ("where", "Munich, Germany", "with the larger place"),
        ("where", "Luhe", None),
        ("show", "Zhichang Chen", "order reversed"),
    ],
)
def test_the_rule_stands_under_the_heading_where_it_was_not_the_name(program: Program, command: str, typed: str, line: str | None) -> None:
    told = [one.removeprefix("matched: ") for one in lines_of(program, command, typed) if one.startswith("matched: ")]
    assert told == ([line] if line else [])


@pytest.mark.parametrize(("command", "typed"), [("who", "Zhu"), ("who", "Fischer"), ("who", "Siemens AG"), ("where", "Jiangsu Province")])
def test_the_form_that_was_met_stands_where_the_line_says(program: Program, command: str, typed: str) -> None:
    (line,) = (one for one in lines_of(program, command, typed) if one.startswith("matched: "))
    quoted, _, label = line.partition(', by "')[2].rpartition('" ')
    assert typed in quoted
    assert program.inside("show", label, "--cite", "text").stdout.count(quoted)


@pytest.mark.parametrize("format", ["--table", "--md"])
def test_tables_and_markdown_have_the_line_and_lines_of_values_have_not(program: Program, format: str) -> None:
    assert "matched: order reversed\n" in program.run("who", "Zhichang", "Chen", format).stdout
    assert program.run("who", "Zhichang", "Chen", "--tsv").stdout == program.run("who", "Chen", "Zhichang", "--tsv").stdout


def test_json_has_the_rule_by_its_name(program: Program) -> None:
    (record,) = program.ask("who", "Mayor", "Zhichang", "Chen")
    assert record["matched"] == {"rule": "title, order", "form": "Chen Zhichang", "confident": True, "score": 100}


def test_what_stands_printed_for_somebody_else_says_so(program: Program) -> None:
    told = " ".join(lines_of(program, "where", "Ningbo"))
    assert "Ningbo is printed where [Nanjing] is meant: " in told
    assert "matched:" not in told


@pytest.mark.parametrize(
    ("command", "typed", "name", "reason"),
    [
        ("who", "Chen Zhicheng", "Chen Zhichang", "zhicheng for zhichang"),
        ("where", "Luhe County", "Luhe", "a district"),
        ("where", "六合县", "Luhe", "a district"),
        ("where", "Antwerp Province", "Antwerp", "a city"),
        ("where", "Luhe, Guangdong", "Luhe", "in another larger place"),
    ],
)
def test_what_is_not_certain_is_asked_back_with_the_reason(program: Program, command: str, typed: str, name: str, reason: str) -> None:
    ran = program.inside(command, *typed.split())
    assert (ran.status, ran.stdout) == (1, "")
    assert f"did you mean {name}? ({reason})" in ran.stderr


def test_suggestions_tell_a_rule_in_words_in_json_too(program: Program) -> None:
    ran = program.run("who", "BMW", "Brilliance", "--json")
    suggestions: list[dict[str, Json]] = json.loads(ran.stderr)["suggestions"]
    assert ran.status == 1
    assert all(isinstance(one["because"], str) and one["because"] for one in suggestions)
