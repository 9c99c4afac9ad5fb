"""People, organisations and places stand in the passage that speaks of them, or the claim says which words stand for them."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault, quoted, says
from sinoeu.model.corpus import Claim, Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.model.value import Reference

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
        named: set[Reference] = set()
        """Whom the passage names by itself: the claims that follow need not ask for them again."""
        for claim in passage.claims:
            for _, value, _ in claim.references():
                if not isinstance(value.printed, Reference) or value.printed in named:
                    continue
                lacks = _unnamed(passage, claim, value.printed) if value.printed.id is None else _named(passage, claim, value.printed.id, context)
                if lacks:
                    hint = "copy the words from the passage" if value.printed.id is None else _advice(value.printed.id)
                    yield fault(origin, value.path, "not-in-passage", lacks, hint)
                elif claim.on is None and not claim.via:
                    named.add(value.printed)
            if claim.via:
                yield from _vias(edition, passage, claim)


def _named(passage: Passage, claim: Claim, id: str, context: Context) -> str:
    """What is wrong with a stated id; empty where the passage names it, or another rule speaks of it."""
    entry = context.registry.get(id)
    if entry is None or id in claim.via:
        return ""
    forms = entry.forms
    if says(claim, passage, *forms) or _run_together(passage, forms):
        return ""
    return f"{id} stands in the passage in none of its forms ({', '.join(forms)})"


def _unnamed(passage: Passage, claim: Claim, reference: Reference) -> str:
    if reference.words is None or says(claim, passage, reference.words):
        return ""
    return f"{quoted(reference.words)} does not stand in the passage"


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
