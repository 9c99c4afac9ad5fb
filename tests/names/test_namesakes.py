"""Several of one name: a short list first on a screen, by which one can choose, and all of them in full for programs."""

import json

import pytest

from program import Program
from tiny_corpus import write

FILES = {
    "people.yaml": """
        chen-zhichang: {name: Chen Zhichang, family: Chen}
        chen-ming: {name: Chen Ming, family: Chen}
        chen-hao: {name: Chen Hao, family: Chen}
        li-wei-envoy: {name: Li Wei, family: Li, not: [li-wei-banker]}
        li-wei-banker: {name: Li Wei, family: Li}
        chen-lin: {name: Chen Lin, family: Chen}
        """,
    "organisations.yaml": """
        bank: {name: Bank of Nanjing, place: nanjing, kind: bank}
        """,
    "places.yaml": """
        china: {name: China, country: CN, kind: country}
        nanjing: {name: Nanjing, in: china, kind: city}
        changzhou: {name: Changzhou, in: china, kind: city}
        luhe-district: {name: Luhe District, in: nanjing, kind: district, not: [luhe-county]}
        luhe-county: {name: Luhe County, in: china, kind: county}
        """,
    "articles/001.yaml": """
        article: {id: '001', published: 2024-01-05}
        passages:
        - text: Mayor Chen Zhichang of Nanjing opened the fair in Nanjing on 2 May 2023.
          claims:
          - event: fair
            kind: fair
            when: 2023-05-02
            where: nanjing
          - role: Mayor
            who: chen-zhichang
            of: nanjing
          - part: chen-zhichang
            in: fair
        - text: Vice Mayor Chen Ming of Changzhou and Ambassador Li Wei met in Changzhou in 2021.
          claims:
          - role: Vice Mayor
            who: chen-ming
            of: changzhou
          - role: Ambassador
            who: li-wei-envoy
          - met: chen-ming
            with: li-wei-envoy
            at: changzhou
            when: 2021
        - text: Li Wei of the Bank of Nanjing, Chen Hao and Chen Lin were at the fair, said Luhe District and Luhe County.
          claims:
          - part: [li-wei-banker, chen-hao, chen-lin, luhe-district, luhe-county]
            in: fair
        """,
}


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Program:
    folder = tmp_path_factory.mktemp("several")
    made = Program(folder / "home", folder)
    write(folder / "corpus", FILES)
    ran = made.run("ingest", "corpus")
    assert ran.status == 0, ran.stderr
    return made


def on_screen(program: Program, *words: str) -> str:
    """What a terminal without colour shows."""
    return program.on_terminal(*words, env={"NO_COLOR": "1"}).stdout


def test_two_of_a_name_are_listed_before_they_are_told(namesakes: Program) -> None:
    listed, *told = on_screen(namesakes, "who", "Wei", "Li").split("\n\n\n")
    assert listed.splitlines() == [
        "2 are called 'Wei Li'",
        "",
        "  name    office or kind  place      first date    id             source",
        "  ──────  ──────────────  ─────────  ────────────  ─────────────  ────────",
        "  Li Wei  Ambassador      Changzhou  2021          li-wei-envoy   001:2",
        "  Li Wei                  Nanjing    [2023-05-02]  li-wei-banker  001:3 +1",
    ]
    assert [entry.splitlines()[:3] for entry in told] == [["Li Wei", f"id: {id}", "matched: order reversed"] for id in ("li-wei-envoy", "li-wei-banker")]


def test_many_of_a_name_are_a_list_alone_with_what_to_type(namesakes: Program) -> None:
    shown = on_screen(namesakes, "who", "Chen")
    assert shown.startswith("4 have 'Chen' in their names\n")
    assert "\none: sinoeu who 'Chen Zhichang'; fewer: --role, --place; all in full: --limit 0\n" in shown
    assert "Events" not in shown
    assert on_screen(namesakes, "who", "Chen", "--limit", "0").count("Events") == 3
    assert "… 2 more" in on_screen(namesakes, "who", "Chen", "--limit", "2")


def test_programs_get_everybody_in_full(namesakes: Program) -> None:
    records = namesakes.ask("who", "Chen")
    assert [record["id"] for record in records] == ["chen-zhichang", "chen-ming", "chen-hao", "chen-lin"]
    assert all("events" in record for record in records)
    assert {line.split("\t")[1] for line in namesakes.run("who", "Chen").stdout.splitlines()[1:]} == {"Chen Zhichang", "Chen Ming", "Chen Hao", "Chen Lin"}


def test_markdown_and_lines_of_values_have_everybody_and_no_list(namesakes: Program) -> None:
    shown = namesakes.run("who", "Chen", "--md").stdout
    assert shown.startswith("## Chen Zhichang\n")
    assert shown.count("## Chen") == 4


def test_columns_that_are_asked_for_are_those_of_the_entries(namesakes: Program) -> None:
    listed, *told = on_screen(namesakes, "who", "Wei", "Li", "--columns", "what,date").split("\n\n\n")
    assert "first date" in listed
    assert "  what        date\n" in told[0]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--role", "mayor"], ["chen-zhichang", "chen-ming"]),
        (["--role", "vice mayor"], ["chen-ming"]),
        (["--place", "Changzhou"], ["chen-ming"]),
        (["--place", "Nanjing Shi"], ["chen-zhichang", "chen-hao", "chen-lin"]),
        (["--role", "mayor", "--place", "Nanjing"], ["chen-zhichang"]),
    ],
)
def test_office_and_place_narrow(namesakes: Program, options: list[str], found: list[str]) -> None:
    assert [record["id"] for record in namesakes.ask("who", "Chen", *options)] == found


def test_who_does_not_fit_is_told_with_the_office(namesakes: Program) -> None:
    ran = namesakes.run("who", "Chen", "Zhichang", "--place", "Changzhou")
    assert ran.status == 1
    assert "did you mean Chen Zhichang? (of that name, Mayor)" in ran.stderr


def test_a_place_that_is_none_is_not_narrowed_by(namesakes: Program) -> None:
    ran = namesakes.run("who", "Chen", "--place", "Nanjin", "--json")
    assert (ran.status, ran.stdout) == (1, "[]\n")
    assert [one["name"] for one in json.loads(ran.stderr)["suggestions"]] == ["Nanjing"]
    assert "no place is called 'Nanjin'" in ran.stderr


def test_a_period_leaves_out_of_the_list_who_has_nothing_in_it(namesakes: Program) -> None:
    assert on_screen(namesakes, "who", "Wei", "Li", "--until", "2021").startswith("Li Wei\n")
    assert on_screen(namesakes, "who", "Wei", "Li", "--since", "2021").startswith("2 are called")


def test_places_of_one_name_are_listed_too(namesakes: Program) -> None:
    listed, *told = on_screen(namesakes, "where", "Luhe").split("\n\n\n")
    assert listed.startswith("2 are called 'Luhe'\n")
    assert [line.split()[:3] for line in listed.splitlines()[4:]] == [["Luhe", "District", "district"], ["Luhe", "County", "county"]]
    assert len(told) == 2


def test_one_of_a_name_is_not_listed(program: Program) -> None:
    assert on_screen(program, "who", "Chen").startswith("Chen Zhichang\n")
