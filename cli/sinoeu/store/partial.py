"""Whether some words of a name may stand for it."""

from sinoeu.store.keyed import Match
from sinoeu.text import organisations
from sinoeu.text.folding import words
from sinoeu.text.names import PARTICLES
from sinoeu.text.pinyin import is_pinyin
from sinoeu.text.ranks import is_rank_only
from sinoeu.text.titles import without_titles


def may_be_part(name: str, parts: tuple[str, ...], match: Match) -> bool:
    """Whether words that a name has may stand for it.

    Two words of Chinese are a whole name: Liu Cheng is not Wei Liucheng, nor a part of Wei Liu Cheng. A first and a last name
    are too, unless a particle or an initial alone is missing: Markus Welinder need not be Markus Olsvik Welinder. So are a word for
    a kind of organisation with one of its own (the University of Tirana is not its Agricultural University), and a name with its legal form.
    """
    if match.type == "person":
        missing = {word for word in words(match.form) if len(word) > 1}.difference(parts)
        titled = words(without_titles(name))
        return (
            len(name.split()) == 1
            or len(parts) == 1
            or (len(titled) == 1 and titled != words(name))  # who is known with his title is called by it: Prince Philippe
            or any(part in PARTICLES for part in parts)
            or (missing <= PARTICLES and not all(map(is_pinyin, parts)))
        )
    typed, known = organisations.parted(name), organisations.parted(match.form)
    if typed.forms or (match.type == "place" and is_rank_only(parts)):
        return False
    letters = [word for word in typed.own if len(word) == 1]
    if not _is_within(letters, [letter for word in known.own for letter in (word if organisations.is_dotted(word, match.form) else [word])]):
        return False  # letters by themselves are all typed, and in their order
    kinds = [part for part in organisations.in_one_language(typed.own) if part in organisations.KINDS]
    bare = set(known.own).difference(typed.own) <= organisations.ADMINISTRATIVE
    return bare or not (kinds and len(typed.own) - len(kinds) <= 1)


def _is_within(letters: list[str], known: list[str]) -> bool:
    """Whether letters stand among others in their order."""
    rest = iter(known)
    return all(letter in rest for letter in letters)
