"""A corpus in memory: articles cut into passages, the claims under them, and the registries of who and what is meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sinoeu.model.value import Path, Reference, Value

Spot = tuple[int, int]
"""Line and column, from 1."""


@dataclass(slots=True)
class Spots:
    """Where a mapping or list stands, and where each value in it: text at a spot, a mapping or list with spots of its own."""

    spot: Spot
    inner: "dict[str | int, Spot | Spots]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """The record's place in the files: the file as it is named to the user, and where each value stands in it."""

    file: str
    spots: Spots = field(default_factory=lambda: Spots((1, 1)))

    def spot(self, path: Path) -> Spot:
        """Line and column of the value at a path, or of the nearest value around it."""
        place: Spot | Spots = self.spots
        for step in path:
            if not isinstance(place, Spots) or step not in place.inner:
                break
            place = place.inner[step]
        return place.spot if isinstance(place, Spots) else place


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning on some words of a passage."""

    kind: str
    words: str
    because: str
    url: str | None
    path: Path


@dataclass(frozen=True, slots=True)
class Claim:
    """What a passage says, as one claim of one kind. `fields` has the values given, many or one, by the fields of the kind."""

    kind: str
    number: int
    id: str | None
    """The id of an event or deal; None for the other kinds, which are known by article, passage and number."""
    fields: Mapping[str, tuple[Value, ...]]
    on: str | None
    via: Mapping[str, str]
    """By id (or "" for whoever the claim names first), the words of the passage that stand for it."""
    note: str | None
    path: Path

    def references(self) -> Iterator[tuple[str, Value, Reference]]:
        """Every reference that is read in it: the field's name, the value, and what is referred to."""
        for name, values in self.fields.items():
            for value in values:
                if isinstance(value.read, Reference):
                    yield name, value, value.read

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids that a field refers to."""
        return tuple(value.read.id for value in self.fields.get(name, ()) if isinstance(value.read, Reference) and value.read.id)

    def text(self, name: str) -> str | None:
        """The text that a field of one value is read as."""
        values = self.fields.get(name, ())
        return values[0].read if values and isinstance(values[0].read, str) else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim piece of an article, with what it says or why nothing is taken from it."""

    number: int
    text: str
    skip: str | None
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    ignore: Mapping[str, str]
    """Warnings that the curator has answered: rule and reason."""
    path: Path


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article. `file` and `sha256` are None where the text is nothing but its passages."""

    id: str
    file: str | None
    sha256: str | None
    head: Mapping[str, tuple[Value, ...]]
    passages: tuple[Passage, ...]
    origin: Origin

    def claims(self) -> Iterator[tuple[Passage, Claim]]:
        """Every claim with its passage, in reading order."""
        for passage in self.passages:
            for claim in passage.claims:
                yield passage, claim


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, organisation or place of a registry. `type` is the kind's name; `path` leads to its record."""

    id: str
    type: str
    fields: Mapping[str, tuple[Value, ...]]
    origin: Origin
    path: Path
    forms: tuple[str, ...] = field(init=False)
    """Every form in which an article may print it: heading, what the heading corrects, and forms."""

    def __post_init__(self) -> None:
        printed = [value.printed for value in self.fields.get("name", ()) if isinstance(value.printed, str)]
        object.__setattr__(self, "forms", tuple(dict.fromkeys([*self.texts("name"), *printed, *self.texts("forms")])))

    def texts(self, name: str) -> tuple[str, ...]:
        """The plain texts of a field, as read."""
        return tuple(value.read for value in self.fields.get(name, ()) if isinstance(value.read, str))

    def text(self, name: str) -> str | None:
        """The first text of a field."""
        return next(iter(self.texts(name)), None)

    def reference(self, name: str) -> str | None:
        """The id that a field refers to."""
        return next((value.read.id for value in self.fields.get(name, ()) if isinstance(value.read, Reference)), None)


class Registry(Protocol):
    """Everybody and everything that claims may refer to, by id."""

    def get(self, id: str) -> Entry | None:
        """The entry of an id, present or former."""
        ...

    def entries(self, type: str | None = None) -> Iterator[Entry]:
        """All entries, or those of a type, in the order in which they were read."""
        ...


@dataclass(frozen=True, slots=True)
class Edition:
    """An article with its text and where each passage lies in it."""

    article: Article
    text: str | None
    """None where the article's file cannot be read."""
    digest: str | None
    """The sha256 that the file has; None where there is no file."""
    spans: tuple[tuple[int, int], ...]
    """Start and end of each passage in code points, as far as the passages agree with the text."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that one folder of curated files holds, in memory: for a curator who begins an article. Loading does without it."""

    entries: Mapping[str, Entry]
    articles: tuple[Article, ...]
