"""A fault at the Nth call that the program itself makes into the system or into SQLite: without strace, on any POSIX system.

What SQLite does within one call of it, and what the kernel does for memory that is a file, is not seen from here: faults.calls sees it.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable

from faults.variants import broken

SEEN = (
    "open", "write", "fsync", "replace", "rename", "unlink", "remove", "mkdir", "fchmod", "flock", "close", "connect",
    "Connection.execute", "Connection.executemany", "Connection.executescript", "Connection.close",
)  # fmt: skip
"""The functions of C at whose call a fault may be met."""
_MODULES = ("posix", "fcntl", "sqlite3", "_sqlite3", None)
"""Where they are from: what the interpreter itself opens while it loads modules is not the program's doing."""
FAULTS = ("kill", "interrupt", "terminate", "hang up", "error")
_SIGNALS = {"kill": signal.SIGKILL, "interrupt": signal.SIGINT, "terminate": signal.SIGTERM, "hang up": signal.SIGHUP}
_CANNOT_FAIL = ("close", "Connection.close", "flock")
"""Whose failure nobody could tell from success."""


def start() -> None:
    """Runs the program, with a fault at a step: the words are the variant, `FAULT:N`, `FAULT:NAME:N` (of that name) or `list:FILE`, and those of the program."""
    _, variant, fault, *words = sys.argv
    sys.argv = ["sinoeu", *words]
    from sinoeu.__main__ import main  # after the patches of a variant would be too late for some, and before is too early for none of these

    broken(variant)
    kind, _, at = fault.partition(":")
    name, _, number = at.rpartition(":")
    sys.setprofile(_lister(at) if kind == "list" else _breaker(kind, name, int(number)))
    main()


def _lister(file: str) -> Callable[[object, str, object], None]:
    """Writes down every step."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def listing(_: object, event: str, called: object) -> None:
        if name := _step(event, called):
            os.write(handle, f"{name}\n".encode())

    return listing


def _breaker(kind: str, only: str, at: int) -> Callable[[object, str, object], None]:
    """Counts the steps, and breaks the one."""
    left = at

    def counting(_: object, event: str, called: object) -> None:
        nonlocal left
        if (name := _step(event, called)) and only in ("", name):
            left -= 1
            if left == 0:
                _break(kind, name)

    return counting


def _step(event: str, called: object) -> str:
    """The name of a step; nothing for what is none."""
    if event != "c_call":
        return ""
    name: str = getattr(called, "__qualname__", "")
    return name if name in SEEN and getattr(called, "__module__", None) in _MODULES else ""


def _break(kind: str, name: str) -> None:
    if kind in _SIGNALS:
        os.kill(os.getpid(), _SIGNALS[kind])
    elif name.startswith("Connection"):
        raise sqlite3.OperationalError("disk I/O error")
    elif name not in _CANNOT_FAIL:
        raise OSError(5, "Input/output error")
