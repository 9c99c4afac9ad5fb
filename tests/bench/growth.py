"""What loading and asking cost at several sizes, for the picture: `python -m tests.bench.growth PICTURE.svg ARTICLES ..`."""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .drawing import drawn
from .material import ROUNDS, Material
from .measuring import in_turn
from .search import ROWS


def measure(material: Material, sizes: list[int]) -> dict[str, list[tuple[float, float]]]:
    """Seconds of a processor at each size: of loading, once, and of a first row, the median."""
    lines: dict[str, list[tuple[float, float]]] = {"ingest": [], "first row of timeline": [], "who NAME": []}
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
    return lines


def main(picture: Path, sizes: list[int]) -> None:
    """Measures and draws, and prints the points."""
    with TemporaryDirectory() as folder:
        lines = measure(Material(Path(folder), ROUNDS), sizes)
    picture.write_text(drawn("Cost against size", "articles", "seconds of a processor", lines), encoding="utf-8")
    for name, points in lines.items():
        print(f"{name}: {', '.join(f'{size:,.0f} articles {seconds:.2f} s' for size, seconds in points)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(word) for word in sys.argv[2:]])
