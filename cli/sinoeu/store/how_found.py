"""How a name was found, as a reader says it: each rule of the look-up in words, with what was typed and the form of the name that was met."""

import re

from sinoeu.store.keyed import Match
from sinoeu.store.names import PART, SLIP
from sinoeu.store.place_names import LARGER, RANK
from sinoeu.text.folding import words
from sinoeu.text.nearest import slips
from sinoeu.text.titles import without_titles
from sinoeu.text.typed import without_possessive

_LEFT_OFF = {rule: f"{rule} left off" for rule in ("title", "possessive", "words in brackets", "tones")}
"""Rules that leave something off, after which another one may hold: `title, order`."""
_IN_WORDS = {
    "name": "same name",
    "case": "same name",
    "spelling": "other spelling",
    "spacing": "other spacing",
    "characters": "same characters",
    "pinyin of the characters": "characters read as pinyin",
    "Wade-Giles": "Wade-Giles spelling",
    **_LEFT_OFF,
    LARGER: "with the larger place",
}
"""Rules that need more words than their name has; other rules are told by theirs."""
_WITHOUT = ("legal form", "group", "joining words", RANK)
"""Rules by which two names are the same but for some words."""
_TOKEN = re.compile(r"[^\s,]+")


def how_found(match: Match, typed: str) -> str:
    """The rule by which what was typed met the form of a name."""
    first, _, rule = match.rule.partition(", ")
    if rule and first in _LEFT_OFF:
        return f"{_LEFT_OFF[first]}, {how_found(match._replace(rule=rule), typed)}"
    if match.rule == "order":
        return "order reversed" if len(words(match.form)) == 2 else "words in another order"
    if match.rule == SLIP and match.why:
        return _slip(match, typed)
    if match.rule in _WITHOUT:
        return _but_for(typed, match.form)
    return _IN_WORDS.get(match.rule, match.rule)


def met_form(match: Match, typed: str, family: str | None, printed: bool = False) -> str:
    """The rule, with the form of the name that was met where it is another than the heading, or the part of it that was typed; empty where it was the heading."""
    typed = without_possessive(typed)
    bare = without_titles(typed) if match.type == "person" else typed
    if match.rule == PART and bare != typed:
        return f"title left off, {met_form(match, bare, family, printed)}"
    form, how, parts = match.form, how_found(match, typed), words(typed)
    if match.rule in ("name", "case", "spelling", PART) and family and parts == words(family):
        return f"family name {family}"
    if match.rule == PART and match.type == "person" and family and set(parts) <= set(words(form)) - set(words(family)):
        return f"given name {_as_it_stands(parts, form)}"
    if form == match.name:
        return "" if match.rule in ("name", "case") else how
    if match.rule in ("name", "case"):
        return f"printed as {form}" if printed else f"other name {form}"
    if match.rule in _WITHOUT:
        return how if how.endswith(f'{form}"') else f"{form}, {how}"
    return f"{how}: {form}"


def _slip(match: Match, typed: str) -> str:
    """`Hogmartens for Hoogmartens, one letter`; of two words one after the other."""
    found = []
    for wrong, _, right in (one.partition(" for ") for one in match.why.split(", ")):
        letters = "one letter" if slips(wrong, right, 2) == 1 else "two letters"
        found.append(f"{_as_it_stands((wrong,), typed)} for {_as_it_stands((right,), match.form)}, {letters}")
    return "; ".join(found)


def _but_for(typed: str, form: str) -> str:
    """The words that only one of two names has: `but for "AG"`, `"AG" for "Group"`."""
    ours, theirs = _TOKEN.findall(typed), _TOKEN.findall(form)
    only_ours, only_theirs = (
        " ".join(token for token in tokens if words(token) and not set(words(token)) <= {word for other in others for word in words(other)})
        for tokens, others in ((ours, theirs), (theirs, ours))
    )
    if only_ours and only_theirs:
        return f'"{only_ours}" for "{only_theirs}"'
    return f'but for "{only_ours or only_theirs}"' if only_ours or only_theirs else "same words"


def _as_it_stands(parts: tuple[str, ...], text: str) -> str:
    """Folded words as a text has them; as they are where it has them not."""
    found = [token for token in re.findall(r"[^\s,.()-]+", text) if set(words(token)) & set(parts)]
    return " ".join(found) or " ".join(parts)
