"""An article's head against its text: what it states of itself stands there."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault, quoted
from sinoeu.check.dates import missing
from sinoeu.model.corpus import Edition
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import ARTICLE
from sinoeu.model.value import Basis, Date, Payload, Reference, Value
from sinoeu.text.passages import one_stands_in, stands_in

RULES = {
    "head-not-in-text": """Title, publisher, authors, published and issued_for stand in the article's text, or are readings.
What the text does not hold was read or supplied: write {is: ..., because: ...}, with `url` where it comes from outside. What is
given as `printed` stands in the text too. Articles without a file of their own have no text beside their passages, so their heads are not asked.""",
}


def article(edition: Edition, context: Context) -> Iterator[Finding]:
    """What the head states and the text does not."""
    if edition.article.file is None or edition.text is None:
        return
    for field in ARTICLE.fields:
        for value in edition.article.head.get(field.name, ()):
            lacks = _lacks(value, field.editorial, edition.text, context)
            if lacks:
                hint = "what is not in the text is a reading: {is: ..., because: ..., url: ...}"
                yield fault(edition.article.origin, value.path, "head-not-in-text", f"{field.name}: {lacks} does not stand in the article's text", hint)


def _lacks(value: Value, editorial: bool, text: str, context: Context) -> str:
    """What of a value is not in the text; empty where all of it is, or nothing is asked."""
    if value.basis is Basis.STATED and editorial:
        return ""
    return _not_there(value.printed, text, context) if value.printed is not None else ""


def _not_there(payload: Payload, text: str, context: Context) -> str:
    if isinstance(payload, str):
        return "" if stands_in(payload, text) else quoted(payload)
    if isinstance(payload, Date):
        return missing(payload, (text,))
    if not isinstance(payload, Reference):
        return ""
    entry = context.registry.get(payload.id) if payload.id else None
    if entry:
        forms = entry.forms
        return "" if one_stands_in(forms, text) else f"{payload.id} ({', '.join(forms)})"
    return "" if payload.words is None or stands_in(payload.words, text) else quoted(payload.words)
