"""A corpus that comes through standard input: kept in a folder of the moment while it is read, since its articles may come before their people."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sinoeu.curation.streamed import sort_into
from sinoeu.errors import Stop
from sinoeu.ingesting.corpus import Corpus, Progress
from sinoeu.ingesting.for_now import folder_for_now


@contextmanager
def streamed(stream: BinaryIO, texts: Path | None = None, progress: Progress | None = None) -> Iterator[Corpus]:
    """The corpus of a stream, for the time of the block. Raises Stop where nothing came, it cannot be read, or there is no room for it."""
    try:
        with folder_for_now() as folder:
            strays = sort_into(folder, stream)
            yield Corpus(folder, texts, progress, strays)
    except OSError as fault:
        raise Stop(f"cannot keep what comes in {tempfile.gettempdir()}: {fault.strerror}", "TMPDIR=/another/folder") from None
