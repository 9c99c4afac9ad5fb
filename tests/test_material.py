"""Other people's collections of hostile input, where SINOEU_TEST_MATERIAL names the folder that holds them."""

import csv
import io
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from program import Program
from sinoeu.curation.document import Document, decode
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.model.when import parse
from sinoeu.store.facts import Facts
from sinoeu.store.ids import part_of_article
from sinoeu.store.names import look_up
from sinoeu.text.passages import BETWEEN
from test_when import is_date
from test_yaml_file import leaves, placed, quoted
from tiny_corpus import number_of, opened

MATERIAL = os.environ.get("SINOEU_TEST_MATERIAL", "")
pytestmark = pytest.mark.skipif(not MATERIAL, reason="SINOEU_TEST_MATERIAL names no folder")
HOSTILE = Path(MATERIAL) / "hostile"


def members(archive: str) -> dict[str, bytes]:
    """The files in an archive, by their names."""
    with tarfile.open(HOSTILE / archive) as opened_archive:
        return {member.name: data.read() for member in opened_archive if (data := opened_archive.extractfile(member))}


def strings_in(tree: object) -> Iterator[str]:
    """Every string in a tree of JSON."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from strings_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from strings_in(value)


def naughty() -> list[str]:
    strings: list[str] = json.loads((HOSTILE / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    return strings


def is_sound(document: Document) -> bool:
    """Whether a document is refused with a place, or has plain text with the place of each value."""
    told = all(trouble.line >= 1 and trouble.column >= 1 and trouble.message for trouble in document.troubles)
    return told and (bool(document.troubles) if document.content is None else set(leaves(document.content)) <= set(placed(document.spots)))


def test_dates_of_other_suites_are_read_as_they_are_or_refused() -> None:
    cases = json.loads((HOSTILE / "edtf_cases.json").read_text(encoding="utf-8"))
    for text in strings_in(cases):
        assert not is_date(text) or str(parse(text)) == text


def test_nothing_that_another_suite_calls_invalid_is_a_date() -> None:
    suite = json.loads((HOSTILE / "edtf_cases.json").read_text(encoding="utf-8"))["edtf_validate"]
    coarser_ends = {"0000-01-03/0000-01", "0000-02/0000", "2004-06-11%/2004-06~"}  # they begin before they end, as far as one can say
    assert {text for kind in suite if kind.startswith("invalid") for text in suite[kind] if is_date(text)} == coarser_ends


def test_dates_that_another_suite_reads_have_the_same_first_and_last_day() -> None:
    examples = json.loads((HOSTILE / "edtf_cases.json").read_text(encoding="utf-8"))["python_edtf_parser"]["EXAMPLES"]
    exact = {text: days for text, days, *_ in examples if is_date(text) and parse(text).year_known and "?" not in text and "~" not in text and "%" not in text}
    for text, days in exact.items():
        first, last = parse(text).days()
        if first and last:
            assert (first, last) == (days[0], days[-1]), text
    assert len(exact) > 5


def test_every_case_of_the_yaml_suite_is_read_or_refused() -> None:
    files = members("yaml-test-suite-data.tar.gz")
    cases = {name.removesuffix("/in.yaml"): read_yaml(data) for name, data in files.items() if name.endswith("/in.yaml")}
    assert len({name for name in cases if not name.startswith(("name/", "tags/"))}) >= 350
    for name, document in cases.items():
        empty = document.content is None and not document.troubles
        assert is_sound(document) or empty, name
    wrong = [document for name, document in cases.items() if f"{name}/error" in files]
    refused = [document for document in wrong if document.troubles]
    assert len(refused) >= 0.85 * len(wrong)  # the parser is of YAML 1.1 and lets a dozen pass, as the text that was meant


def test_every_case_of_the_json_suite_is_read_or_refused() -> None:
    for name, data in members("JSONTestSuite.tar.gz").items():
        document = read_yaml(data)
        assert is_sound(document) or not data.strip(b"\xef\xbb\xbf \n\t\r"), name


def test_every_byte_sequence_is_utf_8_or_told_where_it_is_not() -> None:
    lines = (HOSTILE / "utf8tests.txt").read_text(encoding="ascii").splitlines()
    cases = [line.split(":") for line in lines if line and not line.startswith("#")]
    assert len(cases) > 200
    for number, kind, data, *_ in cases:
        raw = bytes.fromhex(data) if "hex" in kind else data.encode()
        told = decode(b"a: \n  " + raw)
        if "invalid" in kind:
            assert not isinstance(told, str), number
            assert (told.line, "is not UTF-8" in told.message) == (2, True), number
        else:
            assert isinstance(told, str) or told.message.startswith("control character"), number
        assert is_sound(read_yaml(b"a: " + raw)), number


def test_naughty_strings_come_back_as_they_were_curated(tmp_path: Path, program: Program) -> None:
    strings = [text for text in naughty() if text]
    texts = [text if text[0] not in BETWEEN else f"x{text}" for text in strings]
    passages = "".join(
        f"- text: {quoted(text)}\n  claims:\n  - {{said: p{number}, words: {quoted(words)}}}\n" for number, (text, words) in enumerate(zip(texts, strings, strict=True))
    )
    files = {
        "people.yaml": "".join(f"p{number}: {{name: {quoted(text)}, aliases: [{quoted(text)}]}}\n" for number, text in enumerate(strings)),
        "articles/001.yaml": f"article: {{id: '001', title: {quoted(strings[0])}, authors: {quoted(list(strings))}}}\npassages:\n{''.join(passages)}",
    }
    database = opened(tmp_path, files)
    facts = Facts(database, False)
    said = [facts.fact(part_of_article(1, number)) for number in range(1, len(strings) + 1)]
    assert [fact.value("words") for fact in said] == strings
    assert [fact.sources[0].text for fact in said] == texts
    assert [cell.value for cell in facts.head(said[0].sources[0].article_id)["authors"]] == strings
    people = (facts.thing(number_of(f"p{number}")) for number in range(len(strings)))
    assert [person.name for person in people if person] == strings
    database.close()
    query = ("sql", "SELECT words, quote FROM sayings ORDER BY fact", "--db", str(tmp_path / "corpus.db"))
    rows = [(row["words"], row["quote"]) for row in program.ask(*query)]
    assert rows == list(zip(strings, texts, strict=True))
    comma = csv.DictReader(io.StringIO(program.run(*query, "--csv").stdout, newline=""), strict=True)
    assert [(row["words"], row["quote"]) for row in comma] == rows


def test_naughty_strings_may_be_asked_for(tmp_path: Path) -> None:
    database = opened(tmp_path, {"people.yaml": "".join(f"p{number}: {{name: {quoted(text)}}}\n" for number, text in enumerate(naughty()) if text)})
    for text in [*naughty(), *strings_in(json.loads((HOSTILE / "sql_attacks.json").read_text(encoding="utf-8")))]:
        look_up(database, text, ("person",), False)
    database.close()
