"""What follows from the rows once all are in: dates and places from events, places within places, and the day by which each fact is put in order."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinoeu.store.facts import Facts
from sinoeu.store.ids import part_of_article
from tiny_corpus import number_of, opened

PLACES = """
    china: {name: China, country: CN}
    jiangsu: {name: Jiangsu, in: china}
    nanjing: {name: Nanjing, in: jiangsu}
    germany: {name: Germany, country: DE}
    munich: {name: Munich, in: germany}
    """
ORGANISATIONS = """
    park: {name: Jiangbei Park, place: nanjing}
    lab: {name: Lab, place: nanjing}
    expo: {name: Expo Hall, place: munich}
    club: {name: Travellers Club}
    """
PEOPLE = """
    zhu: {name: Zhu Zhihong}
    jacke: {name: Michael Jacke}
    """


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A corpus of one article, whose one passage has the claims that are the test's docstring."""
    claims = "".join(f"\n  - {line.strip()}" for line in str(request.function.__doc__).strip().splitlines())
    article = f"article: {{id: '001', published: 2022-07-08}}\npassages:\n- text: Something happened.\n  claims:{claims}\n"
    files = {"people.yaml": PEOPLE, "organisations.yaml": ORGANISATIONS, "places.yaml": PLACES, "articles/001.yaml": article}
    connection = opened(tmp_path, files)
    yield connection
    connection.close()


def date_of(database: sqlite3.Connection, key: str, as_printed: bool = False) -> tuple[str | None, str, str | None] | None:
    """Value, basis and reason of the date of an event or deal."""
    cell = Facts(database, as_printed).fact(number_of(key)).first("when")
    return (cell.value, cell.basis, cell.because) if cell else None


def places_of(database: sqlite3.Connection, key: str, as_printed: bool = False) -> list[tuple[str, str, str | None]]:
    """Id, basis and reason of each place of an event or deal."""
    cells = Facts(database, as_printed).fact(number_of(key)).all("where")
    return [(cell.thing.key, cell.basis, cell.because) for cell in cells if cell.thing]


def dated(database: sqlite3.Connection, key: str | int, as_printed: bool = False) -> tuple[str | None, int] | None:
    """By which date a fact is put in order, and whether it is its own."""
    fact = number_of(key) if isinstance(key, str) else key
    row = database.execute("SELECT edtf, own FROM dated WHERE fact = ? AND as_printed = ?", (fact, as_printed)).fetchone()
    return (row[0], row[1]) if row else None


def claim(database: sqlite3.Connection, kind: str) -> int:
    """The fact of the only claim of a kind."""
    ((fact,),) = database.execute("SELECT fact FROM claim WHERE kind = ?", (kind,)).fetchall()
    return int(fact)


def test_a_deal_has_the_date_and_place_of_its_event(database: sqlite3.Connection) -> None:
    """
    {event: forum, name: the forum, when: 2022-07-07, where: [nanjing, munich]}
    {deal: memo, in: forum, parties: not named}
    """
    assert date_of(database, "memo") == ("2022-07-07", "inferred", "date of the forum")
    assert places_of(database, "memo") == [("nanjing", "inferred", "place of the forum"), ("munich", "inferred", "place of the forum")]
    assert dated(database, "memo") == ("2022-07-07", 1)


def test_what_is_inherited_rests_on_the_words_of_the_event(database: sqlite3.Connection) -> None:
    """
    {deal: memo, in: forum, parties: not named}
    {event: forum, when: 2022-07-07}
    """
    fact = Facts(database, False).fact(number_of("memo"))
    cell = fact.first("when")
    assert cell is not None
    assert (cell.claim, cell.rests_on) == (part_of_article(1, 1), part_of_article(1, 2))
    assert [source.number for source in fact.sources] == [1, 2]


def test_a_date_and_place_of_its_own_win(database: sqlite3.Connection) -> None:
    """
    {event: forum, name: the forum, when: 2022-07-07, where: nanjing}
    {deal: memo, in: forum, parties: not named, when: 2022-07-05, where: munich}
    """
    assert date_of(database, "memo") == ("2022-07-05", "stated", None)
    assert places_of(database, "memo") == [("munich", "stated", None)]


def test_a_date_of_its_own_in_another_claim_wins_as_well(database: sqlite3.Connection) -> None:
    """
    {event: forum, when: 2022-07-07}
    {deal: memo, in: forum, parties: not named}
    {deal: memo, when: 2022-07-05}
    """
    assert date_of(database, "memo") == ("2022-07-05", "stated", None)


