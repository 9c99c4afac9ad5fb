"""The datapackage.json of an export: each file with its digest, each table with its schema (Data Package and Table Schema, version 1)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sinoeu.model.answer import Json
from sinoeu.model.table import Table, TableColumn
from sinoeu.render.look.columns import BETWEEN_VALUES
from sinoeu.render.record.encoding import encoded

NAME = "datapackage.json"
MADE_BY = "sinoeu export"
"""Under `made_by`, what tells an export from any other package."""
_HOW_TO_READ = (
    "Every row says on which passages it rests (evidence); a claim's words stand in the table of that name, every value with its grounds in values. "
    "Beside a column x, x_printed is what the source has, and x_basis says whether x is stated by the source, or inferred or supplied by the editor. "
    f"Columns with several values have them between {BETWEEN_VALUES!r} in CSV, in arrays in JSON Lines. Empty means that the sources do not say."
)
_ARTICLES_ARE = "The words of the articles are their publishers', quoted for research; the licence is that of what is written about them."


class Written(NamedTuple):
    """A file as it was written."""

    path: str
    bytes: int
    sha256: str


class Licence(NamedTuple):
    """Under what the data may be used: an identifier of opendefinition.org or SPDX, and its title."""

    name: str
    title: str


def described(corpus: str, licence: Licence | None, tables: Iterable[tuple[Table, Written, Written]], places: Written) -> str:
    """The text of datapackage.json, with each table's CSV and JSON Lines; without a licence where it is not known."""
    resources: list[Json] = []
    lines: list[Json] = []
    for table, csv, jsonl in tables:
        about: dict[str, Json] = {"title": table.title, "description": table.help}
        dialect: dict[str, Json] = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
        as_csv: dict[str, Json] = {**_file(table.name, csv, "csv", "text/csv"), "profile": "tabular-data-resource", **about, "dialect": dialect}
        resources.append({**as_csv, "schema": schema(table)})
        lines.append({**_file(f"{table.name}-jsonl", jsonl, "jsonl", "application/jsonl"), "type": "file", **about})
    on_a_map: dict[str, Json] = {"title": "Places on a map", "description": "Every place as a GeoJSON feature; its geometry is null where no coordinates are known."}
    resources += [*lines, {**_file("places-geojson", places, "geojson", "application/geo+json"), "type": "file", **on_a_map}]
    package: dict[str, Json] = {
        "profile": "data-package",
        "name": "sinoeu",
        "title": corpus,
        "description": _HOW_TO_READ + (f" {_ARTICLES_ARE}" if licence else ""),
        "made_by": MADE_BY,
        **({"licenses": [{"name": licence.name, "title": licence.title}]} if licence else {}),
        "resources": resources,
    }
    return encoded(package, indent=2) + "\n"


def _file(name: str, written: Written, format: str, mediatype: str) -> dict[str, Json]:
    return {
        "name": name, "path": written.path, "format": format, "mediatype": mediatype, "encoding": "utf-8", "bytes": written.bytes, "hash": f"sha256:{written.sha256}",
    }  # fmt: skip


def schema(table: Table) -> dict[str, Json]:
    """The Table Schema of a table."""
    key: list[Json] = list(table.key)
    references: list[Json] = [
        {"fields": column.name, "reference": {"resource": "" if column.to[0] == table.name else column.to[0], "fields": column.to[1]}}
        for column in table.columns
        if column.to
    ]
    fields: list[Json] = [_field(column, table.key) for column in table.columns]
    missing: list[Json] = [""]
    return {"fields": fields, "missingValues": missing, **({"primaryKey": key} if key else {}), **({"foreignKeys": references} if references else {})}


def _field(column: TableColumn, key: Sequence[str]) -> dict[str, Json]:
    field: dict[str, Json] = {"name": column.name, "type": column.type, "description": column.help}
    constraints: dict[str, Json] = {}
    if column.required:
        constraints["required"] = True
    if [column.name] == list(key):
        constraints["unique"] = True
    return {**field, **({"constraints": constraints} if constraints else {})}
