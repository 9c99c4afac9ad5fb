"""What a curator is told beforehand: known names, dates and numbers, and the day of an article."""

import pytest

from sinoeu.curation.proposals import dates_noticed, first_day, numbers_noticed
from sinoeu.text.known import KnownNames


def test_known_names_are_found_as_whole_words_the_longest_first() -> None:
    forms = [("Chen", "a"), ("Chen Zhichang", "b"), ("BMW Group", "c"), ("(Nan) Jing", "d"), ("朱志宏", "e"), ("Chen", "f"), ("★", "g"), ("U.S.", "h")]
    text = "CHEN ZHICHANG of the BMW Group, not BMW Groups, met Chen-Li, Chens, (Nan) Jing and 市长朱志宏说 in the U.S. today."
    assert [(known.form, *known.ids) for known in KnownNames(forms, text).in_text(text)] == [
        ("Chen Zhichang", "b"),
        ("BMW Group", "c"),
        ("Chen", "a", "f"),
        ("(Nan) Jing", "d"),
        ("朱志宏", "e"),
        ("U.S.", "h"),
    ]


@pytest.mark.parametrize(
    ("text", "dates", "numbers"),
    [
        ("From November 19 to 22 more than two hundred guests came", ["November 19 to 22"], ["two hundred"]),
        ("On July 8, 2022, 10 projects; as of December 2021, 110.8 billion dollars", ["July 8, 2022", "December 2021"], ["10", "110.8 billion"]),
        ("21-22 May, the 21st century, 39.2 km2, one of them", ["21-22 May"], ["21st", "39.2"]),
        ("Mar 21,2023 and 2023-02-22 and 2011", ["Mar 21,2023", "2023-02-22", "2011"], []),
        ("it may 5 times; flight CZ678; 35% of 1,234", [], ["5", "35", "1,234"]),
        ("2023年5月20日签署10个项目, 3.5万人; 7月2日", ["2023年5月20日", "7月2日"], ["10", "3.5万"]),
        ("seventy-five cities, two sides, the second, the fifth", [], ["seventy-five", "fifth"]),
    ],
)
def test_dates_and_numbers_are_noticed(text: str, dates: list[str], numbers: list[str]) -> None:
    assert dates_noticed(text) == dates
    assert numbers_noticed(text) == numbers


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("X, July 8, 2022 /Wire/", "2022-07-08"),
        ("3 May 2021; May 1, 2020", "2021-05-03"),
        ("Mar 21,2023", "2023-03-21"),
        ("2023年5月2日", "2023-05-02"),
        ("May 2022", None),
        ("2022-13-01", None),
    ],
)
def test_the_first_whole_date_is_a_day(text: str, day: str | None) -> None:
    assert first_day(text) == day
