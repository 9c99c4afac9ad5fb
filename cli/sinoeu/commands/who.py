r"""Who somebody is: offices, whom they met, events, deals, words and ties; without a name, everybody.

\b
Examples:
  sinoeu who Chen Zhichang
  sinoeu who Zhichang Chen --quotes
  sinoeu who BMW --json
  sinoeu who Chen --role mayor
  echo Zhichang Chen | sinoeu who - --jsonl
  sinoeu who
"""

from typing import Annotated

import typer

from sinoeu.answers.everybody import everybody
from sinoeu.answers.who import Narrowed, who, who_of_each
from sinoeu.errors import WrongUsage
from sinoeu.options import Dates, Output
from sinoeu.session import Session
from sinoeu.store.names import Care


def run(
    name: Annotated[list[str] | None, typer.Argument(help="a person or organisation, in any order and spelling; - reads a name a line", show_default=False)] = None,
    role: Annotated[str, typer.Option(metavar="TITLE", help="only those with such an office", show_default=False)] = "",
    place: Annotated[str, typer.Option(metavar="PLACE", help="only those who have to do with that place", show_default=False)] = "",
    exact: Annotated[bool, typer.Option("--exact", help="whole names only: by rule, never by a part or with a slip")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="never with a slip of the finger")] = False,
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
    narrowed = Narrowed(role, place, Care(exact, strict))
    if words == "-":
        return session.ask(lambda connection, tally: who_of_each(connection, session.lines(), asked, tally, narrowed), output)
    return session.ask(lambda connection, tally: who(connection, words, asked, tally, narrowed), output)
