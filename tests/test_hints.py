"""What a reader is told to type instead: a whole line, which can be typed, and the very one that was meant where that is known."""

import json
import shlex
import shutil
import sqlite3
from pathlib import Path

from program import Program
from sinoeu.text.retyped import Line

CORRECTED = """
timeline --since last year            | 'last year' is one value of several words      | sinoeu timeline --since 'last year'
timeline --since Feb 2023 --csv       | 'Feb 2023' is one value                        | sinoeu timeline --since 'Feb 2023' --csv
deals --on=last 90 days               | 'last 90 days' is one value                    | sinoeu deals '--on=last 90 days'
timeline --since last Chen            | 'last' is not a date                           | sinoeu timeline --since 2023 Chen  # or 2023-02
timeline --since 2024 --until 2022    | ends before it begins                          | sinoeu timeline --since 2022 --until 2024
who --on 2022 --since 2021 Chen       | say the same thing twice                       | sinoeu who --on 2022 Chen
who --columns nmae,rle                | no column 'nmae', did you mean name?; there is | sinoeu who --columns name,role
who --columns nmae,xyzzy              | there is no column 'xyzzy'                     | sinoeu who --columns help
who Chen --foo                        | sinoeu who has no option --foo\\n              | sinoeu who --help
who Chen --plce                       | did you mean --place PLACE? (1 letter away)    | sinoeu who Chen --place PLACE
who Chen --plce Nanjing               | did you mean --place PLACE?                    | sinoeu who Chen --place Nanjing
who - Chen                            | - stands alone                                 | sinoeu who Chen
where Jiangsu Nanjing -               | - stands alone                                 | sinoeu where Jiangsu Nanjing
where Nanjin --csv                    | did you mean Nanjing?                          | sinoeu where Nanjing --csv
where Jiangsu --geojson --count       | --count gives one number                       | sinoeu where Jiangsu --count
links Bosch --count --dot             | --count gives one number                       | sinoeu links Bosch --count
deals --csv --md --limit 3            | one format at a time                           | sinoeu deals --csv --limit 3
deals --limit=3 --count               | --limit says nothing of it                     | sinoeu deals --count
who --met= Chen                       | --met is empty                                 | sinoeu who Chen
where ''                              | the words are empty                            | sinoeu where
links ''                              | the words are empty                            | sinoeu links Chen Zhichang
links Bosch --depth 0                 | --depth cannot be 0                            | sinoeu links Bosch --depth 1
stats --quotes                        | sinoeu stats counts what was loaded            | sinoeu stats
doctor --as-printed                   | sinoeu doctor looks at the program             | sinoeu doctor
show 003 --cite text --quotes         | does not go with what is given for pasting     | sinoeu show 003 --cite text
check xyzzy                           | xyzzy does not exist; it is the folder that    | sinoeu check xyzzy --help
show zzz                              | there is no id or name 'zzz'                   | sinoeu who --columns id,name
show 009:1                            | there is no article '009'                      | sinoeu sources  # lists
sources 9                             | there is no article '9'                        | sinoeu sources  # lists
sources 3                             | article 003? (the same number)                 | sinoeu sources 003
deals --article 3                     | article 003? (the same number)                 | sinoeu deals --article 003
completion fsh                        | did you mean fish?                             | sinoeu completion fish
schema xyzzy                          | there is corpus, error                         | sinoeu schema corpus
check --explain xyzzy                 | there is no rule 'xyzzy'                       | sinoeu check --explain
help json                             | did you mean formats?                          | sinoeu help formats
help pinyin                           | did you mean names?                            | sinoeu help names
search Nanjig                         | did you mean Nanjing?                          | sinoeu search nanjing
search memorandm --csv                | no passages with memorandm                     | sinoeu search memorandum --csv
search Luzhou Bosch                   | no passages with Luzhou and Bosch              | sinoeu search 'Luzhou OR Bosch'
search xyzzy Bosch                    | no passages with xyzzy and Bosch               | sinoeu sources  # lists
search '"xyzzy and'                   | a quotation mark is not closed                 | sinoeu sources  # lists
sql 'selet id from deals'             | did you mean select?                           | sinoeu sql "select id from deals"
sql deal                              | did you mean deals?                            | sinoeu sql deals
"""


def test_the_line_to_type_is_whole_and_can_be_typed(program: Program) -> None:
    for case in CORRECTED.strip().splitlines():
        typed, said, line = (piece.strip().replace("\\n", "\n") for piece in case.split("|"))
        ran = program.inside(*shlex.split(typed))
        assert ran.status in (1, 2, 3), typed
        assert said in ran.stderr, typed
        hint = ran.stderr.splitlines()[-1].removeprefix("  try: ")
        assert hint.startswith(line), typed
        again = program.inside(*shlex.split(hint.partition("  # ")[0])[1:])
        assert again.status < 2, hint


def test_a_part_of_a_line_is_completed() -> None:
    line = Line(("who", "Chen", "--met", "Anna B", "--json", "--", "--met"), frozenset({"--met", "--db"}))
    assert line.completed("--db a.db  # or another") == "sinoeu who Chen --met 'Anna B' --json --db a.db -- --met  # or another"
    assert line.completed("--met Bo") == "sinoeu who Chen --met Bo --json -- --met"
    assert line.completed("SINOEU_TODAY=2026-11-21") == "SINOEU_TODAY=2026-11-21 sinoeu who Chen --met 'Anna B' --json -- --met"
    assert line.completed("sinoeu help") == "sinoeu help"
    assert line.without(["--met"]).words == ("who", "Chen", "--json", "--", "--met")
    assert line.with_word("xyzzy", "Bo") is None
    changed = [line.with_word(*pair) for pair in (("Anna B", "Bo C"), ("Chen", "Bo C"), ("Chen --met", "Bo C"))]
    assert [one.told() if one else "" for one in changed] == [
        "sinoeu who Chen --met 'Bo C' --json -- --met",
        "sinoeu who Bo C --met 'Anna B' --json -- --met",
        "sinoeu who Bo C --met 'Anna B' --json --",
    ]


