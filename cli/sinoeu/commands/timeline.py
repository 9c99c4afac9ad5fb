r"""Everything dated, in order; what has no year stands in its own place at the end.

\b
Examples:
  sinoeu timeline
  sinoeu timeline --since 2022 --until 2023
  sinoeu timeline Changzhou --as-printed
  sinoeu timeline --on 2022-07-07 --json
"""

from typing import Annotated

import typer

from sinoeu.answers.timeline import KINDS, timeline
from sinoeu.errors import WrongUsage
from sinoeu.options import Dates, Output, Words
from sinoeu.session import Session


def run(
    words: Words = None,
    place: Annotated[str, typer.Option(metavar="PLACE", help="in a place or the places in it", show_default=False)] = "",
    who: Annotated[str, typer.Option(metavar="NAME", help="with a person or organisation", show_default=False)] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help=f"one of {', '.join(KINDS)}", show_default=False)] = "",
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists what is dated, or what of it is about a name or some words."""
    if kind and kind not in KINDS:
        raise WrongUsage(f"--kind cannot be {kind!r}", f"one of {', '.join(KINDS)}")
    session = Session()
    asked = dates.asked(output, session.today)
    return session.ask(lambda connection, tally: timeline(connection, " ".join(words or ()), place, who, kind, asked, tally), output)
