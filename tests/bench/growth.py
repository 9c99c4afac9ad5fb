"""What loading and asking cost at several sizes, for the picture: `python -m tests.bench.growth PICTURE.svg ARTICLES ..`."""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .drawing import drawn
from .material import ROUNDS, Material
from .measuring import in_turn, used
from .search import ROWS


def measure(material: Material, sizes: list[int]) -> dict[str, list[tuple[float, float]]]:
    """Seconds of a processor at each size, printed as they are known: of loading, once, and of a first row and of one person, the median."""
    lines: dict[str, list[tuple[float, float]]] = {"ingest": [], "first row of timeline": [], "who NAME": []}
    used(material.sinoeu("ingest"))  # bytecode is compiled
    for size in sizes:
        corpus = material.corpus(size)
        database = corpus.with_suffix(".db")
        lines["ingest"].append((size, material.loaded(corpus, database).seconds))
        name = material.names(corpus, 3)[1]
        runs = {
            "first row of timeline": material.sinoeu("timeline", "--json", "--db", str(database), lines=ROWS),
            "who NAME": material.sinoeu("who", name, "--exact", "--json", "--db", str(database)),
        }
        for label, found in in_turn(runs, material.rounds).items():
            lines[label].append((size, median(one.seconds for one in found)))
        print(f"{size:,} articles:", ", ".join(f"{label} {points[-1][1]:.2f} s" for label, points in lines.items()), flush=True)
    return lines


def main(picture: Path, sizes: list[int]) -> None:
    """Measures, prints what it finds, and draws it."""
    with TemporaryDirectory() as folder:
        lines = measure(Material(Path(folder), ROUNDS), sizes)
    picture.write_text(drawn("Cost against size", "articles", "seconds of a processor", lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(word) for word in sys.argv[2:]])
