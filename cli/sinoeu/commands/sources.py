r"""What each article is, and how much of it is claimed and skipped; with an article, its text with all marks.

\b
Examples:
  sinoeu sources
  sinoeu sources 004
  sinoeu sources 004 | head
  sinoeu sources --publisher 'Henan Daily'
  sinoeu sources 003 --json
"""

from typing import Annotated

import typer

from sinoeu.answers import article, sources
from sinoeu.options import Output, Which
from sinoeu.session import Session


def run(
    id: Annotated[
        str,
        typer.Argument(metavar="ARTICLE", help="an article by its id: its text with all marks; - reads one a line", show_default=False),
    ] = "",
    which: Which = Which(),
    output: Output = Output(),
) -> int:
    """Lists the articles, or sets one as text; that is text in a pipe too, unless a format is asked for."""
    session = Session()
    asked = which.asked(output)
    if not id:
        return session.ask(lambda connection, _: sources.sources(connection, asked), output, sources.SHAPE)
    limit = output.limit if output.count_only else output.limit or 0
    whole = output._replace(formats=output.formats or (() if output.columns or output.count_only else ("table",)), limit=limit)
    return session.ask_all(id, lambda connection, words, _: article.article(connection, words, asked), whole, article.SHAPE)
