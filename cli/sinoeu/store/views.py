"""The public face of the database: views whose every column is described, and in which a shown column `x` has its twin `x_on`, where it stands."""

from typing import NamedTuple

from sinoeu.model.kinds import ARTICLE, BOUNDS, KINDS, Field, Holds, Kind
from sinoeu.store.fixed_views import CLAIM_LABEL, FACT_SAYS, FIXED, PASSAGE_LABEL, View, ViewColumn

SEARCHED = View(
    "passage_text",
    "the full text, to be searched with MATCH; its rowid is the column row of passages",
    (
        ViewColumn("printed", "the words printed, in small letters: to MATCH, not to be read"),
        ViewColumn("read", "names and words that the editor reads there and that are not printed"),
    ),
    "",
)
"""A table that is shown beside the views: it can be searched, and has nothing in it to be read."""
TWIN = "_on"
"""Ends the name of the column that has the passage in which a value stands."""
_NAMED = {
    "when": "date", "where": "place", "at": "venue", "in": "event", "by": "asserted_by", "as": "taken_as",
    "with": "met", "from": "from_side", "to": "to_side", "between": "partners",
}  # fmt: skip
"""What a field is called as a column, where its own name would have to be quoted in SQL or is another in answers."""
_VIEW_OF = {
    "role": ("roles", "offices that somebody holds"),
    "event": ("events", "what took place; several passages may speak of one event, count(DISTINCT id) counts events"),
    "part": ("parts", "who took part in an event, as what, and how they were there"),
    "met": ("meetings", "who met whom"),
    "deal": ("deals", "what was signed, agreed, planned, offered or hoped for; several passages may speak of one deal, count(DISTINCT id) counts deals"),
    "figure": ("figures", "numbers"),
    "tie": ("ties", "lasting relations"),
    "said": ("sayings", "words, quoted or reported"),
}
NAMES = {kind: name for kind, (name, _) in _VIEW_OF.items()}
"""The view of each kind of claim."""
_PARTS_OF_AMOUNT = {"unit": "its unit", "bound": f"whether it is a bound: {', '.join(BOUNDS)}"}
_NUMBERS = (Holds.NUMBER, Holds.AMOUNT)
_HAVE_IDS = ("event", "deal")
_NOT_NAMED = "'not named'"


class _Source(NamedTuple):
    """Where the values of a record lie: their table, and what ties them to the row of the view."""

    table: str
    belongs: str


_CELLS = _Source("cell", "cell.claim = claim.id")
_HEADS = _Source("head", "head.article = article.id")


def views() -> dict[str, View]:
    """Every view by its name: what each kind of claim says, one row a claim, so that each passage speaks for itself; and what claims are about."""
    made = (*(_of_claims(kind) for kind in KINDS.values()), _articles(), *FIXED)
    return {view.name: view for view in made}


def described() -> dict[str, View]:
    """All that may be asked: the views, and the full text."""
    return {**views(), SEARCHED.name: SEARCHED}


def _of_claims(kind: Kind) -> View:
    name, says = _VIEW_OF[kind.name]
    own = "thing.key" if kind.name in _HAVE_IDS else CLAIM_LABEL
    id = f"the {kind.name}'s id" if kind.name in _HAVE_IDS else "article, passage and number of the claim, as in 003:14.2"
    shown = [field for field in kind.fields if field.holds is not Holds.NEW_ID]
    columns = (
        ViewColumn("id", id, own),
        *(column for field in shown for column in _of_field(field, _CELLS)),
        _by_editor(_CELLS),
        ViewColumn("fact", FACT_SAYS, "claim.fact"),
        ViewColumn("claim", "the claim: article, passage and its number there", CLAIM_LABEL) if kind.name in _HAVE_IDS else None,
        ViewColumn("passage", "the passage that says so", PASSAGE_LABEL),
        ViewColumn("file", "the file of its article", "article.file"),
        ViewColumn("line", "the line of the file in which the passage begins", "passage.line"),
        ViewColumn("start", "where the passage begins in the article, in code points", "passage.start"),
        ViewColumn("end", "where it ends", 'passage."end"'),
        ViewColumn("quote", "the words of the passage", "passage.text"),
        ViewColumn("note", "what the editor notes", "claim.note"),
    )
    named = "JOIN thing ON thing.id = claim.fact " if kind.name in _HAVE_IDS else ""
    rows = f"claim JOIN passage ON passage.id = claim.passage JOIN article ON article.id = passage.article {named}WHERE claim.kind = '{kind.name}'"
    return View(name, says, tuple(column for column in columns if column), rows)


