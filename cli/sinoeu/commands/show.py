r"""What an id stands for, field by field, each with its words and grounds; `003:14` is a passage, `003:14.2` a claim in it.

\b
Examples:
  sinoeu show chen-zhichang
  sinoeu show 003:14 --context 1
  sinoeu show jiangsu-germany-dialogue-2022 --json
  sinoeu show 003:9.2 --cite text
  sinoeu show 003 --cite bibtex
  sinoeu show nanjing --article 000
"""

from typing import Annotated

import typer

from sinoeu.answers.citing import STYLES
from sinoeu.answers.show import FOOTNOTES, SHAPE, footnotes, show
from sinoeu.errors import WrongUsage
from sinoeu.options import EACH_LINE, Output, Which, joined, one_of
from sinoeu.session import Session


def run(
    id: Annotated[
        list[str],
        typer.Argument(metavar="ID", help="of a person, organisation, place, event, deal, article, passage or claim; or a name; - reads one a line", show_default=False),
    ],
    context: Annotated[int, typer.Option(metavar="N", help="so many passages around each")] = 0,
    cite: Annotated[str | None, typer.Option(metavar="STYLE", help=f"the footnotes to paste: {' or '.join(STYLES)}", show_default=False)] = None,
    which: Which = Which(),
    output: Output = Output(),
) -> int:
    """Shows one thing, or gives the footnotes for it."""
    one_of("--cite", cite, STYLES)
    if context < 0:
        raise WrongUsage(f"--context cannot be {context}", instead=(str(context), "1"))
    session = Session()
    asked, words = which.asked(output), joined(id, "sinoeu show chen-zhichang")
    if cite is None:
        return session.ask_all(words, lambda connection, words, _: show(connection, words, context, asked), output, SHAPE)
    if words == EACH_LINE or output.formats or output.columns or output.count_only:
        return session.ask_all(words, lambda connection, words, _: footnotes(connection, words, cite, asked), output, FOOTNOTES)
    return session.paste(lambda connection, _: footnotes(connection, words, cite, asked), "citation", output)
