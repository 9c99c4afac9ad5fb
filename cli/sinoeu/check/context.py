"""What a rule knows beside the article before it: the registry, and of what type every id of the corpus is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from sinoeu.check.form_index import FormIndex
from sinoeu.model.corpus import Claim, Corpus, Entry, Origin, Passage, Registry
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import KINDS, Field, Holds
from sinoeu.model.value import Path
from sinoeu.text.passages import stands_in
from sinoeu.text.visible import visible

MOST_SUGGESTIONS = 20
"""Distinct unknown ids that get a suggestion; comparing with every known id is slow, and a corpus may lack a whole registry."""
LONGEST_SUGGESTED = 100
"""Characters of an id that gets a suggestion: likeness costs the product of two lengths."""
_SHOWN = 60
"""Characters of a quotation in a message."""


@dataclass(frozen=True, slots=True)
class Context:
    """The corpus as one article's rules see it.

    `types` has the type of every event, deal and article id, `titles` the names under which events are spoken of, `known` the
    phrases that are no names.
    """

    registry: Registry
    types: dict[str, str]
    titles: dict[str, set[str]] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    _index: list[FormIndex] = field(default_factory=list)
    _forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _suggestions: dict[str, str] = field(default_factory=dict)

    def type_of(self, id: str) -> str | None:
        """The type of the thing that an id, present or former, stands for; None where nothing has it."""
        entry = self.registry.get(id)
        return entry.type if entry else self.types.get(id)

    def forms(self, entry: Entry) -> tuple[str, ...]:
        """Every form in which an article may print an entry."""
        if entry.id not in self._forms:
            self._forms[entry.id] = entry.printed_forms()
        return self._forms[entry.id]

    @property
    def index(self) -> FormIndex:
        """The forms of all entries, for finding them in a text; made when it is first asked for."""
        if not self._index:
            self._index.append(FormIndex((form, entry.id) for entry in self.registry.entries.values() for form in self.forms(entry)))
        return self._index[0]

    def suggestion(self, id: str) -> str:
        """The hint for an unknown id: the known one that is most like it and begins with the same letter; empty where none is."""
        if id not in self._suggestions:
            if len(self._suggestions) >= MOST_SUGGESTIONS or len(id) > LONGEST_SUGGESTED:
                return ""
            near = get_close_matches(id, (known for known in self._known() if known[:1] == id[:1]), 1)
            self._suggestions[id] = f"did you mean {near[0]!r}?" if near else ""
        return self._suggestions[id]

    def _known(self) -> Iterator[str]:
        yield from self.registry.entries
        yield from self.types


def context_of(corpus: Corpus) -> Context:
    """The context of a whole corpus. Where two types share an id, the first one found counts."""
    types: dict[str, str] = {}
    titles: dict[str, set[str]] = {}
    for edition in corpus.editions:
        types.setdefault(edition.article.id, "article")
        for _, claim in edition.article.claims():
            if claim.id is not None:
                types.setdefault(claim.id, claim.kind)
                titles.setdefault(claim.id, set()).update(side for value in claim.fields.get("name", ()) for side in (value.printed, value.read) if isinstance(side, str))
    return Context(corpus.registry, types, titles, corpus.known)


def fault(origin: Origin, path: Path, rule: str, message: str, hint: str = "", severity: str = "error") -> Finding:
    """The finding at the value of a path."""
    line, column = origin.spot(path)
    return Finding(origin.file, line, column, rule, message, hint, severity)


def place_of(origin: Origin, path: Path) -> str:
    """`file:line` of a value, for hints."""
    return f"{origin.file}:{origin.spot(path)[0]}"


def quoted(words: str) -> str:
    """The beginning of some words in quotation marks, for a message."""
    return f'"{visible(words[:_SHOWN])}{"..." if len(words) > _SHOWN else ""}"'


def fields_holding(*wanted: Holds) -> dict[str, tuple[Field, ...]]:
    """By kind of claim, its fields that hold one of these."""
    return {kind.name: tuple(field for field in kind.fields if field.holds in wanted) for kind in KINDS.values()}


def says(claim: Claim, passage: Passage, words: str) -> bool:
    """Whether words stand in a passage. In the claim's `on` piece they may stand where the passage has no word boundary."""
    return stands_in(words, passage.text) or (claim.on is not None and claim.on in passage.text and stands_in(words, claim.on))
