"""The laws of the house, as cli/README.md has them: how modules are laid out, what they may import, where SQL stands and how it is answered."""

import ast
import hashlib
import importlib
import json
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from program import DATA, PACKAGE, SEEDS, Program, a_desk
from sinoeu.commands import NAMES
from sinoeu.curation.reading import CorpusReader
from sinoeu.model.kinds import KINDS
from sinoeu.paths import text_folders
from sinoeu.store.views import NAMES as VIEWS
from sinoeu.text.queries import EXAMPLES

MAP = (PACKAGE.parent / "README.md").read_text(encoding="utf-8").partition("```")[2].partition("```")[0]
"""The drawing of the house in cli/README.md."""
MODULES = sorted(module.relative_to(PACKAGE).as_posix() for module in PACKAGE.rglob("*.py"))
MOST_LINES = 300
TESTS = sorted(Path(__file__).parent.rglob("*.py"))
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "lib"}
"""Names that say nothing of what a module holds."""

LAZY_SEAMS = {
    ("__main__.py", "sinoeu.app"): "signals are caught before anything else is loaded",
    ("opening.py", "sinoeu.ingesting.loading"): "only the first question loads a corpus, with all that this takes",
    ("render/record/picking.py", "sinoeu.render.look.columns"): "most questions choose no keys",
    ("session.py", "sinoeu.render.look"): "most questions ask for no columns, order or number of rows",
    ("store/names.py", "sinoeu.store.rules"): "most names are typed as they are written, and found as a whole",
    ("store/names.py", "sinoeu.store.guesses"): "the same",
    ("store/keyed.py", "sinoeu.store.vocabulary"): "the same",
    ("store/keyed.py", "sinoeu.text.typed"): "the same",
    ("answers/choosing.py", "sinoeu.answers.namesakes"): "most names are one person's, or one place's",
    ("answers/who.py", "sinoeu.answers.namesakes"): "few questions ask for those of a name who hold an office",
    ("answers/found.py", "sinoeu.store.how_found"): "most names are found as they are written",
    ("app.py", "sinoeu.text.retyped"): "only an error has a line to type",
    ("store/ids.py", "hashlib"): "few questions make a number of a key",
    ("reporting.py", "sinoeu.render.screen.progress"): "rich is needed for long work on a terminal only",
    ("__main__.py", "sinoeu.completing.replies"): "a shell that completes a word needs nothing of a question, and a question nothing of this",
    ("options.py", "sinoeu.text.periods"): "only questions with a period read dates, and numbers in words",
    ("configured.py", "tomllib"): "few have a file of settings",
    ("paths.py", "hashlib"): "only a database made by another copy of the program is told by its corpus's digest",
    ("session.py", "sinoeu.store.health"): "only an answer that fails asks whether the database is damaged",
    ("text/typed.py", "html"): "only what was copied out of a page's source needs its two thousand signs",
    ("text/periods.py", "dateutil.relativedelta"): "only periods counted back from today need it",
    ("text/periods.py", "sinoeu.text.misdated"): "only what is no period has to be explained",
    ("curation/yaml_file.py", "yaml"): "one of two readers, whichever was compiled in",
}
"""Imports that stand elsewhere than at the top, and why."""
GUESTS = {
    "sqlite_utils": ("store/loading.py",),
    "yaml": ("curation/",),
    "rich": ("render/screen/", "render/table.py"),
    "dateutil": ("text/periods.py",),
    "typer": ("app.py", "calling.py", "page.py", "options.py", "commands/"),
}
"""Libraries that are slow to load or hard to replace, and the rooms that they keep to."""
WORKERS = ("check", "export", "ingest", "new")
"""Commands that do something, and may have nothing to answer on standard output."""
HEAVY = (
    "rich", "sqlite_utils", "yaml", "dateutil", "pydantic", "importlib.metadata", "dataclasses", "decimal", "hashlib", "calendar", "tempfile", "tomllib",
    "sinoeu.reporting", "sinoeu.render.look.columns", "sinoeu.text.periods", "sinoeu.text.spoken",
    "sinoeu.curation", "sinoeu.check", "sinoeu.ingesting", "sinoeu.model.kinds", "sinoeu.model.corpus", "sinoeu.store.loading", "sinoeu.store.rows",
)  # fmt: skip
"""What a question in a pipe never loads."""
SCANS = {
    "SELECT key, value FROM corpus": "the whole of it is wanted, and it has a handful of rows",
    "SELECT id, file, sha256 FROM article WHERE file IS NOT NULL ORDER BY id": "every text is compared before a corpus is loaded in parts",
    "SELECT path, size, changed FROM source_file ORDER BY path LIMIT :most": "all files are compared, up to a thousand",
}
"""Statements that read a whole table, and why."""
_SQL = re.compile(r"\b(SELECT\b.*\bFROM|INSERT\b.*\bINTO|UPDATE\b.*\bSET|DELETE FROM|CREATE (TABLE|INDEX|VIEW))\b", re.DOTALL)
_LOOKS_UP = re.compile(r" USING |CONSTANT ROW|VIRTUAL TABLE INDEX [0-9]+:.*M")
"""What SQLite calls a scan and is none: by an index, of nothing, or of the full text by what is matched."""
_WHERE_IT_STANDS = {"id", "claim", "passage", "file", "line", "start", "end", "quote", "note", "by_editor", "fact"}
"""Columns of a view that say where a row stands, and what is the editor's."""