def hints(program: Program, *words: str) -> tuple[str, str]:
    """What is said, and the line to type."""
    ran = program.inside(*words, "--json")
    assert ran.status == 3
    told = json.loads(ran.stderr)
    return told["error"], told["hint"]


def test_a_database_that_does_not_open_is_told_with_what_does(voices: Program) -> None:
    mine, folder = voices.folder / "my.db", voices.folder / "voices"
    shutil.copy(voices.database, mine)
    wrong = mine.with_name("my.bd")
    meant = (f"the database {wrong} does not exist; did you mean {mine}?", f"sinoeu who Anna --json --db {mine}")
    assert hints(voices, "who", "Anna", "--db", str(wrong)) == (meant[0], f"sinoeu who Anna --db {mine} --json")
    voices.environment["SINOEU_DB"] = str(wrong)
    assert hints(voices, "who", "Anna") == meant
    voices.environment["SINOEU_DB"] = str(folder)
    assert hints(voices, "who", "Anna") == (f"the database {folder} is a folder", "SINOEU_DB= sinoeu who Anna --json")
    del voices.environment["SINOEU_DB"]
    far = voices.folder / "quite another.db"
    assert hints(voices, "who", "--db", str(far))[1] == f"sinoeu ingest --db '{far}'"
    far.write_text("Dear Sir")
    assert hints(voices, "who", "--db", str(far)) == (f"{far} is not a database of sinoeu", "sinoeu who --json")
    assert voices.inside("ingest", str(folder), "--db", str(far)).stderr.endswith(f"  try: sinoeu ingest {folder} --db '{far.with_stem('quite another-2')}'\n")

    (folder / "people.yaml").touch()
    for words, line in (([], f"sinoeu ingest {folder}"), (["--db", str(mine)], f"sinoeu ingest {folder} --db {mine}")):
        assert voices.inside("who", *words).stderr == f"sinoeu: the corpus has changed since it was loaded; {line}\n"
    old = sqlite3.connect(mine)
    old.execute("PRAGMA user_version = 1")
    old.close()
    assert hints(voices, "who", "--db", str(mine))[1] == f"sinoeu ingest {folder} --db {mine}", "it can be read so far"
    mine.write_bytes(mine.read_bytes()[:100])
    assert hints(voices, "who", "--db", str(mine))[1] == f"sinoeu ingest DIR --db {mine}", "nothing is known of it"
    assert str(mine) in voices.inside("doctor", "--db", str(mine)).stdout


def test_a_closed_standard_input_is_an_empty_one(program: Program, tmp_path: Path) -> None:
    ran = program.shell(
        f"for c in who where show sources links 'where --geojson' sql 'ingest --db {tmp_path}/new.db'; do sinoeu $c - 0<&- 2>&1 >/dev/null; echo $?; done"
    )
    *asked, nowhere, status, query, line, wrong, corpus, pipe, none = ran.stdout.splitlines()
    assert asked == ["sinoeu: there was no question on standard input", "1"] * 5
    assert (nowhere, status) == ("sinoeu: no question on standard input", "1")
    assert (query, wrong) == ("sinoeu: that is no query", "2")
    assert (corpus, none) == ("sinoeu: standard input holds no corpus: nothing came", "3")
    assert line[:7] == pipe[:7] == "  try: "


def test_questions_a_line_each_are_taken_by_maps_and_sources_too(program: Program) -> None:
    ran = program.inside("where", "-", "--geojson", "--only", input="Nanjing\nXyzzy\nMinden\nNanjing\n")
    assert [feature["id"] for feature in json.loads(ran.stdout)["features"]] == ["nanjing", "minden"]
    assert (ran.stderr, ran.status) == ("sinoeu: no place is called 'Xyzzy'\n", 1)
    ran = program.inside("sources", "-", "--jsonl", input="003\n9\n")
    assert [(record["type"], record["id"], record["query"]) for record in map(json.loads, ran.stdout.splitlines())] == [("article", "003", "003"), ("none", None, "9")]


def test_what_an_encoding_lacks_is_written_by_its_number_and_columns_stand_under_their_heads(program: Program) -> None:
    ran = program.run("search", "许可证", "--table", env={"LC_ALL": "C"}, columns=110)
    head, _, *lines = ran.stdout.splitlines()
    assert ran.stdout.isascii()
    assert "\\u8bb8\\u53ef\\u8bc1" in "".join(line[: head.index("skipped")].strip() for line in lines)
    assert [line for line in lines if line[head.index("source") :] == "002:23"]
    assert "Michael J\\xe4cke" in program.run("who", "Jäcke", "--table", env={"LC_ALL": "C"}).stdout
    assert program.run("who", "许可", env={"LC_ALL": "C"}).stderr.startswith("sinoeu: nobody is called '\\u8bb8\\u53ef'\n")


def test_a_query_may_begin_with_a_comment_and_a_period_has_both_ends(program: Program) -> None:
    assert program.inside("sql", "--csv", "-- all\nSELECT 1 AS one").stdout == "one\n1\n"
    assert "from 0000-01-01 to 0000-12-31" in program.inside("timeline", "--on", "0000").stderr
    assert program.inside("search", '"Nanjing and', "--count").stderr.startswith("sinoeu: a quotation mark is not closed")
