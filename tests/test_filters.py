"""Which rows are wanted: by article, publisher, party and place, by whom somebody met, and what is said where there are none."""

import json

import pytest

from corpus.reading import those, values
from program import Program, Record

ARTICLES = ("000", "001", "002", "003", "004")
LISTS = ("deals", "timeline", "ties", "figures", "said", "who", "where", "sources")


def ask(program: Program, *words: str) -> list[Record]:
    """The records of --json, asked within this process."""
    ran = program.inside(*words, "--json")
    assert ran.status in (0, 1), ran.stderr
    found: list[Record] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("command", LISTS)
def test_every_row_belongs_to_an_article(command: str, program: Program) -> None:
    whole = values(ask(program, command), "id")
    found = [values(ask(program, command, "--article", article), "id") for article in ARTICLES]
    spoken_of = {id for ids in found for id in ids}
    assert spoken_of <= set(whole)
    assert command in ("who", "where") or spoken_of == set(whole), "only the registries have what no article speaks of"
    assert all(len(ids) < len(whole) for ids in found)


@pytest.mark.parametrize("command", ["deals", "timeline", "ties", "figures", "said"])
def test_a_row_rests_on_the_article_that_was_asked_for(command: str, program: Program) -> None:
    for record in ask(program, command, "--article", "003"):
        assert "003" in values(record, "evidence.article")


def test_several_articles_are_all_meant(program: Program) -> None:
    both = ask(program, "figures", "--article", "003,004")
    assert both == ask(program, "figures", "--article", "003", "--article", "004") == ask(program, "figures", "--article", " 003, 004 ")
    assert {str(id).split(":")[0] for id in values(both, "id")} == {"003", "004"}


def test_a_publisher_stands_for_its_articles(program: Program) -> None:
    assert ask(program, "said", "--publisher", "daily HENAN") == ask(program, "said", "--article", "004") != []
    assert ask(program, "said", "--publisher", "Henan", "--article", "003") == []
    assert values(ask(program, "sources", "--publisher", "PRNewswire"), "id") == ["003"]
    assert program.inside("said", "--publisher", "Henan Daily", "--as-printed").status == 1, "the editor alone knows who published it"


def test_what_is_told_of_somebody_is_what_the_article_tells(program: Program) -> None:
    (bosch,) = ask(program, "who", "Bosch", "--article", "003")
    assert {article for heading in ("events", "deals", "said", "ties", "figures", "people") for article in values(bosch, f"{heading}.evidence.article")} == {"003"}
    assert ask(program, "who", "Bosch", "--article", "002") == []
    (listed,) = those(ask(program, "who", "--article", "003"), id="bosch")
    assert listed["ties"] == len(values(bosch, "ties.id"))
    (nanjing,) = ask(program, "show", "nanjing", "--article", "001")
    assert set(values(nanjing, "passages.article")) == {"001"}
    assert program.inside("show", "nanjing", "--article", "003").status == 1
    assert program.inside("sources", "003", "--article", "004").status == 1


@pytest.mark.parametrize(
    ("typed", "said", "line"),
    [
        ("deals --article 3", "there is no article '3'\n  did you mean article 003? (the same number)", "sinoeu deals --article 003"),
        ("deals --article 003,04", "did you mean article 004? (the same number)", "sinoeu deals --article 003,004"),
        ("said --article 0003 --json", "the same number", "sinoeu said --article 003 --json"),
        ("said --article xyz", "there is no article 'xyz'", "sinoeu sources"),
        ("who --publisher hennan", "did you mean Henan Daily? (hennan for henan)", "sinoeu who --publisher 'Henan Daily'"),
        ("who --publisher ???", "no publisher is called '???'", "sinoeu sources"),
        ("sources 4", "did you mean article 004?", "sinoeu sources 004"),
        ("show 3:9", "there is no article '3'", "sinoeu show 003:9"),
        ("show 3:9.2", "the same number", "sinoeu show 003:9.2"),
        ("show 003:99", "has no passage 99: it has 17", "sinoeu show 003:17"),
        ("show chen-zhicang", "did you mean Chen Zhichang?", "sinoeu show chen-zhichang"),
        ("who --met Chen --org Nowhere", "nobody is called 'Nowhere'", "sinoeu who"),
        ("who --place Nangjing", "no place is called 'Nangjing'\n  did you mean Nanjing? (nangjing for nanjing)", "sinoeu who --place Nanjing"),
        ("timeline --who Bosck", "nobody is called 'Bosck'", "sinoeu timeline --who Bosch"),
        ("deals --party Xyzzy", "nobody is called 'Xyzzy'", "sinoeu who"),
    ],
)
def test_what_is_not_there_is_told_with_what_may_be_meant(typed: str, said: str, line: str, program: Program) -> None:
    ran = program.inside(*typed.split())
    assert (ran.status, ran.stdout.strip("[]\n")) == (1, "")
    if "--json" in typed:
        told = json.loads(ran.stderr)
        assert said in str(told["suggestions"])
        assert told["hint"] == line
    else:
        assert said in ran.stderr
        assert ran.stderr.splitlines()[-1].strip().startswith(f"try: {line}")


