"""The most memory that loading takes, of much and of little: `python -m tests.bench.memory [FEW MANY]`."""

from .material import Material, alone
from .measuring import Figure


def measure(material: Material, few: int, many: int) -> list[Figure]:
    """The ratio of the greatest memory of a process, loading many articles to loading few."""
    new = material.folder / "new.db"
    peaks = [(material.loaded(material.corpus(many), new).megabytes, material.loaded(material.corpus(few), new).megabytes) for _ in range(material.rounds)]
    size = f"{many:,} / {few:,} articles"
    return [
        Figure("memory of `ingest`: many / few", size, tuple(large / small for large, small in peaks), "≤ 1.3"),
        Figure("memory of `ingest`", f"{many:,} articles", tuple(large for large, _ in peaks), "", " MB"),
    ]


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [200, 1_000])
