"""Loading a corpus again, unchanged or with one line changed, beside loading it: `python -m tests.bench.reingest [ARTICLES]`."""

from pathlib import Path

from .material import Material, alone
from .measuring import Figure, in_turn, ratio

WORDS = ("the atmosphere was warm", "the atmosphere was cordial")


def measure(material: Material, articles: int) -> list[Figure]:
    """Ratios of loading again to loading."""
    corpus = material.changed(material.corpus(articles))
    first, again, changed = (material.folder / f"{name}.db" for name in ("first", "again", "changed"))
    for database in (again, changed):
        material.loaded(corpus, database)
    runs = {"first": material.ingest(corpus, first), "again": material.ingest(corpus, again), "changed": material.ingest(corpus, changed)}
    file = corpus / "articles.jsonl"
    sound = file.read_text(encoding="utf-8")
    said = [0]

    def prepare(label: str) -> None:
        first.unlink(missing_ok=True)
        if label == "changed":
            said[0] += 1
            _write(file, sound.replace(WORDS[0], f"{WORDS[1]} {said[0]}", 1))
        elif label == "first":
            _write(file, sound)
            material.loaded(corpus, again)  # so that it is unchanged when its turn comes

    found = in_turn(runs, material.rounds, prepare, warm=False)
    size = f"{articles:,} articles in one file"
    return [
        Figure("ingest of what is unchanged / ingest", size, ratio(found, "again", "first")),
        Figure("ingest of what differs in one line / ingest", size, ratio(found, "changed", "first")),
    ]


def _write(file: Path, text: str) -> None:
    if file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    alone(lambda material, sizes: measure(material, *sizes), [1000])
