"""The JSON Schema of answers: every record of every command is of it, to the last key, and a spoiled one is not."""

import json
from collections.abc import Iterator
from functools import cache

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from program import DATA, SEEDS, Program, Record
from sinoeu.answers.record_schema import OF_MANY, RECORDS, SHAPES, answer_schema, chosen_schema, error_schema, keys_of, records
from sinoeu.answers.shapes import Shape, facts, reports, things, values
from sinoeu.calling import command
from sinoeu.commands import NAMES
from sinoeu.curation.reading import CorpusReader
from sinoeu.model.answer import Json
from sinoeu.model.kinds import SKIPS
from sinoeu.paths import text_folders
from test_evidence import questions

CORPUS = CorpusReader(DATA, text_folders(DATA)).read()
ARTICLES = CORPUS.articles
VIEWS = ((), ("--as-printed",))
IDS = [
    *CORPUS.entries,
    *sorted({claim.id for article in ARTICLES for _, claim in article.claims() if claim.id}),
    *(article.id for article in ARTICLES),
]
PASSAGES = [f"{article.id}:{passage.number}" for article in ARTICLES for passage in article.passages]
QUESTIONS: dict[str, list[tuple[str, ...]]] = {
    **{name: [(name,)] for name in ("deals", "timeline", "ties", "figures", "said")},
    **{name: [(name,), *(question for question in questions() if question[0] == name and len(question) > 1)] for name in ("who", "where")},
    "search": [("search", word) for word in ("Nanjing", "Germany", "许可证", "Luxembourg OR China", "innov*", "chen NOT bosch")],
    "links": [("links", "Bosch", "--depth", "2"), ("links", "Nanjing"), ("links", "Michael Jacke", "--to", "Commerzbank")],
    "sources": [("sources",), *(("sources", article.id) for article in ARTICLES)],
    "show": [*(("show", id) for id in IDS), ("show", "003:14", "--context", "2"), ("show", "003", "--cite", "text"), ("show", "chen-zhichang", "--cite", "bibtex")],
    "passages": [("show", passage) for passage in PASSAGES[::4]],
}
"""By a name for the test: what is asked."""
NOT_ALWAYS = {*SKIPS, *(key.name for shape in SHAPES.values() for key in shape.keys if not key.always)}
"""Keys that a record need not have: those of single questions, and reasons for which nothing is skipped."""


