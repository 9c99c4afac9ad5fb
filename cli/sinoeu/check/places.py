"""Places: each lies in a country, none within itself, and all on this earth."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sinoeu.check.context import fault
from sinoeu.model.corpus import Entry, Registry
from sinoeu.model.finding import Finding
from sinoeu.text.spoken import exact

RULES = {
    "place-cycle": """No place lies within itself: following `in` from place to place comes to an end.""",
    "place-without-country": """Following `in`, every place comes to one that has a `country`.
A region across countries (`kind: region`) need not. The fault is told at the place where the way ends.""",
    "bad-country": """`country` is two capital letters, the code of ISO 3166-1 alpha-2: CN, DE, BE.""",
    "bad-coordinate": """`lat` is in degrees north from -90 to 90, `lon` in degrees east from -180 to 180, and a place has both or neither.""",
}

_CODE = re.compile("[A-Z]{2}")
_LIMITS = {"lat": 90, "lon": 180}


def entry(entry: Entry) -> Iterator[Finding]:
    """What is wrong with a place by itself."""
    if entry.type == "place":
        yield from _code(entry)
        yield from _coordinates(entry)


def across(registry: Registry) -> Iterator[tuple[Entry, Finding]]:
    """Places that lie in themselves, and places that lie in no country."""
    yield from _ways(list(registry.entries("place")), registry)


def _code(place: Entry) -> Iterator[Finding]:
    code = place.text("country")
    if code is not None and not _CODE.fullmatch(code):
        yield fault(place.origin, (*place.path, "country"), "bad-country", f"{code!r} is no country code", "write two capital letters: CN, DE")


def _coordinates(place: Entry) -> Iterator[Finding]:
    for name, limit in _LIMITS.items():
        text = place.text(name)
        if text is None:
            continue
        degrees = exact(text)
        if degrees is None or abs(degrees) > Decimal(limit):
            yield fault(place.origin, (*place.path, name), "bad-coordinate", f"{name} {text} is not between -{limit} and {limit} degrees")
    missing = [name for name in _LIMITS if name not in place.fields]
    if len(missing) == 1:
        yield fault(place.origin, place.path, "bad-coordinate", f"{place.id} has no {missing[0]}", "give both, or neither")


def _ways(places: list[Entry], registry: Registry) -> Iterator[tuple[Entry, Finding]]:
    """Every way up, walked once: where it goes in a circle, and where it ends short of a country."""
    arrives: dict[str, bool] = {}
    for place in places:
        way: list[Entry] = []
        on_the_way: set[str] = set()
        here: Entry | None = place
        while here is not None and here.id not in arrives and here.id not in on_the_way:
            way.append(here)
            on_the_way.add(here.id)
            here = None if here.text("country") else _next(here, registry)
        if here is not None and here.id in on_the_way:
            circle = [step.id for step in way[[step.id for step in way].index(here.id) :]]
            yield here, fault(here.origin, (*here.path, "in"), "place-cycle", f"{here.id} lies within itself: {' in '.join([*circle, here.id])}")
            arrived = True  # nothing more is said of the places that lead into the circle
        elif here is not None:
            arrived = arrives[here.id]
        else:
            arrived = bool(way[-1].text("country")) or way[-1].reference("in") is not None  # an unknown id is told by its own rule
        arrives.update((step.id, arrived) for step in way)
    for place in places:
        if not arrives[place.id] and place.text("kind") != "region" and _ends_at(place, registry):
            hint = "give it in: PLACE or country: CODE, or kind: region where it is larger than a country"
            yield place, fault(place.origin, place.path, "place-without-country", f"{place.id} lies in no country", hint)


def _next(place: Entry, registry: Registry) -> Entry | None:
    """The next larger place, if it is one."""
    larger = registry.get(place.reference("in") or "")
    return larger if larger and larger.type == "place" else None


def _ends_at(place: Entry, registry: Registry) -> bool:
    """Whether nothing but regions lies beyond a place."""
    larger = _next(place, registry)
    return larger is None or larger.text("kind") == "region"
