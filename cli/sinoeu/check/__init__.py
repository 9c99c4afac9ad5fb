"""The rules that prove a corpus. A family of rules is a module: `RULES` explains them, `article` looks at one article, `corpus` at all."""

from collections.abc import Callable, Iterable, Iterator
from heapq import merge

from sinoeu.check import (
    answered,
    claims,
    contradictions,
    dates,
    heads,
    ids,
    look_alikes,
    names,
    near_names,
    numbers,
    places,
    promotion,
    proportions,
    reading_rules,
    same_deals,
    texts,
    unaccounted,
    unaccounted_names,
    unused,
    words,
)  # fmt: skip
from sinoeu.check.context import Context, context_of
from sinoeu.model.corpus import Corpus, Edition
from sinoeu.model.finding import Finding

_OfArticle = Callable[[Edition, Context], Iterator[Finding]]
_OfCorpus = Callable[[Corpus, Context], Iterator[Finding]]

_OF_ARTICLES: tuple[_OfArticle, ...] = (
    texts.article, heads.article, ids.article, names.article, words.article, dates.article, numbers.article, claims.article, answered.article,
)  # fmt: skip
_OF_CORPORA: tuple[_OfCorpus, ...] = (ids.corpus, claims.corpus, contradictions.corpus, places.corpus)
_WARNINGS_OF_ARTICLES: tuple[_OfArticle, ...] = (
    unaccounted.article, unaccounted_names.article, promotion.article, near_names.article, proportions.article,
    look_alikes.article,
)  # fmt: skip
_WARNINGS_OF_CORPORA: tuple[_OfCorpus, ...] = (unused.corpus, same_deals.corpus, look_alikes.corpus)
_FAMILIES = (
    reading_rules, texts, heads, ids, names, words, dates, numbers, claims, contradictions, places, answered,
    unused, unaccounted, unaccounted_names, promotion, near_names, proportions, same_deals,
    look_alikes,
)  # fmt: skip

EXPLANATIONS: dict[str, str] = {rule: explanation for family in _FAMILIES for rule, explanation in family.RULES.items()}
"""Every rule that a finding may name, with what it asks for and how to meet it."""


def check_corpus(corpus: Corpus, warnings: bool = True) -> list[Finding]:
    """Everything that is wrong with a corpus, in order. What its reader found already is not repeated."""
    return list(findings_in_order(corpus, (), warnings))


def findings_in_order(corpus: Corpus, found: Iterable[Finding] = (), warnings: bool = True) -> Iterator[Finding]:
    """What was found already and everything else that is wrong, by file, line, column and rule, told while articles are still being looked at."""
    context = context_of(corpus)
    rules = (*_OF_CORPORA, *_WARNINGS_OF_CORPORA) if warnings else _OF_CORPORA
    of_all = sorted([*found, *(finding for rule in rules for finding in rule(corpus, context))], key=by_place)
    editions = sorted(corpus.editions, key=lambda edition: (edition.article.origin.file, edition.article.origin.spot(())))
    of_articles = (finding for edition in editions for finding in sorted(check_edition(edition, context, warnings), key=by_place))
    return merge(of_all, of_articles, key=by_place)


def check_edition(edition: Edition, context: Context, warnings: bool = True) -> Iterator[Finding]:
    """What is wrong with one article, as far as it can be told from the article and the context, in no particular order."""
    for rule in _OF_ARTICLES:
        yield from rule(edition, context)
    if warnings:
        for rule in _WARNINGS_OF_ARTICLES:
            yield from rule(edition, context)


def by_place(finding: Finding) -> tuple[str, int, int, str, str]:
    """The order in which findings are told: file, line, column, rule."""
    return finding.file, finding.line, finding.column, finding.rule, finding.message
