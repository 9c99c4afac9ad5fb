"""What one trial showed."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from faults.subject import Subject


class Verdict(NamedTuple):
    """One trial: what was tried, and what was broken by it; nothing where every promise was kept."""

    tried: str
    broken: str = ""


class CannotTry(Exception):
    """Something that these trials need is not to be had here; the message says what."""


Trials = Callable[[int, int, Subject], Iterator[Verdict]]
"""Some trials of one kind: about how many, by which seed, of which program. Raises CannotTry."""
