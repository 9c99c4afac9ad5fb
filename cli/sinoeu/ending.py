"""Signals that end the program: held back where they would cut one step in two, and once the work is done they say so by its status."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl-C, a request to end, a closed terminal."""
_settled: list[int] = []


def settle(status: int) -> None:
    """Says that what was asked for is done: whatever ends the program now, it ends with this status."""
    _settled.append(status)


def settled() -> int | None:
    """The status with which the program ends, whatever comes; None while that is open."""
    return _settled[-1] if _settled else None


@contextmanager
def held_back() -> Iterator[None]:
    """A block that no signal cuts in two; one that comes is answered after it."""
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if came:
        signal.raise_signal(came[0])
