"""The shapes of JSON records, declared: a module a family of records, from which `sinoeu schema` makes JSON Schema and against which the tests hold every answer."""

from typing import NamedTuple

from sinoeu.model.schema import Schema


class Key(NamedTuple):
    """One key of a record: what it holds, and what that says."""

    name: str
    holds: Schema
    says: str
    always: bool = True
    """Whether every record has it; null where the sources do not say."""


class Shape(NamedTuple):
    """A kind of object, by its name among the definitions of a schema."""

    name: str
    says: str
    keys: tuple[Key, ...]


TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
YES_NO: Schema = {"type": "boolean"}
NULL: Schema = {"type": "null"}


def constant(value: str) -> Schema:
    """That text and no other."""
    return {"const": value}


def one_of(*values: str) -> Schema:
    """One of some texts."""
    return {"enum": [*values]}


def like(pattern: str) -> Schema:
    """A text of a certain form."""
    return {"type": "string", "pattern": f"^({pattern})$"}


def a(*shapes: Shape) -> Schema:
    """An object of one of these shapes."""
    if len(shapes) == 1:
        return {"$ref": f"#/$defs/{shapes[0].name}"}
    return {"anyOf": [a(shape) for shape in shapes]}


def many(item: Schema) -> Schema:
    """A list of any length."""
    return {"type": "array", "items": item}


def maybe(value: Schema) -> Schema:
    """A value, or null where the sources do not say."""
    return {"anyOf": [value, NULL]}


def record(name: str, says: str, *keys: Key | tuple[Key, ...]) -> Shape:
    """A shape of keys, and of keys that come together."""
    return Shape(name, says, tuple(key for part in keys for key in ((part,) if isinstance(part, Key) else part)))
