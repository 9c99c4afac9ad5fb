"""The documentation is true: every console block in it is run, and prints what stands there.

Lines that begin with `$ ` are commands; what follows is their output, on a terminal of 80 columns without colour where
the command is a plain one, as printed at the pipeline's end where it has a pipe or a redirection; standard error comes
after standard output. A line `...` stands for any lines. The bundled corpus is loaded, the working folder holds copies of
data/ and seeds/, and the blocks of one file follow one another there. Commands that are no question to sinoeu stand in
`sh` blocks, which are not run. With SINOEU_UPDATE_TRANSCRIPTS set, outputs are rewritten in place, but for blocks that hold a `...`.
"""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from program import CHECKOUT, DATA, SEEDS, Program

UPDATING = bool(os.environ.get("SINOEU_UPDATE_TRANSCRIPTS"))
FILES = [CHECKOUT / "README.md", CHECKOUT / "cli" / "README.md", CHECKOUT / "data" / "README.md", *sorted((CHECKOUT / "tests" / "transcripts").glob("*.md"))]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY_LINES = "..."


class Command(NamedTuple):
    """A command line and the lines expected of it."""

    line: str
    output: list[str]


class Block(NamedTuple):
    """One console block."""

    file: Path
    line: int
    text: str

    def commands(self) -> Iterator[Command]:
        """Its commands; a line that ends in a backslash goes on in the next one."""
        found: list[Command] = []
        for line in self.text.splitlines():
            if line.startswith("$ "):
                found.append(Command(line[2:], []))
            elif found and found[-1].line.endswith("\\") and not found[-1].output:
                found[-1] = Command(f"{found[-1].line}\n{line}", [])
            else:
                assert found, f"{self.file.name}:{self.line}: a console block begins with a command"
                found[-1].output.append(line)
        return iter(found)


def blocks() -> list[Block]:
    """All console blocks of the documentation."""
    texts = ((file, file.read_text(encoding="utf-8")) for file in FILES if file.exists())
    return [Block(file, text.count("\n", 0, found.start()) + 1, found[1]) for file, text in texts for found in _BLOCK.finditer(text)]


@pytest.fixture(scope="module")
def desks(program: Program, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Program]:
    """For each file of documentation a home with the corpus loaded and a working folder with copies of the data."""
    made: dict[Path, Program] = {}
    for file in FILES:
        place = tmp_path_factory.mktemp(file.stem)
        for folder in (DATA, SEEDS):
            shutil.copytree(folder, place / "work" / folder.name)
        made[file] = Program(place / "you", place / "work")
        made[file].database.parent.mkdir(parents=True)
        shutil.copyfile(program.database, made[file].database)
    return made


@pytest.mark.parametrize("block", blocks(), ids=lambda block: f"{block.file.relative_to(CHECKOUT)}:{block.line}")
def test_the_documentation_is_true(block: Block, desks: dict[Path, Program]) -> None:
    desk = desks[block.file]
    rewritten = []
    for command in block.commands():
        printed = run(command.line, desk)
        rewritten += [f"$ {command.line}", *printed]
        if not UPDATING:
            assert command.output == printed or agrees(command.output, printed), "\n".join([f"$ {command.line}", *printed])
    if UPDATING and ANY_LINES not in block.text.splitlines():
        text = block.file.read_text(encoding="utf-8")
        made = "\n".join([*rewritten, ""])
        block.file.write_text(text.replace(f"```console\n{block.text}```", f"```console\n{made}```", 1), encoding="utf-8")


def run(line: str, desk: Program) -> list[str]:
    """The lines that a command prints."""
    tokens = list(shlex.shlex(line, posix=True, punctuation_chars=True))
    first = [token for before, token in zip(["|", *tokens], tokens, strict=False) if before == "|"]
    assert "sinoeu" in tokens, f"{line}: what is no question to sinoeu belongs in a block of sh"
    for name in first:
        if "=" not in name and shutil.which(name, path=desk.environment["PATH"]) is None:
            pytest.skip(f"{name} is not on this machine")
    piped = any(token in ("|", ">", ">>", "<", "2>", ">&") for token in tokens)
    ran = desk.shell(line) if piped else desk.drawn(["bash", "-c", line], env={"NO_COLOR": "1"})
    return (ran.stdout + ran.stderr).replace(str(desk.home / "share"), "~/.local/share").replace(str(desk.home), "~").splitlines()


def agrees(expected: list[str], printed: list[str]) -> bool:
    """Whether lines are those expected, of which `...` stands for any."""
    pattern = "".join("(?:.*\n)*?" if line == ANY_LINES else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def test_any_lines_are_any_lines() -> None:
    assert agrees(["a", ANY_LINES, "d"], ["a", "b", "c", "d"])
    assert agrees(["a", ANY_LINES], ["a"])
    assert not agrees(["a", ANY_LINES, "d"], ["a", "b"])
    assert not agrees(["a"], ["a", "b"])
    assert not agrees([], ["a"])
