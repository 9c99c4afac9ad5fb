"""Article 004: the second Zhengzhou-Luxembourg forum, machine-translated and mixed with pieces of a web novel."""

import pytest

from corpus.reading import Ask, the, values
from program import Record

FORUM = "zhengzhou-luxembourg-forum-2024"


def contract(ask: Ask) -> Record:
    return the(ask("deals"), id="henan-senote-stilla-contract-2024")


@pytest.mark.parametrize("words", ["Lan Mu", "crying", "servants", "marrying", "stupid things", "daughter", "will eventually be revealed"])
def test_the_web_novel_is_in_no_answer(everything: str, words: str) -> None:
    assert words.casefold() not in everything.casefold()


@pytest.mark.parametrize("name", ["Lan Mu", "Liang", "Zheng Lu", "Zhenglu", "Lu Zheng"])
def test_words_torn_apart_are_nobody(ask: Ask, name: str) -> None:
    assert ask(f"who {name}") == []


@pytest.mark.parametrize("printed", ["Luzhou", "Zheng Lu", "Zhenglu"])
def test_what_is_printed_for_luxembourg_answers_and_says_why(ask: Ask, printed: str) -> None:
    place = the(ask(f"where {printed}"), id="luxembourg")
    assert (place["name"], place["printed"], place["basis"]) == ("Luxembourg", printed, "supplied")
    assert "short form" in str(place["because"])


def test_luzhou_is_luxembourg_alone(ask: Ask) -> None:
    assert values(ask("where Luzhou"), "id") == ["luxembourg"]


def test_as_printed_luzhou_is_luzhou(ask: Ask) -> None:
    place = the(ask("where Luzhou --as-printed"))
    assert (place["id"], place["printed"]) == (None, "Luzhou")


def test_june_22_is_the_day_of_the_flight(ask: Ask) -> None:
    flight = the(ask("timeline"), id="flight-cz678-2024-06-22")
    assert (values(flight, "date.printed"), values(flight, "date.edtf"), values(flight, "date.basis")) == (["XXXX-06-22"], ["2024-06-22"], ["supplied"])


def test_nothing_else_is_of_that_day(ask: Ask) -> None:
    assert values([row for row in ask("timeline") if "06-22" in str(values(row, "date.edtf"))], "id") == ["flight-cz678-2024-06-22"]


def test_the_day_of_the_forum_is_supplied(ask: Ask) -> None:
    forum = the(ask("timeline"), id=FORUM)
    assert (values(forum, "date.edtf"), values(forum, "date.basis"), values(forum, "date.printed")) == (["2024-06-20"], ["supplied"], [None])


def test_as_printed_the_forum_has_no_date(ask: Ask) -> None:
    assert FORUM not in values(ask("timeline --as-printed"), "id")


def test_the_flight_landed_in_zhengzhou(ask: Ask) -> None:
    assert "flight-cz678-2024-06-22" in values(ask("where Zhengzhou"), "events.id")
    assert "flight-cz678-2024-06-22" not in values(ask("where Luxembourg"), "events.id")


def test_zhang_zhenxia_took_part_in_the_forum(ask: Ask) -> None:
    part = the(ask("who Zhang Zhenxia"), "events")
    assert (values(part, "event.id"), part["as"], part["presence"]) == ([FORUM], ["participant"], None)


def test_the_words_of_zhang_zhenxia_go_on_after_the_injected_sentence(ask: Ask) -> None:
    end = the(ask("who Zhang Zhenxia"), "said", words="And cooperation.")
    assert (values(end, "who.basis"), values(end, "flags.kind")) == (["inferred"], ["truncated"])


def test_of_zhang_zhenxias_words_the_stated_ones_are_two(ask: Ask) -> None:
    assert len(values(ask("who Zhang Zhenxia"), "said.words")) == 4
    assert len(values(ask("who Zhang Zhenxia --as-printed"), "said.words")) == 2


def test_where_zhang_zhenxia_said_it_is_not_said(ask: Ask) -> None:
    assert values(ask("who Zhang Zhenxia"), "said.event") == [None] * 4


def test_one_quotation_has_no_speaker(ask: Ask) -> None:
    (quotation,) = [row for row in ask("said") if str(row["words"]).startswith("By improving the level")]
    assert (quotation["form"], values(quotation, "who.unnamed"), values(quotation, "flags.kind")) == ("quoted", ["not named"], ["unattributed"])


def test_the_quotation_without_a_speaker_is_nobodys(everybody: list[Record]) -> None:
    assert not [words for words in values(everybody, "said.words") if str(words).startswith("By improving the level")]


def test_xie_junle_has_no_office(ask: Ask) -> None:
    person = the(ask("who Xie Junle"))
    assert (person["roles"], person["deals"], person["events"]) == ([], [], [])


