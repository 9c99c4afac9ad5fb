"""YAML read as text without type magic: what stays what it is, what is refused, and where."""

import json
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinoeu.curation.document import MAX_BYTES, MAX_DEPTH, Document, Plain
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.model.corpus import Spot, Spots
from sinoeu.model.value import Path

SCALARS = [
    "NO", "no", "yes", "Y", "on", "true", "False", "null", "NULL", "~", "1:30", "010", "0x1F", "1_000", "3.10", "1e3", ".5", ".inf", ".NaN", "-0", "+1",
    "2024-02-30", "2022-07-07", "2022-07-07T10:00:00Z", "=", "<<x", "a#b", "a:b", "100%", "003",
]  # fmt: skip


def read(text: str) -> Document:
    return read_yaml(text.encode())


def places(text: str) -> list[tuple[int, int]]:
    return [trouble[:2] for trouble in read(text).troubles]


def leaves(value: Plain, path: Path = ()) -> dict[Path, str]:
    """Every scalar with its path."""
    if isinstance(value, str):
        return {path: value}
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return {at: leaf for key, item in inner for at, leaf in leaves(item, (*path, key)).items()}


def placed(spots: Spots | Spot, path: Path = ()) -> dict[Path, Spot]:
    """Everything that has a place, by its path."""
    if not isinstance(spots, Spots):
        return {path: spots}
    return {path: spots.spot} | {at: spot for key, inner in spots.inner.items() for at, spot in placed(inner, (*path, key)).items()}


@pytest.mark.parametrize("scalar", SCALARS)
def test_scalars_stay_the_text_they_are(scalar: str) -> None:
    document = read(f"a: {scalar}")
    assert (document.content, placed(document.spots), document.troubles) == ({"a": scalar}, {(): (1, 1), ("a",): (1, 4)}, ())
    assert read(f"- {scalar}").content == [scalar]
    assert read(f"{scalar}: a").content == {scalar: "a"}


def test_nothing_is_the_empty_text() -> None:
    assert read("a:\nb: ''\n").content == {"a": "", "b": ""}


@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "\ufeff", "---\n", "%YAML 1.1\n---\n"])
def test_a_file_without_content_is_no_fault_of_yaml(text: str) -> None:
    document = read(text)
    assert not document.content
    assert document.troubles == ()


@pytest.mark.parametrize(
    ("text", "spot", "rule", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "duplicate-key", "the key 'a' stands here a second time"),
        ("x:\n  - {a: 1, a: 2}\n", (2, 12), "duplicate-key", "second time"),
        ("a: 1\n'a': 2\n", (2, 1), "duplicate-key", "second time"),
        ("a: &name 1\n", (1, 4), "unreadable", "anchors (&name)"),
        ("a: &name [1]\n", (1, 4), "unreadable", "anchors (&name)"),
        ("a: 1\nb: *name\n", (2, 4), "unreadable", "aliases"),
        ("a: !!int 1\n", (1, 4), "unreadable", "tags"),
        ("a: !!python/object/apply:os.system [ls]\n", (1, 4), "unreadable", "tags"),
        ("a: ! 1\n", (1, 4), "unreadable", "tags"),
        ("a:\n  <<: {b: 1}\n", (2, 3), "unreadable", "merge keys"),
        ("? [a, b]\n: c\n", (1, 3), "unreadable", "a key is a plain word"),
        ("{a: {b: c}, {d: e}: f}\n", (1, 13), "unreadable", "a key is a plain word"),
        ("a: 1\n---\nb: 2\n", (2, 1), "unreadable", "a second document"),
        ("a: 1\nb: [1\n", (2, 6), "unreadable", "while parsing a flow sequence"),
        ("a: b: c\n", (1, 5), "unreadable", "mapping values are not allowed"),
        ("a:\n\tb: 1\n", (2, 1), "unreadable", "cannot start any token"),
        ("a: 'b\n", (1, 6), "unreadable", "quoted scalar"),
        ('a: "\\ud800"\n', (1, 7), "unreadable", "invalid Unicode character"),
        ("ä: 1\nöö: \x07\n", (2, 5), "unreadable", "control character U+0007"),
        ("a: \x9b31m\n", (1, 4), "unreadable", "control character U+009B"),
        ("a: b\nc: x\u2028  y\n", (2, 5), "unreadable", "U+2028 LINE SEPARATOR"),
        ("a: b\nc: x\x85y\n", (2, 5), "unreadable", "U+0085"),
        ("a: b\nc: x\ufeffy\n", (2, 5), "unreadable", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a: b\nc: x\ufffey\n", (2, 5), "unreadable", "U+FFFE"),
    ],
)
def test_what_is_not_allowed_is_told_with_its_line_and_column(text: str, spot: tuple[int, int], rule: str, words: str) -> None:
    trouble = read(text).troubles[0]
    assert (trouble[:2], trouble.rule) == (spot, rule)
    assert words in trouble.message


