r"""Who said what, quoted or reported; a quotation without a speaker stays without one.

\b
Examples:
  sinoeu said Fischer
  sinoeu said --form quoted
  sinoeu said electric vehicles
"""

from typing import Annotated

import typer

from sinoeu.answers.said import said
from sinoeu.errors import WrongUsage
from sinoeu.model.kinds import SAID_FORMS
from sinoeu.options import Dates, Output, Words
from sinoeu.session import Session


def run(
    words: Words = None,
    form: Annotated[str | None, typer.Option(metavar="FORM", help=f"one of {', '.join(SAID_FORMS)}", show_default=False)] = None,
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists sayings, or those of somebody, or about some words."""
    if form is not None and form not in SAID_FORMS:
        raise WrongUsage(f"--form cannot be {form!r}", f"one of {', '.join(SAID_FORMS)}")
    session = Session()
    asked = dates.asked(output, session.today)
    return session.ask(lambda connection, tally: said(connection, " ".join(words or ()), form, asked, tally), output)
