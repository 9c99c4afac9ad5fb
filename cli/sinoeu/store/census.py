"""How much there is of each person, organisation and place, counted once when a database is loaded: a list reads it, however large the corpus."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from operator import itemgetter

from sinoeu.store.ids import thing_id

HEADING_OF = {
    ("role", "who"): "roles",
    ("role", "of"): "people",
    ("met", "who"): "met",
    ("met", "with"): "met",
    ("part", "who"): "events",
    ("event", "host"): "events",
    ("event", "at"): "events",
    ("deal", "parties"): "deals",
    ("deal", "by"): "deals",
    ("said", "who"): "said",
    ("tie", "between"): "ties",
    ("tie", "from"): "ties",
    ("tie", "to"): "ties",
    ("tie", "by"): "ties",
    ("figure", "of"): "figures",
    ("figure", "by"): "figures",
}
"""Under which heading of somebody's answer a mention stands, by the kind of claim and the field."""
EVENT_FIELDS = ("where", "at", "host")
"""By which fields an event is an event of a place."""
_OFFICES = """
SELECT claim.id, cell.field, cell.value, thing.id,
    cell.basis = 'stated' OR (cell.printed IS NOT NULL AND coalesce(cell.rests_on, claim.id) = claim.id),
    CASE cell.basis WHEN 'stated' THEN cell.value ELSE cell.printed END,
    CASE WHEN cell.basis = 'stated' AND (thing.basis = 'stated' OR thing.printed IS NOT NULL OR thing.type IN ('event', 'deal')) THEN thing.id END
FROM claim JOIN cell ON cell.claim = claim.id AND cell.field IN ('title', 'who', 'of', 'seat') LEFT JOIN thing ON thing.id = cell.thing
WHERE claim.kind = 'role' AND claim.id BETWEEN :first AND :last ORDER BY claim.id, cell.field, cell.position
"""
"""What is said of each office: the value and the thing as read; whether anything stands printed, and then which (`facts.Cell.as_printed`)."""
_ALL_CLAIMS = {"first": 0, "last": (1 << 63) - 1}
_COUNTED = "CREATE TEMP TABLE counted (thing INTEGER PRIMARY KEY, type TEXT NOT NULL)"
"""The things that are to be counted."""
_EVERYTHING = "INSERT INTO counted SELECT id, type FROM thing ORDER BY id"
_ONE = "INSERT INTO counted SELECT id, type FROM thing WHERE id = ?"
_PLACES_AROUND = """
INSERT OR IGNORE INTO counted SELECT place_part.place, 'place' FROM counted JOIN place_part ON place_part.part = counted.thing WHERE counted.type = 'place'
"""
_NO_LONGER = ("DELETE FROM census WHERE thing = ?", "DELETE FROM first_named WHERE thing = ?")
_ANEW = "DELETE FROM census WHERE thing IN (SELECT thing FROM counted)"
_HEADINGS = "CREATE TEMP TABLE heading (kind TEXT NOT NULL, field TEXT NOT NULL, heading TEXT NOT NULL, PRIMARY KEY (kind, field)) WITHOUT ROWID"
_ACTORS = """
INSERT INTO census SELECT thing, heading, sum(as_read), sum(as_printed) FROM (
    SELECT mention.thing, heading.heading, mention.kind, CASE WHEN mention.kind = 'part' THEN coalesce(claim.event, mention.fact) ELSE mention.fact END AS fact,
        max(mention.as_read) AS as_read, max(mention.as_printed) AS as_printed
    FROM counted CROSS JOIN mention ON mention.thing = counted.thing JOIN claim ON claim.id = mention.claim
    JOIN heading ON heading.kind = mention.kind AND heading.field = mention.field AND heading.heading NOT IN ('met', 'roles', 'people')
    WHERE counted.type IN ('person', 'organisation') GROUP BY 1, 2, 3, 4)
GROUP BY thing, heading
"""
_MEETINGS = """
INSERT INTO census SELECT mention.thing, 'met', sum(mention.as_read), sum(mention.as_printed)
FROM counted CROSS JOIN mention ON mention.thing = counted.thing AND mention.kind = 'met' AND mention.field IN ('who', 'with')
JOIN cell ON cell.claim = mention.claim AND cell.field = CASE mention.field WHEN 'who' THEN 'with' ELSE 'who' END
WHERE counted.type IN ('person', 'organisation') GROUP BY mention.thing
"""
_IN_OFFICE = """
INSERT INTO census SELECT mention.thing, CASE mention.field WHEN 'who' THEN 'roles' ELSE 'people' END,
    count(DISTINCT CASE mention.as_read WHEN 1 THEN office.as_read END), count(DISTINCT CASE mention.as_printed WHEN 1 THEN office.as_printed END)
FROM counted CROSS JOIN mention ON mention.thing = counted.thing AND mention.kind = 'role' AND mention.field IN ('who', 'of')
JOIN office ON office.fact = mention.fact WHERE counted.type IN ('person', 'organisation') GROUP BY mention.thing, mention.field
"""
_PLACES = """
INSERT INTO census SELECT place, heading, sum(as_read), sum(as_printed) FROM (
    SELECT place_part.place, mention.kind || 's' AS heading, mention.fact, max(mention.as_read) AS as_read, max(mention.as_printed) AS as_printed
    FROM counted CROSS JOIN place_part ON place_part.place = counted.thing CROSS JOIN mention ON mention.thing = place_part.part
    WHERE mention.kind IN ('deal', 'tie') OR (mention.kind = 'event' AND mention.field IN ('where', 'at', 'host')) GROUP BY 1, 2, 3)
GROUP BY place, heading
"""
_NAMED_IN = """
INSERT INTO census SELECT place, 'mentions', sum(as_read), sum(as_printed) FROM (
    SELECT place_part.place, mention.fact, max(mention.as_read) AS as_read, max(mention.as_printed) AS as_printed
    FROM counted CROSS JOIN place_part ON place_part.place = counted.thing CROSS JOIN mention ON mention.thing = place_part.part GROUP BY 1, 2)
GROUP BY place
"""
PRESENT = """
SELECT place_part.place, cell.thing, claim.fact FROM place_part
JOIN mention ON mention.thing = place_part.part AND mention.kind = 'event' AND mention.field IN ('where', 'at')
JOIN claim ON claim.event = mention.fact AND claim.kind = 'part'
JOIN cell ON cell.claim = claim.id AND cell.field = 'who'
JOIN thing ON thing.id = cell.thing AND thing.type = 'person'
LEFT JOIN cell AS presence ON presence.claim = claim.id AND presence.field = 'presence'
WHERE place_part.place = :place AND mention.as_read >= :read AND mention.as_printed >= :printed
AND (:printed = 0 OR (cell.basis = 'stated' AND (thing.basis = 'stated' OR thing.printed IS NOT NULL)))
AND (presence.value IS NULL OR presence.value NOT IN ('video', 'letter', 'representatives'))
UNION
SELECT place_part.place, cell.thing, mention.fact FROM place_part
JOIN mention ON mention.thing = place_part.part AND mention.kind = 'met' AND mention.field IN ('where', 'at')
JOIN cell ON cell.claim = mention.claim AND cell.field IN ('who', 'with')
JOIN thing ON thing.id = cell.thing AND thing.type = 'person'
WHERE place_part.place = :place AND mention.as_read >= :read AND mention.as_printed >= :printed
AND (:printed = 0 OR (cell.basis = 'stated' AND (thing.basis = 'stated' OR thing.printed IS NOT NULL)))
"""
"""Everybody who is said to have been in a place, with the fact that says so: who took part by video or letter, or sent others, was not."""
_WERE_THERE = f"""
INSERT INTO census SELECT place, 'people', count(DISTINCT CASE :printed WHEN 0 THEN thing END), count(DISTINCT CASE :printed WHEN 1 THEN thing END)
FROM ({PRESENT.replace("place_part.place = :place", "place_part.place IN (SELECT thing FROM counted)").replace("UNION", "UNION ALL")}) GROUP BY place
ON CONFLICT (thing, heading) DO UPDATE SET as_printed = excluded.as_printed
"""  # noqa: S608  # the texts are ours
_FIRST = """
INSERT OR REPLACE INTO first_named (thing, claim)
SELECT counted.thing, min(mention.claim) FROM counted CROSS JOIN mention ON mention.thing = counted.thing GROUP BY counted.thing ORDER BY counted.thing
"""
_FIRST_PRINTED = """
UPDATE first_named SET printed = (
    SELECT cell.printed FROM cell WHERE cell.claim = first_named.claim AND cell.thing = first_named.thing AND cell.printed IS NOT NULL AND cell.basis = 'stated'
    ORDER BY cell.field, cell.position LIMIT 1)
WHERE thing IN (SELECT thing FROM counted)
"""
_PRINTED_LATER = """
UPDATE first_named SET printed = (
    SELECT cell.printed FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = mention.field
    WHERE mention.thing = first_named.thing AND cell.thing = first_named.thing AND cell.printed IS NOT NULL AND cell.basis = 'stated'
    ORDER BY cell.claim, cell.field, cell.position LIMIT 1)
WHERE printed IS NULL AND thing IN (SELECT thing FROM counted)
"""
_OF = "SELECT heading, CASE :as_printed WHEN 0 THEN as_read ELSE as_printed END FROM census WHERE thing = :thing"


