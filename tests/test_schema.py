"""The JSON Schema of curated files: all files of the corpus are of it, and spoiled ones are not."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from program import DATA, Program
from sinoeu.curation.document import Plain
from sinoeu.curation.schema import FILES, corpus_schema
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.model.answer import Json
from sinoeu.model.kinds import KINDS

CASES = Path(__file__).parent / "check"
SPOILED_FOR_A_SCHEMA = ("bad-id", "missing-key", "no-because", "unknown-choice", "unknown-key", "unknown-kind", "url-without-because", "wrong-kind")
"""Rules that a schema can hold a file to."""
GOOD = [(path, "article" if path.parent.name == "articles" else path.stem) for path in sorted(DATA.rglob("*.yaml"))]


def content(path: Path) -> Plain:
    """What a file holds."""
    read = read_yaml(path.read_bytes()).content
    assert read is not None
    return read


def as_guessed(value: Plain) -> Json:
    """The value as a reader of YAML would have it that guesses types."""
    if isinstance(value, dict):
        return {key: as_guessed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_guessed(item) for item in value]
    return int(value) if value.isdigit() and (value == "0" or value[0] != "0") else value == "true" if value in ("true", "false") else value


def faults(file: str | None, value: Json | Plain) -> list[str]:
    """What is wrong by the schema of a kind of file."""
    return [error.message for error in Draft202012Validator(corpus_schema(file)).iter_errors(value)]


@pytest.mark.parametrize("file", [None, *FILES])
def test_it_is_a_schema(file: str | None) -> None:
    Draft202012Validator.check_schema(corpus_schema(file))


@pytest.mark.parametrize(("path", "file"), GOOD, ids=[path.name for path, _ in GOOD])
def test_the_files_of_the_corpus_are_of_it(path: Path, file: str) -> None:
    assert faults(file, content(path)) == []
    assert faults(file, as_guessed(content(path))) == []
    assert faults(None, content(path)) == []


@pytest.mark.parametrize("rule", SPOILED_FOR_A_SCHEMA)
def test_spoiled_files_are_not(rule: str) -> None:
    files = [(path, path.stem if path.stem in FILES else "article") for path in (CASES / rule).glob("*.yaml")]
    assert any(faults(file, content(path)) for path, file in files)


@pytest.mark.parametrize(
    "claim",
    [
        {"role": "Mayor"},
        {"role": "Mayor", "who": "lena", "event": "fair"},
        {"who": "lena"},
        {"event": "fair", "when": "3 May 2024"},
        {"event": "fair", "kind": "faire"},
        {"event": "fair", "when": {"printed": "2024", "is": "2025"}},
        {"figure": "cranes", "value": "3 million"},
        {"figure": "cranes", "value": ["3", "4"]},
        {"deal": "a b", "parties": "not named"},
        {"deal": "a", "parties": {"named": "x"}},
        {"deal": "a", "amount": {"value": "3", "currency": "EUR"}},
        {"part": [], "in": "fair"},
    ],
)
def test_spoiled_claims_are_not(claim: Plain) -> None:
    article: Plain = {"article": {"id": "a"}, "passages": [{"text": "x", "claims": [claim]}]}
    assert faults("article", article)


def test_a_skipped_passage_and_every_kind_are_described() -> None:
    article: Plain = {"article": {"id": "003"}, "passages": [{"text": "x", "skip": "opinion"}]}
    assert not faults("article", article)
    definitions = corpus_schema()["$defs"]
    assert isinstance(definitions, dict)
    assert {f"claim-{name}" for name in KINDS} <= set(definitions)


def test_every_key_has_a_description() -> None:
    def look(schema: Json) -> None:
        if isinstance(schema, dict):
            properties = schema.get("properties")
            for name, inner in properties.items() if isinstance(properties, dict) else ():
                assert isinstance(inner, dict)
                assert inner.get("description") or "$ref" in inner, name
            for inner in schema.values():
                look(inner)
        elif isinstance(schema, list):
            for inner in schema:
                look(inner)

    look(corpus_schema())


def test_it_is_printed(program: Program) -> None:
    assert json.loads(program.run("schema", "corpus").stdout) == corpus_schema()
    assert json.loads(program.run("schema", "corpus", "--for", "people").stdout) == corpus_schema("people")
    assert program.run("schema").stdout.startswith("sinoeu schema corpus: ")


@pytest.mark.parametrize(("words", "instead"), [("schema corpsu", "sinoeu schema corpus"), ("schema corpus --for peple", "sinoeu schema corpus --for people")])
def test_what_there_is_no_schema_of_is_told(words: str, instead: str, program: Program) -> None:
    ran = program.run(*words.split())
    assert (ran.status, ran.stdout) == (2, "")
    assert instead in ran.stderr
