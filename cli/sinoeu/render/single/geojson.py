"""A GeoJSON FeatureCollection (RFC 7946): a place a feature, longitude before latitude; without coordinates its geometry is null."""

from collections.abc import Mapping
from typing import TextIO

from sinoeu.model.answer import Answer, Json
from sinoeu.render.look import Look
from sinoeu.render.look.limited import limited
from sinoeu.render.record.encoding import encoded
from sinoeu.text.spoken import exact

_PROPERTIES = (
    "type", "id", "name", "printed", "basis", "because", "url", "kind", "country", "within", "within_name", "events", "people", "deals", "mentions", "evidence",
)  # fmt: skip
"""What of a record is told of a place on a map, as far as the record has it. Programs that draw maps want plain values."""


def write(answer: Answer, out: TextIO, look: Look) -> int:
    """Writes each place as it comes; the number of places comes back."""
    count = 0
    out.write('{"type":"FeatureCollection","features":[')
    for entry in limited(answer, look).entries:
        for row in entry.rows:
            out.write(",\n" if count else "\n")
            out.write(feature(row.record))
            count += 1
    out.write("\n]}\n" if count else "]}\n")
    return count


def feature(record: Mapping[str, Json]) -> str:
    """A place's record as a GeoJSON feature on one line. Coordinates are written digit for digit as the registry has them."""
    within, evidence = record.get("within"), record.get("evidence")
    plain: dict[str, Json] = dict(record)
    if isinstance(within, dict):
        plain |= {"within": within["id"], "within_name": within["name"]}
    if isinstance(evidence, list):
        plain["evidence"] = [piece["passage"] for piece in evidence if isinstance(piece, dict)]
    properties: dict[str, Json] = {name: plain.get(name) for name in _PROPERTIES if name in plain or name == "within_name"}
    id = f'"id":{encoded(plain["id"])},' if plain["id"] else ""
    return f'{{"type":"Feature",{id}"geometry":{_geometry(record)},"properties":{encoded(properties)}}}'


def _geometry(record: Mapping[str, Json]) -> str:
    degrees = [exact(text) for name in ("lon", "lat") if isinstance(text := record.get(name), str)]
    known = [f"{number:f}" for number in degrees if number is not None]
    return f'{{"type":"Point","coordinates":[{",".join(known)}]}}' if len(known) == 2 else "null"
