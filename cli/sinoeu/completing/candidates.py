"""The words that may stand at the cursor."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sinoeu.commands import NAMES
from sinoeu.completing.declared import COMMANDS, WITH_VALUES, options, values
from sinoeu.completing.offers import Asked, Candidate, Offer, commands, listed, nothing
from sinoeu.completing.typed import Typed, typed

MOST = 50
"""More are of no help to a reader."""


def candidates(line: Sequence[str], environment: Mapping[str, str]) -> Iterator[Candidate]:
    """The candidates for the last of the words after the program's name, each once, with nothing in them that a terminal would obey."""
    asked = Asked(typed(line, NAMES, WITH_VALUES), environment)
    found = _offer(asked.typed)(asked)
    told = (one._replace(word=asked.typed.fixed + one.word) if one.word else one for one in found if one.word.isprintable() and one.about.isprintable())
    return islice(_once(told), MOST)


def _offer(typed: Typed) -> Offer:
    if typed.option:
        return values(typed.command, typed.option)
    if typed.begins_option:
        return listed(*(option for option in options(typed.command) if option not in typed.given))
    if typed.command is None:
        return nothing if typed.words else commands
    return COMMANDS[typed.command].words if typed.command in COMMANDS else nothing


def _once(found: Iterable[Candidate]) -> Iterator[Candidate]:
    met: set[str] = set()
    for candidate in found:
        if candidate.word not in met:
            met.add(candidate.word)
            yield candidate
