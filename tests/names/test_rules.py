"""One case a rule by which a name is found, and one a trap: names that look alike and are others."""

import sqlite3

import pytest

from sinoeu.store.names import Care, look_up

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
        bosch: {name: Bosch, aliases: [Robert Bosch GmbH]}
        """,
    "places.yaml": """
        china: {name: China, kind: country, country: CN}
        jiangsu: {name: Jiangsu, kind: province, in: china, forms: [Jiangsu Province]}
        nanjing: {name: Nanjing, kind: city, in: jiangsu, aliases: [南京市, Nanking]}
        luhe-district: {name: Luhe District, kind: district, in: nanjing, aliases: [六合]}
        chongqing: {name: Chongqing, kind: municipality, in: china}
        cologne: {name: Cologne, kind: city, aliases: [Köln]}
        dusseldorf: {name: Dusseldorf, kind: city, aliases: [Düsseldorf]}
        luxembourg: {name: Luxembourg, kind: country, country: LU, aliases: [Luxemburg]}
        luxembourg-city: {name: Luxembourg City, kind: city, in: luxembourg, aliases: [Ville de Luxembourg]}
        antwerp: {name: Antwerp, kind: city}
        guangxi: {name: Guangxi, kind: autonomous region, in: china}
        unranked: {name: Lishui}
        """,
}
ALL = ("person", "organisation", "place")


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
        ("Lü Yan", "lyu-yan", "spelling"),
        ("Lv Yan", "lyu-yan", "spelling"),
        ("Shan-Yu Li", "li-shanyu", "spacing"),  # a hyphen joins the syllables of the given name
        ("Shan Yu-Li", "shan-yuli", "spacing"),
        ("Maozedong", "mao-ze-dong", "spacing"),
        ("Lang Jü", "lang-ju", "spelling"),  # pinyin leaves the dots out
        ("Meng Jü", "meng-yu", "Czech transcription"),  # a syllable that Czech writes so
        ("Lena Lueders", "lueders", "spelling"),
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
        ("Fribourg University", "fribourg", "joining words"),
        ("Metal Works Ltd.", "metal", "legal form"),
        ("Bosch GmbH", "bosch", "legal form"),
        ("南京", "nanjing", "characters"),
        ("nanking", "nanjing", "case"),
        ("Jiangsu Province", "jiangsu", "name"),
        ("Province of Jiangsu", "jiangsu", "joining words"),
        ("jiangsu sheng", "jiangsu", "administrative word"),
        ("Nanjing City", "nanjing", "administrative word"),
        ("the City of Nanjing", "nanjing", "administrative word"),
        ("Nanking Municipality", "nanjing", "administrative word"),
        ("Nanjing Shi", "nanjing", "administrative word"),
        ("Nanjingshi", "nanjing", "administrative word"),
        ("Luhe", "luhe-district", "administrative word"),
        ("Luhe Qu", "luhe-district", "administrative word"),
        ("六合区", "luhe-district", "administrative word"),
        ("Chongqing City", "chongqing", "administrative word"),
        ("Guangxi Zhuang Autonomous Region", "guangxi", "administrative word"),
        ("Lishui Shi", "unranked", "administrative word"),
        ("Köln", "cologne", "name"),
        ("Koeln", "cologne", "spelling"),
        ("Stadt Köln", "cologne", "administrative word"),
        ("Duesseldorf", "dusseldorf", "spelling"),
        ("Luxembourg", "luxembourg", "name"),
        ("Luxembourg Ville", "luxembourg-city", "joining words"),
        ("Stadt Luxembourg", "luxembourg-city", "administrative word"),
        ("Nanjing, Jiangsu", "nanjing", "larger place"),
        ("Luhe, Nanjing City, China", "luhe-district", "larger place"),
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
        "Bosch AG",
        "BMW Brilliance",
        "Jan Hoogendijk",
        "GmbH",
        "Dr.",
    ],
)
def test_what_looks_like_a_name_may_be_another(database: sqlite3.Connection, typed: str) -> None:
    assert look_up(database, typed, ("person", "organisation"), False).matches == ()


@pytest.mark.parametrize(
    ("typed", "key", "reason"),
    [
        ("Luhe County", "luhe-district", "a district"),  # which is another place
        ("六合县", "luhe-district", "a district"),
        ("Antwerp Province", "antwerp", "a city"),
        ("Landkreis Nanjing", "nanjing", "a city"),
        ("Nanjing, China, Luxembourg", "nanjing", "in another larger place"),
        ("County", "luhe-district", None),
        ("City", "luxembourg-city", None),
        ("Shi", "nanjing", None),
    ],
)
def test_a_place_of_another_rank_is_another_place(database: sqlite3.Connection, typed: str, key: str, reason: str | None) -> None:
    found = look_up(database, typed, ("place",), False)
    assert found.matches == ()
    assert reason is None or (key, reason) in [(match.key, why) for match, why in found.suggestions]


def test_words_for_ranks_are_left_out_of_names_of_places_only(database: sqlite3.Connection) -> None:
    assert look_up(database, "Nanjing Shi", ("person", "organisation"), False).matches == ()
    assert [match.key for match in look_up(database, "Ma An Shi", ALL, False).matches] == []


def test_care_leaves_out_what_is_less_than_certain(database: sqlite3.Connection) -> None:
    assert look_up(database, "Jan Hogmartens", ALL, False, Care(strict=True)).matches == ()
    assert look_up(database, "Hoogmartens", ALL, False, Care(strict=True)).matches
    assert look_up(database, "Hoogmartens", ALL, False, Care(exact=True)).matches == ()
    assert look_up(database, "Hoogmartens Jan", ALL, False, Care(exact=True)).matches
