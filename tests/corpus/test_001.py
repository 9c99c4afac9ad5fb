"""Article 001: the mayor of Nanjing on a study visit in Germany, machine-translated from the Chinese."""

import pytest

from corpus.reading import Ask, the, those, values
from program import Program, Record

MET = [
    ("bo-yishan", "Global Senior Vice President", "bmw-group"),
    ("fu-yao", "Global Senior Vice President", "bmw-group"),
    ("achim-peltz", "Digital Industry Group Motion Control CEO", "siemens"),
    ("christian-fischer", "Vice Chairman of the Board of Directors", "bosch"),
    ("kelley", "executive board members", "basf"),
    ("robert-nas", "Senior Vice President of Life Sciences", "merck"),
    ("benedict-ernst", "Vice President of Electronic Technology", "merck"),
    ("sebastian-cannon-messier", "Senior Director of Global Policy and External Affairs of Pharmaceuticals and Healthcare", "merck"),
    ("mae-yan-kai", "Vice President", "allianz"),
    ("tong-defa", "Consul General", "china"),
]
NAMES = ["Bo Yishan", "Fu Yao", "Achim Peltz", "Christian Fischer", "Kelley", "Robert Nas", "Benedict Ernst", "Sebastian Cannon Messier", "Mae Yan Kai", "Tong Defa"]


def chen(ask: Ask) -> Record:
    return the(ask("who Chen Zhichang"))


def projects(ask: Ask) -> Record:
    return the(ask("deals"), id="nanjing-munich-exchange-projects")


def test_the_year_of_the_visit_is_supplied_and_uncertain(ask: Ask) -> None:
    date = the(ask("timeline"), "date", printed="XXXX-11-19/XXXX-11-22")
    assert (date["edtf"], date["basis"]) == ("2023-11-19?/2023-11-22?", "supplied")
    assert date["because"]
    assert date["url"]


def test_as_printed_the_visit_has_days_and_no_year(ask: Ask) -> None:
    date = the(ask("timeline Germany --as-printed"), "date", edtf="XXXX-11-19/XXXX-11-22")
    assert (date["basis"], date["start"], date["end"]) == ("stated", None, None)


def test_no_year_is_stated_of_anything_in_the_article(ask: Ask) -> None:
    rows = [row for row in ask("timeline --as-printed") if set(values(row, "evidence.article")) == {"001"}]
    assert rows
    assert values(rows, "date.start") == [None] * len(rows)


def test_he_met_exactly_ten_people(ask: Ask) -> None:
    assert values(chen(ask), "met.who.id") == [person for person, _, _ in MET]


@pytest.mark.parametrize(("person", "title", "organisation"), MET)
def test_each_of_them_with_office_organisation_and_sentence(ask: Ask, person: str, title: str, organisation: str) -> None:
    meeting = next(row for row in those(chen(ask), "met") if values(row, "who.id") == [person])
    assert values(meeting, "roles.title")[0] == title
    assert values(meeting, "roles.of.id")[0] == organisation
    assert str(values(meeting, "who.printed")[0]) in str(values(meeting, "evidence.quote")[0])


@pytest.mark.parametrize("name", NAMES)
def test_none_of_them_is_said_to_have_met_another(ask: Ask, name: str) -> None:
    assert values(ask(f"who {name}"), "met.who.id") == ["chen-zhichang"]


def test_no_meeting_has_a_day_of_its_own(ask: Ask) -> None:
    assert set(values(chen(ask), "met.date.basis")) == {"inferred"}
    assert all(str(because).startswith("date of ") for because in values(chen(ask), "met.date.because"))
    assert set(values(ask("who Chen Zhichang --as-printed"), "met.date")) == {None}


def test_whose_mayor_he_is_is_inferred(ask: Ask) -> None:
    assert (values(chen(ask), "roles.title"), values(chen(ask), "roles.of.id"), values(chen(ask), "roles.of.basis")) == (["Mayor"], ["nanjing"], ["inferred"])


def test_ningbo_answers_for_nanjing_and_says_why(ask: Ask) -> None:
    place = the(ask("where Ningbo"))
    assert (place["id"], place["name"], place["printed"], place["basis"]) == ("nanjing", "Nanjing", "Ningbo", "supplied")
    assert "Nanjing" in str(place["because"])


def test_ningbo_stands_twice_for_nanjing(ask: Ask) -> None:
    meant = [row for row in those(ask("where Nanjing"), "deals") if values(row, "place.printed") == ["Ningbo"]]
    assert values(meant, "id") == ["nanjing-bosch-layout", "nanjing-allianz-layout"]
    assert values(meant, "place.id") == ["nanjing", "nanjing"]


