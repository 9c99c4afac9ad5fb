"""How other spellings than pinyin write the syllables of Chinese: each system as the rule by which it writes initials and finals.

A syllable is taken apart into the initial and the final that are spoken (`you` is the final `iou` without an initial, `xu` is x with
u-umlaut), which every system writes by a table of a few lines. `ih` is the vowel of zhi, chi, shi and ri, `iz` that of zi, ci and si.
A spelling's other forms, met in print beside the first, follow it.
"""

from collections.abc import Callable, Iterator
from itertools import product

Spellings = list[str]
System = Callable[[str, str], Spellings]

INITIALS = ("zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s")
_BARE = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iou", "yan": "ian", "yin": "in", "yang": "iang", "ying": "ing",
    "yong": "iong", "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "uei",
    "wan": "uan", "wen": "uen", "wang": "uang", "weng": "ueng",
}  # fmt: skip
"""Finals that stand alone: pinyin writes their i, u and u-umlaut as y, w and yu."""
RETROFLEX, SIBILANT, PALATAL, VELAR, LABIAL = ("zh", "ch", "sh", "r"), ("z", "c", "s"), ("j", "q", "x"), ("g", "k", "h"), ("b", "p", "m", "f")


def parted(syllable: str) -> tuple[str, str]:
    """The initial and the final of a syllable of pinyin, its u-umlaut written `u:`."""
    syllable = syllable.replace("u:", "ü")
    if syllable in _BARE:
        return "", _BARE[syllable]
    initial = next((one for one in INITIALS if syllable.startswith(one)), "")
    final = syllable[len(initial) :]
    if initial in PALATAL and final.startswith("u"):
        final = "ü" + final[1:]
    if final == "i" and initial in RETROFLEX:
        final = "ih"
    elif final == "i" and initial in SIBILANT:
        final = "iz"
    return initial, {"iu": "iou", "ui": "uei", "un": "uen"}.get(final, final)


def _spelled(initials: dict[str, Spellings], initial: str, finals: Spellings) -> Spellings:
    return [first + last for first, last in product(initials.get(initial, [initial]), finals)]


def _options(text: str) -> dict[str, Spellings]:
    """Pairs of a sound and its spellings, the usual one first: `b=p z=ts,c`."""
    return {sound: spellings.split(",") for sound, spellings in (pair.split("=") for pair in text.split())}


_STOPS = "b=p d=t g=k"
"""Letters for p, t and k without breath, in every system older than pinyin; those with breath have a mark."""

_WADE_INITIALS = _options(f"{_STOPS} p=p' t=t' k=k' j=ch q=ch' x=hs zh=ch ch=ch' r=j z=ts c=ts'")
_WADE_FINALS = _options("ih=ih ian=ien ie=ieh üe=üeh ong=ung iong=iung iou=iu uen=un er=erh")
_WADE_ALONE = _options(
    "i=i,yi ia=ya ie=yeh iai=yai iao=yao iou=yu ian=yen in=yin iang=yang ing=ying iong=yung u=wu ua=wa uo=wo uai=wai uei=wei uan=wan uen=wen uang=wang "
    "ueng=weng ü=yü üe=yüeh üan=yüan ün=yün e=o,e er=erh"
)
_WADE_WHOLE = {
    ("z", "iz"): ["tzu", "tze"],
    ("c", "iz"): ["tz'u", "tz'e"],
    ("s", "iz"): ["ssu", "szu"],
    # A widely used converter (pypinyin) has the misprint t'oeh for t'ieh in its table, and so has what it wrote.
    ("t", "ie"): ["t'ieh", "t'oeh"],
}


def wade_giles(initial: str, final: str) -> Spellings:
    """Wade and Giles, of libraries and English papers: Teng Hsiao-p'ing, Chou En-lai."""
    if (initial, final) in _WADE_WHOLE:
        return _WADE_WHOLE[initial, final]
    if not initial:
        return _WADE_ALONE.get(final, [final])
    if final == "e" and initial in VELAR:
        finals = ["o"]
    elif final == "uo":
        finals = ["uo"] if initial in (*VELAR, "sh") else ["o"]
    elif final == "uei":
        finals = ["uei"] if initial in ("g", "k") else ["ui"]
    else:
        finals = _WADE_FINALS.get(final, [final])
    return _spelled(_WADE_INITIALS, initial, finals)


