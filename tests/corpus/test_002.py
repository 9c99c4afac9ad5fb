"""Article 002: the Belgian ambassador in Chongqing, an interview of iChongqing."""

import pytest

from corpus.reading import Ask, the, those, values
from program import Record

VISIT = "hoogmartens-visit-chongqing-2023"


def letter(ask: Ask) -> Record:
    return the(ask("deals"), id="antwerp-dadi-letter-of-intent-2023")


def test_the_year_of_the_visit_is_supplied(ask: Ask) -> None:
    date = the(the(ask("timeline"), id=VISIT), "date")
    assert (date["printed"], date["edtf"], date["basis"]) == ("XXXX-02-22/XXXX-02-25", "2023-02-22/2023-02-25", "supplied")


def test_as_printed_the_visit_has_no_year(ask: Ask) -> None:
    assert values(the(ask("timeline --as-printed"), id=VISIT), "date.edtf") == ["XXXX-02-22/XXXX-02-25"]


def test_the_ambassador_is_belgiums_in_china(ask: Ask) -> None:
    office = next(row for row in those(ask("who Hoogmartens"), "roles") if row["seat"])
    assert (office["title"], values(office, "of.id"), values(office, "seat.id")) == ("Ambassador", ["belgium"], ["china"])


def test_wuxi_county_lies_in_chongqing(ask: Ask) -> None:
    place = the(ask("where Wuxi County"))
    assert (place["kind"], values(place, "within.id")) == ("county", ["chongqing"])


@pytest.mark.parametrize("name", ["Wuxi", "Wuxi County"])
def test_wuxi_is_wuxi_county(ask: Ask, name: str) -> None:
    assert values(ask(f"where {name}"), "id") == ["wuxi-county"]


def test_jiangsu_has_no_wuxi(ask: Ask) -> None:
    assert "Wuxi" not in str(ask("where Jiangsu"))


def test_chongqing_has_what_happened_in_wuxi_county(ask: Ask) -> None:
    assert "belgian-researchers-in-wuxi-county" in values(ask("where Chongqing"), "events.id")


def test_in_which_year_the_researchers_came_is_not_said(ask: Ask) -> None:
    county = the(ask("where Wuxi County"))
    assert not any(values(county, "events.date.edtf") + values(county, "people.date.edtf"))
    assert not any(values(county, "events.date.start") + values(county, "people.date.start"))


def test_cooperation_with_wuxi_county_is_dated_in_words(ask: Ask) -> None:
    since = the(the(ask("where Wuxi County"), "ties", kind="cooperation"), "since")
    assert (since["printed"], since["edtf"], since["start"], since["basis"]) == ("Several decades ago", None, None, "stated")


def test_the_letter_of_intent_is_between_exactly_two_parks(ask: Ask) -> None:
    assert values(letter(ask), "parties.id") == ["antwerp-university-science-park", "dadi-international-life-science-park"]


def test_the_letter_of_intent_was_signed(ask: Ask) -> None:
    assert (letter(ask)["status"], letter(ask)["about"]) == ("signed", "cooperation in biotechnology and pharmaceuticals")


def test_where_the_antwerp_park_lies_is_not_said(ask: Ask) -> None:
    assert "antwerp-university-science-park" not in values(ask("where Antwerp") + ask("where Belgium"), "organisations.id")


def test_the_quotation_on_belgian_companies_has_no_speaker(ask: Ask) -> None:
    (quotation,) = [row for row in ask("said") if str(row["words"]).startswith("Belgium is home to")]
    assert (values(quotation, "who.unnamed"), values(quotation, "flags.kind")) == (["not named"], ["unattributed"])


def test_the_quotation_on_belgian_companies_is_nobodys(everybody: list[Record]) -> None:
    assert not [words for words in values(everybody, "said.words") if str(words).startswith("Belgium is home to")]


def test_the_ambassador_congratulated_both_parties(ask: Ask) -> None:
    quoted = those(ask("who Hoogmartens"), "said", form="quoted")
    assert any(str(row["words"]).startswith("Both parties are committed") for row in quoted)


def test_the_ambassador_is_not_said_to_have_been_at_the_forum_the_symposium_or_the_signing(ask: Ask) -> None:
    assert sorted(map(str, values(ask("who Hoogmartens"), "events.event.id"))) == [
        "dazu-rock-carvings-visit-2023",
        "eighteen-steps-visit-2023",
        "hoogmartens-ichongqing-interview-2023",
        "hoogmartens-seres-visit-2023",
        "hoogmartens-visit-chongqing-2023",
    ]


def test_the_ambassador_signed_nothing_and_is_not_said_to_have_met_anybody(ask: Ask) -> None:
    person = the(ask("who Hoogmartens"))
    assert (person["deals"], person["met"]) == ([], [])


def test_the_ambassador_visited_seres(ask: Ask) -> None:
    visit = next(row for row in those(ask("who Hoogmartens"), "events") if values(row, "event.id") == ["hoogmartens-seres-visit-2023"])
    assert (visit["as"], visit["presence"]) == (["visitor"], "in person")
    assert "hoogmartens-seres-visit-2023" in values(ask("who SERES"), "events.id")


def test_chongqing_and_antwerp_are_twinned_since_2011(ask: Ask) -> None:
    twinning = the(ask("where Antwerp"), "ties", kind="twinning")
    assert (values(twinning, "between.id"), values(twinning, "since.edtf"), values(twinning, "since.basis")) == (["chongqing", "antwerp"], ["2011"], ["stated"])


def test_a_note_tells_of_sources_that_have_the_province_of_antwerp(ask: Ask) -> None:
    assert "Province of Antwerp" in str(the(ask("where Antwerp"), "ties", kind="twinning")["note"])


def test_the_day_of_the_premiere_is_supplied(ask: Ask) -> None:
    premiere = the(ask("timeline"), id="love-for-china-premiere-2023")
    assert (values(premiere, "date.edtf"), values(premiere, "date.basis"), values(premiere, "date.printed")) == (["2023-02-22"], ["supplied"], [None])


def test_peter_ritzen_is_the_composer_and_not_said_to_have_played(ask: Ask) -> None:
    premiere = the(ask("who Peter Ritzen"), "events")
    assert (premiere["as"], premiere["presence"]) == (["composer"], None)


def test_crown_prince_philippe_led_a_delegation_in_2011(ask: Ask) -> None:
    person = the(ask("who Philippe"))
    assert (values(person, "roles.title"), values(person, "events.as"), values(person, "events.date.edtf")) == (["Crown Prince"], ["head of delegation"], ["2011"])


@pytest.mark.parametrize("words", ["23-67158993", "service@ichongqing", "ICP备", "50120220004", "Cookie"])
def test_nothing_of_the_foot_of_the_page_is_in_any_answer(everything: str, words: str) -> None:
    assert words not in everything


def test_the_authors_are_nobody_of_whom_the_article_tells(ask: Ask) -> None:
    assert ask("who James Alexander") == ask("who Xingchen Yue") == []
