"""The pager: for more than a screen, on a terminal at which somebody sits, and left as quietly as it came."""

import os
import signal
import subprocess

import pytest

from program import Environment, Program, Ran

LONG, SHORT = ("sources", "004"), ("where", "Luhe")
"""An answer of more than the 50 lines that the terminal has, and one of less."""
MARKED: Environment = {"SINOEU_PAGER": "sed s/^/P:/", "NO_COLOR": "1"}


def read(program: Program, *words: str, env: Environment) -> Ran:
    """What somebody sees who sits at a terminal."""
    return program.drawn(["sinoeu", *words], env=env, typing=True)


def test_only_what_is_longer_than_the_screen_is_paged(program: Program) -> None:
    plain = program.on_terminal(*LONG, env={"NO_COLOR": "1"})
    assert len(plain.stdout.splitlines()) > 50
    paged = read(program, *LONG, env=MARKED)
    assert (paged.stdout.splitlines(), paged.stderr, paged.status) == ([f"P:{line}" for line in plain.stdout.splitlines()], "", 0)
    assert read(program, *SHORT, env=MARKED) == program.on_terminal(*SHORT, env={"NO_COLOR": "1"})


@pytest.mark.parametrize("env", [{"PAGER": "sed s/^/P:/"}, {"PAGER": "cat", "SINOEU_PAGER": "sed s/^/P:/"}])
def test_the_pager_is_the_one_that_is_wanted(env: Environment, program: Program) -> None:
    assert read(program, *LONG, env=env).stdout.startswith("P:")


@pytest.mark.parametrize(
    "env", [{"SINOEU_PAGER": ""}, {"SINOEU_PAGER": "cat"}, {"PAGER": ""}, {"PAGER": "cat"}, {"TERM": "dumb"}, {"TERM": None}, {"SINOEU_PAGER": "/no/such/pager"}]
)
def test_without_a_pager_everything_is_shown_as_it_is(env: Environment, program: Program) -> None:
    plain = {"PAGER": "sed s/^/P:/", "NO_COLOR": "1"}
    assert read(program, *LONG, env={**plain, **env}) == program.on_terminal(*LONG, env={"NO_COLOR": "1"})


def test_nothing_else_is_ever_paged(program: Program) -> None:
    assert "P:" not in program.on_terminal(*LONG, env=MARKED).stdout, "nobody could leave it: standard input is no terminal"
    assert "P:" not in program.run(*LONG, env=MARKED).stdout
    assert "P:" not in read(program, "who", "--json", env=MARKED).stdout
    assert "P:" not in read(program, "timeline", "--tsv", env=MARKED).stdout


def test_a_pager_that_is_closed_early_ends_it_quietly(program: Program) -> None:
    ran = read(program, "timeline", "--limit", "0", "--quotes", env={"SINOEU_PAGER": "head -1", "NO_COLOR": "1"})
    assert (ran.stdout.count("\n"), ran.stderr, ran.status) == (1, "", 0)


def test_what_is_to_be_said_is_said_after_the_pager(program: Program) -> None:
    paged, plain = (read(program, "timeline", "--since", "2019", env=env) for env in (MARKED, {**MARKED, "SINOEU_PAGER": ""}))
    assert paged.stderr == plain.stderr != ""


def test_a_pager_that_cannot_be_understood_is_wrong_usage(program: Program) -> None:
    ran = read(program, *LONG, env={"SINOEU_PAGER": "less '"})
    assert (ran.stdout, ran.status, ran.stderr.splitlines()[1]) == ("", 2, "  try: SINOEU_PAGER=less sinoeu sources 004")


def test_less_is_given_what_it_needs_to_show_colour(program: Program) -> None:
    script = "sh -c 'cat >/dev/null; echo $LESS'"
    assert read(program, *LONG, env={"SINOEU_PAGER": script}).stdout == "FRX\n"
    assert read(program, *LONG, env={"SINOEU_PAGER": script, "LESS": "i"}).stdout == "i\n"


def test_ctrl_c_is_the_pagers_while_it_is_there(program: Program) -> None:
    """The pager reads everything and then waits, until the test lets it go on."""
    gate = program.folder / "gate"
    os.mkfifo(gate)
    screen, keyboard = os.openpty()
    try:
        env = {**program.environment, "SINOEU_PAGER": f"sh -c 'cat >/dev/null; cat {gate}'"}
        command = program.home / "bin" / "sinoeu"
        process = subprocess.Popen([command, *LONG], env=env, cwd=program.folder, stdin=keyboard, stdout=keyboard, stderr=subprocess.PIPE)
        with gate.open("wb"):  # opened as soon as the pager has read everything
            process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    finally:
        os.close(keyboard)
        os.close(screen)
        gate.unlink()
    assert (process.returncode, stderr) == (0, b"")
