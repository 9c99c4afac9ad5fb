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


class WrongUsage(Stop):
    """What was typed cannot be understood."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, Status.WRONG_USAGE)


class ReaderLeft(Exception):
    """The reader has closed the pager: the rest of the answer is not wanted."""
