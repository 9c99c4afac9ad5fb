"""All that is measured, in one table: `python -m tests.bench` at a small size, `--full` at the sizes that are aimed at, `--folder DIR` to keep what is made."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from . import batch, first_rows, ingest, lookup, memory, reading_yaml, reingest, search, startup
from .material import Material
from .measuring import HEAD, Figure, machine


class Sizes(NamedTuple):
    """How large the corpora are, and how often each thing is measured."""

    articles: int
    few_people: int
    many_people: int
    names: int
    most_articles: int
    people: int
    """These two for memory alone."""
    rounds: int


SMALL = Sizes(articles=300, few_people=1_000, many_people=5_000, names=1_000, most_articles=1_200, people=300, rounds=2)
FULL = Sizes(articles=100_000, few_people=10_000, many_people=1_000_000, names=10_000, most_articles=500_000, people=50_000, rounds=3)
FEW = 5
"""Articles of the small corpus that large ones are compared with."""


def figures(material: Material, sizes: Sizes) -> Iterator[Figure]:
    """Everything, one after the other."""
    yield from startup.measure(material)
    yield from reading_yaml.measure(material)
    yield from ingest.measure(material, sizes.articles)
    yield from reingest.measure(material, sizes.articles)
    yield from memory.measure(material, sizes.articles, sizes.most_articles, sizes.people)
    yield from lookup.measure(material, sizes.few_people, sizes.many_people)
    yield from batch.measure(material, sizes.many_people, sizes.names)
    yield from first_rows.measure(material, FEW, sizes.articles)
    yield from search.measure(material, FEW, sizes.articles)


def main() -> None:
    """Prints the table, a row as soon as it is known."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("--full", action="store_true", help="100,000 articles and 1,000,000 people: hours, and 20 GB of disk")
    asked.add_argument("--folder", type=Path, help="where corpora and databases are made, and kept")
    for name in Sizes._fields:
        asked.add_argument(f"--{name.replace('_', '-')}", type=int, help="another number than that of the size")
    given = asked.parse_args()
    changes = {name: value for name in Sizes._fields if (value := getattr(given, name)) is not None}
    sizes = (FULL if given.full else SMALL)._replace(**changes)
    with TemporaryDirectory() as temporary:
        print(f"{datetime.now(UTC):%Y-%m-%d}, {machine()}, {sizes.rounds} rounds\n\n{HEAD}", flush=True)
        for figure in figures(Material(given.folder or Path(temporary), sizes.rounds), sizes):
            print(figure.row(), flush=True)


if __name__ == "__main__":
    main()
