"""The JSON Schema (draft 2020-12) of each command's answer, made from the declared shapes of its records."""

from collections.abc import Sequence

from sinoeu.answers.shapes import NULL, Key, Shape, a, facts, maybe, reports, things, values
from sinoeu.model.answer import Json
from sinoeu.model.schema import DIALECT, Schema

RECORDS: dict[str, tuple[Schema, ...]] = {
    "check": (a(reports.FINDING),),
    "deals": (a(facts.DEAL_LISTED),),
    "doctor": (a(reports.EXAMINED),),
    "figures": (a(facts.FIGURE_LISTED),),
    "links": (a(facts.LINK),),
    "said": (a(facts.SAYING),),
    "search": (a(things.PASSAGE_FOUND),),
    "show": (a(things.SHOWN), a(things.PASSAGE_SHOWN), a(things.CITATION)),
    "sources": (a(things.ARTICLE_LISTED), a(things.ARTICLE)),
    "sql": (a(reports.VIEW), reports.SQL_ROW),
    "stats": (a(reports.STATS),),
    "ties": (a(facts.TIE_LISTED),),
    "timeline": (a(facts.DATED),),
    "where": (a(things.PLACE), a(things.PLACE_LISTED)),
    "who": (a(things.ACTOR), a(things.ACTOR_LISTED)),
}
"""The records that a command's --json is an array of, unless it is asked for their number."""
OF_MANY = frozenset({"deals", "figures", "links", "said", "search", "show", "ties", "timeline", "where", "who"})
"""Commands that answer each line of standard input, and say in each record which."""
SHAPES: dict[str, Shape] = {shape.name: shape for module in (values, facts, things, reports) for shape in vars(module).values() if isinstance(shape, Shape)}
"""Every declared shape by its name."""


def answer_schema(command: str) -> Schema:
    """The schema of what a command writes with --json; of one record that is a line of --jsonl it has the `items`."""
    items: Json = {"anyOf": [*records(command)]}
    definitions = _definitions(items)
    if command in OF_MANY:
        definitions.update({name: _definition(SHAPES[name], reports.QUERY) for name in _named_in([*RECORDS[command], a(reports.ROWS_COUNTED)])})
    return _answer(command, "", items, definitions)


def keys_of(command: str) -> tuple[str, ...]:
    """The keys that --columns may choose from in the records of a command; none where they are those of a query, or there is no such option."""
    shapes = [] if command in ("sql", "check") else [SHAPES[name] for item in RECORDS[command] for name in _named_in(item)]
    of_many = [reports.QUERY.name] if shapes and command in OF_MANY else []
    return tuple(dict.fromkeys([*(key.name for shape in shapes for key in shape.keys), *of_many]))


def chosen_schema(command: str, keys: Sequence[str]) -> Schema:
    """The schema of an answer whose records have only these keys, by --columns. That there is no answer is told by the whole record all the same."""
    unanswered = [a(reports.UNANSWERED)] if command in OF_MANY else []
    items: Json = {"anyOf": [*(_chosen(record, keys, command in OF_MANY) for record in RECORDS[command]), *unanswered]}
    return _answer(command, f" --columns {','.join(keys)}", items, _definitions(items))


def _chosen(record: Schema, keys: Sequence[str], of_many: bool) -> Schema:
    """A record with these keys only; null stands where it has no such key."""
    holds: dict[str, Json] = {key.name: _property(key if key.always else key._replace(holds=maybe(key.holds))) for name in _named_in(record) for key in SHAPES[name].keys}
    query = _property(reports.QUERY)
    properties: Schema = {key: holds.get(key, record.get("additionalProperties", maybe(query) if key == reports.QUERY.name else NULL)) for key in keys}
    properties |= {reports.QUERY.name: query} if of_many and reports.QUERY.name not in keys else {}
    return {"type": "object", "properties": properties, "required": [*keys], "additionalProperties": False}


def _answer(command: str, asked: str, items: Json, definitions: Schema) -> Schema:
    title = f"sinoeu {command} --json{asked}"
    whole = f"the whole records; --columns chooses keys of them, and sinoeu schema {command} --columns A,B has the schema of those"
    chooses: Schema = {} if asked or command == "check" else {"description": whole}
    return {"$schema": DIALECT, "title": title, **chooses, "type": "array", "items": items, "$defs": definitions}


def records(command: str) -> tuple[Schema, ...]:
    """The schema of each kind of record that a command may answer with."""
    of_many = (a(reports.UNANSWERED),) if command in OF_MANY else ()
    counted = (a(reports.ROWS_COUNTED),) if command != "check" else ()  # which is no question, and has no --count
    return (*RECORDS[command], *of_many, *counted)


def error_schema() -> Schema:
    """The schema of the object that --json has on standard error in the place of an answer."""
    root = a(reports.ERROR)
    return {"$schema": DIALECT, "title": "sinoeu: an error", **root, "$defs": _definitions(root)}


def _definitions(root: Json) -> Schema:
    """The definitions that a schema leads to, and those that they lead to."""
    found: Schema = {}
    waiting = _named_in(root)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _definition(SHAPES[name])
            waiting += _named_in(found[name])
    return dict(sorted(found.items()))


def _named_in(schema: Json) -> list[str]:
    """The names of the definitions that a schema refers to."""
    if isinstance(schema, dict):
        reference = schema.get("$ref")
        own = [reference.rpartition("/")[2]] if isinstance(reference, str) else []
        return own + [name for part in schema.values() for name in _named_in(part)]
    return [name for part in schema for name in _named_in(part)] if isinstance(schema, list) else []


def _definition(shape: Shape, *more: Key) -> Schema:
    keys = (*shape.keys, *more)
    required: list[Json] = [key.name for key in keys if key.always]
    properties: Schema = {key.name: _property(key) for key in keys}
    return {"type": "object", "description": shape.says, "properties": properties, "required": required}


def _property(key: Key) -> Schema:
    return {"description": key.says, **key.holds}
