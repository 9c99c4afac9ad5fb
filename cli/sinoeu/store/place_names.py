"""Places by what is said around their name: the word for their rank (Nanjing City), and the larger place (Munich, Germany)."""

from collections.abc import Callable

from sinoeu.store.keyed import Match, Names
from sinoeu.text.characters import has_characters
from sinoeu.text.folding import words
from sinoeu.text.names import RANKLESS
from sinoeu.text.ranks import Unranked, rank_of_characters, unranked

_LIES_IN = "SELECT 1 FROM place_part WHERE place = :place AND part = :part"
RANK = "administrative word"
LARGER = "larger place"
_MOST_LARGER = 4
"""So many larger places are named one after another: district, city, province, country."""
_Whole = Callable[[str], list[Match]]
"""Finds everything by a whole name."""


def by_rank(names: Names, typed: str, whole: _Whole) -> list[Match]:
    """Places whose name is the typed one but for a word for a rank, on either side; of another rank it is not certain: the county is not the city of its name."""
    if "place" not in names.types or has_characters(typed):
        return []
    found: dict[int, Match] = {}
    for one in (*unranked(typed), Unranked(words(typed), frozenset())):
        same = [match for match in whole(" ".join(one.core)) if one.kinds and _is_place(match)]
        for match in (*same, *_longer(names, one.core)):
            ranked = of_rank(match, one.kinds)
            if match.thing not in found or (ranked.confident and not found[match.thing].confident):
                found[match.thing] = ranked
    return list(found.values())


def _longer(names: Names, core: tuple[str, ...]) -> list[Match]:
    """Places whose name is these words with one for a rank."""
    return [match for match in names.key(RANKLESS + " ".join(sorted(core)), RANK) if _is_place(match)]


def of_rank(match: Match, kinds: frozenset[str]) -> Match:
    """The match by a rank: certain where the place is of one of the kinds that have it, or where either is not known."""
    own = set(words(match.kind or "")) if match.type == "place" else set()
    for one in () if own else unranked(match.form):
        own |= one.kinds
    if not kinds or not own or kinds & own:
        return match._replace(rule=RANK, confident=True)
    return match._replace(rule=RANK, confident=False, why=f"{'an' if match.kind[0] in 'aeiou' else 'a'} {match.kind}" if match.kind else "of another rank")


def by_characters(match: Match, typed: str, shortened: str) -> Match:
    """What was found by typed characters, or by these without their ending: a place by that ending only where it is of such a rank."""
    return of_rank(match, rank_of_characters(typed)) if shortened != typed and match.type == "place" else match


def in_larger(names: Names, typed: str, whole: _Whole) -> list[Match]:
    """Places whose name is followed by that of a larger one: `Munich, Germany`."""
    own, *larger = (piece.strip() for piece in typed.split(","))
    if "place" not in names.types or not own or not 1 <= len(larger) <= _MOST_LARGER:
        return []

    def places(name: str) -> list[Match]:
        return [match for match in (whole(name) or by_rank(names, name, whole)) if _is_place(match) and match.confident]

    found = []
    for match in places(own):
        inside = all(any(_lies_in(names, match, around) for around in places(name)) for name in larger)
        found.append(match._replace(rule=LARGER, confident=inside, why="" if inside else "in another larger place"))
    return found


def _lies_in(names: Names, match: Match, around: Match) -> bool:
    return names.connection.execute(_LIES_IN, {"place": around.thing, "part": match.thing}).fetchone() is not None


def _is_place(match: Match) -> bool:
    return match.type == "place" or (match.type == "printed" and match.kind == "place")