@cache
def tree(module: str) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imports(module: str, within: Iterator[ast.AST]) -> set[str]:
    """The names of the modules that are imported by some nodes."""
    found: set[str] = set()
    for node in within:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.module, f"{module}: imports are absolute"
            found.add(node.module)
    return found


def texts(module: str) -> set[str]:
    """The string literals of a module, docstrings and pieces of f-strings among them."""
    return {node.value for node in ast.walk(tree(module)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_a_room(module: str) -> None:
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) < MOST_LINES
    assert ast.get_docstring(tree(module)), "it opens with a line that says what it is for"
    assert not EMPTY_WORDS & set(re.split(r"[/._]", module)), "it is called what it is"


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.stem)
def test_a_module_of_tests_is_a_room_too(test: Path) -> None:
    assert len(test.read_text(encoding="utf-8").splitlines()) < MOST_LINES


@pytest.mark.parametrize("module", [module for module in MODULES if not module.endswith("__init__.py")])
def test_a_module_is_on_the_map(module: str) -> None:
    room, _, name = module.rpartition("/")
    drawn = _room(room.split("/")[0])
    assert re.search(rf"(?<![\w.]){re.escape(name.removesuffix('.py'))}(?!\w)", drawn), f"{module} is missing in the map of cli/README.md"


def _room(folder: str) -> str:
    """The lines of the map that tell of a folder; of what lies beside the folders, the map as a whole."""
    _, _, after = MAP.partition(f"\n  {folder}/")
    return re.split(r"\n  \S", after)[0] if folder else MAP


@pytest.mark.parametrize("module", MODULES)
def test_imports_stand_at_the_top(module: str) -> None:
    body = tree(module).body
    inner = (node for statement in body if not isinstance(statement, ast.Import | ast.ImportFrom) for node in ast.walk(statement))
    assert {(module, name) for name in imports(module, inner)} <= LAZY_SEAMS.keys()


def test_every_lazy_seam_is_still_there() -> None:
    for module, name in LAZY_SEAMS:
        assert name in imports(module, ast.walk(tree(module)))


@pytest.mark.parametrize("module", MODULES)
def test_guests_keep_to_their_rooms(module: str) -> None:
    for name in imports(module, ast.walk(tree(module))):
        rooms = GUESTS.get(name.split(".")[0])
        assert rooms is None or module.startswith(rooms), f"{name} keeps to {', '.join(rooms)}"


@pytest.mark.parametrize("module", [module for module in MODULES if not module.startswith(("store/", "answers/"))])
def test_sql_stands_in_the_store_and_the_answers(module: str) -> None:
    help = ast.get_docstring(tree(module), clean=False)  # its examples may be queries
    assert not [text for text in texts(module) - {help} if _SQL.search(text)]


def statements() -> Iterator[tuple[str, str]]:
    """Every question that is put to a database, with the module that puts it. What is built from the columns of a kind, the views, is not among them."""
    for module in MODULES:
        if module.startswith("answers/") or module in (
            "store/articles.py",
            "store/beginnings.py",
            "store/census.py",
            "store/facts.py",
            "store/keyed.py",
            "store/look_alikes.py",
            "store/names.py",
            "store/place_names.py",
            "store/places.py",
            "store/reading.py",
            "store/searching.py",
            "store/standing.py",
            "store/vocabulary.py",
        ):
            constants = vars(importlib.import_module(f"sinoeu.{module.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}")).values()
            found = texts(module) | {text for text in constants if isinstance(text, str)}
            yield from ((module, " ".join(text.split())) for text in sorted(found) if re.match(r"\s*(SELECT|WITH)\b", text))