def test_the_contract_is_between_exactly_henan_senote_and_stilla(ask: Ask) -> None:
    assert values(contract(ask), "parties.id") == ["henan-senote", "stilla"]
    assert (contract(ask)["kind"], contract(ask)["status"], values(contract(ask), "asserted_by.id")) == ("contract", "signed", ["qi-hua"])


def test_the_contract_was_signed_in_luxembourg(ask: Ask) -> None:
    assert values(contract(ask), "event.id") == [FORUM]
    assert "henan-senote-stilla-contract-2024" in values(ask("where Luxembourg"), "deals.id")


def test_the_contract_was_not_signed_in_zhengzhou(ask: Ask) -> None:
    assert "henan-senote-stilla-contract-2024" not in values(ask("where Zhengzhou"), "deals.id")


def test_the_production_base_is_planned_in_the_high_tech_zone(ask: Ask) -> None:
    base = the(ask("deals"), kind="production base")
    assert (base["status"], values(base, "place.id"), values(base, "parties.id")) == ("planned", ["zhengzhou-high-tech-zone"], ["henan-senote", "stilla"])


@pytest.mark.parametrize("name", ["Henan Senote", "Stilla"])
def test_a_million_chips_are_planned_and_their_name_is_flagged(ask: Ask, name: str) -> None:
    output = the(ask(f"who {name}"), "figures")
    assert (output["value"], output["unit"], output["status"]) == ("1000000", "microfluidic chips", "planned")
    assert values(output, "flags.kind") == ["truncated"]


def test_the_output_is_that_of_both_parties(ask: Ask) -> None:
    assert values(ask("who Stilla"), "figures.all_of.id") == ["henan-senote", "stilla"]


def test_the_financial_agreement_has_exactly_three_parties(ask: Ask) -> None:
    agreement = the(ask("deals"), id="ccb-china-yu-airlines-agreement-2024")
    assert values(agreement, "parties.id") == ["ccb-europe-luxembourg-branch", "ccb-henan-branch", "china-yu-airlines-henan"]


def test_china_yu_airlines_and_henan_aviation_investment_are_two(ask: Ask) -> None:
    airline, investor = the(ask("who China Yu Airlines")), the(ask("who Henan Aviation Investment"))
    assert (airline["id"], investor["id"]) == ("china-yu-airlines-henan", "henan-aviation-investment")
    assert investor["deals"] == []


def test_over_a_million_tons_of_cargo(ask: Ask) -> None:
    cargo = the(ask("figures"), unit="tons")
    assert (cargo["value"], cargo["bound"]) == ("1000000", "over")


def test_over_three_thousand_products(ask: Ask) -> None:
    products = the(ask("figures"), unit="products")
    assert (products["value"], products["bound"]) == ("3000", "over")


def test_over_ten_billion_yuan_of_income_that_may_be_anybodys(ask: Ask) -> None:
    income = the(ask("where Henan"), "figures", unit="CNY")
    assert (income["value"], income["bound"], values(income, "flags.kind")) == ("10000000000", "over", ["ambiguous"])
    assert values(income, "of.basis") == ["inferred"]


def test_cargolux_is_fifth(ask: Ask) -> None:
    rank = the(ask("who Cargolux"), "figures")
    assert (rank["value"], rank["unit"]) == ("5th", "place")


def test_routes_to_24_countries(ask: Ask) -> None:
    countries = the(ask("figures"), unit="countries")
    assert (countries["value"], countries["bound"]) == ("24", None)


def test_routes_to_over_200_cities_are_flagged(ask: Ask) -> None:
    cities = the(ask("figures"), unit="cities")
    assert (cities["value"], cities["bound"], values(cities, "flags.kind")) == ("200", "over", ["ambiguous"])


@pytest.mark.parametrize("name", ["Song Min", "Yao Guangqiang", "Zheng Guangjian"])
def test_authors_and_commentator_took_part_in_nothing(ask: Ask, name: str) -> None:
    person = the(ask(f"who {name}"))
    assert (person["events"], person["met"], person["deals"]) == ([], [], [])


def test_who_was_at_the_forum_by_name(ask: Ask) -> None:
    assert [person for person in values(the(ask("timeline"), id=FORUM), "who.id") if person] == ["zhang-zhenxia"]


@pytest.mark.parametrize("words", ["Communist Party", "it is the Communist"])
def test_a_party_that_was_never_meant_is_asserted_nowhere(everything: str, words: str) -> None:
    assert words not in everything


def test_dominique_churchs_name_is_flagged(ask: Ask) -> None:
    assert values(ask("who Dominique Church"), "roles.flags.kind") == ["garbled name"]
    assert values(ask("who Dominique Church"), "roles.of.id") == ["cargolux"]
