"""Searching much text and little, for words that are rare and for one that is everywhere: `python -m tests.bench.search [FEW MANY]`."""

from .material import Material, alone
from .measuring import Figure, in_turn, ratio

SEARCHES = {"a word of one article": ("0th",), "a word of half of all passages": ("the",)}
ROWS = 2
"""Lines after which a program is left: the first record, and the bracket before it."""


def measure(material: Material, few: int, many: int) -> list[Figure]:
    """Ratios of the time to the first row, among many articles to among few."""
    databases = {label: str(material.database(material.corpus(articles))) for label, articles in (("few", few), ("many", many))}
    figures = []
    for what, words in SEARCHES.items():
        runs = {label: material.sinoeu("search", *words, "--json", "--db", database, lines=ROWS) for label, database in databases.items()}
        ratios = ratio(in_turn(runs, material.rounds), "many", "few")
        figures.append(Figure(f"`search`, {what}, to the first row: many / few", f"{many:,} / {few:,} articles", ratios, "≤ 1.5"))
    return figures


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [100, 1_000])
