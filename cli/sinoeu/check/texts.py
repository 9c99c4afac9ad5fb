"""The article is its passages: the text has not changed since it was curated, and nothing of it is unread."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault, quoted
from sinoeu.model.corpus import Edition
from sinoeu.model.finding import Finding
from sinoeu.text.passages import BETWEEN, Mismatch, cut, describe, lines_of

RULES = {
    "digest": """The sha256 in the article's head is the digest of its file.
Every article that has a `file` pins it with `sha256`, so that a text that was changed after it was curated is noticed.""",
    "partition": """The passages, joined by nothing but spaces, tabs and line ends, are the article, character for character.
The message names the first character that differs, on both sides, by code point and name; look-alikes (a curly and a straight
apostrophe, a no-break space and a space) are different characters. Text after the last passage belongs to a passage too.""",
}


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """What is wrong between an article and its text."""
    yield from _digest(edition)
    if edition.text is not None and edition.article.passages and not _is_whole(edition, edition.text):
        mismatch = cut(edition.text, [passage.text for passage in edition.article.passages]).mismatch
        if mismatch:
            yield _differs(edition, edition.text, mismatch)


def _digest(edition: Edition) -> Iterator[Finding]:
    head = edition.article
    if head.file is None:
        return
    write = f"write sha256: {edition.digest}" if edition.digest else ""
    if head.sha256 is None:
        yield fault(head.origin, ("article", "file"), "digest", f"nothing pins the file {head.file}: the article has no sha256", write)
    elif edition.digest is not None and head.sha256 != edition.digest:
        hint = f"if the change is meant, prove the passages against it and {write}"
        yield fault(head.origin, ("article", "sha256"), "digest", f"the file {head.file} is not the one that was curated: it has the sha256 {edition.digest}", hint)


def _is_whole(edition: Edition, text: str) -> bool:
    """Whether the spans, found when the corpus was read, prove the partition already."""
    if len(edition.spans) != len(edition.article.passages):
        return False
    return not text[edition.spans[-1][1] :].strip("".join(BETWEEN))


def _differs(edition: Edition, text: str, mismatch: Mismatch) -> Finding:
    passages, origin = edition.article.passages, edition.article.origin
    line = lines_of(text, [mismatch.offset])[0]
    where = f"line {line}, offset {mismatch.offset}"
    if mismatch.passage == len(passages):
        path = (*passages[-1].path, "text")
        return fault(
            origin, path, "partition", f"the article goes on after the last passage, from {where}: {_quoted(text, mismatch.offset)}", "every word belongs to a passage"
        )
    passage = passages[mismatch.passage]
    path = (*passage.path, "text")
    if passage.text[:1] in BETWEEN:
        return fault(
            origin, path, "partition", f"passage {passage.number} begins with {describe(passage.text[:1])}; blanks lie between passages", "begin it with its first word"
        )
    begins = mismatch.offset - mismatch.inside
    further = text.find(passage.text, begins)
    if further >= 0:
        skipped = f"line {lines_of(text, [begins])[0]}, offset {begins}: {_quoted(text, begins, further)}"
        return fault(origin, path, "partition", f"text before passage {passage.number} stands in no passage, from {skipped}", "every word belongs to a passage")
    sides = f"the article has {describe(mismatch.article_has)}, the passage {describe(mismatch.passage_has)}"
    return fault(origin, path, "partition", f"passage {passage.number} is not the article's text: at its character {mismatch.inside + 1} ({where}) {sides}")


def _quoted(text: str, start: int, end: int | None = None) -> str:
    """The beginning of a stretch of text on one line."""
    return quoted(" ".join(text[start:end].split()))
