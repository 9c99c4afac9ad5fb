r"""A query in SQL that can only read: SQLite's SELECT over documented views; without a query, the views and their columns.

\b
Examples:
  sinoeu sql
  sinoeu sql deals
  sinoeu sql "SELECT id, status, date FROM deals WHERE status = 'signed'"
  sinoeu sql "SELECT kind, count(*) AS claims FROM claims GROUP BY kind ORDER BY claims DESC" --csv
  sinoeu sql "SELECT d.id, d.quote FROM deals AS d JOIN dates USING (fact) WHERE first_day >= '2023'" --json
  sinoeu sql "SELECT p.id, p.text FROM passage_text JOIN passages AS p ON p.row = passage_text.rowid WHERE passage_text MATCH 'memorandum'"
  echo "SELECT name FROM people ORDER BY family" | sinoeu sql -
"""

from typing import Annotated

import typer

from sinoeu.answers.sql import MOST_ROWS, Bounds, shown_views, sql
from sinoeu.answers.sql_faults import LIST
from sinoeu.errors import WrongUsage
from sinoeu.options import EACH_LINE, Output, joined
from sinoeu.session import Session
from sinoeu.store.views import described

SECONDS = 10.0


def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]", help="one SELECT, or a view to be described; - reads from standard input", show_default=False),
    ] = None,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="how long it may take, without the time of whoever reads the answer")] = SECONDS,
    output: Output = Output(),
) -> int:
    """Answers a query, or lists what can be asked."""
    output.refuse_views_of_facts("in sql ask the columns basis and printed of the view cells, and quote of the others")
    if not timeout > 0:
        raise WrongUsage(f"--timeout cannot be {timeout:g}", f"--timeout {SECONDS:g}")
    session = Session()
    words = joined(query, LIST) if any(map(str.strip, query or ())) else ""
    if not query or words in described():
        return session.write(lambda _: shown_views(words or None), output)
    asked = "\n".join(session.lines()) if words == EACH_LINE else words
    bounds = Bounds(timeout, MOST_ROWS if output.limit is None else output.limit or None)
    return session.ask(lambda connection, tally: sql(connection, asked, bounds, tally), output)
