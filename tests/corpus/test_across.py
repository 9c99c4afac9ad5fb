"""What holds across the five articles: who and what is one, what was signed, and what nobody is called."""

import pytest

from corpus.reading import Ask, the, those, values
from program import Program, Record


@pytest.mark.parametrize(
    ("question", "id", "articles"),
    [
        ("who Bosch", "bosch", {"001", "003"}),
        ("who Siemens", "siemens", {"001", "003"}),
        ("where Nanjing --only", "nanjing", {"000", "001"}),
        ("where Jiangsu --only", "jiangsu", {"000", "003"}),
        ("where Germany --only", "germany", {"001", "003"}),
        ("where Luxembourg --only", "luxembourg", {"000", "004"}),
        ("where China --only", "china", {"000", "001", "002", "003", "004"}),
    ],
)
def test_in_several_articles_it_is_one_and_the_same(ask: Ask, question: str, id: str, articles: set[str]) -> None:
    record = the(ask(question))
    sections = [rows for rows in record.values() if isinstance(rows, list)]
    assert record["id"] == id
    assert {article for rows in sections for row in rows if isinstance(row, dict) for article in values(row, "evidence.article")} == articles


@pytest.mark.parametrize("name", ["Nanjing", "Jiangsu", "Germany", "China", "Luxembourg"])
def test_the_list_of_places_has_it_once(ask: Ask, name: str) -> None:
    assert values(ask("where"), "name").count(name) == 1


@pytest.mark.parametrize("name", ["Bosch", "Siemens"])
def test_the_list_of_names_has_it_once(ask: Ask, name: str) -> None:
    assert [other for other in values(ask("who"), "name") if name in str(other)] == [name]


@pytest.mark.parametrize(("name", "id"), [("Siemens AG", "siemens"), ("Bosch Group", "bosch")])
def test_both_forms_of_a_name_lead_to_one(ask: Ask, name: str, id: str) -> None:
    assert values(ask(f"who {name}"), "id") == [id]


def test_exactly_four_signed_deals_have_named_parties(ask: Ask) -> None:
    named = those(ask("deals --status signed"), named=True)
    assert [row["called"] for row in named] == ["memorandum of cooperation", "letter of intent", "contract", "financial cooperation agreement"]


def test_exactly_four_signed_batches_have_none(ask: Ask) -> None:
    unnamed = those(ask("deals --status signed"), named=False)
    assert [values(row, "evidence.article")[0] for row in unnamed] == ["000", "003", "001", "004"]
    assert set(values(unnamed, "parties.unnamed")) == {"not named"}


def test_nothing_but_these_was_signed(ask: Ask) -> None:
    assert len(ask("deals --status signed")) == 8


@pytest.mark.parametrize("status", ["agreed", "offered"])
def test_nothing_is_agreed_or_offered(ask: Ask, status: str) -> None:
    assert ask(f"deals --status {status}") == []


def test_one_thing_is_planned(ask: Ask) -> None:
    assert values(ask("deals --status planned"), "id") == ["henan-senote-stilla-production-base"]


def test_three_things_are_hoped_for(ask: Ask) -> None:
    assert sorted(map(str, values(ask("deals --status hoped"), "id"))) == ["nanjing-allianz-layout", "nanjing-bosch-layout", "nanjing-luxembourg-tech-platform"]


def test_two_ties_are_twinnings(ask: Ask) -> None:
    assert sorted([values(tie, "between.id") for tie in those(ask("ties"), kind="twinning")]) == [["chongqing", "antwerp"], ["jiangsu", "north-rhine-westphalia"]]


def test_luhe_is_within_nanjing(ask: Ask) -> None:
    assert values(ask("where Luhe"), "within.id") == ["nanjing"]
    assert "luhe-district-party-committee" in values(ask("where Nanjing"), "organisations.id")


def test_nanjing_and_changzhou_are_within_jiangsu(ask: Ask) -> None:
    assert values(ask("where Nanjing") + ask("where Changzhou"), "within.id") == ["jiangsu", "jiangsu"]


@pytest.mark.parametrize("question", ["who Chen Zhicheng", "where Chen Zhicheng", "deals Chen Zhicheng", "timeline Chen Zhicheng"])
def test_nothing_answers_for_chen_zhicheng(ask: Ask, question: str) -> None:
    assert ask(question) == []


def test_chen_zhichang_is_suggested_for_chen_zhicheng(program: Program) -> None:
    ran = program.run("who", "Chen", "Zhicheng")
    assert (ran.stdout, ran.status) == ("", 1)
    assert "did you mean Chen Zhichang?" in ran.stderr


def test_only_the_mayor_of_nanjing_met_anybody(everybody: list[Record]) -> None:
    assert [person["id"] for person in everybody if len(values(person, "met")) > 1] == ["chen-zhichang"]


def test_everybody_is_found_by_the_name_in_the_list(ask: Ask, everybody: list[Record]) -> None:
    assert [record["id"] for record in everybody] == values(ask("who"), "id")


def test_every_place_is_found_by_the_name_in_the_list(ask: Ask, everywhere: list[Record]) -> None:
    assert [record["id"] for record in everywhere] == values(ask("where"), "id")
