"""The public benchmark of name look-up, put through the real command; skipped where the material is not at hand."""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from program import Program

MATERIAL = Path(os.environ.get("SINOEU_TEST_MATERIAL", "")) / "names"
LEAST_CERTAIN = 96.0
"""Queries of 100 whose first result is right and certain."""
LEAST_FIRST = 99.2
"""Queries of 100 whose right one is answered, or suggested first."""
MOST_WRONG = 0.1
MOST_CLAIMED = 0.8
"""Queries of 100 that mean nobody, and are answered all the same."""
BY_RULE = (
    "eu_order eu_comma eu_case eu_diacritics eu_hyphen zh_order zh_comma zh_case zh_space_hyphen zh_umlaut zh_hanzi_alias "
    "zh_hanzi_title zh_hanzi org_hanzi_alias org_diacritics"
).split()
LEAST_BY_RULE = 99.0

pytestmark = pytest.mark.skipif(not (MATERIAL / "dev.jsonl").is_file(), reason="the benchmark is not at hand")


def lines_of(path: Path) -> list[str]:
    """The lines of a file, at line feeds alone."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


def write_corpus(folder: Path) -> None:
    """The benchmark's people and organisations as registries of a corpus."""
    folder.mkdir(parents=True)
    with (folder / "people.jsonl").open("w", encoding="utf-8") as people, (folder / "organisations.jsonl").open("w", encoding="utf-8") as organisations:
        for line in lines_of(MATERIAL / "kb_dev.jsonl"):
            entry = json.loads(line)
            record = {"id": entry["id"], "name": entry["name"], "aliases": entry["aliases"]}
            print(json.dumps(record, ensure_ascii=False), file=people if entry["kind"] == "person" else organisations)


def answered(lines: str, queries: list[str]) -> list[str]:
    """The records of `who - --jsonl`, as the scorer reads them: a line a query, of ids with scores and whether they are certain."""
    by_query: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in filter(None, lines.split("\n")):
        record = json.loads(line)
        if record["type"] == "none":
            by_query[record["query"]] += [{"id": one["id"], "score": 0, "confident": False} for one in record["suggestions"]]
        else:
            by_query[record["query"]].append({"id": record["id"], **{key: record["matched"][key] for key in ("score", "confident")}})
    return [json.dumps(by_query.get(query, [])) for query in queries]


def test_the_figures_of_the_benchmark_are_reached(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus")
    program = Program(tmp_path / "home", tmp_path)
    environment = {**program.environment, "SINOEU_DB": str(tmp_path / "names.db")}
    run = [sys.executable, "-m", "sinoeu"]
    subprocess.run([*run, "ingest", str(tmp_path / "corpus")], env=environment, check=True, capture_output=True)
    queries = [json.loads(line)["query"].replace("\n", " ") for line in lines_of(MATERIAL / "dev.jsonl")]
    ran = subprocess.run([*run, "who", "-", "--jsonl"], env=environment, input="\n".join(queries) + "\n", capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr  # some are nobody
    (tmp_path / "answers.jsonl").write_text("\n".join(answered(ran.stdout, queries)) + "\n", encoding="utf-8")
    score = [sys.executable, str(MATERIAL / "score.py"), "--queries", str(MATERIAL / "dev.jsonl"), "--batch", f"cat {tmp_path / 'answers.jsonl'}", "--categories"]
    table = subprocess.run(score, capture_output=True, text=True, check=True).stdout
    figures = {row[0]: row for row in (re.split(" +", line) for line in table.splitlines()[1:]) if len(row) == 9}
    sys.stdout.write(table)
    _, _, first, _, certain, wrong, _, claimed, _ = figures["ALL"]
    assert float(first) >= LEAST_FIRST
    assert float(certain) >= LEAST_CERTAIN
    assert float(wrong) <= MOST_WRONG
    assert float(claimed) <= MOST_CLAIMED
    assert {name: figures[name][4] for name in BY_RULE if float(figures[name][4]) < LEAST_BY_RULE} == {}
