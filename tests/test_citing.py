"""`show --cite`: footnotes and BibTeX, exact, and harmless wherever they are pasted."""

import pytest

from program import Program
from sinoeu.answers.citing import Known, Place, Work, address, cited, escaped, spoken

DIGEST = "8bc26af778c43c15e0e22c592a2b0224c80293305bbdd62248e5282cb907cedd"


def test_a_footnote_to_paste(program: Program) -> None:
    title = "Innovation, Cooperation and Win-win, Jiangsu-Germany Dialogue 2022 opened in Changzhou"
    words = "the actual foreign capital received is 110.8 billion dollars"
    ran = program.run("show", "003:9.2", "--cite", "text")
    assert ran.stdout == f'"{title}" [headline supplied], PRNewswire, 8 July 2022, line 3: "{words}" (003:9; sha256 {DIGEST})\n'
    assert "n.d." in program.run("show", "001", "--cite", "text").stdout
    assert "[Henan Daily], [June 2024]" in program.run("show", "004:1", "--cite", "text").stdout
    assert program.run("show", "003:9.2", "--cite", "chicago").status == 2
    several = program.run("show", "jiangsu-germany-dialogue-2022", "--cite", "text").stdout.strip().split("\n\n")
    assert len(several) == 7
    assert [record["citation"] for record in program.ask("show", "jiangsu-germany-dialogue-2022", "--cite", "text")] == several


def test_so_many_footnotes_as_are_asked_for(program: Program) -> None:
    every = program.run("show", "jiangsu-germany-dialogue-2022", "--cite", "text").stdout.split("\n\n")
    ran = program.run("show", "jiangsu-germany-dialogue-2022", "--cite", "text", "--limit", "2")
    assert ran.stdout.strip().split("\n\n") == every[:2]
    assert program.on_terminal("show", "jiangsu-germany-dialogue-2022", "--cite", "text").stdout.split("\n\n") == every
    ran = program.run("show", "003:9.2", "--cite", "text", "--quotes")
    assert (ran.status, ran.stdout) == (2, "")


def test_a_footnote_without_a_file_counts_passages(voices: Program) -> None:
    ran = voices.run("show", "a1:1", "--cite", "text")
    assert ran.stdout == '[no headline], [A & B], n.d., passage 1: "Anna Adler opened the fair on 2 May 2023." (a1:1)\n'


def test_bibtex(program: Program, voices: Program) -> None:
    entry = program.run("show", "003:9.2", "--cite", "bibtex").stdout
    assert entry.startswith("@misc{sinoeu:003:9.2,\n")
    assert program.run("show", "003:9.1", "--cite", "bibtex").stdout.startswith("@misc{sinoeu:003:9.1,\n")
    assert "  year = {2022},\n  date = {2022-07-08},\n" in entry
    assert entry.count("{") == entry.count("}")
    assert "publisher = {[A \\& B]}" in voices.run("show", "a1", "--cite", "bibtex").stdout


@pytest.mark.parametrize(
    ("published", "year", "note"),
    [
        (None, "", ""),
        (Known("2024-06", "supplied"), "2024", "date supplied by the editor"),
        (Known("2022?", "inferred"), "2022", "date inferred by the editor"),
        (Known("2023-02-22/2023-02-25"), "2023", ""),
        (Known("2022-12/2023-01"), "", ""),
        (Known("XXXX-05-21"), "", ""),
        (Known("several decades ago"), "", ""),
    ],
)
def test_years_in_bibtex_are_years(published: Known | None, year: str, note: str) -> None:
    entry = cited(Work("x", None, None, published, (), None, None, False), None, "bibtex")
    assert (f"  year = {{{year}}},\n" in entry) if year else ("year" not in entry)
    assert f"  note = {{{', '.join(filter(None, ['sinoeu x', note]))}}},\n" in entry


def test_footnotes_are_exact_and_harmless() -> None:
    work = Work("x_1", Known("50% of {this} & \\that~^", "inferred"), None, None, (Known("A. Who"),), Known("https://e.org/{a}%20b%zz\\"), None, False)
    entry = cited(work, Place("x_1:2", 2, "a\n b_c"), "bibtex")
    assert entry.count("{") == entry.count("}")
    assert entry.startswith("@misc{sinoeu:x-1:2,")
    assert "a b\\_c" in entry
    assert escaped("}{") == "{\\textbraceright}{\\textbraceleft}"
    assert address("https://e.org/{a}%20b%zz\\ ") == "https://e.org/%7Ba%7D%20b%25zz%5C%20"
    assert [spoken(Known(text)) for text in ("2022-07-08", "2022-07", "2022", "2022?", "2022-13")] == ["8 July 2022", "July 2022", "2022", "2022?", "2022"]
    assert spoken(None) == "n.d."
    assert cited(work, None, "text") == 'A. Who, "50% of {this} & \\that~^" [headline inferred], n.p., n.d. (x_1)'


def test_footnotes_in_a_closed_pipe_are_no_fault(program: Program) -> None:
    ran = program.shell("sinoeu show chongqing --cite text | head -c1")
    assert (len(ran.stdout), ran.stderr) == (1, "")
