"""Numbers and dates as prose writes them."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.amounts import MOST_DIGITS
from sinoeu.text.spoken import date_stands_in, exact, has_number, month_number, numbers_in, ordinal, ordinals_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("234 enterprises", "234"),
        ("188,000,000 euros", "188000000"),
        ("188\u00a0000\u00a0000 euros", "188000000"),
        ("about 39.2 percent", "39.2"),
        ("110.8 billion dollars", "110800000000"),
        ("$8 million", "8000000"),
        ("$8 million", "8"),  # the unit may be the million
        ("ten projects", "10"),
        ("twenty-five cities", "25"),
        ("Two hundred and fifty guests", "250"),
        ("a hundred guests", "100"),
        ("a dozen firms", "12"),
        ("two dozen firms", "24"),
        ("one million two hundred thousand", "1200000"),
        ("three hundred thousand", "300000"),
        ("nineteen", "19"),
        ("zero", "0"),
    ],
)
def test_a_number_is_found_in_digits_words_and_scales(text: str, number: str) -> None:
    assert Decimal(number) in numbers_in(text)


@pytest.mark.parametrize(
    ("text", "number"), [("2022", "202"), ("1,234", "1"), ("12,3456", "123456"), ("twentyfive", "25"), ("no numbers", "0"), ("and million", "1000000")]
)
def test_a_number_that_is_not_said_is_not_found(text: str, number: str) -> None:
    assert Decimal(number) not in numbers_in(text)


@given(st.integers(0, 10**MOST_DIGITS - 1))
def test_a_number_is_found_exactly_as_it_is_written(number: int) -> None:
    assert Decimal(number) in numbers_in(f"some {number} of them")
    assert has_number(f"some {number} of them", str(number))


@given(st.integers(0, 10**29))
def test_a_number_is_found_with_commas(number: int) -> None:
    assert Decimal(number) in numbers_in(f"some {number:,} of them")
    assert has_number(f"fell by {number:,}", f"-{number}")
    assert not has_number(f"some {number:,} of them", f"{number}.5")


@pytest.mark.parametrize(("text", "rank"), [("5th", 5), ("21st", 21), ("2ND", 2), ("fifth", 5), ("Twentieth", 20), ("five", None), ("th", None), ("5", None), ("", None)])
def test_ordinals_are_ranks(text: str, rank: int | None) -> None:
    assert ordinal(text) == rank


def test_every_rank_of_a_text_is_found() -> None:
    assert ordinals_in("the 50th anniversary of the First and the 3rd forum") == {50, 1, 3}


@pytest.mark.parametrize(("word", "month"), [("July", 7), ("JUL", 7), ("Sept.", 9), ("sep", 9), ("may", 5), ("Ju", None), ("Juli", None), ("", None)])
def test_months_are_known_by_name_and_abbreviation(word: str, month: int | None) -> None:
    assert month_number(word) == month


@pytest.mark.parametrize("text", ["0", "-5", "39.2", "110800000000", "007", "0.10"])
def test_a_plain_decimal_is_exact(text: str) -> None:
    assert exact(text) == Decimal(text)


@pytest.mark.parametrize("text", ["", " 5", "5\n", "1,000", "1e5", "NaN", "Infinity", "+5", "5.", ".5", "1_000", "５", "٥", "--5", "0x10", "\ud800"])
def test_anything_else_is_no_exact_number(text: str) -> None:
    assert exact(text) is None


@pytest.mark.parametrize(
    ("date", "text", "stands"),
    [
        (("2022", "07", "07"), "on July 7, 2022", True),
        (("XXXX", "07", "07"), "on 7 July", True),
        (("2022", "07", ""), "in Jul 2022", True),
        (("2022", "07", "07"), "2022/7/7", True),
        (("XXXX", "05", "21"), "on the 21st of May", True),
        (("XXXX", "05", "03"), "on the third of May", True),
        (("2022", "07", "07"), "on July 7", False),
        (("2022", "07", "08"), "on July 7, 2022", False),
        (("2022", "06", "07"), "on July 7, 2022", False),
        (("202X", "", ""), "in the twenties", True),  # nothing is claimed that could stand there
    ],
)
def test_the_parts_of_a_date_stand_in_a_text(date: tuple[str, str, str], text: str, stands: bool) -> None:
    assert date_stands_in(*date, text) is stands


@pytest.mark.parametrize(
    "hostile", ["9" * 100_000, "9" * 5000 + "th", "1," * 30_000, "1.5 million " * 10_000, "a " * 30_000, "hundred " * 20_000, "two hundred " * 6_000]
)
def test_hostile_text_costs_little(hostile: str) -> None:
    started = process_time()
    numbers_in(hostile)
    ordinals_in(hostile)
    assert not date_stands_in("2022", "07", "07", hostile)
    assert process_time() - started < 5


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    numbers_in(text)
    ordinals_in(text)
    date_stands_in("2022", "07", "07", text)
    assert exact(text) is None or ordinal(text) is None


def test_a_rank_of_thousands_of_digits_is_none() -> None:
    assert ordinal("9" * 5000 + "th") is None
