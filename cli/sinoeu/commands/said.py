r"""Who said what, quoted or reported; a quotation without a speaker stays without one.

\b
Examples:
  sinoeu said Fischer
  sinoeu said --form quoted
  sinoeu said electric vehicles
"""

from typing import Annotated

import typer

from sinoeu.answers.said import SHAPE, said
from sinoeu.model.kinds import SAID_FORMS
from sinoeu.options import Dates, Output, Which, Words, joined, one_of
from sinoeu.session import Session


def run(
    words: Words = None,
    form: Annotated[str | None, typer.Option(metavar="FORM", help=f"one of {', '.join(SAID_FORMS)}", show_default=False)] = None,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists sayings, or those of somebody, or about some words."""
    one_of("--form", form, SAID_FORMS)
    session = Session()
    asked = dates.asked(output, which, session.today)
    return session.ask_all(joined(words), lambda connection, words, tally: said(connection, words, form, asked, tally), output, SHAPE)
