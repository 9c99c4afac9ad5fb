"""A word that had to be one of a closed list and is none of it: which one was likely meant and why, and the refusal that says so."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sinoeu.errors import WrongUsage
from sinoeu.text.nearest import slips

_MOST_SLIPS = 2
_LONG = 5
"""A shorter word is near only where one letter is wrong."""
_SHORTEST_BEGINNING = 2


class Likely(NamedTuple):
    """A word of the list, and why it is taken for the one that was meant."""

    word: str
    because: str


def likely(typed: str, known: Iterable[str]) -> Likely | None:
    """The word of a list that was likely meant: the one fewest letters away, or else the only one that begins so."""
    words = list(known)
    folded = typed.casefold()
    near = sorted((slips(folded, word.casefold(), _MOST_SLIPS), at) for at, word in enumerate(words))
    for distance, at in near[:1]:
        if distance <= (_MOST_SLIPS if len(typed) >= _LONG else 1) and distance < len(typed):
            return Likely(words[at], f"{distance} letter{'s' * (distance > 1)} away" if distance else "in other letters")
    begun = [word for word in words if word.casefold().startswith(folded)] if len(folded) >= _SHORTEST_BEGINNING else []
    return Likely(begun[0], "begins so") if len(begun) == 1 else None


def refusal(complaint: str, typed: str, known: Iterable[str]) -> WrongUsage:
    """That a word is none of a list, with the one that was likely meant, or else the list; the line to type has that one, or the first, in its place."""
    words = list(known)
    meant = likely(typed, words)
    if meant:
        return WrongUsage(f"{complaint}; did you mean {meant.word}? ({meant.because})", instead=(typed, meant.word))
    return WrongUsage(f"{complaint}; there is {', '.join(words)}", instead=(typed, words[0]))


def refuse_unknown(names: Sequence[str], known: Collection[str], complaint: str, option: str) -> None:
    """Raises WrongUsage where some of the names that were chosen by an option are not known, with all of them put right."""
    unknown = [name for name in names if name not in known]
    if len(unknown) == 1:
        raise refusal(complaint.format(unknown[0]), unknown[0], known)
    if unknown:
        meant = {name: likely(name, known) for name in unknown}
        told = "; ".join(complaint.format(name) + (f", did you mean {one.word}?" if one else "") for name, one in meant.items())
        corrected = [one.word if (one := meant.get(name)) else name for name in names]
        raise WrongUsage(told, f"{option} {','.join(corrected)}" if all(meant.values()) else f"{option} help")
