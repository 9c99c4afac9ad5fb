"""The program that is tried, as a process of its own or inside this one, and what is asked of every end of a run."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from faults.variants import VARIANTS
from program import PACKAGE, TODAY, Program, Ran

MOST_SECONDS = 30
"""Of a processor: how busy the machine is does not matter."""
MOST_MEGABYTES = 512
_PATIENCE = 300
_A_MOMENT = 0.001
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # all that terminals obey but a line feed and, in a pipe, a tab
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u200b-\u200d\u2028\u2029\u2060\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What no message may have in it, whoever wrote the text that it is about."""
_TOLD = re.compile(r"sinoeu: |\{|.*: (error|warning)\[|    |  ")
"""How every line on standard error begins."""


class Ended(NamedTuple):
    """How a process ended: its status, negative by the number of a signal, what it wrote, and what it took of a processor and of memory."""

    status: int
    stdout: str
    stderr: str
    seconds: float = 0.0
    megabytes: int = 0
    elapsed: float = 0.0

    @property
    def was_killed(self) -> bool:
        """Whether a signal ended it that no program can answer, or that came before it could."""
        return self.status < 0


class Subject(NamedTuple):
    """The real program, or a variant of it that is broken on purpose."""

    variant: str = ""

    def command(self, *words: str, steps: str = "") -> list[str]:
        """The command line of a run; `steps` is where a fault is to be met (see faults.steps)."""
        if steps:
            return [sys.executable, "-c", "from faults.steps import start; start()", self.variant, steps, *words]
        if self.variant:
            return [sys.executable, "-c", f"from faults.variants import start; start({self.variant!r})", *words]
        return [sys.executable, "-m", "sinoeu", *words]

    def inside(self, program: Program, *words: str, columns: int = 80) -> Ran:
        """A run within this process, for trials by the hundred."""
        with ExitStack() as stack:
            for patch in VARIANTS[self.variant]() if self.variant else ():
                stack.enter_context(patch)
            return program.inside(*words, columns=columns)


def environment(home: Path) -> dict[str, str]:
    """An environment in which the same run makes the same system calls."""
    temporary = home / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": os.pathsep.join([str(PACKAGE.parent), str(Path(__file__).resolve().parents[1])]),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "TMPDIR": str(temporary),
        "SINOEU_TODAY": TODAY,
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def run(command: Sequence[str], folder: Path, env: Mapping[str, str], meanwhile: Callable[[int], object] | None = None) -> Ended:
    """A process from its start to its end. `meanwhile` is given its number while it runs."""
    with TemporaryFile() as out, TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=dict(env), stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        if meanwhile:
            meanwhile(process.pid)
        status, seconds, megabytes = _wait(process.pid, started + _PATIENCE)
        process.returncode = os.waitstatus_to_exitcode(status)  # it is waited for here, for what it took
        out.seek(0)
        err.seek(0)
        return Ended(process.returncode, out.read().decode(errors="replace"), err.read().decode(errors="replace"), seconds, megabytes, time.monotonic() - started)


def _wait(number: int, until: float) -> tuple[int, float, int]:
    """How a process ends, killed where it does not, with the time it took of a processor and its memory in megabytes."""
    while True:
        ended, status, used = os.wait4(number, os.WNOHANG)
        if ended:
            return status, used.ru_utime + used.ru_stime, used.ru_maxrss // (1024 if sys.platform.startswith("linux") else 1024 * 1024)
        if time.monotonic() > until:
            os.kill(number, signal.SIGKILL)
        time.sleep(_A_MOMENT)


def complaint(ended: Ended, is_mute: bool = False) -> str:
    """What is wrong with how a process ended, whatever it did; `is_mute` where it could write no message."""
    if "Traceback" in ended.stdout + ended.stderr or "fault of sinoeu" in ended.stderr:
        return f"a traceback, or a fault of its own: {ended.stderr[-300:]!r}"
    if ended.seconds > MOST_SECONDS or ended.megabytes > MOST_MEGABYTES:
        return f"it took {ended.seconds:.1f} s and {ended.megabytes} MB"
    if found := OBEYED.search(ended.stderr):
        return f"a terminal would obey {found[0]!a} in its message: {ended.stderr[-300:]!a}"
    if ended.status not in (0, 1, 2, 3, 129, 130, 143) and not ended.was_killed:
        return f"an exit status that is not in the table: {ended.status}"
    if wrong := next((line for line in ended.stderr.splitlines() if not _TOLD.match(line)), None):
        return f"a line that is not its own: {wrong!r}"
    if ended.status in (1, 2, 3, 130) and not ended.stderr and not ended.stdout and not is_mute:
        return "it failed without a word"
    return ""
