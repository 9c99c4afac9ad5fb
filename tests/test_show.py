"""`show`: whatever has an id is shown field by field, with its words and grounds."""

import json
import re

import pytest
from rich.cells import cell_len

from program import SEEDS, Program, Record
from sinoeu.model.answer import Json

KEYS = ["field", "value", "ref", "printed", "basis", "because", "url", "asserted_by", "editorial", "claims", "flags", "evidence"]


def one(program: Program, *words: str) -> Record:
    """The first record of an answer."""
    return program.ask("show", *words)[0]


def fields(record: Record) -> list[Record]:
    """The fields of a record."""
    found = record["fields"]
    assert isinstance(found, list)
    return [field for field in found if isinstance(field, dict)]


def rows(record: Record) -> list[Record]:
    """The passages of a record."""
    found = record["passages"]
    assert isinstance(found, list)
    return [row for row in found if isinstance(row, dict)]


def values(record: Record, name: str) -> list[Json]:
    """The values of one field, in order."""
    return [field["value"] for field in fields(record) if field["field"] == name]


@pytest.mark.parametrize(
    ("id", "type", "name"),
    [
        ("chen-zhichang", "person", "Chen Zhichang"),
        ("commerzbank", "organisation", "Commerzbank"),
        ("changzhou", "place", "Changzhou"),
        ("jiangsu-germany-dialogue-2022", "event", "Jiangsu-Germany Dialogue 2022"),
        ("changzhou-memorandum-2022", "deal", "memorandum of cooperation"),
        ("003", "article", "Innovation, Cooperation and Win-win, Jiangsu-Germany Dialogue 2022 opened in Changzhou"),
        ("003:9", "passage", None),
        ("003:9.2", "figure", "actual foreign capital received"),
    ],
)
def test_whatever_has_an_id_is_shown(id: str, type: str, name: str | None, program: Program) -> None:
    record = one(program, id)
    assert (record["type"], record["id"], record["name"]) == (type, id, name)
    assert [*record][:3] == ["type", "id", "name"]
    assert [*record][-4:] == ["fields", "passages", "flags", "evidence"]
    assert record["evidence"]
    assert type == "passage" or fields(record)
    assert all([*field] == KEYS for field in fields(record))


def ids(program: Program) -> list[str]:
    """The id of everybody, every place, event and deal, and of every article and passage."""
    lists = [program.ask("who"), program.ask("where"), program.ask("deals"), program.ask("timeline"), program.ask("sources")]
    found = dict.fromkeys(str(record["id"]) for records in lists for record in records)
    passages = [f"{record['id']}:{number}" for record in lists[-1] for number in range(1, int(str(record["passages"])) + 1)]
    return [*found, *passages]


def test_every_value_has_its_words_or_is_said_to_be_the_editors(program: Program) -> None:
    for id in ids(program):
        ran = program.inside("show", id, "--json")
        assert ran.status == 0, ran.stderr
        for record in json.loads(ran.stdout):
            for field in record["fields"]:
                named_only = record["type"] in ("place", "organisation", "person")  # a larger place, another form: no claim has it
                assert field["evidence"] or field["editorial"] or field["because"] or named_only, (id, field)
                assert not (field["editorial"] and field["evidence"])
                assert (field["basis"] is None) == field["editorial"]
                assert field["basis"] in (None, "stated") or field["because"]
                for piece in field["evidence"]:
                    text = (SEEDS / piece["file"]).read_bytes().decode()
                    assert text[piece["start"] : piece["end"]] == piece["quote"]


def test_the_sentence_of_any_cell_is_a_step_away(program: Program) -> None:
    for words in (["who", "Chen Zhichang"], ["deals"], ["timeline"], ["where", "Jiangsu"], ["sources"]):
        header, *lines = program.run(*words).stdout.splitlines()
        at = header.split("\t").index("source")
        labels = {label for line in lines for label in line.split("\t")[at].split("; ") if label}
        assert labels
        for label in sorted(labels)[:5]:
            record = one(program, label)
            assert record["type"] == "passage"
            assert str(record["text"]) in (SEEDS / str(record["file"])).read_bytes().decode()


