"""Article 000: the signing in the Nanjing Techweek @ Luxembourg, which has lost its headline and its lead."""

import pytest

from corpus.reading import Ask, the, those, values
from program import Program, Record

PICTURED = ["dirk-dewitte", "zhu-zhihong", "huang-changqing"]


def signed(ask: Ask, question: str = "deals") -> Record:
    return the(ask(question), id="nanjing-luxembourg-memorandum-2019")


def test_as_printed_the_signing_has_no_day(ask: Ask) -> None:
    assert signed(ask, "deals --as-printed")["date"] is None


def test_as_printed_the_signing_has_no_object(ask: Ask) -> None:
    record = signed(ask, "deals --as-printed")
    assert (record["about"], record["kind"], record["called"]) == (None, None, None)


def test_as_printed_nothing_calls_it_a_memorandum(ask: Ask) -> None:
    assert "memorandum" not in str(signed(ask, "deals --as-printed")["name"])


def test_as_printed_it_is_the_signing(ask: Ask) -> None:
    assert values(signed(ask, "deals --as-printed"), "event.name") == ["The signing"]


@pytest.mark.parametrize("question", ["deals", "deals --as-printed"])
def test_the_signing_has_no_stated_party(ask: Ask, question: str) -> None:
    assert (signed(ask, question)["named"], values(signed(ask, question), "parties.unnamed")) == (False, ["not named"])


def test_day_and_object_of_the_signing_are_supplied(ask: Ask) -> None:
    assert (values(signed(ask), "date.edtf"), values(signed(ask), "date.basis")) == (["2019-05-21"], ["supplied"])
    assert signed(ask)["about"] == "Nanjing-Luxembourg Overseas Coordination Innovation Center"


def test_what_is_supplied_stands_in_brackets(program: Program) -> None:
    shown = program.on_terminal("deals", "--status", "signed", columns=400, env={"NO_COLOR": "1"}).stdout
    assert "[2019-05-21]" in shown
    assert "[Nanjing-Luxembourg Overseas Coordination Innovation Center]" in shown
    assert "The signing [signing of the memorandum on the Nanjing-Luxembourg Overseas Coordination Innovation Center]" in shown


def test_the_cut_off_lead_is_flagged(ask: Ask) -> None:
    assert values(signed(ask), "flags.kind") == ["truncated"]


def test_nobody_in_the_photograph_is_party_of_a_deal(ask: Ask) -> None:
    assert not set(PICTURED) & set(values(ask("deals"), "parties.id"))


@pytest.mark.parametrize("name", ["Dirk Dewitte", "Zhihong Zhu", "Changqing Huang"])
def test_the_photograph_has_neither_day_nor_place(ask: Ask, name: str) -> None:
    picture = next(row for row in those(ask(f"who {name}"), "events") if row["as"] == ["pictured"])
    assert (picture["date"], picture["place"], picture["presence"]) == (None, None, None)


@pytest.mark.parametrize("name", ["Dirk Dewitte", "Zhihong Zhu", "Changqing Huang"])
def test_the_three_of_the_photograph_are_not_said_to_have_met(ask: Ask, name: str) -> None:
    assert the(ask(f"who {name}"))["met"] == []


@pytest.mark.parametrize("name", ["Zhihong Zhu", "Zhu Zhihong", "zhu, zhihong"])
def test_zhu_is_the_family_name_of_the_secretary(ask: Ask, name: str) -> None:
    person = the(ask(f"who {name}"))
    assert (person["id"], person["name"], values(person, "roles.title")) == ("zhu-zhihong", "Zhu Zhihong", ["secretary"])
    assert values(person, "roles.of.id") == ["luhe-district-party-committee"]


@pytest.mark.parametrize("name", ["Changqing Huang", "Huang Changqing"])
def test_huang_is_the_family_name_of_the_ambassador(ask: Ask, name: str) -> None:
    person = the(ask(f"who {name}"))
    assert (person["id"], person["name"]) == ("huang-changqing", "Huang Changqing")
    assert (values(person, "roles.title"), values(person, "roles.of.id"), values(person, "roles.seat.id")) == (["ambassador"], ["china"], ["luxembourg"])


def test_the_credit_of_the_photograph_is_no_part_of_a_name(ask: Ask) -> None:
    assert ask("who Huang Chinalux") == []


def test_the_21st_and_22nd_of_may_are_those_of_ict_spring_alone(ask: Ask) -> None:
    assert values([row for row in ask("timeline --as-printed") if "05-21" in str(values(row, "date.edtf"))], "id") == ["ict-spring-2019"]
    assert values([row for row in ask("timeline") if "05-22" in str(values(row, "date.edtf"))], "id") == ["ict-spring-2019"]


def test_the_techweek_has_a_supplied_year_and_no_days(ask: Ask) -> None:
    week = the(ask("timeline"), id="nanjing-techweek-luxembourg-2019")
    assert (values(week, "date.edtf"), values(week, "date.basis")) == (["2019"], ["supplied"])


def test_the_platform_is_only_hoped_for(ask: Ask) -> None:
    platform = the(ask("deals"), id="nanjing-luxembourg-tech-platform")
    assert (platform["status"], values(platform, "asserted_by.id")) == ("hoped", ["zhu-zhihong"])


def test_chinalux_is_no_party_of_anything(ask: Ask) -> None:
    assert "chinalux" not in values(ask("deals"), "parties.id")
    assert the(ask("who Chinalux"))["deals"] == []


def test_nanjing_has_over_eight_million_people(ask: Ask) -> None:
    people = the(ask("where Nanjing"), "figures", unit="people")
    assert (people["value"], people["bound"]) == ("8000000", "over")


def test_an_area_of_39_2_square_kilometres_is_planned(ask: Ask) -> None:
    area = the(ask("figures"), unit="km2")
    assert (area["value"], area["status"]) == ("39.2", "planned")


def test_the_park_has_over_800_enterprises(ask: Ask) -> None:
    enterprises = the(ask("figures"), value="800")
    assert (enterprises["unit"], enterprises["bound"], values(enterprises, "of.unnamed")) == ("enterprises", "over", ["the park"])
