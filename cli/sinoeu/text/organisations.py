"""Names of organisations as they are compared: without legal forms, words for a group, and words that only join; and their initials."""

import re
from typing import NamedTuple

from sinoeu.text.folding import words
from sinoeu.text.pinyin import is_pinyin

_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}\w?(?!\w)|(?<!\w)\w/\w(?!\w)")
"""`S.A.`, `A.B.C`, and the Danes' `A/S`."""
_SAME_FORM = {
    "ltd": "limited",
    "corp": "corporation",
    "inc": "incorporated",
    "co": "",
    "company": "",
    "gesellschaft mit beschrankter haftung": "gmbh",
    "mbh": "gmbh",
    "gesmbh": "gmbh",
    "aktiengesellschaft": "ag",
    "kommanditgesellschaft": "kg",
    "societe anonyme": "sa",
    "sociedad anonima": "sa",
    "sociedade anonima": "sa",
    "societe a responsabilite limitee": "sarl",
    "societa a responsabilita limitata": "srl",
    "societa per azioni": "spa",
    "sociedad limitada": "sl",
    "besloten vennootschap": "bv",
    "naamloze vennootschap": "nv",
    "aktiebolag": "ab",
    "aktieselskab": "as",
    "osakeyhtio": "oy",
    "korlatolt felelossegu tarsasag": "kft",
    "spolka z ograniczona odpowiedzialnoscia": "zoo",
    "spzoo": "zoo",
    "spolka akcyjna": "sa",
    "joint stock company": "jsc",
    "open joint stock company": "jsc",
    "ojsc": "jsc",
    "public limited company": "plc",
    "designated activity company": "dac",
    "limited partnership": "lp",
    "designated activity": "dac",
    "limited liability company": "llc",
    "oao": "jsc",
    "pao": "jsc",
    "limited company": "limited",
}
"""Forms that are one, spelled out or in another language; what is only called a company may have any."""
_IN_FRONT = frozenset("jsc oao ooo pao zao ojsc".split())
"""Russian forms stand before the name."""
_FORMS = [
    tuple(form.split())
    for form in (
        "limited, ltd, company limited, co limited, co ltd, company ltd, company, co, corporation, corp, incorporated, inc, llc, llp, lp, plc, pty ltd, pvt "
        "ltd, private limited, pte ltd, limited company, limited liability company, limited partnership, public limited company, joint stock company, open "
        "joint stock company, jsc, ojsc, kommanditgesellschaft, dac, designated activity company, designated activity, unlimited company, gmbh, ggmbh, mbh, "
        "gesmbh, ges m b h, ag, se, kg, kgaa, ohg, ug, ug haftungsbeschrankt, gbr, ev, e v, eg, e g, gmbh co kg, gmbh und co kg, ag co kg, ug "
        "haftungsbeschrankt co kg, gmbh co kgaa, se co kgaa, sa, sas, sarl, s a r l, sa rl, sca, scs, scsp, sci, snc, eurl, sasu, sprl, bvba, srl, asbl, vzw, "
        "nv, bv, cv, vof, spa, sapa, sl, slu, sau, as, asa, aps, ab, oy, oyj, ky, kft, zrt, nyrt, rt, bt, sro, spol sro, doo, dd, ad, ood, eood, ead, zao, ooo, "
        "oao, pao, sp zoo, sp z oo, sp z o o, spzoo, spolka z ograniczona odpowiedzialnoscia, spolka akcyjna, korlatolt felelossegu tarsasag, societe anonyme, "
        "societe a responsabilite limitee, societa a responsabilita limitata, societa per azioni, sociedad anonima, sociedad limitada, sociedade anonima, "
        "aktiengesellschaft, gesellschaft mit beschrankter haftung, besloten vennootschap, naamloze vennootschap, aktiebolag, aktieselskab, osakeyhtio, lda, "
        "ltda, unipessoal lda, sa de cv, sicav, sicav sif, is, ivs, amba, ou, uab, sia, ltd co, as is"
    ).split(", ")
]
_FORMS_BY_LENGTH = sorted(_FORMS, key=len, reverse=True)
GROUP = frozenset("group holding holdings gruppe groupe gruppo grupo concern konzern".split())
STOP = frozenset("the of and for in at on de la le les des du der die das und fur et di del della dei e y von zu to a al an l d".split())
KINDS = frozenset(
    "university college school institute academy universitat universite universita universidad hochschule ministry department bureau office bank government "
    "council committee commission association federation society chamber centre center hospital museum airport port park zone branch municipal people party "
    "union foundation court police embassy consulate airlines".split()
)
"""Words for a kind of organisation: one of them and a place are a whole name. The University of Tirana is not its Agricultural University."""


