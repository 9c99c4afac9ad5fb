"""What stands in a published database of the records of its corpus: asked before some of them are read anew."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from sinoeu.model.crossing import HEADING
from sinoeu.store.counting import tallies
from sinoeu.store.ids import article_of, entry_of, part_of_article, part_of_entry, printed_key, thing_id
from sinoeu.store.name_rows import Scalar
from sinoeu.text.names import id_keys

_DIGESTS = 'SELECT number, digest FROM digest WHERE "of" = :of ORDER BY number'
_TEXTS = "SELECT id, file, sha256 FROM article WHERE file IS NOT NULL ORDER BY id"
_KEY = "SELECT key FROM article WHERE id = :number"
_NUMBER = "SELECT id FROM article WHERE key = :key"
_THING = "SELECT type FROM thing WHERE id = :thing AND key = :key AND type <> 'printed'"
_NAMED = "SELECT min(id) FROM name WHERE thing = :thing"
_FORMER = "SELECT thing.key FROM former CROSS JOIN thing ON thing.id = former.thing WHERE former.id = :former"
_HAD_ANOTHER = "SELECT 1 FROM former WHERE thing = :thing LIMIT 1"
_NAMED_SO = """
SELECT 1 FROM name_key CROSS JOIN name ON name.id = name_key.name CROSS JOIN thing ON thing.id = name.thing
WHERE name_key.key = :key AND name.text = :id AND thing.type <> 'printed' LIMIT 1
"""
_ENTRY = "SELECT thing.key FROM name CROSS JOIN thing ON thing.id = name.thing WHERE name.id BETWEEN :first AND :last ORDER BY name.id LIMIT 1"
_PLACE = "SELECT kind, within, country FROM thing WHERE id = :thing"
_HEADS = "SELECT DISTINCT article FROM head WHERE thing = :thing AND field = 'issued_for' ORDER BY article"
_GIVEN = "SELECT DISTINCT fact FROM claim WHERE id BETWEEN :first AND :last AND kind IN ('event', 'deal')"
_PRINTED = "SELECT DISTINCT printed FROM cell WHERE claim BETWEEN :first AND :last AND basis <> 'stated' AND printed IS NOT NULL"
_SPEAKING = "SELECT claim FROM mention WHERE thing = :thing UNION SELECT id AS claim FROM claim WHERE fact = :thing ORDER BY claim"


def span_of(article: int) -> dict[str, int]:
    """The first and the last number that a passage, claim or flag of an article can have."""
    return {"first": part_of_article(article, 0), "last": part_of_article(article + 1, 0) - 1}


def span_of_entry(entry: int) -> dict[str, int]:
    """The first and the last number that a name of an entry can have."""
    return {"first": part_of_entry(entry, 0), "last": part_of_entry(entry + 1, 0) - 1}


class Counts(NamedTuple):
    """How much a database holds."""

    articles: int
    passages: int
    claims: int


def counts(connection: sqlite3.Connection) -> Counts:
    """How much a database holds, as it was counted when it was loaded."""
    wholes = {tallied.what: tallied.number for tallied in tallies(connection) if tallied.whole is None and tallied.what in Counts._fields}
    return Counts(**wholes)


class Place(NamedTuple):
    """What of a place other places rest on: what it is, the number of the next larger one, and the code of its country."""

    kind: Scalar
    within: Scalar
    country: Scalar


class Standing:
    """A published database, by the records that it was made of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def heading(self) -> int | None:
        """The digest of what every record was read with; None where not all of the corpus was loaded."""
        return next((digest for _, digest in self.digests(HEADING)), None)

    def digests(self, of: int) -> Iterator[tuple[int, int]]:
        """Number and digest of each entry or article, in the order of the numbers."""
        return self.connection.execute(_DIGESTS, {"of": of})

    def texts(self) -> Iterator[tuple[int, str, str]]:
        """Of each article with a text of its own: its number, the name of the file, and its digest."""
        return self.connection.execute(_TEXTS)

    def article(self, number: int) -> str | None:
        """The id of an article."""
        row = self.connection.execute(_KEY, {"number": number}).fetchone()
        return str(row[0]) if row else None

    def number_of(self, article: str) -> int | None:
        """The number of an article by its id."""
        row = self.connection.execute(_NUMBER, {"key": article}).fetchone()
        return int(row[0]) if row else None

    def type_of(self, id: str) -> str | None:
        """The type of an entry, event or deal, by its present id."""
        row = self.connection.execute(_THING, {"thing": thing_id(id), "key": id}).fetchone()
        return str(row[0]) if row else None

    def now(self, id: str) -> str | None:
        """The present id of the entry that had an id before."""
        row = self.connection.execute(_FORMER, {"former": thing_id(id)}).fetchone()
        return str(row[0]) if row else None

    def is_name(self, id: str) -> bool:
        """Whether an id is, or was, the id or another name of an entry."""
        return any(self.connection.execute(_NAMED_SO, {"key": key, "id": id}).fetchone() for key in sorted(id_keys(id)))

    def entry(self, number: int) -> str | None:
        """The present id of an entry."""
        row = self.connection.execute(_ENTRY, span_of_entry(number)).fetchone()
        return str(row[0]) if row else None

    def had_another(self, id: str) -> bool:
        """Whether the entry of a present id had another id before."""
        return bool(self.connection.execute(_HAD_ANOTHER, {"thing": thing_id(id)}).fetchone())

    def place(self, id: str) -> Place:
        """What of a place others rest on."""
        return Place(*self.connection.execute(_PLACE, {"thing": thing_id(id)}).fetchone())

    def entry_number(self, id: str) -> int | None:
        """The number of an entry by its present id: its names are numbered after it, and those that are only printed come last."""
        (number,) = self.connection.execute(_NAMED, {"thing": thing_id(id)}).fetchone()
        return None if number is None else entry_of(int(number))

    def shared(self, article: int) -> set[int]:
        """What other articles may have in common with one: the events and deals that it speaks of, and what stands printed in it for something else."""
        span = span_of(article)
        given = {fact for (fact,) in self.connection.execute(_GIVEN, span)}
        return given | {thing_id(printed_key(words)) for (words,) in self.connection.execute(_PRINTED, span)}

    def issued_for(self, thing: int) -> Iterator[int]:
        """The numbers of the articles that were issued for somebody."""
        return (number for (number,) in self.connection.execute(_HEADS, {"thing": thing}))

    def speaking_of(self, thing: int) -> Iterator[int]:
        """The numbers of the articles that mention a thing, or are about it, once for each claim."""
        return (article_of(claim) for (claim,) in self.connection.execute(_SPEAKING, {"thing": thing}))
