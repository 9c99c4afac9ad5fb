"""A command made ready to be called: its module imported, its parameters made typer's."""

from importlib import import_module

import typer
from typer.core import TyperCommand
from typer.main import get_command

from sinoeu.options import spread


def command(name: str) -> TyperCommand:
    """The command of a name, ready to be called."""
    module = import_module(f"sinoeu.commands.{name}")
    holder = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"]}
    help = (module.__doc__ or "").replace(r"\b", "\b")  # typer's mark of lines that are kept as they are
    holder.command(name=name, help=help, context_settings=settings)(spread(module.run))
    made = get_command(holder)
    assert isinstance(made, TyperCommand)  # one function makes a command, not a group
    return made
