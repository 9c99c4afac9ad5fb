"""The law of first rows: what it takes to find the first one does not grow with how much there is, counted in steps of the database."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from sinoeu.answers import deals, links, timeline, where, who
from sinoeu.answers.asked import Asked, Tally
from sinoeu.answers.narrowing import Wanted
from sinoeu.model.answer import Answer
from sinoeu.store.names import ORDINARY
from tiny_corpus import opened

FEW, MANY = 20, 200
OTHERS = [f"Bo Number{at}" for at in range(MANY)]
PEOPLE: list[dict[str, object]] = [{"id": "ann" if name == "Ann Thorn" else f"p{at}", "name": name} for at, name in enumerate((*OTHERS, "Ann Thorn"))]
PLACES: list[dict[str, object]] = [
    {"id": "china", "name": "China", "country": "CN"},
    {"id": "nanjing", "name": "Nanjing", "in": "china"},
    {"id": "ningbo", "name": "Ningbo", "in": "china"},
]
FIRMS: list[dict[str, object]] = [{"id": "works", "name": "The Works", "place": "nanjing"}]
QUESTIONS: dict[str, Callable[[sqlite3.Connection], Answer]] = {
    "who person": lambda connection: who.who(connection, "Ann Thorn", Wanted(), ORDINARY, Asked(), Tally()),
    "who organisation": lambda connection: who.who(connection, "The Works", Wanted(), ORDINARY, Asked(), Tally()),
    "where": lambda connection: where.where(connection, "China", False, Asked(), Tally()),
    "timeline --who": lambda connection: timeline.timeline(connection, "", timeline.Wanted(who="Ann Thorn"), Asked(), Tally()),
    "timeline --place": lambda connection: timeline.timeline(connection, "", timeline.Wanted(place="China"), Asked(), Tally()),
    "deals --party": lambda connection: deals.deals(connection, "", deals.Wanted(party="The Works"), Asked(), Tally()),
    "deals --place": lambda connection: deals.deals(connection, "", deals.Wanted(place="China"), Asked(), Tally()),
    "links": lambda connection: links.links(connection, "Ann Thorn", 1, Asked(), Tally()),
}
LOOKED_AT = {"timeline --who": 2, "links": 7}
"""Tens of steps that each further article may take: whether parts have a date of their own is asked beforehand, and what stands in another field is passed over."""


UNDATED = """
article: {id: a}
passages:
  - text: "Ann Thorn spoke in the hall in 2019."
    claims: [{event: talk, kind: speech, where: [nanjing]}, {part: ann, in: talk, attested: 2019}]
"""


def article(at: int) -> dict[str, object]:
    """An article that speaks of all of them, on a day of its own."""
    day = f"20{at // 12:02}-{at % 12 + 1:02}-03"
    city, other = ("nanjing", "ningbo")[at % 2], f"p{at}"
    said = [
        {"event": f"e{at}", "kind": "visit", "when": day, "where": [city], "host": ["works"]},
        {"part": "ann", "in": f"e{at}"},
        {"met": "ann", "with": [other], "in": f"e{at}"},
        {"role": f"mayor {at}", "who": "ann", "of": city},
        {"deal": f"d{at}", "parties": ["works", "ann"], "status": "signed", "when": day, "where": [city]},
    ]
    return {"article": {"id": f"a{at}"}, "passages": [{"text": f"Day {at}.", "claims": said}]}


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[sqlite3.Connection]]:
    """Of few articles, and of many."""
    made = []
    for count in (FEW, MANY):
        records: dict[str, list[dict[str, object]]] = {"people": PEOPLE, "places": PLACES, "organisations": FIRMS, "articles": [article(at) for at in range(count)]}
        files = {f"{name}.jsonl": "".join(json.dumps(record) + "\n" for record in found) for name, found in records.items()}
        made.append(opened(tmp_path_factory.mktemp("corpus"), files))
    yield made
    for connection in made:
        connection.close()


def steps(connection: sqlite3.Connection, question: Callable[[sqlite3.Connection], Answer]) -> int:
    """How many tens of steps the database takes until the first row is there."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    connection.set_progress_handler(step, 10)
    entries = iter(question(connection).entries)
    assert next(iter(next(entries).rows))
    connection.set_progress_handler(None, 10)
    return taken


@pytest.mark.parametrize("asked", QUESTIONS)
def test_the_first_row_is_found_in_as_many_steps_of_much_as_of_little(asked: str, corpora: list[sqlite3.Connection]) -> None:
    with patch("sinoeu.answers.ways.MOST_OF_ONE", FEW // 2):  # so much is followed from one, of little and of much
        few, many = (steps(connection, QUESTIONS[asked]) for connection in corpora)
    assert few > 0
    assert many <= few * 1.5 + LOOKED_AT.get(asked, 0) * (MANY - FEW)


@pytest.mark.parametrize("asked", ["where", "timeline --place", "deals --place"])
@pytest.mark.parametrize("as_printed", [False, True])
def test_of_a_place_with_very_many_in_it_the_answer_is_the_same(asked: str, as_printed: bool, corpora: list[sqlite3.Connection]) -> None:
    ask, place = Asked(as_printed=as_printed), "Nanjing" if as_printed else "China"
    answers: dict[str, Callable[[], Answer]] = {
        "where": lambda: where.where(corpora[0], place, False, ask, Tally()),
        "timeline --place": lambda: timeline.timeline(corpora[0], "", timeline.Wanted(place=place), ask, Tally()),
        "deals --place": lambda: deals.deals(corpora[0], "", deals.Wanted(place=place), ask, Tally()),
    }
    told = answers[asked]
    few = [row.record for entry in told().entries for row in entry.rows]
    with patch("sinoeu.answers.in_order.MOST_PLACES", 0), patch("sinoeu.answers.chosen.MOST_PLACES", 0), patch("sinoeu.answers.where.MOST_PLACES", 0):
        assert [row.record for entry in told().entries for row in entry.rows] == few
    assert few


def test_an_event_without_a_date_counts_for_whoever_took_part_though_the_part_has_one(tmp_path: Path) -> None:
    connection = opened(tmp_path, {"articles/a.yaml": UNDATED, "people.yaml": "ann: {name: Ann Thorn}", "places.yaml": "nanjing: {name: Nanjing}"})
    tally = Tally()
    list(timeline.timeline(connection, "", timeline.Wanted(who="Ann Thorn"), Asked(), tally).entries)
    connection.close()
    assert tally.undated == 1
