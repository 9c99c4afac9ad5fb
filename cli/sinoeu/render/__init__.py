"""How answers are written: one module a format, found by listing this folder; `single/` has those of one question alone.

The other packages beside them are what formats are made of.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TextIO

from sinoeu.errors import WrongUsage
from sinoeu.model.answer import Answer
from sinoeu.render.look import Look

Writer = Callable[[Answer, TextIO, Look], int]
"""Writes an answer as it comes; what comes back is the number of entries written."""


def _first_line(module: Path) -> str:
    with module.open(encoding="utf-8") as lines:
        return lines.readline().strip().strip('"')


FORMATS: dict[str, str] = {module.stem: _first_line(module) for module in sorted(Path(__file__).parent.iterdir()) if module.suffix == ".py" and module.stem[0] != "_"}
"""Every format by its name, with a line of help; read from the files without importing them."""

OF_ONE_QUESTION = tuple(sorted(module.stem for module in (Path(__file__).parent / "single").glob("[!_]*.py")))
"""The formats that a command has for itself, by an option of its own."""


def writer(name: str) -> Writer:
    """The function that writes one format. Its module is imported only now, so that a pipe never pays for rich.

    Raises WrongUsage where there is no such format.
    """
    if name in OF_ONE_QUESTION:
        single: Writer = import_module(f"{__name__}.single.{name}").write
        return single
    if name not in FORMATS:
        raise WrongUsage(f"there is no format {name!r}; there is {', '.join(FORMATS)}")
    write: Writer = import_module(f"{__name__}.{name}").write
    return write
