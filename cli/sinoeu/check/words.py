"""Words that a claim or a flag takes from its passage stand there."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault, fields_holding, quoted, says
from sinoeu.model.corpus import Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import Field, Holds
from sinoeu.model.value import Basis, Value
from sinoeu.text.passages import describe

RULES = {
    "on-not-in-passage": """`on` is a piece of the passage that occurs in it exactly once, character for character.
It says which words a claim rests on, so it has to lead to one place; make it longer until it does.""",
    "flag-not-in-passage": """The words that a flag is on are a piece of the passage that occurs in it exactly once, character for character.
Every claim that rests on them shows the flag, so they have to lead to one place; make them longer until they do.""",
    "words-not-in-passage": """Titles, names of events, subjects and quoted words are the passage's own, case ignored.
Held to it are a role's title, an event's name and theme, `about`, `words` and `called`, and whatever a reading gives as `printed`.
What the passage puts differently is a reading: {printed: WHAT STANDS THERE, is: ..., because: ...}.""",
}

_TEXTS = fields_holding(Holds.TEXT)
_GOOD_BEGINNING = 8
"""Characters that words and passage have in common before it is worth saying where they part."""


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Words that are not in their passage."""
    origin = edition.article.origin
    for passage in edition.article.passages:
        for flag in passage.flags:
            if flag.words and (trouble := _not_one_place(flag.words, passage)):
                yield fault(origin, (*flag.path, flag.kind), "flag-not-in-passage", *trouble)
    for passage, claim in edition.article.claims():
        if claim.on is not None and (trouble := _not_one_place(claim.on, passage)):
            yield fault(origin, (*claim.path, "on"), "on-not-in-passage", *trouble)
        for field in _TEXTS[claim.kind]:
            for value in claim.fields.get(field.name, ()):
                if (words := _printed(field, value)) and not says(claim, passage, words):
                    hint = _parting(words.casefold(), passage.text.casefold()) or "copy them from the passage, or write a reading: {printed: ..., is: ..., because: ...}"
                    yield fault(origin, value.path, "words-not-in-passage", f"{field.name}: {quoted(words)} does not stand in the passage word for word", hint)


def _not_one_place(words: str, passage: Passage) -> tuple[str, str] | None:
    """What is wrong with a piece of a passage, and the hint; None where it stands there once."""
    first = passage.text.find(words)
    if first < 0:
        return f"{quoted(words)} does not stand in the passage", _parting(words, passage.text) or "copy it from the passage, character for character"
    if passage.text.find(words, first + 1) >= 0:
        return f"{quoted(words)} stands in the passage more than once", "make it longer, until it stands there once"
    return None


def _printed(field: Field, value: Value) -> str | None:
    """The words that the source is said to have; None where nothing is said of words."""
    if not isinstance(value.printed, str):
        return None
    return value.printed if field.verbatim or value.basis is not Basis.STATED else None


def _parting(words: str, text: str) -> str:
    """The hint where words and text part after a good beginning, by the characters on both sides; empty where they never met."""
    least, most = 0, len(words)
    while least < most:  # whatever stands in the text, its beginnings do too, so halving finds the longest
        middle = (least + most + 1) // 2
        least, most = (middle, most) if words[:middle] in text else (least, middle - 1)
    if least == len(words):
        return "it stands there only as part of a longer word"
    if least < min(_GOOD_BEGINNING, len(words) - 1):
        return ""
    after = text.find(words[:least]) + least
    return f"after {quoted(words[:least][-_GOOD_BEGINNING:])} the passage has {describe(text[after : after + 1])}, and this has {describe(words[least])}"
