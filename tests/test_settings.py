"""The user's own file of settings: which database is asked, by what name, before what else; and what is told where it is at fault."""

import pytest

from program import Program, Ran
from sinoeu.completing.candidates import candidates

GOOD = 'db = "news"\n[databases]\nnews = "kept/news.db"\nOther-2 = "~/nowhere.db"\n'
FAULTS = {
    'db = "a\n': (1, "Illegal character", 'db = "/path/to/my.db"'),
    "db = 'a'\n[databases": (2, "Expected", "[databases]"),
    "\ndb = 3\n": (2, "db is the path of a database, in quotes", 'db = "/path/to/my.db"'),
    '\n\ndatabase = "a"\n': (3, "there is no setting 'database'", "did you mean databases?"),
    'colour = "red"\n': (1, "there is no setting 'colour'", "there is db and databases"),
    'databases = "a"\n': (1, "databases is a table of short names", "[databases] on a line of its own"),
    "[databases]\n\nnews = []\n": (3, "news is the path of a database, in quotes", 'news = "/path/to/my.db"'),
    '[databases]\n"news.db" = "a"\n': (2, "'news.db' is no short name", "letters, digits, - and _ are"),
    'db = "~nobody-is-called-so/x.db"\n': (1, "there is no home folder for '~nobody-is-called-so/x.db'", 'db = "/path/to/my.db"'),
}
"""Files that are at fault: the line, what is wrong there, and what to do."""


def write(voices: Program, text: str | bytes) -> str:
    """The file of settings of this home, and a database in the place that it speaks of."""
    folder = voices.home / ".config" / "sinoeu"
    (folder / "kept").mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    if voices.database.exists():
        voices.database.rename(folder / "kept" / "news.db")
    return str(folder / "config.toml")


def asked(voices: Program, *words: str, env: dict[str, str] | None = None) -> Ran:
    return voices.run("who", "Anna", "--count", *words, env=env)


def test_a_database_goes_by_a_short_name_and_one_of_them_is_asked_where_none_is_named(voices: Program) -> None:
    write(voices, GOOD)
    for words, env in (([], {}), (["--db", "news"], {"SINOEU_DB": "Other-2"}), ([], {"SINOEU_DB": "news"})):
        assert asked(voices, *words, env=env) == ("1\n", "", 0)
    there = str(voices.home / ".config" / "sinoeu" / "kept" / "news.db")
    assert asked(voices, "--db", there).status == 0
    assert str(voices.home / "nowhere.db") in asked(voices, "--db", "Other-2").stderr
    assert not voices.database.exists()


def test_the_more_expressly_a_database_is_named_the_sooner_it_is_asked(voices: Program) -> None:
    write(voices, GOOD)
    assert "option.db does not exist" in asked(voices, "--db", "option.db", env={"SINOEU_DB": "variable.db"}).stderr
    assert "variable.db does not exist" in asked(voices, env={"SINOEU_DB": "variable.db"}).stderr
    assert "sinoeu: there is no database 'nwes', by name or as a file; did you mean news? (1 letter away)\n" in (told := asked(voices, "--db", "nwes").stderr)
    assert "sinoeu who Anna --count --db news" in told
    assert "SINOEU_DB=news" in asked(voices, env={"SINOEU_DB": "nwes"}).stderr
    assert "the database news does not exist\n" in asked(voices, "--db", "./news").stderr, "a file, and no name"
    elsewhere = voices.home / "elsewhere" / "sinoeu"
    elsewhere.mkdir(parents=True)
    (elsewhere / "config.toml").write_text('db = "/nowhere/at-all.db"')
    assert "/nowhere/at-all.db does not exist" in asked(voices, env={"XDG_CONFIG_HOME": str(elsewhere.parent)}).stderr
    assert asked(voices, env={"XDG_CONFIG_HOME": "relative"}).stdout == "1\n"


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_line_and_what_to_type(text: str, voices: Program) -> None:
    file = write(voices, text)
    line, wrong, mend = FAULTS[text]
    ran = asked(voices)
    assert (ran.status, ran.stdout) == (3, "")
    assert ran.stderr.startswith(f"sinoeu: {file}:{line}: {wrong}")
    assert mend in ran.stderr
    assert asked(voices, "--db", str(voices.home / ".config" / "sinoeu" / "kept" / "news.db")).status == 0, "a path needs no settings"


def test_what_is_no_text_is_told(voices: Program) -> None:
    file = write(voices, b"\xff\xfe")
    assert f"cannot read {file}: it is no UTF-8 text" in asked(voices).stderr


def test_doctor_says_what_is_in_force(voices: Program) -> None:
    file = write(voices, GOOD)
    found = {str(record["id"]): record for record in voices.ask("doctor")}
    assert found["database.settings"]["found"] == f"{file}, with the names Other-2, news"
    assert str(found["database.path"]["found"]).endswith(f"news.db, named by {file}")
    write(voices, "db = 3")
    (fault,) = [record for record in voices.ask("doctor") if not record["ok"]]
    assert str(fault["found"]).startswith(f"{file}:1: ")
    (voices.home / ".config" / "sinoeu" / "config.toml").unlink()
    found = {str(record["id"]): record for record in voices.ask("doctor")}
    assert found["database.settings"]["found"] == f"there is no {file}"


def test_short_names_are_offered(voices: Program) -> None:
    write(voices, GOOD)
    environment = {"HOME": str(voices.home)}
    assert [one.word for one in candidates(["who", "--db", ""], environment)] == ["Other-2", "news", ""]
    assert [one.word for one in candidates(["who", "--db", "n"], environment)] == ["news", ""]
    assert [one.word for one in candidates(["who", "Anna", ""], environment)] == ["Adler", "Berg"]
    write(voices, "db = 3")
    assert voices.run("who", "--db", "n", env={"SINOEU_COMPLETE": "zsh"}) == ("", "", 0)
