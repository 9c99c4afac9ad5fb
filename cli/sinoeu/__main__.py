"""Where the program starts: signals, closed streams, then the front door."""

import os
import signal
import sys


def main() -> None:
    """Runs sinoeu and exits with its status."""
    for number in (0, 1, 2):
        if not _is_open(number):
            os.open(os.devnull, os.O_RDONLY)  # takes the free number: writing to what was closed fails, and does not land in a file of ours
    signal.signal(signal.SIGTERM, _terminated)
    signal.signal(signal.SIGHUP, _terminated)
    from sinoeu.app import main as run  # after the signals, so that none is missed while modules load

    status = run()
    try:
        sys.stdout.flush()
    except OSError:
        status = status or 3
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the interpreter flushes once more
    sys.exit(status)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _terminated(number: int, _frame: object) -> None:
    """Ends by an exception, so that nothing half-built is left."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