def test_dates_go_down_a_chain_of_parts(database: sqlite3.Connection) -> None:
    """
    {deal: memo, in: talk, parties: not named}
    {event: talk, name: the talk, part_of: panel}
    {event: panel, name: the panel, part_of: forum}
    {event: forum, name: the forum, when: 2022-07-07, where: nanjing}
    """
    assert date_of(database, "panel") == ("2022-07-07", "inferred", "date of the forum")
    assert date_of(database, "talk") == ("2022-07-07", "inferred", "date of the panel")
    assert date_of(database, "memo") == ("2022-07-07", "inferred", "date of the talk")
    assert places_of(database, "memo") == [("nanjing", "inferred", "place of the talk")]


def test_events_that_are_parts_of_one_another_do_not_go_on_for_ever(database: sqlite3.Connection) -> None:
    """
    {event: talk, part_of: panel}
    {event: panel, part_of: talk}
    """
    assert date_of(database, "talk") is None


def test_an_event_at_an_organisation_took_place_where_that_sits(database: sqlite3.Connection) -> None:
    """
    {event: forum, name: the forum, at: park}
    {deal: memo, in: forum, parties: not named}
    """
    assert places_of(database, "forum") == [("nanjing", "inferred", "Jiangbei Park sits there")]
    assert places_of(database, "memo") == [("nanjing", "inferred", "place of the forum")]


def test_an_organisation_that_sits_nowhere_gives_no_place(database: sqlite3.Connection) -> None:
    """
    {event: forum, at: club}
    {deal: memo, in: forum, parties: not named}
    """
    assert places_of(database, "forum") == places_of(database, "memo") == []


def test_two_venues_give_both_their_places(database: sqlite3.Connection) -> None:
    """
    {event: forum, name: the forum, at: [park, expo]}
    {deal: memo, in: forum, parties: not named}
    """
    assert [key for key, _, _ in places_of(database, "forum")] == ["nanjing", "munich"]
    assert [key for key, _, _ in places_of(database, "memo")] == ["nanjing", "munich"]


def test_two_venues_in_one_place_give_it_once(database: sqlite3.Connection) -> None:
    """
    {event: forum, at: [park, lab]}
    {deal: memo, in: forum, parties: not named}
    """
    assert [key for key, _, _ in places_of(database, "forum")] == ["nanjing"]
    assert [key for key, _, _ in places_of(database, "memo")] == ["nanjing"]


def test_a_venue_that_sits_nowhere_does_not_hide_another(database: sqlite3.Connection) -> None:
    """
    {event: forum, name: the forum, at: [club, expo]}
    {deal: memo, in: forum, parties: not named}
    """
    assert [key for key, _, _ in places_of(database, "forum")] == ["munich"]
    assert [key for key, _, _ in places_of(database, "memo")] == ["munich"]


def test_where_it_took_place_comes_before_where_a_venue_sits(database: sqlite3.Connection) -> None:
    """
    {event: forum, at: expo, where: nanjing}
    """
    assert places_of(database, "forum") == [("nanjing", "stated", None)]


def test_as_printed_nothing_is_inherited(database: sqlite3.Connection) -> None:
    """
    {event: forum, when: {printed: XXXX-07-07, is: 2022-07-07, because: the dateline}, at: park}
    {deal: memo, in: forum, parties: not named}
    """
    assert date_of(database, "memo", as_printed=True) is None
    assert date_of(database, "forum", as_printed=True) == ("XXXX-07-07", "stated", None)
    assert places_of(database, "forum", as_printed=True) == places_of(database, "memo", as_printed=True) == []
    assert dated(database, "memo", as_printed=True) is None
    assert dated(database, "forum") == ("2022-07-07", 1)
    assert dated(database, "forum", as_printed=True) == ("XXXX-07-07", 1)


def test_what_is_inherited_is_found_by_its_place_but_not_as_printed(database: sqlite3.Connection) -> None:
    """
    {event: forum, where: nanjing}
    {deal: memo, in: forum, parties: not named}
    """
    rows = database.execute("SELECT as_read, as_printed FROM mention WHERE thing = ? AND fact = ?", (number_of("nanjing"), number_of("memo"))).fetchall()
    assert rows == [(1, 0)]


