"""Who or what is meant by what was typed, by which rule, and who may have been meant where nobody is."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinoeu.store.names import Found, look_up

FILES = {
    "people.yaml": """
        zhu-zhihong: {name: Zhu Zhihong, family: Zhu, forms: [Zhihong Zhu, Zhu], aliases: [朱志宏]}
        chen-zhichang: {name: Chen Zhichang, family: Chen}
        chen-zhicheng: {name: Chen Zhicheng, family: Chen}
        chan-genli: {name: Chan Genli}
        li-wei-nanjing: {name: Li Wei, not: [li-wei-wuxi]}
        li-wei-wuxi: {name: Li Wei}
        juergen-mueller: {name: Jürgen Müller}
        lukasz: {name: Łukasz O'Neill-Bauer}
        alexander-buresch: {name: {printed: Bo Yishan, is: Alexander Buresch, because: the firm's own list, url: https://example.org}, was: [bo-yishan]}
        mayor: {name: Rossi}
        """,
    "organisations.yaml": """
        loreal: {name: L'Oréal}
        saint-hotel: {name: Saint-Hôtel Wuxi}
        """,
    "places.yaml": """
        china: {name: China, country: CN}
        nanjing: {name: Nanjing, in: china, aliases: [南京]}
        ningbo: {name: Ningbo, in: china}
        """,
    "articles/001.yaml": """
        article: {id: '001'}
        passages:
        - text: Bo Yishan met Xu Rong in Ningbo.
          claims:
          - met: alexander-buresch
            with: {printed: Xu Rong, is: zhu-zhihong, because: the list of guests}
            at: {printed: Ningbo, is: nanjing, because: the dateline}
        """,
}
ALL = ("person", "organisation", "place")


def found(database: sqlite3.Connection, typed: str, as_printed: bool = False, types: tuple[str, ...] = ALL) -> list[tuple[str, str]]:
    """Ids and rules of whoever is meant."""
    return [(match.key, match.rule) for match in look_up(database, typed, types, as_printed).matches]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("Zhu Zhihong", "name"),
        ("zhu zhihong", "case"),
        ("ZHU ZHIHONG", "case"),
        ("Zhihong Zhu", "name"),  # a printed form
        ("zhu, zhihong", "spelling"),
        ("  Zhu   Zhihong ", "spelling"),
        ("Zhu Zhi-hong", "spacing"),
        ("Zhu Zhi Hong", "spacing"),
        ("zhuzhihong", "spacing"),
        ("ZhihongZhu", "spacing"),
        ("Zhu Zhihóng", "spelling"),
        ("Ｚｈｕ Ｚｈｉｈｏｎｇ", "spelling"),
        ("Zhu\u00a0Zhihong", "spelling"),
        ("Zhu", "name"),  # surname alone is a form of his
        ("Zhihong", "part of the name"),
        ("朱志宏", "name"),
        ("zhu-zhihong", "spelling"),  # the id
    ],
)
def test_one_person_is_found_in_every_form(database: sqlite3.Connection, typed: str, rule: str) -> None:
    assert found(database, typed) == [("zhu-zhihong", rule)]


@pytest.mark.parametrize(
    ("typed", "key", "rule"),
    [
        ("Zhichang Chen", "chen-zhichang", "order"),
        ("Chen, Zhichang", "chen-zhichang", "spelling"),
        ("Jurgen Muller", "juergen-mueller", "spelling"),
        ("Juergen Mueller", "juergen-mueller", "spelling"),
        ("Mu\u0308ller", "juergen-mueller", "part of the name"),
        ("Lukasz ONeill Bauer", "lukasz", "spelling"),
        ("O\u2019Neill", "lukasz", "part of the name"),
        ("loreal", "loreal", "spelling"),
        ("L'OREAL", "loreal", "spelling"),
        ("l oreal", "loreal", "spacing"),
        ("saint hotel wuxi", "saint-hotel", "spelling"),
        ("南京", "nanjing", "name"),
        ("bo-yishan", "alexander-buresch", "spelling"),  # a former id
    ],
)
def test_names_are_found_in_other_orders_and_spellings(database: sqlite3.Connection, typed: str, key: str, rule: str) -> None:
    assert found(database, typed) == [(key, rule)]


def test_several_of_one_name_are_all_meant(database: sqlite3.Connection) -> None:
    assert {key for key, _ in found(database, "Wei Li")} == {"li-wei-nanjing", "li-wei-wuxi"}
    assert {key for key, _ in found(database, "Chen")} == {"chen-zhichang", "chen-zhicheng"}


def test_another_division_into_words_is_another_person(database: sqlite3.Connection) -> None:
    assert found(database, "Chang Enli") == []
    assert found(database, "Changenli") == [("chan-genli", "spacing")]


def test_a_reading_is_found_under_what_is_read_and_what_is_printed(database: sqlite3.Connection) -> None:
    assert found(database, "Alexander Buresch") == [("alexander-buresch", "name")]
    assert found(database, "Bo Yishan") == [("alexander-buresch", "name")]
    assert found(database, "Xu Rong") == [("zhu-zhihong", "name")]
    assert {key for key, _ in found(database, "Ningbo")} == {"nanjing", "ningbo"}


def test_as_printed_what_only_the_editor_reads_is_not_found(database: sqlite3.Connection) -> None:
    assert found(database, "Alexander Buresch", as_printed=True) == []
    assert found(database, "Bo Yishan", as_printed=True) == [("alexander-buresch", "name")]
    assert found(database, "Xu Rong", as_printed=True) == [("printed: Xu Rong", "name")]


def test_as_printed_a_name_that_stands_in_the_registry_alone_is_not_found(database: sqlite3.Connection) -> None:
    assert found(database, "Zhu Zhihong") == [("zhu-zhihong", "name")]
    assert found(database, "Zhu Zhihong", as_printed=True) == []


def test_an_id_is_found_as_a_whole_and_its_words_are_no_part_of_a_name(database: sqlite3.Connection) -> None:
    assert [key for key, _ in found(database, "li-wei-wuxi")] == ["li-wei-wuxi"]
    assert [key for key, _ in found(database, "Wuxi")] == ["saint-hotel"]
    assert found(database, "alexander-buresch", as_printed=True) == []


def test_only_things_of_the_types_asked_for_are_found(database: sqlite3.Connection) -> None:
    assert found(database, "Nanjing", types=("person", "organisation")) == []
    assert found(database, "Xu Rong", as_printed=True, types=("place",)) == []


@pytest.mark.parametrize(
    ("typed", "key", "reason"),
    [
        ("Chen Zhichong", "chen-zhichang", "zhichong for zhichang"),
        ("Chen Zhiwei", "chen-zhichang", "shares chen"),
        ("Nanjingg", "nanjing", "nanjingg for nanjing"),
    ],
)
def test_nobody_of_that_name_gives_suggestions_with_their_reason(database: sqlite3.Connection, typed: str, key: str, reason: str) -> None:
    answer = look_up(database, typed, ALL, False)
    assert answer.matches == ()
    assert len(answer.suggestions) <= 3
    assert (key, reason) in [(match.key, why) for match, why in answer.suggestions]


@pytest.mark.parametrize(("typed", "key"), [("Zhu Zhihogn", "zhu-zhihong"), ("Alexander Boresch", "alexander-buresch")])
def test_a_slip_that_makes_no_other_name_is_certain(database: sqlite3.Connection, typed: str, key: str) -> None:
    assert found(database, typed) == [(key, "typing slip")]


@pytest.mark.parametrize("typed", ["", " ", "-", "...", "\x00", "\ud800", "'", "👩", "%", "_", "*", "\u200b"])
def test_what_has_no_letters_means_nobody(database: sqlite3.Connection, typed: str) -> None:
    assert look_up(database, typed, ALL, False) == Found((), ())


@given(typed=st.text(max_size=40) | st.text("zhucen \u0308-'\"%_*;\x00\ud7fb", max_size=20), as_printed=st.booleans())
@example(typed="'; DROP TABLE thing; --", as_printed=False)
@example(typed="a " * 2000, as_printed=False)
@example(typed="z" * 100_000, as_printed=True)
@example(typed="\ud7fb\U0010fffd\ud800", as_printed=False)
def test_any_words_may_be_asked(database: sqlite3.Connection, typed: str, as_printed: bool) -> None:
    answer = look_up(database, typed, ALL, as_printed)
    assert not (answer.matches and answer.suggestions)
    assert len(answer.suggestions) <= 3


@given(st.sampled_from(["Zhu Zhihong", "Chen Zhichang", "Jürgen Müller", "Alexander Buresch", "Łukasz O'Neill-Bauer"]), st.data())
def test_order_case_and_spaces_never_matter(database: sqlite3.Connection, name: str, data: st.DataObject) -> None:
    shown = data.draw(st.sampled_from([name, name.upper(), name.lower(), name.title()]))
    parts = data.draw(st.permutations(shown.replace("-", " ").split()))
    gap = data.draw(st.sampled_from([" ", "  ", ", ", "-", "\u00a0", "\u3000"]))
    assert {key for key, _ in found(database, name)} == {key for key, _ in found(database, gap.join(parts))}
