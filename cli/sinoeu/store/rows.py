"""Articles as rows of the database: the one place where the model's claims turn into columns."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

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


class _Meant(NamedTuple):
    """What an id stands for: its number, its entry where it is of a registry, and the forms of that, the longest first."""

    number: int
    entry: Entry | None
    forms: tuple[str, ...]


class _Of(NamedTuple):
    """The claim that is being made into rows, with its number, in its passage."""

    claim: Claim
    number: int
    passage: Passage


class RowMaker:
    """Turns one article after another into rows. The numbers of passages, claims and flags follow from those of their articles."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.rows: Rows = defaultdict(list)
        self._article = self._claims = self._flags = 0
        self._read: list[str] = []
        """Names and words read in the passage that is being made into rows, and not printed so."""
        self._printed: set[tuple[str, str]] = set()
        self._known: dict[str, _Meant] = {}

    def edition(self, edition: Edition, number: int) -> None:
        """An article with its passages and claims; its passages are known to lie in its text."""
        article = edition.article
        self._article, self._claims, self._flags = number, 0, 0
        self.rows["article"].append((number, article.id, article.file, article.sha256))
        for field, values in article.head.items():
            self.rows["head"].extend((number, field, position, *self._content(value)) for position, value in enumerate(values))
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
        kind = claim.kind
        fact = thing_id(claim.id) if claim.id else number
        event = next((id for name in ("in", "part_of") if name in claim.fields for id in claim.ids(name)), None)
        if event is None and kind not in ("event", "deal", "met"):
            event = passage_event
        self.rows["claim"].append((number, fact, kind, passage_id, claim.number, thing_id(event) if event else None, claim.on, claim.note))
        if claim.id:
            self.rows["thing"].append((fact, claim.id, kind, "", None, Basis.STATED.value, None, None, *(None,) * 8))
        of = _Of(claim, number, passage)
        as_read: set[str] = set()
        as_printed: set[str] = set()
        for field, values in claim.fields.items():
            for position, value in enumerate(values):
                read = value.read
                if value.basis is not Basis.STATED:
                    self._edited(of, field, position, value)
                elif isinstance(read, str):
                    self.rows["cell_of_text"].append((number, field, position, read, read))
                elif isinstance(read, Reference) and read.id:
                    self._named(of, field, position, read.id)
                else:
                    self._cells(of, field, position, value)
                if field in SEARCHED:
                    as_read.update(_words(read) if isinstance(read, str) else ())
                    as_printed.update(_words(value.printed) if isinstance(value.printed, str) else ())
        if as_read or as_printed:
            self.rows["word"].extend((word, fact, int(word in as_read), int(word in as_printed)) for word in as_read | as_printed)

    def _named(self, of: "_Of", field: str, position: int, id: str) -> None:
        """Somebody or something whom the source itself names, by whatever form."""
        meant = self._meant(id)
        printed = _named_by(id, meant.forms, of.claim, of.passage)
        self.rows["cell_of_thing"].append((of.number, field, position, meant.number, printed))
        self._read_beside(meant, printed)

    def _edited(self, of: "_Of", field: str, position: int, value: Value) -> None:
        """What the editor reads, for what stands printed or where nothing does."""
        self._cells(of, field, position, value)
        read = value.read
        if isinstance(read, str) and field in _READ_FOR_OTHERS:
            self._read.append(read)
        if not isinstance(read, Reference):
            return
        entry = self._meant(read.id).entry if read.id else None
        printed = value.printed.words if isinstance(value.printed, Reference) else None
        if printed and is_name(printed) and not (entry and printed in entry.forms):
            key = printed_key(printed)
            self.rows["printed"].append((thing_id(key), of.number, field))
            self._printed_thing(key, printed, entry)

    def _cells(self, of: "_Of", field: str, position: int, value: Value) -> None:
        """The value's cell, or the three of an amount."""
        cells = self.rows["cell"]
        if not isinstance(value.read, Amount):
            content = self._content(value)
            if isinstance(value.read, Reference) and value.read.id:
                self._read_beside(self._meant(value.read.id), content[2])
            cells.append((of.number, field, position, *content, None))
            return
        printed = value.printed if isinstance(value.printed, Amount) else Amount("")
        for name, read, source in zip((field, f"{field}_unit", f"{field}_bound"), value.read, printed, strict=True):
            if read is not None:
                cells.append((of.number, name, position, read, None, source or None, value.basis.value, value.because, value.url, None))

    def _content(self, value: Value) -> tuple[Scalar, ...]:
        """`value, thing, printed, basis, because, url`, where the words do not have to be found in a passage."""
        read, source = value.read, value.printed
        text = read.edtf if isinstance(read, Date) else read if isinstance(read, str) else None
        thing = self._meant(read.id).number if isinstance(read, Reference) and read.id else None
        if isinstance(source, Date):
            printed = source.edtf or source.words
        else:
            printed = source.words if isinstance(source, Reference) else source if isinstance(source, str) else None
        return text, thing, printed, value.basis.value, value.because, value.url

    def _read_beside(self, meant: "_Meant", printed: Scalar) -> None:
        """The heading of an entry is searched for in the passage too, where something else stands there."""
        if meant.entry and printed != meant.entry.forms[0]:
            self._read.append(meant.entry.forms[0])

    def _meant(self, id: str) -> "_Meant":
        """What an id, present or former, stands for."""
        if (known := self._known.get(id)) is None:
            entry = self.registry.get(id)
            forms = tuple(sorted(entry.forms, key=len, reverse=True)) if entry else ()
            known = self._known[id] = _Meant(thing_id(entry.id if entry else id), entry, forms)
        return known

    def _printed_thing(self, key: str, printed: str, entry: Entry | None) -> None:
        """What stands printed is a thing of its own for `--as-printed`, and a name of everything that is read for it for everybody else."""
        type = entry.type if entry else ""
        if (key, f"any {type}") not in self._printed:  # no id has a blank in it
            self._printed.add((key, f"any {type}"))
            id = thing_id(key)
            self.rows["thing"].append((id, key, "printed", printed, None, Basis.STATED.value, None, None, type or None, *(None,) * 7))
            add_name(self.rows, printed_name_id(printed, key), id, printed, "printed", type)
        if entry and (key, entry.id) not in self._printed:
            self._printed.add((key, entry.id))
            add_name(self.rows, printed_name_id(printed, entry.id), thing_id(entry.id), printed, "printed", entry.type)


def _named_by(id: str, forms: Iterable[str], claim: Claim, passage: Passage) -> str | None:
    """The form of a name, or the words for it (`via`), as they stand in the piece of the passage that says it, or in all of it."""
    pieces = (claim.on, passage.text) if claim.on else (passage.text,)
    if id in claim.via:
        via = claim.via[id]
        return next((words for piece in pieces if (words := as_it_stands(via, piece))), via)
    for piece in pieces:
        for form in forms:
            if words := as_it_stands(form, piece):
                return words
    return None


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