STATEMENTS = list(statements())


@pytest.mark.parametrize(("module", "statement"), STATEMENTS, ids=[f"{module}-{number}" for number, (module, _) in enumerate(STATEMENTS)])
def test_every_question_is_answered_from_an_index(module: str, statement: str, program: Program) -> None:
    connection = sqlite3.connect(f"file:{program.database}?mode=ro", uri=True)
    try:
        given = dict.fromkeys(re.findall(r":(\w+)", statement), 1)
        plan = [detail for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}", given)]
    finally:
        connection.close()
    tables = [step for step in plan if step.startswith("SCAN") and not _LOOKS_UP.search(step)]
    made_up = [step for step in plan if "AUTOMATIC" in step or "MATERIALIZE" in step]
    assert statement in SCANS or not tables + made_up, "\n".join([module, statement, *plan])


def test_every_scan_that_is_let_pass_is_still_there() -> None:
    assert set(SCANS) <= {statement for _, statement in STATEMENTS}


def test_every_column_of_a_view_says_where_it_stands(program: Program) -> None:
    connection = sqlite3.connect(f"file:{program.database}?mode=ro", uri=True)
    try:
        for kind in KINDS.values():
            columns = {name for name, *_ in connection.execute(f"SELECT * FROM {VIEWS[kind.name]} LIMIT 0").description or ()}
            editorial = {field.name for field in kind.fields if field.editorial}
            shown = {name for name in columns - editorial - _WHERE_IT_STANDS if not name.endswith("_on")}
            assert shown
            assert {f"{name}_on" for name in shown} == {name for name in columns if name.endswith("_on")}
    finally:
        connection.close()


@pytest.fixture(scope="module")
def desk(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A desk for all examples."""
    return a_desk(program, tmp_path_factory.mktemp("desk"))


def examples() -> list[tuple[str, str]]:
    """Every example of every command."""
    found = []
    for name in NAMES:
        _, _, after = (ast.get_docstring(tree(f"commands/{name}.py")) or "").partition("Examples:")
        lines = [line.strip() for line in after.splitlines() if line.strip()]
        found += [(name, line) for line in lines] or [(name, "no examples")]
    return found


@pytest.mark.parametrize(("name", "example"), examples())
def test_every_example_of_a_command_runs(name: str, example: str, desk: Program) -> None:
    words = shlex.split(example)
    assert f"sinoeu {name}" in example
    ran = desk.shell(example) if "|" in words else desk.run(*words[1:])
    assert ran.status == 0, ran.stderr
    assert ran.stdout or name in WORKERS, "it finds something"
    assert "Traceback" not in ran.stderr


def test_every_example_of_a_search_finds_something(program: Program) -> None:
    first, _, others = EXAMPLES.partition("   # or ")
    searches = [shlex.split(first)[2:], *([search] for search in shlex.split(others.replace(",", "")))]
    assert len(searches) == 4
    for search in searches:
        assert program.run("search", *search).status == 0, search


@pytest.mark.parametrize("name", NAMES)
def test_help_shows_the_examples_a_line_each(name: str, program: Program) -> None:
    _, _, shown = program.inside(name, "--help", columns=200).stdout.partition("Examples:\n")
    assert [f"    {example}" for command, example in examples() if command == name] == shown.partition("\n\n")[0].rstrip().split("\n")


def test_a_question_in_a_pipe_starts_light(program: Program) -> None:
    code = "import sys; from sinoeu.app import main; main(['who', 'Chen', 'Zhichang', '--json']); print(*sys.modules, file=sys.stderr)"
    environment = {**program.environment, "SINOEU_DB": str(program.database)}  # a named database is never built anew
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout)
    loaded = ran.stderr.split()
    assert [name for name in loaded if name.startswith(tuple(f"{heavy}." for heavy in HEAVY)) or name in HEAVY] == []


def test_the_articles_are_as_they_were_found() -> None:
    reader = CorpusReader(DATA, text_folders(DATA))
    editions = [edition for chunk in reader.article_chunks() for _, edition, _ in reader.articles(chunk)]
    assert {edition.article.file for edition in editions} == {seed.name for seed in SEEDS.iterdir()}
    for edition in editions:
        assert edition.article.file
        assert hashlib.sha256((SEEDS / edition.article.file).read_bytes()).hexdigest() == edition.article.sha256, edition.article.file