def _articles() -> View:
    columns = (
        ViewColumn("id", "the article's id", "article.key"),
        *(_value(field, _HEADS) for field in ARTICLE.fields),
        _by_editor(_HEADS),
        ViewColumn("file", "the file of its text", "article.file"),
        ViewColumn("sha256", "the digest of that file", "article.sha256"),
    )
    return View("articles", "the articles", columns, "article")


def _of_field(field: Field, source: _Source) -> tuple[ViewColumn, ...]:
    """The value, of an amount also its unit and bound, and the twin that says where it stands, unless the value is the editor's own."""
    value = _value(field, source)
    if field.holds is Holds.AMOUNT:
        parts = (field._replace(name=f"{field.name}_{part}", holds=Holds.TEXT, help=says) for part, says in _PARTS_OF_AMOUNT.items())
        return (value, *_twin(field, source), *(column for part in parts for column in _of_field(part, source)))
    return (value, *_twin(field, source))


def _twin(field: Field, source: _Source) -> tuple[ViewColumn, ...]:
    if field.editorial:
        return ()
    number = _first(field, source, "coalesce(cell.rests_on, cell.claim)")
    # the claims around it have other names, so that none is taken for the row's own
    said = "claim AS c JOIN passage AS p ON p.id = c.passage JOIN article AS a ON a.id = p.article"
    standing = f"(SELECT a.key || ':' || p.number FROM {said} WHERE c.id = {number})"  # noqa: S608  # all ours
    return (ViewColumn(f"{_NAMED.get(field.name, field.name)}{TWIN}", "the passage where that stands", standing),)


def _value(field: Field, source: _Source) -> ViewColumn:
    """One thing or text, or several joined by semicolons; a thing by its id."""
    name, table = _NAMED.get(field.name, field.name), source.table
    thing = "thing.key, " if field.holds is Holds.REFERENCE else ""
    content = f"{thing}{table}.value, {table}.printed"
    if not field.many:
        exact = f"; exact, as text: CAST({name} AS REAL) to compare it" if field.holds in _NUMBERS else ""
        return ViewColumn(name, field.help + exact, _first(field, source, f"coalesce({content})"))
    ordered = (
        f"SELECT coalesce({content}, {_NOT_NAMED}) AS one FROM {table} LEFT JOIN thing ON thing.id = {table}.thing "  # noqa: S608  # all ours
        f"WHERE {source.belongs} AND {table}.field = '{field.name}' ORDER BY {table}.position"
    )
    return ViewColumn(name, f"{field.help}; several are joined by semicolons", f"(SELECT group_concat(one, '; ') FROM ({ordered}))")  # noqa: S608  # all ours


def _first(field: Field, source: _Source, what: str) -> str:
    table = source.table
    joined = f"LEFT JOIN thing ON thing.id = {table}.thing " if "thing." in what else ""
    return f"(SELECT {what} FROM {table} {joined}WHERE {source.belongs} AND {table}.field = '{field.name}' ORDER BY {table}.position LIMIT 1)"  # noqa: S608  # all ours


def _by_editor(source: _Source) -> ViewColumn:
    """The one column that keeps a reading from passing for what is printed."""
    called = " ".join(f"WHEN '{field}' THEN '{name}'" for field, name in _NAMED.items())
    name = f"CASE {source.table}.field {called} ELSE {source.table}.field END"
    names = f"SELECT DISTINCT {name} AS one FROM {source.table} WHERE {source.belongs} AND {source.table}.basis <> 'stated' ORDER BY one"  # noqa: S608  # all ours
    says = "which of these values are the editor's, inferred or supplied; the view cells has the grounds"
    return ViewColumn("by_editor", says, f"(SELECT group_concat(one, '; ') FROM ({names}))")  # noqa: S608  # all ours
