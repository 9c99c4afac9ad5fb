"""One case a rule by which a name is found, and one a trap: names that look alike and are others."""

import sqlite3
from collections.abc import Iterator

import pytest

from sinoeu.store.names import Care, look_up
from tiny_corpus import opened

FILES = {
    "people.yaml": """
        chen-zhichang: {name: Chen Zhichang}
        zhang-hong: {name: Zhang Hong, aliases: [张洪]}
        wei-liu-cheng: {name: Wei Liu Cheng}
        lyu-yan: {name: Lyu Yan}
        ouyang-jian: {name: Ouyang Jian}
        jan-hoogmartens: {name: Jan Hoogmartens}
        jorgensen: {name: Mathias Jørgensen}
        le-fondre: {name: Adam Le Fondre}
        welinder: {name: Markus Olsvik Welinder}
        ma-an: {name: Ma An}
        shan-yuli: {name: Shan Yuli}
        li-shanyu: {name: Li Shanyu}
        mao-ze-dong: {name: Mao Ze-dong}
        wu-tonghai: {name: Wu Tonghai}
        feng-jue: {name: Feng Jue}
        lang-ju: {name: Lang Ju}
        lang-yu: {name: Lang Yu}
        meng-yu: {name: Meng Yu}
        lueders: {name: Lena Lüders}
        """,
    "organisations.yaml": """
        bmw-group: {name: BMW Group, aliases: [宝马集团]}
        siemens: {name: Siemens}
        construction-bank: {name: China Construction Bank Corporation}
        exchange-commission: {name: US Securities and Exchange Commission}
        tirana: {name: Agricultural University of Tirana}
        fribourg: {name: University of Fribourg}
        metal: {name: Metal Works Limited}
        """,
    "places.yaml": """
        nanjing: {name: Nanjing, aliases: [南京市, Nanking]}
        """,
}
ALL = ("person", "organisation", "place")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    connection = opened(tmp_path_factory.mktemp("rules"), FILES)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("typed", "key", "rule"),
    [
        ("Zhichang Chen", "chen-zhichang", "order"),
        ("CHEN Zhi-chang", "chen-zhichang", "spacing"),
        ("Mayor Chen Zhichang", "chen-zhichang", "title"),
        ("Chen Zhichang, Mayor of Nanjing", "chen-zhichang", "title"),
        ("陈志昌", "chen-zhichang", "pinyin of the characters"),
        ("陳志昌市长", "chen-zhichang", "pinyin of the characters"),
        ("張洪", "zhang-hong", "characters"),
        ("欧阳建", "ouyang-jian", "pinyin of the characters"),
        ("Ch'en Chih-ch'ang", "chen-zhichang", "Wade-Giles"),
        ("Lü Yan", "lyu-yan", "order"),
        ("Lv Yan", "lyu-yan", "order"),
        ("Shan-Yu Li", "li-shanyu", "spacing"),  # a hyphen joins the syllables of the given name
        ("Shan Yu-Li", "shan-yuli", "spacing"),
        ("Maozedong", "mao-ze-dong", "spacing"),
        ("Lang Jü", "lang-ju", "spelling"),  # pinyin leaves the dots out
        ("Meng Jü", "meng-yu", "Czech transcription"),  # a syllable that Czech writes so
        ("Lena Lueders", "lueders", "order"),
        ("Z.C. Chen", "chen-zhichang", "initials"),
        ("Chen ZC", "chen-zhichang", "initials"),
        ("J. Hoogmartens", "jan-hoogmartens", "initials"),
        ("Joergensen, Mathias", "jorgensen", "order"),
        ("Adam Fondre", "le-fondre", "part of the name"),
        ("Jan Hogmartens", "jan-hoogmartens", "typing slip"),
        ("Chen Zhichng", "chen-zhichang", "typing slip"),
        ("Ma An", "ma-an", "name"),
        ("BMW AG", "bmw-group", "group"),
        ("BMW", "bmw-group", "group"),
        ("宝马", "bmw-group", "characters"),
        ("Siemens AG", "siemens", "legal form"),
        ("CCB", "construction-bank", "initials of the name"),
        ("SEC", "exchange-commission", "initials of the name"),
        ("Fribourg University", "fribourg", "legal form"),
        ("Metal Works Ltd.", "metal", "legal form"),
        ("南京", "nanjing", "characters"),
        ("nanking", "nanjing", "case"),
    ],
)
def test_a_name_is_found_by_its_rule(database: sqlite3.Connection, typed: str, key: str, rule: str) -> None:
    assert [(match.key, match.rule) for match in look_up(database, typed, ALL, False).matches] == [(key, rule)]


@pytest.mark.parametrize(
    "typed",
    [
        "Chen Zhicheng",  # a letter that makes another name of Chinese
        "张红",  # other characters are another person
        "Liu Cheng",  # is not Wei Liu Cheng
        "Wu-tong Hai",  # would be Hai Wutong
        "Maoze Dong",  # is not Mao Ze-dong
        "Feng Jü",  # is Feng Ju: Jue is another syllable
        "Markus Welinder",  # need not be Markus Olsvik Welinder
        "Mayor of Nanjing",
        "University of Tirana",
        "Metal Works GmbH",  # another legal form is another firm
        "BMW Brilliance",
        "Jan Hoogendijk",
        "GmbH",
        "Dr.",
    ],
)
def test_what_looks_like_a_name_may_be_another(database: sqlite3.Connection, typed: str) -> None:
    assert look_up(database, typed, ("person", "organisation"), False).matches == ()


def test_care_leaves_out_what_is_less_than_certain(database: sqlite3.Connection) -> None:
    assert look_up(database, "Jan Hogmartens", ALL, False, Care(strict=True)).matches == ()
    assert look_up(database, "Hoogmartens", ALL, False, Care(strict=True)).matches
    assert look_up(database, "Hoogmartens", ALL, False, Care(exact=True)).matches == ()
    assert look_up(database, "Hoogmartens Jan", ALL, False, Care(exact=True)).matches
