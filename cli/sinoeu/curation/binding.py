"""Plain values bound to the model: every key known, every value of the right kind; what does not fit is a finding, never an exception."""

from collections.abc import Mapping
from difflib import get_close_matches

from sinoeu.curation.document import Plain
from sinoeu.model.corpus import Origin
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import BOUNDS, Field, Holds
from sinoeu.model.value import Amount, Basis, Date, Path, Payload, Reference, Value
from sinoeu.model.when import parse
from sinoeu.text.amounts import MOST_DIGITS
from sinoeu.text.spoken import exact, ordinal

READING_KEYS = dict.fromkeys(("printed", "is", "because", "url"))
_UNNAMED_KEYS = dict.fromkeys(("unnamed",))
_WORDS_KEYS = dict.fromkeys(("words",))
_AMOUNT_KEYS = dict.fromkeys(("value", "unit", "bound"))
_STATED = Basis.STATED
_TEXT, _CHOICE, _DATE, _NUMBER, _AMOUNT, _REFERENCE = Holds.TEXT, Holds.CHOICE, Holds.DATE, Holds.NUMBER, Holds.AMOUNT, Holds.REFERENCE
"""Asked of every value of a corpus: a member of an Enum is not looked up as quickly."""
NOT_NAMED = "not named"


class Binder:
    """Binds the values of one record and collects what is wrong with them."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.findings: list[Finding] = []

    def fault(self, path: Path, rule: str, message: str, hint: str = "") -> None:
        """Notes a fault at the value of a path."""
        line, column = self.origin.spot(path)
        self.findings.append(Finding(self.origin.file, line, column, rule, message, hint))

    def mapping(self, value: Plain | None, path: Path, what: str) -> dict[str, Plain]:
        """The value as a mapping; an empty one, with a finding, where it is none."""
        if isinstance(value, dict):
            return value
        if value is not None:
            self.fault(path, "wrong-kind", f"{what} is a mapping (key: value), not {_kind_of(value)}")
        return {}

    def mapping_at(self, record: Mapping[str, Plain], key: str, path: Path) -> dict[str, Plain]:
        """The mapping that stands in a record at a key; an empty one where there is none, which is a finding if something else is there."""
        return self.mapping(record[key], (*path, key), key) if key in record else {}

    def listing_at(self, record: Mapping[str, Plain], key: str, path: Path) -> list[Plain]:
        """The list that stands in a record at a key; an empty one where there is none, which is a finding if something else is there."""
        value = record.get(key, [])
        if isinstance(value, list):
            return value
        self.fault((*path, key), "wrong-kind", f"{key} is a list (- item), not {_kind_of(value)}")
        return []

    def text_at(self, record: Mapping[str, Plain], key: str, path: Path) -> str | None:
        """The text that stands in a record at a key; None where there is none, which is a finding if something else is there."""
        value = record.get(key)
        return value if value is None or (isinstance(value, str) and value) else self.text(value, (*path, key), key)

    def text(self, value: Plain, path: Path, what: str) -> str | None:
        """The value as text that is not empty; None, with a finding, where it is none."""
        if isinstance(value, str) and value:
            return value
        self.fault(path, "wrong-kind", f"{what} is text, not {_kind_of(value)}")
        return None

    def keys(self, record: Mapping[str, Plain], known: Mapping[str, None], path: Path, what: str) -> None:
        """Refuses keys that are not known."""
        if record.keys() <= known.keys():
            return
        for key in record:
            if key not in known:
                near = get_close_matches(key, known, 1)
                self.fault((*path, key), "unknown-key", f"{what}: there is no key {key!r}", f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}")

    def fields(self, record: Mapping[str, Plain], declared: tuple[Field, ...], path: Path, what: str) -> dict[str, tuple[Value, ...]]:
        """The values of the declared fields that the record has."""
        bound: dict[str, tuple[Value, ...]] = {}
        for field in declared:
            name = field.name
            if name in record:
                bound[name] = self.values(field, record[name], (*path, name))
            elif field.required:
                self.fault(path, "missing-key", f"{what}: {name!r} is missing", f"add {name}: {field.help}")
        return bound

    def values(self, field: Field, value: Plain, path: Path) -> tuple[Value, ...]:
        """The one or many values of a field, each plain or a reading."""
        if isinstance(value, list):
            return self._several(field, value, path)
        if isinstance(value, dict) and not READING_KEYS.keys().isdisjoint(value):
            return self._reading(field, value, path)
        payload = self._payload(field, value, path)
        return () if payload is None else (Value(payload, payload, _STATED, None, None, path),)

    def _several(self, field: Field, items: list[Plain], path: Path) -> tuple[Value, ...]:
        if not field.many:
            self.fault(path, "wrong-kind", f"{field.name} is one value, not a list")
            return ()
        if not items and field.required:
            self.fault(path, "wrong-kind", f"{field.name} is an empty list", "leave the key out when the source says nothing")
        bound: list[Value] = []
        for number, item in enumerate(items):
            if isinstance(item, list):
                self.fault((*path, number), "wrong-kind", f"{field.name} is one list, not a list of lists", "write the values one beside the other")
            else:
                bound += self.values(field, item, (*path, number))
        return tuple(bound)

    def _reading(self, field: Field, value: Mapping[str, Plain], path: Path) -> tuple[Value, ...]:
        """`printed`, `is`, `because`, `url`: what the source has, what we read, and on what grounds."""
        self.keys(value, READING_KEYS, path, "a reading")
        because = self.text_at(value, "because", path)
        url = self.text_at(value, "url", path)
        if "is" not in value:
            self.fault(path, "missing-key", f"the reading of {field.name} has no 'is'", "say what is read: {printed: ..., is: ..., because: ...}")
            return ()
        if because is None:
            rule, hint = ("url-without-because", "an address alone is no reason") if url else ("no-because", "say why it is read so")
            self.fault(path, rule, f"the reading of {field.name} has no 'because'", hint)
        basis = Basis.SUPPLIED if url else Basis.INFERRED
        read = self._payloads(field, value["is"], (*path, "is"))
        printed = self._payloads(field, value["printed"], (*path, "printed")) if "printed" in value else []
        paired = printed if len(printed) == len(read) else [printed[0] if printed else None] * len(read)
        return tuple(Value(source, payload, basis, because, url, path) for source, payload in zip(paired, read, strict=True))

    def _payloads(self, field: Field, value: Plain, path: Path) -> list[Payload]:
        """The side of a reading: one value, or several where the field may have several."""
        items = [(item, (*path, number)) for number, item in enumerate(value)] if isinstance(value, list) and field.many else [(value, path)]
        as_words = path[-1] == "printed" and field.holds is _REFERENCE  # the source has words, not ids
        bound = (Reference(None, item) if as_words and isinstance(item, str) and item else self._payload(field, item, at) for item, at in items)
        return [payload for payload in bound if payload is not None]

    def _payload(self, field: Field, value: Plain, path: Path) -> Payload | None:
        holds = field.holds
        if holds is _REFERENCE:
            return self._reference(field, value, path)
        if holds is _DATE:
            return self._date(field, value, path)
        if holds is _AMOUNT:
            return self._amount(value, path)
        text = self._worded(field, value, path)
        if text is None or holds is _TEXT:
            return text
        if holds is _CHOICE and text not in field.choices:
            near = get_close_matches(text, field.choices, 1)
            self.fault(path, "unknown-choice", f"{field.name} cannot be {text!r}", f"did you mean {near[0]!r}?" if near else f"one of {', '.join(field.choices)}")
            return None
        return self._number(text, path) if holds is _NUMBER else text

    def _worded(self, field: Field, value: Plain, path: Path) -> str | None:
        """A field's value as text that is not empty; None, with findings, where it is none."""
        if isinstance(value, str) and value:
            return value
        self.text(value, path, field.name)
        if value == "":
            self.fault(path, "wrong-kind", f"{field.name} is empty", "leave the key out when the source says nothing")
        return None

    def _reference(self, field: Field, value: Plain, path: Path) -> Reference | None:
        if isinstance(value, dict):
            self.keys(value, _UNNAMED_KEYS, path, field.name)
            words = self._words(value, "unnamed", path)
            return Reference(None, words) if words else None
        text = self._worded(field, value, path)
        return Reference(None if text == NOT_NAMED else text) if text else None

    def _number(self, text: str, path: Path) -> str | None:
        if self._is_endless(text, path):
            return None
        if exact(text) is None and ordinal(text) is None:
            self.fault(path, "bad-number", f"{text!r} is not an exact number", "write digits without commas or words (110800000000, 39.2), or an ordinal (5th)")
            return None
        return text

    def _is_endless(self, text: str, path: Path) -> bool:
        """Whether a number, which is told, has more digits than anything counts."""
        digits = sum(character.isdigit() for character in text)
        if digits > MOST_DIGITS:
            self.fault(path, "bad-number", f"a number of {digits} digits is beyond what is counted", f"write one of at most {MOST_DIGITS} digits")
        return digits > MOST_DIGITS

    def _date(self, field: Field, value: Plain, path: Path) -> Date | None:
        if isinstance(value, dict):
            self.keys(value, _WORDS_KEYS, path, field.name)
            words = self._words(value, "words", path)
            return Date(None, words) if words else None
        text = self.text(value, path, field.name)
        if text is None:
            return None
        try:
            parse(text)
        except ValueError as fault:
            self.fault(path, "bad-date", str(fault))
            return None
        return Date(text)

    def _words(self, record: Mapping[str, Plain], key: str, path: Path) -> str | None:
        """The source's words that stand where no id or date can."""
        if key not in record:
            self.fault(path, "missing-key", f"there is no {key!r} in it", f"write {{{key}: the source's words}}")
            return None
        return self.text(record[key], (*path, key), key)

    def _amount(self, value: Plain, path: Path) -> Amount | None:
        record = self.mapping(value, path, "amount")
        self.keys(record, _AMOUNT_KEYS, path, "amount")
        number = self.text_at(record, "value", path)
        bound = self.text_at(record, "bound", path)
        if number is not None and self._is_endless(number, (*path, "value")):
            return None
        if number is None or exact(number) is None:
            self.fault(path, "bad-number", "amount has no exact value", "write {value: 188000000, unit: EUR}")
            return None
        if bound is not None and bound not in BOUNDS:
            self.fault((*path, "bound"), "unknown-choice", f"bound cannot be {bound!r}", f"one of {', '.join(BOUNDS)}")
        return Amount(number, self.text_at(record, "unit", path), bound)


def _kind_of(value: Plain) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "empty" if not value else "text"
