"""Entries of registries that are new or have changed, where that touches nothing but the articles that mention them."""

from collections.abc import Iterable

from sinoeu.curation.reading import CorpusReader
from sinoeu.ingesting.corpus import Corpus
from sinoeu.ingesting.needed import Needed, chunk_with
from sinoeu.ingesting.work import Part, Worker
from sinoeu.store.standing import Place, Standing


class ReadAll(Exception):
    """Everything has to be read. The message says why, where whoever has changed something would wonder."""


def entered(numbers: Iterable[int], corpus: Corpus, reader: CorpusReader, worker: Worker, needed: Needed, standing: Standing) -> dict[int, Part]:
    """The entries of these numbers, checked by themselves and turned into rows. From now on they are needed as they are now.

    Raises ReadAll where one is wrong, has another id than before or had one, stands in a registry in YAML, or moves a place.
    """
    parts = {}
    for number in numbers:
        chunk = chunk_with(corpus.registries, number)
        if chunk.lines is None:
            raise ReadAll("a registry in YAML has changed")
        part = worker.entries(reader.narrowed(chunk, number))
        if part.faults or part.former or len(part.entries) != 1:
            raise ReadAll
        _, id, type, _ = part.entries[0]
        before = standing.entry(number)
        if before == id:
            if standing.had_another(id) or standing.type_of(id) != type or (type == "place" and standing.place(id) != _place(part)):
                raise ReadAll(f"{id} had another id, or is of another kind, or lies elsewhere")
        elif before or type == "place" or standing.type_of(id) or standing.is_name(id) or standing.number_of(id) is not None:
            raise ReadAll(f"{id} is a new place, or stands where another entry stood, or is a name of something else")
        needed.learn(id, number)
        parts[number] = part
    return parts


def _place(part: Part) -> Place:
    """What of a place other places rest on."""
    _, _, _, _, _, _, _, _, kind, _, _, within, country, *_ = part.rows["thing"][0]
    return Place(kind, within, country)
