"""How soon the first row of a list is there, of much and of little: `python -m tests.bench.first_rows [FEW MANY]`."""

from .material import Material, alone
from .measuring import Figure, in_turn, ratio
from .search import ROWS

LISTS = ("who", "where", "timeline", "deals", "ties", "figures", "said", "sources")


def measure(material: Material, few: int, many: int) -> list[Figure]:
    """Ratios of the time to the first row, of many articles to of few; of the lists, and of the person and the place of which there is most."""
    databases = {"few": str(material.database(material.corpus(few))), "many": str(material.database(material.corpus(many)))}
    commonest, of_few = (material.names(material.corpus(articles), articles)[0] for articles in (many, few))
    asked: dict[str, tuple[str, ...]] = {name: (name,) for name in LISTS} | {
        "where, the largest": ("where", "China"),
        "timeline --place, the largest": ("timeline", "--place", "China"),
    }
    asked |= {f"{' '.join(words)}, the commonest": (*words, commonest) for words in (("who",), ("links",), ("timeline", "--who"))}
    figures = []
    for name, words in asked.items():
        small = tuple(of_few if word == commonest else word for word in words)
        runs = {label: material.sinoeu(*(words if label == "many" else small), "--json", "--db", database, lines=ROWS) for label, database in databases.items()}
        figures.append(Figure(f"`{name}`, to the first row: many / few", f"{many:,} / {few:,} articles", ratio(in_turn(runs, material.rounds), "many", "few"), "≤ 1.5"))
    return figures


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [5, 1_000])
