"""`sinoeu doctor`: a line for everything it looks at, with what to type where that is a fault; no change of a database escapes it."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from program import Environment, Program, Record
from sinoeu.commands.doctor import LIBRARIES
from sinoeu.store.reading import aside_of


def examined(program: Program, *words: str, env: Environment | None = None) -> dict[str, Record]:
    """What was looked at, by its id; the status says whether there was a fault."""
    ran = program.run("doctor", *words, "--json", env=env)
    assert ran.stderr == ""
    found: dict[str, Record] = {one["id"]: one for one in json.loads(ran.stdout)}
    assert ran.status == (0 if all(one["ok"] for one in found.values()) else 1)
    for one in found.values():
        assert one["ok"] is (one["mend"] is None)
        assert one["found"]
    return found


def faults(found: dict[str, Record]) -> dict[str, str]:
    """What to type for each fault."""
    return {id: str(one["mend"]) for id, one in found.items() if not one["ok"]}


@pytest.fixture
def mine(fresh: Program, program: Program) -> Path:
    """A database of one's own."""
    path = fresh.folder / "mine.db"
    shutil.copyfile(program.database, path)
    return path


def test_all_is_well(program: Program) -> None:
    found = examined(program)
    assert {one["part"] for one in found.values()} == {"program", "database", "terminal"}
    assert {f"program.{name}" for name in LIBRARIES} <= set(found)
    assert str(program.database) in str(found["database.path"]["found"])
    assert {"database.seal", "database.pages", "database.references", "database.corpus files"} <= set(found)
    table = program.on_terminal("doctor", "--limit", "0").stdout
    assert "to mend it" not in table
    assert not re.search(r"\bfault\b", table)  # a checkout may lie in a folder of that name


def test_before_the_first_question_all_is_well_too(fresh: Program) -> None:
    assert "not built yet" in str(examined(fresh)["database.opens"]["found"])
    assert not fresh.database.exists()
    assert "temporary" in str(examined(fresh, env={"HOME": None, "XDG_DATA_HOME": None})["database.path"]["found"])


@pytest.mark.parametrize(
    ("content", "mend"),
    [
        (None, "sinoeu ingest --db mine.db"),
        (b"", "sinoeu ingest --db mine.db"),
        (b"Dear Sir", "sinoeu ingest --db mine-2.db"),
        (b"SQLite format 3\x00" * 100, "sinoeu ingest --db mine-2.db"),
    ],
)
def test_what_is_no_database_is_told(content: bytes | None, mend: str, fresh: Program) -> None:
    path = fresh.folder / "mine.db"
    if content is not None:
        path.write_bytes(content)
    for words, env in ((["--db", "mine.db"], {}), ([], {"SINOEU_DB": "mine.db"})):
        found = examined(fresh, *words, env=env)
        assert set(faults(found)) == {"database.opens"}
        assert mend in faults(found)["database.opens"]
        assert ("--db" if words else "SINOEU_DB") in str(found["database.path"]["found"])
    assert path.exists() == (content is not None)


def test_a_changed_answer_is_found_though_the_database_is_in_order(mine: Path, fresh: Program) -> None:
    connection = sqlite3.connect(mine)
    connection.execute("UPDATE cell SET value = 'hoped' WHERE value = 'signed'")
    connection.commit()
    connection.close()
    found = examined(fresh, "--db", "mine.db")
    assert faults(found) == {"database.seal": "sinoeu ingest --db mine.db"}
    assert found["database.pages"]["ok"]
    assert fresh.shell(faults(found)["database.seal"]).status == 0
    assert not faults(examined(fresh, "--db", "mine.db")), "what it says to type mends it"


def test_a_reference_that_leads_nowhere_is_found(mine: Path, fresh: Program) -> None:
    connection = sqlite3.connect(mine)
    connection.execute("DELETE FROM passage WHERE id = (SELECT min(id) FROM passage)")
    connection.commit()
    connection.close()
    assert {"database.seal", "database.references"} <= set(faults(examined(fresh, "--db", "mine.db")))


def test_changed_files_are_named(voices: Program) -> None:
    assert not faults(examined(voices))
    (voices.folder / "voices" / "people.yaml").write_text("anna-adler: {name: Anna Adler}\n")
    (voices.folder / "voices" / "articles").mkdir()
    (voices.folder / "voices" / "articles" / "new.yaml").write_text("")
    found = examined(voices)
    assert faults(found) == {"database.corpus files": f"sinoeu ingest {voices.folder / 'voices'}"}
    assert "people.yaml" in str(found["database.corpus files"]["found"])
    assert "new.yaml" in str(found["database.corpus files"]["found"])


def test_what_a_killed_ingest_left_is_found(fresh: Program) -> None:
    fresh.database.parent.mkdir(parents=True)
    aside_of(fresh.database).write_bytes(b"half")
    assert faults(examined(fresh)) == {"database.left over": "sinoeu ingest"}
    assert fresh.run("ingest").status == 0
    assert not faults(examined(fresh))


def test_the_terminal_is_described(program: Program) -> None:
    shown = program.on_terminal("doctor", "--limit", "0", columns=100, env={"NO_COLOR": "1"}).stdout
    assert "a terminal, written as table" in shown
    assert "100 columns" in shown
    found = examined(program, env={"SINOEU_TODAY": "2024-02-29", "COLUMNS": "33", "FORCE_COLOR": "1"})
    assert found["terminal.today"]["found"] == "2024-02-29, by SINOEU_TODAY"
    assert found["terminal.width"]["found"] == "33 columns, by COLUMNS"
    assert str(found["terminal.colour"]["found"]).startswith("yes")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "ASCII" in program.on_terminal("doctor", "--limit", "0", columns=100, env=plain).stdout
    assert faults(examined(program, env={"SINOEU_TODAY": "tomorrow"})) == {"terminal.today": "SINOEU_TODAY=2026-11-21"}
