r"""The numbers, with who says so; --flagged those that one should not trust, with the arithmetic.

\b
Examples:
  sinoeu figures
  sinoeu figures --flagged
  sinoeu figures Zhengzhou --quotes
"""

from typing import Annotated

import typer

from sinoeu.answers.figures import figures
from sinoeu.options import Dates, Output, Words
from sinoeu.session import Session


def run(
    words: Words = None,
    flagged: Annotated[bool, typer.Option("--flagged", help="only those that rest on flagged words")] = False,
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists figures, or those about a name or some words."""
    session = Session()
    asked = dates.asked(output, session.today)
    return session.ask(lambda connection, tally: figures(connection, " ".join(words or ()), flagged, asked, tally), output)
