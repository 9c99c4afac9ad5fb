"""Looking up one person among few and among many, exactly and with a slip: `python -m tests.bench.lookup [FEW MANY]`."""

from .material import Material, alone
from .measuring import Figure, Used, in_turn

ARTICLES = 100
ASKED = 5
"""Names that are asked for, a process each."""


def measure(material: Material, few: int, many: int) -> list[Figure]:
    """The ratio of an exact look-up among many to one among few; what a slip of two letters costs beyond that."""
    found: dict[str, list[Used]] = {}
    runs = {}
    for people in (few, many):
        corpus = material.corpus(ARTICLES, people)
        database = material.database(corpus)
        for number, name in enumerate(material.names(corpus, ASKED)):
            for label, asked in (("exact", name), ("slip", slipped(name))):
                runs[f"{label} {people} {number}"] = material.sinoeu("who", asked, "--json", "--limit", "1", "--db", str(database))
    found = in_turn(runs, material.rounds)

    def seconds(label: str, people: int) -> list[float]:
        return [one.seconds for number in range(ASKED) for one in found[f"{label} {people} {number}"]]

    exact = tuple(mine / theirs for mine, theirs in zip(seconds("exact", many), seconds("exact", few), strict=True))
    beyond = tuple(1000 * (mine - theirs) for mine, theirs in zip(seconds("slip", many), seconds("exact", many), strict=True))
    return [
        Figure("`who NAME`, exact: many people / few", f"{many:,} / {few:,} people", exact, "≤ 1.5"),
        Figure("`who NAME` with a slip, beyond exact", f"{many:,} people", beyond, "≤ 60 ms", " ms"),
    ]


def slipped(name: str) -> str:
    """A name with two letters of its longest word in the wrong order."""
    word = max(name.split(), key=len)
    middle = len(word) // 2
    return name.replace(word, word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :], 1)


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [1_000, 10_000])