_FRENCH_INITIALS = _options(f"{_STOPS} p=p' t=t' k=k' j=k,ts q=k',ts' x=s,h zh=tch ch=tch' sh=ch r=j z=ts c=ts'")
_FRENCH_FINALS = _options(
    "ih=e iz=eu ie=ie iou=ieou,iou ian=ien ong=ong,oung iong=iong,ioung u=ou ua=oua uo=o uai=ouai uei=ouei uan=ouan uen=ouen uang=ouang ou=eou "
    "ü=iu üe=iue üan=iuan ün=iun e=ö,e,é"
)
_FRENCH_ALONE = _options(
    "a=nga,a ai=ngai,ai an=ngan,an ang=ngang,ang ao=ngao,ao e=ngo,o,e en=ngen,en ou=ngeou,eou er=eul,eulh i=yi,i ia=ya ie=ye iai=yai iao=yao iou=yeou "
    "ian=yen in=yin iang=yang ing=ying iong=yong,young u=wou,ou ua=wa,oua uo=wo,ouo uai=wai,ouai uei=wei,ouei uan=wan,ouan uen=wen,ouen uang=wang,ouang "
    "ueng=wong,weng ü=yu üe=yue üan=yuan ün=yun"
)


def french(initial: str, final: str) -> Spellings:
    """The École française d'Extrême-Orient, of French papers until the eighties: Teng Siao-p'ing, Tcheou En-lai, Mao Tsé-toung.

    It keeps apart, by their history, what pinyin writes j, q, x: k, k', h or ts, ts', s. Whoever reads it back takes either.
    """
    if not initial:
        return _FRENCH_ALONE.get(final, [final])
    finals = _FRENCH_FINALS.get(final, [final])
    if final == "e" and initial in VELAR:
        finals = ["o"]
    elif final == "uo" and initial in VELAR:
        finals = ["ouo"]
    elif final == "eng" and initial in LABIAL:
        finals = ["ong", "eng"]
    elif final == "iz" and initial == "s":
        return ["sseu", "seu"]
    elif final == "ie" and initial in PALATAL:
        finals = ["ie", "iai"]  # jie is kie, and in older names kiai
    return _spelled(_FRENCH_INITIALS, initial, finals)


_CZECH_INITIALS = _options(f"{_STOPS} p=pch t=tch k=kch h=ch j=ť q=čch x=s zh=č ch=čch sh=š r=ž z=c c=cch")
_CZECH_FINALS = _options("ih=' iz=' ai=aj ei=ej ian=ien ong=ung iong=iung iou=iou uai=uaj uei=uej uen=un")
_CZECH_ALONE = _options(
    "ai=aj ei=ej i=i,ji ia=ja ie=jie iai=jaj iao=jao iou=jou ian=jen in=jin iang=jang ing=jing iong=jung u=wu ua=wa uo=wo uai=waj uei=wej uan=wan uen=wen "
    "uang=wang ueng=weng ü=jü üe=jüe üan=jüan ün=jün"
)


def czech(initial: str, final: str) -> Spellings:
    """The Czech standard, which Slovak shares: Si Ťin-pching, Li Kche-čchiang."""
    return _spelled(_CZECH_INITIALS, initial, _CZECH_FINALS.get(final, [final])) if initial else _CZECH_ALONE.get(final, [final])


_HUNGARIAN_INITIALS = _options("b=p d=t g=k j=cs q=cs x=hsz zh=cs ch=cs sh=s r=zs z=c c=c s=sz")
_HUNGARIAN_FINALS = _options("ih=i,e iz=e,u ai=aj ei=ej ian=ien ong=ung iong=iung iou=iu,iou uo=o,uo uai=uaj uei=uj,uej uen=un e=ö,e")
_HUNGARIAN_ALONE = _options(
    "ai=aj ei=ej e=o,ö,e i=ji ia=ja ie=je iai=jaj iao=jao iou=ju,jou ian=jen in=jin iang=jang ing=jing iong=jung u=vu ua=va uo=vo uai=vaj uei=vej "
    "uan=van uen=ven uang=vang ueng=veng ü=jü üe=jüe üan=jüan ün=jün"
)


