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
    assert told.value.hint == "write 2022..2024"


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
