"""Stated dates: the numbers and months that a claim gives stand in its passage."""

from collections.abc import Iterator

from sinoeu.check.context import Context, fault, fields_holding, quoted
from sinoeu.model.corpus import Claim, Edition, Passage
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import Holds
from sinoeu.model.value import Date
from sinoeu.model.when import parse
from sinoeu.text.passages import stands_in
from sinoeu.text.spoken import date_stands_in

RULES = {
    "date-not-in-passage": """The year, month and day of a stated date stand in the passage.
Numbers count in digits or as ordinals (7, 7th, seventh), months by name or number. What the passage does not give is left open
(XXXX-07-07) or is a reading: {printed: XXXX-07-07, is: 2022-07-07, because: the dateline has the year}. The printed side and
{words: ...} are held to the same.""",
}

_DATES = fields_holding(Holds.DATE)


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Dates that no words of their passage give."""
    for passage, claim in edition.article.claims():
        for field in _DATES[claim.kind]:
            for value in claim.fields.get(field.name, ()):
                # Of a plain value both sides are the same, so the printed side is what the source is said to have.
                if isinstance(value.printed, Date) and (lacks := missing(value.printed, _pieces(passage, claim))):
                    hint = "leave open what it does not say (XXXX-07-07), or write a reading: {printed: ..., is: ..., because: ...}"
                    yield fault(edition.article.origin, value.path, "date-not-in-passage", f"{field.name}: {lacks} does not stand in the passage", hint)


def missing(date: Date, texts: tuple[str, ...]) -> str:
    """What of a date stands in none of the texts, in words for a message; empty where all of it does."""
    if date.words is not None:
        return "" if any(stands_in(date.words, text) for text in texts) else quoted(date.words)
    when = parse(date.edtf or "")
    for point in (when.start, when.end) if when.is_span else (when.start,):
        if point and not any(date_stands_in(point.year, point.month, point.day, text) for text in texts):
            return str(point)
    return ""


def _pieces(passage: Passage, claim: Claim) -> tuple[str, ...]:
    return (passage.text, claim.on) if claim.on else (passage.text,)
