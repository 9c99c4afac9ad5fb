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
    "public ltd company": "plc",
    "designated activity company": "dac",
    "limited partnership": "lp",
    "designated activity": "dac",
    "limited liability company": "llc",
    "public joint stock company": "jsc",
    "closed joint stock company": "jsc",
    "pjsc": "jsc",
    "cjsc": "jsc",
    "oao": "jsc",
    "pao": "jsc",
    "zao": "jsc",
    "ao": "jsc",
    "ooo": "llc",
    "limited company": "limited",
}
"""Forms that are one, spelled out or in another language; what is only called a company may have any."""
_IN_FRONT = [
    tuple(form.split())
    for form in (
        "open joint stock company, public joint stock company, closed joint stock company, joint stock company, limited liability company, "
        "public limited company, jsc, ojsc, pjsc, cjsc, oao, ooo, pao, zao, ao, llc"
    ).split(", ")
]
"""Russian forms stand before the name, the longer ones first."""
_FORMS = frozenset(
    tuple(form.split())
    for form in (
        "limited, ltd, company limited, co limited, co ltd, company ltd, company, co, corporation, corp, incorporated, inc, llc, llp, lp, plc, pty ltd, pvt ltd, "
        "private limited, pte ltd, limited company, limited liability company, limited partnership, public limited company, joint stock company, open joint stock "
        "company, public ltd company, jsc, ojsc, kommanditgesellschaft, dac, designated activity company, designated activity, unlimited company, gmbh, ggmbh, "
        "mbh, gesmbh, ges m b h, ag, se, kg, kgaa, ohg, ug, ug haftungsbeschrankt, gbr, ev, e v, eg, e g, gmbh co kg, ag co kg, ug haftungsbeschrankt co kg, gmbh "
        "co kgaa, se co kgaa, sa, sas, sarl, s a r l, sa rl, sca, scs, scsp, sci, snc, eurl, sasu, sprl, bvba, srl, asbl, vzw, nv, bv, cv, vof, spa, sapa, sl, "
        "slu, sau, as, asa, aps, ab, oy, oyj, ky, kft, zrt, nyrt, rt, bt, sro, spol sro, doo, dd, ad, ood, eood, ead, zao, ooo, oao, pao, sp zoo, sp z oo, sp z o "
        "o, spzoo, spolka z ograniczona odpowiedzialnoscia, spolka akcyjna, korlatolt felelossegu tarsasag, societe anonyme, societe a responsabilite limitee, "
        "societa a responsabilita limitata, societa per azioni, sociedad anonima, sociedad limitada, sociedade anonima, aktiengesellschaft, gesellschaft mit "
        "beschrankter haftung, besloten vennootschap, naamloze vennootschap, aktiebolag, aktieselskab, osakeyhtio, lda, ltda, unipessoal lda, sa de cv, sicav, "
        "sicav sif, is, ivs, amba, ou, uab, sia, ltd co, as is"
    ).split(", ")
)
_LONGEST_FORM = max(map(len, _FORMS))
_SAME_WORD = {
    word: first
    for first, *others in map(str.split, (
        "university universitat universite universita universidad universidade universiteit universitet universitetet univerzita univerziteta uniwersytet uni univ",
        "institute institut instituto istituto instituut inst", "academy akademie academie academia accademia akademia akademi acad",
        "center centre centro zentrum centrum ctr", "ministry ministerium ministere ministerio ministero ministerstvo ministerie", "museum musee museo muzeum",
        "foundation stiftung fondation fundacion fondazione fundacja", "international intl internationale internacional internazionale",
        "national natl nationale nacional nazionale", "association assoc assn", "department dept", "government govt", "management mgmt", "services svcs",
        "manufacturing mfg", "brothers bros", "organization organisation orgn", "committee cttee", "saint st sankt", "labour labor", "defence defense",
        "theatre theater", "programme program",
    ))
    for word in others
}  # fmt: skip
"""Words that are one in other languages, other spellings, or cut short, of which nobody thinks that they tell two organisations apart."""
_CUT_SHORT = {
    "univ": "university", "inst": "institute", "tech": "technology", "acad": "academy", "min": "ministry", "dev": "development", "eng": "engineering",
    "sci": "science", "comm": "commission", "fed": "federation", "org": "organization", "dept": "department", "assoc": "association", "gov": "government",
    "lab": "laboratory", "hosp": "hospital", "int": "international", "nat": "national", "prov": "provincial", "econ": "economics", "med": "medical",
    "agric": "agricultural",
}  # fmt: skip
"""Words that are cut short where a full stop says so."""
_FULL_STOP = re.compile(rf"(?<!\w)({'|'.join(_CUT_SHORT)})\.(?!\w\.)|(?<!\w)u\.(?= of )|(?<=\w )u\.$", re.IGNORECASE)
"""U. is a university where `of` follows, and at the end."""
GROUP = frozenset("group holding holdings gruppe groupe gruppo grupo concern konzern".split())
_WORDS_OF_FORMS = frozenset(word for form in _FORMS for word in form)
_AND = frozenset(["and", "und", "et"])
"""Within a legal form as well: GmbH and Co. KG."""
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
    """A name of an organisation: the words that are its own, in order, and its legal forms."""

    own: tuple[str, ...]
    forms: frozenset[str]

    def may_be(self, other: "Parted") -> bool:
        """Whether the forms do not speak against it: another legal form on both sides is another firm."""
        return not self.forms or not other.forms or bool(self.forms & other.forms)


