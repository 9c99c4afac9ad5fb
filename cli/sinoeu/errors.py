"""Why the program stops: one exception for every end that is not an answer, and the table of exit statuses."""

from collections.abc import Callable, Sequence
from enum import IntEnum


class Status(IntEnum):
    """Exit statuses, as scripts rely on them."""

    ANSWERED = 0
    NOTHING_FOUND = 1
    FAULTS_FOUND = 1
    WRONG_USAGE = 2
    CANNOT_ANSWER = 3


class Stop(Exception):
    """The program cannot go on: what is wrong in one line, and what to type instead in another.

    The hint is a line to type, never prose, or a part of one that is completed where it is told: options (`--depth 1`), which then stand in the line that
    was typed, or a variable to put in front of it. `instead` is a word that was typed and what to type in its place, `without` what to leave out of the line;
    then the hint is an aside to the line with that.
    """

    def __init__(self, message: str, hint: str = "", status: Status = Status.CANNOT_ANSWER, instead: tuple[str, str] | None = None, without: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status
        self.instead = instead
        self.without = tuple(without)
        self.fits: Callable[[str], bool] | None = None
        """Of a value that is wrong: whether another would be right. It may have lost its other words for want of quotes."""
        self.spot: tuple[str, int] | None = None
        """Where it is wrong in what was typed: the line, and the column, from 1."""


class WrongUsage(Stop):
    """What was typed cannot be understood."""

    def __init__(self, message: str, hint: str = "", instead: tuple[str, str] | None = None, without: Sequence[str] = ()) -> None:
        super().__init__(message, hint, Status.WRONG_USAGE, instead, without)


class ReaderLeft(Exception):
    """The reader has closed the pager: the rest of the answer is not wanted."""
