"""The entries that a few articles refer to, read where they stand when they are asked for: the others are not read at all."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from sinoeu.curation.chunks import Chunk
from sinoeu.ingesting.corpus import Corpus
from sinoeu.model.corpus import Entry
from sinoeu.model.kinds import REGISTRIES
from sinoeu.store.gathering import MOST_HELD
from sinoeu.store.standing import Standing

ENTRIES = frozenset(kind.name for kind in REGISTRIES.values())
"""The types of entries."""


def chunk_with(chunks: Sequence[Chunk], number: int) -> Chunk:
    """Of all chunks, in their order, the one with the record of a number."""
    return chunks[bisect_right(chunks, number, key=lambda chunk: chunk.first) - 1]


class Needed:
    """The registries of a corpus whose entries have the numbers that they had when it was loaded."""

    def __init__(self, corpus: Corpus, standing: Standing) -> None:
        self._corpus = corpus
        self._standing = standing
        self._reader = corpus.reader()
        self._files: dict[tuple[Path, ...], dict[str, Entry]] = {}
        self._learnt: dict[str, int] = {}
        self.get = lru_cache(MOST_HELD)(self._read)

    def learn(self, id: str, number: int) -> None:
        """An entry is new."""
        self._learnt[id] = number

    def _read(self, id: str) -> Entry | None:
        """The entry of an id, present or former."""
        if id not in self._learnt and self._standing.type_of(id) not in ENTRIES:
            id = self._standing.now(id) or ""
        number = self._learnt[id] if id in self._learnt else self._standing.entry_number(id)
        if number is None:
            return None
        chunk = chunk_with(self._corpus.registries, number)
        if chunk.lines is not None:
            return next((entry for _, entry, _ in self._reader.entries(self._reader.narrowed(chunk, number)) if entry.id == id), None)
        if chunk.files not in self._files:
            self._files[chunk.files] = {entry.id: entry for _, entry, _ in self._reader.entries(chunk)}
        return self._files[chunk.files].get(id)

    def entries(self, type: str | None = None) -> Iterator[Entry]:  # noqa: ARG002  # as every registry is asked
        """None: what is asked of all of them was asked when they were loaded."""
        return iter(())

    def titles(self, id: str) -> Iterable[str]:  # noqa: ARG002  # as above
        """None: only warnings ask for them."""
        return ()
