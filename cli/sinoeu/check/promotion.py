"""Passages skipped as promotion or opinion that hold what is never skipped: figures, and people with an office."""

import re
from collections.abc import Iterator

from sinoeu.check.accounts import account_of
from sinoeu.check.answered import warning
from sinoeu.check.context import Context, quoted
from sinoeu.model.corpus import Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.text.mentions import capitalised_runs, numbers_mentioned

RULES = {
    "figure-in-promotion": """A passage that is skipped as promotion or opinion holds no figure and nobody with an office.
However it is praised, a number is a figure, and a name with an office is a role and mostly a speaker. Cut the passage, or answer:
ignore: {figure-in-promotion: the number of a slogan}.""",
}

_OFFICE = re.compile(
    r"\b(?:president|chair(?:man|woman)|mayor|minister|ambassador|consul|secretary|director|ceo|governor|commissioner|chancellor|premier|"
    r"general manager|spokes(?:man|woman|person)|professor)\b",
    re.IGNORECASE,
)


def article(edition: Edition, context: Context) -> Iterator[Finding]:
    """Figures and people with an office in what is skipped."""
    for passage in edition.article.passages:
        if passage.skip not in ("promotion", "opinion"):
            continue
        account = account_of(edition, passage, context, with_on=False)
        numbers = [passage.text[slice(*number.span)] for number in numbers_mentioned(passage.text) if not account.covers(number.span)]
        for words in [*numbers, *_people(passage, context)]:
            message = f"passage {passage.number} is skipped as {passage.skip} and holds {quoted(words)}"
            yield from warning(edition, passage, "figure-in-promotion", message, "claim it, or say why not in ignore")


def _people(passage: Passage, context: Context) -> Iterator[str]:
    """The people of the registry, and, beside the word for an office, whoever has a name."""
    found = list(context.index.found_in(passage.text))
    for span, ids in found:
        if any((entry := context.registry.get(id)) and entry.type == "person" for id in ids):
            yield passage.text[slice(*span)]
    if office := _OFFICE.search(passage.text):
        others = [span for span, _ in found]
        for run in capitalised_runs(passage.text):
            names = [span for span in run if not any(start <= span[0] and span[1] <= end for start, end in [*others, office.span()])]
            if len(names) > 1:
                yield passage.text[names[0][0] : names[-1][1]]
