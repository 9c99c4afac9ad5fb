"""The SQL of every question is of the part that databases share, and puts its rows in one order and no other. Only searching has a text of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlglot import exp, parse_one

from program import Program
from test_house import STATEMENTS

OWN_TEXT = "store/searching.py"
"""What full text is, and how it is asked for, no two engines agree on."""
FUNCTIONS = ("Abs", "And", "Case", "Coalesce", "Count", "Exists", "If", "Length", "Max", "Min", "Nullif", "Or", "Sum")
"""What may be called, as sqlglot names it: that is no function of dates, JSON or letters, and gives the same everywhere."""
OPERATORS = ("Add", "And", "BitwiseAnd", "BitwiseOr", "Dot", "EQ", "GT", "GTE", "Is", "LT", "LTE", "Mul", "NEQ", "Or", "Sub")
"""What two values may be joined by: nothing that matches patterns, and no division, which rounds here and does not there."""
REFUSED = {
    "SELECT id FROM thing WHERE name LIKE :name": "Like",
    "SELECT id FROM thing WHERE name GLOB :name": "Glob",
    "SELECT id FROM thing WHERE name REGEXP :name": "RegexpLike",
    "SELECT lower(name) FROM thing WHERE id = :id": "Lower",
    "SELECT upper(name) FROM thing WHERE id = :id": "Upper",
    "SELECT group_concat(name) FROM thing WHERE id = :id": "GroupConcat",
    "SELECT json_extract(name, '$.a') FROM thing WHERE id = :id": "JSONExtract",
    "SELECT strftime('%Y', name) FROM thing WHERE id = :id": "TimeToStr",
    "SELECT id / 2 FROM thing WHERE id = :id": "Div",
    "SELECT id FROM thing WHERE type = :type ORDER BY name": "not total",
    "SELECT id FROM thing WHERE type = :type LIMIT 1": "no order",
    "SELECT id FROM thing WHERE type = :type ORDER BY printed, id": "NULLS FIRST",
    "SELECT id FROM thing WHERE type = :type ORDER BY printed DESC, id": "NULLS LAST",
    "SELECT claim.id FROM claim LEFT JOIN thing ON thing.id = claim.event WHERE claim.id = :id ORDER BY thing.name": "NULLS FIRST",
    "SELECT cell.value FROM claim JOIN cell ON cell.claim = claim.id WHERE claim.kind = :kind ORDER BY claim.id": "not total",
}
"""What each of these statements has at fault."""
_Column = tuple[str, str]
"""A table's name in a statement, and a column of it."""


class Schema:
    """The columns of each table, whether they may be null, and the sets of columns of which no two rows have the same."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.nullable: dict[str, dict[str, bool]] = {}
        self.keys: dict[str, list[set[str]]] = {}
        tables = connection.execute("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')").fetchall()
        for table, without_rowid in tables:
            columns = connection.execute('SELECT name, "notnull", pk, type FROM pragma_table_info(:table)', {"table": table}).fetchall()
            primary = {name for name, _, pk, _ in columns if pk}
            numbered = [type for _, _, pk, type in columns if pk] == ["INTEGER"]  # the row's own number, which is never null
            self.nullable[table] = {name: not (notnull or (name in primary and (without_rowid or numbered))) for name, notnull, _, _ in columns}
            self.nullable[table]["rowid"] = False
            unique = connection.execute('SELECT name FROM pragma_index_list(:table) WHERE "unique" = 1', {"table": table}).fetchall()
            indexed = [{name for (name,) in connection.execute("SELECT name FROM pragma_index_info(:index)", {"index": index})} for (index,) in unique]
            self.keys[table] = [key for key in ({"rowid"}, primary, *indexed) if key]


@pytest.fixture(scope="module")
def schema(program: Program) -> Schema:
    with closing(sqlite3.connect(f"file:{program.database}?mode=ro", uri=True)) as connection:
        return Schema(connection)


def faults(statement: str, schema: Schema) -> list[str]:
    """Whatever of a statement is not shared by all; its order is looked at in a grammar where one without a word on nulls can be told from one with it."""
    return list(strange(statement)) or list(unordered(parse_one(statement, read="postgres"), schema))


def strange(statement: str) -> Iterator[str]:
    """What not every engine has, or not all of them take for the same."""
    for node in parse_one(statement, read="sqlite").walk():
        name = node.name if isinstance(node, exp.Anonymous) else type(node).__name__
        if (isinstance(node, exp.Func) and name not in FUNCTIONS) or (isinstance(node, exp.Binary) and name not in (*OPERATORS, *FUNCTIONS)):
            yield name


def unordered(tree: exp.Expr, schema: Schema) -> Iterator[str]:
    """What leaves the order of rows open, in a statement and in those within it."""
    for select in tree.find_all(exp.Select):
        order = select.args.get("order")
        if order is None:
            if select.args.get("limit") and not isinstance(select.parent, exp.Exists) and _open(select, [], schema):
                yield f"no order, and not all: {select.sql()}"
            continue
        for by in order.expressions:
            if _may_be_null(by.this, select, schema) and bool(by.args.get("nulls_first")) == bool(by.args.get("desc")):
                yield f"NULLS {'LAST' if by.args.get('desc') else 'FIRST'} after {by.this.sql()}: {select.sql()}"
        if left := _open(select, [by.this for by in order.expressions], schema):
            yield f"not total, {', '.join(sorted(left))} is open: {select.sql()}"


def _tables(select: exp.Select) -> dict[str, tuple[str, bool]]:
    """The tables of a statement by what they are called in it, with whether a row may lack them."""
    found: dict[str, tuple[str, bool]] = {}
    source = select.args.get("from_") or select.args.get("from")
    if source:
        found[source.this.alias_or_name] = (source.this.name, False)
    for join in select.args.get("joins") or ():
        found[join.this.alias_or_name] = (join.this.name, join.side == "LEFT")
    return found


def _column(node: exp.Expr, select: exp.Select, schema: Schema) -> _Column | None:
    """The column that is meant, by its table's name; None for one of the statement around, which is fixed here, and for what is no column."""
    if not isinstance(node, exp.Column):
        return None
    tables = _tables(select)
    if node.table:
        return (node.table, node.name) if node.table in tables else None
    return next(((called, node.name) for called, (table, _) in tables.items() if node.name in schema.nullable.get(table, ())), None)


