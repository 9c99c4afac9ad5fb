r"""What an id stands for, field by field, each with its words and grounds; `003:14` is a passage, `003:14.2` a claim in it.

\b
Examples:
  sinoeu show chen-zhichang
  sinoeu show 003:14 --context 1
  sinoeu show jiangsu-germany-dialogue-2022 --json
  sinoeu show 003:9.2 --cite text
  sinoeu show 003 --cite bibtex
"""

from typing import Annotated

import typer

from sinoeu.answers.asked import Asked
from sinoeu.answers.citing import STYLES
from sinoeu.answers.show import footnotes, show
from sinoeu.errors import WrongUsage
from sinoeu.options import Output
from sinoeu.session import Session


def run(
    id: Annotated[
        list[str], typer.Argument(metavar="ID", help="of a person, organisation, place, event, deal, article, passage or claim; or a name", show_default=False)
    ],
    context: Annotated[int, typer.Option(metavar="N", help="so many passages around each")] = 0,
    cite: Annotated[str | None, typer.Option(metavar="STYLE", help=f"the footnotes to paste: {' or '.join(STYLES)}", show_default=False)] = None,
    output: Output = Output(),
) -> int:
    """Shows one thing, or gives the footnotes for it."""
    if cite is not None and cite not in STYLES:
        raise WrongUsage(f"--cite cannot be {cite!r}", f"--cite {STYLES[0]} or --cite {STYLES[1]}")
    if context < 0:
        raise WrongUsage(f"--context cannot be {context}", "--context 1")
    session = Session()
    asked, words = Asked(output.as_printed), " ".join(id)
    if cite is None:
        return session.ask(lambda connection, _: show(connection, words, context, asked), output)
    if output.formats or output.columns:
        return session.ask(lambda connection, _: footnotes(connection, words, cite, asked), output)
    return session.paste(lambda connection, _: footnotes(connection, words, cite, asked), "citation", output)