def test_the_editors_fields_are_said_to_be_so(program: Program) -> None:
    editorial = {str(field["field"]) for field in fields(one(program, "changzhou")) if field["editorial"]}
    assert editorial == {"alias", "within", "kind", "lat", "lon"}
    shown = program.on_terminal("show", "changzhou", env={"NO_COLOR": "1"}).stdout
    assert re.search(r"kind +\[city\] +the editor's", shown)
    assert re.search(r"name +Changzhou +stated +\d+:\d+", shown)
    assert next(field["value"] for field in fields(one(program, "jiangsu-germany-dialogue-2022")) if field["editorial"]) == "dialogue"


def test_grounds_are_given_with_reason_and_address(program: Program) -> None:
    name = next(field for field in fields(one(program, "bo-yishan")) if field["field"] == "name")
    assert (name["value"], name["printed"], name["basis"]) == ("Alexander Buresch", "Bo Yishan", "supplied")
    assert name["because"]
    assert str(name["url"]).startswith("https://")
    when = next(field for field in fields(one(program, "jiangsu-germany-dialogue-2022")) if field["field"] == "when")
    assert (when["value"], when["printed"], when["basis"]) == ("2022-07-07", "XXXX-07-07", "inferred")
    assert "[2022]-07-07" in program.on_terminal("show", "003:3", env={"NO_COLOR": "1"}).stdout


def test_without_the_editor_nothing_of_his_is_a_value(program: Program) -> None:
    record = one(program, "bo-yishan", "--as-printed")
    assert (record["name"], record["id"]) == ("Bo Yishan", None)
    assert "Buresch" not in program.run("show", "bo-yishan", "--as-printed", "--columns", "value").stdout
    assert values(one(program, "003:3.1", "--as-printed"), "when") == ["XXXX-07-07"]


def test_who_asserts_it_is_told(program: Program) -> None:
    asserted = {str(field["field"]): field["asserted_by"] for field in fields(one(program, "003:6.1"))}
    (by,) = asserted["count"] if isinstance(asserted["count"], list) else []
    assert isinstance(by, dict)
    assert by["id"] == "changzhou-information-office"
    shown = program.on_terminal("show", "003:3.1", columns=200, env={"NO_COLOR": "1"}).stdout
    assert not re.search(r"^  field .* says ", shown, re.MULTILINE)  # the reporter alone is not worth a column
    assert re.search(r"^  field .* says ", program.on_terminal("show", "003:6.1", columns=200, env={"NO_COLOR": "1"}).stdout, re.MULTILINE)


def test_a_speaker_who_is_not_named_is_not_stated_by_anybody(program: Program) -> None:
    shown = program.on_terminal("show", "003:14.1", columns=200, env={"NO_COLOR": "1"}).stdout
    assert re.search(r"^  who ⚑1 +not stated  +the passage names nobody +003:14$", shown, re.MULTILINE)


def test_what_the_program_finds_of_a_file_is_not_the_editors(program: Program) -> None:
    shown = program.on_terminal("show", "003", columns=200, env={"NO_COLOR": "1"}).stdout
    assert re.search(r"^  file +003_\w+\.txt +found by the program$", shown, re.MULTILINE)
    assert re.search(r"^  sha256 +[0-9a-f]{64} +found by the program$", shown, re.MULTILINE)


def test_passages_of_several_articles_have_their_whole_place_in_the_margin(program: Program) -> None:
    several = program.on_terminal("show", "nanjing", env={"NO_COLOR": "1"}).stdout
    assert re.search(r"^ +000:4 .*\n", several, re.MULTILINE)
    assert re.search(r"^ +001:17 ", several, re.MULTILINE)
    assert re.search(r"^ +14 ", program.on_terminal("show", "003:14", env={"NO_COLOR": "1"}).stdout, re.MULTILINE)


def test_values_that_differ_stand_side_by_side(voices: Program) -> None:
    record = one(voices, "fair-2023")
    when = [field for field in fields(record) if field["field"] == "when"]
    assert [(field["value"], field["claims"]) for field in when] == [("2023-05-02", ["a1:1.1"]), ("2023-05-03", ["a1:2.1"])]
    assert [len(list(str(field["asserted_by"]))) > 2 for field in when] == [False, True]
    assert len(values(record, "note")) == 1
    assert values(record, "participant") == ["Anna Adler"]
    assert "when: the passages differ" in voices.on_terminal("show", "fair-2023").stdout
    assert values(one(voices, "a1:2.1"), "when") == ["2023-05-03"]


