"""Greek and Cyrillic names: typed for a record in Latin letters, and recorded where Latin letters are typed."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.store.names import Care, look_up
from sinoeu.text.names import TRANSLITERATED, WORD, filed_keys
from sinoeu.text.transliteration import MOST, is_patronymic, spellings, words_as_written

FILES = {
    "people.yaml": """
        vladimir-putin: {name: Vladimir Putin}
        volodymyr-zelenskyy: {name: Volodymyr Oleksandrovych Zelenskyy}
        sergey-lavrov: {name: Сергей Лавров}
        giorgos-papandreou: {name: Giorgos Papandreou}
        alexis-tsipras: {name: Alexis T., aliases: [Αλέξης Τσίπρας]}
        aleksandar-vucic: {name: Aleksandar Vučić}
        boyko-borisov: {name: Boyko Borisov}
        angela-merkel: {name: Angela Merkel}
        van-gogh: {name: Jan van Gogh}
        yi-wang: {name: Yi Wang}
        """,
    "organisations.yaml": """
        gazprom-pao: {name: Gazprom}
        railways: {name: Российские железные дороги}
        narodna-banka: {name: Narodna Banka Srbije}
        """,
}
ACTORS = ("person", "organisation")
TRANSLITERATION = "transliteration"
PART = "transliteration, part of the name"


@pytest.mark.parametrize(
    ("typed", "key", "rule"),
    [
        ("Владимир Путин", "vladimir-putin", TRANSLITERATION),
        ("ПУТИН Владимир", "vladimir-putin", TRANSLITERATION),
        ("Путин", "vladimir-putin", PART),
        ("Володимир Зеленський", "volodymyr-zelenskyy", PART),  # his father's name is left out
        ("Володимир Олександрович Зеленський", "volodymyr-zelenskyy", TRANSLITERATION),
        ("Γιώργος Παπανδρέου", "giorgos-papandreou", TRANSLITERATION),
        ("ΠΑΠΑΝΔΡΈΟΥ", "giorgos-papandreou", PART),
        ("Александар Вучић", "aleksandar-vucic", TRANSLITERATION),
        ("Бойко Борисов", "boyko-borisov", TRANSLITERATION),
        ("Ангела Меркель", "angela-merkel", TRANSLITERATION),
        ("Ван", "yi-wang", "Cyrillic transcription (Palladius), part of the name"),  # not Jan van Gogh
        ("Газпром", "gazprom-pao", TRANSLITERATION),
        ("Народна банка Србије", "narodna-banka", TRANSLITERATION),
        ("Sergei Lavrov", "sergey-lavrov", TRANSLITERATION),
        ("Sergej Lawrow", "sergey-lavrov", TRANSLITERATION),
        ("LAVROV, Sergueï", "sergey-lavrov", TRANSLITERATION),
        ("Lavrov", "sergey-lavrov", "part of the name"),
        ("Alexis Tsipras", "alexis-tsipras", TRANSLITERATION),
        ("Rossiyskie zheleznye dorogi", "railways", TRANSLITERATION),
    ],
)
def test_a_name_is_found_across_alphabets(database: sqlite3.Connection, typed: str, key: str, rule: str) -> None:
    matches = look_up(database, typed, ACTORS, False).matches
    assert [(match.key, match.rule.replace("case", "part of the name")) for match in matches] == [(key, rule)]


@pytest.mark.parametrize("typed", ["Владимир Лавров", "Sergei Putin", "Володимир Олександрович", "Ж" * 500, "Путин " * 50])
def test_nobody_is_meant_by_what_is_another_name_or_too_little_of_one(database: sqlite3.Connection, typed: str) -> None:
    assert look_up(database, typed, ACTORS, False).matches == ()


def test_care_leaves_out_parts_of_names(database: sqlite3.Connection) -> None:
    assert look_up(database, "Путин", ACTORS, False, Care(exact=True)).matches == ()
    assert look_up(database, "Владимир Путин", ACTORS, False, Care(exact=True)).matches


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("хрущёв", "khrushchev khrushchov chruschtschow khrouchtchev chruszczow hruscov"),
        ("ельцин", "yeltsin eltsin jelzin eltsine jelcin"),
        ("щербаков", "shcherbakov schtscherbakow chtcherbakov szczerbakow sterbakov"),
        ("юлия", "yulia yuliya iuliia julia julija"),
        ("александр", "aleksandr alexander alexandr"),
        ("дмитрий", "dmitry dmitri dmitriy dmitrii dmitrij"),
        ("зеленський", "zelensky zelenskyy zelenskyi zelenskiy zelenskyj"),
        ("григорій", "hryhorii grigoriy"),
        ("лук'яненко", "lukianenko lukyanenko"),
        ("ђоковић", "djokovic dokovic"),
        ("љиљана", "ljiljana"),
        ("ѓорге", "gjorge"),
        ("кръстев", "krastev"),
        ("желязков", "zhelyazkov zheliazkov"),
        ("γιώργος", "giorgos yorgos yiorgos"),
        ("παπανδρέου", "papandreou"),
        ("μητσοτάκης", "mitsotakis"),
        ("ευάγγελος", "evangelos"),
        ("βενιζέλος", "venizelos benizelos"),
        ("μπακογιάννη", "bakoyanni bakogianni"),
        ("ντόρα", "dora ntora"),
        ("χατζηδάκης", "chatzidakis hatzidakis"),
        ("μάιος", "maios"),
        ("ξένος", "xenos ksenos"),
        ("merkel", ""),
        ("ж" * 25, ""),
    ],
)
def test_the_usual_spellings_of_a_word(word: str, written: str) -> None:
    found = spellings(words_as_written(word)[0])
    assert set(written.split()) <= set(found)
    assert bool(found) is bool(written)


def test_spellings_of_one_language_are_not_mixed_with_those_of_another() -> None:
    assert not {"khruschtschow", "khrouschtschow", "chrushchov"} & set(spellings("хрущёв"))


@given(st.text(st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊ"), max_size=30))
def test_spellings_are_few_and_of_plain_letters(word: str) -> None:
    found = spellings(word)
    assert len(found) <= MOST
    assert all(one.isascii() and (one.isalpha() or not one) and one.islower() is bool(one) for one in found)


def test_other_alphabets_are_filed_in_latin_letters_too() -> None:
    keys = filed_keys("Сергей Лавров", "person")
    assert {WORD + "lavrov", TRANSLITERATED + "lavrov", TRANSLITERATED + "sergej"} <= keys
    assert not [key for key in filed_keys("Sergei Lavrov", "person") if key.startswith(TRANSLITERATED)]


@pytest.mark.parametrize(("word", "patronymic"), [("oleksandrovych", True), ("sergeevna", True), ("владимирович", True), ("vucic", False), ("lavrov", False)])
def test_patronymics(word: str, patronymic: bool) -> None:
    assert is_patronymic(word) is patronymic
