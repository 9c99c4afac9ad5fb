"""Numbers for a reader, against exact decimals."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.amounts import MOST_DIGITS, readable


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("110800000000", "110.8 billion"),
        ("8000000", "8 million"),
        ("-2500000.0", "-2.5 million"),
        ("1230000", "1,230,000"),
        ("1234.50", "1,234.50"),
        ("0.05", "0.05"),
        ("999999999999999", "999,999,999,999,999"),
        ("5th", "5th"),
        ("", ""),
        ("1.", "1."),
        ("٣٠٠٠٠٠٠", "٣٠٠٠٠٠٠"),
        ("1" * (MOST_DIGITS + 1), "1" * (MOST_DIGITS + 1)),
    ],
)
def test_a_number_is_told_in_millions_where_that_is_exact(digits: str, shown: str) -> None:
    assert readable(digits) == shown


@pytest.mark.parametrize(("digits", "shown"), [("1249999", "1.2 million"), ("1250000", "1.2 million"), ("1350000", "1.4 million"), ("999960000", "1000 million")])
def test_it_is_rounded_where_that_is_asked_for(digits: str, shown: str) -> None:
    assert readable(digits, rounded=True) == shown


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=Decimal(-(10**18)), max_value=Decimal(10**18)).map(lambda number: f"{number:f}")


@given(numbers)
def test_what_is_told_is_the_number(digits: str) -> None:
    assert told(readable(digits)) == Decimal(digits)


@given(numbers)
def test_what_is_rounded_is_near_it(digits: str) -> None:
    with localcontext(prec=2 * MOST_DIGITS):
        assert abs(told(readable(digits, rounded=True)) - Decimal(digits)) <= abs(Decimal(digits)) / 20


def told(shown: str) -> Decimal:
    """The number that was told."""
    number, _, scale = shown.replace(",", "").partition(" ")
    return Decimal(number) * {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