@pytest.mark.parametrize("id", ["a-adler", "adler-a", "anna-adler", "Anna Adler", "adler anna"])
def test_former_ids_and_names_answer_too(id: str, voices: Program) -> None:
    record = one(voices, *id.split())
    assert record["id"] == "anna-adler"
    assert values(record, "was") == ["a-adler", "adler-a"]


def test_a_name_of_several_lists_the_ids(voices: Program) -> None:
    ran = voices.run("show", "Anna")
    assert ran.status == 1
    assert ran.stdout.count("\n") <= 1
    assert "sinoeu show anna-adler" in ran.stderr
    assert "sinoeu show anna-berg" in ran.stderr
    assert voices.run("show", "Anna", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chen-zhichagn", "sinoeu show chen-zhichang; "),
        ("changzhou-memorandum-202", "sinoeu show changzhou-memorandum-2022; 1 letter away"),
        ("jiangsu-germany-d", "sinoeu show jiangsu-germany-dialogue-2022; begins so"),
        ("3", "sinoeu show 003"),
        ("003:99", "article 003 has no passage 99: it has 17"),
        ("003:9.7", "passage 003:9 has no claim 7: it has 2"),
        ("013:1", "there is no article '013'"),
        ("nothing-like-it-at-all", "there is no id or name"),
        ("printed: Ningbo", "there is no id or name"),
        ("003:0", "has no passage 0"),
        ("\udce4", "there is no id or name"),
    ],
)
def test_an_unknown_id_is_told_with_what_may_be_meant(typed: str, said: str, program: Program) -> None:
    ran = program.inside("show", typed)
    assert ran.status == 1
    assert not ran.stdout
    assert said in ran.stderr


def test_passages_around_are_shown_and_are_no_evidence(program: Program) -> None:
    record = one(program, "003:14", "--context", "1")
    passages = record["passages"]
    assert isinstance(passages, list)
    assert [(piece["id"], piece["context"]) for piece in passages if isinstance(piece, dict)] == [("003:13", True), ("003:14", False), ("003:15", True)]
    evidence = record["evidence"]
    assert isinstance(evidence, list)
    assert [piece["passage"] for piece in evidence if isinstance(piece, dict)] == ["003:14"]
    lines = program.run("show", "003:1", "--context", "2", "--columns", "field,source").stdout.splitlines()
    assert lines[1:4] == ["words\t003:1", "context\t003:2", "context\t003:3"]
    assert program.run("show", "003:1", "--context", "-1").status == 2


@pytest.mark.parametrize("context", ["30000000", "9" * 30])
def test_no_context_is_more_than_the_article(context: str, program: Program) -> None:
    assert [row["id"] for row in rows(one(program, "003:14", "--context", context))] == [f"003:{number}" for number in range(1, 18)]
    assert len(program.ask("show", "chongqing", "--context", context)) == 1


def test_passages_that_lie_apart_are_shown_once_each_in_order(program: Program) -> None:
    for context in ("0", "1", "2", "5"):
        shown = rows(one(program, "jiangsu-germany-dialogue-2022", "--context", context))
        numbers = [int(str(row["id"]).rpartition(":")[2]) for row in shown]
        asked = [number for number, row in zip(numbers, shown, strict=True) if not row["context"]]
        assert numbers == sorted({near for number in asked for near in range(number - int(context), number + int(context) + 1) if 1 <= near <= 17})


@pytest.mark.parametrize("id", ["003:9", "bo-yishan", "jiangsu-germany-dialogue-2022", "004", "004:15"])
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(id: str, columns: int, program: Program) -> None:
    ran = program.on_terminal("show", id, "--context", "1", columns=columns, env={"NO_COLOR": "1"})
    assert ran.status == 0
    assert max(map(cell_len, ran.stdout.splitlines())) <= columns


def test_nothing_shown_is_obeyed(voices: Program) -> None:
    for words in (["show", "a1:2"], ["sources", "a1"], ["show", "a1:2", "--cite", "text"], ["show", "a1:2", "--cite", "bibtex"]):
        ran = voices.on_terminal(*words, "--color", "never")
        assert "\x1b" not in ran.stdout
        assert "\\x1b[2J" in ran.stdout or "{\\textbackslash}x1b[2J" in ran.stdout or "x1b[2J" in ran.stdout
