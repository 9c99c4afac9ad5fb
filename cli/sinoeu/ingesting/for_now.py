"""Folders of the moment, where temporary files are kept: gone when they are not needed any more, or, after a kill, with the next one."""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_PREFIX = "sinoeu-for-now-"
_OURS = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
_USUAL = ("/tmp", "/var/tmp", "/usr/tmp", os.curdir)  # noqa: S108  # to ask the library would write a file there to try it
"""Where temporary files are kept if no variable names a folder: the first of these that can be written to."""


@contextmanager
def folder_for_now() -> Iterator[Path]:
    """An empty folder for the time of the block. Raises OSError where there can be none."""
    clear_left()
    with ExitStack() as stack:
        folder = _made(stack)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _made(stack: ExitStack) -> Path:
    """A new folder, held: another run may take it for a killed one's in the moment before it is, and then there is need of another."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        with suppress(FileNotFoundError):
            if stack.enter_context(_held(folder)):
                return folder


def clear_left() -> None:
    """Removes what killed runs have left: the folders that nobody holds."""
    named = (os.environ.get("TMPDIR"), os.environ.get("TEMP"), os.environ.get("TMP"))
    for folder in dict.fromkeys((*filter(None, named), *_USUAL)):
        with suppress(OSError):
            for entry in os.scandir(folder):
                if _OURS.fullmatch(entry.name):
                    with suppress(OSError), _held(Path(entry.path)) as is_left:
                        if is_left and entry.stat(follow_symlinks=False).st_uid == os.geteuid():
                            shutil.rmtree(entry.path, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Holds the kernel's lock on a folder, which vanishes with the process; whether it is there and nobody else held it."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held = os.path.samestat(os.fstat(handle), folder.stat())
        except OSError:
            held = False
        yield held
    finally:
        os.close(handle)
