"""How the program, its files and its terminal are: a row for everything that was looked at, with what to type where it is a fault."""

from collections.abc import Iterable

from sinoeu.model.answer import Answer, Cell, Column, Entry, Json, Row, Shown
from sinoeu.model.finding import Examined

COLUMNS = (
    Column("part", "part"),
    Column("what", "what"),
    Column("state", "state", key="ok"),
    Column("found", "found", wide=True),
    Column("mend", "to mend it", wide=True),
)

SHAPE = Answer(COLUMNS, (), of_facts=False, keys=("type", "id", "part", "what", "ok", "found", "mend", "flags", "evidence"))


def doctor(examined: Iterable[Examined]) -> Answer:
    """What was looked at, as it is looked at."""
    return SHAPE._replace(entries=(Entry("", {}, (_row(one),)) for one in examined))


def _row(one: Examined) -> Row:
    record: dict[str, Json] = {
        "type": "examined",
        "id": f"{one.part}.{one.what}",
        "part": one.part,
        "what": one.what,
        "ok": one.ok,
        "found": one.found,
        "mend": one.mend,
        "flags": [],
        "evidence": [],
    }
    cells: dict[str, Cell] = {
        "part": (Shown(one.part),),
        "what": (Shown(one.what),),
        "state": (Shown("ok" if one.ok else "fault"),),
        "found": (Shown(one.found),),
        "mend": (Shown(one.mend),) if one.mend is not None else (),
    }
    return Row("", record, cells)
