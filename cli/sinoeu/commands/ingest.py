r"""Check a corpus and load it; without a folder, the bundled one. A faulty corpus changes nothing.

\b
Examples:
  sinoeu ingest
  sinoeu ingest my-corpus --db my.db
  sinoeu ingest my-corpus --dry-run
  sinoeu ingest my-corpus --keep-going --db my.db
  echo '{"type": "person", "id": "chen", "name": "Chen Bo"}' | sinoeu ingest - --db people.db
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from sinoeu.curation.files import unread_files
from sinoeu.errors import Status, Stop, WrongUsage
from sinoeu.ingesting.corpus import Corpus, Run
from sinoeu.ingesting.loading import load
from sinoeu.ingesting.streaming import streamed
from sinoeu.options import Output
from sinoeu.paths import STREAM, bundled_corpus, folders_of
from sinoeu.reporting import progress, report, say_unread
from sinoeu.session import Session
from sinoeu.store.reading import known_of
from sinoeu.text.amounts import counted


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[DIR or FILE.. or -]", help="a folder with articles/ and registries, files of the one loaded, or - for standard input", show_default=False
        ),
    ] = None,
    texts: Annotated[Path | None, typer.Option(metavar="DIR", help="where the articles' texts are, if not in DIR/texts or DIR/../seeds", show_default=False)] = None,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="load what is sound, and list what is not")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="check only, load nothing")] = False,
    db: Annotated[str | None, typer.Option(metavar="FILE", help="the database; $SINOEU_DB, or your own default, if not given", show_default=False)] = None,
) -> int:
    """Makes the database exactly this corpus."""
    session = Session()
    opener = session.opener(Output(db=db))
    folder = _folder(paths or [bundled_corpus()], opener.path, f" --db {quote(db)}" if db else "")
    if dry_run:
        with _corpus(session, folder, texts) as corpus:
            read = corpus.run()
        report(session, ((finding, None) for finding in read.findings))
        session.say(f"sinoeu: {read.name}: {_counted(read)}, {counted(len(read.findings), 'fault') if read.faults else 'no faults'}; nothing loaded (--dry-run)")
        return Status.FAULTS_FOUND if read.faults else Status.ANSWERED
    path = opener.path
    if path is None:
        raise Stop("there is no home folder to keep the database in", "--db sinoeu.db")
    with _corpus(session, folder, texts) as corpus:
        loaded = load(corpus, path, keep_going, settles=True)
    report(session, ((finding, None) for finding in loaded.findings))
    if not loaded.done:
        session.say(f"sinoeu: {counted(len(loaded.findings), 'fault')}; nothing loaded, the database is as it was")
        return Status.FAULTS_FOUND
    session.say(f"sinoeu: loaded {loaded.run.name}: {_counted(loaded.run)} into {path}")
    if loaded.anew is not None:
        session.say(f"sinoeu: {counted(loaded.anew, 'article')} read anew, {counted(loaded.run.articles - loaded.anew, 'article')} taken over as loaded before")
    elif loaded.because:
        session.say(f"sinoeu: everything was read anew: {loaded.because}")
    if loaded.findings:
        session.say(f"sinoeu: {counted(len(loaded.findings), 'fault')}; {counted(loaded.left_out, 'record')} left out")
    if paths and not opener.named:
        session.say("sinoeu: your default database is now this corpus; sinoeu ingest brings the bundled one back, --db FILE keeps them apart")
    return loaded.status


def _folder(paths: list[Path], database: Path | None, db: str) -> Path:
    """The corpus that is meant: a folder, a stream, or the one that the database was built from, where files of it are named. `db` is how that was typed."""
    files = [path for path in paths if path.is_file()]
    if not files and len(paths) == 1:
        return paths[0]
    homes = {home.resolve() for home in folders_of(files)}
    if len(files) < len(paths) or len(homes) > 1:
        one = next((path for path in paths if path not in files), paths[0].parent)
        raise WrongUsage("one corpus at a time, or files of one corpus", f"sinoeu ingest {quote(str(one))}{db}")
    home = homes.pop()
    loaded_from = known_of(database).get("folder") if database else None
    if str(home) != loaded_from:
        what = f"was loaded from {loaded_from}" if loaded_from else "holds no corpus yet"
        if files[0].resolve() in map(Path.resolve, unread_files(home)):
            raise WrongUsage(f"{files[0]} is no file of a corpus by its name; a whole corpus in one file is a stream", f"sinoeu ingest - < {quote(str(files[0]))}{db}")
        raise WrongUsage(f"{files[0]} belongs to the corpus {home}, and the database {what}", f"sinoeu ingest {quote(str(home))}{db}")
    return home


@contextmanager
def _corpus(session: Session, folder: Path, texts: Path | None) -> Iterator[Corpus]:
    """The corpus opened, with somebody told how far the reading of it is."""
    with progress(session) as tell:
        if str(folder) == STREAM:
            with streamed(session.stream(), texts, tell) as corpus:
                yield corpus
        else:
            corpus = Corpus(folder, texts, tell)
            say_unread(session, corpus.unread)
            yield corpus


def _counted(read: Run) -> str:
    return f"{counted(read.articles, 'article')}, {counted(read.claims, 'claim')}"
