"""Article 003: the Jiangsu-Germany Dialogue of July 2022 in Changzhou, a press release."""

import pytest

from corpus.reading import Ask, the, those, values
from program import Program, Record

ABSENT = ["du-chunguo", "michael-jacke"]


def memorandum(ask: Ask) -> Record:
    return the(ask("deals"), id="changzhou-memorandum-2022")


def ten_projects(ask: Ask) -> Record:
    return the(ask("deals"), id="changzhou-ten-projects-2022")


@pytest.mark.parametrize("place", ["Jiangsu", "Changzhou", "Frankfurt", "Germany", "China"])
def test_who_spoke_by_video_was_not_there(ask: Ask, place: str) -> None:
    assert not set(ABSENT) & set(values(ask(f"where {place}"), "people.who.id"))


@pytest.mark.parametrize("place", ["Jiangsu", "Changzhou"])
def test_those_who_were_not_there_are_told_apart(program: Program, place: str) -> None:
    assert program.run("where", place).stderr.splitlines() == [
        "sinoeu: not there, by video or letter: Du Chunguo (video), Michael Jacke [Michael Jäcke] (video)",
        f"sinoeu: nobody is named as having been in {place}",
    ]


@pytest.mark.parametrize("name", ["Du Chunguo", "Michael Jacke"])
def test_the_two_speakers_spoke_by_video(ask: Ask, name: str) -> None:
    spoke = the(ask(f"who {name}"), "events")
    assert (spoke["as"], spoke["presence"], values(spoke, "event.id")) == (["speaker"], "video", ["jiangsu-germany-dialogue-2022"])


def test_the_mayor_of_minden_is_spelt_with_an_umlaut_by_the_editor_only(ask: Ask) -> None:
    mayor = the(ask("who Michael Jacke"))
    assert (mayor["name"], mayor["printed"], mayor["basis"]) == ("Michael Jäcke", "Michael Jacke", "supplied")
    assert mayor == {**the(ask("who Michael Jäcke")), "matched": mayor["matched"]}


def test_du_chunguo_is_consul_general_of_china_in_dusseldorf(ask: Ask) -> None:
    office = the(ask("who Du Chunguo"), "roles")
    assert (office["title"], values(office, "of.id"), values(office, "seat.id")) == ("Consul General", ["china"], ["dusseldorf"])


def test_the_quotation_on_huge_potential_has_no_speaker(ask: Ask) -> None:
    quotation = the(ask("said"), words="There is huge potential for cooperation in trade, AI and other fields.")
    assert (values(quotation, "who.unnamed"), values(quotation, "flags.kind")) == (["not named"], ["ambiguous"])


def test_the_quotation_on_huge_potential_is_nobodys(everybody: list[Record]) -> None:
    assert not [words for words in values(everybody, "said.words") if "huge potential" in str(words)]


def test_the_sum_of_foreign_capital_is_given_as_printed_and_flagged(ask: Ask) -> None:
    capital = the(ask("where Changzhou"), "figures", what="actual foreign capital received")
    assert (capital["value"], capital["unit"]) == ("110800000000", "USD")
    assert values(capital, "flags.kind") == ["implausible"]
    assert values(capital, "as_of.edtf") == ["2021-12"]


def test_the_number_of_enterprises_is_not_flagged(ask: Ask) -> None:
    enterprises = the(ask("where Changzhou"), "figures", what="German-invested enterprises")
    assert (enterprises["value"], enterprises["unit"], enterprises["flags"]) == ("234", "enterprises", [])


def test_changzhou_and_minden_are_partners_by_the_word_of_their_mayor(ask: Ask) -> None:
    tie = the(ask("where Minden"), "ties")
    assert (tie["kind"], values(tie, "between.id"), values(tie, "asserted_by.id")) == ("partnership", ["changzhou", "minden"], ["michael-jacke"])


def test_changzhou_has_no_twin_town(ask: Ask) -> None:
    assert not those(ask("where Changzhou"), "ties", kind="twinning")


def test_the_memorandum_has_exactly_its_four_parties(ask: Ask) -> None:
    parties = ["changzhou-municipal-peoples-government", "german-chamber-of-commerce-in-china", "sino-german-changzhou-innovation-park", "commerzbank"]
    assert values(memorandum(ask), "parties.id") == parties


def test_nothing_says_what_the_memorandum_is_about(ask: Ask) -> None:
    assert (memorandum(ask)["about"], memorandum(ask)["amount"], memorandum(ask)["count"]) == (None, None, None)


def test_the_ten_projects_are_one_batch_without_names(ask: Ask) -> None:
    projects = ten_projects(ask)
    assert (projects["count"], projects["named"], values(projects, "parties.unnamed")) == (10, False, ["not named"])


def test_the_ten_projects_are_asserted_by_the_information_office(ask: Ask) -> None:
    assert values(ten_projects(ask), "asserted_by.id") == ["changzhou-information-office"]


def test_the_information_office_asserts_the_projects_and_is_no_party(ask: Ask) -> None:
    assert values(ask("who Information Office of Changzhou Municipal People's Government"), "deals.how") == ["asserts it"]


def test_the_year_of_the_dialogue_is_inferred_from_the_dateline(ask: Ask) -> None:
    date = the(ask("timeline"), "date", edtf="2022-07-07", printed="XXXX-07-07")
    assert (date["basis"], date["because"]) == ("inferred", 'the dateline reads "July 8, 2022"')


def test_only_the_year_of_the_dialogue_stands_in_brackets(program: Program) -> None:
    lines = program.on_terminal("timeline", "Dialogue", env={"NO_COLOR": "1"}).stdout.splitlines()
    title = next(number for number, line in enumerate(lines) if line.rstrip().endswith("  Jiangsu-Germany Dialogue 2022"))
    assert " [2022]-07-07 " in lines[title + 1]


def test_jiangsu_and_north_rhine_westphalia_are_sisters_since_a_supplied_1988(ask: Ask) -> None:
    twinning = the(ask("where Jiangsu"), "ties", kind="twinning")
    assert values(twinning, "between.id") == ["jiangsu", "north-rhine-westphalia"]
    assert (values(twinning, "since.edtf"), values(twinning, "since.basis"), values(twinning, "since.printed")) == (["1988"], ["supplied"], [None])


def test_diplomatic_relations_since_an_inferred_1972(ask: Ask) -> None:
    relations = the(ask("timeline"), kind="diplomatic relations")
    assert (values(relations, "date.edtf"), values(relations, "date.basis")) == (["1972"], ["inferred"])
    assert values(relations, "who.id") == ["china", "germany"]


@pytest.mark.parametrize("company", ["ThyssenKrupp", "SVOLT Energy", "Star Charge"])
def test_companies_took_part_by_representatives(ask: Ask, company: str) -> None:
    part = the(ask(f"who {company}"), "events")
    assert (values(part, "event.id"), part["as"], part["presence"]) == (["jiangsu-germany-dialogue-2022-thematic-dialogue"], ["panel"], "representatives")


@pytest.mark.parametrize(("question", "there"), [("deals", []), ("timeline", ["jiangsu-germany-dialogue-2022"])])
def test_nothing_was_done_in_frankfurt_but_the_dialogue(ask: Ask, question: str, there: list[str]) -> None:
    assert values([row for row in ask(question) if "frankfurt" in values(row, "places.id")], "id") == there
