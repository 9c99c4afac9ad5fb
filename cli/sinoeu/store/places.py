"""Where a place lies: in which larger one, in which country, at what coordinates."""

import sqlite3
from typing import NamedTuple

_PLACE = """
SELECT thing.kind, within.id, thing.country, thing.lat, thing.lon, thing.note FROM thing LEFT JOIN thing AS within ON within.id = thing.within WHERE thing.id = :id
"""
_COUNTRY = """
SELECT thing.country FROM place_part JOIN thing ON thing.id = place_part.place
WHERE place_part.part = :id AND thing.country IS NOT NULL ORDER BY place_part.depth, thing.id LIMIT 1
"""


class Situation(NamedTuple):
    """What the registry says of a place: the editor's own fields."""

    kind: str | None
    """Country, province, city, district, ..."""
    within: int | None
    country: str | None
    """ISO 3166-1 alpha-2, its own or that of the country it lies in."""
    lat: str | None
    lon: str | None
    note: str | None


UNSAID = Situation(None, None, None, None, None, None)


def situation(connection: sqlite3.Connection, place: int, as_printed: bool) -> Situation:
    """What kind of place it is and where it lies; all None for what only stands printed, and where only what is printed is wanted: no article says it."""
    if as_printed:
        return UNSAID
    row = connection.execute(_PLACE, {"id": place}).fetchone()
    found = Situation(*row)
    if found.country is None:
        found = found._replace(country=next((code for (code,) in connection.execute(_COUNTRY, {"id": place})), None))
    return found
