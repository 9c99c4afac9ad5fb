"""How long a question takes against a bare program on the same libraries, and Tab against a question: `python -m tests.bench.startup [ROUNDS]`.

Processor time of whole processes, in turn, so that a slow moment of the machine falls on all of them. It prints, and judges
nothing. Bytecode is compiled in the first round, which is not counted: what is installed has its bytecode.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
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


class Run(NamedTuple):
    """A program to be measured: `python -m` and these words."""

    words: list[str]
    environment: dict[str, str]


def processor_time(run: Run, folder: Path) -> float:
    """The seconds that one run takes of a processor, in its own code and in the kernel's."""
    process = subprocess.Popen(
        [sys.executable, "-m", *run.words], cwd=folder, env=run.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    complaint = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    assert process.returncode == 0, complaint
    return used.ru_utime + used.ru_stime


def told(label: str, values: list[float], unit: str) -> str:
    """A line of figures."""
    return f"{label:42} median {median(values):7.3f}{unit}  min {min(values):7.3f}{unit}  max {max(values):7.3f}{unit}"


def main(rounds: int = ROUNDS) -> None:
    """Measures, and prints a line for each program and one for each ratio."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare.py").write_text(BARE)
        environment = {"HOME": name, "PATH": os.defpath, "PYTHONPATH": f"{CHECKOUT / 'cli'}{os.pathsep}{name}", "PYTHONPYCACHEPREFIX": f"{name}/bytecode"}
        runs = {
            "bare": Run(["bare", "words"], environment),
            "question": Run(["sinoeu", "who", "Chen", "Zhichang", "--json"], environment),
            "Tab": Run(["sinoeu", "who", "Chen", "Z"], {**environment, "SINOEU_COMPLETE": "bash"}),
        }
        processor_time(Run(["sinoeu", "ingest"], environment), folder)
        times: dict[str, list[float]] = {label: [] for label in runs}
        for count in range(rounds + 1):
            for label, run in runs.items():
                time = processor_time(run, folder)
                if count:
                    times[label].append(time)
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, {rounds} rounds")
    for label, found in times.items():
        print(told(f"{label}: {' '.join(runs[label].words)}", [1000 * time for time in found], " ms"))
    for one, other in (("question", "bare"), ("Tab", "question")):
        print(told(f"{one} / {other}", [mine / theirs for mine, theirs in zip(times[one], times[other], strict=True)], ""))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
