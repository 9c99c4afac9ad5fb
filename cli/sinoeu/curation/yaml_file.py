"""YAML read from events: text without type magic, with the line and column of every value.

A loader is not used. Loaders guess types, let duplicate keys win in silence, and can be made to take minutes or to crash by
anchors, merge keys and depth; here these are faults with a place. The stack is our own, so depth costs no recursion.
"""

from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, Event, MarkedYAMLError, ScalarEvent, SequenceStartEvent, YAMLError

from sinoeu.curation.document import MAX_DEPTH, NOWHERE, Document, Plain, Trouble, decode
from sinoeu.model.corpus import Spot, Spots
from sinoeu.text.passages import describe

try:
    from yaml import CLoader as EventReader
except ImportError:  # PyYAML was built without libyaml: slower, the same events
    from yaml import Loader as EventReader  # type: ignore[assignment]  # only its events are read, and those are the same


_NOT_AS_IT_IS = "\x85\u2028\u2029\ufeff\ufffe\uffff"
"""What YAML takes for the end of a line where no editor does, drops, or refuses without saying where."""


class _Open:
    """A mapping or list that is being read. `key` is where its next value goes: None before a mapping's key is read."""

    __slots__ = ("inner", "items", "key", "record")

    def __init__(self, is_list: bool, inner: dict[str | int, Spot | Spots]) -> None:
        self.items: list[Plain] = []
        self.record: dict[str, Plain] = {}
        self.key: str | int | None = 0 if is_list else None
        self.inner = inner
        """Where its values stand."""

    def put(self, value: Plain, spot: Spot | Spots) -> None:
        """Puts the next value where it belongs."""
        key = self.key
        if isinstance(key, str):
            self.record[key] = value
            self.inner[key] = spot
            self.key = None
        elif key is not None:
            self.items.append(value)
            self.inner[key] = spot
            self.key = key + 1


class _Builder:
    """Puts events together to plain values, noting each one's place and what is not allowed."""

    def __init__(self) -> None:
        self._whole = _Open(True, {})
        self._top = self._whole
        self._around: list[_Open] = []
        self.troubles: list[Trouble] = []
        self._documents = 0

    def document(self) -> Document:
        """What has been read."""
        if not self._whole.items:
            return Document(None, NOWHERE, tuple(self.troubles))
        spot = self._whole.inner[0]
        return Document(self._whole.items[0], spot if isinstance(spot, Spots) else Spots(spot), tuple(self.troubles))

    def trouble(self, event: Event, message: str, hint: str, rule: str = "unreadable") -> None:
        self.troubles.append(Trouble(*_spot(event), rule, message, hint))

    def scalar(self, event: ScalarEvent) -> None:
        """Takes a scalar, which is the key of a mapping or a value."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_decoration(event)
        top = self._top
        key, value = top.key, event.value
        if key is None:
            if value in top.record or value == "<<":
                self._refuse_key(event, top)
            top.key = value
        elif isinstance(key, str):
            top.record[key] = value
            top.inner[key] = _spot(event)
            top.key = None
        else:
            top.put(value, _spot(event))

    def _refuse_key(self, event: ScalarEvent, top: _Open) -> None:
        key = event.value
        if key == "<<" and not event.style:
            self.trouble(event, "merge keys (<<) are not allowed", "write the keys out")
        if key in top.record:
            self.trouble(event, f"the key {key!r} stands here a second time", f"the first is in line {_line_of(top.inner[key])}", "duplicate-key")

    def take(self, event: Event) -> bool:
        """Takes any other event; False when nothing further can be read."""
        if isinstance(event, CollectionStartEvent):
            self._refuse_decoration(event)
            if len(self._around) >= MAX_DEPTH:
                self.trouble(event, f"nested more than {MAX_DEPTH} deep", "")
                return False
            self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            self._top = self._around.pop()
        elif isinstance(event, AliasEvent):
            self.trouble(event, "aliases (*name) are not allowed", "write the value out")
            self._put(event, "", _spot(event))
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.trouble(event, "a second document in one file", "keep one document a file, without ---")
                return False
        return True

    def _begin(self, event: CollectionStartEvent) -> None:
        spots = Spots(_spot(event))
        begun = _Open(isinstance(event, SequenceStartEvent), spots.inner)
        self._put(event, begun.record if begun.key is None else begun.items, spots)
        self._around.append(self._top)
        self._top = begun

    def _put(self, event: Event, value: Plain, spot: Spot | Spots) -> None:
        """Puts anything but a scalar where it belongs, which is not where a key does."""
        if self._top.key is None:
            self.trouble(event, "a key is a plain word, not a list or mapping", "put a value of [brackets] in quotes")
            self._top.key = ""
        else:
            self._top.put(value, spot)

    def _refuse_decoration(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.trouble(event, f"anchors (&{event.anchor}) are not allowed", "write the value out where it is used")
        if event.tag is not None:
            self.trouble(event, f"tags ({event.tag}) are not allowed", "every value is text; leave the tag out")


def _line_of(spot: Spot | Spots) -> int:
    return (spot.spot if isinstance(spot, Spots) else spot)[0]


def _spot(event: Event) -> Spot:
    """Line and column, from 1."""
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def read_yaml(data: bytes) -> Document:
    """The content of a YAML file; every trouble that can be told in one reading, each with its line and column."""
    text = decode(data)
    if isinstance(text, Trouble):
        return Document(None, NOWHERE, (text,))
    if found := [at for character in _NOT_AS_IT_IS if (at := text.find(character)) >= 0]:
        at = min(found)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        hint = f'write it as an escape in double quotes: "\\u{ord(text[at]):04x}"'
        return Document(None, NOWHERE, (Trouble(line, column, "unreadable", f"{describe(text[at])} does not stay what it is in YAML", hint),))
    builder = _Builder()
    parser = EventReader(data)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, ScalarEvent):
                builder.scalar(event)
            elif not builder.take(event):
                return Document(None, NOWHERE, tuple(builder.troubles))
    except MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = text.splitlines() or [""]
        if line > len(lines):  # the parser takes the end of the file for a line of its own
            line, column = len(lines), len(lines[-1]) + 1
        problem = " ".join(part for part in (fault.context, fault.problem) if part)
        hint = "put text with ': ', '#', or one that begins with a quote, bracket or sign, in quotes"
        return Document(None, NOWHERE, (*builder.troubles, Trouble(line, column, "unreadable", problem, hint)))
    except (YAMLError, ValueError, OverflowError) as fault:
        return Document(None, NOWHERE, (*builder.troubles, Trouble(1, 1, "unreadable", " ".join(str(fault).split()))))
    return builder.document()
