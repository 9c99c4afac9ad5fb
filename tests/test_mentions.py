"""Dates, numbers and names that a text speaks of: what is found, and what is passed over."""

import pytest

from sinoeu.text.mentions import capitalised_runs, dates_mentioned, numbers_mentioned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CHANGZHOU, China, July 8, 2022 /PRNewswire/", ["July 8, 2022"]),
        ("From November 19 to 22, local time", ["November 19 to 22"]),
        ("taking place on 21-22 May in Kirchberg", ["21-22 May"]),
        ("between February 22-25.", ["February 22-25"]),
        ("As of December 2021, there are", ["December 2021"]),
        ("in 2011 and on 2023-02-22 and Sept. 3rd", ["2011", "2023-02-22", "Sept. 3rd"]),
        ("It may be. A March of friends. May we?", []),
        ("since September. 12 guests", ["September"]),
        ("2,011 guests, 2011.5 tons, $2000, 2011% and CZ2011", []),
        ("于2023年5月20日、2023 年 6 月和7月2日; 2024年, 3年, 13月", ["2023年5月20日", "2023 年 6 月", "7月2日", "2024年"]),
    ],
)
def test_dates(text: str, found: list[str]) -> None:
    assert [text[slice(*mention.span)] for mention in dates_mentioned(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more than two hundred and fifty guests, the two sides", ["two hundred and fifty"]),
        ("a city with over 8 million; 39.2 km2; 3,000 products", ["8 million", "39.2", "3,000"]),
        ("the 50th anniversary, fifth place, the first and second", ["50th", "fifth"]),
        ("flight CZ678, 5G, COVID-19, One Belt, One Road", []),
        ("on 3 May 2024", []),
        ("ten, 9 and nine", ["ten", "9"]),
        ("+86-23-67158993", []),
        ("2023年5月20日签署10个项目, 3.5万人, 1.2万亿美元", ["10", "3.5万", "1.2万亿"]),
    ],
)
def test_numbers(text: str, found: list[str]) -> None:
    assert [text[slice(*mention.span)] for mention in numbers_mentioned(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Merck Group, Chen Zhichang met Robert Nas’s friends.", ["Merck Group", "Chen Zhichang", "Robert Nas"]),
        ("At the Tuesday Meeting in May China won. “The Aerial Silk Road”", ["Meeting", "China", "Aerial Silk Road"]),
        ("Élise Łukasz and ÉCOLE", ["Élise Łukasz", "ÉCOLE"]),
        ("no names at all", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert [text[run[0][0] : run[-1][1]] for run in capitalised_runs(text)] == found


def test_hostile_text_takes_no_time() -> None:
    for text in ("A" * 100_000, "A " * 50_000, "1," * 50_000, "one hundred " * 10_000, "May " * 30_000, "1 to " * 30_000, "A'" * 50_000, "5月" * 40_000):
        list(dates_mentioned(text))
        list(numbers_mentioned(text))
        list(capitalised_runs(text))
