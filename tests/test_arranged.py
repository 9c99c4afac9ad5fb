"""Rows in the order of a column: what has no value comes last, and dates without a year keep their place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from program import Program
from sinoeu.errors import WrongUsage
from sinoeu.model.answer import Answer, Column, Entry, Row, Shown
from sinoeu.render.look import Look
from sinoeu.render.look.arranged import arranged
from test_when import dates

COLUMNS = (Column("value", "value", readings=True), Column("group", "group"))


def row(value: str | None, group: str = "", heading: str = "", date: bool = False) -> Row:
    """A row with a value, in a group."""
    return Row(heading, {}, {"value": (Shown(value, date=date),), "group": (Shown(group),)})


def listed(*rows: Row, order: str = "", apart: bool = False) -> Answer:
    """A list of rows."""
    return Answer(COLUMNS, [Entry("", {}, iter((one,))) for one in rows], group="group" if apart else "", order=order, apart=apart)


def shown(answer: Answer) -> list[str | None]:
    """The values of an answer, in order."""
    return [one.cells["value"][0].value for entry in answer.entries for one in entry.rows]


def by_value(*values: str | None, reverse: bool = False, date: bool = False) -> list[str | None]:
    """Values put in order."""
    return shown(arranged(listed(*(row(value, date=date) for value in values)), Look(sort="value", reverse=reverse)))


@pytest.mark.parametrize(
    ("values", "in_order"),
    [
        (["b", "A", "ä", None, "c"], ["A", "ä", "b", "c", None]),
        (["10", "9", "-1", "2.5", "2.25"], ["-1", "2.25", "2.5", "9", "10"]),
        (["002:12", "002:7", "001:30"], ["001:30", "002:7", "002:12"]),
        (["5th", "over 200", "12"], ["12", "5th", "over 200"]),
        (["Żilina", "zebra", "Élise", "elise 2", "elise 10"], ["Élise", "elise 2", "elise 10", "zebra", "Żilina"]),
        (["9" * 5000, "x" + "9" * 5000, "x1"], ["9" * 5000, "x1", "x" + "9" * 5000]),
    ],
)
def test_values_come_in_the_order_that_a_reader_expects(values: list[str | None], in_order: list[str | None]) -> None:
    assert by_value(*values) == in_order


def test_backwards_what_has_no_value_still_comes_last() -> None:
    assert by_value("b", None, "10", "a", "9", reverse=True) == ["10", "9", "b", "a", None]


def test_dates_without_a_year_come_after_the_others_backwards_too() -> None:
    values = ("2023-02", None, "XXXX-05-21", "2022-07-07", "several decades ago", "../2022", "XXXX-01-02")
    assert by_value(*values, date=True) == ["../2022", "2022-07-07", "2023-02", "XXXX-01-02", "XXXX-05-21", "several decades ago", None]
    assert by_value(*values, date=True, reverse=True) == ["2023-02", "2022-07-07", "../2022", "XXXX-05-21", "XXXX-01-02", "several decades ago", None]


@given(st.lists(st.one_of(st.none(), st.text(max_size=5), dates, st.decimals(allow_nan=False, allow_infinity=False).map(str))), st.booleans(), st.booleans())
def test_no_row_is_lost_and_ties_keep_their_order(values: list[str | None], reverse: bool, date: bool) -> None:
    rows = [row(value, group=str(at), date=date) for at, value in enumerate(values)]
    found = [one for entry in arranged(listed(*rows), Look(sort="value", reverse=reverse)).entries for one in entry.rows]
    assert sorted(found, key=lambda one: int(one.cells["group"][0].value or "")) == rows
    same = [one for one in found if one.cells["value"] == found[0].cells["value"]] if found else []
    assert same == [one for one in rows if one in same]


def test_the_order_of_an_answer_itself_costs_nothing() -> None:
    answer = listed(row("b"), row("a"), order="value")
    assert arranged(answer, Look(sort="value")) is answer
    assert arranged(answer, Look()) is answer
    assert shown(arranged(answer, Look(reverse=True))) == ["b", "a"]
    assert shown(arranged(listed(row("b"), row("a"), row("c")), Look(reverse=True))) == ["c", "a", "b"]


def test_groups_that_stand_apart_stay_apart() -> None:
    rows = [row("b", "signed"), row("c", "signed"), row("z", "hoped"), row("a", "hoped")]
    assert shown(arranged(listed(*rows, apart=True), Look(sort="value"))) == ["b", "c", "a", "z"]
    assert shown(arranged(listed(*rows, apart=True), Look(sort="value", reverse=True))) == ["c", "b", "z", "a"]
    assert arranged(listed(*rows, apart=True), Look(sort="value")).group == "group"
    assert arranged(listed(*rows)._replace(group="group"), Look(sort="value")).group == ""


def test_nested_rows_are_sorted_under_their_headings() -> None:
    rows = [row("b", heading="roles"), row("a", heading="roles"), row("z", heading="met"), row("y", heading="met")]
    answer = Answer(COLUMNS, [Entry("x", {"roles": [], "met": []}, rows)], {"roles": "Offices", "met": "Met"})
    assert shown(arranged(answer, Look(sort="value"))) == ["a", "b", "y", "z"]


def test_what_is_no_column_is_refused() -> None:
    with pytest.raises(WrongUsage, match="there is no column 'valeu'; did you mean value") as refused:
        arranged(listed(), Look(sort="valeu"))
    assert refused.value.instead == ("valeu", "value")


def test_the_latest_come_first_and_what_has_no_year_last(program: Program) -> None:
    records = json.loads(program.inside("timeline", "--reverse", "--json").stdout)
    starts = [record["date"]["start"] or record["date"]["end"] for record in records]
    known = [start for start in starts if start]
    assert known == sorted(known, reverse=True)
    assert starts == known + [None] * (len(starts) - len(known))
    page = program.inside("timeline", "--reverse", "--table", "--limit", "0").stdout
    years = [line.split()[0] for line in page.splitlines() if line[:1].isalnum()]
    assert [year for year in years if year.isdecimal()] == sorted(filter(str.isdecimal, years), reverse=True)
    assert page.index("\n2022 ") < page.index("\nyear not stated ")


def test_deals_that_were_signed_stay_before_the_others(program: Program) -> None:
    groups = [line.split("\t")[0] for line in program.inside("deals", "--sort", "deal", "--reverse", "--columns", "group").stdout.splitlines()[1:]]
    assert list(dict.fromkeys(groups)) == ["signed, parties named", "signed, parties not named", "planned, offered or hoped for"]
    assert sorted(groups, key=list(dict.fromkeys(groups)).index) == groups
