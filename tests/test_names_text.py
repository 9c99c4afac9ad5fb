"""Names as they are compared: what folding takes off, and what two writings of one name have in common."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.folding import fold, german_words, words
from sinoeu.text.names import RUN_TOGETHER, WHOLE, WORD, is_name, keys, run_together_key, same_letters_in_words, whole_key

letters = st.text(st.sampled_from("abcdefgxyzüßéøł"), min_size=1, max_size=6)
names = st.lists(letters, min_size=1, max_size=5)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_of_the_basic_plane_is_folded_for_good() -> None:
    assert [hex(code) for code in range(0x10000) if fold(fold(chr(code))) != fold(chr(code))] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhu Zhihong", "ZHU ZHIHONG"),
        ("Müller", "Mu\u0308ller"),  # composed or not
        ("François", "Francois"),
        ("Jørgensen", "Jorgensen"),
        ("Ǿrsted", "Orsted"),  # two marks on one letter
        ("Łukasz", "lukasz"),
        ("Weiß", "WEISS"),
        ("Ｎａｎｊｉｎｇ", "Nanjing"),  # full width
        ("Chen\u00a0Zhichang", "Chen Zhichang"),
        ("Xi'an", "Xi\u2019an"),
        ("Xi'an", "Xian"),
        ("O´Neill", "O'Neill"),  # an acute accent for an apostrophe
        ("Zhi-chang", "Zhi chang"),
        ("Chen, Zhichang", "Chen Zhichang"),
        ("İzmir", "izmir"),
    ],
)
def test_writings_of_one_name_have_the_same_words(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), [("Xue", "Xu"), ("Mueller", "Muller"), ("Müller", "Moller"), ("Chen", "Cheng")])
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_umlauts_are_spelled_out_but_never_the_other_way_round() -> None:
    assert german_words("Mu\u0308ller") == german_words("MÜLLER") == ("mueller",)
    assert german_words("Xue") == ("xue",)
    assert whole_key(("mueller",)) in keys("Müller")
    assert whole_key(("muller",)) not in keys("Mueller")


@given(names)
def test_the_key_of_all_words_is_free_of_their_order(parts: list[str]) -> None:
    assert {whole_key(words(" ".join(order))) for order in permutations(parts)} == {whole_key(words(" ".join(parts)))}


@given(names)
def test_a_name_is_found_by_its_words_and_by_any_rotation_run_together(parts: list[str]) -> None:
    found = keys(" ".join(parts))
    folded = words(" ".join(parts))
    assert whole_key(folded) in found
    assert {WORD + part for part in folded} <= found
    assert {run_together_key((*folded[turn:], *folded[:turn])) for turn in range(len(folded))} <= found


@given(st.text(max_size=60))
def test_keys_say_their_kind_and_are_never_empty(name: str) -> None:
    assert all(key[0] in (WHOLE, RUN_TOGETHER, WORD) and len(key) > 1 for key in keys(name))
    assert bool(keys(name)) == bool(words(name))


def test_a_hostile_name_has_no_more_keys_than_twice_its_words() -> None:
    name = " ".join(f"w{number}" for number in range(5000))
    assert sum(map(len, keys(name))) < 10 * len(name)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Chen Zhi Chang", "Chen Zhichang"),
        ("ChenZhichang", "Chen Zhichang"),
        ("Zhi-chang Chen", "Chen Zhichang"),
        ("Jean Claude", "JeanClaude"),
        ("ZhichangChen", "Chen Zhichang"),
    ],
)
def test_one_division_into_words_may_refine_the_other(typed: str, known: str) -> None:
    assert same_letters_in_words(words(typed), words(known))


def test_chang_enli_is_not_chan_genli() -> None:
    chang, chan = words("Chang Enli"), words("Chan Genli")
    assert run_together_key(chang) == run_together_key(chan)
    assert not same_letters_in_words(chang, chan)


@given(names, names)
def test_refinement_works_both_ways_round_and_only_on_the_same_letters(one: list[str], other: list[str]) -> None:
    together = ("".join(one),)
    assert same_letters_in_words(tuple(one), together)
    assert same_letters_in_words(together, tuple(one))
    assert not same_letters_in_words(tuple(one), tuple(other)) or sorted("".join(one)) == sorted("".join(other))


@pytest.mark.parametrize(
    ("printed", "name"), [("Bo Yishan", True), ("朱志宏", True), ("IKEA", True), ("we", False), ("We", False), ("He", False), ("the two locations", False)]
)
def test_words_that_stand_for_somebody_are_a_name_or_not(printed: str, name: bool) -> None:
    assert is_name(printed) is name
