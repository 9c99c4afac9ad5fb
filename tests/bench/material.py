"""What is measured on: made-up corpora of any size, by the generator in the folder that SINOEU_TEST_MATERIAL names, and their databases."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from .measuring import CHECKOUT, HEAD, Figure, Run, Used, machine, used

ROUNDS = 3


class Material:
    """A folder with corpora and databases, each made when it is first wanted."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        home = folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        paths = os.pathsep.join(map(str, (CHECKOUT / "cli", CHECKOUT, folder)))
        self.environment = {"HOME": str(home), "PATH": os.defpath, "PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}

    @cached_property
    def generator(self) -> Path:
        """The program that writes made-up corpora."""
        given = os.environ.get("SINOEU_TEST_MATERIAL")
        if not given:
            sys.exit("SINOEU_TEST_MATERIAL has to name the folder in which tools/make_corpus.py is")
        return Path(given) / "tools" / "make_corpus.py"

    def corpus(self, articles: int, people: int = 0) -> Path:
        """A corpus of so many articles, and people: as many as articles, if it is not said."""
        folder = self.folder / f"corpus-{articles}-{people or articles}"
        if not folder.is_dir():
            aside = folder.with_suffix(".new")
            subprocess.run([sys.executable, str(self.generator), str(articles), str(aside), "--people", str(people or max(40, articles))], check=True)
            aside.rename(folder)
        return folder

    def sinoeu(self, *words: str, lines: int = 0, input: str = "") -> Run:
        """A run of the program."""
        return Run(["-m", "sinoeu", *words], self.environment, input, lines)

    def script(self, name: str, *words: str) -> Run:
        """A run of a script of this folder that says itself what it took."""
        return Run(["-m", f"tests.bench.{name}", *words], self.environment, reports=True)

    def ingest(self, corpus: Path, database: Path) -> Run:
        """Loads a corpus."""
        return self.sinoeu("ingest", str(corpus), "--db", str(database))

    def database(self, corpus: Path) -> Path:
        """The database of a corpus."""
        path = corpus.with_suffix(".db")
        if not path.exists():
            aside = corpus.with_suffix(".making")
            self.loaded(corpus, aside)
            aside.rename(path)
        return path

    def loaded(self, corpus: Path, database: Path) -> Used:
        """What it takes to load a corpus into a new database."""
        database.unlink(missing_ok=True)
        return used(self.ingest(corpus, database))

    def names(self, corpus: Path, most: int) -> list[str]:
        """Names of people, evenly spread over the registry, no two alike."""
        lines = (corpus / "people.jsonl").read_text(encoding="utf-8").splitlines()
        found = dict.fromkeys(str(json.loads(line)["name"]) for line in lines[:: max(1, len(lines) // (2 * most))])
        return list(found)[:most]

    def changed(self, corpus: Path) -> Path:
        """A copy of a corpus, in which one line may be changed."""
        copy = corpus.with_name(f"{corpus.name}-changed")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(corpus, copy)
        return copy


def alone(measure: Callable[[Material, list[int]], list[Figure]], sizes: list[int]) -> None:
    """Runs one measurement by itself: sizes may be given on the command line."""
    words = [word.replace(",", "") for word in sys.argv[1:]]
    if not all(word.isdecimal() for word in words) or len(words) > len(sizes):
        sys.exit(f"at most {len(sizes)} numbers are the sizes: {' '.join(map(str, sizes))}, where they are not given")
    given = [*map(int, words), *sizes[len(words) :]]
    with TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        figures = measure(Material(Path(folder), ROUNDS), given)
    print(machine(), HEAD, *(figure.row() for figure in figures), sep="\n")
