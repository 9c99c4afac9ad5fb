"""Where things lie: the bundled corpus, its articles' texts, and the default database."""

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DATABASE_NAME = "sinoeu.db"
STREAM = "-"
"""The corpus that comes through standard input, as it is named in commands and in what is told of it."""


def bundled_corpus() -> Path:
    """The curated corpus that comes with the program: inside the wheel, or the checkout's own `data/`."""
    shipped = PACKAGE / "bundled" / "data"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent / "data"


def corpus_digest(corpus: Path) -> str:
    """A digest of the files of a corpus and of the texts beside it, names and contents: equal corpora in two places have the same."""
    from hashlib import sha256  # costs 5 ms of start-up, so only where a corpus has to be compared with another

    digest = sha256()
    for folder in filter(Path.is_dir, (corpus, *text_folders(corpus))):
        for file in sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()):
            digest.update(f"{file.relative_to(folder)}\0{file.stat().st_size}\0".encode("utf-8", "surrogateescape"))
            digest.update(file.read_bytes())
    return digest.hexdigest()


def text_folders(corpus: Path, texts: Path | None = None) -> tuple[Path, ...]:
    """The folders in which the articles of a corpus are looked for, in order: `--texts`, then `texts/` inside, then `seeds/` beside."""
    if str(corpus) == STREAM:
        return (texts,) if texts else ()
    own = (corpus / "texts", corpus.resolve().parent / "seeds")
    return (texts, *own) if texts else own


def folders_of(files: Iterable[Path]) -> set[Path]:
    """The corpus folders to which curated files belong: the one that an article's `articles/` lies in, else their own."""
    return {file.parent.parent if file.parent.name == "articles" else file.parent for file in files}


def corpus_of(text: Path) -> Path | None:
    """The corpus in whose folders of texts an article lies: `X` for `X/texts/005.txt`, `data` for `seeds/005.txt` beside it; None elsewhere."""
    folder = text.parent if text.parent.name else text.absolute().parent
    beside = folder.parent if folder.parent != folder else folder
    if folder.name == "texts":
        return beside
    return beside / "data" if folder.name == "seeds" and (beside / "data").is_dir() else None


def default_database(environment: Mapping[str, str]) -> Path | None:
    """`$XDG_DATA_HOME/sinoeu/sinoeu.db`, with the XDG default below the home folder; None where there is no home."""
    base = environment.get("XDG_DATA_HOME", "")
    if base and Path(base).is_absolute():  # the XDG rule: a relative path is to be ignored
        return Path(base) / "sinoeu" / DATABASE_NAME
    home = environment.get("HOME", "")
    return Path(home) / ".local" / "share" / "sinoeu" / DATABASE_NAME if home else None


def free_name(path: Path) -> Path:
    """A name beside a file or folder, like its own, that nothing has yet."""
    return next(other for number in count(2) if not (other := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists())
