"""Articles and registry entries as rows of the database: the one place where the model turns into columns."""

from collections import defaultdict
from collections.abc import Iterator

from sinoeu.model.corpus import Claim, Edition, Entry, Flag, Passage, Registry
from sinoeu.model.value import Amount, Basis, Date, Reference, Value
from sinoeu.store.ids import printed_key, thing_id
from sinoeu.text.characters import has_characters
from sinoeu.text.folding import words
from sinoeu.text.names import INITIALS, TRANSLITERATED, WEAK_INITIALS, WORD, filed_keys, is_name, spoken_keys
from sinoeu.text.passages import as_it_stands, lines_of

Scalar = str | int | None
Rows = dict[str, list[tuple[Scalar, ...]]]
"""Rows by table, each in the order of the table's columns."""

SEARCHED = ("name", "theme", "about", "called", "kind", "what", "words")
"""Fields whose words find a fact in lists (`deals biotechnology`)."""


class RowMaker:
    """Turns one record after another into rows, numbering articles, passages, claims and names as they come."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.rows: Rows = defaultdict(list)
        self._articles = self._passages = self._claims = self._flags = self._names = 0
        self._printed: set[tuple[str, str]] = set()

    def take(self) -> Rows:
        """The rows made since the last call."""
        rows, self.rows = self.rows, defaultdict(list)
        return rows

    def entry(self, entry: Entry) -> None:
        """A person, organisation or place, with its names."""
        name = entry.fields["name"][0]
        heading = str(name.read)
        printed = name.printed if isinstance(name.printed, str) else None
        within = entry.reference("in") or entry.reference("place")
        id = thing_id(entry.id)
        text = entry.text
        self.rows["thing"].append((
            id, entry.id, entry.type, heading, None if printed == heading else printed, name.basis, name.because, name.url,
            text("kind"), text("side"), text("family"), thing_id(within) if within else None, text("country"), text("lat"), text("lon"), text("note"),
        ))  # fmt: skip
        taken: set[str] = set()
        first = self._names + 1  # the heading's
        named = {"name": (heading,), "printed": (printed,), "form": entry.texts("forms"), "alias": entry.texts("aliases"), "id": (entry.id, *entry.texts("was"))}
        for how, texts in named.items():
            for one in texts:
                if one and one not in taken:
                    taken.add(one)
                    self._name(id, one, how, entry.type)
        if entry.type == "person" and all(has_characters(one) for how in ("name", "form", "alias") for one in named[how] if one):
            self.rows["name_key"].extend((key, first) for key in spoken_keys(heading))

    def _name(self, thing: int, text: str, how: str, type: str) -> None:
        self._names += 1
        self.rows["name"].append((self._names, thing, text, how))
        # An id is found as a whole only: `nanjing` is no part of the name of the Li Wei who is `li-wei-nanjing`.
        self.rows["name_key"].extend(
            (key, self._names) for key in filed_keys(text, type) if how != "id" or not key.startswith((WORD, TRANSLITERATED, INITIALS, WEAK_INITIALS))
        )

    def edition(self, edition: Edition) -> None:
        """An article with its passages and claims; its passages are known to lie in its text."""
        article = edition.article
        self._articles += 1
        self.rows["article"].append((self._articles, article.id, article.file, article.sha256))
        for field, values in article.head.items():
            self.rows["head"].extend((self._articles, field, position, *self._content(value, None, None)) for position, value in enumerate(values))
        starts = [start for start, _ in edition.spans]
        lines = lines_of(edition.text or "", starts) if article.file else [passage.number for passage in article.passages]
        for passage, (start, end), line in zip(article.passages, edition.spans, lines, strict=True):
            self._passages += 1
            self.rows["passage"].append((self._passages, self._articles, passage.number, line, start, end, passage.text, passage.skip))
            self._passage(passage)

    def _passage(self, passage: Passage) -> None:
        flags = []
        for flag in passage.flags:
            self._flags += 1
            flags.append((self._flags, flag))
            self.rows["flag"].append((self._flags, self._passages, flag.kind, flag.words, flag.because, flag.url))
        event = _sole_event(passage)
        for claim in passage.claims:
            self._claims += 1
            self._claim(claim, passage, event)
            self.rows["claim_flag"].extend((self._claims, number) for number, flag in flags if touches(flag, claim, passage))

    def _claim(self, claim: Claim, passage: Passage, passage_event: str | None) -> None:
        fact = thing_id(claim.id) if claim.id else self._claims
        inside = next((id for name in ("in", "part_of") for id in claim.ids(name)), None)
        event = inside or (None if claim.kind in ("event", "deal", "met") else passage_event)
        self.rows["claim"].append((self._claims, fact, claim.kind, self._passages, claim.number, thing_id(event) if event else None, claim.on, claim.note))
        if claim.id:
            self.rows["thing"].append((fact, claim.id, claim.kind, "", None, Basis.STATED, None, None, *(None,) * 8))
        as_read: set[str] = set()
        as_printed: set[str] = set()
        for field, values in claim.fields.items():
            for position, value in enumerate(values):
                for name, content in self._columns(field, value, claim, passage):
                    self.rows["cell"].append((self._claims, name, position, *content, None))
                self._mention(claim.kind, field, value, fact)
                if field in SEARCHED:
                    as_read.update(words(value.read) if isinstance(value.read, str) else ())
                    as_printed.update(words(value.printed) if isinstance(value.printed, str) else ())
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
        thing = thing_id(value.read.id) if isinstance(value.read, Reference) and value.read.id else None
        text = value.read.edtf if isinstance(value.read, Date) else value.read if isinstance(value.read, str) else None
        return text, thing, self._printed_words(value, claim, passage), value.basis, value.because, value.url

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
        forms = sorted(entry.printed_forms(), key=len, reverse=True) if entry else ()
        return next((words for piece in pieces for form in forms if (words := as_it_stands(form, piece))), None)

    def _mention(self, kind: str, field: str, value: Value, fact: int) -> None:
        if not isinstance(value.read, Reference):
            return
        stated = value.basis is Basis.STATED
        if value.read.id:
            self.rows["mention"].append((thing_id(value.read.id), kind, field, self._claims, fact, 1, int(stated)))
        printed = value.printed.words if isinstance(value.printed, Reference) and not stated else None
        entry = self.registry.get(value.read.id) if value.read.id else None
        if printed and is_name(printed) and not (entry and printed in entry.printed_forms()):
            key = printed_key(printed)
            self.rows["mention"].append((thing_id(key), kind, field, self._claims, fact, 0, 1))
            self._printed_thing(key, printed, entry)

    def _printed_thing(self, key: str, printed: str, entry: Entry | None) -> None:
        """What stands printed is a thing of its own for `--as-printed`, and a name of everything that is read for it for everybody else."""
        if (key, "") not in self._printed:
            self._printed.add((key, ""))
            self.rows["thing"].append((thing_id(key), key, "printed", printed, None, Basis.STATED, None, None, entry.type if entry else None, *(None,) * 7))
            self._name(thing_id(key), printed, "printed", entry.type if entry else "")
        if entry and (key, entry.id) not in self._printed:
            self._printed.add((key, entry.id))
            self._name(thing_id(entry.id), printed, "printed", entry.type)


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
