"""Laws of any corpus that the model can hold: what was curated comes out as it went in, whichever way it went."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from program import Program, Record
from sinoeu.curation.document import Plain
from sinoeu.curation.reading import CorpusReader
from sinoeu.model.corpus import Article, Origin
from sinoeu.model.kinds import ARTICLE, KINDS, Field, Holds
from test_when import dates
from test_yaml_file import quoted
from tiny_corpus import opened, write

ENTRIES: dict[str, dict[str, Plain]] = {
    "people": {"p1": {"name": "Lena Ostrow", "aliases": ["漢"]}, "p2": {"name": "\x1b[2J"}},
    "organisations": {"o1": {"name": "The Works"}},
    "places": {"l1": {"name": "China", "country": "CN"}, "l2": {"name": "Nanjing", "in": "l1"}},
}
IDS = {"person": ["p1", "p2"], "organisation": ["o1"], "place": ["l1", "l2"], "event": ["e0"]}
NOWHERE = Origin("")
MEANT = "whatever stands there"
"""As printed of somebody who is named: which of his forms it is the passage says."""
Cell = tuple[str, int, str | None, str | None, str | None, str, str | None, str | None]
"""Field, position, value, entity, printed, basis, because, url."""

words = st.text(st.sampled_from("aZé漢 \u202e\x1b\x00\u2028\ufeff\x85\u00a0'\":#{}[]-,&*!|>%@`\n\t\r\\=0👩"), min_size=1, max_size=8)
numbers = st.sampled_from(["3", "39.2", "5th", "110800000000", "-1", "007"])


def payloads(field: Field) -> st.SearchStrategy[Plain]:
    """What a field may hold, as it is curated."""
    match field.holds:
        case Holds.CHOICE:
            return st.sampled_from(field.choices)
        case Holds.DATE:
            return dates | st.fixed_dictionaries({"words": words})
        case Holds.NUMBER:
            return numbers
        case Holds.AMOUNT:
            return st.fixed_dictionaries({"value": st.sampled_from(["3", "188000000.5"])}, optional={"unit": words, "bound": st.just("over")})
        case Holds.REFERENCE:
            return st.sampled_from([id for kind in field.to for id in IDS.get(kind, ())]) | st.just("not named") | st.fixed_dictionaries({"unnamed": words})
        case _:
            return words


def values(field: Field) -> st.SearchStrategy[Plain]:
    """One or several values, each plain or a reading."""
    reading = st.fixed_dictionaries(
        {"is": payloads(field), "because": words}, optional={"url": words, "printed": words if field.holds is Holds.REFERENCE else payloads(field)}
    )
    one = payloads(field) | reading if field.holds is not Holds.AMOUNT else payloads(field)
    return st.lists(one, min_size=1, max_size=2) if field.many else one


@st.composite
def claims(draw: st.DrawFn) -> dict[str, Plain]:
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    fields = [field for field in kind.fields[1:] if field.required or draw(st.booleans())]
    first: Plain = f"{kind.name[0]}{draw(st.integers(1, 3))}" if kind.first.holds is Holds.NEW_ID else draw(values(kind.first))
    return {kind.name: first, **{field.name: draw(values(field)) for field in fields}}


passages = st.fixed_dictionaries({"text": words.map("x{}".format), "claims": st.lists(claims(), max_size=3)})
heads = st.fixed_dictionaries({}, optional={field.name: values(field) for field in ARTICLE.fields if field.holds is not Holds.REFERENCE})


def expected(field: Field, plain: Plain) -> Iterator[Cell]:
    """The cells of a field, straight from what was curated."""
    for position, item in enumerate(plain if isinstance(plain, list) else [plain]):
        if isinstance(item, dict) and field.holds is Holds.AMOUNT:
            for part, name in (("value", field.name), ("unit", f"{field.name}_unit"), ("bound", f"{field.name}_bound")):
                if part in item:
                    yield name, position, str(item[part]), None, str(item[part]), "stated", None, None
            continue
        reading = item if isinstance(item, dict) and "is" in item else {}
        read, printed = reading.get("is", item), reading.get("printed") if reading else item
        basis = "supplied" if "url" in reading else "inferred" if reading else "stated"
        grounds = basis, _text(reading.get("because")), _text(reading.get("url"))
        if field.holds is Holds.REFERENCE:
            id = read if isinstance(read, str) and read != "not named" else None
            source = MEANT if id and not reading else _words(printed, "unnamed") if printed != "not named" or reading else None
            yield field.name, position, None, id, source, *grounds
        else:
            yield field.name, position, _text(read), None, _words(printed, "words"), *grounds


def _text(plain: Plain | None) -> str | None:
    return plain if isinstance(plain, str) else None


def _words(plain: Plain | None, key: str) -> str | None:
    return _text(plain.get(key) if isinstance(plain, dict) else plain)


@settings(max_examples=15)
@given(heads, st.lists(passages, min_size=1, max_size=3))
def test_what_was_curated_survives_yaml_json_lines_the_database_and_json(head: dict[str, Plain], given_passages: list[dict[str, Plain]]) -> None:
    record: dict[str, Plain] = {"article": {"id": "a", **head}, "passages": [{"text": "xThe fair.", "claims": [{"event": "e0"}]}, *given_passages]}
    with tempfile.TemporaryDirectory() as folder:
        registries = {f"{name}.yaml": quoted(dict(entries)) for name, entries in ENTRIES.items()}
        yaml = write(Path(folder) / "yaml", {**registries, "articles/a.yaml": quoted(record)})
        jsonl = write(Path(folder) / "jsonl", {"articles.jsonl": json.dumps(record)})
        assert articles(yaml) == articles(jsonl)
        opened(Path(folder) / "database", {**registries, "articles/a.yaml": quoted(record)}).close()
        program = Program(Path(folder) / "home", Path(folder))
        cells = asked(program, "SELECT claim, field, position, value, entity, printed, basis, because, url FROM cells WHERE rests_on IS NULL")
        found = {(cell.pop("claim"), *cell.values()) for cell in cells}
        wanted = {(f"a:{at}.{number}", *cell) for at, number, field, plain in curated(record) for cell in expected(field, plain)}
        named = {cell[:5] for cell in wanted if cell[5] == MEANT}
        assert {(*cell[:5], MEANT, *cell[6:]) if cell[:5] in named else cell for cell in found} == wanted
        whole = "\n".join(str(passage["text"]) for passage in record["passages"] if isinstance(passage, dict))
        for passage in asked(program, 'SELECT start, "end", text FROM passages'):
            assert whole[int(str(passage["start"])) : int(str(passage["end"]))] == passage["text"]


@settings(max_examples=10)
@given(st.lists(dates, min_size=2, max_size=8))
def test_dates_keep_their_order_and_their_certainty(curated_dates: list[str]) -> None:
    events = [{"event": f"e{number}", "kind": "fair", "when": date} for number, date in enumerate(curated_dates)]
    with tempfile.TemporaryDirectory() as folder:
        opened(Path(folder) / "database", {"articles/a.yaml": json.dumps({"article": {"id": "a"}, "passages": [{"text": "x", "claims": events}]})}).close()
        records = json.loads(Program(Path(folder) / "home", Path(folder)).inside("timeline", "--json", "--db", str(Path(folder) / "database" / "corpus.db")).stdout)
    told = [record["date"] for record in records]
    assert sorted(date["edtf"] for date in told) == sorted(curated_dates)
    starts = [date["start"] for date in told if date["start"]]
    assert all(one[:4] <= other[:4] for one, other in pairwise(starts))


@settings(max_examples=60)
@given(st.sampled_from(["articles/a.yaml", "articles.jsonl", "people.yaml", "places.jsonl", "corpus.yaml"]), st.binary(max_size=60) | words.map(str.encode))
@example("articles/a.yaml", b"article: {id: a}\npassages: [{text: x, claims: [{met: []}]}]")
@example("people.yaml", b"a: {name: {is: [b], because: c}}")
def test_any_bytes_are_checked(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        path = Path("corpus") / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        ran = Program(Path("home").absolute(), Path(folder)).inside("check", "corpus")
    assert ran.status in (0, 1, 3)
    assert "fault of sinoeu" not in ran.stderr
    assert ran.status != 1 or f"corpus/{name}:" in ran.stdout


def articles(folder: Path) -> list[Article]:
    """The articles of a folder, wherever they stand in its files."""
    reader = CorpusReader(folder, ())
    found = [replace(article, origin=NOWHERE) for article in reader.read().articles]
    assert reader.findings == []
    return found


def asked(program: Program, query: str) -> list[Record]:
    """The rows of a query."""
    ran = program.inside("sql", query, "--json", "--db", str(program.folder / "database" / "corpus.db"))
    assert ran.status in (0, 1), ran.stderr
    rows: list[Record] = json.loads(ran.stdout)
    return rows


def curated(record: dict[str, Plain]) -> Iterator[tuple[int, int, Field, Plain]]:
    """Every field of every claim: the passage's number, the claim's in it, the field and what was curated."""
    listed = record["passages"]
    for at, passage in enumerate(listed if isinstance(listed, list) else (), start=1):
        said = passage["claims"] if isinstance(passage, dict) else []
        for number, claim in enumerate(said if isinstance(said, list) else (), start=1):
            assert isinstance(claim, dict)
            kind = KINDS[next(iter(claim))]
            for field in kind.fields:
                name = kind.name if field is kind.first else field.name
                if field.holds is not Holds.NEW_ID and name in claim:
                    yield at, number, field, claim[name]