def joined_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, letters with dots between them as one: `S.A.` is sa."""
    return words(_DOTTED.sub(lambda found: re.sub(r"[./]", "", found[0]), name) if has_dots(name) else name)


def has_dots(name: str) -> bool:
    """Whether there may be letters with dots, or a stroke, between them."""
    return "." in name or "/" in name


def parted(name: str) -> Parted:
    """A name without the legal forms at its ends, and without the words that only join. What would leave nothing stays."""
    every = joined_words(_FULL_STOP.sub(lambda found: _CUT_SHORT[(found[1] or "univ").lower()], name) if "." in name else name)
    own = tuple(word for word in every if word not in _AND) or every
    forms: set[str] = set()
    while ending := next((own[-size:] for size in range(min(_LONGEST_FORM, len(own) - 1), 0, -1) if own[-size:] in _FORMS), ()):
        own = own[: -len(ending)]
        forms.add(_SAME_FORM.get(" ".join(ending), _SAME_FORM.get(ending[-1], ending[-1])))
    front = next((form for form in _IN_FRONT if len(own) > len(form) and own[: len(form)] == form), ())
    if front:
        own = own[len(front) :]
        forms.add(_SAME_FORM.get(" ".join(front), front[-1]))
    kept = tuple(word for word in own if word not in STOP)
    return Parted(kept or own, frozenset(forms - {""}))


def in_one_language(own: tuple[str, ...]) -> tuple[str, ...]:
    """The words, those for a kind of organisation as English has them in full."""
    return tuple(_SAME_WORD.get(word, word) for word in own)


def is_no_name(word: str) -> bool:
    """Whether a word by itself names nothing: a letter, or a word that only joins and is no surname of Chinese."""
    return (len(word) == 1 and word.isascii()) or (word in STOP and not is_pinyin(word))


def is_of_form(word: str) -> bool:
    """Whether a word belongs to a legal form: a slip in it tells nobody apart."""
    return word in _WORDS_OF_FORMS and word not in STOP


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


def is_in_capitals(word: str) -> bool:
    """Whether a word may be initials: all capitals, or capitals with small letters for small words between them, as in BoC."""
    return word.upper() == word or (word[0].isupper() and word[-1].isupper() and len(word) <= _ABBREVIATED + 1)


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
    for parts in {every, tuple(word for word in every if word not in STOP), tuple(word for word in every if word not in _AND), own, without_group(own)}:
        if 2 <= len(parts) <= 10:
            strong.add("".join(word[0] for word in parts))
            strong.add("".join(word if len(word) <= 4 and word.isdigit() else word[0] for word in parts))
            if len(parts) > 2 and parts[0] in ("china", "chinese", "us", "prc", "north", "american"):
                weak.add("".join(word[0] for word in parts[1:]))
    if any(is_pinyin(word) for word in own[:2]) and len(own) <= 8:
        weak.add("".join("".join(_syllable_initials(word)) for word in own))
        weak.add(own[0][0] + "".join("".join(_syllable_initials(word)) for word in own[1:]))  # SJTU: a place has one letter, the name one a syllable
    return {one for one in strong if len(one) > 1}, {one for one in weak if len(one) > 1} - strong


def _syllable_initials(word: str) -> str:
    from_pinyin = re.findall("[bpmfdtnlgkhjqxzcsryw]h?[aeiou]+(?:ng?(?![aeiou]))?", word) if is_pinyin(word) else []
    return "".join(syllable[0] for syllable in from_pinyin) or word[0]
