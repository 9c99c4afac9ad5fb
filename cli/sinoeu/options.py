"""Options that several commands share, declared once: a command takes a group by naming it, and gets it filled in."""

import inspect
from collections.abc import Iterator, Sequence
from datetime import date
from functools import wraps
from shlex import quote
from typing import Annotated, NamedTuple, Protocol, get_type_hints

import typer

from sinoeu.answers.asked import Asked
from sinoeu.errors import WrongUsage
from sinoeu.model.when import FIRST_DAY, LAST_DAY, Period
from sinoeu.render import FORMATS
from sinoeu.text.choices import refusal

EACH_LINE = "-"
"""In place of words: the lines of standard input, a question each."""
_FORMAT_PREFIX = "as_"


WHICH, WHEN, ROWS, FORMAT, OTHER = "Which", "When", "Rows", "Format", "The program"
"""The groups of options on a page of help."""


class Which(NamedTuple):
    """Whose articles an answer rests on."""

    article: Annotated[
        list[str] | None, typer.Option(metavar="ID[,ID]", help="what these articles speak of: 003, or 003,004", show_default=False, rich_help_panel=WHICH)
    ] = None
    publisher: Annotated[
        str | None, typer.Option(metavar="WORDS", help="what the articles of a publisher speak of; quote several words", show_default=False, rich_help_panel=WHICH)
    ] = None

    def asked(self, output: "Output", period: Period | None = None, possible: bool = False) -> Asked:
        """The question's view, articles and period. Raises WrongUsage where an article has no id."""
        articles = tuple(dict.fromkeys(id.strip() for ids in self.article or () for id in ids.split(",")))
        if "" in articles:
            raise WrongUsage(f"--article {','.join(self.article or ())} names no article between its commas", "sinoeu sources  # lists the articles")
        return Asked(output.as_printed, period, possible, articles, filled("--publisher", self.publisher))


class Dates(NamedTuple):
    """A period, both ends inclusive."""

    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="from then on: 2023, 2023-02, 'Feb 2023', 'last 90 days'", show_default=False, rich_help_panel=WHEN),
    ] = None
    until: Annotated[str | None, typer.Option(metavar="DATE", help="up to then, inclusive", show_default=False, rich_help_panel=WHEN)] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="within: 2023-02-22, 2022..2024, 'last year'", show_default=False, rich_help_panel=WHEN)] = None
    possible: Annotated[bool, typer.Option("--possible", help="also what may lie in the period: no year stated, or a date too coarse", rich_help_panel=WHEN)] = False

    def period(self, today: date) -> Period | None:
        """The period asked for; None for all time. Raises WrongUsage for what is no date, or two periods at once."""
        if self.since is None and self.until is None and self.on is None:
            return None
        from sinoeu.text.periods import period  # with all that numbers and months in words take

        if self.on is not None:
            if self.since is not None or self.until is not None:
                raise WrongUsage("--on and --since/--until say the same thing twice", without=("--since", "--until"))
            return period(self.on, today)
        since = period(self.since, today)[0] if self.since is not None else FIRST_DAY
        until = period(self.until, today)[1] if self.until is not None else LAST_DAY
        if since > until:
            raise WrongUsage(
                f"the period from {self.since} to {self.until} ends before it begins", f"--since {quote(self.until or '')} --until {quote(self.since or '')}"
            )
        return since, until

    def asked(self, output: "Output", which: Which, today: date) -> Asked:
        """The question's view, articles and period."""
        return which.asked(output, self.period(today), self.possible)