def take_census(connection: sqlite3.Connection, claims: Iterable[Mapping[str, int]] = (_ALL_CLAIMS,), things: Collection[int] | None = None) -> None:
    """Counts how much there is of each thing; expects everything else to be there. Or only of those that some claims, which are new, mention or mentioned."""
    connection.execute(_COUNTED)
    if things is None:
        connection.execute(_EVERYTHING)
    else:
        for statement in (*_NO_LONGER, _ONE):
            connection.executemany(statement, ((thing,) for thing in sorted(things)))
        connection.execute(_PLACES_AROUND)
        connection.execute(_ANEW)
    for numbers in claims:
        _take_offices(connection, numbers)
    connection.execute(_HEADINGS)
    connection.executemany("INSERT INTO heading VALUES (?, ?, ?)", [(*mention, heading) for mention, heading in HEADING_OF.items()])
    for statement in (_ACTORS, _MEETINGS, _IN_OFFICE, _PLACES, _NAMED_IN, _FIRST, _FIRST_PRINTED, _PRINTED_LATER):
        connection.execute(statement)
    for printed in (0, 1):
        connection.execute(_WERE_THERE, {"read": 1 - printed, "printed": printed})
    connection.execute("DROP TABLE heading")
    connection.execute("DROP TABLE counted")


