"""Registry entries that another one would answer for: those that the look-up takes for one, and how many are told."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoeu.curation.reading import CorpusReader
from sinoeu.ingesting.corpus import Corpus
from sinoeu.model.finding import Finding
from sinoeu.store.gathering import Gathering, packed
from sinoeu.store.look_alikes import MOST_ALIKE, Alike, look_alikes
from sinoeu.store.names import PART, look_up
from tiny_corpus import opened, write

NAMES = [
    "Chen Zhichang", "Zhichang Chen", "CHEN Zhi-chang", "Ch'en Chih-ch'ang", "Z.C. Chen", "Chen Zhicheng", "Chen Zhichng", "陈志昌",
    "Jan Hoogmartens", "J. Hoogmartens", "Jan Hogmartens", "Ambassador Jan Hoogmartens", "Jürgen Müller", "Juergen Mueller", "Jurgen Muller", "Anna Muller",
]  # fmt: skip


def alike(folder: Path, name: str, entries: str) -> list[Alike]:
    """What is told of one registry."""
    reader = CorpusReader(write(folder, {name: entries}), ())
    gathering = Gathering(None)
    for number, entry, _ in (entry for chunk in reader.registry_chunks() for entry in reader.entries(chunk)):
        gathering.add_entries([(number, entry.id, entry.type, packed(entry))], [(former, entry.id) for former in entry.texts("was")])
    told = list(look_alikes(gathering.registry))
    gathering.close()
    return told


def found(folder: Path, people: str) -> list[tuple[str, str]]:
    """Who is told of whom."""
    return [(one.entry.id, one.match.key) for one in alike(folder, "people.yaml", people)]


def asked(folder: Path, warnings: bool = True) -> list[Finding]:
    """Whether some are the same, as `check` asks; `ingest` looks for no warnings."""
    return [finding for finding in Corpus(folder).run(warnings=warnings).findings if finding.rule == "same-person"]


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
@settings(max_examples=15)
def test_two_look_alike_where_the_one_would_be_answered_for_the_other(one: str, other: str) -> None:
    with TemporaryDirectory() as place:
        told = found(Path(place) / "two", f'a: {{name: "{one}"}}\nb: {{name: "{other}"}}\n')
        answered = set()
        for mine, theirs in ((one, other), (other, one)):
            connection = opened(Path(place) / f"{mine} {theirs}".replace(" ", "_"), {"people.yaml": f'x: {{name: "{theirs}"}}\n'})
            answered |= {match.rule for match in look_up(connection, mine, ("person",), False).matches}
            connection.close()
    assert bool(told) == bool(answered)


def test_no_pair_is_told_twice_and_of_one_entry_only_a_few(tmp_path: Path) -> None:
    told = found(tmp_path, "".join(f"li-wei-{number}: {{name: Li Wei}}\n" for number in range(40)))
    assert max(Counter(id for id, _ in told).values()) == MOST_ALIKE
    assert len({frozenset(pair) for pair in told}) == len(told)
    assert {id for pair in told for id in pair} == {f"li-wei-{number}" for number in range(40)}


@pytest.mark.parametrize("answer", ["not: [b]", "not: [was-b]", "was: [x], not: [b]"])
def test_either_may_say_that_they_are_two(tmp_path: Path, answer: str) -> None:
    assert found(tmp_path / "first", f"a: {{name: Li Wei, {answer}}}\nb: {{name: Wei Li, was: [was-b]}}\n") == []
    assert found(tmp_path / "last", f"b: {{name: Wei Li, was: [was-b]}}\na: {{name: Li Wei, {answer}}}\n") == []
    assert found(tmp_path / "neither", "b: {name: Wei Li}\na: {name: Li Wei}\n") == [("a", "b")]


def test_characters_are_asked_about_as_they_are_read(tmp_path: Path) -> None:
    assert found(tmp_path / "read", "a: {name: 陈志昌}\nb: {name: Zhichang Chen}\n") == [("b", "a")]
    assert found(tmp_path / "slip", "a: {name: 陈志昌}\nb: {name: Chen Zhichng}\n") == [("b", "a")]
    assert found(tmp_path / "another", "a: {name: 陈志昌}\nb: {name: Chen Zhicheng}\n") == []


def test_a_surname_that_several_have_says_nothing_and_one_that_stands_alone_asks(tmp_path: Path) -> None:
    assert found(tmp_path / "forms", "a: {name: Zhu Zhihong, forms: [Zhu]}\nb: {name: Zhu Li, forms: [Zhu]}\n") == []
    assert found(tmp_path / "alone", "a: {name: Kelley}\nb: {name: Tom Kelley}\n") == [("a", "b")]
    assert found(tmp_path / "several", "a: {name: Kelley}\nb: {name: Tom Kelley}\nc: {name: Ann Kelley}\n") == []
    assert found(tmp_path / "title", "a: {name: Dean Kelley}\nb: {name: Tom Kelley}\n") == []


def test_a_place_is_not_taken_for_what_lies_in_it(tmp_path: Path) -> None:
    entries = "a: {name: Zhengzhou}\nb: {name: Zhengzhou Airport, in: a}\nc: {name: Zhengzhou Shi}\nd: {name: 'Zhengzhou Airport, Zhengzhou'}\n"
    told = alike(tmp_path, "places.yaml", entries)
    assert [(one.entry.id, one.match.key, one.match.rule) for one in told] == [("d", "b", "larger place"), ("c", "a", "administrative word")]
    assert PART not in {one.match.rule for one in told}


def test_own_names_and_those_of_known_others_are_no_words_of_others(tmp_path: Path) -> None:
    many = ", ".join(f"Hogmartens Jan{letter}" for letter in "abcdefghijkl")
    assert found(tmp_path / "own", f"a: {{name: Jan Hoogmartens}}\nb: {{name: Jan Hogmartens, forms: [Hogmartens, {many}]}}\n") == [("b", "a")]
    assert found(tmp_path / "known", "a: {name: Jan Hoogmartens}\nc: {name: Ann Hogmartens, not: [b]}\nb: {name: Jan Hogmartens}\n") == [("b", "a")]
    assert found(tmp_path / "borne", "a: {name: Jan Hoogmartens}\nc: {name: Ann Hogmartens}\nb: {name: Jan Hogmartens}\n") == [("a", "b")]


def test_entries_without_a_name_are_told_as_such_and_hinder_nothing(tmp_path: Path) -> None:
    many = ", ".join(f"Zhu Li of {number}" for number in range(300))  # more than an entry may have
    entries = f"a: {{}}\nb: {{name: [Li Wei]}}\nc: []\nd: {{name: Li Wei, aliases: {{x: y}}}}\ne: {{name: Wei Li}}\nf: {{name: Zhu Li, forms: [{many}]}}\n"
    write(tmp_path, {"people.yaml": entries})
    assert [finding.line for finding in asked(tmp_path)] == [5]


def test_it_is_not_asked_where_only_errors_are_wanted(tmp_path: Path) -> None:
    write(tmp_path, {"people.yaml": "a: {name: Li Wei}\nb: {name: Li Wei}\n"})
    assert asked(tmp_path, warnings=False) == []
    assert [finding.severity for finding in asked(tmp_path)] == ["warning"]
