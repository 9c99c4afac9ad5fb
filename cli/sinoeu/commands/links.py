r"""Who is linked with whom through what: met, signed together, an office, a tie, the same event; with --to the shortest way between two.

\b
Examples:
  sinoeu links Chen Zhichang
  sinoeu links Bosch --depth 2
  sinoeu links Michael Jacke --to Commerzbank
  sinoeu links Bosch --dot | head
  printf 'Bosch\nCommerzbank\n' | sinoeu links - --jsonl
"""

import sqlite3
from typing import Annotated

import typer

from sinoeu.answers.asked import Tally
from sinoeu.answers.links import SHAPE, links
from sinoeu.answers.shortest import shortest
from sinoeu.errors import WrongUsage
from sinoeu.model.answer import Answer
from sinoeu.options import Dates, Output, Which, joined
from sinoeu.session import Session

FAR = 6
"""So many links a way between two is sought, unless it is to be sought further."""


def run(
    name: Annotated[list[str], typer.Argument(help="a person, organisation or place, by any of its names", show_default=False)],
    to: Annotated[str, typer.Option(metavar="NAME", help="the shortest way to this one", show_default=False)] = "",
    depth: Annotated[int | None, typer.Option(metavar="N", help=f"so many links far; 1 if not given, with --to {FAR}", show_default=False)] = None,
    dot: Annotated[bool, typer.Option("--dot", help="a graph for Graphviz: sinoeu links NAME --dot | dot -Tsvg")] = False,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Answers for one name, or for the way between two."""
    if depth is not None and depth < 1:
        raise WrongUsage(f"--depth cannot be {depth}", "--depth 1")
    session = Session()
    asked = dates.asked(output, which, session.today)
    if dot:
        output = output._replace(formats=("dot", *output.formats))

    def answer(connection: sqlite3.Connection, words: str, tally: Tally) -> Answer:
        return shortest(connection, words, to, depth or FAR, asked, tally) if to else links(connection, words, depth or 1, asked, tally)

    return session.ask_all(joined(name, "sinoeu links Chen Zhichang"), answer, output, SHAPE)
