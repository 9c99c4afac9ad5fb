"""Neighbours of another spelling, who must not be taken for one another, and places by the same spellings."""

import sqlite3

import pytest

from sinoeu.store.names import look_up

ACTORS, PLACES = ("person", "organisation"), ("place",)
FILES = {
    "corpus.yaml": "name: neighbours\n",
    "people.yaml": """
        li-min: {name: Li Min}
        li-ming: {name: Li Ming}
        wan-gan: {name: Wan Gan}
        sun-pin: {name: Sun Pin}
        liu: {name: Liu Wei}
        liu-bin: {name: Liu Bin}
        li-xian: {name: Li Xian}
        leung: {name: Leung Chun-ying}
        bernard: {name: Bernard Klein}
        putin: {name: Vladimir Putin}
        """,
    "places.yaml": """
        china: {name: China, country: CN}
        nanjing: {name: Nanjing, in: china}
        chongqing: {name: Chongqing, in: china}
        zhengzhou: {name: Zhengzhou, in: china}
        suzhou: {name: Suzhou, in: china}
        """,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ли Мин", ["li-ming"]),  # Palladius goes before the letters one by one: ng has no sign of its own
        ("Ли Минь", ["li-min"]),
        ("Ван Ган", []),  # Wang Gang, who is not there
        ("Сун Пин", []),
        ("Владимир Путин", ["putin"]),
        ("Liu", ["liu", "liu-bin"]),  # a name, though somebody's id is the same word
        ("Li Xian", ["li-xian"]),
        ("Li Xi'an", ["li-xian"]),  # as often as not the record has lost its apostrophe
        ("C.Y. Leung", ["leung"]),
        ("Leung C.Y.", ["leung"]),
        ("K. Bernard", []),
    ],
)
def test_nobody_is_taken_for_a_neighbour(database: sqlite3.Connection, typed: str, meant: list[str]) -> None:
    assert [match.key for match in look_up(database, typed, ACTORS, False).matches] == meant


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Nan-ching", "nanjing"),
        ("Ch'ung-ch'ing", "chongqing"),
        ("Čchung-čching", "chongqing"),
        ("Чунцин", "chongqing"),
        ("Cheng-chou", "zhengzhou"),
        ("Чжэнчжоу", "zhengzhou"),
        ("苏州", "suzhou"),
        ("Наньцзин", "nanjing"),
    ],
)
def test_places_are_found_as_other_spellings_have_them(database: sqlite3.Connection, typed: str, place: str) -> None:
    assert [match.key for match in look_up(database, typed, PLACES, False).matches] == [place]
