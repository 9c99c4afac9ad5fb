"""Links of terminals: a passage leads to where its article can be read."""

import re
import shutil

import pytest

from program import DATA, SEEDS, Environment, Program
from tiny_corpus import write

_LINK = re.compile(r"\x1b\]8;(?:id=[0-9]+)?;([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\")


def links(text: str) -> dict[str, str]:
    """The address that each linked text leads to."""
    return {re.sub(r"\x1b\[[0-9;]*m", "", label): address for address, label in _LINK.findall(text)}


@pytest.mark.parametrize("words", ["who Jan Hoogmartens", "who", "where", "where Chongqing", "deals", "timeline", "ties", "said", "search Antwerp", "show 002:7.1"])
def test_every_passage_shown_on_a_terminal_is_a_link(words: str, program: Program) -> None:
    found = links(program.on_terminal(*words.split(), "--limit", "0").stdout)
    passages = {label: address for label, address in found.items() if label.startswith("002:")}
    assert passages
    assert set(passages.values()) == {"https://www.ichongqing.info/2023/03/21/chongqing-a-gateway-to-western-china-interview-with-belgian-ambassador/"}


def test_quoted_words_and_the_numbers_of_passages_are_links_too(program: Program) -> None:
    assert "003:16, line 7" in links(program.on_terminal("deals", "--quotes").stdout)
    assert set(map(str, range(1, 15))) <= {label.strip() for label in links(program.on_terminal("sources", "003").stdout)}


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": "dumb", "FORCE_COLOR": "1"}])
def test_a_terminal_without_links_gets_none(env: Environment, program: Program) -> None:
    assert "]8;" not in program.on_terminal("deals", env=env).stdout


def test_a_pipe_gets_none_whatever_is_asked_for(program: Program) -> None:
    assert "]8;" not in program.run("deals", "--table", "--color", "always").stdout


def test_an_article_without_an_address_is_its_file(fresh: Program) -> None:
    shutil.copytree(DATA, fresh.folder / "our corpus" / "data")
    shutil.copytree(SEEDS, fresh.folder / "our corpus" / "seeds")
    assert fresh.run("ingest", "our corpus/data", "--db", "mine.db").status == 0
    file = fresh.folder / "our corpus" / "seeds" / "003_3d7de1c86c34d990.txt"
    asked = ("search", "Minden", "--db", "mine.db", "--as-printed")
    assert links(fresh.on_terminal(*asked).stdout)["003:15"] == file.as_uri(), "the address is the editor's"
    assert "our%20corpus" in file.as_uri()
    file.unlink()
    assert links(fresh.on_terminal(*asked).stdout) == {}


def test_a_hostile_address_is_no_link(fresh: Program) -> None:
    head = r'{id: a1, url: {is: "https://example.org/\e\\\e[2J", because: x, url: "https://example.org"}}'
    corpus = {"corpus.yaml": "name: one\n", "articles/a1.yaml": f"article: {head}\npassages:\n- text: Nothing.\n  skip: opinion\n"}
    folder = write(fresh.folder / "corpus", corpus)
    assert fresh.run("ingest", str(folder), "--db", "mine.db").status == 0
    shown = fresh.on_terminal("search", "nothing", "--db", "mine.db").stdout
    assert "\x1b[2J" not in shown
    assert links(shown) == {}
