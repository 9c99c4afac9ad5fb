"""Whole names looked up: in whatever order, case, spelling or spacing of their words, and of organisations with or without their legal form."""

from sinoeu.store.keyed import Match, Names
from sinoeu.text import organisations
from sinoeu.text.folding import words
from sinoeu.text.names import (
    groupless_key,
    is_bound_alike,
    is_joined_alike,
    own_words_key,
    run_together_key,
    same_letters,
    spellings,
    whole_key,
)  # fmt: skip
from sinoeu.text.transliteration import is_other_script

TRANSLITERATION = "transliteration"
"""The rule by which a name was found in letters of another alphabet."""


def whole(names: Names, name: str) -> list[Match]:
    """Everything whose whole name was typed, in whatever order, spelling or spacing."""
    found: list[Match] = []
    parts = words(name)
    for spelled in sorted(spellings(name), key=lambda one: one != parts):
        matches = names.key(whole_key(spelled), "name", name) if spelled else []
        found += [match._replace(rule=_order_rule(name, match.form)) for match in matches]
    found = [match for match in found if (is_bound_alike(name, match.form) if match.type == "person" else _letters(match.form) == _letters(name))]
    if not found and names.types != ("person",):
        found = _organisation(names, name)
    if not found or "-" in name:  # a hyphen says which words are the given name: Ping Yuan-jun is Ping Yuanjun before he is Yuan Jun Ping
        for spelled in filter(None, spellings(name)):
            joined = names.key(run_together_key(spelled), "spacing", name)
            found += [match for match in joined if same_letters(spelled, match.form) and is_joined_alike(name, match.form)]
    return _in_order(found, parts)


def _organisation(names: Names, name: str) -> list[Match]:
    """By its own words: with another legal form than any of its own it is another firm."""
    typed = organisations.parted(name)
    for key, rule in ((own_words_key(typed.own), "legal form"), (groupless_key(typed.own), "group")):
        found = names.key(key, rule, name)
        if found:
            known = [(match, frozenset[str]().union(*(organisations.parted(form).forms for form in names.forms(match.thing)))) for match in found]
            told = "joining words" if rule == "legal form" and not typed.forms and not any(forms for _, forms in known) else rule
            return [match._replace(rule=told, confident=not typed.forms or not forms or bool(typed.forms & forms)) for match, forms in known]
    return []


def _letters(name: str) -> list[str]:
    """The single letters of a name, whose order is part of it: A.B.C. is not C.B.A."""
    return [word for word in words(name) if len(word) == 1]


def _in_order(matches: list[Match], parts: tuple[str, ...]) -> list[Match]:
    """The matches, those first whose letters come in the order in which they were typed."""
    return sorted(matches, key=lambda match: (words(match.form) != parts, "".join(words(match.form)) != "".join(parts)))


def _order_rule(typed: str, form: str) -> str:
    if typed == form:
        return "name"
    if is_other_script(typed) != is_other_script(form):
        return TRANSLITERATION
    if spellings(typed).isdisjoint(spellings(form)):
        return "order"
    return "case" if typed.casefold() == form.casefold() else "spelling"
