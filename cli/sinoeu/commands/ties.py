r"""Sister cities and other lasting relations: since when, and who says so.

\b
Examples:
  sinoeu ties
  sinoeu ties --kind twinning
  sinoeu ties Changzhou --quotes
"""

from typing import Annotated

import typer

from sinoeu.answers.ties import SHAPE, ties
from sinoeu.model.kinds import TIE_KINDS
from sinoeu.options import Dates, Output, Which, Words, joined, one_of
from sinoeu.session import Session


def run(
    words: Words = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=f"one of {', '.join(TIE_KINDS)}", show_default=False)] = None,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists ties, or those of somebody or some place."""
    one_of("--kind", kind, TIE_KINDS)
    session = Session()
    asked = dates.asked(output, which, session.today)
    return session.ask_all(joined(words), lambda connection, words, tally: ties(connection, words, kind, asked, tally), output, SHAPE)