class Output(NamedTuple):
    """Which rows, in which order, and how they are written. The formats' own flags are added from the list of formats."""

    sort: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN",
            help="by a column of --columns help; what has no value comes last. Rows then wait in memory until all are found",
            show_default=False,
            rich_help_panel=ROWS,
        ),
    ] = None
    reverse: Annotated[
        bool, typer.Option("--reverse", help="backwards; what has no date, or no year, still comes last. Rows wait in memory too", rich_help_panel=ROWS)
    ] = False
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="at most N rows, and of what has headings N under each; 0 for all. On a terminal 50 if not given", show_default=False, rich_help_panel=ROWS
        ),
    ] = None
    count_only: Annotated[bool, typer.Option("--count", help="only the number of rows", rich_help_panel=ROWS)] = False
    columns: Annotated[
        str | None, typer.Option(metavar="A,B", help="these columns, or keys of the JSON records, only; 'help' lists them", show_default=False, rich_help_panel=ROWS)
    ] = None
    quotes: Annotated[bool, typer.Option("--quotes", help="under each row the words it rests on", rich_help_panel=ROWS)] = False
    as_printed: Annotated[bool, typer.Option("--as-printed", help="without anything the editor inferred or supplied", rich_help_panel=ROWS)] = False
    formats: tuple[str, ...] = ()
    """The formats asked for by their flags; none means a table on a terminal, TSV in a pipe."""
    csv_safe: Annotated[bool, typer.Option("--csv-safe", help="with --csv: a quotation mark before what a spreadsheet would run", rich_help_panel=FORMAT)] = False
    color: Annotated[str, typer.Option(metavar="WHEN", help="always, never or auto", rich_help_panel=FORMAT)] = "auto"
    db: Annotated[
        str | None, typer.Option(metavar="FILE", help="the database; $SINOEU_DB, or your own default, if not given", show_default=False, rich_help_panel=OTHER)
    ] = None

    def refuse_views_of_facts(self, instead: str) -> None:
        """Raises WrongUsage for what makes sense only where rows are facts of the articles."""
        for given, name in ((self.quotes, "--quotes"), (self.as_printed, "--as-printed")):
            if given:
                raise WrongUsage(f"{name} is for facts of the articles; {instead}", without=(name,))


GROUPS: tuple[type[Which] | type[Dates] | type[Output], ...] = (Which, Dates, Output)
Words = Annotated[
    list[str] | None, typer.Argument(help="names and words that all must fit: a person, organisation or place, or words of a name or subject", show_default=False)
]
"""Words need no quotes; they are joined by spaces."""


class Run(Protocol):
    """A command's function: parameters by name, an exit status back."""

    def __call__(self, **given: object) -> int: ...


def spread(run: Run) -> Run:
    """The function with each parameter that is a group of options replaced by the options themselves.

    Typer reads a function's signature; this gives it one in which the shared options stand, and puts the groups together again for the call.
    """
    groups = {name: kind for name, kind in get_type_hints(run).items() if kind in GROUPS}

    @wraps(run)
    def called(**given: object) -> int:
        for name, kind in groups.items():
            fields = {field: given.pop(field) for field in kind._fields if field in given}
            if kind is Output:
                fields["formats"] = tuple(format for format in FORMATS if given.pop(_FORMAT_PREFIX + format))
            given[name] = kind(**fields)
        return run(**given)

    parameters = list(_parameters(run))
    called.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]  # read by inspect.signature
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return called


def _parameters(run: Run) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(run, include_extras=True)
    for name, parameter in inspect.signature(run).parameters.items():
        kind = hints[name]
        if kind not in GROUPS:
            yield parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY)
            continue
        for field, annotation in get_type_hints(kind, include_extras=True).items():
            if field != "formats":
                yield _option(field, annotation, kind._field_defaults[field])
                continue
            for format, help in FORMATS.items():
                yield _option(_FORMAT_PREFIX + format, Annotated[bool, typer.Option(f"--{format}", help=help, rich_help_panel=FORMAT)], False)


def _option(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def joined(words: Sequence[str] | None, example: str = "") -> str:
    """The words of a question, empty where there are none.

    Raises WrongUsage where they were given empty, with an example where there must be some, and where `-` is one of several.
    """
    together = " ".join(words or ())
    if words and not together.strip():
        raise WrongUsage("the words are empty", example, without=() if example else words)
    if words and len(words) > 1 and EACH_LINE in (words[0], words[-1]):
        raise WrongUsage(f"{EACH_LINE} stands alone: it reads the questions from standard input, a line each", without=(EACH_LINE,))
    return together


def filled(option: str, given: str | None) -> str:
    """The value of an option, empty where it was not given. Raises WrongUsage where it was given empty: a script would get answers to another question."""
    if given is not None and not given.strip():
        raise WrongUsage(f"{option} is empty", without=(option,))
    return given or ""


def one_of(option: str, given: str | None, known: Sequence[str]) -> None:
    """Raises WrongUsage where the value of an option is none of the known ones; none given is well."""
    if given is not None and given not in known:
        raise refusal(f"{option} cannot be {given!r}", given, known)
