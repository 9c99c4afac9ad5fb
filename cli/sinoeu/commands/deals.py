r"""What was signed, agreed, planned, offered or hoped for, and between whom; unnamed batches stand apart.

\b
Examples:
  sinoeu deals
  sinoeu deals Commerzbank --quotes
  sinoeu deals --status signed --since 2022 --json
  sinoeu deals --independent
"""

from typing import Annotated

import typer

from sinoeu.answers.deals import Wanted, deals
from sinoeu.errors import WrongUsage
from sinoeu.model.kinds import DEAL_KINDS, DEAL_STATUSES
from sinoeu.options import Dates, Output, Words
from sinoeu.session import Session


def run(
    words: Words = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help=f"one of {', '.join(DEAL_STATUSES)}", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=f"one of {', '.join(DEAL_KINDS)}", show_default=False)] = None,
    independent: Annotated[bool, typer.Option("--independent", help="only what somebody asserts who is neither a party nor the issuer of the release")] = False,
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Lists deals, or those of a party, in a place, or about some words."""
    for option, given, known in (("status", status, DEAL_STATUSES), ("kind", kind, DEAL_KINDS)):
        if given is not None and given not in known:
            raise WrongUsage(f"--{option} cannot be {given!r}", f"one of {', '.join(known)}")
    session = Session()
    asked = dates.asked(output, session.today)
    return session.ask(lambda connection, tally: deals(connection, " ".join(words or ()), Wanted(status, kind, independent), asked, tally), output)
