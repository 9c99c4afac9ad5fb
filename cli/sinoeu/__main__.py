"""Where the program starts: signals, closed streams, then the front door."""

import gc
import os
import signal
import sys
from typing import TextIO

from sinoeu.ending import ENDING, settled

_RARELY = 100_000
"""Objects made between two searches for cycles: modules and a short answer make fewer, long ones are still tidied up after."""
_A_MOMENT = 0.01
_LATE = (*ENDING, signal.SIGALRM)
"""Signals that wait for ever once the program ends: while the interpreter shuts down, its handlers are gone, and they would kill it."""


def main() -> None:
    """Runs sinoeu and exits with its status; once that is known, no signal changes it."""
    try:
        _main()
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, _LATE)


def _main() -> None:
    gc.set_threshold(_RARELY)
    for number, mode in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        if not _is_open(number):
            os.open(os.devnull, mode)  # takes the free number, so that no file of ours gets it; an answer to a closed output fails, a message to none is lost
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    shell = os.environ.get("SINOEU_COMPLETE")
    status = _complete(shell) if shell else _run()
    answered = _is_flushed(sys.stdout)
    status = status if answered else status or 3
    if not _is_flushed(sys.stderr) or not answered:
        os._exit(status)  # the interpreter would try once more, and end with a status of its own
    gc.freeze()  # the process ends: looking through everything once more for cycles would take a tenth of a question's time
    sys.exit(status)


def _run() -> int:
    for number, end in zip(ENDING, (_interrupted, _terminated, _terminated), strict=True):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, end)
    sys.unraisablehook = _ended_in_vain
    from sinoeu.app import main as run  # after the signals, so that none is missed while modules load

    status, done = run(), settled()
    return status if done is None else done


def _complete(shell: str) -> int:
    """Answers a shell whose user has pressed Tab: at once, without typer."""
    from sinoeu.completing.replies import reply  # no question needs it

    reply(shell, sys.argv[1:], os.environ, sys.stdout)
    return 0


def _is_flushed(stream: TextIO) -> bool:
    try:
        stream.flush()
    except OSError:
        return False
    return True


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _ended_in_vain(swallowed: "sys.UnraisableHookArgs") -> None:
    """Ends again a moment later where the end was met in a destructor or a callback, as the import system has them, in which no exception goes further."""
    end = swallowed.exc_value
    if not isinstance(end, SystemExit):
        sys.__unraisablehook__(swallowed)
        return
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(end.code))
    signal.setitimer(signal.ITIMER_REAL, _A_MOMENT)


def _terminated(number: int, _frame: object) -> None:
    """Ends by an exception, so that nothing half-built is left; as what was asked for, where that is done already. A second signal does not disturb the tidying up."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    status = settled()
    sys.exit(128 + number if status is None else status)


def _interrupted(number: int, frame: object) -> None:
    """Ends with a line that says so."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    if settled() is None:
        os.write(2, b"sinoeu: interrupted\n")
    _terminated(number, frame)


if __name__ == "__main__":
    main()
