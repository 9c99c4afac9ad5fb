"""Why the program stops: one exception for every end that is not an answer, and the table of exit statuses."""

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses, as scripts rely on them."""

    ANSWERED = 0
    NOTHING_FOUND = 1
    FAULTS_FOUND = 1
    WRONG_USAGE = 2
    CANNOT_ANSWER = 3


class Stop(Exception):
    """The program cannot go on: what is wrong in one line, and what to type instead in another."""

    def __init__(self, message: str, hint: str = "", status: Status = Status.CANNOT_ANSWER) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status
        self.spot: tuple[str, int] | None = None
        """Where it is wrong in what was typed: the line, and the column, from 1."""


class WrongUsage(Stop):
    """What was typed cannot be understood."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, Status.WRONG_USAGE)
