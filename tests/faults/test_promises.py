"""The table of promises names tests that are there, for each of the promises, and each part of the harness."""

import ast
import re
from pathlib import Path

from faults.parts import PARTS

HERE = Path(__file__).parent
PROMISES = 26
_ROW = re.compile(r"\| (?P<number>[0-9]+) \| (?P<promise>.+) \| (?P<tests>.+) \|")
_TEST = re.compile(r"`(?P<file>[\w/]+\.py)::(?P<test>test_\w+)(?:\[(?P<part>[\w.]+)\])?`")


def rows() -> dict[int, list[re.Match[str]]]:
    """The tests of each promise, by its number."""
    lines = (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    return {int(row["number"]): list(_TEST.finditer(row["tests"])) for line in lines if (row := _ROW.fullmatch(line))}


def test_every_promise_has_tests_that_are_there() -> None:
    assert list(rows()) == list(range(1, PROMISES + 1))
    for number, named in rows().items():
        assert named, number
        for test in named:
            defined = {node.name for node in ast.walk(ast.parse((HERE.parent / test["file"]).read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)}
            assert test["test"] in defined, test[0]
            assert test["part"] is None or test["part"] in PARTS, test[0]


def test_every_part_is_there_for_a_promise() -> None:
    assert {test["part"] for named in rows().values() for test in named} - {None} == set(PARTS)