def test_a_place_has_every_place_in_it_and_itself(database: sqlite3.Connection) -> None:
    """
    {event: forum}
    """
    rows = database.execute("SELECT whole.key, part.key, depth FROM place_part JOIN thing AS whole ON whole.id = place JOIN thing AS part ON part.id = part")
    parts = {("china", "china", 0), ("jiangsu", "jiangsu", 0), ("nanjing", "nanjing", 0), ("germany", "germany", 0), ("munich", "munich", 0)}
    assert set(rows) == parts | {("china", "jiangsu", 1), ("china", "nanjing", 2), ("jiangsu", "nanjing", 1), ("germany", "munich", 1)}


def test_the_more_precise_of_two_dates_puts_a_fact_in_its_place(database: sqlite3.Connection) -> None:
    """
    {event: forum, when: 2022}
    {event: forum, when: 2022-07-07}
    """
    assert dated(database, "forum") == ("2022-07-07", 1)


def test_a_role_is_dated_by_its_beginning(database: sqlite3.Connection) -> None:
    """
    {role: Mayor, who: zhu, since: 2020-03}
    """
    assert dated(database, claim(database, "role")) == ("2020-03", 1)


def test_a_role_without_beginning_is_attested_by_the_article(database: sqlite3.Connection) -> None:
    """
    {role: Mayor, who: zhu}
    """
    assert dated(database, claim(database, "role")) == ("2022-07-08", 0)
    assert dated(database, claim(database, "role"), as_printed=True) is None


def test_a_claim_beside_an_event_is_attested_by_its_date(database: sqlite3.Connection) -> None:
    """
    {event: forum, name: the forum, when: 2022-07-07}
    {role: Mayor, who: zhu}
    """
    facts = Facts(database, False)
    date = facts.date(facts.fact(claim(database, "role")))
    assert date is not None
    assert (date.value, date.basis, date.because) == ("2022-07-07", "inferred", "date of the forum")
    assert dated(database, claim(database, "role")) == ("2022-07-07", 0)


def test_a_passage_that_dates_a_claim_itself_attests_it(database: sqlite3.Connection) -> None:
    """
    {event: forum, when: 2022-07-07}
    {part: zhu, in: forum, attested: 2022-07-06}
    """
    assert dated(database, claim(database, "part")) == ("2022-07-06", 0)
    assert dated(database, claim(database, "part"), as_printed=True) == ("2022-07-06", 0)


def test_a_deal_is_never_dated_by_publication(database: sqlite3.Connection) -> None:
    """
    {deal: memo, parties: not named}
    """
    assert dated(database, "memo") is None


def test_a_date_in_words_is_a_date_without_days(database: sqlite3.Connection) -> None:
    """
    {event: forum, when: {words: several decades ago}}
    """
    assert dated(database, "forum") == (None, 1)


@pytest.mark.parametrize(("edtf", "row"), [("XXXX-05-21", (0, None, "05-21")), ("../2022-05", (1, "0000-01-01", None)), ("202X", (1, "2020-01-01", None))])
def test_bounds_and_seasons_are_kept(tmp_path: Path, edtf: str, row: tuple[int, str | None, str | None]) -> None:
    article = f"article: {{id: '001'}}\npassages:\n- {{text: x, claims: [{{event: forum, when: {edtf}}}]}}\n"
    connection = opened(tmp_path, {"articles/001.yaml": article})
    assert connection.execute("SELECT year_known, start_earliest, season_start FROM dated WHERE as_printed = 0").fetchone() == row
    connection.close()


def test_an_event_is_called_by_its_name_or_by_its_kind_and_scene(database: sqlite3.Connection) -> None:
    """
    {event: one, kind: forum, name: the forum, at: park}
    {event: two, kind: visit, at: park}
    {event: three, kind: visit, called: a tour}
    {event: four}
    {event: five, kind: other, at: park}
    {event: six, kind: other, called: a parade, at: park}
    {event: seven, kind: other}
    """
    facts = Facts(database, False)
    names = {key: thing.name for key in ("one", "two", "three", "four", "five", "six", "seven") if (thing := facts.thing(number_of(key)))}
    assert names == {
        "one": "the forum",
        "two": "visit, Jiangbei Park",
        "three": "a tour",
        "four": "unnamed",
        "five": "Jiangbei Park",
        "six": "a parade",
        "seven": "unnamed",
    }
