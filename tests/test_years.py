"""The timeline drawn: where on a year's scale a date lies, how exact it is seen to be, who takes part, and that nothing waits for the rows that follow."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from program import Program
from sinoeu.model.answer import Answer, Cell, Column, Entry, Quote, Row, Shown
from sinoeu.render import writer
from sinoeu.render.look import Look
from sinoeu.render.screen.scale import ASCII, UNICODE, drawn

COLUMNS = (
    Column("year", "year", on_screen=False),
    Column("date", "date", readings=True),
    Column("type", "type"),
    Column("what", "what", wide=True),
    Column("sides", "sides", on_screen=False),
)


def told(year: str, date: Shown, what: str = "Dialogue", sides: tuple[str, ...] = ()) -> Entry:
    cells: dict[str, Cell] = {
        "year": (Shown(year),), "date": (date._replace(date=True),), "type": (Shown("event"),), "what": (Shown(what),), "sides": tuple(map(Shown, sides)),
    }  # fmt: skip
    return Entry("", {}, (Row("", {}, cells, (Quote("003:14", "003.txt", 7, "At the opening ..."),)),))


def answer(*entries: Entry) -> Answer:
    return Answer(COLUMNS, entries, group="year", drawn="date", sides="sides")


def written(made: Answer, look: Look) -> list[str]:
    out = io.StringIO()
    writer("table")(made, out, look)
    return out.getvalue().splitlines()


def on_scale(edtf: str, cells: int = 1) -> str:
    at = drawn(edtf, cells, UNICODE)
    return (" " * at.at + at.bar).ljust(12 * cells) if at.bar else ""


@pytest.mark.parametrize(
    ("edtf", "scale"),
    [
        ("2022-01-01", "●           "),
        ("2022-12-31", "           ●"),
        ("2022-07-07?", "      ○     "),
        ("XXXX-05-21", "    ●       "),
        ("202X-05", "    ◇       "),
        ("2021-12~", "           ◌"),
        ("2022", "├──────────┤"),
        ("2022~", "├┄┄┄┄┄┄┄┄┄┄┤"),
        ("2022-XX", "├──────────┤"),
        ("2021-12", "           ◇"),
        ("2023-02-22/2023-02-25", " ━          "),
        ("2023-02/2023-05", " ━━━━       "),
        ("2023-11-19?/2023-12-22?", "          ┅┅"),
        ("XXXX-11-19/XXXX-12-22", "          ━━"),
        ("XXXX-11-19/XXXX-01-22", "          ━▸"),
        ("2023-11/2025-02", "          ━▸"),
        ("2011/2014", "━━━━━━━━━━━▸"),
        ("2023-06/..", "     ━━━━━━▸"),
        ("2023-12/..", "           ▸"),
        ("../2022-03", "◂━━         "),
        ("2020?/..", "┅┅┅┅┅┅┅┅┅┅┅▸"),
        ("201X", ""),
        ("for a long time", ""),
        ("", ""),
    ],
)
def test_a_date_lies_on_its_year_as_exactly_as_it_is_known(edtf: str, scale: str) -> None:
    assert on_scale(edtf) == scale


@pytest.mark.parametrize(
    ("edtf", "scale"),
    [
        ("1972", "├──────────▸"),
        ("2014-06", "     ◇━━━━━▸"),
        ("2014-06-02", "     ●━━━━━▸"),
        ("2014-11-02?", "          ○▸"),
        ("2014-12", "           ▸"),
        ("for long", ""),
    ],
)
def test_what_lasts_goes_on_from_its_beginning(edtf: str, scale: str) -> None:
    at = drawn(edtf, 1, UNICODE, lasting=True)
    assert (" " * at.at + at.bar).ljust(12 if at.bar else 0) == scale
    assert ("after" in at.kinds) == bool(at.bar)
    assert len(set(UNICODE)) == len(UNICODE)
    assert len(set(ASCII)) == len(ASCII)


def test_ties_without_an_end_go_on(program: Program) -> None:
    page = program.on_terminal("timeline", "--kind", "tie", "--limit", "2", columns=40).stdout
    assert "├──────────▸" in page
    assert "├──────────┤" not in page
    assert "▸ goes on" in page
    assert "├──────────┤" in program.on_terminal("timeline", "--kind", "event", "--limit", "2", columns=40).stdout


def test_months_stand_only_above_what_is_drawn() -> None:
    made = answer(told("year not stated", Shown(None, "for long")), told("year not stated", Shown("XXXX-05-21")), told("year not stated", Shown("XXXX-06-21")))
    assert [line for line in written(made, Look(width=80)) if line.strip(" │")][:5] == [
        "year not stated ────────────────────────────────────────────────────────────────",
        "     □ for long                  Dialogue",
        "     │                           event · 003:14",
        "     ┌ J F M A M J J A S O N D",
        "     □ · · · · ·●· · · · · · ·   Dialogue",
    ]
    for width in (40, 80, 200):
        page = "\n".join(written(answer(told("year not stated", Shown(None, "for long"))), Look(width=width)))
        assert "J" not in page


def test_the_more_cells_the_more_exact() -> None:
    assert [on_scale("2022-07-16", cells).index("●") for cells in (1, 2, 3, 4, 5)] == [6, 12, 19, 25, 32]
    assert on_scale("2021-12", 3).strip() == "├─┤"
    assert on_scale("2024-02-29", 5).index("●") == 9


YEARS, MONTHS = st.sampled_from(["2022", "2023", "XXXX", "202X"]), st.sampled_from(["", "-01", "-02", "-07", "-12", "-XX"])
DAYS, MARKS = st.sampled_from(["", "-01", "-28", "-XX"]), st.sampled_from(["", "?", "~"])
POINTS = st.builds(lambda year, month, day, mark: f"{year}{month}{day if month else ''}{mark}", YEARS, MONTHS, DAYS, MARKS)


@given(st.one_of(POINTS, st.builds("{}/{}".format, POINTS | st.just(".."), POINTS | st.just(".."))), st.integers(1, 6))
def test_nothing_is_drawn_outside_the_year(edtf: str, cells: int) -> None:
    for signs in (UNICODE, ASCII):
        at = drawn(edtf, cells, signs)
        assert 0 <= at.at <= at.at + len(at.bar) <= 12 * cells
        assert bool(at.bar) == bool(at.kinds)


def test_at_eighty_columns_the_date_stands_under_its_scale() -> None:
    made = answer(
        told("2022", Shown("2022-07-07", "XXXX-07-07", "inferred"), "Jiangsu-Germany Dialogue", ("cn", "eu")),
        told("2023", Shown("2023-02"), "talks " * 9, ("cn",)),
        told("2023", Shown("2023-11-19?/2023-11-22?"), sides=("eu", "other")),
        told("2025", Shown("2025"), sides=("other",)),
        told("year not stated", Shown("XXXX-05-21")),
        told("year not stated", Shown(None, "for a long time")),
    )
    assert written(made, Look(width=80)) == [
        "2022 ┌ J F M A M J J A S O N D ─────────────────────────────────────────────────",
        "     ■ · · · · · · ● · · · · ·   Jiangsu-Germany Dialogue",
        "     │ [2022]-07-07              event · 003:14",
        "     │",
        "2023 ├ J F M A M J J A S O N D ─────────────────────────────────────────────────",
        "     ◧ · ├┤· · · · · · · · · ·   talks talks talks talks talks talks talks talks",
        "     │ 2023-02                   talks",
        "     │                           event · 003:14",
        "     │",
        "     ◨ · · · · · · · · · · ·┅·   Dialogue",
        "     │ 2023-11-19/22?            event · 003:14",
        "     ┆",
        "2025 ├ J F M A M J J A S O N D ─────────────────────────────────────────────────",
        "     □ ├──────────────────────┤  Dialogue",
        "     │ 2025                      event · 003:14",
        "",
        "year not stated ────────────────────────────────────────────────────────────────",
        "     ┌ J F M A M J J A S O N D",
        "     □ · · · · ·●· · · · · · ·   Dialogue",
        "     │ XXXX-05-21                event · 003:14",
        "     │",
        "     □ for a long time           Dialogue",
        "     │                           event · 003:14",
        "",
        "■ China and Europe · ◧ China · ◨ Europe · □ neither named",
        "● a day · ├─┤ some time within · ┅ uncertain",
        "",
        "[ ] supplied or inferred by the editor; --json gives the reason",
    ]


def test_on_a_narrow_terminal_the_scale_stands_at_the_right() -> None:
    made = answer(told("2022", Shown("2022-07-07"), "Jiangsu-Germany Dialogue 2022 in Changzhou"), told("2023", Shown("2023-02/..")))
    assert written(made, Look(width=40)) == [
        "2022 ────────────────────── JFMAMJJASOND",
        "□ 2022-07-07                ······●·····",
        "│ Jiangsu-Germany Dialogue 2022 in",
        "│ Changzhou",
        "│ event · 003:14",
        "│",
        "2023 ────────────────────── JFMAMJJASOND",
        "□ 2023-02/..                ·━━━━━━━━━━▸",
        "│ Dialogue",
        "│ event · 003:14",
        "",
        "□ neither named",
        "● a day · ━ a span · ▸ goes on",
    ]
    assert written(made, Look(width=20))[1:4] == ["□       ······●·····", "│ 2022-07-07", "│ Jiangsu-Germany"]


def test_on_a_wide_terminal_a_row_is_a_line() -> None:
    rows = written(answer(told("2022", Shown("2022-07-07")), told("2022", Shown("2022-08")), told("2022", Shown("2022-08"), "talks " * 40)), Look(width=160))
    assert rows[0].startswith("2022 ┌ Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ───")
    assert rows[1] == "     □ ·   ·   ·   ·   ·   ·   ●   ·   ·   ·   ·   ·     2022-07-07              Dialogue                                event · 003:14"
    assert rows[2].endswith("├──┤·   ·   ·   ·     2022-08                 Dialogue                                event · 003:14")
    assert rows[3] == "     │"
    assert {row.index("event") for row in rows if "event" in row} == {rows[1].index("event")}, "one below the other"


def test_without_the_letters_it_is_drawn_in_ascii() -> None:
    made = answer(told("2022", Shown("2022-07-07"), sides=("cn",)), told("2022", Shown("2022-08~")), told("2024", Shown("2024-11/.."), sides=("cn", "eu")))
    for width in (40, 80, 200):
        assert all(line.isascii() for line in written(made, Look(width=width, ascii=True)))
    assert [line[:31] for line in written(made, Look(width=80, ascii=True))[:6]] == [
        "2022 + J F M A M J J A S O N D ",
        "     C . . . . . . * . . . . . ",
        "     | 2022-07-07              ",
        "     |",
        "     ? . . . . . . . ||. . . . ",
        "     | 2022-08~                ",
    ]


def test_the_sides_are_seen_without_colour_and_in_it() -> None:
    made = answer(*(told("2022", Shown("2022-07-07"), sides=sides) for sides in ((), ("cn",), ("eu",), ("cn", "eu"))))
    assert [line[5] for line in written(made, Look(width=200))[1:5]] == ["□", "◧", "◨", "■"]
    coloured = written(made, Look(width=200, colour=True))[1:5]
    assert [("\x1b[31m●" in line, "\x1b[94m●" in line, "\x1b[35m●" in line) for line in coloured] == [
        (False,) * 3,
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_rows_are_drawn_as_they_come() -> None:
    out = io.StringIO()

    def coming() -> Iterator[Entry]:
        for number in range(1, 10):
            assert number == 1 or f"place {number - 1}" in out.getvalue()
            yield told("2022", Shown("2022-07-07"), f"place {number}")

    assert writer("table")(answer()._replace(entries=coming()), out, Look()) == 9


@given(st.text(max_size=30), st.text(max_size=20), POINTS, st.integers(20, 220), st.booleans())
def test_whatever_is_told_keeps_to_the_width(what: str, printed: str, date: str, width: int, quotes: bool) -> None:
    made = answer(told(printed, Shown(date, printed, "inferred"), what), told("2022", Shown(None, printed), what * 9))
    assert max(map(cell_len, written(made, Look(width=width, quotes=quotes)))) <= width


def test_the_timeline_tells_the_sides_of_those_who_take_part(program: Program) -> None:
    sides = {str(one["title"]): one["sides"] for one in program.ask("timeline")}
    assert sides["Jiangsu-Germany Dialogue 2022"] == ["cn", "eu"]
    assert sides["official visit"] == ["eu"]
    assert sides["sister provinces and states"] == ["cn", "eu"], "places by the country they lie in"
    assert sides["ICT Spring"] == [], "a delegation that is not named has no side"
    lines = [line.split("\t") for line in program.run("timeline").stdout.splitlines()]
    at = {name: lines[0].index(name) for name in ("what", "sides")}
    assert {tuple(line[at[name]] for name in at) for line in lines} >= {("Jiangsu-Germany Dialogue 2022", "cn; eu"), ("ICT Spring", "")}
