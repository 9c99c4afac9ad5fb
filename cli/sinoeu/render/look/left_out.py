"""What a limit leaves out, counted while an answer is written, and told once it is."""

from typing import NamedTuple

ALL = "--limit 0 shows all"
"""How to get everything."""


class Rest(NamedTuple):
    """What follows the rows that were written."""

    rows: int
    at_least: bool = False
    """Whether no more were counted."""
    apart: tuple[tuple[str, int], ...] = ()
    """How many stand in parts of a list of which nobody would know: `year not stated`."""

    @property
    def told(self) -> str:
        """How much it is: `14 more, 11 of them under year not stated`."""
        parts = (f"{count:,} of them under {name}" for name, count in self.apart)
        return ", ".join([f"{'at least ' if self.at_least else ''}{self.rows:,} more", *parts])


class LeftOut:
    """What is left out of an answer, or of the answers to several questions, heading by heading."""

    def __init__(self) -> None:
        self._rests: dict[str, Rest] = {}

    def add(self, heading: str, rest: Rest) -> None:
        """Adds what follows under a heading; the rows of a list have none."""
        if rest.rows:
            known = self._rests.get(heading, Rest(0))
            apart = dict(known.apart)
            apart |= {name: apart.get(name, 0) + count for name, count in rest.apart}
            self._rests[heading] = Rest(known.rows + rest.rows, known.at_least or rest.at_least, tuple(apart.items()))

    def lines(self) -> list[str]:
        """What to say on standard error."""
        told = [f"{heading}: {rest.told}" if heading else rest.told for heading, rest in self._rests.items()]
        return [f"{'; '.join(told)}; {ALL}"] if told else []
