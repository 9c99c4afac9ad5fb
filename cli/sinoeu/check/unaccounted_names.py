"""Names that no claim accounts for: of the registries, and whatever else is written with capitals like a name."""

from collections.abc import Iterator

from sinoeu.check.accounts import Account, account_of
from sinoeu.check.answered import warning
from sinoeu.check.context import Context, quoted
from sinoeu.model.corpus import Edition
from sinoeu.model.finding import Finding
from sinoeu.text.mentions import Span, capitalised_runs

RULES = {
    "unaccounted-name": """Every name in a claimed passage belongs to a claim: the forms of the registries, and any two capitalised words in a row.
A claim accounts for whom it names and for the words that it takes up (`words`, `about`, `called`, a title, a name, {unnamed: ...}), and a
flag for its words. Not asked are countries, places around a claimed one, words that open a sentence, months and weekdays, and in the
headline all but people. Claim it, answer: ignore: {unaccounted-name: a street}, or put a phrase that is no name into `known:` in corpus.yaml.""",
}


def article(edition: Edition, context: Context) -> Iterator[Finding]:
    """Names that no claim accounts for."""
    for passage in edition.article.passages:
        if passage.skip:
            continue
        account = account_of(edition, passage, context, with_on=False)
        around = _around(account.ids, context)
        found = list(context.index.found_in(passage.text))
        headline = any(passage.text in title for title in _titles(edition))
        for span, ids in found:
            if headline and not _are_people(ids, context):
                continue
            if not account.covers(span) and ids.isdisjoint(around) and not _are_countries(ids, context):
                named = quoted(passage.text[slice(*span)])
                hint = "claim what is said of it, or say why not in ignore"
                yield from warning(edition, passage, "unaccounted-name", f"no claim of passage {passage.number} names {named} ({', '.join(sorted(ids))})", hint)
        for words in () if headline else _left_over(passage.text, account, [span for span, _ in found]):
            hint = "claim what is said of it, say why not in ignore, or put it into known: in corpus.yaml"
            yield from warning(edition, passage, "unaccounted-name", f"no claim of passage {passage.number} speaks of {quoted(words)}", hint)


def _titles(edition: Edition) -> Iterator[str]:
    """The headline, as printed and as read; of its words every one has a capital."""
    for value in edition.article.head.get("title", ()):
        yield from (side for side in (value.printed, value.read) if isinstance(side, str))


def _around(ids: frozenset[str], context: Context) -> set[str]:
    """The ids of the claimed, and of every place that these lie in: `Wuxi County in Chongqing` speaks of both."""
    around = set(ids)
    waiting = list(ids)
    while waiting:
        entry = context.registry.get(waiting.pop())
        for name in ("in", "place"):
            larger = entry.reference(name) if entry else None
            if larger and larger not in around:
                around.add(larger)
                waiting.append(larger)
    return around


def _are_people(ids: frozenset[str], context: Context) -> bool:
    return any((entry := context.registry.get(id)) is not None and entry.type == "person" for id in ids)


def _are_countries(ids: frozenset[str], context: Context) -> bool:
    """Whether a name is a country's, or of a region of several: adjectives of these stand everywhere."""
    entries = [context.registry.get(id) for id in ids]
    return any(entry is not None and entry.type == "place" and (entry.text("country") or entry.text("kind") == "region") for entry in entries)


def _left_over(text: str, account: Account, forms: list[Span]) -> Iterator[str]:
    """Two or more capitalised words in a row, neither accounted for nor of the registries."""
    for run in capitalised_runs(text):
        rest: list[Span] = []
        for span in [*run, (len(text), len(text))]:
            known = span[0] == len(text) or account.covers(span) or any(start <= span[0] and span[1] <= end for start, end in forms)
            if not known:
                rest.append(span)
                continue
            if len(rest) > 1:
                yield text[rest[0][0] : rest[-1][1]]
            rest = []
