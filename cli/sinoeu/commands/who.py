r"""Who somebody is: offices, whom they met, events, deals, words and ties; without a name, everybody.

\b
Examples:
  sinoeu who Chen Zhichang
  sinoeu who Zhichang Chen --quotes
  sinoeu who BMW --json
  sinoeu who
"""

from typing import Annotated

import typer

from sinoeu.answers.everybody import everybody
from sinoeu.answers.who import who
from sinoeu.errors import WrongUsage
from sinoeu.options import Dates, Output
from sinoeu.session import Session


def run(
    name: Annotated[list[str] | None, typer.Argument(help="a person or organisation, in any order and spelling of the name", show_default=False)] = None,
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Answers for one name, or lists everybody."""
    session = Session()
    asked = dates.asked(output, session.today)
    words = " ".join(name or ())
    if not words:
        if asked.period:
            raise WrongUsage("a list of everybody has no dates to choose by", "sinoeu timeline --since 2022")
        return session.ask(lambda connection, _: everybody(connection, asked), output)
    return session.ask(lambda connection, tally: who(connection, words, asked, tally), output)
