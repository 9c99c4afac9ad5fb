"""How much one record may hold: what is more would have no number of its own in the database, or too many ties."""

from collections.abc import Iterator
from operator import mul

from sinoeu.check.context import Context, fault
from sinoeu.model.corpus import Edition, Entry
from sinoeu.model.finding import Finding
from sinoeu.store.ids import MOST_IN_ARTICLE, MOST_NAMES

MOST_FLAGGED = 100_000
"""Flags times claims of each passage of an article, all together: each claim is tied to each flag whose words it rests on."""

RULES = {
    "too-many": f"""An article has at most {MOST_IN_ARTICLE:,} passages, claims and flags each, an entry at most {MOST_NAMES} names.
Claims that stand beside flags, counted once for each flag in their passage, are at most {MOST_FLAGGED:,} in an article.
Its heading, forms, aliases and ids, present and former, are the names of an entry. An article that is longer is cut into several, as a book into chapters.""",
}


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """An article with more in it than can be numbered; the fault is told at the first passage that is one too many, or holds it."""
    passages = edition.article.passages
    claims = [len(passage.claims) for passage in passages]
    flags = [len(passage.flags) for passage in passages]
    for what, most, sizes in (
        ("passages", MOST_IN_ARTICLE, [1] * len(passages)),
        ("claims", MOST_IN_ARTICLE, claims),
        ("flags", MOST_IN_ARTICLE, flags),
        ("claims beside flags", MOST_FLAGGED, list(map(mul, claims, flags))),
    ):
        if sum(sizes) <= most:
            continue
        total = 0
        for passage, size in zip(passages, sizes, strict=True):
            total += size
            if total > most:
                message = f"the article has {sum(sizes):,} {what}, and can have {most:,}"
                yield fault(edition.article.origin, passage.path, "too-many", message, "cut it into several articles")
                break


def entry(entry: Entry) -> Iterator[Finding]:
    """An entry with more names than can be numbered."""
    names = {*entry.forms, *entry.texts("aliases"), entry.id, *entry.texts("was")}
    if len(names) > MOST_NAMES:
        message = f"{entry.id} has {len(names)} names, and can have {MOST_NAMES}"
        yield fault(entry.origin, entry.path, "too-many", message, "keep those that articles print, or that somebody would type")
