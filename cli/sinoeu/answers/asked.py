"""What is asked of every question: the view, the period, and what to say on standard error afterwards."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sinoeu.errors import Status, Stop
from sinoeu.model.when import FIRST_DAY, LAST_DAY, Period
from sinoeu.store.names import Match


class Asked(NamedTuple):
    """How a question is to be answered, beside its words."""

    as_printed: bool = False
    period: Period | None = None
    possible: bool = False
    """Whether what may lie in the period is an answer too."""
    articles: tuple[str, ...] = ()
    """Only what articles of these ids speak of; none for all."""
    publisher: str = ""
    """Only what the articles of a publisher speak of, who has all these words in its name."""

    @property
    def narrow(self) -> bool:
        """Whether not all facts are wanted."""
        return bool(self.period or self.articles or self.publisher)

    def told(self) -> list[str]:
        """The articles, the view and the period in words."""
        start, end = self.period or (FIRST_DAY, LAST_DAY)
        from_then = start > FIRST_DAY or start[:4] == end[:4]
        period = " ".join(text for text in (f"from {start}" if from_then else "", f"to {end}" if end < LAST_DAY else "") if text)
        articles = f"in article{'s' * (len(self.articles) > 1)} {', '.join(self.articles)}" if self.articles else ""
        publisher = f"published by {self.publisher!r}" if self.publisher else ""
        return [text for text in (articles, publisher, period, "as printed" if self.as_printed else "") if text]


def understood(what: str, narrowed: Sequence[str]) -> str:
    """What was asked for, in words, for the message that there is none."""
    return ", ".join([f"no {what}", *(text for text in narrowed if text)])


class Tally:
    """What an answer leaves out, counted while it is written; told once it is."""

    def __init__(self) -> None:
        self.uncertain = 0
        """May lie in the period: coarser than it, open, or without a year."""
        self.undated = 0
        """Have no date at all."""
        self.unanswered = 0
        """Questions of several to which there is no answer."""
        self.notes: list[str] = []

    def lines(self) -> list[str]:
        """What to say on standard error."""
        said = list(self.notes)
        if self.uncertain:
            said.append(f"left out: {self.uncertain} that may fall in this period (no year, or a date too coarse); --possible shows them")
        if self.undated:
            said.append(f"left out: {self.undated} without any date")
        return said


class NothingFound(Stop):
    """Nothing answers the question: what was understood, and what may have been meant.

    `typed` are the words of the question that are nobody's; where only one suggestion is made, it is what to type in their place.
    `elsewhere` finds a better hint, where that takes a look-up of its own; of many questions nobody asks for it.
    """

    def __init__(
        self,
        understood: str,
        hint: str = "",
        suggestions: Sequence[tuple[Match, str]] = (),
        instead: tuple[str, str] | None = None,
        elsewhere: Callable[[], str] | None = None,
        typed: str = "",
    ) -> None:
        if typed and len(suggestions) == 1:
            hint, instead = "", (typed, suggestions[0][0].name)
        super().__init__(understood, hint, Status.NOTHING_FOUND, instead)
        self.suggestions = tuple(suggestions)
        self.elsewhere = elsewhere
