"""Which sides have to do with a fact: the registries' word for people, organisations and places, else the country that a place lies in."""

import sqlite3
from collections.abc import Iterable

from sinoeu.store.facts import Cell, Thing
from sinoeu.store.places import situation

_CHINA = frozenset("CN HK MO".split())
_EUROPE = frozenset(
    "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK".split()
)
"""The countries and areas that the United Nations' standard M49 counts as Europe (150), by ISO 3166-1, and Kosovo."""


class Sides:
    """Tells sides; a thing's is looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._known: dict[int, str | None] = {}

    def of(self, cells: Iterable[Cell]) -> tuple[str, ...]:
        """The sides of whoever and whatever some values refer to, each once: `cn`, `eu`, `other`. Nobody's is guessed."""
        found = {self._side(cell.thing) for cell in cells if cell.thing}
        return tuple(side for side in ("cn", "eu", "other") if side in found)

    def _side(self, thing: Thing) -> str | None:
        if thing.id not in self._known:
            country = situation(self.connection, thing.id, as_printed=False).country if thing.type == "place" and not thing.side else None
            self._known[thing.id] = thing.side or (country and ("cn" if country in _CHINA else "eu" if country in _EUROPE else "other")) or None
        return self._known[thing.id]
