"""How far long work has come: a bar with the rate and the time that is left, gone when it is done. Short work shows none."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.table import Column

_PATIENCE = 0.5
"""Seconds before the bar is shown."""


@contextmanager
def bar(out: TextIO) -> Iterator[Callable[[int, int], None]]:
    """Someone to tell bytes done and bytes in all; when all are read, how long it will still take is not known."""
    told = (DownloadColumn, TransferSpeedColumn, TimeRemainingColumn)
    reading = (BarColumn(), *(column(table_column=Column(no_wrap=True)) for column in told))  # on a narrow screen it is the bar that is shorter
    finishing = (SpinnerColumn(), TextColumn("all is read; indexes are made"))
    progress = Progress(*reading, console=Console(file=out), transient=True)
    task = progress.add_task("", total=None)
    began = time.monotonic()

    def tell(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)
        progress.columns = reading if done < total else finishing
        if not progress.live.is_started and time.monotonic() - began > _PATIENCE:
            progress.start()

    try:
        yield tell
    finally:
        if progress.live.is_started:
            progress.stop()
