"""Words in Greek and Cyrillic letters as they are written in Latin ones: every spelling that one of the usual practices gives.

A practice is a table of letters, and of groups of them, with their spellings, the usual one first. Diacritics are left out of the
spellings, as folding leaves them out of names: `č` is `c`. Practices are not mixed: who writes sh for a letter does not write tsch for another.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice, product

from sinoeu.text.folding import DROPPED
from sinoeu.text.look_alike_letters import unmixed

MOST = 160
"""Spellings of one word; few have more than twenty."""
_MOST_LETTERS = 24
_LETTERS = "[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]"
_WORD = r"[^\W_]+"
_PATRONYMIC = "(?:[oe]v(?:ich|ych|yc|ic|itch|itsch|icz|ycz)|[oei]vna|ichna|[ое]вич|[оеі]вна|[иі]чна)$"
"""The second of three names in Russian and Ukrainian, after the father."""


_CYRILLIC = (
    "а=a б=b в=v г=g,h ґ=g д=d е=e з=z и=i,y і=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f ъ=-,a ы=y ь=- э=e "
    # Serbian and Macedonian letters, which their own Latin alphabet fixes. Their marks are left out, and dj is met for the d with a stroke.
    "ђ=d,dj ѓ=gj,g ј=j,y љ=lj,l њ=nj,n ћ=c ќ=kj,k џ=dz,dj ѕ=dz "
    # E after a vowel and at the front begins with a y; й alone may go at the end. Alexander is written so in most languages.
    "Е=e,ye др$=dr,der ия$=ia,iya,ija,iia ья$=ya,ia,ja кс=ks,x кт=kt,ct"
)
"""What all practices share: letters with their spellings, the usual one first; `-` is nothing.

A capital letter is the one that stands after a vowel or at the front; `$` is the end of a word.
"""
_ENGLISH = "ё=e,yo,io,o є=ye,ie,e ж=zh ї=i,yi й=y,i ў=u,w х=kh,h ц=ts ч=ch ш=sh щ=shch,sht ю=yu,iu,u я=ya,ia,a ий$=y,i,iy,yi,yy,ii ый$=y,yy,yi ій$=iy,ii,i"
_SLAVIC = "ё=jo,e,o є=je,e ж=z ї=ji,i й=j,i ў=u х=h,ch ц=c ч=c ш=s щ=sc,st ю=ju,u я=ja,a Е=je,e ий$=ij,i,y,yj ый$=y,yj ій$=ij"
_GERMAN = "в=w с=s,ss ё=jo,o,e є=je ж=sch,sh ї=ji,i й=i,j ў=u,w х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja Е=je,e ий$=i,ij,y,yj ый$=y,yj ій$=ij"
_FRENCH = "у=ou г=g,gu,h ё=io,e є=ie ж=j ї=i й=i,y ў=ou х=kh ц=ts ч=tch ш=ch щ=chtch ю=iou,you я=ia,ya Е=e,ie ин$=ine,in ий$=i,y,iy ый$=y,i ій$=i"
_POLISH = "в=w ё=jo,io,o є=je ж=z,rz ї=ji й=j ў=u,l х=ch ц=c ч=cz ш=sz щ=szcz ю=ju,iu я=ja,ia Е=je ий$=ij,i,y,yj ый$=y ій$=ij"
_GREEK = (
    "α=a β=v,b γ=g δ=d ε=e ζ=z η=i,e θ=th ι=i κ=k,c λ=l μ=m ν=n ξ=x,ks ο=o π=p ρ=r σ=s ς=s τ=t υ=y,i,u φ=f,ph χ=ch,h,kh,x ψ=ps ω=o "
    "αι=e,ai ει=i,ei οι=i,oi υι=yi,i ου=ou,u αυ=av,af,au ευ=ev,ef,eu ηυ=iv,if γγ=ng,gg γκ=gk,nk,ng,g γξ=nx,gx γχ=nch,gch,nh ^γκ=gk,g,k μπ=mp,b,mb ^μπ=b,mp "
    "ντ=nt,d,nd ^ντ=d,nt τζ=tz,j,dz γι=gi,yi,y,g ^γε=ge,ye"
)
"""`^` is the front of a word."""
_PRACTICES = {"Cyrillic": [f"{_CYRILLIC} {own}" for own in (_ENGLISH, _SLAVIC, _GERMAN, _FRENCH, _POLISH)], "Greek": [_GREEK]}
"""Of each script, those of English papers and passports, of the Slavic languages in Latin letters, of German, French and Polish; later letters of a table count."""
_MOST_PRACTICES = max(map(len, _PRACTICES.values()))
_AFTER_A_VOWEL = "(?:^|(?<=[аеёиоуыэюяіїєьъ]))е"
_APART = "([\u0301\u0308])([ιυ])(?!\u0308)|([ιυ])(?=\u0308)"
"""Two Greek vowels that are no pair: an accent on the first, or dots on the second, say so."""


def is_other_script(text: str) -> bool:
    """Whether a text has Greek or Cyrillic letters."""
    return not text.isascii() and re.search(_LETTERS, text) is not None


def words_as_written(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, with their marks: those make other letters in Cyrillic."""
    return tuple(re.findall(_WORD, _as_written(text)))


