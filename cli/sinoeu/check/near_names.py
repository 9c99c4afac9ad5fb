"""Words that are one slip away from a name of the registries, and are none."""

from collections.abc import Iterator

from sinoeu.check.accounts import stretches
from sinoeu.check.answered import warning
from sinoeu.check.context import Context, quoted
from sinoeu.model.corpus import Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.text.mentions import WORD

RULES = {
    "near-name": """A capitalised word one letter away from a word of a registered name, such as Zhenzhou for Zhengzhou.
If it is a slip of the source, flag it (`garbled name`) or read it: {printed: Zhenzhou, is: zhengzhou, because: ...}. If it is another
name, register it, or answer: ignore: {near-name: another city}.""",
}

LEAST = 6
"""Letters of a word that is compared; among shorter ones every other is a slip away from some name."""


def article(edition: Edition, context: Context) -> Iterator[Finding]:
    """Words that are nearly a name."""
    for passage in edition.article.passages:
        if passage.skip in ("boilerplate", "injected"):
            continue
        answered: list[tuple[int, int]] | None = None
        told: set[str] = set()
        for found in WORD.finditer(passage.text):
            word = found[0]
            if len(word) < LEAST or not word[0].isupper() or word in told:
                continue
            near = [known for known in context.index.near(word, LEAST) if not _is_ending(word.casefold(), known)]
            if not near:
                continue
            if answered is None:
                answered = list(stretches(_looked_at(passage, context), passage.text))
            if not any(start <= found.start() and found.end() <= end for start, end in answered):
                told.add(word)
                hint = "flag it, read it as that name, register it, or say in ignore what it is"
                yield from warning(edition, passage, "near-name", f"{quoted(word)} in passage {passage.number} is nearly {near[0].title()!r}", hint)


def _is_ending(word: str, known: str) -> bool:
    """Whether two words differ by their last letter only, as a plural or an adjective does (German, Germany)."""
    return word.startswith(known) or known.startswith(word) or word[:-1] == known[:-1]


def _looked_at(passage: Passage, context: Context) -> Iterator[str]:
    """Words that the curator has stopped at: flagged, read as something else, or known."""
    yield from (flag.words for flag in passage.flags)
    yield from context.known
    for claim in passage.claims:
        for values in claim.fields.values():
            for value in values:
                if value.printed != value.read and value.printed is not None:
                    yield from (part for part in (value.printed if isinstance(value.printed, tuple) else (value.printed,)) if part)
