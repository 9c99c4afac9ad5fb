"""What a curator is told of a new article beforehand: known names, dates and numbers in each passage, and passages that stand elsewhere too."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sinoeu.curation.writing import Proposed
from sinoeu.model.corpus import Corpus
from sinoeu.text.folding import words
from sinoeu.text.known import Known, KnownNames, count_words
from sinoeu.text.mentions import DateMention, Span, dates_mentioned, numbers_mentioned

_LONGEST = 20_000
"""Characters of a passage in which dates and numbers are looked for: what is longer is no passage of news."""
_MOST_NOTICED = 12
"""Dates or numbers of a passage that are told; a table has hundreds."""
_FEWEST_WORDS = 3
"""Of a passage that is taken for the same as another one; shorter ones stand in many articles by chance."""
_OF_THEIR_OWN_ARTICLE = frozenset(["duplicate", "caption repeated"])
"""Reasons to skip a passage that say nothing of another article."""
_MOST_OF_HEADS = 5
"""Passages at the beginning in which an article's title and day are looked for."""
_LONGEST_TITLE = 250
_WIRE = re.compile(r"/([A-Z][A-Za-z ]{2,30})/ ?-")
_ENGLISH = frozenset("the of and to in for with that on by".split())
_CJK_LETTER = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_ENDS_A_SENTENCE = re.compile(r"[.!?。！？][\"'\u201d\u2019)]?\s*$")


class _Twin(NamedTuple):
    """A passage of another article."""

    article: str
    number: int
    skip: str | None
    claimed: bool


class Proposals:
    """What a corpus makes of passages that it does not have yet."""

    def __init__(self, corpus: Corpus, text: str, file: str) -> None:
        """From a corpus and the new article's text; an article of the corpus that has the same file is the new one itself, and does not count."""
        self._known = KnownNames(((form, entry.id) for entry in corpus.entries.values() for form in entry.forms), text)
        others = [article for article in corpus.articles if article.file != file]
        publishers = (item.printed for article in others for item in article.head.get("publisher", ()))
        self._publishers = KnownNames(((name, name) for name in publishers if isinstance(name, str)), text)
        self._twins: dict[str, _Twin] = {}
        for article in others:
            for passage in article.passages:
                twin = _Twin(article.id, passage.number, passage.skip, bool(passage.claims))
                key = _same(passage.text)
                if key not in self._twins or (twin.claimed and not self._twins[key].claimed):
                    self._twins[key] = twin

    def passages(self, texts: Sequence[str]) -> list[Proposed]:
        """Each passage with what is to be said of it."""
        reprinted = self._reprint_of(texts)
        before: dict[str, int] = {}
        made = []
        for number, text in enumerate(texts, start=1):
            first = before.setdefault(_same(text), number)
            made.append(self._passage(text, first if first < number else None, reprinted))
        return made

    def head(self, texts: Sequence[str], lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """By key of an article's head, what it probably has; from the passages and the article's first lines."""
        whole, beginning = "\n".join(texts), "\n".join(texts[:_MOST_OF_HEADS])
        wire = _WIRE.search(beginning)
        publishers = self._publishers.in_text(whole)
        found = {
            "kind": "press release" if wire else "news",
            "title": next((line for line in lines[:3] if _is_title(line)), None),
            "publisher": wire[1] if wire else publishers[0].form if publishers else None,
            "published": first_day(beginning),
            "language": _language(whole),
            "reprint_of": self._reprint_of(texts),
        }
        return tuple((key, value) for key, value in found.items() if value)

    def _passage(self, text: str, first: int | None, reprinted: str | None) -> Proposed:
        twin = self._twins.get(_same(text))
        long = count_words(text) >= _FEWEST_WORDS
        if twin and twin.skip and twin.skip not in _OF_THEIR_OWN_ARTICLE and not twin.claimed and (long or twin.skip == "boilerplate"):
            return Proposed(text, (f"skipped in {twin.article}:{twin.number} as well",), twin.skip)
        if first is not None and long:
            return Proposed(text, (f"the same as passage {first}",), "duplicate")
        if twin and long and not twin.claimed and not twin.skip and twin.article != reprinted:
            return Proposed(text, (f"stands in {twin.article}:{twin.number} as well",), "boilerplate")
        if not any(character.isalnum() for character in text):
            return Proposed(text, (), "boilerplate")
        same = [f"the same as {twin.article}:{twin.number}"] if twin and long else []
        return Proposed(text, (*same, *self._noticed(text)))

    def _noticed(self, text: str) -> Iterator[str]:
        """Known names, dates and numbers, a line each."""
        names: dict[tuple[str, ...], Known] = {}
        for known in self._known.in_text(text):
            names.setdefault(known.ids, known)
        if names:
            yield f"names: {', '.join(map(_told, names.values()))}"
        if dates := dates_noticed(text):
            yield f"dates: {'; '.join(dates)}"
        if numbers := numbers_noticed(text):
            yield f"numbers: {'; '.join(numbers)}"

    def _reprint_of(self, texts: Sequence[str]) -> str | None:
        """The article that has half of the passages or more."""
        long = [text for text in texts if count_words(text) >= _FEWEST_WORDS]
        shared = Counter(twin.article for text in long if (twin := self._twins.get(_same(text))) and not twin.skip)
        article, count = shared.most_common(1)[0] if shared else ("", 0)
        return article if count >= 2 and 2 * count >= len(long) else None


def dates_noticed(text: str) -> list[str]:
    """The dates of a text, as printed, each once, in reading order."""
    return _printed(text, (mention.span for mention in dates_mentioned(text[:_LONGEST])))


def numbers_noticed(text: str) -> list[str]:
    """The numbers of a text that belong to no date, as printed, each once, in reading order."""
    return _printed(text, (mention.span for mention in numbers_mentioned(text[:_LONGEST])))


def first_day(text: str) -> str | None:
    """The first whole date of a text, as `2022-07-08`; None where there is none."""
    return next((day for mention in dates_mentioned(text[:_LONGEST]) if (day := _day(mention))), None)


def _printed(text: str, spans: Iterable[Span]) -> list[str]:
    return list(dict.fromkeys(text[start:end] for start, end in spans))[:_MOST_NOTICED]


def _day(mention: DateMention) -> str | None:
    """A mention of one day as a date."""
    if not mention.year or not 1 <= (mention.month or 0) <= 12 or len(mention.days) != 1 or not 1 <= mention.days[0] <= 31:
        return None
    return f"{mention.year}-{mention.month:02}-{mention.days[0]:02}"


def _same(text: str) -> str:
    """What passages that are set differently have in common."""
    return " ".join(text.split())


def _told(known: Known) -> str:
    """An id, with the form in which it stands there where the id does not show it."""
    ids = " or ".join(known.ids)
    return ids if "-".join(words(known.form)) == ids else f"{ids} ({known.form})"


def _is_title(line: str) -> bool:
    return count_words(line) >= _FEWEST_WORDS and len(line) <= _LONGEST_TITLE and _ENDS_A_SENTENCE.search(line) is None and _WIRE.search(line) is None


def _language(text: str) -> str | None:
    """The code of the language, where it can be told from its letters or its commonest words."""
    letters = sum(character.isalpha() for character in text) or 1
    if len(_CJK_LETTER.findall(text)) > letters / 3:
        return "ja" if _KANA.search(text) else "zh"
    all_words = words(text)
    return "en" if all_words and sum(word in _ENGLISH for word in all_words) > len(all_words) / 12 else None
