"""A new file, written whole or not at all, and never over another one."""

import os
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Writes a file that did not exist, and has it on the disk.

    Raises FileExistsError where anything has that name, be it a link to nothing; OSError where it cannot be written, and then nothing remains.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
    except BaseException:  # an interruption too leaves nothing half written
        path.unlink(missing_ok=True)
        raise
