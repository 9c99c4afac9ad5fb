r"""How much there is of everything: articles and how much of them is claimed, claims by kind, values by how they are had, deals by status, flags.

\b
Examples:
  sinoeu stats
  sinoeu stats --csv
  sinoeu stats --json
"""

from sinoeu.answers.stats import SHAPE, stats
from sinoeu.options import Output
from sinoeu.session import Session


def run(output: Output = Output()) -> int:
    """Lists the counts, which were made when the corpus was loaded."""
    output.refuse_views_of_facts("sinoeu stats counts what was loaded, read and printed")
    return Session().ask(lambda connection, _: stats(connection), output, SHAPE)
