"""Names with letters of another alphabet that only look right, or with characters that nobody sees. Warnings, for a source may print them."""

from collections.abc import Iterator

from sinoeu.check.answered import warning
from sinoeu.check.context import Context, fault, quoted
from sinoeu.model.corpus import Edition, Entry, Registry
from sinoeu.model.finding import Finding
from sinoeu.model.value import Reference, Value
from sinoeu.text.folding import fold
from sinoeu.text.look_alike_letters import invisible, strangers
from sinoeu.text.passages import describe

RULES = {
    "look-alike-letters": """A name is written in the letters of one alphabet, and in letters that can be seen.
Search finds it all the same, other programs do not: write `Chen` with a Latin C. Where an article prints it so, read it:
{printed: ..., is: ..., because: ...}, in a registry keep it as a form beside the plain name, or answer: ignore: {look-alike-letters: a brand}.""",
}

_NAMES = ("name", "family", "forms", "aliases")
_OF_ARTICLES = ("publisher", "authors")


def across(registry: Registry) -> Iterator[Finding]:
    """Names of the registries that do not have a plain twin in their entry."""
    for entry in registry.entries():
        for value in _texts(entry):
            told = _told(str(value.read))
            if told and not _has_twin(entry, str(value.read)):
                yield fault(entry.origin, value.path, "look-alike-letters", told[0], told[1], severity="warning")


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Names in the head and in the claims of an article."""
    for field in _OF_ARTICLES:
        for value in edition.article.head.get(field, ()):
            told = _told(_name(value))
            if told:
                yield fault(edition.article.origin, value.path, "look-alike-letters", *told, severity="warning")
    for passage, claim in edition.article.claims():
        for field, values in claim.fields.items():
            for value in values:
                told = _told(_name(value)) if field == "name" or isinstance(value.read, Reference) else None
                if told:
                    yield from warning(edition, passage, "look-alike-letters", f"{told[0]}, in passage {passage.number}", told[1])


def _texts(entry: Entry) -> Iterator[Value]:
    return (value for field in _NAMES for value in entry.fields.get(field, ()) if isinstance(value.read, str))


def _name(value: Value) -> str:
    """The name that a value is, or the words that stand for somebody without an id."""
    read = value.read
    return read if isinstance(read, str) else (read.words or "") if isinstance(read, Reference) else ""


def _has_twin(entry: Entry, name: str) -> bool:
    """Whether an entry has the same name in plain letters too."""
    return any(fold(str(other.read)) == fold(name) and _told(str(other.read)) is None for other in _texts(entry))


def _told(name: str) -> tuple[str, str] | None:
    """What is wrong with a name, and what to write instead; None for nearly every one."""
    if name.isascii():
        return None
    for found in strangers(name):
        return f"{quoted(found.word)} has a {found.script} letter among {found.among} ones: {describe(found.letter)}", f"write {quoted(found.plain)}"
    for character in invisible(name):
        return f"{quoted(name)} has a character that nobody sees: {describe(character)}", "take it out"
    return None
