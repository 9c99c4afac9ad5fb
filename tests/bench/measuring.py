"""Whole processes measured in turn, so that a slow moment of the machine falls on all of them, and figures told with their spread."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """A program to be measured: `python` and these words. `lines`: it is left as soon as it has written so many lines; 0 for all."""

    words: Sequence[str]
    environment: Mapping[str, str]
    input: str = ""
    lines: int = 0
    reports: bool = False
    """Whether it says itself what it took, in seconds of a processor and by the clock, because not all that it does is to be counted."""


class Used(NamedTuple):
    """What one run took: seconds of a processor, in its own code and in the kernel's, with its children's; by the clock; its greatest memory, in MB."""

    seconds: float
    elapsed: float
    megabytes: float


class Figure(NamedTuple):
    """One ratio: of what to what, at which size, each pair's, in what unit, and what it should be."""

    what: str
    size: str
    values: tuple[float, ...]
    goal: str = ""
    unit: str = ""

    def row(self) -> str:
        """The figure as a row of a table in Markdown."""
        low, middle, high = (f"{value:,.3g}" if value < 1000 else f"{value:,.0f}" for value in (min(self.values), median(self.values), max(self.values)))
        return f"| {self.what} | {self.size} | {middle}{self.unit} | {low} to {high} | {self.goal} |"


HEAD = "| what | size | median | min to max | goal |\n|---|---|---|---|---|"


def used(run: Run) -> Used:
    """Runs it once, to its end or until its first lines are there."""
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, *run.words],
        env=run.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE if run.lines or run.reports else subprocess.DEVNULL,
        stderr=subprocess.PIPE if run.reports or not run.lines else subprocess.DEVNULL,
    )
    assert process.stdin
    process.stdin.write(run.input.encode())
    process.stdin.close()
    reported = None
    if run.reports and process.stdout:
        reported = json.loads(process.stdout.read())
    elif process.stdout:
        for _ in range(run.lines):
            assert process.stdout.readline()
    if process.stdout:
        process.stdout.close()
    complaint = process.stderr.read().decode() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stderr:
        process.stderr.close()
    assert run.lines or process.returncode == 0, complaint
    seconds, elapsed = reported or (usage.ru_utime + usage.ru_stime, perf_counter() - began)
    return Used(seconds, elapsed, usage.ru_maxrss / 1024)


def in_turn(runs: Mapping[str, Run], rounds: int, prepare: Callable[[str], None] = lambda _: None, warm: bool = True) -> dict[str, list[Used]]:
    """What each of the programs took in each round. A first round, in which bytecode is compiled, is not counted."""
    found: dict[str, list[Used]] = {label: [] for label in runs}
    for count in range(-warm, rounds):
        for label, run in runs.items():
            prepare(label)
            once = used(run)
            if count >= 0:
                found[label].append(once)
    return found


def ratio(found: Mapping[str, list[Used]], one: str, other: str, by_the_clock: bool = False) -> tuple[float, ...]:
    """Of each round, the time of one to that of the other."""
    pairs = zip(found[one], found[other], strict=True)
    return tuple(mine.elapsed / theirs.elapsed if by_the_clock else mine.seconds / theirs.seconds for mine, theirs in pairs)


def machine() -> str:
    """What it was measured on, in a line."""
    model = next((line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python, system = f"{platform.python_implementation()} {platform.python_version()}", f"{platform.system()} {platform.machine()}"
    return f"{python}, {system}, {os.cpu_count()} processors ({model}), {memory:.0f} GB"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
