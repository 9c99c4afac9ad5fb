"""The program as its users run it: a process of its own, in a pipe or on a terminal, in an environment of its own."""

import json
import os
import pty
import shutil
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple
from unittest.mock import patch

from sinoeu.app import main
from sinoeu.model.answer import Json

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "cli" / "sinoeu"
DATA = CHECKOUT / "data"
SEEDS = CHECKOUT / "seeds"
TODAY = "2026-11-21"

Record = dict[str, Json]
Environment = Mapping[str, str | None]
"""Changes to the program's environment; None takes a variable away."""


class Ran(NamedTuple):
    """What one run gave."""

    stdout: str
    stderr: str
    status: int


class Program:
    """The program with a home folder and a working folder."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home = home
        self.folder = folder
        self.environment = {
            "PATH": f"{_command(home)}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "PYTHONPATH": os.environ.get("PYTHONPATH", str(PACKAGE.parent)),
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "share"),
            "SINOEU_TODAY": TODAY,
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
        }

    @property
    def database(self) -> Path:
        """The default database of this home."""
        return self.home / "share" / "sinoeu" / "sinoeu.db"

    def run(self, *words: str, columns: int = 80, env: Environment | None = None, input: str | None = None) -> Ran:
        """A run in a pipe."""
        done = subprocess.run(
            ["sinoeu", *words],
            executable=_command(self.home) / "sinoeu",
            env=self._with({"COLUMNS": str(columns), **(env or {})}),
            cwd=self.folder,
            input=(input or "").encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)

    def on_terminal(self, *words: str, columns: int = 80, env: Environment | None = None) -> Ran:
        """A run whose standard output is a terminal; standard error is none."""
        return self.drawn([str(_command(self.home) / "sinoeu"), *words], columns, env)

    def shell(self, line: str, env: Environment | None = None) -> Ran:
        """A line of bash, with `sinoeu` on its path; what the end of its pipeline prints."""
        done = subprocess.run(["bash", "-c", line], env=self._with(env or {}), cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)
        return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)

    def ask(self, *words: str) -> list[Record]:
        """The records of --json; none where nothing was found."""
        ran = self.run(*words, "--json")
        assert ran.status in (0, 1), ran.stderr
        records: list[Record] = json.loads(ran.stdout)
        return records

    def inside(self, *words: str, input: str = "", columns: int = 80) -> Ran:
        """A run within this process, for the tests that put hundreds of questions."""
        out, err = StringIO(), StringIO()
        environment = {**self.environment, "COLUMNS": str(columns)}
        with patch.dict(os.environ, environment, clear=True), patch("sys.stdin", StringIO(input)), redirect_stdout(out), redirect_stderr(err):
            status = main(words)
        return Ran(out.getvalue(), err.getvalue(), status)

    def drawn(self, words: list[str], columns: int = 80, env: Environment | None = None, typing: bool = False) -> Ran:
        """Any program run with a terminal of so many columns as its standard output, and where somebody is typing also as its standard input."""
        with _terminal(columns) as (screen, keyboard), TemporaryFile() as errors:
            stdin = keyboard if typing else subprocess.DEVNULL
            process = subprocess.Popen(words, env=self._with(env or {}), cwd=self.folder, stdin=stdin, stdout=keyboard, stderr=errors)
            os.close(keyboard)
            shown = b"".join(_read(screen))
            status = process.wait(timeout=60)
            errors.seek(0)
            return Ran(shown.decode(), errors.read().decode(), status)

    def _with(self, changes: Environment) -> dict[str, str]:
        merged: dict[str, str | None] = {**self.environment, **changes}
        return {name: value for name, value in merged.items() if value is not None}


def a_desk(program: Program, folder: Path) -> Program:
    """A home with the corpus loaded as in another, and a folder with what the examples speak of: `my-corpus`, and its texts."""
    made = Program(folder / "home", folder / "work")
    shutil.copytree(DATA, folder / "work" / "my-corpus")
    shutil.copytree(SEEDS, folder / "work" / "seeds")
    made.database.parent.mkdir(parents=True)
    shutil.copyfile(program.database, made.database)
    return made


def _command(home: Path) -> Path:
    """A folder that holds a `sinoeu` which is this checkout's, whether or not one is installed."""
    folder = home / "bin"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        script = folder / "sinoeu"
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sinoeu "$@"\n')
        script.chmod(0o755)
    return folder


@contextmanager
def _terminal(columns: int) -> Iterator[tuple[int, int]]:
    """The two ends of a pseudo-terminal that leaves line feeds as they are; the second is closed by who uses it."""
    screen, keyboard = pty.openpty()
    termios.tcsetwinsize(keyboard, (50, columns))
    settings = termios.tcgetattr(keyboard)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(keyboard, termios.TCSANOW, settings)
    try:
        yield screen, keyboard
    finally:
        os.close(screen)


def _read(screen: int) -> Iterator[bytes]:
    with suppress(OSError):  # EIO: the other end was closed
        while piece := os.read(screen, 65536):
            yield piece
