"""What stands printed for somebody or some place that the editor reads otherwise: by itself it has what the words say of it, and the other has none of that."""

import sqlite3

import pytest

from sinoeu.answers.asked import Asked, Tally
from sinoeu.answers.links import links
from sinoeu.answers.where import where

FILES = {
    "people.yaml": "anna: {name: Anna Adler}",
    "organisations.yaml": "works: {name: The Works}",
    "places.yaml": "nanjing: {name: Nanjing, country: CN}",
    "articles/a.yaml": """
        article: {id: a}
        passages:
          - text: Anne Adler and The Works signed a pact.
            claims: [{deal: pact, status: signed, parties: [{printed: Anne Adler, is: anna, because: a slip}, works]}]
          - {text: Anna Adler and The Works signed a plan., claims: [{deal: plan, status: signed, parties: [anna, works]}]}
          - text: Anne Adler and The Works were at the fair.
            claims: [{event: fair, kind: fair, called: fair}, {part: [{printed: Anne Adler, is: anna, because: a slip}, works], in: fair}]
          - text: Anna Adler is mayor of Nanking.
            claims: [{role: mayor, who: anna, of: {printed: Nanking, is: nanjing, because: an older name}}]
          - text: The mayor of Nanking, Anna Adler, spoke.
            claims: [{role: mayor, who: anna, of: {printed: Nanking, is: nanjing, because: an older name}}]
        """,
}


@pytest.mark.parametrize(("name", "through"), [("Anna Adler", ["plan"]), ("Anne Adler", ["pact", "fair"])])
def test_a_fact_links_whoever_stands_printed_in_it_and_nobody_who_is_read_there(name: str, through: list[str], database: sqlite3.Connection) -> None:
    linked = [row.record for entry in links(database, name, 1, Asked(as_printed=True), Tally()).entries for row in entry.rows]
    assert [link["id"] for link in linked if "works" in str(link["to"])] == through


def test_an_office_of_a_place_that_only_stands_printed_is_told_once_with_all_who_give_it(database: sqlite3.Connection) -> None:
    (entry,) = where(database, "Nanking", False, Asked(as_printed=True), Tally()).entries
    assert [(row.heading, [quote.passage for quote in row.quotes]) for row in entry.rows] == [("roles", ["a:4", "a:5"])]
