r"""Who somebody is: offices, whom they met, events, deals, words and ties; without a name, everybody.

\b
Examples:
  sinoeu who Chen Zhichang
  sinoeu who Zhichang Chen --quotes
  sinoeu who BMW --json
  sinoeu who Chen --role mayor
  sinoeu who --met 'Chen Zhichang' --sort name
  sinoeu who --side europe --article 003,004
  echo Zhichang Chen | sinoeu who - --jsonl
"""

from typing import Annotated

import typer

from sinoeu.answers import everybody, who
from sinoeu.answers.narrowing import SIDES, Wanted
from sinoeu.errors import WrongUsage
from sinoeu.options import Dates, Output, Which, filled, joined, one_of
from sinoeu.session import Session
from sinoeu.store.names import Care


def run(
    name: Annotated[list[str] | None, typer.Argument(help="a person or organisation, in any order and spelling; - reads a name a line", show_default=False)] = None,
    met: Annotated[str | None, typer.Option(metavar="NAME", help="only those who met somebody", show_default=False)] = None,
    org: Annotated[str | None, typer.Option(metavar="NAME", help="only those with an office of that organisation or place", show_default=False)] = None,
    role: Annotated[str | None, typer.Option(metavar="TITLE", help="only those with such an office", show_default=False)] = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="only those who have to do with that place", show_default=False)] = None,
    side: Annotated[str | None, typer.Option(metavar="SIDE", help=f"only those of one side: {', '.join(SIDES)}", show_default=False)] = None,
    exact: Annotated[bool, typer.Option("--exact", help="whole names only: by rule, never by a part or with a slip")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="never with a slip of the finger")] = False,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Answers for one name, or lists everybody."""
    if side not in SIDES.values():
        one_of("--side", side, tuple(SIDES))
    session = Session()
    asked = dates.asked(output, which, session.today)
    wanted = Wanted(filled("--met", met), filled("--org", org), filled("--role", role), filled("--place", place), SIDES.get(side or "", side or ""))
    care = Care(exact, strict)
    words = joined(name)
    if not words:
        if care != Care():
            raise WrongUsage("--exact and --strict say how sure of a name to be, and no name is given", "sinoeu who Chen Zhichang --exact")
        return session.ask(lambda connection, tally: everybody.everybody(connection, wanted, asked, tally), output, everybody.SHAPE)
    return session.ask_all(words, lambda connection, words, tally: who.who(connection, words, wanted, care, asked, tally), output, who.SHAPE)
