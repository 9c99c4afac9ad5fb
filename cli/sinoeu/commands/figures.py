r"""The numbers, with who says so; --flagged those that one should not trust, with the arithmetic.

\b
Examples:
  sinoeu figures
  sinoeu figures --flagged
  sinoeu figures Zhengzhou --quotes
  sinoeu figures --sort value --reverse
"""

from typing import Annotated

import typer

from sinoeu.answers.figures import SHAPE, figures
from sinoeu.options import Dates, Output, Which, Words, joined
from sinoeu.session import Session


def run(
    words: Words = None,
    flagged: Annotated[bool, typer.Option("--flagged", help="only those that rest on flagged words")] = False,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists figures, or those about a name or some words."""
    session = Session()
    asked = dates.asked(output, which, session.today)
    return session.ask_all(joined(words), lambda connection, words, tally: figures(connection, words, flagged, asked, tally), output, SHAPE)
