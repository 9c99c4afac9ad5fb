"""Whether a dated fact lies in a period: certainly, possibly or not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.answers.scope import certainty
from sinoeu.model.when import FIRST_DAY, LAST_DAY, Period, parse
from test_when import dates

Dated = tuple[int, int, str | None, str | None, str | None, str | None, str | None, str | None]
ALL_TIME = (FIRST_DAY, LAST_DAY)
SURE = ["no", "possible", "yes"]
days = st.one_of(st.integers(735_000, 740_000), st.integers(365_000, 3_287_000)).map(lambda number: date.fromordinal(number).isoformat())
periods = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def dated(edtf: str) -> Dated:
    """The row that a date is kept as."""
    when = parse(edtf)
    if when.year_wholly_unknown:
        return (1, 0, None, None, None, None, *(when.season() or (None, None)))
    return (1, 1, *when.span(), None, None)


@pytest.mark.parametrize(
    ("edtf", "since", "until", "verdict"),
    [
        ("2022-07-07", "2022-07-07", "2022-07-07", "yes"),  # both ends are in the period
        ("2022-07-07", "2022-07-08", "2022-12-31", "no"),
        ("2022-07", "2022-01-01", "2022-12-31", "yes"),
        ("2022-07", "2022-07-07", "2022-07-07", "possible"),  # coarser than the period
        ("2022-07", "2022-08-01", "2022-12-31", "no"),
        ("2022", "2021-06-01", "2022-06-30", "possible"),
        ("2023-02?", "2023-02-01", "2023-02-28", "yes"),  # at face value
        ("2019/2023", "2021-01-01", "2021-12-31", "yes"),  # a span that overlaps it
        ("2019-05-21/2019-05-22", "2019-05-22", "2019-05-30", "yes"),
        ("2019-05-21/2019-05-22", "2019-05-23", "2019-05-30", "no"),
        ("202X", "2022-01-01", "2022-12-31", "possible"),  # unknown digits
        ("202X", "2020-01-01", "2029-12-31", "yes"),
        ("199X", "2020-01-01", "2029-12-31", "no"),
        ("../2022", "2010-01-01", "2010-12-31", "possible"),  # open ends
        ("../2022", "2023-01-01", "2023-12-31", "no"),
        ("../2022-07-07", "2022-07-07", "2022-07-07", "yes"),
        ("2022/..", "2030-01-01", "2030-12-31", "possible"),
        ("2022/..", "2021-01-01", "2021-12-31", "no"),
    ],
)
def test_a_date_with_a_year_lies_in_a_period_certainly_possibly_or_not(edtf: str, since: str, until: str, verdict: str) -> None:
    assert certainty(dated(edtf), (since, until)) == verdict


@pytest.mark.parametrize(
    ("edtf", "since", "until", "verdict"),
    [
        ("XXXX-05-21", "2022-01-01", "2022-12-31", "possible"),
        ("XXXX-05-21", "2022-05-21", "2022-05-21", "possible"),
        ("XXXX-05-21", "2022-06-01", "2022-12-31", "no"),
        ("XXXX-05-21", "2022-06-01", "2023-05-20", "no"),
        ("XXXX-05-21", "2022-06-01", "2023-05-21", "possible"),
        ("XXXX-05-21", "2020-06-01", "2022-01-01", "possible"),
        ("XXXX-05", "2022-05-31", "2022-06-30", "possible"),
        ("XXXX-02", "2024-02-29", "2024-02-29", "possible"),
        ("XXXX-12-30/XXXX-01-02", "2022-01-01", "2022-01-01", "possible"),  # over the turn of the year
        ("XXXX-12-30/XXXX-01-02", "2022-12-31", "2022-12-31", "possible"),
        ("XXXX-12-30/XXXX-01-02", "2022-01-03", "2022-12-29", "no"),
        ("XXXX-XX", "2022-01-01", "2022-01-01", "possible"),
        ("../XXXX-05", "2022-08-01", "2022-08-01", "possible"),
    ],
)
def test_a_date_without_a_year_is_never_certain_and_ruled_out_by_its_season(edtf: str, since: str, until: str, verdict: str) -> None:
    assert certainty(dated(edtf), (since, until)) == verdict


def test_a_date_in_words_is_possible_in_every_period() -> None:
    assert certainty((1, 0, None, None, None, None, None, None), ("2022-01-01", "2022-01-01")) == "possible"


@given(dates)
def test_all_time_holds_every_date_certainly_that_has_a_year(edtf: str) -> None:
    assert certainty(dated(edtf), ALL_TIME) == ("possible" if parse(edtf).year_wholly_unknown else "yes")


@given(dates, periods, periods)
def test_widening_a_period_never_makes_a_verdict_less_sure(edtf: str, one: Period, other: Period) -> None:
    wider = (min(one[0], other[0]), max(one[1], other[1]))
    assert SURE.index(certainty(dated(edtf), wider)) >= SURE.index(certainty(dated(edtf), one))


@given(days, periods)
def test_one_day_is_in_a_period_or_not_and_nothing_between(day: str, one: Period) -> None:
    assert certainty(dated(day), one) == ("yes" if one[0] <= day <= one[1] else "no")
