"""How far long work has come: a bar with the rate and the time that is left, gone when it is done. Short work shows none."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

_PATIENCE = 0.5
"""Seconds before the bar is shown."""


@contextmanager
def bar(out: TextIO) -> Iterator[Callable[[int, int], None]]:
    """Someone to tell bytes done and bytes in all; when all are read, how long it will still take is not known."""
    columns = (BarColumn(), TextColumn("{task.description}", markup=False), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(file=out), transient=True)
    task = progress.add_task("", total=None)
    began = time.monotonic()

    def tell(done: int, total: int) -> None:
        if done < total:
            progress.update(task, completed=done, total=total)
        else:
            progress.update(task, completed=done, total=None, description="indexing")
        if not progress.live.is_started and time.monotonic() - began > _PATIENCE:
            progress.start()

    try:
        yield tell
    finally:
        if progress.live.is_started:
            progress.stop()
