r"""Check a corpus and load it; without a folder, the bundled one. A faulty corpus changes nothing.

\b
Examples:
  sinoeu ingest
  sinoeu ingest my-corpus --db my.db
  sinoeu ingest my-corpus --dry-run
  sinoeu ingest my-corpus --keep-going --db my.db
"""

from pathlib import Path
from typing import Annotated

import typer

from sinoeu.errors import Status, Stop
from sinoeu.ingesting.corpus import Corpus, Run
from sinoeu.ingesting.loading import ingest
from sinoeu.options import Output
from sinoeu.paths import bundled_corpus
from sinoeu.reporting import progress, report
from sinoeu.session import Session


def run(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="a folder with articles/ and registries", show_default=False)] = None,
    texts: Annotated[Path | None, typer.Option(metavar="DIR", help="where the articles' texts are, if not in DIR/texts or DIR/../seeds", show_default=False)] = None,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="load what is sound, and list what is not")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="check only, load nothing")] = False,
    db: Annotated[str | None, typer.Option(metavar="FILE", help="the database; $SINOEU_DB, or your own default, if not given", show_default=False)] = None,
) -> int:
    """Makes the database exactly this corpus."""
    session = Session()
    corpus_folder = folder or bundled_corpus()
    if dry_run:
        with progress(session) as tell:
            read = Corpus(corpus_folder, texts, tell).run()
        report(session, ((finding, None) for finding in read.findings))
        session.say(f"sinoeu: {read.name}: {_counted(read)}, {_number(len(read.faults), 'fault') if read.faults else 'no faults'}; nothing loaded (--dry-run)")
        return Status.FAULTS_FOUND if read.faults else Status.ANSWERED
    opener = session.opener(Output(db=db))
    path = opener.path
    if path is None:
        raise Stop("there is no home folder to keep the database in", f"sinoeu ingest {folder or ''} --db FILE".replace("  ", " "))
    with progress(session) as tell:
        loaded = ingest(corpus_folder, path, texts, keep_going, progress=tell, settles=True)
    report(session, ((finding, None) for finding in loaded.findings))
    if not loaded.done:
        session.say(f"sinoeu: {_number(len(loaded.findings), 'fault')}; nothing loaded, the database is as it was")
        return Status.FAULTS_FOUND
    session.say(f"sinoeu: loaded {loaded.run.name}: {_counted(loaded.run)} into {path}")
    if loaded.findings:
        session.say(f"sinoeu: {_number(len(loaded.findings), 'fault')}; {_number(loaded.left_out, 'record')} left out")
    if folder and not opener.named:
        session.say("sinoeu: your default database is now this corpus; sinoeu ingest brings the bundled one back, --db FILE keeps them apart")
    return loaded.status


def _counted(read: Run) -> str:
    return f"{_number(read.articles, 'article')}, {_number(read.claims, 'claim')}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