ADMINISTRATIVE = frozenset("municipal people peoples s provincial branch".split())
"""Words that are left out of an authority's name in speech: Changzhou government."""
_ABBREVIATED = 4


class Parted(NamedTuple):
    """A name of an organisation: the words that are its own, in order, and its legal form, empty where it has none."""

    own: tuple[str, ...]
    form: str


def joined_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, letters with dots between them as one: `S.A.` is sa."""
    return words(_DOTTED.sub(lambda found: re.sub(r"[./]", "", found[0]), name))


def parted(name: str) -> Parted:
    """A name without the legal forms at its end, and without the words that only join. What would leave nothing stays."""
    own = joined_words(name)
    form = ""
    cut = True
    while cut and len(own) > 1:
        cut = False
        for ending in _FORMS_BY_LENGTH:
            if len(ending) < len(own) and own[-len(ending) :] == ending:
                own, form, cut = own[: -len(ending)], form or _SAME_FORM.get(" ".join(ending), _SAME_FORM.get(ending[-1], ending[-1])), True
                break
    if len(own) > 1 and own[0] in _IN_FRONT:
        own, form = own[1:], form or _SAME_FORM.get(own[0], own[0])
    kept = tuple(word for word in own if word not in STOP)
    return Parted(kept or own, form)


def without_group(own: tuple[str, ...]) -> tuple[str, ...]:
    """The words without one for a group at either end."""
    if len(own) > 1 and own[-1] in GROUP:
        return own[:-1]
    return own[1:] if len(own) > 1 and own[0] in GROUP else own


def is_form_only(name: str) -> bool:
    """Whether a name is nothing but a legal form."""
    parts = joined_words(name)
    return parts in _FORMS and len("".join(parts)) > 2  # Ou and Se are surnames


def is_dotted(word: str, name: str) -> bool:
    """Whether a word of a name stands for letters with dots between them."""
    return word not in words(name)


def own_initials(name: str) -> str:
    """The initials of the words that are an organisation's own."""
    return "".join(word[0] for word in parted(name).own)


def initialisms(name: str) -> tuple[set[str], set[str]]:
    """The initials that may stand for a name, those that are certain and those that are weaker: with parts of Chinese words, or without the country's name."""
    own, every = parted(name).own, joined_words(name)
    if len(every[-1]) <= _ABBREVIATED if every else True:
        every = own  # Corporation may give a letter, C.V. does not
    strong: set[str] = set()
    weak: set[str] = set()
    for parts in {every, tuple(word for word in every if word not in STOP), own, without_group(own)}:
        if 2 <= len(parts) <= 10:
            strong.add("".join(word[0] for word in parts))
            strong.add("".join(word if len(word) <= 4 and word.isdigit() else word[0] for word in parts))
            if len(parts) > 2 and parts[0] in ("china", "chinese", "us", "prc", "north", "american"):
                weak.add("".join(word[0] for word in parts[1:]))
    if any(is_pinyin(word) for word in own[:2]) and len(own) <= 8:
        weak.add("".join("".join(_syllable_initials(word)) for word in own))
    return {one for one in strong if len(one) > 1}, {one for one in weak if len(one) > 1} - strong


def _syllable_initials(word: str) -> str:
    from_pinyin = re.findall("[bpmfdtnlgkhjqxzcsryw]h?[aeiou]+(?:ng?(?![aeiou]))?", word) if is_pinyin(word) else []
    return "".join(syllable[0] for syllable in from_pinyin) or word[0]
