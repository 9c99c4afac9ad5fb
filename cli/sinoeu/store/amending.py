"""A copy of a published database in which some articles are replaced: what is read anew is taken out whole, and put in like anything else."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sinoeu.model.crossing import ARTICLE, ENTRY
from sinoeu.store.census import take_census
from sinoeu.store.counting import count_all
from sinoeu.store.deriving import MAX_DEPTH, Due, Range, derive_claims
from sinoeu.store.facts import NO_YEAR
from sinoeu.store.filing import spell_again
from sinoeu.store.ids import printed_key, printed_name_id, thing_id
from sinoeu.store.loading import Building, placed
from sinoeu.store.name_rows import Scalar
from sinoeu.store.rows import SEARCHED
from sinoeu.store.searching import indexed, read_in
from sinoeu.store.standing import Counts, counts, span_of, span_of_entry
from sinoeu.text.folding import words
from sinoeu.text.names import OTHERS_WORD, WORD, filed_keys, id_keys, spoken_keys

_PIECE = 1 << 24
_TYPES = ("person", "organisation", "place", "")
"""For each of which what stands printed may have been filed."""
_MENTIONED = "SELECT DISTINCT thing FROM cell WHERE claim BETWEEN :first AND :last AND thing IS NOT NULL"
_SEARCHED = "SELECT claim.fact, cell.field, cell.value, cell.printed FROM claim CROSS JOIN cell ON cell.claim = claim.id WHERE claim.id BETWEEN :first AND :last"
_PASSAGES = "SELECT id, text FROM passage WHERE id BETWEEN :first AND :last"
_PRINTED = """
SELECT DISTINCT cell.printed, thing.key FROM cell LEFT JOIN thing ON thing.id = cell.thing
WHERE cell.claim BETWEEN :first AND :last AND cell.basis <> 'stated' AND cell.printed IS NOT NULL
"""
_MENTIONS = f"""
SELECT cell.thing, claim.kind, coalesce(dated.moment, {NO_YEAR}), claim.id, cell.field FROM claim CROSS JOIN cell ON cell.claim = claim.id
LEFT JOIN dated ON dated.fact = claim.fact AND dated.as_printed = 0
WHERE claim.id BETWEEN :first AND :last AND cell.thing IS NOT NULL
"""  # noqa: S608  # the texts are ours
_NOT_MENTIONED = "DELETE FROM mention WHERE thing = ? AND kind = ? AND moment = ? AND claim = ? AND field = ?"
_OF_ARTICLE = (
    "DELETE FROM thing WHERE id IN (SELECT fact FROM claim WHERE id BETWEEN :first AND :last AND kind IN ('event', 'deal'))",
    "DELETE FROM office WHERE fact BETWEEN :first AND :last",
    "DELETE FROM cell WHERE claim BETWEEN :first AND :last",
    "DELETE FROM claim_flag WHERE claim BETWEEN :first AND :last",
    "DELETE FROM claim WHERE id BETWEEN :first AND :last",
    "DELETE FROM flag WHERE id BETWEEN :first AND :last",
    "DELETE FROM passage WHERE id BETWEEN :first AND :last",
    "DELETE FROM head WHERE article = :article",
    "DELETE FROM article WHERE id = :article",
)
_DATED = "DELETE FROM dated WHERE fact = :fact"
_DIGEST = 'DELETE FROM digest WHERE "of" = :of AND number = :number'
_NAMES = """
SELECT name.id, name.thing, name.text, thing.name, thing.type FROM name CROSS JOIN thing ON thing.id = name.thing
WHERE name.id BETWEEN :first AND :last ORDER BY name.id
"""
_PRINTED_NOW = "SELECT DISTINCT thing FROM printed"
_DEPTH = """
WITH RECURSIVE above (event, depth) AS (
    SELECT event, 1 FROM claim WHERE id BETWEEN :first AND :last AND event IS NOT NULL
    UNION SELECT claim.event, above.depth + 1 FROM above CROSS JOIN claim ON claim.fact = above.event WHERE claim.event IS NOT NULL AND above.depth <= :most)
