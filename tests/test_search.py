"""Searching: what is found by what is printed and by what is read, and how it is told."""

import json

import pytest

from program import SEEDS, Program, Record
from sinoeu.store import searching


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", '"*"', "()", "--", "' '", "…", "NOT x", "-x", "a OR -b"])
def test_what_has_nothing_to_search_for_is_told_with_an_example(typed: str, program: Program) -> None:
    ran = program.inside("search", "--", typed)
    assert ran.status == 2
    assert "try: sinoeu search Nanjing" in ran.stderr
    assert ran.stdout == ""


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
