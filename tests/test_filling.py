"""Sentences in lines of a terminal: within its width, with no word cut, and none lost."""

from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.filling import filled
from sinoeu.text.pointing import cells

WORDS = st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=20).filter(lambda word: word.split() == [word]), min_size=1, max_size=30)


def test_lines_hang_under_the_first() -> None:
    assert filled("data/articles/003.yaml:145:11: error[x]: not in the passage", 40, rest="    ") == "data/articles/003.yaml:145:11: error[x]:\n    not in the passage"
    assert filled("  did you mean 常州 of 江苏?", 20, rest="    ") == "  did you mean 常州\n    of 江苏?"
    assert filled("a name that fits", 40, "    ", "    ") == "    a name that fits"
    assert filled("", 40) == ""


@given(WORDS, st.integers(10, 60))
def test_no_word_is_lost_or_cut(words: list[str], width: int) -> None:
    lines = filled(" ".join(words), width, "> ", "  ").split("\n")
    assert " ".join(line[2:] for line in lines) == " ".join(words)
    assert all(cells(line) <= width or " " not in line[2:] for line in lines)
