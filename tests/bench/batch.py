"""Many names in one process beside one name in a process: `python -m tests.bench.batch [PEOPLE NAMES]`."""

from .lookup import ARTICLES
from .material import Material, alone
from .measuring import Figure, in_turn


def measure(material: Material, people: int, names: int) -> list[Figure]:
    """The ratio of `who -`, a name, to a single call."""
    corpus = material.corpus(ARTICLES, people)
    database = str(material.database(corpus))
    asked = material.names(corpus, names)
    runs = {
        "batch": material.sinoeu("who", "-", "--jsonl", "--db", database, input="\n".join(asked)),
        "single": material.sinoeu("who", asked[len(asked) // 2], "--jsonl", "--db", database),
    }
    found = in_turn(runs, material.rounds)
    ratios = tuple(many.seconds / len(asked) / one.seconds for many, one in zip(found["batch"], found["single"], strict=True))
    return [Figure("`who -`, a name / `who NAME`", f"{len(asked):,} names, {people:,} people", ratios, "≤ 0.01")]


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [10_000, 1_000])