def test_whom_somebody_met_met_them(program: Program) -> None:
    (chen,) = ask(program, "who", "Chen Zhichang")
    met = ask(program, "who", "--met", "Zhichang Chen")
    assert sorted(map(str, values(met, "id"))) == sorted(map(str, values(chen, "met.who.id")))
    for person in met:
        assert "chen-zhichang" in values(ask(program, "who", "--met", str(person["id"])), "id")


def test_whoever_fits_fits_by_what_the_article_and_the_period_have(program: Program) -> None:
    met = values(ask(program, "who", "--met", "Chen Zhichang"), "id")
    assert values(ask(program, "who", "--met", "Chen Zhichang", "--article", "001", "--on", "2023"), "id") == met
    assert ask(program, "who", "--met", "Chen Zhichang", "--article", "003") == [], "Bosch is in both articles, but nobody met him in this one"
    assert ask(program, "who", "--met", "Chen Zhichang", "--on", "2022") == []


def test_a_row_of_the_list_rests_on_why_it_is_there(program: Program) -> None:
    for person in ask(program, "who", "--met", "Chen Zhichang"):
        assert "with" in values(person, "evidence.fields")
    for person in ask(program, "who", "--role", "vice president"):
        assert "title" in values(person, "evidence.fields")
    (fu_yao,) = those(ask(program, "who"), id="fu-yao")
    assert "garbled name" in values(fu_yao, "flags.kind")


def test_office_and_organisation_are_of_one_office(program: Program) -> None:
    assert values(ask(program, "who", "--role", "mayor"), "id") == ["chen-zhichang", "michael-jacke"]
    assert values(ask(program, "who", "--role", "mayor", "--org", "Minden"), "id") == ["michael-jacke"]
    assert values(ask(program, "who", "--role", "vice PRESIDENT", "--org", "Merck"), "name") == ["Benedict Ernst", "Robert Nas"]
    assert ask(program, "who", "--role", "president", "--org", "Nanjing") == []
    assert ask(program, "who", "--role", "?") == []


def test_the_list_is_narrowed_as_the_several_of_a_name_are(program: Program) -> None:
    for option in (["--place", "Munich"], ["--side", "china"], ["--role", "consul"], ["--org", "BMW Group"], ["--met", "Tong Defa"]):
        listed = values(ask(program, "who", *option), "id")
        assert listed
        for id in listed:
            assert values(ask(program, "who", str(id), *option), "id") == [id]
        for other in set(values(ask(program, "who"), "id")) - set(listed):
            assert ask(program, "who", str(other), *option) == []


def test_a_side_is_that_of_the_registry(program: Program) -> None:
    assert set(values(ask(program, "who", "--side", "europe"), "side")) == {"eu"}
    assert ask(program, "who", "--side", "china") == ask(program, "who", "--side", "cn") == those(ask(program, "who"), side="cn")


def test_deals_of_a_party_and_in_a_place(program: Program) -> None:
    deals = ask(program, "deals")
    assert ask(program, "deals", "--party", "Stilla") == [deal for deal in deals if "stilla" in values(deal, "parties.id")] != []
    assert set(map(str, values(ask(program, "deals", "--place", "Changzhou"), "id"))) >= {"changzhou-memorandum-2022"}
    assert ask(program, "deals", "--place", "Jiangsu") == ask(program, "deals", "Jiangsu")
    assert ask(program, "deals", "--party", "Nanjing", "--place", "Luxembourg", "--status", "hoped", "--kind", "contract") == []


def test_lists_count_what_the_period_has(program: Program) -> None:
    listed = {str(record["id"]): record for record in ask(program, "who", "--on", "2022")}
    assert "chen-zhichang" not in listed
    for id, record in listed.items():
        (whole,) = ask(program, "who", id, "--on", "2022")
        assert {heading: record[heading] for heading in ("met", "events", "deals", "ties")} == {
            heading: len(values(whole, f"{heading}.type")) for heading in ("met", "events", "deals", "ties")
        }
    assert "left out" in program.inside("who", "--on", "2022").stderr
    assert {str(place["id"]) for place in ask(program, "where", "--on", "2022")} >= {"changzhou", "jiangsu"}


def test_what_says_nothing_without_a_name_is_refused(program: Program) -> None:
    for words in (["who", "--exact"], ["where", "--only"], ["who", ""], ["deals", " "], ["timeline", "--sort", ""]):
        ran = program.inside(*words)
        assert (ran.status, ran.stdout) == (2, "")
        assert len(ran.stderr.splitlines()) == 2
