"""How what is wide finds room on a screen: no word and no date is cut, sparse columns stand under the rows, long dates are wrapped."""

import io

import pytest
from rich.text import Text

from sinoeu.model.answer import Answer, Cell, Column, Entry, Quote, Row, Shown
from sinoeu.render import writer
from sinoeu.render.look import Look
from sinoeu.render.screen.wrapping import folded, height


def drawn(answer: Answer, width: int) -> str:
    out = io.StringIO()
    writer("table")(answer, out, Look(width=width))
    return out.getvalue()


def row(cells: dict[str, Cell]) -> Row:
    return Row("", {}, cells, (Quote("003:14", "003.txt", 7, "At the opening ..."),))


def listed(*rows: Row, columns: tuple[Column, ...], group: str = "") -> Answer:
    return Answer(columns, [Entry("", {}, (one,)) for one in rows], group=group)


def told(*dates: Shown, label: bool = False, words: str = "Dialogue") -> Answer:
    columns = (Column("year", "year"), Column("date", "date"), Column("title", "title", wide=True), Column("count", "count", label=label))
    rows = [row({"year": (Shown("2022"),), "date": (date._replace(date=True),), "title": (Shown(words),), "count": (Shown("10"),)}) for date in dates]
    return listed(*rows, columns=columns, group="year")


def test_a_long_date_is_wrapped_in_its_column_and_a_very_long_one_stands_above() -> None:
    dates = Shown("2022-07-07"), Shown(None, "over the past ten years or so"), Shown(None, "when this county began " * 4)
    assert drawn(told(*dates), 80).splitlines()[1:] == [
        "● 2022-07-07         Dialogue",
        "│                    10 · 003:14",
        "│",
        "◇ over the past ten  Dialogue",
        "│ years or so        10 · 003:14",
        "│",
        "◇ when this county began when this county began when this county began when this",
        "│ county began",
        "│                    Dialogue",
        "│                    10 · 003:14",
        "",
        "● a day · ◇ no exact day",
    ]


def test_a_detail_has_its_heading_where_the_column_asks_for_it() -> None:
    assert "│             count 10 · 003:14" in drawn(told(Shown("2022-07-07"), label=True), 80).splitlines()


@pytest.mark.parametrize("date", ["2022-07-07", "2019-12-30/2020-01-02"])
@pytest.mark.parametrize("width", [60, 70, 80, 100])
def test_no_word_and_no_date_of_a_table_is_cut(date: str, width: int) -> None:
    """Where the columns have no room for their words, rows are written as cards."""
    words = "entreprises cooperation Administrative establishment"
    columns = tuple(Column(name, name, wide=name == "a") for name in "abcd")
    made = drawn(listed(row({"a": (Shown(words),), "b": (Shown(date, date=True),), "c": (Shown(words),), "d": (Shown(words),)}), columns=columns), width)
    assert all(made.count(word) == 3 for word in words.split())
    assert made.count(date) == 1


def test_a_sparse_column_stands_under_its_rows() -> None:
    columns = Column("what", "what", wide=True), Column("sums", "sums")
    rows = [row({"what": (Shown("foreign capital received"),)}) for _ in range(5)]
    rows[3] = row({"what": (Shown("foreign capital received"),), "sums": (Shown("110.8 billion / 234 = 473.5 million each"),)})
    made = drawn(listed(*rows, columns=columns), 60).splitlines()
    assert made[0] == "what                      source"
    assert made[8:10] == ["foreign capital received  003:14", "  sums: 110.8 billion / 234 = 473.5 million each"]
    assert drawn(listed(*rows, columns=columns), 90).splitlines()[0].split() == ["what", "sums", "source"]


def table(width: int, **columns: tuple[str, ...]) -> list[str]:
    """A table of columns of values, `text` the wide one."""
    made = tuple(Column(name, name.replace("_", " "), wide=name == "text") for name in columns)
    rows = [row({name: (Shown(value),) for name, value in zip(columns, values, strict=True) if value}) for values in zip(*columns.values(), strict=True)]
    return drawn(listed(*rows, columns=made), width).splitlines()


def test_a_long_column_stands_under_the_rows_where_that_saves_lines() -> None:
    words = ("The signing took place in the context of a fair", "It was the first one")
    read = ("signing of the memorandum on the Nanjing-Luxembourg Overseas Coordination Innovation Center, Luxembourg",) * 2
    assert table(60, text=words, curated_from_it=read) == [
        "text                                             source",
        "───────────────────────────────────────────────  ──────",
        "The signing took place in the context of a fair  003:14",
        "  curated from it: signing of the memorandum on the",
        "  Nanjing-Luxembourg Overseas Coordination Innovation",
        "  Center, Luxembourg",
        "",
        "It was the first one                             003:14",
        "  curated from it: signing of the memorandum on the",
        "  Nanjing-Luxembourg Overseas Coordination Innovation",
        "  Center, Luxembourg",
    ]
    assert table(200, text=words, curated_from_it=read)[0].split() == ["text", "curated", "from", "it", "source"]


