"""`sinoeu sql` can read the views and nothing else: no attack changes the database, makes or reads a file, or runs for ever."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from program import Program

_HALVES = "a0(x) AS (SELECT 1), " + ", ".join(f"a{n}(x) AS (SELECT x FROM a{n - 1} UNION ALL SELECT x FROM a{n - 1})" for n in range(1, 40))
REFUSED = {
    "insert": "INSERT INTO articles VALUES (9)",
    "insert into a table": "INSERT INTO corpus VALUES ('a', 'b')",
    "replace": "REPLACE INTO corpus VALUES ('folder', 'b')",
    "delete": "DELETE FROM passage",
    "update": "UPDATE passage SET text = ''",
    "update the schema": "UPDATE sqlite_master SET sql = ''",
    "drop": "DROP VIEW deals",
    "create": "CREATE TABLE x (a)",
    "create temp": "CREATE TEMP VIEW x AS SELECT 1",
    "create virtual": "CREATE VIRTUAL TABLE temp.x USING fts5 (a)",
    "explained": "EXPLAIN DELETE FROM passage",
    "full text": "INSERT INTO passage_text (passage_text) VALUES ('optimize')",
    "attach": "ATTACH '{d}/evil.db' AS e",
    "attach by uri": "ATTACH 'file:{d}/evil.db?mode=rwc' AS e",
    "attach behind a comment": "/* a */ ATTACH '{d}/evil.db' AS e -- b",
    "vacuum into": "VACUUM INTO '{d}/evil.db'",
    "backup by pragma": "PRAGMA temp_store_directory = '{d}'",
    "pragma": "PRAGMA query_only = OFF",
    "pragma that reads": "PRAGMA compile_options",
    "pragma as a table": "SELECT * FROM pragma_database_list",
    "pragma as a table with a value": "SELECT * FROM pragma_journal_mode('wal')",
    "counted pragma": "SELECT count(*) FROM pragma_hard_heap_limit(0)",
    "extension": "SELECT load_extension('{d}/x')",
    "extension in values": "VALUES (load_extension('{d}/x'))",
    "extension as a column": "SELECT (SELECT load_extension(file) FROM articles LIMIT 1) FROM deals",
    "files": "SELECT readfile('/etc/passwd')",
    "lines of files": "SELECT * FROM fsdir('/etc')",
    "editor": "SELECT edit('a', 'sh')",
    "tokenizer": "SELECT fts3_tokenizer('simple', x'00')",
    "log": "SELECT sqlite_log(1, 'a')",
    "pages": "SELECT * FROM dbstat",
    "statements": "SELECT * FROM sqlite_stmt",
    "table": "SELECT key FROM thing",
    "table by its rowid": "SELECT rowid FROM claim",
    "begin": "BEGIN",
    "commit": "COMMIT",
    "savepoint": "SAVEPOINT a",
    "two": "SELECT 1; DROP VIEW deals",
    "two of one kind": "SELECT 1; SELECT 2",
    "big": "SELECT length(zeroblob(1000000000))",
    "random": "SELECT length(randomblob(1 << 40))",
    "replaced": "SELECT length(replace(hex(zeroblob(4000)), '0', hex(zeroblob(4000))))",
    "pattern": f"SELECT 'a' LIKE '{'%a' * 100}'",
    "terms": " UNION ALL ".join(["SELECT 1"] * 200),
    "deep": f"SELECT {'(' * 900}1{')' * 900}",
    "halves of halves before a fault": f"WITH {_HALVES} SELECT count(*) AS y FROM a39 AS y y",
    "columns": f"SELECT {', '.join(['1'] * 1500)}",
}  # fmt: skip
"""What nobody may do, and what asks for too much at once."""
STOPPED = {
    "endless": "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT count(*) FROM x",
    "product": "SELECT count(*) FROM cells a, cells b, cells c, cells d",
    "sorted product": "SELECT a.text FROM passages a, passages b, passages c, passages d ORDER BY random() || a.text",
    "all together": "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT group_concat(n) FROM x",
    "a single function": "SELECT instr(hex(zeroblob(4000000)), hex(zeroblob(2000000)) || '1')",
    "another": "SELECT replace(hex(zeroblob(4000000)), hex(zeroblob(2000000)) || '1', '')",
    "halves of halves": f"WITH {_HALVES} SELECT count(*) FROM a39",
}
"""What would take too long, or too much memory."""
FAIR = (
    "SELECT count(*) FROM articles",
    "WITH x(n) AS (VALUES (1)) SELECT * FROM x",
    "EXPLAIN QUERY PLAN SELECT * FROM deals",
    "PRAGMA table_info(deals)",
    "SELECT name FROM pragma_table_info('deals')",
    "SELECT name FROM sqlite_schema WHERE type = 'view'",
    "SELECT rowid, bm25(passage_text) FROM passage_text WHERE passage_text MATCH 'chen' ORDER BY rank",
    "SELECT value FROM json_each('[1, 2]')",
    "SELECT json_extract('{\"a\": 1}', '$.a'), '[1]' ->> 0",
    "SELECT id, row_number() OVER (ORDER BY id), lag(id) OVER (ORDER BY id) FROM articles",
    "SELECT date('2024-02-01', '+1 day'), strftime('%Y', '2024-01-01')",
    "SELECT group_concat(id), sum(line), total(line) FROM passages",
    "SELECT upper(name), substr(name, 1, 3), replace(name, 'a', 'b'), trim(name), length(name), name LIKE 'chen%' FROM people",
    "SELECT * FROM deals AS a JOIN events AS b ON a.event = b.id JOIN parts AS c ON c.event = b.id LEFT JOIN dates AS d ON d.id = a.id",
    "SELECT e.name FROM places_within AS w JOIN places AS e ON e.id = w.part WHERE w.place = 'jiangsu' UNION SELECT name FROM people EXCEPT SELECT 'x'",
)
SECONDS = "0.3"
MATERIAL = os.environ.get("SINOEU_TEST_MATERIAL", "")


def everything(program: Program) -> Iterator[tuple[str, int, int, bytes]]:
    """Every file in the program's reach, with its mode, time of change and bytes."""
    for folder in (program.home, program.folder):
        for path in sorted(folder.rglob("*")):
            facts = path.lstat()
            yield str(path), facts.st_mode, facts.st_mtime_ns, path.read_bytes() if stat.S_ISREG(facts.st_mode) else b""


