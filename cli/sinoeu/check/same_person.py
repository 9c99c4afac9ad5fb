"""Registry entries that may be one: each for whose name another would answer. Warnings, for two may well be called alike."""

from collections.abc import Iterator

from sinoeu.check.context import fault, quoted
from sinoeu.model.corpus import Registry
from sinoeu.model.finding import Finding
from sinoeu.store.how_found import how_found
from sinoeu.store.look_alikes import look_alikes

RULES = {
    "same-person": """No name of a registry entry is one for which another entry would answer, by whatever rule `who` and `where` go.
Where they are one, keep one id, with the other's forms and aliases, and `was: [OTHER-ID]`, which keeps that answering. Where they
are two, say so in one of them: `not: [OTHER-ID]`. No more than three are told of one entry.""",
}


def across(registry: Registry) -> Iterator[Finding]:
    """Entries that look alike, told of the one that came last."""
    for entry, name, match in look_alikes(registry):
        met = "" if match.form == name else f", {quoted(match.form)}: {how_found(match, name)}"
        message = f"{entry.id} and {match.key}: the same {entry.type}? {quoted(name)}{met}"
        yield fault(entry.origin, entry.path, "same-person", message, f"make them one id, or say that they are two: not: [{match.key}]", severity="warning")