def test_as_printed_ningbo_is_ningbo_and_nobody_knows_which(ask: Ask) -> None:
    place = the(ask("where Ningbo --as-printed"))
    assert (place["id"], place["name"], place["printed"]) == (None, "Ningbo", "Ningbo")
    assert values(place, "deals.id") == ["nanjing-bosch-layout", "nanjing-allianz-layout"]


def test_as_printed_nothing_leads_from_nanjing_to_ningbo(ask: Ask) -> None:
    assert not {"nanjing-bosch-layout", "nanjing-allianz-layout"} & set(values(ask("where Nanjing --as-printed"), "deals.id"))


def test_what_was_hoped_for_is_not_signed(ask: Ask) -> None:
    assert values(those(ask("deals"), id="nanjing-bosch-layout") + those(ask("deals"), id="nanjing-allianz-layout"), "status") == ["hoped", "hoped"]


def test_bo_yishan_is_alexander_buresch(ask: Ask) -> None:
    person = the(ask("who Bo Yishan"))
    assert (person["name"], person["printed"], person["basis"]) == ("Alexander Buresch", "Bo Yishan", "supplied")
    assert values(ask("who Alexander Buresch"), "id") == ["bo-yishan"]


def test_as_printed_alexander_buresch_is_nobody(ask: Ask) -> None:
    assert ask("who Alexander Buresch --as-printed") == []
    assert values(ask("who Bo Yishan --as-printed"), "name") == ["Bo Yishan"]


def test_bo_yishan_holds_two_offices(ask: Ask) -> None:
    assert values(ask("who Bo Yishan"), "roles.title") == ["Global Senior Vice President", "Chief Information Officer"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [("Yao Fu", ["Fu Yao"]), ("Kai Mae Yan", ["Mae Yan Kai"]), ("Yishan Bo", ["Alexander Buresch", "Bo Yishan"])],
)
def test_european_names_in_chinese_syllables_are_found_in_any_order_and_never_turned_round(ask: Ask, asked: str, names: list[str]) -> None:
    assert the(ask(f"who {asked}"))["names"] == names


def test_kelley_has_the_title_that_is_printed(ask: Ask) -> None:
    assert values(ask("who Kelley"), "roles.title") == ["executive board members"]
    assert "garbled name" in values(ask("who Kelley"), "roles.flags.kind")


def test_kelley_is_not_said_to_be_anybody_else(ask: Ask) -> None:
    assert the(ask("who Kelley"))["names"] == ["Kelley"]
    assert ask("who Markus Kamieth") == []


def test_the_projects_signed_have_neither_names_nor_number(ask: Ask) -> None:
    assert (projects(ask)["named"], projects(ask)["count"], values(projects(ask), "parties.unnamed")) == (False, None, ["not named"])


@pytest.mark.parametrize("name", ["Chen Zhichang", "BMW", "Siemens", "Nanjing Tianjia", *NAMES])
def test_nobody_is_a_signer_of_the_projects(ask: Ask, name: str) -> None:
    assert "nanjing-munich-exchange-projects" not in values(ask(f"who {name}"), "deals.id")


@pytest.mark.parametrize("company", ["BMW Group", "Siemens", "Nanjing Tianjia Environmental Technology"])
def test_companies_spoke_by_representatives(ask: Ask, company: str) -> None:
    spoke = the(ask(f"who {company}"), "events")
    assert (values(spoke, "event.id"), spoke["as"], spoke["presence"]) == (["nanjing-munich-exchange"], ["speaker"], "representatives")


@pytest.mark.parametrize("name", ["Bo Yishan", "Fu Yao", "Achim Peltz"])
def test_who_was_met_before_the_exchange_is_not_said_to_have_been_there(ask: Ask, name: str) -> None:
    assert the(ask(f"who {name}"))["events"] == []


def test_the_words_given_to_mae_yan_kai_are_flagged(ask: Ask) -> None:
    said = the(ask("who Mae Yan Kai"), "said")
    assert str(said["words"]).startswith("Nanjing is building an important financial center")
    assert "ambiguous" in values(said, "flags.kind")


def test_where_tong_defa_was_visited_is_not_said(ask: Ask) -> None:
    assert "nanjing-tong-defa-visit" not in values(ask("where Munich"), "events.id")


def test_the_uncertain_year_stands_in_brackets(program: Program) -> None:
    assert "[2023-11-19/22?]" in program.on_terminal("who", "Chen", "Zhichang", env={"NO_COLOR": "1"}).stdout