def test_a_table_stays_one() -> None:
    """Of columns that are filled no more than one goes under the rows, however many lines that would save."""
    name, longer, longest = (("a name of several words " * times,) * 4 for times in (1, 12, 20))
    headings = [table(width, name=name, of=longer, office=longest, seat=longest)[0].split() for width in (100, 120, 160)]
    assert [len(heading) for heading in headings] == [4, 4, 4]


def test_emptier_columns_go_first() -> None:
    long = ("a name of several words and of some length",) * 4
    made = table(80, name=long, of=long, since=("for nearly thirty years", "", "", ""))
    assert made[0].split() == ["name", "of", "source"]
    assert sum("since: for nearly thirty years" in line for line in made) == 1


def test_numbers_stand_at_the_right() -> None:
    made = table(60, name=("Chen", "Bo", "Fu"), met=("10", "1", ""), claimed=("100%", "8%", "92%"), said=("1,011", "in part", ""))
    assert made[0].split() == ["name", "met", "claimed", "said", "source"]
    assert [line[:28].rstrip() for line in made[2:]] == ["Chen   10     100%  1,011", "Bo      1       8%  in part", "Fu             92%"]


def test_a_long_label_of_a_card_stands_above_its_value() -> None:
    assert table(40, text=("The signing",), curated_from_it=("Luxembourg",), of=("Nanjing",)) == [
        "The signing",
        "  curated from it",
        "    Luxembourg",
        "  of      Nanjing",
        "  source  003:14",
    ]


def test_lines_of_prose_are_not_longer_than_is_good_to_read() -> None:
    out = io.StringIO()
    quoted = Row("", {}, {"what": (Shown("x " * 80),)}, (Quote("003:14", "003.txt", 7, "At the opening of the fair " * 9),))
    writer("table")(listed(quoted, columns=(Column("what", "what"),)), out, Look(width=200, quotes=True))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines[2:3])) > 150
    assert max(map(len, lines[3:])) <= 100


def test_the_sign_of_a_flag_goes_along_with_the_word_before_it() -> None:
    def lines(text: str, width: int) -> list[str]:
        return [line.plain for line in folded(Text(text), width)]

    assert lines("Christian Fischer ⚑1", 17) == ["Christian", "Fischer ⚑1"]
    assert lines("Christian Fischer ⚑1 ⚑12", 17) == ["Christian", "Fischer ⚑1 ⚑12"]
    assert lines("[Luxembourg] · 000:5 +1", 20) == ["[Luxembourg] ·", "000:5 +1"]
    assert lines("Fischer ⚑1 and others", 8) == ["Fischer", "⚑1 and", "others"], "where there is no other way"
    for width in range(8, 30):
        assert all(len(line) <= width for line in lines("Christian Fischer ⚑1 ⚑12 and Michael Jacke ⚑3", width))
        assert height("Christian Fischer ⚑1 ⚑12 and Michael Jacke ⚑3", width) == len(lines("Christian Fischer ⚑1 ⚑12 and Michael Jacke ⚑3", width))


def test_a_few_long_rows_do_not_set_all_apart() -> None:
    columns = (Column("what", "what"), Column("found", "found", wide=True))
    long = "/a/very/long/path/to/somewhere " * 4
    for longer, apart in ((1, False), (2, False), (3, True)):
        rows = [row({"what": (Shown(f"part {at}"),), "found": (Shown(long if at < longer else "in order"),)}) for at in range(12)]
        assert ("\n\n" in drawn(listed(*rows, columns=columns), 80)) == apart


def test_on_a_narrow_terminal_a_table_that_fits_stays_one() -> None:
    columns = (Column("what", "what", wide=True), Column("count", "count"), Column("share", "share"))
    rows = [row({"what": (Shown(f"part {at}"),), "count": (Shown("5"),), "share": (Shown("60.0%"),)}) for at in range(3)]
    small = drawn(listed(*rows, columns=columns)._replace(of_facts=False), 30).splitlines()
    assert small == ["what    count  share", "──────  ─────  ─────", "part 0      5  60.0%", "part 1      5  60.0%", "part 2      5  60.0%"]
    cards = drawn(listed(*rows, columns=columns)._replace(of_facts=False), 20).splitlines()
    assert cards == small, "to the last cell"
    assert "part 0\n  count   5\n" in drawn(listed(row({"what": (Shown("part 0" + " and more" * 3),), "count": (Shown("5"),)}), *rows, columns=columns), 30)
