r"""What each article is, and how much of it is claimed and skipped; with an article, its text with all marks.

\b
Examples:
  sinoeu sources
  sinoeu sources 004
  sinoeu sources 004 | head
  sinoeu sources 003 --json
"""

from typing import Annotated

import typer

from sinoeu.answers.article import article
from sinoeu.answers.asked import Asked
from sinoeu.answers.sources import sources
from sinoeu.options import Output
from sinoeu.session import Session


def run(
    id: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="an article by its id: its text, with claims, readings, flags and what was skipped", show_default=False)
    ] = "",
    output: Output = Output(),
) -> int:
    """Lists the articles, or sets one as text; that is text in a pipe too, unless a format is asked for."""
    session = Session()
    asked = Asked(output.as_printed)
    if not id:
        return session.ask(lambda connection, _: sources(connection, asked), output)
    whole = output._replace(formats=output.formats or (() if output.columns else ("table",)), limit=output.limit or 0)
    return session.ask(lambda connection, _: article(connection, id, asked), whole)