@pytest.mark.parametrize(
    ("data", "spot"), [(b"\xff", (1, 1)), (b"a: b\nc: \xe4\n", (2, 4)), ("ä: ".encode() + b"\xc3", (1, 4)), (b"a: \xed\xa0\x80", (1, 4)), (b"a:\n\n  \xc0\xaf", (3, 3))]
)
def test_a_byte_that_is_not_utf_8_is_told_where_it_stands(data: bytes, spot: tuple[int, int]) -> None:
    (trouble,) = read_yaml(data).troubles
    assert trouble[:2] == spot
    assert "is not UTF-8" in trouble.message


def test_all_that_can_be_told_is_told_in_one_reading() -> None:
    assert places("a: &x 1\na: !!str 2\nb: *x\n<<: c\nd: [\n") == [(1, 4), (2, 1), (2, 4), (3, 4), (4, 1), (5, 5)]


def test_escapes_in_double_quotes_are_what_they_mean() -> None:
    assert read(r'a: "\x1b \u00a0 \U0001f469 \0 \n \\ \""').content == {"a": '\x1b \u00a0 \U0001f469 \0 \n \\ "'}
    assert read("a: \ufffd\U0001f469\u00a0x").content == {"a": "\ufffd\U0001f469\u00a0x"}


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")])
def test_depth_is_bounded(opening: str, closing: str) -> None:
    assert not any("deep" in trouble.message for trouble in read(opening * MAX_DEPTH + "x" + closing * MAX_DEPTH).troubles)
    assert "nested more than 40 deep" in read(opening * (MAX_DEPTH + 1) + "x" + closing * (MAX_DEPTH + 1)).troubles[-1].message


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a: [" + "x, " * 80_000 + "]", "a" * 2_000_000, '"' + "\\u00a0" * 300_000 + '"', "# " * 1_000_000]
)
def test_hostile_files_cost_little(text: str) -> None:
    started = process_time()
    read(text)
    assert process_time() - started < 8


def test_a_bomb_of_aliases_is_never_set_off() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert len(read(bomb).troubles) == 60 + 2 * 59


def test_a_file_too_large_is_refused() -> None:
    (trouble,) = read_yaml(b"#" * (MAX_BYTES + 1)).troubles
    assert "bytes" in trouble.message


@given(st.binary(max_size=200) | st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@`#, \n\t\\u0\ufeff\u2028\x85<"), max_size=80).map(lambda text: text.encode()))
@example(b"%TAG ! x\n---\n")
@example(b"? ")
@example(b"*a : b")
@example(b"\xef\xbb\xbfa: b")
def test_any_bytes_are_read_or_told_as_troubles(data: bytes) -> None:
    document = read_yaml(data)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for trouble in document.troubles:
        assert 1 <= trouble.line <= lines
        assert 1 <= trouble.column <= len(data) + 1
        assert trouble.message
    assert document.content is None or set(leaves(document.content)) <= set(placed(document.spots))


keys = st.text("abcdäß漢 ", min_size=1, max_size=5)
values = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
trees = st.recursive(values, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(keys, inner, min_size=1, max_size=3), max_leaves=8)


@given(trees)
def test_whatever_is_written_in_double_quotes_is_read_back(tree: Plain) -> None:
    document = read(quoted(tree))
    assert document.troubles == ()
    assert document.content == tree


@given(st.dictionaries(keys, st.lists(st.text("abc 漢", min_size=1, max_size=5), min_size=1, max_size=3), min_size=1, max_size=4), st.integers(0, 3))
def test_every_value_is_placed_where_it_is_written(tree: dict[str, list[str]], blank: int) -> None:
    lines = [""] * blank
    expected: dict[Path, tuple[int, int]] = {}
    for key, items in tree.items():
        lines.append(f"{json.dumps(key, ensure_ascii=False)}:")
        for number, item in enumerate(items):
            lines.append(f"  - {json.dumps(item, ensure_ascii=False)}")
            expected[key, number] = (len(lines), 5)
    document = read("\n".join(lines))
    assert document.content == tree
    assert placed(document.spots).items() >= expected.items()


def quoted(tree: Plain) -> str:
    """The tree as YAML in double quotes, every character but the letters as an escape."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(quoted, tree)) + "]"
    return '"' + "".join(one if one.isalnum() else f"\\U{ord(one):08x}" for one in tree) + '"'
