"""How answers are written: the formats say the same, screens keep to their width, and nothing that a source says is obeyed."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sinoeu.errors import WrongUsage
from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Mark, Quote, Row, Shown
from sinoeu.render import FORMATS, writer
from sinoeu.render.look import Look
from sinoeu.render.look.columns import all_columns
from sinoeu.render.md import escaped
from sinoeu.render.record.encoding import encoded
from sinoeu.text.visible import obeyed

PLAIN = Column("place", "place")
HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x07\x9b\u202e\u200b\u2028\r\n\t\\\",;'|[]()<*=\ud800")), max_size=30)
FLAG = Mark("implausible", "110.8 billion dollars", "more than the whole country received")
ESCAPES = ["\x1b[2J", "\x1b]0;owned\x07", "\x9b31m", "\u202egnijnaN\u202c", "Zhu\b\b\bLiu", "10\r99", "a\x7fb", "Nan\u200bjing", "a\u2028b", "a\nb", "\ud800"]


def written(format: str, answer: Answer, look: Look | None = None) -> str:
    out = io.StringIO()
    writer(format)(answer, out, look or Look())
    return out.getvalue()


def row(cells: dict[str, Cell], heading: str = "", marks: tuple[Mark, ...] = (), words: str = "At the opening ...") -> Row:
    record: dict[str, Json] = {name: [shown.value for shown in cell] for name, cell in cells.items()}
    return Row(heading, record, cells, (Quote("003:14", "003.txt", 7, words),), marks)


def listed(*rows: Row, columns: tuple[Column, ...] = (Column("place", "place", readings=True), Column("about", "about", wide=True)), group: str = "") -> Answer:
    return Answer(columns, [Entry("", {}, (one,)) for one in rows], group=group)


def deals(text: str = "digital PCR equipment for 河南省 hospitals Donaudampfschifffahrtsgesellschaft") -> Answer:
    return listed(
        row({"place": (Shown("Nanjing", "Ningbo", "supplied"),), "about": (Shown(text), Shown(text * 3))}, marks=(FLAG,), words=text),
        row({"place": (Shown(None),), "about": ()}),
        row({"place": (Shown("Paris"), Shown("Lyon")), "about": (Shown("x"),)}, marks=(FLAG,)),
    )


def person(*rows: Row, title: str = "Chen Zhichang", lines: tuple[str, ...] = ()) -> Answer:
    head: dict[str, Json] = {"type": "person", "roles": [], "met": [], "flags": []}
    columns = (Column("role", "role"), Column("who", "who", wide=True))
    return Answer(columns, [Entry(title, head, rows, lines)], {"roles": "Offices", "met": "Met"})


def timeline(text: str = "Dialogue 中德创新园区") -> Answer:
    columns = (Column("year", "year", unsaid="year not stated"), Column("date", "date", True), Column("title", "title", wide=True), Column("who", "who"))

    def dated(year: str | None, date: Shown) -> Row:
        return row({"year": (Shown(year),), "date": (date,), "title": (Shown(text * 4),), "who": (Shown(text),)}, words=text)

    return listed(
        dated("2022", Shown("2022-07-07", "XXXX-07-07", "inferred", True)),
        dated("2023", Shown("2023-02-22/2023-02-25", date=True)),
        dated("2023", Shown("2023-02?", date=True)),
        dated(None, Shown("XXXX-11-19/XXXX-11-22", date=True)),
        columns=columns,
        group="year",
    )


def test_formats_are_the_modules_of_the_folder() -> None:
    assert list(FORMATS) == ["csv", "json", "jsonl", "md", "table", "tsv"]
    assert all(len(line) > 20 and '"' not in line for line in FORMATS.values())
    with pytest.raises(WrongUsage, match="xml"):
        writer("xml")


def test_only_the_table_imports_rich() -> None:
    code = "import sys\nfrom sinoeu.render import FORMATS, writer\n[writer(name) for name in FORMATS if name != 'table']\nsys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=4))
def test_formats_agree(values: list[tuple[str, str]]) -> None:
    """Place and subject come back the same from JSON, JSON Lines, CSV and TSV; only lone surrogates, which no UTF-8 holds, do not."""
    answer = listed(*(row({"place": (Shown(place),), "about": (Shown(about),)}) for place, about in values))
    expected = [[one.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for one in pair] for pair in values]
    records = json.loads(written("json", answer))
    assert [[record["place"][0], record["about"][0]] for record in records] == expected
    assert [json.loads(line) for line in written("jsonl", answer).splitlines()] == records
    header, *lines = csv.reader(io.StringIO(written("csv", answer), newline=""), strict=True)
    assert header == ["place", "place_printed", "place_basis", "about", "source", "flags"]
    assert [[line[0], line[3]] for line in lines] == expected
    tab_separated = [line.split("\t") for line in written("tsv", answer).split("\n")[1:-1]]
    assert [[_untabbed(line[0]), _untabbed(line[3])] for line in tab_separated] == expected


def _untabbed(value: str) -> str:
    meant = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    characters = iter(value)
    return "".join(meant[next(characters)] if character == "\\" else character for character in characters)


@given(HOSTILE)
def test_json_is_strict_and_visible(text: str) -> None:
    made = encoded({text: [text, True, None]}, indent=2)
    assert not obeyed().search(made.replace("\n", ""))
    assert "\ud800" not in json.loads(made)
    json.loads(made).popitem()[1][0].encode()


def test_json_writes_what_would_be_obeyed_as_escapes() -> None:
    assert encoded("\x00\x1b\x7f\x9b\u202e\u2028\U000e0041陈é\ud800") == '"\\u0000\\u001b\\u007f\\u009b\\u202e\\u2028\\udb40\\udc41陈é\ufffd"'
    assert encoded([2**53, 2**53 + 1, -(2**53) - 1, True, None]) == '[9007199254740992,"9007199254740993","-9007199254740993",true,null]'


def test_json_of_nothing_is_an_empty_array() -> None:
    assert written("json", listed()) == "[]\n"
    assert written("jsonl", listed()) == ""
    assert written("csv", listed()).startswith("place,")
    assert written("table", listed()) == ""


def test_rows_are_nested_under_their_headings() -> None:
    answer = person(row({"role": (Shown("mayor"),)}, "roles"), row({"role": (Shown("envoy"),)}, "roles"), row({"who": (Shown("Bo"),)}, "met"))
    record = {"type": "person", "roles": [{"role": ["mayor"]}, {"role": ["envoy"]}], "met": [{"who": ["Bo"]}], "flags": []}
    assert written("json", answer) == json.dumps([record], indent=2) + "\n"
    assert written("jsonl", answer) == json.dumps(record, separators=(",", ":")) + "\n"
    assert written("csv", answer).splitlines() == ["heading,role,who,source,flags", "roles,mayor,,003:14,", "roles,envoy,,003:14,", "met,,Bo,003:14,"]
    with pytest.raises(ValueError, match="out of the order"):
        written("json", person(row({}, "met"), row({}, "roles")))


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "table"])
def test_answers_are_streamed(format: str) -> None:
    """Each row is written before the one after the next is asked for."""
    out = io.StringIO()

    def endless() -> Iterator[Entry]:
        for number in count(1):
            assert number < 3 or f"place {number - 2}" in out.getvalue()
            yield Entry("", {}, (row({"place": (Shown(f"place {number}"),)}),))

    assert writer(format)(Answer((PLAIN,), endless()), out, Look(limit=10)) == 10


def test_readings_stand_beside_what_is_printed() -> None:
    lines = list(csv.reader(io.StringIO(written("csv", deals("x")))))
    assert lines[1][:3] == ["Nanjing", "Ningbo", "supplied"]
    assert lines[2][:3] == ["", "", ""]
    assert lines[3] == ["Paris; Lyon", "Paris; Lyon", "stated; stated", "x", "003:14", 'implausible: "110.8 billion dollars" - more than the whole country received']


def test_columns_are_chosen_by_name() -> None:
    look = Look(columns=("about", "place_printed", "quote"))
    assert written("tsv", deals("x"), look).splitlines()[:2] == ["about\tplace_printed\tquote", "x; xxx\tNingbo\tx"]
    assert list(all_columns(deals())) == ["place", "place_printed", "place_basis", "about", "source", "flags", "quote"]
    assert written("md", deals("x"), look).splitlines()[0] == "| about | place, printed | quote |"
    with pytest.raises(WrongUsage) as refused:
        written("csv", deals(), Look(columns=("plaec",)))
    assert refused.value.instead == ("plaec", "place")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_spreadsheets_run_nothing_when_asked(value: str) -> None:
    answer = listed(row({"place": (Shown(value),)}))
    columns = Look(columns=("place",))
    assert list(csv.reader(io.StringIO(written("csv", answer, columns), newline="")))[1] == [value]
    assert list(csv.reader(io.StringIO(written("csv", answer, columns._replace(csv_safe=True)), newline="")))[1] == ["'" + value]


def test_an_empty_value_alone_is_still_a_record() -> None:
    assert written("csv", listed(row({})), Look(columns=("about",))) == 'about\n""\n'


def test_markdown_shows_text_as_it_is() -> None:
    assert escaped("a|b\\c <b> *x* [y](z) $1$ &amp; AT&T\n# x") == r"a\|b\\c &lt;b> \*x\* [y]\(z) \$1\$ \&amp; AT&T # x"
    assert escaped("# x") == r"\# x"
    answer = person(row({"role": (Shown("mayor|x"),)}, "roles", marks=(FLAG,)), lines=("also: Zhichang Chen",))
    assert written("md", answer) == (
        "## Chen Zhichang\n\nalso: Zhichang Chen\n\n### Offices\n\n| role | source |\n| --- | --- |\n| mayor\\|x ⚑1 | 003:14 |\n"
        '\n⚑1 implausible: "110.8 billion dollars" - more than the whole country received\n'
    )


@pytest.mark.parametrize("quotes", [False, True])
@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 200])
@pytest.mark.parametrize("answer", [deals(), timeline(), person(row({"who": (Shown("施罗德" * 40),)}, "met"), title="陈志昌 " * 30, lines=("x" * 99,))])
def test_no_line_is_wider_than_the_terminal(answer: Answer, width: int, quotes: bool) -> None:
    lines = written("table", answer, Look(width=width, quotes=quotes)).splitlines()
    assert lines
    assert max(map(cell_len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)


@given(HOSTILE, st.integers(20, 90), st.booleans())
def test_hostile_text_keeps_to_the_width_and_is_never_obeyed(text: str, width: int, quotes: bool) -> None:
    for answer in (deals(text), timeline(text), person(row({"who": (Shown(text),)}, "met", (FLAG._replace(words=text),)), title=text, lines=(text,))):
        made = written("table", answer, Look(width=width, quotes=quotes))
        assert not obeyed().search(made.replace("\n", ""))
        assert max(map(cell_len, made.split("\n"))) <= width


@pytest.mark.parametrize("payload", ESCAPES)
@pytest.mark.parametrize("format", ["table", "md", "json", "jsonl"])
def test_escapes_never_reach_a_terminal(format: str, payload: str) -> None:
    for answer in (deals(payload), timeline(payload), person(row({"role": (Shown(payload),)}, "roles"), title=payload)):
        assert not obeyed().search(written(format, answer, Look(quotes=True)).replace("\n", ""))


def test_a_table() -> None:
    assert written("table", deals("digital PCR equipment for hospitals"), Look(width=70)).splitlines() == [
        "place                about                                      source",
        "───────────────────  ─────────────────────────────────────────  ──────",
        "Ningbo [Nanjing] ⚑1  digital PCR equipment for hospitals,       003:14",
        "                     digital PCR equipment for",
        "                     hospitalsdigital PCR equipment for",
        "                     hospitalsdigital PCR equipment for",
        "                     hospitals",
        "",
        "not stated                                                      003:14",
        "",
        "Paris, Lyon ⚑1       x                                          003:14",
        "",
        '⚑1 implausible: "110.8 billion dollars" - more than the whole country',
        "   received",
        "",
        "[ ] supplied or inferred by the editor; --json gives the reason",
    ]


def test_a_card() -> None:
    answer = listed(row({"place": (Shown("Paris"),), "about": (Shown("digital PCR equipment for hospitals"),)}))
    made = ["Paris", "  about  digital PCR equipment for", "         hospitals", "  003:14, line 7  “At the opening ...”"]
    assert written("table", answer, Look(width=40, quotes=True)).splitlines() == made


def test_a_timeline() -> None:
    made = written("table", timeline("Dialogue "), Look(width=60)).splitlines()
    assert made[:3] == ["2022 " + "─" * 55, "● [2022]-07-07   Dialogue Dialogue Dialogue Dialogue", "│                Dialogue  · 003:14"]
    assert [line[:16].rstrip() for line in made if line[0:1] in ("●", "━", "○", "◇", "y") and "a day" not in line] == [
        "● [2022]-07-07", "━ 2023-02-22/25", "○ 2023-02?", "year not stated", "◇ XXXX-11-19/22",
    ]  # fmt: skip
    assert "● a day · ━ a span · ◇ no exact day · ○ uncertain" in made


def test_a_page_in_ascii_is_ascii() -> None:
    for answer in (deals("x"), timeline("x")):
        assert written("table", answer, Look(ascii=True, quotes=True)).isascii()


def test_colour_and_links_only_where_they_are_wanted() -> None:
    def addresses(article: str) -> str:
        return f"https://example.org/{article}"

    assert "\x1b" not in written("table", deals(), Look(links=addresses))
    assert "\x1b]8;" not in written("table", deals(), Look(colour=True))
    assert "https://example.org/003\x1b\\" in written("table", deals(), Look(colour=True, links=addresses))
    quoted = written("table", timeline(), Look(colour=True, links=addresses, quotes=True))
    assert quoted.count("003:14, line 7\x1b[0m\x1b]8;;\x1b\\") == 4  # the link ends with the place


@pytest.mark.parametrize(
    "address", ["https://x/\x1b\\\x1b[2J", "javascript:alert(1)", "https://x/ y", "https://例.cn/", "ftp://x/y", "https://", "file:///a\x07b", "", None]
)
def test_what_is_no_proper_address_is_no_link(address: str | None) -> None:
    assert "]8;" not in written("table", deals(), Look(colour=True, links=lambda _: address))


def test_a_long_table_says_that_there_is_more() -> None:
    rows = [row({"place": (Shown(f"place {number}"),)}) for number in range(5)]
    assert "… 2 more (--limit 0 shows all)" in written("table", listed(*rows), Look(limit=3))
    assert "… at least 500 more (--limit 0 shows all)" in written("table", listed(*rows * 200), Look(limit=3))
    assert "… 2 more (--limit 0 shows all)" in written("table", listed(*rows)._replace(total=5), Look(limit=3))
    assert "…" not in written("table", listed(*rows), Look(limit=5))
    assert "… 4 more" in written("table", person(*(one._replace(heading="met", cells={"who": (Shown("x"),)}) for one in rows)), Look(limit=1))
    assert len(json.loads(written("json", listed(*rows), Look(limit=3)))) == 3
