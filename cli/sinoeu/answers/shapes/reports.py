"""Records that are no facts: counts, what doctor and check find, the views of SQL and its rows, and errors."""

from sinoeu.answers.shapes import NULL, TEXT, WHOLE, YES_NO, Key, a, constant, many, maybe, one_of, record
from sinoeu.answers.shapes.values import DAY, EVIDENCE, FLAGGED, SUGGESTION
from sinoeu.model.schema import Schema

_COUNT = record(
    "count",
    "one count",
    Key("what", TEXT, "what is counted"),
    Key("count", WHOLE, "how many"),
    Key("of", maybe(WHOLE), "of how many"),
    Key("share", maybe({"type": "number", "minimum": 0, "maximum": 1}), "the share, from 0 to 1"),
    Key("first", maybe(DAY), "the first day of what is dated"),
    Key("last", maybe(DAY), "the last day"),
)
_LINE_ANSWERED = "the line of standard input that this answers"
UNANSWERED = record(
    "unanswered",
    "one of several questions, to which there is no answer",
    Key("type", constant("none"), "no answer"),
    Key("id", NULL, "there is none"),
    Key("query", TEXT, _LINE_ANSWERED),
    Key("because", TEXT, "why there is none"),
    Key("suggestions", many(a(SUGGESTION)), "who or what may have been meant"),
    Key("count", WHOLE, "0, with --count", always=False),
    FLAGGED,
    EVIDENCE,
)
ROWS_COUNTED = record(
    "rows-counted",
    "the number of rows of an answer, with --count",
    Key("type", constant("count"), "a count"),
    Key("id", NULL, "there is none"),
    Key("count", WHOLE, "how many rows"),
    FLAGGED,
    EVIDENCE,
)
QUERY = Key("query", TEXT, _LINE_ANSWERED, always=False)
"""What every record has that answers one of several questions."""
_COUNTED = ("articles", "passages", "characters", "skipped", "things", "claims", "values", "deals", "dates", "flags", "database")
"""What has a list of counts of its own. The counts themselves rest on no words with flags, so that `flags` is free for how many flags there are."""
STATS = record(
    "stats",
    "the counts of a corpus",
    Key("type", constant("stats"), "counts"),
    Key("id", maybe(TEXT), "the name of the corpus; null where it has none"),
    Key("corpus", TEXT, "the name of the corpus"),
    tuple(Key(name, many(a(_COUNT)), f"counts of {name}; what all the others are of comes first") for name in _COUNTED),
    EVIDENCE,
)
EXAMINED = record(
    "examined",
    "something that doctor looked at",
    Key("type", constant("examined"), "something looked at"),
    Key("id", TEXT, "part and what"),
    Key("part", one_of("program", "database", "terminal"), "of what it is a part"),
    Key("what", TEXT, "what was looked at"),
    Key("ok", YES_NO, "whether it is as it should be"),
    Key("found", TEXT, "how it is"),
    Key("mend", maybe(TEXT), "what to type where it is not"),
    FLAGGED,
    EVIDENCE,
)
FINDING = record(
    "finding",
    "what check finds wrong",
    Key("file", TEXT, "in which file"),
    Key("line", WHOLE, "in which line, from 1"),
    Key("column", WHOLE, "in which column, from 1"),
    Key("rule", TEXT, "by which rule"),
    Key("message", TEXT, "what is wrong"),
    Key("hint", TEXT, "what to do; may be empty"),
    Key("severity", one_of("error", "warning"), "errors forbid loading"),
)
_COLUMN = record(
    "column",
    "a column of a view",
    Key("name", TEXT, "its name"),
    Key("says", TEXT, "what it holds"),
    Key("stands_in", maybe(TEXT), "the column that has the passage in which it stands"),
)
VIEW = record(
    "view",
    "a view that SQL can ask",
    Key("type", constant("view"), "a view"),
    Key("id", TEXT, "its name"),
    Key("says", TEXT, "what it has a row for"),
    Key("columns", many(a(_COLUMN)), "its columns"),
)
SQL_ROW: Schema = {
    "type": "object",
    "description": "a row of a query, by the names of its columns; bytes and infinite numbers are text",
    "minProperties": 1,
    "additionalProperties": {"type": ["string", "number", "null"]},
}
ERROR = record(
    "error",
    "what is on standard error in the place of an answer",
    Key("error", TEXT, "what is wrong"),
    Key("hint", maybe(TEXT), "what to type instead"),
    Key("status", WHOLE, "the exit status"),
    Key("suggestions", many(a(SUGGESTION)), "who or what may have been meant"),
)
