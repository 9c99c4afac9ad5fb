"""Passages in their article: the cut without remainder, what differs where, and words that stand in a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinoeu.text.passages import BETWEEN, Mismatch, as_it_stands, cut, describe, lines_of, stands_in

LETTERS = st.characters(exclude_categories=["Cs"])
blanks = st.text(st.sampled_from(sorted(BETWEEN)), max_size=4)
pieces = st.text(LETTERS, min_size=1, max_size=30).filter(lambda piece: piece[0] not in BETWEEN)
cuts = st.lists(st.tuples(blanks, pieces), max_size=8)


@given(cuts, blanks)
def test_any_text_cut_at_any_points_is_found_again_without_remainder(parts: list[tuple[str, str]], end: str) -> None:
    article = "".join(blank + piece for blank, piece in parts) + end
    passages = [piece for _, piece in parts]
    found = cut(article, passages)
    assert found.mismatch is None
    assert [article[start:stop] for start, stop in found.spans] == passages
    between = [0, *(offset for span in found.spans for offset in span), len(article)]
    assert all(set(article[start:stop]) <= BETWEEN for start, stop in zip(between[::2], between[1::2], strict=True))


@given(st.lists(st.tuples(blanks, pieces), min_size=1, max_size=8), st.data())
def test_a_changed_character_is_found_where_it_stands(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    article = "".join(blank + piece for blank, piece in parts)
    passages = [piece for _, piece in parts]
    which = data.draw(st.integers(0, len(passages) - 1))
    inside = data.draw(st.integers(0, len(passages[which]) - 1))
    other = "#" if passages[which][inside] != "#" else "+"
    passages[which] = passages[which][:inside] + other + passages[which][inside + 1 :]
    found = cut(article, passages).mismatch
    assert found is not None
    assert (found.passage, found.inside, found.passage_has) == (which, inside, other)
    assert found.article_has == article[found.offset]


def test_a_no_break_space_is_not_a_space() -> None:
    found = cut("in 2022\u00a0Nanjing", ["in 2022 Nanjing"]).mismatch
    assert found == Mismatch(0, 7, 7, "\u00a0", " ")
    assert (describe(found.article_has), describe(found.passage_has)) == ("U+00A0 NO-BREAK SPACE", "U+0020 SPACE")


@pytest.mark.parametrize("between", ["\u00a0", "\u3000", "\u200b", "\ufeff", "\x0b", "\x85", "\u2028", "-"])
def test_nothing_but_plain_blanks_may_lie_between_passages(between: str) -> None:
    found = cut(f"One.{between}Two.", ["One.", "Two."]).mismatch
    assert found == Mismatch(1, 4, 0, between, "T")


def test_what_is_left_over_is_told_as_one_past_the_last_passage() -> None:
    assert cut("One. Two.", ["One."]).mismatch == Mismatch(1, 5, 0, "T", "")
    assert cut("", []).mismatch is None
    assert cut("One.", ["One.", "Two."]).mismatch == Mismatch(1, 4, 0, "", "T")
    assert describe("") == "the end"


def test_passages_stand_in_reading_order() -> None:
    assert cut("One. Two.", ["Two.", "One."]).mismatch == Mismatch(0, 0, 0, "O", "T")


@given(st.text("ab\n\r\u2028", max_size=40), st.data())
def test_lines_are_counted_by_line_feeds(text: str, data: st.DataObject) -> None:
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    assert lines_of(text, offsets) == [text[:offset].count("\n") + 1 for offset in offsets]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Zhu Zhihong", "Mayor ZHU ZHIHONG said"),  # case is ignored
        ("German", "the Sino-German park"),  # a hyphen is a boundary
        ("Changzhou", "Sino-German (Changzhou) Innovation Park"),
        ("Bosch", "Bosch"),
        ("Bosch", "Boschs and Bosch"),  # a second place is looked at
        ("朱志宏", "市长朱志宏说"),  # between Chinese characters there is no boundary
        ("AI", "用AI技术"),
        ("Straße", "an der STRASSE"),
        ("'s", "Zhu's"),
    ],
)
def test_words_stand_in_a_text_as_whole_words(words: str, text: str) -> None:
    assert stands_in(words, text)


@pytest.mark.parametrize(
    ("words", "text"), [("Min", "Minden"), ("den", "Minden"), ("Zhu", "Zhuhai"), ("2", "2022"), ("", "anything"), ("Nanjing ", "Nanjing"), ("a b", "a\u00a0b")]
)
def test_a_part_of_a_word_does_not_stand_for_it(words: str, text: str) -> None:
    assert not stands_in(words, text)


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("Berlin", "in BERLIN and Berlin", "BERLIN"),
        ("Straße", "Große an der STRASSE 1", "STRASSE"),
        ("strasse", "ßß, Straße ß", "Straße"),
        ("Bosch", "Boschs, BOSCH", "BOSCH"),
        ("Berlin", "Berliner", None),
    ],
)
def test_words_are_given_as_they_stand(words: str, text: str, there: str | None) -> None:
    assert as_it_stands(words, text) == there


@given(st.text("aAsSßİ -", max_size=4), st.text("aAsSßİ -", max_size=12))
def test_what_stands_there_is_a_piece_of_the_text_and_the_same_but_for_case(words: str, text: str) -> None:
    there = as_it_stands(words, text)
    assert (there is not None) == stands_in(words, text)
    assert there is None or (there in text and words.casefold() in there.casefold())


@given(st.text(max_size=20), st.text(max_size=40))
@example("a" * 2000, "a" * 100_000)
def test_what_does_not_occur_never_stands_there(words: str, text: str) -> None:
    assert not stands_in(words, text) or words.casefold() in text.casefold()
