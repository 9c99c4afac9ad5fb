"""YAML read from events: text without type magic, with the line and column of every value.

A loader is not used. Loaders guess types, let duplicate keys win in silence, and can be made to take minutes or to crash by
anchors, merge keys and depth; here these are faults with a place. The stack is our own, so depth costs no recursion.
"""

import re

from yaml import AliasEvent, DocumentStartEvent, Event, MappingEndEvent, MappingStartEvent, MarkedYAMLError, ScalarEvent, SequenceEndEvent, SequenceStartEvent, YAMLError

from sinoeu.curation.document import MAX_DEPTH, Document, Plain, Trouble, decode
from sinoeu.model.value import Path
from sinoeu.text.passages import describe

try:
    from yaml import CLoader as EventReader
except ImportError:  # PyYAML was built without libyaml: slower, the same events
    from yaml import Loader as EventReader  # type: ignore[assignment]  # only its events are read, and those are the same


_NOT_AS_IT_IS = re.compile("[\x85\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for the end of a line where no editor does, drops, or refuses without saying where."""


class _Open:
    """A mapping or list that is being read."""

    __slots__ = ("key", "path", "value")

    def __init__(self, value: list[Plain] | dict[str, Plain], path: Path) -> None:
        self.value = value
        self.path = path
        self.key: str | None = None


class _Builder:
    """Puts events together to plain values, noting each one's place and what is not allowed."""

    def __init__(self) -> None:
        self.root: Plain | None = None
        self.spots: dict[Path, tuple[int, int]] = {}
        self.troubles: list[Trouble] = []
        self.stack: list[_Open] = []
        self.documents = 0

    def trouble(self, event: Event, message: str, hint: str, rule: str = "unreadable") -> None:
        self.troubles.append(Trouble(*_spot(event), rule, message, hint))

    def take(self, event: Event) -> bool:
        """Takes one event; False when nothing further can be read."""
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.trouble(event, "a second document in one file", "keep one document a file, without ---")
                return False
        elif isinstance(event, AliasEvent):
            self.trouble(event, "aliases (*name) are not allowed", "write the value out")
            self._place(event, "")
        elif isinstance(event, ScalarEvent):
            self._refuse_decoration(event)
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._refuse_decoration(event)
            if len(self.stack) >= MAX_DEPTH:
                self.trouble(event, f"nested more than {MAX_DEPTH} deep", "")
                return False
            value: list[Plain] | dict[str, Plain] = {} if isinstance(event, MappingStartEvent) else []
            self.stack.append(_Open(value, self._place(event, value)))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
        return True

    def _refuse_decoration(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            self.trouble(event, f"anchors (&{event.anchor}) are not allowed", "write the value out where it is used")
        if event.tag is not None:
            self.trouble(event, f"tags ({event.tag}) are not allowed", "every value is text; leave the tag out")

    def _scalar(self, event: ScalarEvent) -> None:
        top = self.stack[-1] if self.stack else None
        if top is None or isinstance(top.value, list) or top.key is not None:
            self._place(event, event.value)
            return
        if event.value == "<<" and not event.style:
            self.trouble(event, "merge keys (<<) are not allowed", "write the keys out")
        if event.value in top.value:
            line = self.spots[(*top.path, event.value)][0]
            self.trouble(event, f"the key {event.value!r} stands here a second time", f"the first is in line {line}", "duplicate-key")
        top.key = event.value

    def _place(self, event: Event, value: Plain) -> Path:
        """Puts a value where it belongs, and gives its path."""
        spot = _spot(event)
        if not self.stack:
            self.root = value
            self.spots[()] = spot
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
        elif top.key is None:
            self.trouble(event, "a key is a plain word, not a list or mapping", "put a value of [brackets] in quotes")
            top.key = ""
            return (*top.path, "")
        else:
            path = (*top.path, top.key)
            top.value[top.key] = value
            top.key = None
        self.spots[path] = spot
        return path


def _spot(event: Event) -> tuple[int, int]:
    """Line and column, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def read_yaml(data: bytes) -> Document:
    """The content of a YAML file; every trouble that can be told in one reading, each with its line and column."""
    text = decode(data)
    if isinstance(text, Trouble):
        return Document(None, {}, (text,))
    if found := _NOT_AS_IT_IS.search(text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        hint = f'write it as an escape in double quotes: "\\u{ord(found[0]):04x}"'
        return Document(None, {}, (Trouble(line, column, "unreadable", f"{describe(found[0])} does not stay what it is in YAML", hint),))
    builder = _Builder()
    parser = EventReader(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if event is None or not builder.take(event):
                return Document(None, {}, tuple(builder.troubles))
    except MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = text.splitlines() or [""]
        if line > len(lines):  # the parser takes the end of the file for a line of its own
            line, column = len(lines), len(lines[-1]) + 1
        problem = " ".join(part for part in (fault.context, fault.problem) if part)
        hint = "put text with ': ', '#', or one that begins with a quote, bracket or sign, in quotes"
        return Document(None, {}, (*builder.troubles, Trouble(line, column, "unreadable", problem, hint)))
    except (YAMLError, ValueError, OverflowError) as fault:
        return Document(None, {}, (*builder.troubles, Trouble(1, 1, "unreadable", " ".join(str(fault).split()))))
    return Document(builder.root, builder.spots, tuple(builder.troubles))
