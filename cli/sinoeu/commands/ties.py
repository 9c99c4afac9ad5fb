r"""Sister cities and other lasting relations: since when, and who says so.

\b
Examples:
  sinoeu ties
  sinoeu ties --kind twinning
  sinoeu ties Changzhou --quotes
"""

from typing import Annotated

import typer

from sinoeu.answers.ties import ties
from sinoeu.errors import WrongUsage
from sinoeu.model.kinds import TIE_KINDS
from sinoeu.options import Dates, Output, Words
from sinoeu.session import Session


def run(
    words: Words = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=f"one of {', '.join(TIE_KINDS)}", show_default=False)] = None,
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists ties, or those of somebody or some place."""
    if kind is not None and kind not in TIE_KINDS:
        raise WrongUsage(f"--kind cannot be {kind!r}", f"one of {', '.join(TIE_KINDS)}")
    session = Session()
    asked = dates.asked(output, session.today)
    return session.ask(lambda connection, tally: ties(connection, " ".join(words or ()), kind, asked, tally), output)
