"""The public face of the database: a view for each kind of claim, every shown column `x` with its twin `x_on`, where it stands."""

from sinoeu.model.kinds import KINDS, Field, Holds

NAMES = {
    "role": "roles", "event": "events", "part": "parts", "met": "meetings", "deal": "deals", "figure": "figures", "tie": "ties", "said": "sayings",
}  # fmt: skip
"""The view of each kind of claim: one row a claim, so that each passage speaks for itself."""


def views() -> dict[str, str]:
    """The SELECT of each view by its name."""
    return {NAMES[kind.name]: _view(kind.name, kind.fields) for kind in KINDS.values()} | {"entities": _ENTITIES}


_ENTITIES = """
SELECT thing.key AS id, thing.type, thing.name, thing.printed, thing.basis, thing.because, thing.url, thing.kind, thing.side,
    thing.family, within.key AS within, thing.country, thing.lat, thing.lon, thing.note
FROM thing LEFT JOIN thing AS within ON within.id = thing.within WHERE thing.type IN ('person', 'organisation', 'place')
"""


def _view(kind: str, fields: tuple[Field, ...]) -> str:
    shown = [field for field in fields if field.holds is not Holds.NEW_ID]
    columns = [column for field in shown for column in _columns(field)]
    joins = [
        f'LEFT JOIN cell AS "{field.name}" ON "{field.name}".claim = claim.id AND "{field.name}".field = \'{field.name}\' AND "{field.name}".position = 0'
        for field in shown
        if not field.many
    ]
    things = [
        f'LEFT JOIN thing AS "{field.name} thing" ON "{field.name} thing".id = "{field.name}".thing'
        for field in shown
        if not field.many and field.holds is Holds.REFERENCE
    ]
    own = "thing.key" if kind in ("event", "deal") else "article.key || ':' || passage.number || '.' || claim.number"
    named = "JOIN thing ON thing.id = claim.fact " if kind in ("event", "deal") else ""
    return (
        f"SELECT {own} AS id, {', '.join(columns)}, article.key || ':' || passage.number AS passage, article.file, passage.line, "  # noqa: S608  # all ours
        f'passage.start, passage."end", passage.text AS quote, claim.note FROM claim JOIN passage ON passage.id = claim.passage '
        f"JOIN article ON article.id = passage.article {named}{' '.join(joins)} {' '.join(things)} WHERE claim.kind = '{kind}'"
    )


def _columns(field: Field) -> tuple[str, ...]:
    """The value, for one thing its id, for several their ids; and the twin that says where it stands, unless the value is the editor's own."""
    if field.many:
        value = (
            "(SELECT group_concat(coalesce(thing.key, cell.value, cell.printed, 'not named'), '; ') FROM cell LEFT JOIN thing ON thing.id = cell.thing "  # noqa: S608  # all ours
            f"WHERE cell.claim = claim.id AND cell.field = '{field.name}')"
        )
        source = f"(SELECT coalesce(cell.rests_on, cell.claim) FROM cell WHERE cell.claim = claim.id AND cell.field = '{field.name}' LIMIT 1)"  # noqa: S608  # all ours
    else:
        thing = f'"{field.name} thing".key, ' if field.holds is Holds.REFERENCE else ""
        value = f'coalesce({thing}"{field.name}".value, "{field.name}".printed)'
        source = f'coalesce("{field.name}".rests_on, "{field.name}".claim)'
    where = f"(SELECT a.key || ':' || p.number FROM claim AS c JOIN passage AS p ON p.id = c.passage JOIN article AS a ON a.id = p.article WHERE c.id = {source})"  # noqa: S608  # all ours
    twin = () if field.editorial else (f'{where} AS "{field.name}_on"',)
    return f'{value} AS "{field.name}"', *twin
