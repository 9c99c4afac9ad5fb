"""What a rule knows beside the article before it: the registry, and of what type every id of the corpus is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sinoeu.check.form_index import FormIndex
from sinoeu.model.corpus import Article, Claim, Origin, Passage, Registry
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import KINDS, Field, Holds
from sinoeu.model.value import Path
from sinoeu.text.passages import stands_in
from sinoeu.text.visible import visible

_SHOWN = 60
"""Characters of a quotation in a message."""


@dataclass(frozen=True, slots=True)
class Context:
    """The corpus as one article's rules see it.

    `types` has the type of every event and deal that the article speaks of, and of the article itself; `titles` gives the names under
    which an event is spoken of anywhere; `known` are the phrases that are no names.
    """

    registry: Registry
    types: Mapping[str, str]
    titles: Callable[[str], Iterable[str]]
    known: tuple[str, ...]
    index: FormIndex
    """The forms of all entries, where warnings are sought."""

    def type_of(self, id: str) -> str | None:
        """The type of the thing that an id, present or former, stands for; None where neither the registries nor the article has it."""
        entry = self.registry.get(id)
        return entry.type if entry else self.types.get(id)


def types_in(article: Article) -> dict[str, str]:
    """The type of every id that an article gives. Where two share one, the first counts."""
    types = {article.id: "article"}
    for _, claim in article.claims():
        if claim.id is not None:
            types.setdefault(claim.id, claim.kind)
    return types


def index_of(registry: Registry) -> FormIndex:
    """The forms of all entries, for finding them in a text."""
    return FormIndex((form, entry.id) for entry in registry.entries() for form in entry.forms)


def fault(origin: Origin, path: Path, rule: str, message: str, hint: str = "", severity: str = "error") -> Finding:
    """The finding at the value of a path."""
    line, column = origin.spot(path)
    return Finding(origin.file, line, column, rule, message, hint, severity)


def quoted(words: str) -> str:
    """The beginning of some words in quotation marks, for a message."""
    return f'"{visible(words[:_SHOWN])}{"..." if len(words) > _SHOWN else ""}"'


def fields_holding(*wanted: Holds) -> dict[str, tuple[Field, ...]]:
    """By kind of claim, its fields that hold one of these."""
    return {kind.name: tuple(field for field in kind.fields if field.holds in wanted) for kind in KINDS.values()}


def says(claim: Claim, passage: Passage, words: str) -> bool:
    """Whether words stand in a passage. In the claim's `on` piece they may stand where the passage has no word boundary."""
    return stands_in(words, passage.text) or (claim.on is not None and claim.on in passage.text and stands_in(words, claim.on))
