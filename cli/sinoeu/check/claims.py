"""Claims that are whole: a deal has parties, a tie has sides, and nothing is claimed of what was skipped."""

from collections.abc import Iterator, Sequence

from sinoeu.check.context import Context, fault
from sinoeu.model.corpus import Claim, Edition, Origin
from sinoeu.model.crossing import Given
from sinoeu.model.finding import Finding

RULES = {
    "claim-on-skipped": """A passage that is skipped supports no claim.
Above all a passage skipped as `injected` is text of another origin. Take out `skip`, or the claims.""",
    "deal-without-parties": """Every deal says between whom, in at least one of the claims that speak of it.
Where the sources name nobody, write `parties: not named`, or their words: `parties: [siemens, {unnamed: German universities}]`.""",
    "with-itself": """Nobody meets, and nothing is tied to, itself.
One id stands on both sides of a meeting or tie. Two of one name have two ids.""",
    "tie-without-sides": """A tie is `between` two or more, or goes `from` one side `to` the other.
A side that the source does not name counts too: {unnamed: German universities}.""",
}

_TWO_SIDES = {"met": ("meeting", "who", "with"), "tie": ("tie", "from", "to")}
"""By kind of claim, what one of two sides is called, and the sides."""


def article(edition: Edition, context: Context) -> Iterator[Finding]:  # noqa: ARG001  # every family is called alike
    """Claims of skipped passages, and ties with a side missing."""
    origin = edition.article.origin
    for passage in edition.article.passages:
        if passage.skip and passage.claims:
            yield fault(
                origin,
                passage.claims[0].path,
                "claim-on-skipped",
                f"passage {passage.number} is skipped as {passage.skip} and can support no claim",
                "take out skip, or the claims",
            )
        for claim in passage.claims:
            if claim.kind == "tie":
                yield from _sides(origin, claim)
            if claim.kind in _TWO_SIDES:
                yield from _with_itself(origin, claim)


def _sides(origin: Origin, claim: Claim) -> Iterator[Finding]:
    if not all(claim.fields.get(name, ("unread",)) for name in ("between", "from", "to")):
        return  # a side is given and could not be read, which its reader has told
    between = len(claim.fields.get("between", ()))
    if between < 2 and not (claim.fields.get("from") and claim.fields.get("to")):
        has = "only one" if between else "'from' and no 'to'" if "from" in claim.fields else "'to' and no 'from'" if "to" in claim.fields else "none"
        yield fault(origin, claim.path, "tie-without-sides", f"a tie has two sides, and this one has {has}", "write between: [ONE, OTHER], or from: and to:")


def _with_itself(origin: Origin, claim: Claim) -> Iterator[Finding]:
    """Ids that stand on both sides of a meeting or a tie."""
    what, one, other = _TWO_SIDES[claim.kind]
    between = claim.ids("between")
    both = set(claim.ids(one)) & set(claim.ids(other)) | {id for id in between if between.count(id) > 1}
    for id in sorted(both):
        yield fault(origin, claim.path, "with-itself", f"{id} stands on both sides of this {what}", "name the other")


def across(group: Sequence[Given]) -> Iterator[tuple[Given, Finding]]:
    """A deal of which no claim says between whom."""
    first = next((given for given in group if given.type == "deal"), None)
    if first and not any(given.has_parties for given in group if given.type == "deal"):
        message, hint = f"no claim says between whom the deal {first.id} is", "write parties: [ONE, OTHER], or parties: not named"
        yield first, Finding(first.file, first.line, first.column, "deal-without-parties", message, hint)
