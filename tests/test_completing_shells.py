"""What shells are told when Tab is pressed, and what they make of it: nothing in a name is ever run."""

import subprocess
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from program import PACKAGE, Program
from sinoeu.completing.replies import bash, escaped, reply
from tiny_corpus import opened

HOSTILE = {
    "people.yaml": r"""
        one: {name: "$(touch ran) `touch ran`"}
        two: {name: "Ann; touch ran & touch ran | touch ran"}
        three: {name: "Ann O'Brien \"Bob\" \\ !! *?[a-z] {a,b} ~ #x"}
        four: {name: "Ann -rf Annex"}
        """,
}


@pytest.fixture
def hostile(fresh: Program) -> Program:
    """Names that a shell would run."""
    opened(fresh.folder, HOSTILE).close()
    fresh.environment["SINOEU_DB"] = str(fresh.folder / "corpus.db")
    return fresh


def replied(line: list[str], environment: Mapping[str, str], shell: str = "zsh") -> list[str]:
    """The lines that a shell is told."""
    out = StringIO()
    reply(shell, line, environment, out)
    return out.getvalue().splitlines()


def test_zsh_and_fish_are_told_what_a_candidate_is(program: Program) -> None:
    assert replied(["who"], program.environment) == ["who\tWho somebody is: offices, whom they met, events, deals, words and ties; without a name, everybody."]
    assert replied(["show", "chen-zh"], program.environment) == ["chen-zhichang\tChen Zhichang"]
    assert replied(["who", "Chen", "'Z"], program.environment, "fish") == ["Zhichang"]
    assert replied(["ingest", ""], program.environment) == [""]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (["who", "--place", "North"], [r"North\ Rhine-Westphalia"]),
        (["who", "--place", r"North\ R"], [r"North\ Rhine-Westphalia"]),
        (["who", "--place", '"North R'], ["North Rhine-Westphalia"]),
        (["who", "--place", "=", "North"], [r"North\ Rhine-Westphalia"]),
        (["who", "--place", "=", "'North R"], ["North Rhine-Westphalia"]),
        (["who", '"Chen Z'], ["Chen Zhichang"]),
        (["who", "Chen", "'Z"], ["Zhichang"]),
        (["show", "003", ":", "9."], ["9.1", "9.2"]),
        (["show", "003", ":", "1"], ["1", *map(str, range(10, 18))]),
        (["who", "--color", "="], ["always", "auto", "never"]),
    ],
    ids=" ".join,
)
def test_bash_is_told_what_to_put_in_place_of_what_it_takes_for_a_word(line: list[str], written: list[str], program: Program) -> None:
    assert bash(line, program.environment) == written


def test_where_bash_does_not_break_words_the_whole_is_told(program: Program) -> None:
    assert bash(["show", "003:9."], {**program.environment, "SINOEU_WORDBREAKS": " \t\n"}) == ["003:9.1", "003:9.2"]


def test_several_candidates_never_shorten_what_was_typed(voices: Program) -> None:
    assert bash(["who", "Anna", "a"], voices.environment) == ["Adler"]
    opened(voices.folder, {"people.yaml": "a: {name: Anna deVries}\nb: {name: Anna Delft}"}).close()
    assert bash(["who", "Anna", "de"], {"SINOEU_DB": str(voices.folder / "corpus.db")}) == ["deVries", "delft"]


def test_bash_runs_nothing_in_a_name(hostile: Program) -> None:
    found = [word for line in (["who", ""], ["who", "Ann", ""], ["timeline", "--who", ""], ["show", ""]) for word in bash(line, hostile.environment)]
    assert len(found) > 8
    ran = hostile.shell(f"printf '<%s>\\n' {' '.join(found)}")
    assert ran.stderr == ""
    assert not (hostile.folder / "ran").exists()
    assert "<$(touch ran) `touch ran`>" in ran.stdout.splitlines()
    assert """<Ann O'Brien "Bob" \\ !! *?[a-z] {a,b} ~ #x>""" in ran.stdout.splitlines()


@given(st.lists(st.text(st.characters().filter(str.isprintable), min_size=1), min_size=1))
@settings(max_examples=30)
def test_bash_reads_every_word_as_it_is(words: list[str]) -> None:
    ran = subprocess.run(["bash", "-c", f"printf '%s\\0' {' '.join(map(escaped, words))}"], env={"LC_ALL": "C.UTF-8"}, capture_output=True, check=True)
    assert ran.stdout.decode().split("\0")[:-1] == words
    assert ran.stderr == b""


def test_within_quotes_what_they_do_not_hold_is_left_out(hostile: Program) -> None:
    assert bash(["timeline", "--who", '"'], hostile.environment) == ["Ann -rf Annex", "Ann; touch ran & touch ran | touch ran"]
    assert bash(["timeline", "--who", "'"], hostile.environment) == ["$(touch ran) `touch ran`", "Ann -rf Annex", "Ann; touch ran & touch ran | touch ran"]


def test_scripts_are_printed_for_the_shells_and_no_other(program: Program) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert program.run("completion", shell).stdout == (PACKAGE / "completing" / "scripts" / f"sinoeu.{shell}").read_text(encoding="utf-8")
    ran = program.run("completion", "tcsh")
    assert (ran.status, "there is bash, fish, zsh" in ran.stderr) == (2, True)


def test_a_closed_pipe_is_no_fault(program: Program, tmp_path: Path) -> None:
    ran = program.shell(f"(sleep 0.1; SINOEU_COMPLETE=bash sinoeu show '' 2>{tmp_path / 'errors'}) | true")
    assert ran.status == 0
    assert (tmp_path / "errors").read_text() == ""
