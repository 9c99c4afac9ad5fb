"""The rules that prove a corpus. A family of rules is a module: `RULES` explains them, `article` looks at one article, `across` at what several say."""

from collections.abc import Callable, Iterator

from sinoeu.check import (
    answered,
    claims,
    contradictions,
    dates,
    heads,
    ids,
    limits,
    look_alike_letters,
    names,
    near_names,
    numbers,
    places,
    promotion,
    proportions,
    reading_rules,
    same_deals,
    same_person,
    texts,
    unaccounted,
    unaccounted_names,
    unused,
    words,
)  # fmt: skip
from sinoeu.check.context import Context
from sinoeu.model.corpus import Edition, Entry
from sinoeu.model.finding import Finding

_OfArticle = Callable[[Edition, Context], Iterator[Finding]]

_OF_ARTICLES: tuple[_OfArticle, ...] = (
    texts.article, heads.article, names.article, words.article, dates.article, numbers.article, claims.article, answered.article, limits.article,
)  # fmt: skip
_WARNINGS_OF_ARTICLES: tuple[_OfArticle, ...] = (
    unaccounted.article, unaccounted_names.article, promotion.article, near_names.article, proportions.article,
    look_alike_letters.article,
)  # fmt: skip
_FAMILIES = (
    reading_rules, texts, heads, ids, names, words, dates, numbers, claims, contradictions, places, limits, answered,
    unused, unaccounted, unaccounted_names, promotion, near_names, proportions, same_deals, same_person,
    look_alike_letters,
)  # fmt: skip

EXPLANATIONS: dict[str, str] = {rule: explanation for family in _FAMILIES for rule, explanation in family.RULES.items()}
"""Every rule that a finding may name, with what it asks for and how to meet it."""


def check_edition(edition: Edition, context: Context) -> Iterator[Finding]:
    """The errors in one article, as far as they can be told from the article and the registries, in no particular order."""
    for rule in _OF_ARTICLES:
        yield from rule(edition, context)


def warn_of_edition(edition: Edition, context: Context) -> Iterator[Finding]:
    """What a curator may have missed in one article."""
    for rule in _WARNINGS_OF_ARTICLES:
        yield from rule(edition, context)


def check_entry(entry: Entry) -> Iterator[Finding]:
    """The errors in one registry entry by itself."""
    yield from ids.entry(entry)
    yield from places.entry(entry)
    yield from limits.entry(entry)


def by_place(finding: Finding) -> tuple[str, int, int, str, str]:
    """The order in which findings are told: file, line, column, rule."""
    return finding.file, finding.line, finding.column, finding.rule, finding.message
