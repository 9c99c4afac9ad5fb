"""What each command takes: a line for its words and options, and a line for the values of each option. A test compares it with what typer knows."""

from typing import NamedTuple

from sinoeu.completing.offers import (
    Offer,
    articles,
    column,
    columns,
    databases,
    files,
    ids,
    keys,
    known,
    listed,
    name_of,
    nothing,
    offices,
    one,
    publishers,
    rules,
    shells,
    topics,
    views,
    whole_name_of,
)  # fmt: skip
from sinoeu.paths import PACKAGE


class Takes(NamedTuple):
    """What a command's words are, and its own options; whether it has those of articles, of periods and of answers too."""

    words: Offer
    options: str = ""
    which: bool = False
    dates: bool = False
    output: bool = False


_ANYBODY = name_of("person", "organisation", "place")
COMMANDS = {
    "check": Takes(files, "--texts --errors --explain --json"),
    "completion": Takes(one(shells)),
    "deals": Takes(_ANYBODY, "--party --place --status --kind --independent", which=True, dates=True, output=True),
    "doctor": Takes(nothing, output=True),
    "export": Takes(files, "--db"),
    "figures": Takes(_ANYBODY, "--flagged", which=True, dates=True, output=True),
    "help": Takes(one(topics)),
    "ingest": Takes(files, "--texts --keep-going --dry-run --db"),
    "links": Takes(_ANYBODY, "--to --depth --dot", which=True, dates=True, output=True),
    "new": Takes(files, "--corpus --id --out"),
    "said": Takes(_ANYBODY, "--form", which=True, dates=True, output=True),
    "schema": Takes(one(known("commands.schema", "TOPICS")), "--for --columns"),
    "search": Takes(_ANYBODY, which=True, output=True),
    "show": Takes(ids, "--context --cite", which=True, output=True),
    "sources": Takes(one(articles), which=True, output=True),
    "sql": Takes(one(views), "--timeout", output=True),
    "stats": Takes(nothing, output=True),
    "ties": Takes(_ANYBODY, "--kind", which=True, dates=True, output=True),
    "timeline": Takes(_ANYBODY, "--place --who --kind", which=True, dates=True, output=True),
    "where": Takes(name_of("place"), "--only --geojson", which=True, dates=True, output=True),
    "who": Takes(name_of("person", "organisation"), "--met --org --role --place --side --exact --strict", which=True, dates=True, output=True),
}
WHICH = "--article --publisher"
DATES = "--since --until --on --possible"
OUTPUT = "--sort --reverse --limit --count --columns --quotes --as-printed --csv-safe --color --db"
FORMATS = tuple(f"--{module.stem}" for module in sorted((PACKAGE / "render").iterdir()) if module.suffix == ".py" and module.stem[0] != "_")
VALUES = {
    "--article": articles,
    "--cite": known("answers.citing", "STYLES"),
    "--color": listed("always", "auto", "never"),
    "--columns": columns,
    "--context": nothing,
    "--corpus": files,
    "--db": databases,
    "--depth": nothing,
    "--explain": rules,
    "--for": known("curation.schema", "FILES"),
    "--form": known("model.kinds", "SAID_FORMS"),
    "--id": nothing,
    "--limit": nothing,
    "--met": whole_name_of("person", "organisation"),
    "--on": nothing,
    "--org": whole_name_of("organisation", "place"),
    "--out": files,
    "--party": whole_name_of("person", "organisation", "place"),
    "--place": whole_name_of("place"),
    "--publisher": publishers,
    "--role": offices,
    "--side": known("answers.narrowing", "SIDES"),
    "--since": nothing,
    "--sort": column,
    "--status": known("model.kinds", "DEAL_STATUSES"),
    "--texts": files,
    "--timeout": nothing,
    "--to": whole_name_of("person", "organisation", "place"),
    "--until": nothing,
    "--who": whole_name_of("person", "organisation"),
    "schema --columns": keys,
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
    shared = ((takes.which, WHICH.split()), (takes.dates, DATES.split()), (takes.output, (*OUTPUT.split(), *FORMATS)))
    return (*takes.options.split(), *(option for taken, group in shared if taken for option in group), "--help")


def values(command: str | None, option: str) -> Offer:
    """What the values of an option of a command are."""
    return VALUES.get(f"{command} {option}") or VALUES.get(option, nothing)
