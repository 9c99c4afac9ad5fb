r"""What was signed, agreed, planned, offered or hoped for, and between whom; unnamed batches stand apart.

\b
Examples:
  sinoeu deals
  sinoeu deals Commerzbank --quotes
  sinoeu deals --status signed --since 2022 --json
  sinoeu deals --party Stilla --sort status
  sinoeu deals --place Changzhou --count
  sinoeu deals --independent
"""

from typing import Annotated

import typer

from sinoeu.answers.deals import SHAPE, Wanted, deals
from sinoeu.model.kinds import DEAL_KINDS, DEAL_STATUSES
from sinoeu.options import Dates, Output, Which, Words, filled, joined, one_of
from sinoeu.session import Session


def run(
    words: Words = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help=f"one of {', '.join(DEAL_STATUSES)}", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=f"one of {', '.join(DEAL_KINDS)}", show_default=False)] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="to which somebody is a party", show_default=False)] = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="made in, between or about a place or the places in it", show_default=False)] = None,
    independent: Annotated[bool, typer.Option("--independent", help="only what somebody asserts who is neither a party nor the issuer of the release")] = False,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists deals, or those of a party, in a place, or about some words."""
    one_of("--status", status, DEAL_STATUSES)
    one_of("--kind", kind, DEAL_KINDS)
    session = Session()
    asked = dates.asked(output, which, session.today)
    wanted = Wanted(status, kind, independent, filled("--party", party), filled("--place", place))
    return session.ask_all(joined(words), lambda connection, words, tally: deals(connection, words, wanted, asked, tally), output, SHAPE)
