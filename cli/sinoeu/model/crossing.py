"""What one record says that others may have to agree with: the ids it gives, and the ids it refers to that are not its own."""

from typing import NamedTuple

from sinoeu.model.finding import Finding
from sinoeu.model.value import Payload

HEADING, ENTRY, FORMER, ARTICLE, CLAIM = range(-1, 4)
"""The order in which an id is given: to an entry of a registry, as a former id of one, to an article, to an event or deal in a claim."""


class Said(NamedTuple):
    """A value that a claim states of an event or deal, and where it stands."""

    field: str
    payload: Payload
    line: int
    column: int


class Given(NamedTuple):
    """An id given to something in one place."""

    id: str
    rank: int
    number: int
    """Of the record, in the order of reading."""
    type: str
    file: str
    line: int
    column: int
    said: tuple[Said, ...] = ()
    """Of an event or deal, what has to agree wherever it is spoken of."""
    has_parties: bool = False
    """Of a deal, whether this claim says between whom."""
    names: tuple[str, ...] = ()
    """Of an event, under which it is spoken of here."""


class Loose(NamedTuple):
    """A reference to an id that neither the registries nor the record itself have given."""

    id: str
    number: int
    """Of the record."""
    field: str
    to: tuple[str, ...]
    """The types that the field is about."""
    file: str
    line: int
    column: int


class Terms(NamedTuple):
    """What one claim tells of a deal, or of when an event was, that two deals may have in common."""

    id: str
    kind: str
    parties: frozenset[str]
    date: str | None
    events: tuple[str, ...]
    answered: bool
    warned: Finding
    """Where the deal is spoken of; its message is the other deal's to fill in."""
