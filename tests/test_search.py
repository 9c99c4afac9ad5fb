"""Searching: how what is typed is understood, that it is never more than a search, and what is found by what is printed and by what is read."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from program import SEEDS, Program, Record
from sinoeu.errors import WrongUsage
from sinoeu.store import searching
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


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", '"*"', "()", "-", "' '", "…", "NOT x", "-x", "a OR -b"])
def test_what_has_nothing_to_search_for_is_told_with_an_example(typed: str, program: Program) -> None:
    ran = program.inside("search", "--", typed)
    assert ran.status == 2
    assert "try: sinoeu search Nanjing" in ran.stderr
    assert ran.stdout == ""


def test_a_page_of_words_is_refused() -> None:
    with pytest.raises(WrongUsage, match="more than"):
        parse(" ".join(f"w{number}" for number in range(MOST_TERMS + 1)))


@pytest.mark.parametrize("statement", [searching._READINGS_OF, searching._FOUND, searching._RANKED, searching._RANGE, searching._PASSAGE])
def test_every_question_is_answered_from_an_index(statement: str, program: Program) -> None:
    with closing(sqlite3.connect(f"file:{program.database}?mode=ro", uri=True)) as connection:
        given = {"passage": 1, "article": 1, "id": 1, "query": "a", "first": 0, "last": 9, "most": 9}
        plan = [detail for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}", given)]
    assert not [step for step in plan if "AUTOMATIC" in step or (step.startswith("SCAN") and not re.search(r"VIRTUAL TABLE INDEX \d+:M", step))], plan


def search(program: Program, *words: str) -> list[Record]:
    """The records found."""
    ran = program.inside("search", *words, "--json")
    assert ran.status in (0, 1), ran.stderr
    records: list[Record] = json.loads(ran.stdout)
    return records


def places(program: Program, *words: str) -> set[str]:
    """The passages found."""
    return {str(record["id"]) for record in search(program, *words)}


NINGBO = {"001:17", "001:22"}


def test_what_is_read_is_found_and_told_as_such(program: Program) -> None:
    printed = {str(record["id"]): record for record in search(program, "Ningbo")}
    assert printed.keys() == NINGBO
    assert not any(record["read"] for record in printed.values())
    read = {str(record["id"]): record["read"] for record in search(program, "Nanjing") if record["id"] in NINGBO}
    assert read.keys() == NINGBO
    for told in read.values():
        assert isinstance(told, list)
        (one,) = told
        assert isinstance(one, dict)
        assert (one["id"], one["name"], one["printed"], one["basis"]) == ("nanjing", "Nanjing", "Ningbo", "supplied")
        assert one["because"]
    assert "Ningbo [Nanjing]" in program.run("search", "Nanjing", "--table", "--limit", "0", columns=150).stdout


def test_everybody_curated_from_a_passage_is_named_once(program: Program) -> None:
    names = program.run("search", "Ningbo", "Bosch", "--columns", "records").stdout.splitlines()[1].split("; ")
    assert names.count("Bosch") == 1
    assert names.count("Nanjing") == 2, "once as it is printed, once where Ningbo is"


def test_as_printed_only_what_is_printed_counts(program: Program) -> None:
    assert places(program, "Buresch")
    assert not places(program, "Buresch", "--as-printed")
    assert places(program, "Bo Yishan") == places(program, "Bo Yishan", "--as-printed") == places(program, "Buresch")
    assert not any(record["read"] for record in search(program, "Nanjing", "--as-printed"))


def test_every_passage_found_has_its_words_printed_or_read(program: Program) -> None:
    for record in search(program, "Zhengzhou"):
        assert isinstance(record["read"], list)
        assert "zhengzhou" in str(record["text"]).casefold() or record["read"]


def test_a_phrase_a_beginning_and_what_must_not_stand_there(program: Program) -> None:
    assert places(program, '"Zhichang Chen"') < places(program, "Chen Zhichang") or not places(program, '"Zhichang Chen"')
    assert places(program, "delegat*") >= places(program, "delegation")
    assert places(program, "Nanjing", "NOT", "delegation") == places(program, "Nanjing") - places(program, "delegation")
    assert places(program, "Nanjing", "OR", "Munich") == places(program, "Nanjing") | places(program, "Munich")
    assert places(program, "Nanjing", "Munich") == places(program, "Nanjing") & places(program, "Munich")


@pytest.mark.parametrize("typed", ["渝", "许可证", "信息服务许可", "互联网 许可证"])
def test_chinese_text_is_found_by_any_of_its_characters(typed: str, program: Program) -> None:
    assert places(program, typed) == {"002:23"}


def test_injected_text_is_found_and_told_to_be_that(program: Program) -> None:
    (record,) = search(program, "Lan", "Mu")
    assert (record["article"], record["skip"], record["records"]) == ("004", "injected", [])
    assert "injected" in program.run("search", "Lan", "Mu", "--table", columns=120).stdout


@pytest.mark.parametrize(("typed", "same"), [("NÁNJĪNG", "Nanjing"), ("ｎａｎｊｉｎｇ", "Nanjing"), ("nanjing’s", "Nanjing")])
def test_case_width_and_diacritics_make_no_difference(typed: str, same: str, program: Program) -> None:
    assert places(program, typed) == places(program, same) != set()


def test_a_record_is_what_scripts_rely_on(program: Program) -> None:
    records = search(program, "Luxembourg")
    for record in records:
        assert record.keys() >= {"type", "id", "article", "line", "start", "end", "text", "skip", "read", "records", "flags", "evidence"}
        assert record["type"] == "passage"
        assert str(record["id"]).startswith(f"{record['article']}:")
        assert isinstance(record["records"], list)
        assert isinstance(record["evidence"], list)
        start, end = record["start"], record["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        (evidence,) = record["evidence"]
        assert isinstance(evidence, dict)
        article = (SEEDS / str(evidence["file"])).read_bytes().decode()
        assert article[start:end] == record["text"] == evidence["quote"]
        for ref in record["records"]:
            assert isinstance(ref, dict)
            assert ref.keys() >= {"id", "name", "printed", "type", "basis", "because", "url"}
    assert {ref["type"] for record in records for ref in record["records"] if isinstance(ref, dict)} >= {"person", "organisation", "place", "event", "tie"}  # type: ignore[union-attr]  # a list, as was just asserted


def test_one_article_only(program: Program) -> None:
    assert {place.split(":")[0] for place in places(program, "Nanjing", "--article", "000")} == {"000"}
    ran = program.inside("search", "Nanjing", "--article", "999")
    assert (ran.status, ran.stdout) == (1, "")
    assert "there is no article '999'" in ran.stderr


def test_nothing_found_is_told_as_it_was_understood(program: Program) -> None:
    ran = program.inside("search", '"no such phrase"', "Nanjing", "NOT", "Munich", "--as-printed", "--json")
    assert (ran.status, json.loads(ran.stdout)) == (1, [])
    assert json.loads(ran.stderr)["error"] == 'no passages with "no such phrase" and Nanjing without Munich, as printed'
    assert "did you mean Nanjing? (nanjng for nanjing)" in program.inside("search", "Nanjng").stderr


def test_hits_are_lit_up_on_a_terminal_only(program: Program) -> None:
    assert "\x1b[1;7mLan Mu\x1b[0m" in program.on_terminal("search", '"Lan Mu"', columns=100).stdout
    assert "\x1b" not in program.run("search", '"Lan Mu"').stdout
    assert "\x1b[1;7mBo Yishan\x1b[0m" in program.run("search", "Buresch", "--table", "--color", "always", columns=200).stdout.replace("\n", " ")


def test_a_common_word_is_answered_in_reading_order_and_says_so(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    ranked = program.inside("search", "the", "--columns", "passage")
    assert "reading order" not in ranked.stderr
    monkeypatch.setattr(searching, "MOST_RANKED", 5)
    read = program.inside("search", "the", "--columns", "passage")
    assert "in reading order: more than 5 passages" in read.stderr
    assert sorted(ranked.stdout.split()) == sorted(read.stdout.split())
    numbers = [(article, int(number)) for article, _, number in (line.partition(":") for line in read.stdout.split()[1:])]
    assert numbers == sorted(numbers)
