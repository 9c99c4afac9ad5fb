"""How long a question takes against a bare program on the same libraries, and Tab against a question: `python -m tests.bench.startup [ROUNDS]`.

Processor time of whole processes, in turn, so that a slow moment of the machine falls on all of them. It prints, and judges
nothing. Bytecode is compiled in the first round, which is not counted: what is installed has its bytecode.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .material import Material
from .measuring import HEAD, Figure, Run, in_turn, machine, ratio, used

ROUNDS = 15
BARE = '''
import json
import sqlite3
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def main(name: str, limit: Annotated[int, typer.Option(help="at most so many")] = 0) -> None:
    """Answers with its own words."""
    print(json.dumps({"name": name, "limit": limit, "sqlite": sqlite3.sqlite_version}))


if __name__ == "__main__":
    app()
'''


def measure(material: Material) -> list[Figure]:
    """Ratios of a question, of Tab, and of importing what no question can do without."""
    (material.folder / "bare.py").write_text(BARE)
    runs = {
        "sqlite": Run(["-c", "import sqlite3, json"], material.environment),
        "bare": Run(["-m", "bare", "words"], material.environment),
        "question": material.sinoeu("who", "Robert", "Nas", "--json"),
        "long answer": material.sinoeu("who", "Chen", "Zhichang", "--json"),
        "Tab": Run(["-m", "sinoeu", "who", "Chen", "Z"], {**material.environment, "SINOEU_COMPLETE": "bash"}),
    }
    used(material.sinoeu("ingest"))
    found = in_turn(runs, material.rounds)
    size = "5 articles"
    return [
        Figure("a question / a bare typer program", size, ratio(found, "question", "bare"), "≤ 1.25"),
        Figure("the question with the longest answer / a bare typer program", size, ratio(found, "long answer", "bare"), "≤ 1.25"),
        Figure("a question / `python -c 'import sqlite3, json'`", size, ratio(found, "question", "sqlite")),
        Figure("Tab / a question", size, ratio(found, "Tab", "question")),
        *(Figure(f"{label}, processor time", size, tuple(1000 * one.seconds for one in found[label]), "", " ms") for label in runs),
    ]


def main(rounds: int = ROUNDS) -> None:
    """Measures, and prints the ratios."""
    with TemporaryDirectory() as folder:
        print(machine(), HEAD, *(figure.row() for figure in measure(Material(Path(folder), rounds))), sep="\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
