"""An article cut into passages: a sentence each, or a line that is none, with nothing but plain blanks between them.

The cut is by rules that hold for news: it would rather leave two sentences together than cut one in two.
"""

import re
from collections.abc import Iterator

from sinoeu.text.lines import Span, logical_lines, trimmed

_BLANK = r"[\s\u200b-\u200d\u2060\ufeff]"
_LATIN_STOP = r"[.!?\u2026\u061f\u06d4\u0964]"
_CJK_STOP = r"[。！？｡]"
_CLOSERS = r"[\"'\u2019\u201d\u00bb\u203a)\]}」』）》〉】〕］]"
_CLOSER_ALONE = r"[\u201d\u2019\u00bb」』]"  # that can be nothing else, though a blank came before it
_END = re.compile(rf"(?:{_LATIN_STOP}|{_CJK_STOP})+(?:{_CLOSERS}|\ ?{_CLOSER_ALONE}(?={_BLANK}|$))*", re.DOTALL)
_BLANKS = re.compile(f"{_BLANK}*")
_OPENERS = re.compile(r"[\"'\u2018\u201c\u00ab\u2039(\[{「『（《〈【〔［¿¡]*")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_TOKEN = re.compile(r"[^\s\"'\u2018\u2019\u201c\u201d(\[（「/\u2014]+$")
_FAR = 40
"""Characters that are looked at on either side of a stop: no abbreviation is longer."""

_NEVER_END = frozenset(
    "mr mrs ms mx dr prof st gen col lt sgt capt cmdr maj adm rep sen gov rev hon pres amb messrs mt ft vs cf e.g i.e viz approx ca sec dept univ "
    "dir min chmn insp supt vgl z.b bzw mme mlle".split()
)
"""Abbreviations after which something always follows, so that a sentence never ends with them."""
_BEFORE_NUMBERS = frozenset("no nos nr vol fig figs p pp art ch eq para tel ext sect".split())
"""Abbreviations before a number; as a whole word (`No.`) they may end a sentence."""
_MAY_END = frozenset(
    "co corp ltd inc llc plc bros cie gmbh jr sr etc al esq est tech intl assn jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
    "thurs fri sat sun ave blvd rd bldg avg max kg km cm mm bn mn yr yrs hrs".split()
)
"""Abbreviations that may end a sentence: they do where the next word is one that sentences begin with."""
_BEGINNERS = frozenset(
    "the a an this that these those there here it its he his she her they their we our you your i my who what when where why how in on at by for from to with "
    "during after before since until while as if although though because but and or yet so however moreover meanwhile also both all some many most more each "
    "every no not another other such according under over between among through despite now then today yesterday next last earlier later".split()
)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ITEM = re.compile(r"[0-9]{1,3}|[^\W\d_]")
_DATELINE = re.compile(r"[^.!?\r\n]{2,90}?(?:/[^\W\d_][\w ]{1,30}/|\([A-Z][\w .]{1,30}\))\ ?(?:--+|[\u2013\u2014])(?= )")
"""Place, day and agency before the first sentence: `CHANGZHOU, China, July 8, 2022 /PRNewswire/ --`."""
_RUN_TOGETHER = re.compile(r"[A-Z][a-z]*(?= [a-z])")


def sentences(text: str) -> list[Span]:
    """Start and end of each passage, in code points; what lies outside them is blanks of `passages.BETWEEN` only."""
    return [span for line in logical_lines(text) for span in _cut_line(text, line)]


def _cut_line(text: str, line: Span) -> Iterator[Span]:
    """The sentences of one line, or paragraph of lines that run on."""
    begin, end = line
    if dateline := _DATELINE.match(text, begin, end):
        yield dateline.span()
        begin = dateline.end()
    for found in _END.finditer(text, begin, end):
        after = _next_begins(text, begin, found, end)
        if after is None or after >= end:
            continue
        if span := trimmed(text, begin, after):
            yield span
        begin = after
    if span := trimmed(text, begin, end):
        yield span


def _next_begins(text: str, begin: int, stop: re.Match[str], end: int) -> int | None:
    """Where the next sentence begins, if one ends with this stop: after the blanks that follow; None where the sentence goes on."""
    blanks = _BLANKS.match(text, stop.end(), end)
    after = blanks.end() if blanks else stop.end()
    last = stop[0].rstrip("\"'\u2019\u201d\u00bb\u203a)]}」』）》〉】〕］ ")[-1:]
    if last in "。！？｡":
        return after if after < end and text[after] not in "，、；：,;:）)」』”" else None
    if after == stop.end():
        return after if _runs_together(text, stop, end) else None
    opened = _OPENERS.match(text, after, end)
    first = opened.end() if opened else after
    if first >= end or not _can_begin(text[first]):
        return None
    if stop[0][0] != "." or stop[0].startswith(".."):
        return after
    return after if _ends_sentence(text, begin, stop, first, opened is not None and first > after) else None


def _can_begin(character: str) -> bool:
    """Whether a sentence may begin with it: a capital, a letter of a script without capitals, a digit or a sign, but no comma and no small letter."""
    return not character.islower() and (character.isalnum() or character in "#@$€£¥*•■□●○◆◇▶►★☆△▲※-–—" or ord(character) > 0x1F000)


def _ends_sentence(text: str, begin: int, stop: re.Match[str], first: int, opened: bool) -> bool:
    """Whether a single full stop ends a sentence, by the word before it and the word after it."""
    token = _TOKEN.search(text[max(begin, stop.start() - _FAR) : stop.start()])
    before = token[0] if token else ""
    word = _WORD.match(text, first, first + _FAR)
    beginner = opened or (word is not None and word[0].casefold() in _BEGINNERS)
    known = before.casefold()
    closed = len(stop[0]) > 1
    if known in _NEVER_END:
        return False
    if known in _BEFORE_NUMBERS:
        return not text[first].isdigit()
    if stop.start() - begin == len(before) and _ITEM.fullmatch(before):
        return False  # the number of an item: `1. The park`
    if known in _MAY_END or _DOTTED.fullmatch(before) or (len(before) == 1 and before.isupper() and before.isascii()):
        return beginner or (closed and not text[first].isdigit() and known in _MAY_END)
    return True


def _runs_together(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether a blank was lost between two sentences, as in `to Henan.The income`."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    found = _RUN_TOGETHER.match(text, stop.end(), min(end, stop.end() + _FAR))
    return stop[0] == "." and len(before) == 3 and before.islower() and before.isalpha() and found is not None and found[0].casefold() in _BEGINNERS