def _take_offices(connection: sqlite3.Connection, numbers: Mapping[str, int]) -> None:
    """Gives each office a number, which is the same for all claims that give the same office to the same people."""
    roles = groupby(connection.execute(_OFFICES, numbers), itemgetter(0))
    connection.executemany("INSERT INTO office (fact, as_read, as_printed) VALUES (?, ?, ?)", ((fact, *_numbers(list(rows))) for fact, rows in roles))


def _numbers(rows: list[tuple[int, str, str | None, int | None, int, str | None, int | None]]) -> tuple[int, int]:
    """Of one office as it is read and as it stands printed, which is the same where nothing is the editor's."""
    as_read = _same_office([(field, value, thing) for _, field, value, thing, *_ in rows])
    as_printed = _same_office([(field, value, thing) for _, field, _, _, stands, value, thing in rows if stands])
    number = thing_id(as_read)
    return number, number if as_printed == as_read else thing_id(as_printed)


def _same_office(cells: list[tuple[str, str | None, int | None]]) -> str:
    """What the claims have in common that give the same office to the same people: its title, and who holds it, of whom and where."""
    title = next((value for field, value, _ in cells if field == "title"), None)
    return repr((title, *([thing for field, _, thing in cells if field == which] for which in ("who", "of", "seat"))))


def counts(connection: sqlite3.Connection, thing: int, as_printed: bool, headings: Iterable[str]) -> dict[str, int]:
    """How much there is of one of them under each of some headings."""
    found: dict[str, int] = dict(connection.execute(_OF, {"thing": thing, "as_printed": int(as_printed)}))
    return {heading: found.get(heading, 0) for heading in headings}
