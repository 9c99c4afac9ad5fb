"""What each command takes: a line for its words and options, and a line for the values of each option. A test compares it with what typer knows."""

from typing import NamedTuple

from sinoeu.completing.offers import (
    Offer,
    articles,
    columns,
    files,
    ids,
    known,
    listed,
    name_of,
    nothing,
    offices,
    one,
    rules,
    shells,
    whole_name_of,
)  # fmt: skip
from sinoeu.paths import PACKAGE


class Takes(NamedTuple):
    """What a command's words are, and its own options; whether it has those of periods and of answers too."""

    words: Offer
    options: str = ""
    dates: bool = False
    output: bool = False


COMMANDS = {
    "check": Takes(files, "--texts --errors --explain --json"),
    "completion": Takes(one(shells)),
    "deals": Takes(name_of("person", "organisation", "place"), "--status --kind --independent", dates=True, output=True),
    "figures": Takes(name_of("person", "organisation", "place"), "--flagged", dates=True, output=True),
    "ingest": Takes(files, "--texts --dry-run --db"),
    "new": Takes(files, "--corpus --id --out"),
    "said": Takes(name_of("person", "organisation", "place"), "--form", dates=True, output=True),
    "schema": Takes(one(listed("corpus")), "--for"),
    "search": Takes(name_of("person", "organisation", "place"), "--article", output=True),
    "show": Takes(ids, "--context --cite", output=True),
    "sources": Takes(one(articles), output=True),
    "ties": Takes(name_of("person", "organisation", "place"), "--kind", dates=True, output=True),
    "timeline": Takes(name_of("person", "organisation", "place"), "--place --who --kind", dates=True, output=True),
    "where": Takes(name_of("place"), "--only", dates=True, output=True),
    "who": Takes(name_of("person", "organisation"), "--role --place --exact --strict", dates=True, output=True),
}
DATES = "--since --until --on --possible"
OUTPUT = "--db --columns --limit --quotes --as-printed --color --csv-safe"
FORMATS = tuple(f"--{module.stem}" for module in sorted((PACKAGE / "render").iterdir()) if module.suffix == ".py" and module.stem[0] != "_")
VALUES = {
    "--article": articles,
    "--cite": known("answers.citing", "STYLES"),
    "--color": listed("always", "auto", "never"),
    "--columns": columns,
    "--context": nothing,
    "--corpus": files,
    "--db": files,
    "--explain": rules,
    "--for": known("curation.schema", "FILES"),
    "--form": known("model.kinds", "SAID_FORMS"),
    "--id": nothing,
    "--limit": nothing,
    "--on": nothing,
    "--out": files,
    "--place": whole_name_of("place"),
    "--role": offices,
    "--since": nothing,
    "--status": known("model.kinds", "DEAL_STATUSES"),
    "--texts": files,
    "--until": nothing,
    "--who": whole_name_of("person", "organisation"),
    "deals --kind": known("model.kinds", "DEAL_KINDS"),
    "ties --kind": known("model.kinds", "TIE_KINDS"),
    "timeline --kind": known("answers.timeline", "KINDS"),
}
"""The options that take a value, all others being flags; one that means another thing in each command stands there with its command."""
WITH_VALUES = frozenset(name.split()[-1] for name in VALUES)


def options(command: str | None) -> tuple[str, ...]:
    """The options of a command; without one, the program's own."""
    if command is None:
        return ("--help", "--version")
    takes = COMMANDS.get(command, Takes(nothing))
    return (*takes.options.split(), *(DATES.split() if takes.dates else ()), *(OUTPUT.split() if takes.output else ()), *(FORMATS if takes.output else ()), "--help")


def values(command: str | None, option: str) -> Offer:
    """What the values of an option of a command are."""
    return VALUES.get(f"{command} {option}") or VALUES.get(option, nothing)
