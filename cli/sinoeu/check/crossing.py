"""What records say that others may have to agree with, taken out of each, and looked at together once all are read."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple, Protocol

from sinoeu.check import claims, contradictions, ids, places
from sinoeu.model.corpus import Edition, Entry, Registry
from sinoeu.model.crossing import ARTICLE, CLAIM, ENTRY, FORMER, Given, Loose
from sinoeu.model.finding import Finding

MOST_SUGGESTIONS = 20
"""Distinct unknown ids that get a suggestion; comparing with every known id is slow, and a corpus may lack a whole registry."""
LONGEST_SUGGESTED = 100
"""Characters of an id that gets a suggestion: likeness costs the product of two lengths."""


class Fault(NamedTuple):
    """A finding, and the record in which it is: an entry or an article by its number; None where no record can be told."""

    finding: Finding
    number: int | None = None
    of_entry: bool = False


class Gathered(Protocol):
    """What was taken out of all records."""

    @property
    def registry(self) -> Registry:
        """Every entry."""
        ...

    def groups(self) -> Iterator[Sequence[Given]]:
        """The places of each id together, in the order in which the id was given."""
        ...

    def loose(self) -> Iterator[tuple[Loose, bool, tuple[str, ...]]]:
        """The references, whether each is an entry's, and the types that were given the id."""
        ...

    def ids_from(self, initial: str) -> Iterable[str]:
        """Every id that begins with a letter."""
        ...

    def number_of(self, entry: Entry) -> int:
        """The number of an entry."""
        ...


class Tied(Protocol):
    """What was taken out of all records, with the records that it came from."""

    def leaning(self, left_out: Iterable[tuple[bool, int]]) -> Iterator[tuple[Loose, bool]]:
        """The references of other records that lead to nothing without these, or without those that fall with them, and whether each is an entry's."""
        ...


def given_by_edition(edition: Edition, number: int) -> Iterator[Given]:
    """The ids that an article gives: its own, and those of the events and deals in its claims."""
    article = edition.article
    origin = article.origin
    yield Given(article.id, ARTICLE, number, "article", origin.file, *origin.spot(("article", "id")))
    for _, claim in article.claims():
        if claim.id is not None:
            names = tuple(side for value in claim.fields.get("name", ()) for side in (value.printed, value.read) if isinstance(side, str))
            spot = origin.spot((*claim.path, claim.kind))
            yield Given(claim.id, CLAIM, number, claim.kind, origin.file, *spot, tuple(contradictions.said(claim, origin)), "parties" in claim.fields, names)


def across(gathered: Gathered) -> Iterator[Fault]:
    """The errors that show only when all records are read."""
    for group in gathered.groups():
        for rule in (ids.across, claims.across, contradictions.across):
            for given, finding in rule(group):
                yield Fault(finding, given.number, given.rank in (ENTRY, FORMER))
    suggestions = _Suggestions(gathered)
    for loose, of_entry, types in gathered.loose():
        if not types:
            yield Fault(ids.unknown(loose, suggestions.of(loose.id)), loose.number, of_entry)
        elif loose.to and types[0] not in loose.to:
            yield Fault(ids.wrong_type(loose, types[0]), loose.number, of_entry)
    for entry, finding in places.across(gathered.registry):
        yield Fault(finding, gathered.number_of(entry), True)


def records_of(faults: Iterable[Fault]) -> set[tuple[bool, int]]:
    """The records that faults are in: of each whether it is an entry, and its number."""
    return {(fault.of_entry, fault.number) for fault in faults if fault.number is not None}


def leaning(gathered: Tied, faults: Iterable[Fault]) -> Iterator[Fault]:
    """What is wrong besides, once the records with these faults are left out: all that leans on them, however many lie between."""
    for loose, of_entry in gathered.leaning(records_of(faults)):
        yield Fault(ids.unknown(loose, "what has it is left out"), loose.number, of_entry)


class _Suggestions:
    """Hints for unknown ids: the known one that is most like it and begins with the same letter."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._made: dict[str, str] = {}

    def of(self, id: str) -> str:
        """The hint; empty where nothing is like it."""
        if id not in self._made:
            if len(self._made) >= MOST_SUGGESTIONS or len(id) > LONGEST_SUGGESTED:
                return ""
            near = get_close_matches(id, self._gathered.ids_from(id[:1]), 1)
            self._made[id] = f"did you mean {near[0]!r}?" if near else ""
        return self._made[id]
