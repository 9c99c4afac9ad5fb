"""The most memory that loading takes, of much and of little: `python -m tests.bench.memory [FEW MANY PEOPLE]`."""

from .material import Material, alone
from .measuring import Figure


def measure(material: Material, few: int, many: int, people: int) -> list[Figure]:
    """The ratio of the greatest memory of a process, loading many articles to loading few, with as many people."""
    new = material.folder / "new.db"
    corpora = [material.corpus(articles, people) for articles in (many, few)]
    peaks = [tuple(material.loaded(corpus, new).megabytes for corpus in corpora) for _ in range(material.rounds)]
    size = f"{many:,} / {few:,} articles, {people:,} people"
    return [
        Figure("memory of `ingest`: many / few", size, tuple(large / small for large, small in peaks), "≤ 1.3"),
        Figure("memory of `ingest`", f"{many:,} articles", tuple(large for large, _ in peaks), "", " MB"),
    ]


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [1_000, 5_000, 500])
