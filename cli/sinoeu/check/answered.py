"""Warnings, and the answers to them: a curator who has looked and found nothing wrong says so in the passage."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault
from sinoeu.model.corpus import Edition, Passage
from sinoeu.model.finding import Finding

RULES = {
    "unknown-rule": """`ignore` answers a warning about its passage, by the name of the rule and with the reason: ignore: {unaccounted-name: a street}.
Errors are never ignored.""",
}

ANSWERABLE = (
    "unaccounted-date", "unaccounted-number", "unaccounted-name", "figure-in-promotion", "near-name", "out-of-proportion", "same-deal",
    "look-alike-letters",
)  # fmt: skip
"""The warnings that a passage can answer."""


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Answers to what is no warning."""
    for passage in edition.article.passages:
        for rule in passage.ignore:
            if rule not in ANSWERABLE:
                yield fault(
                    edition.article.origin,
                    (*passage.path, "ignore", rule),
                    "unknown-rule",
                    f"there is no warning {rule!r} that a passage could answer",
                    f"one of {', '.join(ANSWERABLE)}",
                )


def warning(edition: Edition, passage: Passage, rule: str, message: str, hint: str) -> Iterator[Finding]:
    """The warning at a passage's text, or nothing where the passage answers it."""
    if rule not in passage.ignore:
        yield fault(edition.article.origin, (*passage.path, "text"), rule, message, hint, severity="warning")
