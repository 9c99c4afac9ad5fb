"""What scripts rely on: exit statuses, what goes to which stream, and that nothing is harmed where an answer cannot be given."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from program import DATA, SEEDS, Environment, Program, Ran


def told(ran: Ran) -> dict[str, object]:
    """The one JSON object on standard error."""
    assert ran.stderr.count("\n") == 1, ran.stderr
    error: dict[str, object] = json.loads(ran.stderr)
    assert error["status"] == ran.status
    return error


def test_an_answer_is_all_that_is_on_standard_output(program: Program) -> None:
    ran = program.run("who", "Chen", "Zhichang", "--json")
    assert (ran.status, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)[0]["id"] == "chen-zhichang"


def test_nobody_found_gives_suggestions_and_an_empty_array(program: Program) -> None:
    ran = program.run("who", "Chen", "Zhicheng")
    assert (ran.status, ran.stdout) == (1, "")
    assert "did you mean Chen Zhichang? (zhicheng for zhichang)" in ran.stderr
    ran = program.run("who", "Chen", "Zhicheng", "--json")
    assert (ran.status, json.loads(ran.stdout)) == (1, [])
    assert json.loads(ran.stderr)["suggestions"][0]["id"] == "chen-zhichang"
    assert told(ran)["error"]


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("who Chen --jsno", "sinoeu who Chen --json"),
        ("timeline --sinc=2022", "sinoeu timeline --since=2022"),
        ("delas --csv", "sinoeu deals --csv"),
        ("deals --db", "sinoeu deals --help"),
        ("who --limit x", "--limit takes a whole number, not 'x'\n  try: sinoeu who --limit 10\n"),
        ("who --met=", "--met is empty"),
        ("sources --publisher=", "--publisher is empty"),
        ("deals --article=", "names no article"),
        ("who --limit -1", "--limit 0"),
        ("who --md --csv", "try: sinoeu who --csv"),
        ("who --color pink", "--color auto"),
        ("who --columns role,nmae", "sinoeu who --columns role,name"),
        ("who --columns=", "there is no column ''"),
        ("figures --sort=valeu", "did you mean value? (1 letter away)\n  try: sinoeu figures --sort=value\n"),
        ("deals --status signd", "did you mean signed? (1 letter away)\n  try: sinoeu deals --status signed\n"),
        ("deals --kind memo", "did you mean memorandum? (begins so)\n  try: sinoeu deals --kind memorandum\n"),
        ("ties --kind sisters", "there is twinning, partnership"),
        ("who --side chinna", "sinoeu who --side china"),
        ("show 003 --cite bibtx", "sinoeu show 003 --cite bibtex"),
        ("show 003 --context -1", "sinoeu show 003 --context 1"),
        ("show", "try: sinoeu show chen-zhichang"),
        ("deals --count --limit 3", "try: sinoeu deals --count"),
        ("deals --count --columns deal", "try: sinoeu deals --count"),
        ("timeline --on 03/04/2023", "try: sinoeu timeline --on 2023-04-03  # or 2023-03-04"),
        ("timeline --since=2023-13", "try: sinoeu timeline --since=2023"),
        ("timeline --since 2024 --until 2022", "--since 2022 --until 2024"),
        ("tmeline 2022", "did you mean timeline? (1 letter away)\n  try: sinoeu timeline 2022\n"),
        ("Sources", "did you mean sources? (in other letters)"),
        ("people --json=", "try: sinoeu who --json="),
        ("Chen Zhichang", "try: sinoeu search Chen Zhichang  # looks through all articles"),
        ("check --explain partitoin", "sinoeu check --explain partition"),
    ],
)
def test_wrong_usage_says_what_to_type(typed: str, corrected: str, program: Program) -> None:
    ran = program.run(*typed.split())
    assert (ran.status, ran.stdout) == (2, "")
    assert corrected in ran.stderr
    assert len(ran.stderr.splitlines()) == 2


@pytest.mark.parametrize("date", ["2023-02-30", "2023-13", "03/04/2023", "21-22 May", "someday", ""])
@pytest.mark.parametrize("option", ["--since", "--until", "--on"])
def test_what_is_no_date_is_refused(option: str, date: str, program: Program) -> None:
    ran = program.inside("timeline", option, date, "--json")
    assert (ran.status, ran.stdout) == (2, "")
    assert told(ran)["hint"]


def test_today_that_is_no_day_is_refused(program: Program) -> None:
    ran = program.run("timeline", "--json", env={"SINOEU_TODAY": "tomorrow"})
    assert (ran.status, ran.stdout) == (2, "")
    assert "SINOEU_TODAY" in str(told(ran)["error"])


def test_errors_are_no_json_where_only_a_word_is_called_so(program: Program) -> None:
    ran = program.run("who", "--", "--json")
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.stderr.startswith("sinoeu: ")


def test_a_named_database_is_never_made_by_a_question(fresh: Program) -> None:
    for words, env in ((["--db", "mine.db"], {}), ([], {"SINOEU_DB": "mine.db"})):
        ran = fresh.run("deals", *words, "--json", env=env)
        assert (ran.status, ran.stdout) == (3, "")
        assert told(ran)["hint"] == "sinoeu ingest --db mine.db"
    assert list(fresh.folder.iterdir()) == []
    assert not fresh.database.exists()


def test_a_name_that_is_no_text_is_told_in_strict_json(fresh: Program) -> None:
    ran = fresh.run("deals", "--json", "--db", os.fsdecode(b"\xff.db"))
    assert (ran.status, ran.stdout) == (3, "")
    assert told(ran)["error"] == "the database \ufffd.db does not exist"


def test_any_limit_may_be_set(program: Program) -> None:
    assert program.inside("deals", "--limit", "9" * 20, "--table") == program.inside("deals", "--limit", "0", "--table")


def test_the_first_question_builds_the_database_and_says_so(fresh: Program) -> None:
    first, second = fresh.run("deals"), fresh.run("deals")
    assert first.status == second.status == 0
    assert first.stderr.splitlines()[0] == f"sinoeu: first question: building {fresh.database} from the bundled corpus"
    assert first.stdout == second.stdout
    assert "building" not in second.stderr
    assert [file.name for file in fresh.database.parent.iterdir()] == ["sinoeu.db"]


@pytest.mark.parametrize("env", [{"HOME": None, "XDG_DATA_HOME": None}, {"HOME": "/proc/1", "XDG_DATA_HOME": None}, {"XDG_DATA_HOME": "/dev/null/share"}])
def test_where_nothing_can_be_kept_a_temporary_database_answers(env: Environment, fresh: Program, program: Program, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    ran = fresh.run("deals", "--json", env={**env, "TMPDIR": str(temporary)})
    assert ran.status == 0
    assert ran.stdout == program.run("deals", "--json").stdout
    assert "answering from a temporary database" in ran.stderr
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_home_that_is_read_only_is_no_hindrance(fresh: Program) -> None:
    fresh.home.chmod(0o555)
    ran = fresh.run("deals", "--json")
    assert (ran.status, json.loads(ran.stdout) != []) == (0, True)


def test_an_empty_environment_is_no_hindrance(fresh: Program) -> None:
    kept = ("PATH", "PYTHONPATH")
    ran = fresh.run("deals", "--json", env={name: None for name in fresh.environment if name not in kept})
    assert (ran.status, json.loads(ran.stdout) != []) == (0, True)


def test_a_file_that_is_not_ours_is_left_as_it_is(fresh: Program) -> None:
    file = fresh.folder / "letters.db"
    file.write_bytes(b"Dear Sir or Madam,\n")
    for words in (["ingest", "--db", "letters.db"], ["who", "--db", "letters.db"]):
        ran = fresh.run(*words)
        assert (ran.status, ran.stdout) == (3, "")
        assert "is not a database of sinoeu" in ran.stderr
    assert file.read_bytes() == b"Dear Sir or Madam,\n"
    assert list(fresh.folder.iterdir()) == [file]


def test_a_damaged_database_is_told_as_such(fresh: Program, program: Program) -> None:
    whole = program.database.read_bytes()
    for kept in (100, 5000, len(whole) // 2):
        (fresh.folder / "mine.db").write_bytes(whole[:kept] + bytes(len(whole) - kept))
        ran = fresh.run("who", "--db", "mine.db")
        assert ran.status in (0, 1, 3)
        assert "Traceback" not in ran.stderr


def test_a_faulty_corpus_leaves_the_database_as_it_was(fresh: Program) -> None:
    corpus = fresh.folder / "corpus"
    shutil.copytree(DATA, corpus)
    shutil.copytree(SEEDS, fresh.folder / "seeds")
    assert fresh.run("ingest", "corpus", "--db", "mine.db").status == 0
    database = fresh.folder / "mine.db"
    before, facts = database.read_bytes(), database.stat()
    article = min((corpus / "articles").iterdir())
    article.write_text(article.read_text(encoding="utf-8").replace("sha256: ", "sha256: 0", 1), encoding="utf-8")
    ran = fresh.run("ingest", "corpus", "--db", "mine.db")
    assert (ran.status, ran.stdout) == (1, "")
    assert f"corpus/articles/{article.name}:" in ran.stderr
    assert "the database is as it was" in ran.stderr
    assert database.read_bytes() == before
    assert database.stat().st_mtime_ns == facts.st_mtime_ns
    assert sorted(file.name for file in fresh.folder.iterdir()) == ["corpus", "mine.db", "seeds"]
    assert fresh.run("deals", "--db", "mine.db").status == 0


def test_findings_are_the_answer_of_check_and_messages_of_ingest(fresh: Program) -> None:
    shutil.copytree(DATA, fresh.folder / "corpus")
    ran = fresh.run("check", "corpus")  # without its texts
    assert ran.status == 1
    assert ran.stdout.splitlines()[0].startswith("corpus/articles/")
    assert json.loads(fresh.run("check", "corpus", "--json").stdout)[0]["rule"] == "text-missing"
    assert fresh.run("ingest", "corpus", "--dry-run").stdout == ""


@pytest.mark.parametrize("words", ["deals", "who --json", "--help", "who --help", "check --explain partition", "--version"])
def test_a_closed_pipe_is_no_fault(words: str, program: Program) -> None:
    for reader in ("true", "head -1"):
        ran = program.shell(f"sinoeu {words} | {reader} >/dev/null; echo ${{PIPESTATUS[0]}}")
        assert ran.stderr == ""
        assert ran.stdout.strip() in ("141", "0")  # 0 where all was written before the reader went away


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", ["deals", "who --json", "who --csv", "who --table", "--help", "who --help", "check --explain partition", "--version"])
def test_a_full_disk_is_told(words: str, program: Program) -> None:
    ran = program.shell(f"sinoeu {words} >/dev/full")
    assert ran.status == 3
    assert "No space left on device" in ran.stderr


@pytest.mark.parametrize("words", ["deals", "who --json", "--help", "--version"])
def test_a_closed_output_is_told(words: str, program: Program) -> None:
    ran = program.shell(f"sinoeu {words} >&-")
    assert (ran.status, "Bad file descriptor" in ran.stderr) == (3, True)


def test_closed_messages_cost_no_answer(program: Program) -> None:
    ran = program.shell("sinoeu who --json 2>&-")
    assert (ran.status, ran.stdout) == (0, program.run("who", "--json").stdout)
    assert program.shell("sinoeu who Zork 2>&-") == Ran("", "", 1)


def test_ctrl_c_ends_with_a_line_and_leaves_nothing(fresh: Program) -> None:
    folder = fresh.database.parent
    folder.mkdir(parents=True)
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)  # as another who builds it: the first question waits
        process = subprocess.Popen([sys.executable, "-m", "sinoeu", "deals"], env=fresh.environment, cwd=fresh.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stderr is not None
        assert b"building" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    finally:
        os.close(lock)
    assert (process.returncode, stdout, stderr) == (130, b"", b"sinoeu: interrupted\n")
    assert list(folder.iterdir()) == []


def test_signals_that_are_ignored_stay_ignored(program: Program) -> None:
    ran = program.shell("trap '' HUP INT; sinoeu deals --json >/dev/null & while kill -HUP $! && kill -INT $!; do sleep 0.02; done 2>/dev/null; wait $!")
    assert (ran.status, ran.stderr) == (0, "")


@pytest.mark.parametrize("word", ["\x1b[2J", "[red]", "%s", "'; DROP TABLE claim; --", "施罗德", "a" * 10_000, "-", "\u202e", "\udcff"])
def test_any_word_may_be_asked(word: str, program: Program) -> None:
    for command in ("who", "where", "deals", "timeline"):
        ran = program.inside(command, "--json", "--", word)
        assert ran.status in (0, 1)
        assert "\x1b" not in ran.stdout + ran.stderr
        assert isinstance(json.loads(ran.stdout), list)


def test_version_and_the_first_page(program: Program) -> None:
    assert program.run("--version").stdout.startswith("sinoeu ")
    assert program.run().stdout == program.run("--help").stdout
    assert "\\b" not in program.run().stdout
