"""Registry entries that nothing refers to. Warnings, for a register may be ahead of its articles."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from sinoeu.check.context import fault
from sinoeu.model.corpus import Edition, Entry, Registry
from sinoeu.model.finding import Finding
from sinoeu.model.value import Reference, Value

RULES = {
    "unused-entry": """A registry entry that no claim, no article's head and no other entry refers to.
It was misspelled somewhere, or its claim is missing, or it can go.""",
}


def across(registry: Registry, used: AbstractSet[str]) -> Iterator[Finding]:
    """Entries that nothing refers to. `used` are the ids that articles and entries refer to, present or former."""
    in_use = {entry.id for id in used if (entry := registry.get(id))}
    for entry in registry.entries():
        if entry.id not in in_use:
            yield fault(entry.origin, entry.path, "unused-entry", f"nothing refers to {entry.id}", severity="warning")


def used_by_article(edition: Edition) -> Iterator[str]:
    """The ids that an article refers to."""
    yield from _ids(edition.article.head.values())
    for _, claim in edition.article.claims():
        yield from _ids(claim.fields.values())


def used_by_entry(entry: Entry) -> Iterator[str]:
    """The ids that an entry refers to."""
    yield from _ids(entry.fields.values())
    yield from entry.texts("not")


def _ids(fields: Iterable[tuple[Value, ...]]) -> Iterator[str]:
    for values in fields:
        for value in values:
            if isinstance(value.read, Reference) and value.read.id:
                yield value.read.id
