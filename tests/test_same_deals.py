"""The law of deals that may be one: what is found with all that is told of them on the disk is what is found by comparing all in memory."""

from collections.abc import Sequence
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as some

from sinoeu.check.same_deals import across
from sinoeu.model.crossing import Terms
from sinoeu.model.finding import Finding
from sinoeu.store.gathering import Gathering

PLACE = Finding("a.yaml", 1, 1, "same-deal", "")
DAYS = ("2024-05-03", "2024-05-04")
PARTIES = some.frozensets(some.sampled_from(("harbour works", "works", "harbour")), min_size=1)
DATES = some.sampled_from((None, *DAYS))
HELD_IN = some.sampled_from(((), ("fair",), ("fair", "visit")))
DEALS = some.builds(Terms, some.sampled_from("abcd"), some.just("deal"), PARTIES, DATES, HELD_IN, some.booleans(), some.just(PLACE))
NOTHING = some.just(())
EVENTS = some.builds(Terms, some.sampled_from(("fair", "visit")), some.just("event"), some.just(frozenset()), DATES, NOTHING, some.just(False), some.just(PLACE))


def messages(told: Sequence[Terms]) -> list[str]:
    """What is found where all is gathered."""
    gathering = Gathering(None)
    with closing(gathering):
        gathering.add_terms(told)
        return [finding.message for finding in across(gathering)]


def compared(told: Sequence[Terms]) -> list[str]:
    """What is found in memory."""
    held = {terms.id: terms.date for terms in reversed(told) if terms.kind == "event" and terms.date}
    deals = {terms.id: [other for other in told if other.id == terms.id] for terms in told if terms.kind == "deal"}
    first: dict[tuple[frozenset[str], str], str] = {}
    found = []
    for id, mine in deals.items():
        parties = frozenset[str]().union(*(terms.parties for terms in mine))
        dates = {date for terms in mine for date in (terms.date, *(held.get(event) for event in terms.events)) if date}
        for date in sorted(dates if len(parties) > 1 else ()):
            other = first.setdefault((parties, date), id)
            if other != id and not any(terms.answered for terms in (*deals[other], *mine)):
                found.append(f"the deals {other} and {id} have the same parties and the same date, {date}")
                break
    return found


@given(some.lists(some.one_of(DEALS, EVENTS), max_size=12))
def test_deals_are_compared_on_the_disk_as_in_memory(told: list[Terms]) -> None:
    assert messages(told) == compared(told)


def test_the_first_date_of_an_event_is_that_of_its_deals() -> None:
    events = [Terms("fair", "event", frozenset(), date, (), False, PLACE) for date in (None, *DAYS)]
    deals = [Terms(id, "deal", frozenset("ab"), date, at, False, PLACE) for id, date, at in (("one", None, ("fair",)), ("other", DAYS[0], ()), ("later", DAYS[1], ()))]
    assert messages([*deals, *events]) == ["the deals one and other have the same parties and the same date, 2024-05-03"]
