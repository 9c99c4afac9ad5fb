r"""Everything dated, in order; what has no year stands in its own place at the end.

\b
Examples:
  sinoeu timeline
  sinoeu timeline --since 2022 --until 2023
  sinoeu timeline Changzhou --as-printed
  sinoeu timeline --place Germany --kind event --reverse
  sinoeu timeline --on 2022-07-07 --json
"""

from typing import Annotated

import typer

from sinoeu.answers.timeline import KINDS, SHAPE, Wanted, timeline
from sinoeu.options import Dates, Output, Which, Words, filled, joined, one_of
from sinoeu.session import Session


def run(
    words: Words = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="in a place or the places in it", show_default=False)] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="with a person or organisation", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=f"one of {', '.join(KINDS)}", show_default=False)] = None,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists what is dated, or what of it is about a name or some words."""
    one_of("--kind", kind, KINDS)
    session = Session()
    asked = dates.asked(output, which, session.today)
    wanted = Wanted(filled("--place", place), filled("--who", who), kind or "")
    return session.ask_all(joined(words), lambda connection, words, tally: timeline(connection, words, wanted, asked, tally), output, SHAPE)
