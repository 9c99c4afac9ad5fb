"""Loading a corpus beside inserting the very same rows: `python -m tests.bench.ingest [ARTICLES]`."""

from .inserting import HOW
from .material import Material, alone
from .measuring import Figure, in_turn, ratio


def measure(material: Material, articles: int) -> list[Figure]:
    """Ratios of loading to inserting by executemany, the limit, and of inserting by sqlite-utils to loading."""
    corpus = material.corpus(articles)
    finished, new = material.database(corpus), material.folder / "new.db"
    runs = {"ingest": material.ingest(corpus, new), **{how: material.script("inserting", how, str(finished), str(new)) for how in HOW}}
    found = in_turn(runs, material.rounds, prepare=lambda _: new.unlink(missing_ok=True), warm=False)
    size = f"{articles:,} articles"
    return [
        Figure("ingest / the same rows by executemany, by the clock", size, ratio(found, "ingest", "raw", by_the_clock=True), "≤ 1.5"),
        Figure("the same rows by sqlite-utils / ingest, by the clock", size, ratio(found, "sqlite-utils", "ingest", by_the_clock=True), "≥ 1.0"),
        Figure("ingest / the same rows by executemany, processor time", size, ratio(found, "ingest", "raw"), "≤ 1.5"),
        Figure("the same rows by sqlite-utils / ingest, processor time", size, ratio(found, "sqlite-utils", "ingest"), "≥ 1.0"),
        Figure("rows of the tables alone: sqlite-utils / executemany, as ingest does it", size, ratio(found, "sqlite-utils-tables", "raw-tables"), "≥ 3"),
        Figure("ingest, processor time an article", size, tuple(1000 * one.seconds / articles for one in found["ingest"]), "", " ms"),
    ]


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [1000])
