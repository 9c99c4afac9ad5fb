"""Ids: each well formed, each known, each of the right type, and each of one thing only."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sinoeu.check.context import Context, fault
from sinoeu.model.corpus import Edition, Entry, Origin
from sinoeu.model.crossing import ARTICLE as AN_ARTICLE
from sinoeu.model.crossing import ENTRY, FORMER, Given, Loose
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import ARTICLE, KINDS, REGISTRIES
from sinoeu.model.value import Reference, Value
from sinoeu.text.passages import describe
from sinoeu.text.visible import obeyed

RULES = {
    "unknown-id": """Every id that is referred to belongs to something.
People, organisations and places are found in the registries (under a former id, `was`, too), events and deals in the claims that
give them their id, articles by their own.""",
    "wrong-type": """An id leads to a thing of the type that the field is about: `where` to a place, `in` to an event.""",
    "duplicate-id": """An id belongs to one thing of all people, organisations, places, events, deals and articles together.
The same event or deal may be spoken of in many claims under its one id. A former id (`was`) is never given again.""",
    "bad-id": """An id has no blank, no colon and no full stop in it: chen-zhichang.
Passages and claims are named by their article's id, 003:14 and 003:14.2, and these have to lead to one place.""",
    "not-itself": """`not` says of which others an entry is none: its own id, present or former, is not among them.""",
}

_AMBIGUOUS = re.compile(r"[\s:.]")
_TO = {kind.name: {field.name: field.to for field in kind.fields} for kind in (ARTICLE, *KINDS.values(), *REGISTRIES.values())}
"""By kind and field, the types that a reference leads to."""


def follow(origin: Origin, number: int, kinds: Iterable[tuple[str, Mapping[str, tuple[Value, ...]]]], context: Context) -> Iterator[Finding | Loose]:
    """Every reference, followed: a finding where it leads to the wrong type, a loose end where the record and the registries do not know it."""
    for kind, fields in kinds:
        leads = _TO[kind]
        for name, values in fields.items():
            to = leads[name]
            for value in values:
                if not isinstance(value.read, Reference) or value.read.id is None:
                    continue
                id = value.read.id
                type = context.type_of(id)
                if type is None:
                    yield Loose(id, number, name, to, origin.file, *origin.spot(value.path))
                elif to and type not in to:
                    yield wrong_type(Loose(id, number, name, to, origin.file, *origin.spot(value.path)), type)


def follow_article(edition: Edition, number: int, context: Context) -> Iterator[Finding | Loose]:
    """The references of an article's head and claims."""
    article = edition.article
    kinds = [(ARTICLE.name, article.head), *((claim.kind, claim.fields) for passage in article.passages for claim in passage.claims)]
    yield from follow(article.origin, number, kinds, context)


def entry(entry: Entry) -> Iterator[Finding]:
    """An entry that is told not to be itself."""
    for value in entry.fields.get("not", ()):
        if value.read in (entry.id, *entry.texts("was")):
            yield fault(entry.origin, value.path, "not-itself", f"{entry.id} cannot be other than itself", "give the id of the one that it looks like")


def follow_entry(entry: Entry, number: int) -> Iterator[Loose]:
    """The references of an entry, all loose until every registry is read."""
    for name, values in entry.fields.items():
        to = _TO[entry.type][name]
        for value in values:
            id = value.read.id if isinstance(value.read, Reference) else value.read if name == "not" and isinstance(value.read, str) else None
            if id:
                yield Loose(id, number, name, to, entry.origin.file, *entry.origin.spot(value.path))


def wrong_type(loose: Loose, type: str) -> Finding:
    """The finding for a reference to a thing of a type that its field is not about."""
    message = f"{loose.field} leads to {' or '.join(_with_article(wanted) for wanted in loose.to)}, and {loose.id} is {_with_article(type)}"
    return Finding(loose.file, loose.line, loose.column, "wrong-type", message)


def unknown(loose: Loose, hint: str) -> Finding:
    """The finding for a reference to nothing."""
    return Finding(loose.file, loose.line, loose.column, "unknown-id", f"nothing has the id {loose.id!r}", hint)


def given_by_entry(entry: Entry, number: int) -> Iterator[Given]:
    """The ids of an entry, present and former."""
    line, column = entry.origin.spot(entry.path)
    yield Given(entry.id, ENTRY, number, entry.type, entry.origin.file, line, column)
    for value in entry.fields.get("was", ()):
        if isinstance(value.read, str):
            line, column = entry.origin.spot(value.path)
            yield Given(value.read, FORMER, number, f"former id of {entry.id}", entry.origin.file, line, column)


def across(group: Sequence[Given]) -> Iterator[tuple[Given, Finding]]:
    """What is wrong with one id, given in all these places, the first of which has it."""
    first = group[0]
    if found := _AMBIGUOUS.search(first.id) or (None if first.id.isprintable() else obeyed().search(first.id)):
        message = f"the id {first.id!r} has {describe(found[0])} in it"
        yield first, Finding(first.file, first.line, first.column, "bad-id", message, f"write {obeyed().sub('', _AMBIGUOUS.sub('-', first.id))}")
    told: set[str] = set()
    for other in group[1:]:
        again = other.rank in (ENTRY, AN_ARTICLE) and other.rank == first.rank
        if again or (other.type != first.type and other.type not in told):
            told.add(other.type)
            by = "" if again and other.rank == ENTRY else f" by {_with_article(first.type)}"
            message = f"the id {other.id!r} is taken{by}"
            yield other, Finding(other.file, other.line, other.column, "duplicate-id", message, f"the first is at {first.file}:{first.line}")


def _with_article(type: str) -> str:
    return f"an {type}" if type[0] in "aeiou" else f"a {type}"
