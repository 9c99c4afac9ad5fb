"""The words of a cell on a screen: square brackets around the editor's part, and only around that."""

import pytest

from sinoeu.model.answer import Column, Shown
from sinoeu.render.screen.cells import cell_text, text_of
from sinoeu.render.screen.dates import bracketed, shortened

PLAIN = Column("place", "place")


@pytest.mark.parametrize(
    ("printed", "read", "shown"),
    [
        ("XXXX-07-07", "2022-07-07", "[2022]-07-07"),
        ("XXXX-11-19/XXXX-11-22", "2023-11-19?/2023-11-22?", "[2023?]-11-19/22"),
        ("XXXX-05-21/XXXX-06-02", "2019-05-21/2019-06-02", "[2019]-05-21/06-02"),
        ("XXXX-12-30/XXXX-01-02", "2019-12-30/2020-01-02", "[2019]-12-30/[2020]-01-02"),
        (None, "1972", "[1972]"),
        (None, "2022-07-07", "[2022-07-07]"),
        (None, "2023-11-19/2023-11-22", "[2023-11-19/22]"),
        ("2022", "2022-07-07", "2022-[07-07]"),
        ("2022-XX", "2022-07", "2022-[07]"),
        ("2023-02", "2023-02?", "2023-02[?]"),
        ("XXXX-02?", "2023-02?", "[2023]-02?"),
        ("2022-07", "2022-07~", "2022-07[~]"),
        ("202X", "2022", "[2022]"),
        ("2022-07-07", "2022-07-08", "2022-07-[08]"),
        ("2023-11-19/2023-11-22", "2023-11-19", "2023-11-19/2023-11-22 [2023-11-19]"),
        ("2023", "2023/..", "2023/[..]"),
        ("several decades ago", "1972", "several decades ago [1972]"),
        ("1972", "several decades ago", "1972 [several decades ago]"),
    ],
)
def test_dates_bracket_only_what_the_editor_gave(printed: str | None, read: str, shown: str) -> None:
    assert bracketed(read, printed) == shown


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2023-02-22/2023-02-25", "2023-02-22/25"),
        ("2019-05-21/2019-06-02", "2019-05-21/06-02"),
        ("2019-12-30/2020-01-02", "2019-12-30/2020-01-02"),
        ("2021-03/2021-05", "2021-03/2021-05"),
        ("2019/2021", "2019/2021"),
        ("XXXX-11-19/XXXX-11-22", "XXXX-11-19/22"),
        ("2023-02-22?/2023-02-25", "2023-02-22?/2023-02-25"),
        ("../2022", "../2022"),
        ("2022/..", "2022/.."),
        ("2022-07-07", "2022-07-07"),
        ("several decades ago", "several decades ago"),
    ],
)
def test_stated_dates_have_no_brackets(edtf: str, shown: str) -> None:
    assert shortened(edtf) == shown
    assert text_of(Shown(edtf, edtf, date=True), PLAIN) == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Shown("Alexander Buresch", "Bo Yishan", "supplied"), "Bo Yishan [Alexander Buresch]"),
        (Shown("Nanjing", "Ningbo", "inferred"), "Ningbo [Nanjing]"),
        (Shown("Nanjing", None, "supplied"), "[Nanjing]"),
        (Shown("003.txt", None, "found"), "003.txt"),
        (Shown("Nanjing", "Nanjing", "inferred"), "Nanjing"),
        (Shown("Nanjing", "NANJING"), "Nanjing"),
        (Shown(None), "not stated"),
        (Shown(None, "German universities"), "German universities (unnamed)"),
        (Shown(None, "several decades ago", date=True), "several decades ago"),
        (Shown("[red]x[/red] :smile:"), "[red]x[/red] :smile:"),
        (Shown("a\x1b[2J\nb"), "a\\x1b[2J b"),
    ],
)
def test_a_value_on_a_screen(value: Shown, text: str) -> None:
    assert text_of(value, PLAIN) == text


def test_a_column_says_in_its_own_words_that_nothing_is_said() -> None:
    parties = Column("parties", "parties", unsaid="not named")
    assert cell_text((Shown(None), Shown("BASF")), parties) == "not named, BASF"
    assert cell_text((), parties) == ""
