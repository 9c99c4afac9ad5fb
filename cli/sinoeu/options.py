"""Options that several commands share, declared once: a command takes a group by naming it, and gets it filled in."""

import inspect
from collections.abc import Iterator
from datetime import date
from functools import wraps
from typing import Annotated, NamedTuple, Protocol, get_type_hints

import typer

from sinoeu.answers.asked import Asked
from sinoeu.errors import WrongUsage
from sinoeu.model.when import FIRST_DAY, LAST_DAY, Period
from sinoeu.render import FORMATS

_FORMAT_PREFIX = "as_"


class Output(NamedTuple):
    """Where the answer comes from and how it is written. The formats' own flags are added from the list of formats."""

    db: Annotated[str | None, typer.Option(metavar="FILE", help="the database; $SINOEU_DB, or your own default, if not given", show_default=False)] = None
    columns: Annotated[str | None, typer.Option(metavar="A,B", help="these columns only; 'help' lists them", show_default=False)] = None
    limit: Annotated[int | None, typer.Option(metavar="N", help="at most N rows; 0 for all. On a terminal 50 if not given", show_default=False)] = None
    quotes: Annotated[bool, typer.Option("--quotes", help="under each row the words it rests on")] = False
    as_printed: Annotated[bool, typer.Option("--as-printed", help="without anything the editor inferred or supplied")] = False
    color: Annotated[str, typer.Option(metavar="WHEN", help="always, never or auto")] = "auto"
    csv_safe: Annotated[bool, typer.Option("--csv-safe", help="with --csv: a quotation mark before what a spreadsheet would run")] = False
    formats: tuple[str, ...] = ()
    """The formats asked for by their flags; none means a table on a terminal, TSV in a pipe."""

    def refuse_views_of_facts(self, instead: str) -> None:
        """Raises WrongUsage for what makes sense only where rows are facts of the articles."""
        for given, name in ((self.quotes, "--quotes"), (self.as_printed, "--as-printed")):
            if given:
                raise WrongUsage(f"{name} is for facts of the articles", instead)


class Dates(NamedTuple):
    """A period, both ends inclusive."""

    since: Annotated[str | None, typer.Option(metavar="DATE", help="from then on: 2023, 2023-02, 'Feb 2023', 'last 90 days'", show_default=False)] = None
    until: Annotated[str | None, typer.Option(metavar="DATE", help="up to then, inclusive", show_default=False)] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="within: 2023-02-22, 2022..2024, 'last year'", show_default=False)] = None
    possible: Annotated[bool, typer.Option("--possible", help="also what may lie in the period: no year stated, or a date too coarse")] = False

    def period(self, today: date) -> Period | None:
        """The period asked for; None for all time. Raises WrongUsage for what is no date, or two periods at once."""
        if self.since is None and self.until is None and self.on is None:
            return None
        from sinoeu.text.periods import period  # with all that numbers and months in words take

        if self.on is not None:
            if self.since is not None or self.until is not None:
                raise WrongUsage("--on and --since/--until say the same thing twice", "give --on DATE alone, or --since DATE --until DATE")
            return period(self.on, today)
        since = period(self.since, today)[0] if self.since is not None else FIRST_DAY
        until = period(self.until, today)[1] if self.until is not None else LAST_DAY
        if since > until:
            raise WrongUsage(f"the period from {self.since} to {self.until} ends before it begins", f"--since {self.until} --until {self.since}")
        return since, until

    def asked(self, output: Output, today: date) -> Asked:
        """The question's view and period."""
        return Asked(output.as_printed, self.period(today), self.possible)


GROUPS: tuple[type[Output] | type[Dates], ...] = (Output, Dates)
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
        if kind is Output:
            for format, help in FORMATS.items():
                yield _option(_FORMAT_PREFIX + format, Annotated[bool, typer.Option(f"--{format}", help=help)], False)
        for field, annotation in get_type_hints(kind, include_extras=True).items():
            if field != "formats":
                yield _option(field, annotation, kind._field_defaults[field])


def _option(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
