"""Every command on every kind of terminal and stream, by the first example of its help: a new command is tried as soon as it is there."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

import pytest
from rich.cells import cell_len

from program import PACKAGE, Environment, Program, Ran, a_desk
from sinoeu.commands import NAMES
from test_house import examples

PLAIN: Environment = {"NO_COLOR": "1"}
_STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*\x1b\\")
"""All that a terminal may be told: colours, and links."""


def first_example(name: str) -> list[str]:
    """The words of the first example of a command that needs no shell."""
    lines = (shlex.split(line) for command, line in examples() if command == name)
    return next(words[1:] for words in lines if not {"|", ">", "<"} & set(words))


EXAMPLES = {name: first_example(name) for name in NAMES}
ANSWERS = [name for name in NAMES if "ask(" in (PACKAGE / "commands" / f"{name}.py").read_text(encoding="utf-8")]
"""Commands that write answers, in any format, rather than files to be kept as they are."""


@pytest.fixture
def desk(program: Program, tmp_path: Path) -> Program:
    """A desk for one run: what an example leaves there is found by no other."""
    return a_desk(program, tmp_path)


@pytest.fixture(scope="module")
def piped(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Ran]:
    """What the example of a command gives in a pipe; asked once."""
    return cache(lambda name: a_desk(program, tmp_path_factory.mktemp(name)).run(*EXAMPLES[name]))


def is_clean(text: str) -> bool:
    """Whether a text has no control characters, no letters that were lost on the way, and no traceback."""
    return not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffd\ufffe\ud800-\udfff]|Traceback", text)


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("name", NAMES)
def test_on_a_terminal_without_colour(name: str, columns: int, desk: Program) -> None:
    ran = desk.on_terminal(*EXAMPLES[name], columns=columns, env=PLAIN)
    assert (ran.status, is_clean(ran.stdout), is_clean(ran.stderr)) == (0, True, True), ran
    if name in ANSWERS:
        assert max(map(cell_len, ran.stdout.splitlines()), default=0) <= columns
        assert not any(line != line.rstrip() for line in ran.stdout.splitlines())


@pytest.mark.parametrize("env", [{}, {"TERM": "dumb"}])
@pytest.mark.parametrize("name", NAMES)
def test_on_a_terminal_in_colour(name: str, env: Environment, desk: Program) -> None:
    ran = desk.on_terminal(*EXAMPLES[name], env=env)
    told = _STYLES.sub("", ran.stdout)
    assert (ran.status, is_clean(told), is_clean(ran.stderr)) == (0, True, True), ran
    assert max(map(cell_len, told.splitlines()), default=0) <= 80 or name not in ANSWERS
    if env == {"TERM": "dumb"}:
        assert told == ran.stdout


@pytest.mark.parametrize("name", ANSWERS)
def test_where_there_are_no_letters_but_ascii(name: str, desk: Program) -> None:
    ran = desk.on_terminal(*EXAMPLES[name], env={**PLAIN, "LC_ALL": "C"})
    assert (ran.status, is_clean(ran.stdout), ran.stdout.isascii()) == (0, True, True)
    assert max(map(cell_len, ran.stdout.splitlines())) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_in_a_pipe(name: str, desk: Program, piped: Callable[[str], Ran]) -> None:
    """Nothing depends on the terminal that is not there, nor on the locale."""
    ran = piped(name)
    assert (ran.status, "\x1b" in ran.stdout + ran.stderr, is_clean(ran.stderr)) == (0, False, True), ran
    if name in ANSWERS:
        other = desk.run(*EXAMPLES[name], columns=40, env={"LC_ALL": "C", "TERM": None})
        assert (other.stdout, other.status) == (ran.stdout, 0)


@pytest.mark.parametrize("name", NAMES)
def test_where_nobody_reads_any_more(name: str, desk: Program, piped: Callable[[str], Ran]) -> None:
    """It dies of the pipe, as others do, if it has anything to say."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe, started(desk, name, pipe) as process:
        _, stderr = process.communicate(timeout=60)
    assert (process.returncode, is_clean(stderr.decode())) == (-signal.SIGPIPE if piped(name).stdout else 0, True)
    assert stderr == b"" or name not in ANSWERS


@pytest.mark.parametrize(("to", "message"), [(">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")])
@pytest.mark.parametrize("name", NAMES)
def test_where_nothing_can_be_written(name: str, to: str, message: str, desk: Program, piped: Callable[[str], Ran]) -> None:
    ran = desk.shell(f"{shlex.join(['sinoeu', *EXAMPLES[name]])} {to}")
    assert "Traceback" not in ran.stderr
    assert (ran.status, message in ran.stderr) == ((3, True) if piped(name).stdout else (0, False))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "doctor"])  # which tells how full the disk is and where its answer goes
def test_messages_to_nobody_cost_no_answer(name: str, desk: Program, piped: Callable[[str], Ran]) -> None:
    assert desk.shell(f"{shlex.join(['sinoeu', *EXAMPLES[name]])} 2>&-") == piped(name)._replace(stderr="")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only here can it be seen when signals are caught")
@pytest.mark.parametrize("name", NAMES)
def test_ctrl_c(name: str, desk: Program, piped: Callable[[str], Ran]) -> None:
    """Wherever it is met: as nobody reads, whoever has anything to write is held up before the end."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b"\0" * 4096)
    os.set_blocking(writing, True)
    with os.fdopen(reading, "rb") as read, os.fdopen(writing, "wb") as pipe, started(desk, name, pipe) as process:
        pipe.close()
        while process.poll() is None and not catches(process.pid, signal.SIGHUP):
            time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        read.read()
        _, stderr = process.communicate(timeout=60)
    if process.returncode == 0 and not piped(name).stdout:
        return  # it was done before
    assert (process.returncode, stderr.splitlines()[-1:], b"Traceback" in stderr) == (130, [b"sinoeu: interrupted"], False)


def test_ctrl_c_is_never_in_vain(program: Program) -> None:
    """Where it meets a destructor, out of which no exception comes, the program ends all the same, and says nothing more."""
    code = """
import os, signal, time, sinoeu.app
from sinoeu.__main__ import main

class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)

def run():
    Dying()
    time.sleep(60)

sinoeu.app.main = run
main()
"""
    done = subprocess.run([sys.executable, "-c", code], env=program.environment, capture_output=True, check=False, timeout=50)
    assert (done.returncode, done.stderr) == (130, b"sinoeu: interrupted\n")


def started(desk: Program, name: str, out: BinaryIO) -> subprocess.Popen[bytes]:
    """The example of a command, running, with its answer going to a stream."""
    command = [str(desk.home / "bin" / "sinoeu"), *EXAMPLES[name]]
    return subprocess.Popen(command, env=desk.environment, cwd=desk.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE)


def catches(process: int, number: int) -> bool:
    """Whether a process has a handler of its own for a signal."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return bool(int(status.partition("SigCgt:")[2].split()[0], 16) >> (number - 1) & 1)
