"""Articles as rows of the database: the one place where the model's claims turn into columns."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from sinoeu.model.corpus import Claim, Edition, Entry, Flag, Passage, Registry
from sinoeu.model.value import Amount, Basis, Date, Reference, Value
from sinoeu.store.ids import part_of_article, printed_key, printed_name_id, thing_id
from sinoeu.store.name_rows import Rows, Scalar, add_name
from sinoeu.store.searching import indexed
from sinoeu.text.folding import words
from sinoeu.text.names import is_name
from sinoeu.text.passages import as_it_stands, lines_of

SEARCHED = frozenset(["title", "name", "theme", "about", "called", "kind", "what", "words"])
"""Fields whose words find a fact in lists (`deals biotechnology`)."""
_READ_FOR_OTHERS = frozenset(["title", "name", "theme", "called", "about", "what", "unit"])
"""Fields whose words are searched for in passages too, where the editor reads them for others."""
_SHORT = 100


class RowMaker:
    """Turns one article after another into rows. The numbers of passages, claims and flags follow from those of their articles."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.rows: Rows = defaultdict(list)
        self._article = self._claims = self._flags = 0
        self._read: list[str] = []
        """Names and words read in the passage that is being made into rows, and not printed so."""
        self._printed: set[tuple[str, str]] = set()

    def edition(self, edition: Edition, number: int) -> None:
        """An article with its passages and claims; its passages are known to lie in its text."""
        article = edition.article
        self._article, self._claims, self._flags = number, 0, 0
        self.rows["article"].append((number, article.id, article.file, article.sha256))
        for field, values in article.head.items():
            self.rows["head"].extend((number, field, position, *self._content(value, None, None)) for position, value in enumerate(values))
        starts = [start for start, _ in edition.spans]
        lines = lines_of(edition.text or "", starts) if article.file else [passage.number for passage in article.passages]
        for passage, (start, end), line in zip(article.passages, edition.spans, lines, strict=True):
            id = part_of_article(number, passage.number)
            self.rows["passage"].append((id, number, passage.number, line, start, end, passage.text, passage.skip))
            self._read = []
            self._passage(passage, id)
            self.rows["passage_text"].append((id, *indexed(passage.text, self._read)))

    def _passage(self, passage: Passage, id: int) -> None:
        flags = []
        for flag in passage.flags:
            self._flags += 1
            number = part_of_article(self._article, self._flags)
            flags.append((number, flag))
            self.rows["flag"].append((number, id, flag.kind, flag.words, flag.because, flag.url))
        event = _sole_event(passage)
        for claim in passage.claims:
            self._claims += 1
            number = part_of_article(self._article, self._claims)
            self._claim(claim, number, passage, id, event)
            self.rows["claim_flag"].extend((number, flagged) for flagged, flag in flags if touches(flag, claim, passage))

    def _claim(self, claim: Claim, number: int, passage: Passage, passage_id: int, passage_event: str | None) -> None:
        fact = thing_id(claim.id) if claim.id else number
        inside = next((id for name in ("in", "part_of") for id in claim.ids(name)), None)
        event = inside or (None if claim.kind in ("event", "deal", "met") else passage_event)
        self.rows["claim"].append((number, fact, claim.kind, passage_id, claim.number, thing_id(event) if event else None, claim.on, claim.note))
        if claim.id:
            self.rows["thing"].append((fact, claim.id, claim.kind, "", None, Basis.STATED, None, None, *(None,) * 8))
        as_read: set[str] = set()
        as_printed: set[str] = set()
        cells = self.rows["cell"]
        for field, values in claim.fields.items():
            for position, value in enumerate(values):
                for name, content in self._columns(field, value, claim, passage):
                    cells.append((number, name, position, *content, None))
                if isinstance(value.read, Reference):
                    self._mention(claim.kind, field, value, value.read, number, fact)
                elif isinstance(value.read, str) and value.basis is not Basis.STATED and field in _READ_FOR_OTHERS:
                    self._read.append(value.read)
                if field in SEARCHED:
                    as_read.update(_words(value.read) if isinstance(value.read, str) else ())
                    as_printed.update(_words(value.printed) if isinstance(value.printed, str) else ())
        self.rows["word"].extend((word, fact, int(word in as_read), int(word in as_printed)) for word in as_read | as_printed)

    def _columns(self, field: str, value: Value, claim: Claim, passage: Passage) -> Iterator[tuple[str, tuple[Scalar, ...]]]:
        """The field's cell, or the three of an amount."""
        if not isinstance(value.read, Amount):
            yield field, self._content(value, claim, passage)
            return
        printed = value.printed if isinstance(value.printed, Amount) else Amount("")
        grounds = (value.basis, value.because, value.url)
        for name, read, source in zip((field, f"{field}_unit", f"{field}_bound"), value.read, printed, strict=True):
            if read is not None:
                yield name, (read, None, source or None, *grounds)

    def _content(self, value: Value, claim: Claim | None, passage: Passage | None) -> tuple[Scalar, ...]:
        """`value, thing, printed, basis, because, url` of a cell."""
        read = value.read
        printed = self._printed_words(value, claim, passage)
        if isinstance(read, Reference):
            if read.id and claim and (entry := self.registry.get(read.id)) and printed != entry.forms[0]:
                self._read.append(entry.forms[0])
            return None, self._thing(read.id) if read.id else None, printed, value.basis, value.because, value.url
        return read.edtf if isinstance(read, Date) else read if isinstance(read, str) else None, None, printed, value.basis, value.because, value.url

    def _thing(self, id: str) -> int:
        """The number of what an id, present or former, stands for."""
        entry = self.registry.get(id)
        return thing_id(entry.id if entry else id)

    def _printed_words(self, value: Value, claim: Claim | None, passage: Passage | None) -> str | None:
        """What the source has: for somebody named, the form or the words (`via`), as they stand in the passage."""
        source = value.printed
        if isinstance(source, Date):
            return source.edtf or source.words
        if not isinstance(source, Reference):
            return source if isinstance(source, str) else None
        if value.basis is not Basis.STATED or source.id is None or claim is None or passage is None:
            return source.words
        pieces = (claim.on, passage.text) if claim.on else (passage.text,)
        if source.id in claim.via:
            via = claim.via[source.id]
            return next((words for piece in pieces if (words := as_it_stands(via, piece))), via)
        entry = self.registry.get(source.id)
        forms = sorted(entry.forms, key=len, reverse=True) if entry else ()
        return next((words for piece in pieces for form in forms if (words := as_it_stands(form, piece))), None)

    def _mention(self, kind: str, field: str, value: Value, read: Reference, claim: int, fact: int) -> None:
        stated = value.basis is Basis.STATED
        if read.id:
            self.rows["mention"].append((self._thing(read.id), kind, field, claim, fact, 1, int(stated), 0))
        printed = value.printed.words if isinstance(value.printed, Reference) and not stated else None
        entry = self.registry.get(read.id) if read.id else None
        if printed and is_name(printed) and not (entry and printed in entry.forms):
            key = printed_key(printed)
            self.rows["mention"].append((thing_id(key), kind, field, claim, fact, 0, 1, 0))
            self._printed_thing(key, printed, entry)

    def _printed_thing(self, key: str, printed: str, entry: Entry | None) -> None:
        """What stands printed is a thing of its own for `--as-printed`, and a name of everything that is read for it for everybody else."""
        if (key, "") not in self._printed:
            self._printed.add((key, ""))
            id = thing_id(key)
            self.rows["thing"].append((id, key, "printed", printed, None, Basis.STATED, None, None, entry.type if entry else None, *(None,) * 7))
            add_name(self.rows, printed_name_id(printed, key), id, printed, "printed", entry.type if entry else "")
        if entry and (key, entry.id) not in self._printed:
            self._printed.add((key, entry.id))
            add_name(self.rows, printed_name_id(printed, entry.id), thing_id(entry.id), printed, "printed", entry.type)


@lru_cache(maxsize=20_000)
def _words_met_again(text: str) -> tuple[str, ...]:
    return words(text)


def _words(text: str) -> tuple[str, ...]:
    """The folded words of a text; of short ones, which come again and again, they are kept."""
    return _words_met_again(text) if len(text) < _SHORT else words(text)


def _sole_event(passage: Passage) -> str | None:
    """The one event that a passage speaks of, by whose date its other claims are dated."""
    events = {claim.id for claim in passage.claims if claim.kind == "event"}
    events |= {id for claim in passage.claims for id in claim.ids("in")}
    return next(iter(events)) if len(events) == 1 else None


def touches(flag: Flag, claim: Claim, passage: Passage) -> bool:
    """Whether a claim rests on flagged words: its piece of the passage overlaps them, or it rests on the whole passage."""
    flagged, piece = passage.text.find(flag.words), passage.text.find(claim.on) if claim.on else -1
    if flagged < 0 or piece < 0 or claim.on is None:
        return True
    return flagged < piece + len(claim.on) and piece < flagged + len(flag.words)