def _aliased(node: exp.Expr, select: exp.Select) -> exp.Expr:
    """What is selected under a name that is ordered by."""
    named = {one.alias: one.this for one in select.expressions if isinstance(one, exp.Alias)}
    return named.get(node.name, node) if isinstance(node, exp.Column) and not node.table else node


def _may_be_null(node: exp.Expr, select: exp.Select, schema: Schema) -> bool:
    node = _aliased(node, select)
    column = _column(node, select, schema)
    if column:
        table, outer = _tables(select)[column[0]]
        return (outer or schema.nullable[table][column[1]]) and not _known(select, column, schema)
    if isinstance(node, exp.Min | exp.Max):
        return _may_be_null(node.this, select, schema)  # in a statement that is grouped, where no group is empty
    if isinstance(node, exp.Coalesce):
        return all(_may_be_null(part, select, schema) for part in (node.this, *node.expressions))
    return not isinstance(node, exp.Literal | exp.Count)


def _known(select: exp.Select, column: _Column, schema: Schema) -> bool:
    """Whether the statement leaves out the rows in which the column is null: it says so, or compares it."""
    return any(column in (_column(part, select, schema) for part in (one.this, one.args.get("expression")) if part) for one in _conditions(select) if _refuses_null(one))


def _refuses_null(condition: exp.Expr) -> bool:
    return isinstance(condition, exp.EQ | exp.GTE | exp.LTE | exp.LT | exp.GT) or (isinstance(condition, exp.Not) and isinstance(condition.this, exp.Is))


def _conditions(select: exp.Select) -> list[exp.Expr]:
    """What every row has to fulfil, a condition each, with those by which tables are joined."""
    where = select.args.get("where")
    given = [where.this] if where else []
    given += [join.args["on"] for join in select.args.get("joins") or () if join.args.get("on")]
    found: list[exp.Expr] = []
    while given:
        one = given.pop().unnest()
        if isinstance(one, exp.And):
            given += [one.left, one.right]
        else:
            found.append(one.this if isinstance(one, exp.Not) and isinstance(one.this, exp.Not) else one)
    return found


def _open(select: exp.Select, ordered: list[exp.Expr], schema: Schema) -> set[str]:
    """What of a row is not settled by the columns it is put in order by, those that are compared with what is given, and the keys of tables."""
    settled = {column for node in ordered if (column := _column(node, select, schema))}
    named = {node.name for node in ordered if isinstance(node, exp.Column)}
    grouped = select.args.get("group")
    by = [_aliased(node, select) for node in grouped.expressions] if grouped else []
    if grouped and all(node in ordered or node.alias_or_name in named for node in grouped.expressions):
        return set()  # a row a group
    tables = _tables(select)
    before = -1
    while len(settled) != before:
        before = len(settled)
        for condition in _conditions(select):
            if isinstance(condition, exp.EQ):
                sides = [(_column(side, select, schema), side) for side in (condition.left, condition.right)]
                for (one, _), (other, given) in (sides, sides[::-1]):
                    fixed = other in settled if other else isinstance(given, exp.Column) or not given.find(exp.Column)
                    if one and fixed:
                        settled.add(one)
        for called, (table, _) in tables.items():
            if any({(called, name) for name in key} <= settled for key in schema.keys.get(table, ())):
                settled |= {(called, name) for name in schema.nullable[table]}
    if not grouped and any(one.find(exp.AggFunc) for one in select.expressions):
        return set()  # one row
    shown = (_column(node, select, schema) for one in by or select.expressions if one.alias not in named for node in one.find_all(exp.Column))
    return {".".join(column) for column in shown if column and column not in settled}


@pytest.mark.parametrize("module", sorted({module for module, _ in STATEMENTS}))
def test_every_question_is_of_the_part_that_databases_share(module: str, schema: Schema) -> None:
    for statement in (statement for known, statement in STATEMENTS if known == module):
        if "MATCH" in statement:
            assert module == OWN_TEXT, statement
        else:
            assert faults(statement, schema) == [], statement


@pytest.mark.parametrize("statement", REFUSED)
def test_what_is_not_shared_is_refused(statement: str, schema: Schema) -> None:
    assert REFUSED[statement] in "\n".join(faults(statement, schema))
