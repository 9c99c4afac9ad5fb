"""The JSON Schema (draft 2020-12) of curated files, made from the tables of `model/kinds.py`, for editors and for other programs.

It says what a file may look like. Whether an id is known or a word stands in its passage is for the rules of `check/`.
"""

from collections.abc import Iterable

from sinoeu.curation.binding import NOT_NAMED
from sinoeu.curation.records import CLAIM_KEYS, PASSAGE_KEYS
from sinoeu.model.answer import Json
from sinoeu.model.kinds import ARTICLE, BOUNDS, FLAGS, KINDS, REGISTRIES, SKIPS, Field, Holds, Kind
from sinoeu.model.schema import DIALECT, Schema

FILES = ("article", "people", "organisations", "places", "corpus")
"""The kinds of files: `articles/*.yaml`, the registries, and `corpus.yaml`."""

_EDTF = r"[0-9X]{4}(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?"
_DECIMAL = r"-?[0-9]+(\.[0-9]+)?"
_ORDINAL = r"[0-9]+([sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])|[A-Za-z]+"
_ID = r"^[^\s:.]+$"
_SCALARS: list[Json] = ["string", "number", "boolean"]
"""What a plain scalar is to a reader of YAML that guesses types; sinoeu reads every scalar as text."""
_KEYS: dict[str, Schema] = {
    "text": {"$ref": "#/$defs/text", "description": "verbatim; invisible characters are written as escapes"},
    "claims": {"type": "array", "items": {"$ref": "#/$defs/claim"}, "description": "what the passage says"},
    "skip": {"enum": [*SKIPS], "description": "why nothing is taken from it"},
    "flags": {"type": "array", "items": {"$ref": "#/$defs/flag"}, "description": "warnings on some of its words"},
    "ignore": {"type": "object", "additionalProperties": {"$ref": "#/$defs/text"}, "description": "warnings of check that are answered: rule and reason"},
    "on": {"$ref": "#/$defs/text", "description": "the piece of the passage that says it; it stands there once"},
    "via": {
        "anyOf": [{"$ref": "#/$defs/text"}, {"type": "object", "additionalProperties": {"$ref": "#/$defs/text"}}],
        "description": "the words of the passage that stand for somebody: he, or {henan-senote: we}",
    },
    "note": {"$ref": "#/$defs/text", "description": "for the reader"},
}
"""The keys of passages and of all claims that hold no field."""


def corpus_schema(file: str | None = None) -> Schema:
    """The schema of one kind of file of `FILES`; without one, of any of them, each by its name among the definitions."""
    root: Schema = {"$ref": f"#/$defs/{file}"} if file else {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in FILES]}
    title = f"sinoeu corpus: {file}" if file else "sinoeu corpus"
    return {"$schema": DIALECT, "title": title, **root, "$defs": {**_files(), **_records(), **_claims(), **_values()}}


def _files() -> Schema:
    head: Schema = {
        "id": {"$ref": "#/$defs/id", "description": "the article's id, short: '003'"},
        "file": {"$ref": "#/$defs/text", "description": "the bare name of its text, in texts/ or seeds/"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "the digest of that file"},
        **_fields(ARTICLE.fields),
    }
    return {
        "article": _record("an article: its head and its passages", {
            "article": _record("the head of the article", head, ["id"]),
            "passages": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/passage"}, "description": "the article, cut without remainder, in reading order"},
        }, ["article", "passages"]),
        **{
            name: {"type": "object", "description": f"{name} by id", "propertyNames": {"pattern": _ID}, "additionalProperties": {"$ref": f"#/$defs/{kind.name}"}}
            for name, kind in REGISTRIES.items()
        },
        "corpus": _record("the corpus as a whole", {
            "name": {"$ref": "#/$defs/text", "description": "what the corpus is called"},
            "known": {"type": "array", "items": {"$ref": "#/$defs/text"}, "description": "capitalised phrases that are no names"},
        }),
    }  # fmt: skip


def _records() -> Schema:
    passage = _record("a passage", {name: _KEYS[name] for name in PASSAGE_KEYS}, ["text"])
    flags: Schema = {name: {"$ref": "#/$defs/text", "description": f"words of the passage that are {name}"} for name in FLAGS}
    because: Schema = {"because": {"$ref": "#/$defs/text", "description": "why"}, "url": {"$ref": "#/$defs/text", "description": "where that can be seen"}}
    flag = _record("a flag on some words", {**flags, **because}, ["because"])
    return {
        "passage": {**passage, "anyOf": [{"required": ["claims"]}, {"required": ["skip"]}]},
        "flag": {**flag, "oneOf": [{"required": [name]} for name in FLAGS]},
        **{kind.name: _record(kind.says, _fields(kind.fields), _required(kind.fields)) for kind in REGISTRIES.values()},
    }


