"""One event or deal, one account of it: passages that disagree say so in a note."""

from collections.abc import Iterator, Sequence

from sinoeu.model.corpus import Claim, Origin
from sinoeu.model.crossing import Given, Said
from sinoeu.model.finding import Finding
from sinoeu.model.value import Amount, Basis, Date, Payload, Reference, Value
from sinoeu.model.when import When, parse
from sinoeu.text.spoken import exact

RULES = {
    "contradiction": """Claims that speak of the same event or deal do not state different things without a note.
Compared are kind, when, form, status, count, amount, in and part_of. A coarser date that holds the finer one is no contradiction.
Where the sources disagree both claims are kept, and a `note` on one of them says so. The kind is the editor's, and is the same everywhere.""",
}

COMPARED = {"event": ("kind", "when", "form", "part_of"), "deal": ("kind", "status", "when", "in", "count", "amount")}


def said(claim: Claim, origin: Origin) -> Iterator[Said]:
    """What a claim says of its event or deal that has to agree with other claims."""
    for name in COMPARED[claim.kind]:
        for value in claim.fields.get(name, ()):
            if value.read is not None and _counts(claim, name, value):
                yield Said(name, value.read, *origin.spot(value.path))


def across(group: Sequence[Given]) -> Iterator[tuple[Given, Finding]]:
    """The first contradiction in each field of an event or deal."""
    for kind, names in COMPARED.items():
        claims = [given for given in group if given.type == kind]
        for name in names if len(claims) > 1 else ():
            yield from _first_contradiction(kind, name, [(given, one) for given in claims for one in given.said if one.field == name])


def _counts(claim: Claim, name: str, value: Value) -> bool:
    """Whether a value has to agree: kinds always, others where they are stated and no note explains them."""
    return name == "kind" or (value.basis is Basis.STATED and not claim.note)


def _first_contradiction(kind: str, name: str, values: Sequence[tuple[Given, Said]]) -> Iterator[tuple[Given, Finding]]:
    different: dict[Payload, tuple[Given, Said]] = {}
    for given, here in values:
        if here.payload in different:
            continue
        for elsewhere, other in different.values():
            if not _agree(here.payload, other.payload):
                advice = "give both the same" if name == "kind" else "say in a note of one of them how they differ"
                message = f"{name} of the {kind} {given.id} is {_shown(here.payload)} here and {_shown(other.payload)} elsewhere"
                yield given, Finding(given.file, here.line, here.column, "contradiction", message, f"the other is at {elsewhere.file}:{other.line}; {advice}")
                return
        different[here.payload] = given, here


def _agree(one: Payload, other: Payload) -> bool:
    """Whether two different values can both be so."""
    if isinstance(one, Date) and isinstance(other, Date):
        return not one.edtf or not other.edtf or _dates_agree(parse(one.edtf), parse(other.edtf))
    if isinstance(one, Amount) and isinstance(other, Amount):
        return exact(one.value) == exact(other.value) and (one.unit == other.unit or not one.unit or not other.unit)
    if isinstance(one, Reference) and isinstance(other, Reference):
        return one.id is None or other.id is None
    if isinstance(one, str) and isinstance(other, str):
        number = exact(one)
        return number is not None and number == exact(other)
    return False


def _dates_agree(one: When, other: When) -> bool:
    """Whether one date lies within the other; without a year, only month and day are compared."""
    if one.year_wholly_unknown or other.year_wholly_unknown:
        season, other_season = one.season(), other.season()
        return season is None or other_season is None or _within(season, other_season) or _within(other_season, season)
    span, other_span = one.span(), other.span()
    bounds, other_bounds = (span.start_earliest, span.end_latest), (other_span.start_earliest, other_span.end_latest)
    return _within(bounds, other_bounds) or _within(other_bounds, bounds)


def _within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _shown(payload: Payload) -> str:
    if isinstance(payload, Date):
        return payload.edtf or repr(payload.words)
    if isinstance(payload, Amount):
        return " ".join(part for part in (payload.bound, payload.value, payload.unit) if part)
    if isinstance(payload, Reference):
        return payload.id or repr(payload.words)
    return payload