SELECT 1 FROM above WHERE depth > :most LIMIT 1
"""
_FACTS = "SELECT DISTINCT fact FROM claim WHERE id BETWEEN :first AND :last ORDER BY fact"
_NAMED_AGAIN = """
UPDATE thing SET basis = 'stated', because = NULL
WHERE id = :thing AND type IN ('person', 'organisation', 'place') AND basis = 'supplied' AND url IS NULL
"""
_FILE = "INSERT OR IGNORE INTO name_key SELECT key, name FROM filed"
_KEYS_FILED = "SELECT DISTINCT key FROM filed"


class Amending(Building):
    """A database in which articles are replaced, beside its target. Nothing that is derived of them stays as it was."""

    def __init__(self, aside: Path, target: Path) -> None:
        self._articles: list[int] = []
        self._things: set[int] = set()
        """Mentioned by the articles, before or after."""
        self._printed: set[int] = set()
        """What stood or stands printed in them for something else."""
        self._facts: set[int] = set()
        """Of which something was taken out. Their dates go last: by them it is found what mentions them."""
        self._words: set[str] = set()
        """Of names that were filed, or are no more."""
        self._begun = False
        super().__init__(aside, target)

    def _begin(self) -> None:
        """Nothing is copied before it is known what is to be replaced."""

    def begin(self) -> None:
        """Copies the database that is there."""
        _copy(self.target, self.aside)
        self._connect()
        self._connection.execute("BEGIN")
        self._begun = True

    def close(self) -> None:
        """Lets go of the file, which is sealed where it is finished."""
        if self._begun:
            super().close()

    def remove(self, article: int) -> None:
        """Takes an article out, with all that was derived from it. All that have an event or deal, or words printed for another thing, in common go with it."""
        execute = self._connection.execute
        span = span_of(article)
        self._things.update(thing for (thing,) in execute(_MENTIONED, span))
        self._facts.update(fact for (fact,) in execute(_FACTS, span))
        self._remove_words(span)
        self._remove_text(span)
        self._connection.executemany(_NOT_MENTIONED, execute(_MENTIONS, span).fetchall())
        self._remove_printed(span)
        for statement in _OF_ARTICLE:
            execute(statement, {**span, "article": article})
        execute(_DIGEST, {"of": ARTICLE, "number": article})

    def _remove_words(self, span: Mapping[str, int]) -> None:
        found = {(word, fact) for fact, field, *texts in self._connection.execute(_SEARCHED, span) if field in SEARCHED for text in texts if text for word in words(text)}
        self._connection.executemany("DELETE FROM word WHERE word = ? AND fact = ?", found)

    def _remove_text(self, span: Mapping[str, int]) -> None:
        """What was indexed of a passage is told again, since the index keeps no text of its own."""
        rows = [(id, *indexed(text, read_in(self._connection, id))) for id, text in self._connection.execute(_PASSAGES, span)]
        self._connection.executemany("INSERT INTO passage_text (passage_text, rowid, printed, read) VALUES ('delete', ?, ?, ?)", rows)

    def _remove_printed(self, span: Mapping[str, int]) -> None:
        """What stands printed for something else: a thing, with its mentions, and a name of what is read for it."""
        execute, many = self._connection.execute, self._connection.executemany
        for printed, key in execute(_PRINTED, span).fetchall():
            of_its_own = printed_key(printed)
            thing = {"thing": thing_id(of_its_own)}
            self._printed.add(thing["thing"])
            execute("DELETE FROM mention WHERE thing = :thing", thing)
            execute("DELETE FROM thing WHERE id = :thing AND type = 'printed'", thing)
            names = [printed_name_id(printed, owner) for owner in (of_its_own, key) if owner]
            keys = {filed for type in _TYPES for filed in filed_keys(printed, type)}
            many("DELETE FROM name WHERE id = ? AND how = 'printed'", [(name,) for name in names])
            many("DELETE FROM name_key WHERE key = ? AND name = ?", [(filed, name) for filed in keys for name in names])
            self._keep_words(keys)

    def _keep_words(self, keys: Iterable[str]) -> None:
        self._words.update(key[1:] for key in keys if key[0] in (WORD, OTHERS_WORD))

    def enter(self, entry: int, rows: Mapping[str, Sequence[tuple[Scalar, ...]]]) -> None:
        """Puts an entry in, in place of the one that had its number. The articles that mention it are out."""
        execute, many, span = self._connection.execute, self._connection.executemany, span_of_entry(entry)
        for number, thing, text, heading, type in execute(_NAMES, span).fetchall():
            keys = id_keys(text) | filed_keys(text, type) | spoken_keys(heading)
            many("DELETE FROM name_key WHERE key = ? AND name = ?", [(key, number) for key in keys])
            self._keep_words(keys)
            execute("DELETE FROM name WHERE id = :name", {"name": number})
            execute("DELETE FROM thing WHERE id = :thing", {"thing": thing})
        execute(_DIGEST, {"of": ENTRY, "number": entry})
        self._things.update(thing for thing, *_ in rows["thing"] if isinstance(thing, int))
        self.add(rows)

    def replace(self, article: int, rows: Mapping[str, Sequence[tuple[Scalar, ...]]]) -> None:
        """Puts an article in, in the order of the numbers."""
        self._articles.append(article)
        self.add(rows)
        self._things.update(thing for (thing,) in self._connection.execute(_MENTIONED, span_of(article)))

    def nests_too_deep(self) -> bool:
        """Whether a fact lies in more events within events than are followed: how far what it inherits has come depends on where one begins."""
        return any(self._connection.execute(_DEPTH, {**span_of(article), "most": MAX_DEPTH}).fetchone() for article in self._articles)

    def counts(self) -> Counts:
        """How much it holds now."""
        return counts(self._connection)

    def finish(self, facts: Mapping[str, str], files: Mapping[str, tuple[int, int]]) -> None:
        """Everything that follows from what was replaced."""
        connection = self._connection
        connection.execute("DELETE FROM corpus")
        connection.execute("DELETE FROM source_file")
        self._keep_facts(facts, files)
        self._keep_words(key for (key,) in connection.execute(_KEYS_FILED))
        connection.execute(_FILE)
        spell_again(connection, sorted(self._words))
        connection.executemany(_NAMED_AGAIN, [{"thing": thing} for thing in sorted(self._things)])
        spans = [span_of(article) for article in self._articles]
        found = sorted({fact for span in spans for (fact,) in connection.execute(_FACTS, span)})
        connection.executemany(_DATED, [{"fact": fact} for fact in self._facts])
        derive_claims(connection, Due([Range(**span) for span in spans], list(_ranges(found)), [Range(thing, thing) for thing in sorted(self._things)]))
        self._things.update(thing for span in spans for (thing,) in connection.execute(_MENTIONED, span))  # they may have inherited some
        self._printed.update(thing for (thing,) in connection.execute(_PRINTED_NOW))
        take_census(connection, spans, self._things | self._printed)
        connection.execute("DELETE FROM tally")
        count_all(connection)
        connection.execute("DELETE FROM seal")
        connection.execute("COMMIT")
        connection.executescript("DROP TABLE filed; DROP TABLE printed")
        self._seal()


def amending(target: Path, wait: bool = False) -> AbstractContextManager[Amending]:
    """A database of which some articles are replaced, and which takes its own place when that is done (`loading.placed`)."""
    return placed(target, wait, Amending)


def _ranges(numbers: Iterable[int]) -> Iterable[Range]:
    """Numbers in order, as ranges without a gap."""
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = list(map(itemgetter(1), group))
        yield Range(run[0], run[-1])


def _copy(source: Path, target: Path) -> None:
    """A copy of a file, which shares its blocks where the system can do that."""
    with source.open("rb") as read, target.open("r+b") as written:
        try:
            while hasattr(os, "copy_file_range") and os.copy_file_range(read.fileno(), written.fileno(), _PIECE):
                pass
        except OSError:
            read.seek(0)
            written.seek(0)
        shutil.copyfileobj(read, written, _PIECE)  # all of it, or nothing