def attack(query: str, program: Program, tmp_path: Path) -> str:
    """What is said of an attack, which has changed nothing and told nothing."""
    before = list(everything(program))
    ran = program.run("sql", query.replace("{d}", str(tmp_path)), "--timeout", SECONDS, env={"TMPDIR": str(tmp_path), "SQLITE_TMPDIR": str(tmp_path)})
    assert ran.status in (2, 3), ran
    assert ran.stdout in ("", "n\n")
    assert "Traceback" not in ran.stderr
    assert "fault of sinoeu" not in ran.stderr
    assert ran.stderr.startswith("sinoeu: ")
    assert list(everything(program)) == before
    assert list(tmp_path.iterdir()) == []
    return ran.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_an_attack_is_refused(name: str, program: Program, tmp_path: Path) -> None:
    attack(REFUSED[name], program, tmp_path)


@pytest.mark.parametrize("name", STOPPED)
def test_what_takes_too_long_is_stopped(name: str, program: Program, tmp_path: Path) -> None:
    said = attack(STOPPED[name], program, tmp_path)
    assert re.search(r"longer than 0.3 s|more than 256 MB", said)


@pytest.mark.parametrize("query", FAIR)
def test_a_fair_query_runs(query: str, program: Program) -> None:
    ran = program.run("sql", query, "--jsonl")
    assert (ran.status, ran.stderr) == (0, "")
    assert [json.loads(line) for line in ran.stdout.splitlines()]


def test_the_time_of_a_slow_reader_is_not_counted(program: Program) -> None:
    query = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x WHERE n < 40000) SELECT n FROM x"
    ran = program.shell(f'sinoeu sql "{query}" --timeout 1 | (sleep 2; tail -1)')
    assert (ran.stdout, ran.stderr) == ("40000\n", "")


def wait_until_at_work(process: int) -> None:
    """Returns when a query has its thread; where the system does not tell, after a while."""
    threads = Path(f"/proc/{process}/task")
    for _ in range(300 if threads.exists() else 30):
        if threads.exists() and len(list(threads.iterdir())) > 1:
            return
        time.sleep(0.1)


def test_ctrl_c_is_heard_while_sqlite_works(program: Program) -> None:
    for query in (STOPPED["endless"], STOPPED["a single function"]):
        process = subprocess.Popen([sys.executable, "-m", "sinoeu", "sql", query], env=program.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        wait_until_at_work(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"sinoeu: interrupted\n")
        assert process.returncode == 130


@pytest.mark.parametrize("seconds", ["0", "-1", "nan"])
def test_a_query_has_some_time(seconds: str, program: Program) -> None:
    ran = program.run("sql", "SELECT 1", f"--timeout={seconds}")
    assert (ran.status, ran.stdout) == (2, "")
    assert "--timeout 10" in ran.stderr


def material() -> dict[str, list[str]]:
    """The attacks and the fair queries of the folder of material, put to our views in the place of theirs."""
    if not MATERIAL:
        return {}
    told = json.loads((Path(MATERIAL) / "hostile" / "sql_attacks.json").read_text(encoding="utf-8"))
    names = {"t": "articles", "f": "passage_text", "a": "id"}

    def ours(query: str) -> str:
        return re.sub(r"\b[tfa]\b(?!')", lambda found: names[found[0]], query)

    return {"attacks": list(map(ours, told["must be refused or stopped"].values())), "fair": list(map(ours, told["must run"]))}


@pytest.mark.skipif(not MATERIAL, reason="SINOEU_TEST_MATERIAL names no folder")
def test_every_attack_of_the_material_is_stopped(program: Program, tmp_path: Path) -> None:
    attacks = material()["attacks"]
    assert len(attacks) > 30
    for query in attacks:
        attack(query, program, tmp_path)


@pytest.mark.skipif(not MATERIAL, reason="SINOEU_TEST_MATERIAL names no folder")
def test_every_fair_query_of_the_material_runs(program: Program) -> None:
    for query in material()["fair"]:
        ran = program.run("sql", query)
        assert (ran.status, ran.stderr) == (0, ""), query
        assert len(ran.stdout.splitlines()) > 1
