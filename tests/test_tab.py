"""Tab pressed in real shells on a terminal: what stands on the line afterwards, read by the shell itself."""

import os
import pty
import select
import shutil
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from program import Program
from tiny_corpus import opened

PATIENCE = 60
"""Seconds after which a shell is taken to hang."""
TO_THE_FRONT = "\x01"
TO_THE_END = "\x05"


class Shell(NamedTuple):
    """How a shell is started as its user would, and what it is told first."""

    words: tuple[str, ...]
    setting_up: str


SHELLS = {
    "bash": Shell(("bash", "--noprofile", "--norc", "-i"), 'eval "$(sinoeu completion bash)"'),
    "zsh": Shell(("zsh", "-f", "-i"), 'autoload -U compinit; compinit -D -u; bindkey -e; eval "$(sinoeu completion zsh)"'),
    "fish": Shell(("fish", "--no-config", "-i"), "sinoeu completion fish | source"),
}
EACH = pytest.mark.parametrize("shell", [pytest.param(name, marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")) for name in SHELLS])


def pressed(shell: str, keys: str, program: Program, environment: Mapping[str, str]) -> str:
    """The words of the line after these keys, each in angle brackets, as the shell reads them."""
    words, setting_up = SHELLS[shell]
    process, screen = pty.fork()
    if not process:
        os.chdir(program.folder)
        os.execvpe(words[0], words, {**program.environment, "PS1": "$ ", **environment})  # a shell is what is tested
    try:
        _typed(screen, f"{setting_up}; echo set' 'up\r", "set up")
        shown = _typed(screen, f"{keys}{TO_THE_FRONT}printf '<%s>' {TO_THE_END} end; echo\r", "<end>")
        return shown[shown.rindex("<sinoeu>") : shown.rindex("<end>")]
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(screen)


def _typed(screen: int, keys: str, awaited: str) -> str:
    """What the shell shows from these keys up to what is awaited."""
    os.write(screen, keys.encode())
    shown = ""
    end = time.monotonic() + PATIENCE
    while awaited not in shown:
        ready, _, _ = select.select([screen], [], [], max(0, end - time.monotonic()))
        assert ready, f"{awaited!r} is not in {shown!r}"
        shown += os.read(screen, 65536).decode(errors="replace")
    return shown


@EACH
@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("sinoeu who Chen Z\t", "<sinoeu><who><Chen><Zhichang>"),
        ("sinoeu who chen z\t", "<sinoeu><who><chen><Zhichang>"),
        ("sinoeu tim\tChangz\t", "<sinoeu><timeline><Changzhou>"),
        ("sinoeu who --pl\tNorth\t", "<sinoeu><who><--place><North Rhine-Westphalia>"),
        ("sinoeu who --place=North\t", "<sinoeu><who><--place=North Rhine-Westphalia>"),
        ("sinoeu who --place 'North R\t", "<sinoeu><who><--place><North Rhine-Westphalia>"),
        ('sinoeu who "Chen Z\t', "<sinoeu><who><Chen Zhichang>"),
        ("sinoeu show chen-zh\t", "<sinoeu><show><chen-zhichang>"),
        ("sinoeu show 003:17\t", "<sinoeu><show><003:17>"),
        ("sinoeu deals --status sig\t", "<sinoeu><deals><--status><signed>"),
        ("sinoeu who Nobody Z\t", "<sinoeu><who><Nobody><Z>"),
        ("sinoeu completion ba\t", "<sinoeu><completion><bash>"),
    ],
)
def test_tab_completes(shell: str, keys: str, words: str, program: Program) -> None:
    assert pressed(shell, keys, program, {}) == words


@EACH
def test_tab_completes_names_of_files(shell: str, program: Program, tmp_path: Path) -> None:
    (tmp_path / "my.db").touch()
    assert pressed(shell, f"sinoeu who --db {tmp_path}/my\t", program, {}) == f"<sinoeu><who><--db><{tmp_path}/my.db>"


@EACH
def test_tab_runs_nothing_in_a_name(shell: str, fresh: Program) -> None:
    opened(fresh.folder, {"people.yaml": 'one: {name: "Ann$(touch ran)"}\ntwo: {name: "Bob`touch ran`;touch ran"}\nthree: {name: "Cid O\'Bri\\"en * ~ !!"}'}).close()
    database = {"SINOEU_DB": str(fresh.folder / "corpus.db")}
    assert pressed(shell, "sinoeu timeline --who An\t", fresh, database) == "<sinoeu><timeline><--who><Ann$(touch ran)>"
    assert pressed(shell, "sinoeu timeline --who Bo\t", fresh, database) == "<sinoeu><timeline><--who><Bob`touch ran`;touch ran>"
    assert pressed(shell, "sinoeu timeline --who Ci\t", fresh, database) == "<sinoeu><timeline><--who><Cid O'Bri\"en * ~ !!>"
    assert not (fresh.folder / "ran").exists()


@EACH
def test_tab_says_nothing_where_there_is_no_database(shell: str, fresh: Program) -> None:
    assert pressed(shell, "sinoeu who Chen\t", fresh, {}) == "<sinoeu><who><Chen>"
    assert not (fresh.home / "share" / "sinoeu").exists()
