"""Periods as they are typed: what is understood, what is refused, and that both ends are in them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinoeu.errors import WrongUsage
from sinoeu.text.periods import period

TODAY = date(2024, 3, 31)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02-22", "2023-02-22", "2023-02-22"),
        ("Feb 2023", "2023-02-01", "2023-02-28"),
        ("february 2023", "2023-02-01", "2023-02-28"),
        ("Sept. 2023", "2023-09-01", "2023-09-30"),
        ("February, 2023", "2023-02-01", "2023-02-28"),
        ("22 Feb 2023", "2023-02-22", "2023-02-22"),
        ("22nd February 2023", "2023-02-22", "2023-02-22"),
        ("Feb 22, 2023", "2023-02-22", "2023-02-22"),
        ("  May\t 3rd  2023 ", "2023-05-03", "2023-05-03"),
        ("2022..2024", "2022-01-01", "2024-12-31"),
        ("2022-03 .. Feb 2023", "2022-03-01", "2023-02-28"),
        ("2022..2022", "2022-01-01", "2022-12-31"),
        ("..2022", "0000-01-01", "2022-12-31"),
        ("2022..", "2022-01-01", "9999-12-31"),
        ("..", "0000-01-01", "9999-12-31"),
    ],
)
def test_a_written_period_reaches_from_its_first_day_to_its_last(typed: str, first: str, last: str) -> None:
    assert period(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("today", "2024-03-31", "2024-03-31"),
        ("yesterday", "2024-03-30", "2024-03-30"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("this month", "2024-03-01", "2024-03-31"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("Last Month", "2024-02-01", "2024-02-29"),
        ("last 90 days", "2024-01-01", "2024-03-31"),
        ("past 2 weeks", "2024-03-17", "2024-03-31"),
        ("last 1 month", "2024-02-29", "2024-03-31"),
        ("last 2 years", "2022-03-31", "2024-03-31"),
        ("2022..last year", "2022-01-01", "2023-12-31"),
    ],
)
def test_a_relative_period_is_counted_from_today(typed: str, first: str, last: str) -> None:
    assert period(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["02/03/2023", "02-03-2023", "03.02.2023", "2023/02/03", "21-22 May", "May 21", "23", "2023-2", "20230203", "12 2023", "2023 Feb"])
def test_what_could_be_read_in_two_ways_or_lacks_a_part_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage):
        period(typed, TODAY)


@pytest.mark.parametrize("typed", ["2023-02-30", "2023-02-29", "2023-13", "31 June 2023", "Feb 29, 2023", "0 May 2023", "2023-00"])
def test_impossible_dates_are_refused(typed: str) -> None:
    with pytest.raises(WrongUsage, match="there is no"):
        period(typed, TODAY)


@pytest.mark.parametrize(
    "typed", ["", " ", "soon", "Foo 2023", "XXXX-05", "202X", "2023?", "2023/2024", "2020..2021..2022", "2022...2024", "last 99999 days", "next year"]
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage):
        period(typed, TODAY)


def test_a_period_that_ends_before_it_begins_is_refused_with_the_right_order() -> None:
    with pytest.raises(WrongUsage) as told:
        period("2024..2022", TODAY)
    assert told.value.instead == ("2024..2022", "2022..2024")


@pytest.mark.parametrize("typed", ["last 9999 years", "last 9999 days", "yesterday", "last month"])
def test_what_reaches_before_the_calendar_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage, match="before the year 1"):
        period(typed, date(1, 1, 1))


@given(st.text(max_size=40) | st.text("last0123456789.-/ FebXdayswek", max_size=40), st.dates())
@example("." * 5000, TODAY)
@example("9" * 5000 + " May 2023", TODAY)
def test_whatever_is_typed_is_a_period_in_order_or_refused(typed: str, today: date) -> None:
    try:
        first, last = period(typed, today)
    except WrongUsage:
        return
    assert len(first) == len(last) == 10
    assert first <= last


@pytest.mark.parametrize(
    ("typed", "said", "instead"),
    [
        ("21-22 May", "has no year", "2024-05-21..2024-05-22"),
        ("May", "has no year", "2024-05"),
        ("XXXX-05-21", "has no year", "2024-05-21"),
        ("2023-02-30", "there is no such day, February 2023 has 28", "2023-02-28"),
        ("Feb 30 2024", "February 2024 has 29", "2024-02-29"),
        ("0 May 2023", "there is no such day", "2023-05-01"),
        ("2023-13", "there is no month 13", "2023"),
        ("03/04/2023", "is 3 April for some and 4 March for others", "2023-04-03"),
        ("13.04.2023", "with the year first", "2023-04-13"),
        ("20230222", "with hyphens", "2023-02-22"),
        ("2023-2-3", "with hyphens", "2023-02-03"),
        ("12/2023", "with the year first", "2023-12"),
        ("2023-02-22T10:00", "time of day", "2023-02-22"),
        ("2023 Feb", "a date is written", "2023-02"),
        ("22-25 Feb 2023", "joined by two dots", "2023-02-22..2023-02-25"),
        ("from 2022 to Feb 2024", "joined by two dots", "2022..Feb 2024"),
        ("2019-05-21/2019-05-22", "joined by two dots", "2019-05-21..2019-05-22"),
        ("2022-2024", "joined by two dots", "2022..2024"),
        ("2022...2024", "joined by two dots", "2022..2024"),
        ("2022..2021", "ends before it begins", "2021..2022"),
        ("2022..31 June 2023", "June 2023 has 30", "2022..2023-06-30"),
        ("Febuary 2023", "did you mean February? (1 letter away)", "February 2023"),
        ("the 1990s", "a decade", "1990..1999"),
        ("Q1 2023", "a quarter", "2023-01..2023-03"),
        ("winter 2023", "a season has no days", "2023-12..2024-02"),
        ("in 2023", "the date alone", "2023"),
        ("2023?", "doubt is the sources'", "2023"),
        ("next year", "still to come", "2025"),
        ("next month", "still to come", "2024-04"),
        ("tomorrow", "still to come", "2024-04-01"),
        ("3 months ago", "written as such", "2023-12"),
        ("last fortnight", "counted in days", "last 14 days"),
        ("last 0 days", "no time at all", "last 1 day"),
        ("last 99999 days", "too far back", "last 9999 days"),
        ("二〇二三年十二月二十三日", "not in the digits 0 to 9", "2023-12-23"),
        ("2023年2月", "not in the digits 0 to 9", "2023-02"),
        ("二〇二三", "not in the digits 0 to 9", "2023"),
        ("２０２３", "not in the digits 0 to 9", "2023"),
        ("23", "four digits", "2023"),
        ("someday", "not a date that can be read in one way only", "2023"),
    ],
)
def test_what_is_refused_is_explained_and_something_else_is_offered(typed: str, said: str, instead: str) -> None:
    with pytest.raises(WrongUsage) as told:
        period(typed, TODAY)
    assert said in told.value.message
    assert told.value.instead == (typed, instead)


PIECES = st.sampled_from("2023 23 02 30 13 XXXX May Febuary Feb 年 月 二〇二三 十 - / . .. ... to from spring Q1 last next ago days T10:00 ? 1990s , ' '".split(" "))


@given(st.lists(PIECES, max_size=7), st.sampled_from(["", " "]), st.dates(date(2, 2, 2), date(9998, 1, 1)))
def test_what_is_offered_is_always_a_period(pieces: list[str], between: str, today: date) -> None:
    offered = between.join(pieces)
    try:
        period(offered, today)
    except WrongUsage as refused:
        _, offered = refused.instead or ("", "")
    first, last = period(offered, today)
    assert first <= last
