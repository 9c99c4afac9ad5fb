"""The subcommands: a module each, its docstring the help, `run` its parameters. Found by listing this folder, imported when called."""

from importlib import import_module
from pathlib import Path

import typer
from typer.core import TyperCommand
from typer.main import get_command

from sinoeu.options import spread

NAMES: tuple[str, ...] = tuple(sorted(module.stem for module in Path(__file__).parent.glob("[!_]*.py")))


def summary(name: str) -> str:
    """The first line of a command's help, read from its file without importing it."""
    with (Path(__file__).parent / f"{name}.py").open(encoding="utf-8") as lines:
        return lines.readline().strip().removeprefix("r").strip('"')


def command(name: str) -> TyperCommand:
    """The command of a name, ready to be called."""
    module = import_module(f"{__name__}.{name}")
    holder = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"]}
    help = (module.__doc__ or "").replace(r"\b", "\b")  # typer's mark of lines that are kept as they are
    holder.command(name=name, help=help, context_settings=settings)(spread(module.run))
    made = get_command(holder)
    assert isinstance(made, TyperCommand)  # one function makes a command, not a group
    return made
