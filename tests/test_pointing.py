"""A line with a caret under one column: within the width, and harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.pointing import cells, pointed
from sinoeu.text.visible import obeyed


def test_the_caret_stands_under_the_column() -> None:
    assert pointed("    who: lena-ostrov", 10, 80) == ("    who: lena-ostrov", "         ^")


def test_a_line_that_ends_before_has_the_caret_after_it() -> None:
    assert pointed("abc", 10, 80) == ("abc", "   ^")
    assert pointed("", 1, 80) == ("", "^")


def test_a_long_line_is_cut_around_the_column() -> None:
    line, caret = pointed("x" * 1000 + "HERE" + "y" * 1000, 1001, 40)
    assert (len(line), line[:3], line[-3:], line[len(caret) - 1]) == (40, "...", "...", "H")


def test_wide_and_hostile_characters_take_the_room_that_they_take() -> None:
    assert pointed("常州\u202ex", 4, 80) == ("常州\\u202ex", " " * 10 + "^")
    assert pointed("\tx\x1b[31m", 2, 80) == ("    x\\x1b[31m", "    ^")


@given(st.text(max_size=300), st.integers(1, 400), st.integers(1, 120))
def test_it_is_within_the_width_and_nothing_of_it_is_obeyed(line: str, column: int, width: int) -> None:
    shown, caret = pointed(line, column, width)
    assert cells(shown) <= max(width, 20)
    assert len(caret) <= max(width, 20)
    assert not obeyed().search(shown)


@pytest.mark.parametrize("width", [1, 20, 79])
def test_a_line_of_a_million_characters_takes_no_time(width: int) -> None:
    assert cells(pointed("\u202e" * 1_000_000, 500_000, width)[0]) <= max(width, 20)
