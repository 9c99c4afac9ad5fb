"""Registry entries that nothing refers to. Warnings, for a register may be ahead of its articles."""

from collections.abc import Iterable, Iterator

from sinoeu.check.context import Context, fault
from sinoeu.model.corpus import Corpus
from sinoeu.model.finding import Finding
from sinoeu.model.value import Reference, Value

RULES = {
    "unused-entry": """A registry entry that no claim, no article's head and no other entry refers to.
It was misspelled somewhere, or its claim is missing, or it can go.""",
}


def corpus(corpus: Corpus, context: Context) -> Iterator[Finding]:
    """Entries that nothing refers to."""
    used = {entry.id for id in _referred_to(corpus) if (entry := context.registry.get(id))}
    for entry in corpus.registry.entries.values():
        if entry.id not in used:
            yield fault(entry.origin, entry.path, "unused-entry", f"nothing refers to {entry.id}", severity="warning")


def _referred_to(corpus: Corpus) -> Iterator[str]:
    for edition in corpus.editions:
        yield from _ids(edition.article.head.values())
        for _, claim in edition.article.claims():
            yield from _ids(claim.fields.values())
    for entry in corpus.registry.entries.values():
        yield from _ids(entry.fields.values())
        yield from entry.texts("not")


def _ids(fields: Iterable[tuple[Value, ...]]) -> Iterator[str]:
    for values in fields:
        for value in values:
            if isinstance(value.read, Reference) and value.read.id:
                yield value.read.id