def _claims() -> Schema:
    """A definition for each kind of claim, and one that leads to the right one by the key that names the kind."""
    one_of: Schema = {
        "type": "object",
        "description": "a claim; its first key says of what kind it is",
        "oneOf": [{"required": [name]} for name in KINDS],
        "allOf": [{"if": {"required": [name]}, "then": {"$ref": f"#/$defs/claim-{name}"}} for name in KINDS],
    }
    return {"claim": one_of, **{f"claim-{kind.name}": _claim(kind) for kind in KINDS.values()}}


def _claim(kind: Kind) -> Schema:
    """A kind of claim; the first field is held by the key of the kind."""
    named = (kind.first._replace(name=kind.name), *kind.fields[1:])
    return _record(kind.says, {**_fields(named), **{name: _KEYS[name] for name in CLAIM_KEYS}}, [kind.name, *_required(named[1:])])


def _values() -> Schema:
    words: Schema = {"$ref": "#/$defs/text", "description": "the source's words"}
    return {
        "text": {"type": _SCALARS, "minLength": 1},
        "id": {"type": _SCALARS, "pattern": _ID},
        "date": {
            "anyOf": [
                {"type": "integer"},
                {"type": "string", "pattern": rf"^({_EDTF}(/({_EDTF}|\.\.))?|\.\./{_EDTF})$"},
                _record("where no calendar can hold it", {"words": words}, ["words"]),
            ],
            "description": Holds.DATE.value,
        },
        "number": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^({_DECIMAL}|{_ORDINAL})$"}], "description": Holds.NUMBER.value},
        "amount": _record("what it is worth", {
            "value": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_DECIMAL}$"}], "description": "an exact decimal"},
            "unit": {"$ref": "#/$defs/text", "description": "the unit"},
            "bound": {"enum": [*BOUNDS], "description": "whether it is a bound"},
        }, ["value"]),
        "reference": {"anyOf": [{"$ref": "#/$defs/id"}, {"const": NOT_NAMED}, _record("who has no name in the source", {"unnamed": words}, ["unnamed"])]},
    }  # fmt: skip


def _record(description: str, properties: Schema, required: Iterable[str] = ()) -> Schema:
    return {"type": "object", "description": description, "properties": properties, "required": [*required], "additionalProperties": False}


def _required(fields: Iterable[Field]) -> list[str]:
    return [field.name for field in fields if field.required]


def _fields(fields: Iterable[Field]) -> Schema:
    return {field.name: {"description": field.help, **_field(field)} for field in fields}


def _field(field: Field) -> Schema:
    """What stands at a field's key: a value, or where it may have several a list; each value plain, or a reading."""
    plain = _plain(field)
    if field.holds is Holds.NEW_ID:
        return plain
    one: Schema = {"anyOf": [plain, _reading(field, plain)]}
    if not field.many:
        return one
    several: Schema = {"type": "array", "items": one, "minItems": 1 if field.required else 0}
    return {"anyOf": [plain, _reading(field, plain), several]}


def _reading(field: Field, plain: Schema) -> Schema:
    """What the source has, what is read, and why."""
    printed: Schema = {"anyOf": [{"$ref": "#/$defs/text"}, plain]} if field.holds is Holds.REFERENCE else plain
    return _record("a reading: what the source has, what is read, and why", {
        "printed": {"description": "what stands in the passage", **_one_or_more(printed, field)},
        "is": {"description": "what is read", **_one_or_more(plain, field)},
        "because": {"$ref": "#/$defs/text", "description": "why"},
        "url": {"$ref": "#/$defs/text", "description": "where outside the article that is to be found"},
    }, ["is", "because"])  # fmt: skip


def _one_or_more(value: Schema, field: Field) -> Schema:
    return {"anyOf": [value, {"type": "array", "items": value}]} if field.many else value


def _plain(field: Field) -> Schema:
    if field.holds is Holds.CHOICE:
        return {"enum": [*field.choices]}
    name = {Holds.TEXT: "text", Holds.DATE: "date", Holds.NUMBER: "number", Holds.AMOUNT: "amount", Holds.REFERENCE: "reference", Holds.NEW_ID: "id"}
    return {"$ref": f"#/$defs/{name[field.holds]}"}