def closed(schema: Json) -> Json:
    """The schema with no room for a key that it does not have: a reader ignores unknown keys, a test does not."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {key: closed(value) for key, value in schema.items()}
    return {**shut, "additionalProperties": False} if "properties" in schema and schema.get("type") == "object" else shut


@cache
def validator(name: str) -> Draft202012Validator:
    """What proves the answer of a command."""
    schema = closed(error_schema() if name == "error" else answer_schema(name))
    assert isinstance(schema, dict)
    return Draft202012Validator(schema)


def prove(name: str, answer: Json) -> None:
    """Fails where an answer is not of its schema."""
    for record in answer if isinstance(answer, list) else [answer]:
        fault = best_match(validator(name).iter_errors([record] if isinstance(answer, list) else record))
        assert fault is None, f"{fault.json_path}: {fault.message[:300]}"


def answered(program: Program, *words: str) -> list[Json]:
    """The records of an answer."""
    ran = program.inside(*words, "--json")
    assert ran.status in (0, 1), ran.stderr
    records: list[Json] = json.loads(ran.stdout)
    return records


@pytest.mark.parametrize("view", VIEWS, ids=["as read", "as printed"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_every_answer_is_of_its_schema(name: str, view: tuple[str, ...], program: Program) -> None:
    found = 0
    for question in QUESTIONS[name]:
        records = answered(program, *question, *view)
        prove(question[0], records)
        found += len(records)
    assert found


def test_answers_to_many_are_of_their_schema(program: Program) -> None:
    ran = program.run("who", "-", "--json", input="Chen Zhichang\nZork\nChen Zhicheng\n")
    records = json.loads(ran.stdout)
    assert [record["type"] for record in records] == ["person", "none", "none"]
    prove("who", records)
    for name in sorted(OF_MANY):
        ran = program.run(name, "-", "--json", input="Bosch\nZork\n003\n")
        prove(name, json.loads(ran.stdout))
        ran = program.run(name, "-", "--json", "--count", input="Bosch\nZork\n")
        prove(name, json.loads(ran.stdout))


@pytest.mark.parametrize("name", sorted({*RECORDS} - {"check", "links", "search", "show"}))
def test_a_number_of_rows_is_of_the_schema(name: str, program: Program) -> None:
    (record,) = answered(program, name, "--count")
    prove(name, [record])


def test_another_corpus_is_of_the_schema_too(voices: Program) -> None:
    asked = (["who"], ["where"], ["timeline"], ["figures"], ["sources"], ["sources", "a1"], ["who", "Anna"], ["show", "a1:2"], ["show", "fair-2023"], ["stats"])
    for words in asked:
        prove(words[0], answered(voices, *words))


def test_reports_are_of_their_schema(program: Program) -> None:
    prove("stats", answered(program, "stats"))
    prove("doctor", answered(program, "doctor"))
    prove("doctor", answered(program, "doctor", "--db", "nowhere.db"))
    prove("sql", answered(program, "sql"))
    odd = "SELECT 1 AS a, 1 AS a, 0.5 AS b, 9e999 AS c, x'00' AS d, NULL AS e, 'x' AS f, 9007199254740993 AS g"
    prove("sql", answered(program, "sql", odd))


def test_findings_are_of_their_schema(program: Program, fresh: Program) -> None:
    assert answered(program, "check") == []
    (fresh.folder / "faulty").mkdir()
    (fresh.folder / "faulty" / "people.yaml").write_text("a b: {name: A}\nc: {nmae: C}\n")
    findings = json.loads(fresh.run("check", "faulty", "--json").stdout)
    assert len(findings) > 1
    prove("check", findings)


@pytest.mark.parametrize("words", ["who Chen Zhicheng", "timeline --on x", "who --db nowhere.db", "sql SELECT", "delas", "show zork"])
def test_errors_are_of_their_schema(words: str, program: Program) -> None:
    ran = program.run(*words.split(), "--json")
    assert ran.status
    prove("error", json.loads(ran.stderr))


def thin(value: Json) -> Json:
    """A record with a single object in each of its lists."""
    if isinstance(value, dict):
        return {key: thin(part) for key, part in value.items()}
    return [thin(part) for part in value[:1]] if isinstance(value, list) else value


def spoiled(record: Record) -> Iterator[tuple[str, Record]]:
    """A thin record with one key gone, of another kind, or too many, at every depth."""
    for key, value in record.items():
        if key not in NOT_ALWAYS:
            yield f"{key} is gone", {name: other for name, other in record.items() if name != key}
        yield f"{key} holds something else", {**record, key: {"zork": [1]}}
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, dict):
            for how, changed in spoiled(inner):
                yield f"{key}: {how}", {**record, key: [changed] if isinstance(value, list) else changed}
    yield "one key too many", {**record, "zork": 1}


SAMPLES = [
    *((name, (name,)) for name in RECORDS if name not in ("check", "links", "search", "show")),
    ("who", ("who", "Chen Zhichang")),
    ("who", ("who", "BMW")),
    ("where", ("where", "Nanjing")),
    ("search", ("search", "Nanjing")),
    ("links", ("links", "Bosch")),
    ("sources", ("sources", "003")),
    ("show", ("show", "003:14")),
    ("show", ("show", "003", "--cite", "text")),
]
"""Commands, and questions whose first record is spoiled."""


@cache
def validators(name: str) -> list[tuple[str, Draft202012Validator]]:
    """What proves a record of a command, for each shape that it may be of."""
    definitions = answer_schema(name)["$defs"]
    alone = [(str(item.get("$ref")), closed({"$defs": definitions, **item})) for item in records(name)]
    return [(shape, Draft202012Validator(schema)) for shape, schema in alone if isinstance(schema, dict)]


def of_which(name: str, record: Json) -> set[str]:
    """The shapes that a record is of."""
    return {shape for shape, proof in validators(name) if proof.is_valid(record)}


@pytest.mark.parametrize(("name", "asked"), SAMPLES, ids=[" ".join(asked) for _, asked in SAMPLES])
def test_a_spoiled_record_is_not_of_its_schema(name: str, asked: tuple[str, ...], program: Program) -> None:
    record = thin(answered(program, *asked)[0])
    assert isinstance(record, dict)
    shapes = of_which(name, record)
    assert len(shapes) == 1, "one shape and no other is that of a record"
    changes = list(spoiled(record))
    assert len(changes) > 2 * len(record)
    for how, changed in changes:
        assert not of_which(name, changed) & shapes, how


def test_every_command_with_json_has_a_schema() -> None:
    with_json = {name for name in NAMES if any("--json" in parameter.opts for parameter in command(name).params)}
    assert with_json == set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_it_is_a_schema_and_is_printed(name: str, program: Program) -> None:
    schema = answer_schema(name)
    Draft202012Validator.check_schema(schema)
    assert json.loads(program.run("schema", name).stdout) == schema
    assert f"sinoeu schema {name}: " in program.run("schema").stdout


def test_records_with_chosen_keys_have_a_schema_of_their_own(program: Program) -> None:
    for name in sorted({*RECORDS} - {"check", "sql"}):
        keys = keys_of(name)[::2]
        printed = program.inside("schema", name, "--columns", ",".join(keys)).stdout
        assert json.loads(printed) == chosen_schema(name, keys)
        proof = Draft202012Validator(chosen_schema(name, keys))
        Draft202012Validator.check_schema(proof.schema)
        asked = {"links": ["Bosch"], "search": ["Nanjing"], "show": ["003:14"]}.get(name, [])
        for words, input in ((asked, ""), *([(["-"], "Bosch\nZork\n003\n")] if name in OF_MANY else [])):
            chosen = [key for key in keys if key in program.inside(name, *words, "--json", "--columns", "help", input=input).stdout.split()]
            records = json.loads(program.inside(name, *words, "--json", "--columns", ",".join(chosen), input=input).stdout)
            own = Draft202012Validator(chosen_schema(name, chosen))
            assert records
            assert own.is_valid(records), best_match(own.iter_errors(records))
            assert not own.is_valid([{**records[0], "zork": 1}]) or records[0].get("type") == "none"
            assert not own.is_valid([{key: value for key, value in records[0].items() if key != chosen[0]}])
    row = chosen_schema("sql", ["kind", "n"])
    assert Draft202012Validator(row).is_valid([{"kind": "deal", "n": 3}, {"kind": None, "n": None}])
    assert not Draft202012Validator(row).is_valid([{"kind": "deal"}])


def test_keys_that_there_are_not_have_no_schema(program: Program) -> None:
    ran = program.inside("schema", "who", "--columns", "name,mets")
    assert (ran.status, ran.stdout) == (2, "")
    assert "did you mean met?" in ran.stderr
    assert "try: sinoeu schema who --columns name,met\n" in ran.stderr
    assert [program.inside("schema", topic, "--columns", "file").status for topic in ("check", "corpus", "error")] == [2, 2, 2]
    assert "--columns" in str(answer_schema("who")["description"])


def test_every_record_has_what_is_common_to_all(program: Program) -> None:
    for words in (("stats",), ("doctor",), ("who",), ("timeline", "--count")):
        for record in answered(program, *words):
            assert isinstance(record, dict)
            assert {"type", "id", "flags", "evidence"} <= record.keys()
    (none,) = json.loads(program.inside("who", "-", "--json", input="Zork").stdout)
    assert (none["flags"], none["evidence"]) == ([], [])


def test_the_schema_of_errors_is_printed(program: Program) -> None:
    Draft202012Validator.check_schema(error_schema())
    assert json.loads(program.run("schema", "error").stdout) == error_schema()
    ran = program.run("schema", "who", "--for", "people")
    assert (ran.status, ran.stdout) == (2, "")
    assert "sinoeu schema corpus --for people" in ran.stderr


def test_every_shape_has_a_name_of_its_own_and_is_used() -> None:
    declared = [shape for module in (values, facts, things, reports) for name, shape in vars(module).items() if isinstance(shape, Shape)]
    assert {shape.name: shape for shape in declared} == SHAPES
    assert len({id(shape) for shape in declared}) == len(SHAPES)
    used: set[str] = set()
    for schema in (*map(answer_schema, RECORDS), error_schema()):
        definitions = schema["$defs"]
        assert isinstance(definitions, dict)
        used |= set(definitions)
    assert used == set(SHAPES)


def test_every_key_says_what_it_holds_and_none_holds_anything() -> None:
    def holds_something(schema: Json) -> bool:
        return isinstance(schema, dict) and bool({"type", "anyOf", "enum", "const", "$ref"} & schema.keys())

    for shape in SHAPES.values():
        assert shape.says
        assert len({key.name for key in shape.keys}) == len(shape.keys), shape.name
        for key in shape.keys:
            assert key.says, f"{shape.name}.{key.name}"
            assert holds_something(key.holds), f"{shape.name}.{key.name}"


def test_the_articles_of_the_schema_test_are_those_of_the_corpus() -> None:
    assert len(PASSAGES) > 100
    assert {article.file for article in ARTICLES} == {seed.name for seed in SEEDS.iterdir()}
