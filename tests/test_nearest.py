"""Slips of the finger: how far words are apart, and the nearest of many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.nearest import nearest, slips

word = st.text("abc", max_size=7)
MOST = 20


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("chen", "chen", 0), ("chen", "cheng", 1), ("chen", "hen", 1), ("chen", "chan", 1), ("chen", "cehn", 1), ("chen", "chne", 1), ("", "abc", 3), ("ca", "abc", 3)],
)
def test_a_slip_is_a_letter_added_dropped_changed_or_swapped(one: str, other: str, count: int) -> None:
    assert slips(one, other, MOST) == count


@given(word, word)
def test_words_are_no_slip_apart_only_when_they_are_the_same(one: str, other: str) -> None:
    assert (slips(one, other, MOST) == 0) == (one == other)


@given(word, word)
def test_the_way_back_is_as_long(one: str, other: str) -> None:
    assert slips(one, other, MOST) == slips(other, one, MOST)
    assert slips(one, other, MOST) == slips(one[::-1], other[::-1], MOST)


@given(word, word)
def test_slips_are_at_least_the_difference_in_length_and_at_most_the_longer_word(one: str, other: str) -> None:
    assert abs(len(one) - len(other)) <= slips(one, other, MOST) <= max(len(one), len(other))


@given(word, word, word)
def test_the_same_letters_around_two_words_bring_them_no_further_apart(one: str, other: str, around: str) -> None:
    assert slips(around + one + around, around + other + around, MOST) <= slips(one, other, MOST)


@given(word, word, st.integers(0, 4))
def test_a_bound_cuts_off_and_changes_nothing_below_it(one: str, other: str, most: int) -> None:
    assert slips(one, other, most) == min(slips(one, other, MOST), most + 1)


@given(word, st.lists(word, max_size=8), st.integers(0, 3))
def test_the_nearest_come_first_and_none_too_far(typed: str, known: list[str], most: int) -> None:
    found = nearest(typed, known, most)
    distances = [slips(typed, one, MOST) for one in found]
    assert distances == sorted(distances)
    assert sorted(found) == sorted(one for one in known if slips(typed, one, MOST) <= most)
