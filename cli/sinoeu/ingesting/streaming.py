"""A corpus that comes through standard input: kept in a folder of the moment while it is read, since its articles may come before their people."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sinoeu.curation.streamed import sort_into
from sinoeu.errors import Stop
from sinoeu.ingesting.corpus import Corpus, Progress


@contextmanager
def streamed(stream: BinaryIO, texts: Path | None = None, progress: Progress | None = None) -> Iterator[Corpus]:
    """The corpus of a stream, for the time of the block. Raises Stop where nothing came, it cannot be read, or there is no room for it."""
    try:
        with tempfile.TemporaryDirectory(prefix="sinoeu-") as folder:
            strays = sort_into(Path(folder), stream)
            yield Corpus(Path(folder), texts, progress, strays)
    except OSError as fault:
        raise Stop(f"cannot keep what comes in {tempfile.gettempdir()}: {fault.strerror}", "TMPDIR=/another/folder sinoeu ...") from None
