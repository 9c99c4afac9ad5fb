"""Searches as they are typed: how they are understood, and that they are never more than a search."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinoeu.errors import WrongUsage
from sinoeu.text.queries import MOST_TERMS, Query, Term, parse
from sinoeu.text.tokens import Placed, Span, occurrences, placed, tokens, without_overlap

TEXTS = (
    'Chen Zhichang led a Nanjing delegation; Nanjing\'s visit was "friendly".',
    "The Group will increase its layout in Ningbo.",
    "Élise Müller of Xi'an, R&D near Jürgen's park, 110.8 billion",
    "渝ICP备20009753号-2 互联网新闻信息服务许可证号:50120220004",
    "not and or near",
    "",
)
TYPED = st.lists(
    st.one_of(
        st.sampled_from(
            [
                '"',
                "*",
                "(",
                ")",
                "NEAR(",
                "NOT",
                "OR",
                "AND",
                "-",
                "-a",
                '"a b"',
                "a*",
                "{printed} :",
                "printed:",
                "+",
                "^",
                "''",
                ";",
                "--",
                "\x00",
                "rank",
                "许可",
                "渝",
            ]
        ),
        st.sampled_from(" ".join(TEXTS).split()),
        st.text(max_size=8),
    ),
    max_size=8,
).map(" ".join)


@pytest.fixture(scope="module")
def shelf() -> Iterator[sqlite3.Connection]:
    """The full text of a few passages, made as the program makes it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE passage_text USING fts5 (printed, read, content = '', tokenize = \"ascii tokenchars '|'\")")
        rows = ((number, " ".join(tokens(text)), "nanjing | bosch group" if "Ningbo" in text else "") for number, text in enumerate(TEXTS))
        connection.executemany("INSERT INTO passage_text (rowid, printed, read) VALUES (?, ?, ?)", rows)
        yield connection


def found(connection: sqlite3.Connection, query: Query) -> set[int]:
    """The numbers of the passages that SQLite finds."""
    return {number for (number,) in connection.execute("SELECT rowid FROM passage_text WHERE passage_text MATCH :query", {"query": query.match()})}


def stands(term: Term, text: str) -> bool:
    """Whether a term stands in a passage, by the other way, that which lights it up."""
    texts = [text, *(["Nanjing", "Bosch Group"] if "Ningbo" in text else [])]
    return any(any(occurrences(term.tokens, term.prefix, placed(one))) for one in texts)


@given(TYPED)
@example("NEAR(")
@example('"')
@example("*")
@example('"" OR ""')
@example("a" * 40_000)
@example("NOT NOT OR AND")
@example("a OR b OR NOT c")
def test_whatever_is_typed_is_a_search_or_told_to_be_none(shelf: sqlite3.Connection, typed: str) -> None:
    try:
        query = parse(typed)
    except WrongUsage:
        return
    met = {
        number
        for number, text in enumerate(TEXTS)
        if any(all(stands(term, text) for term in one.wanted) and not any(stands(term, text) for term in one.unwanted) for one in query.alternatives)
    }
    assert found(shelf, query) == met
    assert query.told()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@example("Nanjing\u2019s Xi\u2019an Stra\u00dfe \u1e9e e\u0301 \uff2e\uff21 \u0130 \u00bd \u2116 \ud55c\uad6d \uff76\uff9e 2023\u5e74")
def test_tokens_are_the_same_with_their_places(text: str) -> None:
    with_places = placed(text)
    assert tuple(one.token for one in with_places) == tokens(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in with_places)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Nanjing's high-quality R&D", ["nanjing", "high", "quality", "r", "d"]),
        ("Xi’an and Xi’an’s", ["xian", "and", "xian"]),
        ("É\u00e9e\u0301 Ｆｕｌｌ", ["eee", "full"]),
        ("2023年许可证a", ["2023", "年", "许", "可", "证", "a"]),
        ("…|—", []),
    ],
)
def test_how_a_text_is_cut_into_tokens(text: str, cut: list[str]) -> None:
    assert list(tokens(text)) == cut


def test_places_are_those_of_the_text_as_it_stands() -> None:
    assert placed("Weiß’ Ｎanjing's 渝A")[:3] == (Placed("weiss", Span(0, 4)), Placed("nanjing", Span(6, 13)), Placed("渝", Span(16, 17)))
    assert without_overlap([Span(3, 6), Span(0, 4), Span(6, 7)]) == (Span(0, 6), Span(6, 7))


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("Nanjing visit", '("nanjing" AND "visit")'),
        ("Nanjing AND visit", '("nanjing" AND "visit")'),
        ('"a friendly visit"', '("a friendly visit")'),
        ("\u201cfriendly visit\u201d*", '("friendly visit" *)'),
        ("innov*", '("innov" *)'),
        ("许可", '("许 可")'),
        ("R&D", '("r d")'),
        ("Nanjing NOT visit NOT Munich", '("nanjing") NOT ("visit" OR "munich")'),
        ('-"a b" Nanjing -Munich', '("nanjing") NOT ("a b" OR "munich")'),
        ("a b OR c", '("a" AND "b") OR ("c")'),
        ("Nanjing NOT", '("nanjing" AND "not")'),
        ("OR", '("or")'),
        ("or and not", '("or" AND "and" AND "not")'),
        ('an "open quotation', '("an" AND "open" AND "quotation")'),
        ("China - Nanjing", '("china" AND "nanjing")'),
        ("NEAR(a b)", '("near a" AND "b")'),
        ("printed:x {read} : y ^z", '("printed x" AND "read" AND "y" AND "z")'),
        ("a a A", '("a")'),
    ],
)
def test_how_what_is_typed_is_understood(typed: str, match: str) -> None:
    assert parse(typed).match() == match


def test_a_page_of_words_is_refused() -> None:
    with pytest.raises(WrongUsage, match="more than"):
        parse(" ".join(f"w{number}" for number in range(MOST_TERMS + 1)))
