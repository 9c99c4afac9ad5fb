"""Dates in EDTF: what is read, what is refused, and what follows for where a date lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.model.when import FIRST_DAY, LAST_DAY, parse

VALID = [
    "2022", "2021-12", "2023-02-22", "2023-02?", "2023~", "2023-02-22%", "2024-02-29", "2000-02-29", "0000", "0000-02-29",
    "XXXX-05-21", "XXXX-05", "XXXX-02-29", "202X", "20XX", "2XXX", "2021-XX", "2021-12-XX", "2021-XX-XX", "202X-05-21",
    "2019-05-21/2019-05-22", "2019/2021", "XXXX-05-21/XXXX-05-22", "../2022-07-07", "2022/..", "../XXXX-05", "XXXX-12-30/XXXX-01-02",
    "2023-11-19?/2023-11-22?", "2023-02-22/2023-02-22", "2022-05/2022", "198X/1989",
]  # fmt: skip
INVALID = [
    "", " ", "2022 ", " 2022", "22", "20222", "2022-1", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "1900-02-29", "2022-04-31", "2022-01-00",
    "2022-01-32", "XXXX-02-30", "XXXX-13", "XXXX", "2022-XX-05", "X022", "20X2", "2022-1X", "2022-01-0X", "2022/", "/2022", "../..", "..", "/",
    "2022/2023/2024", "2023/2022", "2022-07-08/2022-07-07", "199X/1980", "2022-05/XXXX-06", "XXXX-05/2022-06", "21-22 May", "May 2022", "2022-07-07T10:00",
    "-2022", "+2022", "Y2022", "2022-21", "2022??", "?2022", "[2022]", "２０２２", "٢٠٢٢", "2022-07-07\n", "2022\u20130710", "2022..2023", "{2022}",
]  # fmt: skip

years = st.one_of(st.integers(2015, 2025).map(str), st.integers(0, 9999).map("{:04}".format), st.sampled_from(["199X", "20XX", "1XXX"]))
months = st.integers(1, 12).map("-{:02}".format)
days = st.one_of(st.integers(1, 31).map("-{:02}".format), st.sampled_from(["", "-XX"]))
parts = st.one_of(st.tuples(years, months, days), st.tuples(years, st.sampled_from(["", "-XX", "-XX-XX"])), st.tuples(st.just("XXXX"), months, days))
points = st.tuples(parts.map("".join), st.sampled_from(["", "?", "~", "%"])).map("".join)
ends = st.one_of(points, st.just(".."))


def is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


dates = st.one_of(points, st.builds("{}/{}".format, ends, ends)).filter(is_date)


@pytest.mark.parametrize("text", VALID)
def test_dates_of_the_subset_are_read_and_written_again_as_they_were(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", INVALID)
def test_everything_else_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


@given(dates)
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(parse(text)) == text


@given(st.text(st.sampled_from("0123456789X-/.?~% T\u0660"), max_size=24))
def test_nothing_but_a_value_error_comes_of_any_text(text: str) -> None:
    assert not is_date(text) or str(parse(text)) == text


@given(dates)
def test_the_days_of_a_span_are_in_order(text: str) -> None:
    when = parse(text)
    if not when.year_wholly_unknown:
        span = when.span()
        assert FIRST_DAY <= span.start_earliest <= span.start_latest <= LAST_DAY
        assert span.end_earliest <= span.end_latest <= LAST_DAY
        assert span.start_earliest <= span.end_latest


@given(dates)
def test_days_at_face_value_are_given_only_where_the_year_is_known(text: str) -> None:
    when = parse(text)
    start, end = when.days()
    assert (start, end) == (None, None) if not when.year_known else bool(start) == bool(when.start)
    assert not (start and end) or start <= end


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2023-02-22", ("2023-02-22", "2023-02-22", "2023-02-22", "2023-02-22")),
        ("2023-02", ("2023-02-01", "2023-02-28", "2023-02-01", "2023-02-28")),
        ("2024-02~", ("2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29")),
        ("202X", ("2020-01-01", "2029-12-31", "2020-01-01", "2029-12-31")),
        ("202X-02", ("2020-02-01", "2029-02-29", "2020-02-01", "2029-02-29")),
        ("2019-05-21/2021", ("2019-05-21", "2019-05-21", "2021-01-01", "2021-12-31")),
        ("../2022", (FIRST_DAY, "2022-12-31", "2022-01-01", "2022-12-31")),
        ("2022-07/..", ("2022-07-01", "2022-07-31", "2022-07-01", LAST_DAY)),
    ],
)
def test_a_span_holds_every_day_that_a_date_may_mean(text: str, span: tuple[str, str, str, str]) -> None:
    assert parse(text).span() == span


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("XXXX-05-21", ("05-21", "05-21")),
        ("XXXX-05", ("05-01", "05-31")),
        ("XXXX-02", ("02-01", "02-29")),  # it may be a leap year
        ("XXXX-11-19/XXXX-11-22", ("11-19", "11-22")),
        ("XXXX-12-30/XXXX-01-02", ("12-30", "01-02")),
        ("XXXX-XX", None),
        ("../XXXX-05", None),
    ],
)
def test_a_date_without_a_year_has_a_season(text: str, season: tuple[str, str] | None) -> None:
    when = parse(text)
    assert when.year_wholly_unknown
    assert not when.year_known
    assert when.season() == season


def test_marks_of_doubt_are_kept_and_count_at_face_value() -> None:
    assert parse("2023-02?").uncertain
    assert parse("2023/2024~").uncertain
    assert not parse("2023").uncertain
    assert parse("2023-02?").span() == parse("2023-02").span()