def _as_written(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unmixed(text)).casefold()
    return re.sub(DROPPED, "", unicodedata.normalize("NFC", folded))


def in_latin(text: str) -> list[str]:
    """A text in Latin letters, as each practice usually spells its words, that of English papers first; nothing for a text in Latin letters."""
    if not is_other_script(text):
        return []
    written = _as_written(text)
    return list(dict.fromkeys(_practised(written, turn) for turn in range(_MOST_PRACTICES)))


def _practised(written: str, turn: int) -> str:
    return re.sub(_WORD, lambda word: _usual(word[0], turn), written)


def _usual(word: str, turn: int) -> str:
    """A word as one of the practices of its script usually spells it; as it is where it has other letters."""
    prepared, practices = _prepared(word)
    return "".join(spelled[0] for spelled in _options(prepared, practices[turn % len(practices)])) or word if practices else word


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """The spellings in folded Latin letters of a word in small Greek or Cyrillic ones, the usual ones first; none of other words."""
    prepared, practices = _prepared(word)
    found: dict[str, None] = {}
    for practice in practices:
        options = _options(prepared, practice)
        if not options:
            return ()
        found.update(("".join(chosen), None) for chosen in islice(product(*options), MOST))
    return tuple(islice(found, MOST))


def _prepared(word: str) -> tuple[str, tuple[dict[str, tuple[str, ...]], ...]]:
    """A word with its letters as the tables have them, and the tables of its script; none for a word of another script."""
    if len(word) > _MOST_LETTERS or not is_other_script(word):
        return word, ()
    if re.match("[\u0370-\u03ff\u1f00-\u1fff]", word):
        return _plain_greek(word), _practices("Greek")
    return re.sub(_AFTER_A_VOWEL, "Е", unicodedata.normalize("NFC", word)), _practices("Cyrillic")


@cache
def _practices(script: str) -> tuple[dict[str, tuple[str, ...]], ...]:
    tables = ((pair.split("=") for pair in text.split()) for text in _PRACTICES[script])
    return tuple({letters: tuple(one.replace("-", "") for one in spellings.split(",")) for letters, spellings in table} for table in tables)


def _options(word: str, practice: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The spellings of each letter or group of a word, the longest group first; empty where one has none."""
    found: list[tuple[str, ...]] = []
    place = 0
    while place < len(word):
        for size in (2, 1):
            group = word[place : place + size]
            ends = [f"^{group}"] * (place == 0) + [f"{group}$"] * (place + size == len(word)) + [group]
            spelled = next((practice[one] for one in ends if one in practice), None)
            if spelled:
                found.append(spelled)
                place += size
                break
        else:
            if word[place] != "|":
                return []
            place += 1
    return found


def _plain_greek(word: str) -> str:
    """The letters without accents and breathings, and a bar between two vowels that are no pair."""
    decomposed = re.sub(_APART, r"\1|\2\3", unicodedata.normalize("NFD", word))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_patronymic(word: str) -> bool:
    """Whether a folded word is a patronymic, in Latin or Cyrillic letters."""
    return re.search(_PATRONYMIC, word) is not None
