"""How answers are written: one module a format, found by listing this folder. The packages beside them are what formats are made of."""

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


def writer(name: str) -> Writer:
    """The function that writes one format. Its module is imported only now, so that a pipe never pays for rich.

    Raises WrongUsage where there is no such format.
    """
    if name not in FORMATS:
        raise WrongUsage(f"there is no format {name!r}", f"the formats are {', '.join(FORMATS)}")
    write: Writer = import_module(f"{__name__}.{name}").write
    return write
