"""Ids: each well formed, each known, each of the right type, and each of one thing only."""

import re
from collections.abc import Iterable, Iterator

from sinoeu.check.context import Context, fault, place_of
from sinoeu.model.corpus import Claim, Corpus, Edition, Entry, Origin
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import ARTICLE, KINDS, REGISTRIES, Kind
from sinoeu.model.value import Path, Reference, Value
from sinoeu.text.passages import describe

RULES = {
    "unknown-id": """Every id that is referred to belongs to something.
People, organisations and places are found in the registries (under a former id, `was`, too), events and deals in the claims that
give them their id, articles by their own.""",
    "wrong-type": """An id leads to a thing of the type that the field is about: `where` to a place, `in` to an event.""",
    "duplicate-id": """An id belongs to one thing of all people, organisations, places, events, deals and articles together.
The same event or deal may be spoken of in many claims under its one id. A former id (`was`) is never given again.""",
    "bad-id": """An id has no blank, no colon and no full stop in it: chen-zhichang.
Passages and claims are named by their article's id, 003:14 and 003:14.2, and these have to lead to one place.""",
}

_AMBIGUOUS = re.compile(r"[\s:.]")
_KINDS_OF_ENTRIES = {kind.name: kind for kind in REGISTRIES.values()}


def article(edition: Edition, context: Context) -> Iterator[Finding]:
    """Ids that an article refers to and that lead nowhere, or to the wrong type."""
    origin = edition.article.origin
    yield from _followed(origin, ARTICLE, edition.article.head.items(), context)
    for _, claim in edition.article.claims():
        yield from _followed(origin, KINDS[claim.kind], claim.fields.items(), context)


def corpus(corpus: Corpus, context: Context) -> Iterator[Finding]:
    """Ids that registry entries refer to in vain, and ids of more than one thing."""
    for entry in corpus.registry.entries.values():
        yield from _followed(entry.origin, _KINDS_OF_ENTRIES[entry.type], entry.fields.items(), context)
        for value in entry.fields.get("not", ()):
            if isinstance(value.read, str) and context.type_of(value.read) is None:
                yield _unknown(entry.origin, value.path, value.read, context)
    yield from _duplicates(corpus)


def _followed(origin: Origin, kind: Kind, fields: Iterable[tuple[str, tuple[Value, ...]]], context: Context) -> Iterator[Finding]:
    """Every reference in some fields, followed."""
    for name, values in fields:
        for value in values:
            if not isinstance(value.read, Reference) or value.read.id is None:
                continue
            id, type, field = value.read.id, context.type_of(value.read.id), kind.field(name)
            if type is None:
                yield _unknown(origin, value.path, id, context)
            elif field and field.to and type not in field.to:
                message = f"{name} leads to {' or '.join(_with_article(wanted) for wanted in field.to)}, and {id} is {_with_article(type)}"
                yield fault(origin, value.path, "wrong-type", message)


def _unknown(origin: Origin, path: Path, id: str, context: Context) -> Finding:
    return fault(origin, path, "unknown-id", f"nothing has the id {id!r}", context.suggestion(id))


def _with_article(type: str) -> str:
    return f"an {type}" if type[0] in "aeiou" else f"a {type}"


class _Owners:
    """What each id belongs to, and where that was first said."""

    def __init__(self) -> None:
        self.first: dict[str, tuple[str, Origin, Path]] = {}
        self.told: set[tuple[str, str]] = set()

    def give(self, id: str, type: str, origin: Origin, path: Path) -> Iterator[Finding]:
        """Gives an id to a thing; a finding where it belongs to one of another type, once for each."""
        owner, where, first_path = self.first.setdefault(id, (type, origin, path))
        if where is origin and first_path == path and (found := _AMBIGUOUS.search(id)):
            yield fault(origin, path, "bad-id", f"the id {id!r} has {describe(found[0])} in it", f"write {_AMBIGUOUS.sub('-', id)}")
        if owner != type and (id, type) not in self.told:
            self.told.add((id, type))
            yield self.taken(id, owner, origin, path, place_of(where, first_path))

    def taken(self, id: str, owner: str, origin: Origin, path: Path, first: str) -> Finding:
        """The finding for an id that belongs to something else."""
        return fault(origin, path, "duplicate-id", f"the id {id!r} is taken by {_with_article(owner)}", f"the first is at {first}")


def _duplicates(corpus: Corpus) -> Iterator[Finding]:
    owners = _Owners()
    for entry in corpus.registry.entries.values():
        yield from owners.give(entry.id, entry.type, entry.origin, entry.path)
    for entry in corpus.registry.entries.values():
        yield from _former(owners, entry)
    for edition in corpus.editions:
        article = edition.article
        path = ("article", "id")
        if article.id in owners.first and owners.first[article.id][0] == "article":
            _, where, first_path = owners.first[article.id]
            yield owners.taken(article.id, "article", article.origin, path, place_of(where, first_path))
        else:
            yield from owners.give(article.id, "article", article.origin, path)
    for edition in corpus.editions:
        for _, claim in edition.article.claims():
            yield from _given(owners, edition, claim)


def _given(owners: _Owners, edition: Edition, claim: Claim) -> Iterator[Finding]:
    if claim.id is not None:
        yield from owners.give(claim.id, claim.kind, edition.article.origin, (*claim.path, claim.kind))


def _former(owners: _Owners, entry: Entry) -> Iterator[Finding]:
    """Former ids, held against every present one and one another."""
    for value in entry.fields.get("was", ()):
        if isinstance(value.read, str):
            yield from owners.give(value.read, f"former id of {entry.id}", entry.origin, value.path)
