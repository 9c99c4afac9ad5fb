"""The subcommands: a module each, its docstring the help, `run` its parameters. Found by listing this folder, imported when called."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import typer
from typer._click import Context, HelpFormatter, Parameter  # typer has no public names for them; the pin in pyproject.toml keeps them where they are
from typer.core import TyperCommand
from typer.main import get_command

from sinoeu.options import FORMAT, OTHER, ROWS, WHEN, WHICH, spread

_FOUND = sorted(module.stem for module in Path(__file__).parent.glob("[!_]*.py"))
_GROUPS = {
    "Questions": "who where deals timeline ties figures said links",
    "Reading the sources": "search show sources",
    "Curating": "new check ingest schema export",
}
_REST = "The program"


def _grouped() -> dict[str, tuple[str, ...]]:
    placed = {group: tuple(name for name in names.split() if name in _FOUND) for group, names in _GROUPS.items()}
    rest = tuple(name for name in _FOUND if not any(name in names for names in placed.values()))
    return placed | ({_REST: rest} if rest else {})


GROUPS: dict[str, tuple[str, ...]] = _grouped()
"""The subcommands as the page of help has them: in groups, and in each in the order in which one comes to need them. What is in no group stands in the last."""
NAMES: tuple[str, ...] = tuple(name for names in GROUPS.values() for name in names)
OTHER_WORDS = {
    "people": "who", "persons": "who", "organisations": "who", "organizations": "who", "companies": "who", "places": "where", "cities": "where", "events": "timeline",
    "dates": "timeline", "agreements": "deals", "contracts": "deals", "memoranda": "deals", "twins": "ties", "relations": "ties", "numbers": "figures",
    "quotes": "said", "quotations": "said", "find": "search", "grep": "search", "cite": "show", "articles": "sources", "import": "ingest", "load": "ingest",
    "validate": "check", "lint": "check",
}  # fmt: skip
"""What subcommands may be called by who does not know them."""
_OPTION_GROUPS = (WHICH, WHEN, ROWS, FORMAT, OTHER)


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
    holder.command(name=name, cls=_Command, help=help, context_settings=settings)(spread(module.run))
    made = get_command(holder)
    assert isinstance(made, TyperCommand)  # one function makes a command, not a group
    return made


class _Command(TyperCommand):
    """A command whose help has its options in groups, where it has those that all questions share."""

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
