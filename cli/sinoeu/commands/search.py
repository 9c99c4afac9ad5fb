r"""Full text of all passages, claimed or not: words, "a phrase", begin*, NOT word, OR; what is read is found as well as what is printed.

\b
Examples:
  sinoeu search Nanjing
  sinoeu search '"memorandum of cooperation"' Commerzbank
  sinoeu search 'innov*' NOT Munich
  sinoeu search Ningbo OR Luzhou --as-printed
  sinoeu search Luxembourg --article 000,004 --count
  sinoeu search 许可证 --json
"""

from sinoeu.answers.search import SHAPE, search
from sinoeu.options import EACH_LINE, Output, Which, Words, joined
from sinoeu.session import Session
from sinoeu.text.queries import EXAMPLES, parse


def run(words: Words = None, which: Which = Which(), output: Output = Output()) -> int:
    """Lists the passages in which words stand or are read."""
    typed = joined(words, EXAMPLES)
    if typed != EACH_LINE:
        parse(typed)  # what cannot be searched for is refused before any database is opened
    asked = which.asked(output)
    return Session().ask_all(typed, lambda connection, words, tally: search(connection, parse(words), asked, tally), output, SHAPE)
