"""Answers longer than the screen go through a pager, which is started only once there is more than a screenful."""

import os
import shlex
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOBase
from subprocess import PIPE, Popen
from typing import TextIO, cast

from sinoeu.errors import ReaderLeft, WrongUsage
from sinoeu.text.visible import NEAREST

_LESS = "FRX"
"""What `less` is asked for where the user asks nothing of it: to pass colours on, and to leave on the screen what was read."""


@contextmanager
def paged(out: TextIO, pager: str, height: int) -> Iterator[TextIO]:
    """A stream whose text is shown as it is where it fits on a screen of so many lines, else through the pager.

    Raises ReaderLeft where more is written once the pager is closed, WrongUsage where its command cannot be read.
    """
    try:
        command = shlex.split(pager)
    except ValueError:
        raise WrongUsage(f"the pager {pager!r} has a quotation mark that is never closed", "SINOEU_PAGER=less") from None
    if command in ([], ["cat"]):
        yield out
        return
    pages = _Pages(out, command, height)
    try:
        yield cast("TextIO", pages)
    finally:
        pages.finish()


class _Pages(TextIOBase):
    """A stream that holds lines back as long as all may fit on the screen."""

    def __init__(self, out: TextIO, command: Sequence[str], height: int) -> None:
        self.out = out
        self.command = command
        self.room = height - 1
        """Lines that fit; the shell's prompt takes one too."""
        self._held: list[str] | None = []
        self._pager: Popen[bytes] | None = None
        self._interrupted = signal.getsignal(signal.SIGINT)

    def write(self, text: str) -> int:
        if self._held is None:
            self._show(text)
        else:
            self._held.append(text)
            self.room -= text.count("\n")
            if self.room < 0:
                self._pager = self._started()
                self._release()
        return len(text)

    def flush(self) -> None:
        if self._held is None and self._pager and self._pager.stdin:
            try:
                self._pager.stdin.flush()
            except BrokenPipeError:
                raise ReaderLeft from None

    def finish(self) -> None:
        """Shows what was held back, and waits until the pager is closed."""
        with suppress(ReaderLeft):
            self._release()
        if self._pager:
            with suppress(BrokenPipeError):
                self._pager.communicate()
            signal.signal(signal.SIGINT, self._interrupted)

    def _started(self) -> Popen[bytes] | None:
        """The pager; None where it cannot be started, and everything is shown as it is."""
        try:
            pager = Popen(self.command, stdin=PIPE, env={"LESS": _LESS, **os.environ})  # noqa: S603  # the user's own choice, and no shell
        except OSError:
            return None
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's while it is there
        return pager

    def _release(self) -> None:
        held, self._held = self._held or [], None
        self._show("".join(held))

    def _show(self, text: str) -> None:
        if not self._pager or not self._pager.stdin:
            self.out.write(text)
            return
        try:
            self._pager.stdin.write(text.encode(self.out.encoding, NEAREST))
        except BrokenPipeError:
            raise ReaderLeft from None
