"""Dates and numbers that no claim rests on: what a curator may have missed."""

from collections.abc import Iterator

from sinoeu.check.accounts import account_of
from sinoeu.check.answered import warning
from sinoeu.check.context import Context, quoted
from sinoeu.model.corpus import Edition
from sinoeu.model.finding import Finding
from sinoeu.text.mentions import dates_mentioned, numbers_mentioned

RULES = {
    "unaccounted-date": """Every date of a claimed passage is one that a claim has, or stands in words that a claim takes up.
So does a date in a byline, which is the article's `published`, and one in a passage that is skipped as promotion or opinion.
Claim it, take it up in `about`, `words` or `on`, or answer: ignore: {unaccounted-date: the year of the regulation}.""",
    "unaccounted-number": """Every number of a claimed passage is one that a claim has, or stands in words that a claim takes up.
Numbers in words count from ten on, ranks in words from the fourth. Claim it as a figure, count or amount, or answer: ignore:
{unaccounted-number: a part of the product's name}. A phrase that comes again and again is put into `known:` in corpus.yaml.""",
}

_DATED = ("byline", "promotion", "opinion")
"""Reasons to skip for which a date still counts."""


def article(edition: Edition, context: Context) -> Iterator[Finding]:
    """Dates and numbers that no claim accounts for."""
    for passage in edition.article.passages:
        if passage.skip and passage.skip not in _DATED:
            continue
        dates = list(dates_mentioned(passage.text))
        numbers = [] if passage.skip else list(numbers_mentioned(passage.text))  # of a passage that is skipped they are told by a rule of their own
        account = account_of(edition, passage, context, with_on=True) if dates or numbers else None
        if account is None:
            continue
        lacking = [("unaccounted-date", "date", date.span) for date in dates if not account.has_date(date) and not account.covers(date.span)]
        lacking += [("unaccounted-number", "number", number.span) for number in numbers if not account.has_number(number) and not account.covers(number.span)]
        for rule, what, span in lacking:
            message = f"no claim has the {what} {quoted(passage.text[slice(*span)])} of passage {passage.number}"
            yield from warning(edition, passage, rule, message, "claim it, or say why not in ignore")