def hungarian(initial: str, final: str) -> Spellings:
    """The Hungarian popular transcription: Hszi Csin-ping, Li Ko-csiang, Teng Hsziao-ping. It leaves breath unmarked, so that b is p as p is."""
    if not initial:
        return _HUNGARIAN_ALONE.get(final, [final])
    finals = _HUNGARIAN_FINALS.get(final, [final])
    if final == "e" and initial in VELAR:
        finals = ["o"]
    elif final == "uo" and initial in ("g", "k"):
        finals = ["uo"]
    return _spelled(_HUNGARIAN_INITIALS, initial, finals)


_STANGE_INITIALS = _options(f"{_STOPS} p=p' t=t' k=k' j=tsch q=tsch' x=hs zh=tsch ch=tsch' sh=sch r=j z=ts c=ts'")
_LESSING_INITIALS = _options("j=dj q=tj x=hs zh=dsch ch=tsch sh=sch r=j z=ds c=ts")
_STANGE_FINALS = _options("ih=ih,i iz=e,u ian=ien,iän ie=ieh,ie üe=üeh,üe ong=ung iong=iung iou=iu uei=ui,uei uen=un uo=o,uo e=e,ë")
_LESSING_FINALS = _options("ih=ï,i iz=ï,e ian=iän,ien ao=au iao=iau ong=ung iong=iung iou=iu uei=ui,uei uen=un uo=o,uo e=ö,e")
_GERMAN_ALONE = _options(
    "e=o,ö,e er=erh,er,örl i=i,yi ia=ya ie=yeh,yä,ye iai=yai iao=yao,yau iou=yu,you ian=yen,yän in=yin iang=yang ing=ying iong=yung "
    "u=wu ua=wa uo=wo uai=wai uei=wei uan=wan uen=wen uang=wang ueng=weng ü=yü üe=yüeh,yüe üan=yüan ün=yün ao=ao,au"
)


def german(initial: str, final: str) -> Spellings:
    """German before pinyin, as Stange (Teng Hsiao-p'ing, Tschou En-lai) and as Lessing (Deng Hsiau-ping, Dschou En-lai) write it."""
    if not initial:
        return _GERMAN_ALONE.get(final, [final])
    velar = ["o"] if final == "e" and initial in VELAR else None
    stange = _spelled(_STANGE_INITIALS, initial, velar or _STANGE_FINALS.get(final, [final]))
    if (initial, final) == ("s", "iz"):
        stange = ["sse", "ssu", "szu"]
    return [*stange, *_spelled(_LESSING_INITIALS, initial, velar or _LESSING_FINALS.get(final, [final]))]


_POLISH_INITIALS = _options("b=p,b p=p',p d=t,d t=t',t g=k,g k=k',k j=c,dz q=c',c x=s zh=cz,dż ch=cz',cz sh=sz r=ż z=ts,dz c=ts',c")
_POLISH_FINALS = _options("ih=y,e iz=y,e ai=aj ei=ej ian=ien ong=ung iong=iung iou=iou,iu uo=uo,o uai=uaj uei=uej,ui uen=un e=e")
_POLISH_ALONE = _options(
    "ai=aj ei=ej i=i,ji ia=ja ie=je iai=jaj iao=jao iou=jou,ju ian=jen in=in,jin iang=jang ing=ing,jing iong=jung u=wu ua=wa uo=wo uai=waj uei=wej uan=wan "
    "uen=wen uang=wang ueng=weng ü=jü üe=jüe üan=jüan ün=jün"
)


def polish(initial: str, final: str) -> Spellings:
    """Polish before pinyin, with the stops as Wade writes them and as pinyin does: Teng or Deng Siao-ping, Czou En-laj, Liu Szao-ci."""
    if not initial:
        return _POLISH_ALONE.get(final, [final])
    finals = ["o", "e"] if final == "e" and initial in VELAR else _POLISH_FINALS.get(final, [final])
    return _spelled(_POLISH_INITIALS, initial, finals)


