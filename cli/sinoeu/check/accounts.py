"""What the claims of a passage account for: the stretches of its text that they take up, and their dates and numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sinoeu.check.context import Context
from sinoeu.model.corpus import Claim, Edition, Passage
from sinoeu.model.value import Amount, Date, Payload, Reference, Value
from sinoeu.model.when import Point, parse
from sinoeu.text.mentions import DateMention, NumberMention, Span
from sinoeu.text.spoken import exact, ordinal


@dataclass(frozen=True, slots=True)
class Account:
    """What is accounted for in one passage, by its claims, its flags and the phrases that are known to be no names; where it is skipped, by the article's head."""

    stretches: tuple[Span, ...]
    points: tuple[Point, ...]
    numbers: frozenset[Decimal]
    ranks: frozenset[int]
    ids: frozenset[str]

    def covers(self, span: Span) -> bool:
        """Whether a stretch of the text lies within one that is accounted for."""
        return any(start <= span[0] and span[1] <= end for start, end in self.stretches)

    def has_date(self, mention: DateMention) -> bool:
        """Whether some date of a claim has the parts that are mentioned; a year may be a number of a claim as well."""
        if not mention.month and Decimal(mention.year) in self.numbers:
            return True
        return any(_is_of(point, mention) for point in self.points)

    def has_number(self, mention: NumberMention) -> bool:
        """Whether some number of a claim is one that the mention may stand for."""
        return bool(mention.values & self.numbers or mention.ranks & self.ranks)


def account_of(edition: Edition, passage: Passage, context: Context, with_on: bool) -> Account:
    """What is accounted for in a passage; `with_on` says whether the piece that a claim rests on is taken up by it as a whole."""
    payloads = [payload for claim in passage.claims for payload in _payloads(claim.fields.values())]
    head = list(_payloads(edition.article.head.values())) if passage.skip else []
    texts = {payload for payload in (*payloads, *head) if isinstance(payload, str)}
    texts.update(payload.words for payload in payloads if isinstance(payload, Reference | Date) and payload.words)
    texts.update(words for claim in passage.claims for words in claim.via.values())
    texts.update(flag.words for flag in passage.flags)
    texts.update(context.known)
    if with_on:
        texts.update(claim.on for claim in passage.claims if claim.on)
    ids = frozenset(id for claim in passage.claims for id in _ids(claim))
    for id in ids:
        entry = context.registry.get(id)
        texts.update(entry.forms if entry else context.titles(id))
    dates = [payload.edtf for payload in (*payloads, *head) if isinstance(payload, Date) and payload.edtf]
    points = tuple(point for edtf in dates for point in _points(edtf))
    written = [payload.value if isinstance(payload, Amount) else payload for payload in payloads if isinstance(payload, Amount | str)]
    numbers = frozenset(abs(number) for text in written if (number := exact(text)) is not None)
    ranks = frozenset(rank for text in written if (rank := ordinal(text)) is not None)
    return Account(tuple(stretches(texts, passage.text)), points, numbers, ranks, ids)


def stretches(texts: Iterable[str], within: str) -> Iterator[Span]:
    """Where some texts stand in another, case ignored."""
    folded = _small(within)
    for text in texts:
        small = _small(text)
        at = folded.find(small) if small.strip() else -1
        while at >= 0:
            yield at, at + len(small)
            at = folded.find(small, at + len(small))


def _small(text: str) -> str:
    """The text in small letters, of the same length: a letter that becomes two stays as it is."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)


def _payloads(fields: Iterable[tuple[Value, ...]]) -> Iterator[Payload]:
    """Both sides of every value."""
    for values in fields:
        for value in values:
            yield from (side for side in {value.printed, value.read} if side is not None)


def _ids(claim: Claim) -> Iterator[str]:
    if claim.id is not None:
        yield claim.id
    for _, value, reference in claim.references():
        yield from (side.id for side in (reference, value.printed) if isinstance(side, Reference) and side.id)


def _points(edtf: str) -> Iterator[Point]:
    when = parse(edtf)
    yield from (point for point in (when.start, when.end) if point)


def _is_of(point: Point, mention: DateMention) -> bool:
    """Whether a point in time has the year, month and one of the days that are mentioned."""
    if mention.year and point.year != mention.year:
        return False
    if mention.month and point.month != f"{mention.month:02}":
        return False
    return not mention.days or point.day in {f"{day:02}" for day in mention.days}
