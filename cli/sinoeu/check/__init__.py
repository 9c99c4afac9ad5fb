"""The rules that prove a corpus. A family of rules is a module: `RULES` explains them, `article` looks at one article, `corpus` at all."""

from collections.abc import Callable, Iterator

from sinoeu.check import claims, contradictions, dates, heads, ids, names, numbers, places, reading_rules, texts, unused, words
from sinoeu.check.context import Context, context_of
from sinoeu.model.corpus import Corpus, Edition
from sinoeu.model.finding import Finding

_OF_ARTICLES: tuple[Callable[[Edition, Context], Iterator[Finding]], ...] = (
    texts.article, heads.article, ids.article, names.article, words.article, dates.article, numbers.article, claims.article,
)  # fmt: skip
_OF_CORPORA: tuple[Callable[[Corpus, Context], Iterator[Finding]], ...] = (
    ids.corpus, claims.corpus, contradictions.corpus, places.corpus, unused.corpus,
)  # fmt: skip
_FAMILIES = (reading_rules, texts, heads, ids, names, words, dates, numbers, claims, contradictions, places, unused)

EXPLANATIONS: dict[str, str] = {rule: explanation for family in _FAMILIES for rule, explanation in family.RULES.items()}
"""Every rule that a finding may name, with what it asks for and how to meet it."""


def check_corpus(corpus: Corpus) -> list[Finding]:
    """Everything that is wrong with a corpus, by file, line, column and rule. What its reader found already is not repeated."""
    context = context_of(corpus)
    findings = [finding for edition in corpus.editions for finding in check_edition(edition, context)]
    findings += (finding for rule in _OF_CORPORA for finding in rule(corpus, context))
    return sorted(findings, key=by_place)


def check_edition(edition: Edition, context: Context) -> Iterator[Finding]:
    """What is wrong with one article, as far as it can be told from the article and the context, in no particular order."""
    for rule in _OF_ARTICLES:
        yield from rule(edition, context)


def by_place(finding: Finding) -> tuple[str, int, int, str, str]:
    """The order in which findings are told: file, line, column, rule."""
    return finding.file, finding.line, finding.column, finding.rule, finding.message