_RUSSIAN_INITIALS = _options("b=б p=п m=м f=ф d=д t=т n=н l=л g=г k=к h=х j=цз q=ц x=с zh=чж ch=ч sh=ш r=ж z=цз c=ц s=с")
_RUSSIAN_FINALS = _options(
    "a=а o=о e=э ai=ай ei=эй ao=ао ou=оу an=ань en=энь ang=ан eng=эн ong=ун er=эр i=и ih=и iz=ы ia=я io=йо ie=е iai=яй iao=яо iou=ю ian=янь in=инь iang=ян "
    "ing=ин iong=юн u=у ua=уа uo=о uai=уай uei=уй uan=уань uen=унь uang=уан ü=юй üe=юэ üan=юань ün=юнь"
)
_RUSSIAN_ALONE = _options("ua=ва uo=во uai=вай uei=вэй uan=вань uen=вэнь uang=ван ueng=вэн")


def russian(initial: str, final: str) -> Spellings:
    """Palladius in Russian: n and ng are told apart by the soft sign, which n has."""
    if not initial:
        return _RUSSIAN_ALONE.get(final) or _RUSSIAN_FINALS[final]
    finals = ["уэй", "ой"] if (initial, final) == ("h", "uei") else _RUSSIAN_FINALS[final]  # the usual spelling is a rude word in Russian
    return _spelled(_RUSSIAN_INITIALS, initial, finals)


_UKRAINIAN = str.maketrans({"ы": "и", "и": "і", "э": "е"})


def ukrainian(initial: str, final: str) -> Spellings:
    """Palladius in Ukrainian letters: Russian i is the dotted one, but not after zh, ch, sh and r, and e has no reversed letter."""
    found = []
    for spelling in russian(initial, final):
        if final == "ih":
            found.append(spelling)
        elif final in ("ie", ""):
            found += [spelling.replace("е", "є"), spelling]
        else:
            found.append(spelling.translate(_UKRAINIAN))
    return [*found, "ї"] if (initial, final) == ("", "i") else found


_BULGARIAN_INITIALS = _options("b=б p=п m=м f=ф d=д t=т n=н l=л g=г k=к h=х j=дз q=ц x=с zh=дж ch=ч sh=ш r=ж z=дз c=ц s=с")
_BULGARIAN_FINALS = _options(
    "a=а o=о e=ъ,е ai=ай ei=ей ao=ао ou=оу an=ан en=ън ang=ан eng=ън ong=ун er=ър i=и ih=ъ,и iz=ъ,и ia=я io=йо ie=ие,е iai=яй iao=яо iou=иу,ю "
    "ian=иен,ян in=ин iang=ян ing=ин iong=юн u=у ua=уа uo=уо uai=уай uei=уей uan=уан uen=ун uang=уан ü=ю üe=юе üan=юен,юан ün=юн"
)
_BULGARIAN_ALONE = _options("e=ъ,е en=ън,ен er=ър,ер ie=йе,е iou=йоу,ю ian=йен,ян uen=уън ueng=уън")


def bulgarian(initial: str, final: str) -> Spellings:
    """Bulgarian, which writes n and ng alike, and e as the letter that Russian has for a hard sign: Си Дзинпин, Дън Сяопин, Ли Къцян."""
    if not initial:
        return _BULGARIAN_ALONE.get(final) or _BULGARIAN_FINALS[final]
    return _spelled(_BULGARIAN_INITIALS, initial, _BULGARIAN_FINALS[final])


SYSTEMS: dict[str, System] = {
    "Wade-Giles": wade_giles,
    "French transcription (EFEO)": french,
    "Czech transcription": czech,
    "Hungarian transcription": hungarian,
    "German transcription (Stange, Lessing)": german,
    "Polish transcription": polish,
    "Cyrillic transcription (Palladius)": russian,
    "Cyrillic transcription (Ukrainian)": ukrainian,
    "Cyrillic transcription (Bulgarian)": bulgarian,
}
"""By the rule that an answer names."""


def rows(syllables: set[str]) -> Iterator[tuple[str, ...]]:
    """The table: its heading, then a row a syllable, with the spellings of each system, of which a blank parts those that one system has."""
    yield ("pinyin", *SYSTEMS)
    for syllable in sorted(syllables, key=lambda one: (one.replace("u:", "u"), one)):
        cells = (" ".join(dict.fromkeys(system(*parted(syllable)))) for system in SYSTEMS.values())
        yield (syllable.replace("u:", "u"), *cells)
