"""A command made ready to be called: its module imported, its parameters made typer's, its options in groups on the page of help."""

from collections.abc import Iterable
from importlib import import_module

import typer
from typer._click import Context, HelpFormatter, Parameter  # typer has no public names for them; the pin in pyproject.toml keeps them where they are
from typer.core import TyperCommand
from typer.main import get_command

from sinoeu.options import FORMAT, OTHER, ROWS, WHEN, WHICH, spread
from sinoeu.page import OnPage

_OPTION_GROUPS = (WHICH, WHEN, ROWS, FORMAT, OTHER)


def command(name: str) -> TyperCommand:
    """The command of a name, ready to be called."""
    module = import_module(f"sinoeu.commands.{name}")
    holder = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"]}
    help = (module.__doc__ or "").replace(r"\b", "\b")  # typer's mark of lines that are kept as they are
    holder.command(name=name, cls=_Command, help=help, context_settings=settings)(spread(module.run))
    made = get_command(holder)
    assert isinstance(made, TyperCommand)  # one function makes a command, not a group
    return made


class _Command(TyperCommand):
    """A command whose help has its options in groups, where it has those that all questions share."""

    context_class = OnPage

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        groups: dict[str, list[Parameter]] = {"Arguments": []}
        options = [parameter for parameter in self.get_params(ctx) if parameter.param_type_name == "option"]
        question = any(_group(option) for option in options)
        groups |= {group: [] for group in _OPTION_GROUPS} if question else {"Options": []}
        groups["Arguments"] = [parameter for parameter in self.get_params(ctx) if parameter.param_type_name == "argument"]
        for option in options:
            own = OTHER if option.name == "help" else WHICH
            groups[(_group(option) or own) if question else "Options"].append(option)
        for group, parameters in groups.items():
            _write(formatter, group, (record for parameter in parameters if (record := parameter.get_help_record(ctx))))


def _group(parameter: Parameter) -> str | None:
    """The group in which an option was declared."""
    group = getattr(parameter, "rich_help_panel", None)
    return group if isinstance(group, str) else None


def _write(formatter: HelpFormatter, heading: str, records: Iterable[tuple[str, str]]) -> None:
    lines = list(records)
    if lines:
        with formatter.section(heading):
            formatter.write_dl(lines)
