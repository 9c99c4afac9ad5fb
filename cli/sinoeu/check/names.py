"""People, organisations and places stand in the passage that speaks of them, or the claim says which words stand for them."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault, quoted, says
from sinoeu.model.corpus import Claim, Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.model.value import Reference
from sinoeu.text.passages import one_stands_in

RULES = {
    "not-in-passage": """Whoever a claim states stands in its passage, in one of the forms of the registry entry.
Whole words, case ignored; a hyphen is a boundary. Where other words stand for it, `via` says which: `via: he`, `via: {henan-senote:
we}`. Where the passage's spaces are lost, flag those words `run together`. Who is named elsewhere in the article is a reading:
{is: ID, because: ...}. Words given as {unnamed: ...} or as `printed` stand in the passage as well.""",
    "via-not-in-passage": """The words given as `via` stand in the passage, for somebody whom the claim names.""",
}


def article(edition: Edition, context: Context) -> Iterator[Finding]:
    """References that no words of their passage bear out."""
    origin = edition.article.origin
    for passage in edition.article.passages:
        named: set[Reference] = set()  # mostly the claims of a passage are about the same few
        for claim in passage.claims:
            for _, value, _ in claim.references():
                printed = value.printed
                if not isinstance(printed, Reference) or printed in named:
                    continue
                forms = _forms(printed, context)
                if forms is None or one_stands_in(forms, passage.text):
                    named.add(printed)
                elif lacks := _lacks(printed, forms, passage, claim):
                    hint = "copy the words from the passage" if printed.id is None else _advice(printed.id)
                    yield fault(origin, value.path, "not-in-passage", lacks, hint)
            if claim.via:
                yield from _vias(edition, passage, claim)


def _forms(reference: Reference, context: Context) -> tuple[str, ...] | None:
    """The words and names of which one has to stand in the passage; None where nothing is asked, or another rule speaks of it."""
    if reference.id is None:
        return None if reference.words is None else (reference.words,)
    entry = context.registry.get(reference.id)
    return entry.forms if entry else None


def _lacks(reference: Reference, forms: tuple[str, ...], passage: Passage, claim: Claim) -> str:
    """What is wrong with a reference of which no form stands in the passage by itself; empty where the claim says what does, or the spaces are lost."""
    if reference.id in claim.via or any(says(claim, passage, form) for form in forms):
        return ""
    if reference.id is None:
        return f"{quoted(forms[0])} does not stand in the passage"
    return "" if _run_together(passage, forms) else f"{reference.id} stands in the passage in none of its forms ({', '.join(forms)})"


def _run_together(passage: Passage, forms: tuple[str, ...]) -> bool:
    """Whether words flagged as run together hold one of the forms; blanks do not count, since they are what was lost."""
    flagged = [_without_blanks(flag.words) for flag in passage.flags if flag.kind == "run together"]
    return any(_without_blanks(form) in words for words in flagged for form in forms)


def _without_blanks(words: str) -> str:
    return "".join(words.casefold().split())


def _vias(edition: Edition, passage: Passage, claim: Claim) -> Iterator[Finding]:
    used = {reference.id for _, _, reference in claim.references()}
    for id, words in claim.via.items():
        path = (*claim.path, "via", id)
        if id not in used:
            yield fault(
                edition.article.origin, path, "via-not-in-passage", f"via stands for {id}, whom the claim does not name", f"give the claim {id}, or take it out of via"
            )
        elif not says(claim, passage, words):
            yield fault(edition.article.origin, path, "via-not-in-passage", f"via: {quoted(words)} does not stand in the passage", "copy the words from the passage")


def _advice(id: str) -> str:
    return f"say which words stand for it (via: {{{id}: THE WORDS}}), add the form to the registry, or write a reading: {{is: {id}, because: ...}}"
