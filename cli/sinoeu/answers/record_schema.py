"""The JSON Schema (draft 2020-12) of each command's answer, made from the declared shapes of its records."""

from sinoeu.answers.shapes import Key, Shape, a, facts, reports, things, values
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
    return {"$schema": DIALECT, "title": f"sinoeu {command} --json", "type": "array", "items": items, "$defs": definitions}


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
