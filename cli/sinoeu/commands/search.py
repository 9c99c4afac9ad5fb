r"""Full text of all passages, claimed or not: words, "a phrase", begin*, NOT word, OR; what is read is found as well as what is printed.

\b
Examples:
  sinoeu search Nanjing
  sinoeu search '"memorandum of cooperation"' Commerzbank
  sinoeu search 'innov*' NOT Munich
  sinoeu search Ningbo OR Luzhou --as-printed
  sinoeu search 许可证 --json
"""

from typing import Annotated

import typer

from sinoeu.answers.asked import Asked
from sinoeu.answers.search import search
from sinoeu.options import Output, Words
from sinoeu.session import Session
from sinoeu.text.queries import parse


def run(
    words: Words = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="in one article only", show_default=False)] = None,
    output: Output = Output(),
) -> int:
    """Lists the passages in which words stand or are read."""
    query = parse(" ".join(words or ()))
    asked = Asked(output.as_printed)
    return Session().ask(lambda connection, tally: search(connection, query, article, asked, tally), output)
