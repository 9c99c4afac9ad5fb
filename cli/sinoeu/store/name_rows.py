"""Registry entries, and whatever else has a name, as rows: the thing, its names, and the keys by which they are found."""

from collections import defaultdict

from sinoeu.model.corpus import Entry
from sinoeu.store.ids import part_of_entry, thing_id
from sinoeu.text.characters import has_characters
from sinoeu.text.names import filed_keys, id_keys, spoken_keys

Scalar = str | int | None
Rows = defaultdict[str, list[tuple[Scalar, ...]]]
"""Rows by table, each in the order of the table's columns."""


def add_entry(rows: Rows, entry: Entry, number: int) -> None:
    """A person, organisation or place, with its names."""
    name = entry.fields["name"][0]
    heading = str(name.read)
    printed = name.printed if isinstance(name.printed, str) else None
    within = entry.reference("in") or entry.reference("place")
    id = thing_id(entry.id)
    text = entry.text
    rows["thing"].append((
        id, entry.id, entry.type, heading, None if printed == heading else printed, name.basis, name.because, name.url,
        text("kind"), text("side"), text("family"), thing_id(within) if within else None, text("country"), text("lat"), text("lon"), text("note"),
    ))  # fmt: skip
    named = {"name": (heading,), "printed": (printed,), "form": entry.texts("forms"), "alias": entry.texts("aliases"), "id": (entry.id, *entry.texts("was"))}
    how_named = {text: how for how, texts in reversed(named.items()) for text in texts if text}
    names = dict.fromkeys(text for texts in named.values() for text in texts if text)
    for count, one in enumerate(names):
        add_name(rows, part_of_entry(number, count), id, one, how_named[one], entry.type)
    rows["former"].extend((thing_id(old), id) for old in entry.texts("was"))
    if entry.type == "person" and all(has_characters(one) for one in names if how_named[one] in ("name", "form", "alias")):
        first = part_of_entry(number, 0)  # the heading's
        rows["filed"].extend((key, first) for key in spoken_keys(heading))


def add_name(rows: Rows, number: int, thing: int, text: str, how: str, type: str) -> None:
    """One name of a thing, with its keys."""
    rows["name"].append((number, thing, text, how))
    rows["filed"].extend((key, number) for key in (id_keys(text) if how == "id" else filed_keys(text, type)))
