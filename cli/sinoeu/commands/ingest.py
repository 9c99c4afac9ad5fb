r"""Check a corpus and load it; without a folder, the bundled one. A faulty corpus changes nothing.

\b
Examples:
  sinoeu ingest
  sinoeu ingest my-corpus --db my.db
  sinoeu ingest my-corpus --dry-run
"""

from pathlib import Path
from typing import Annotated

import typer

from sinoeu.errors import Status, Stop
from sinoeu.ingesting import build, faults, read_and_check
from sinoeu.options import Output
from sinoeu.paths import bundled_corpus
from sinoeu.reporting import report
from sinoeu.session import Session


def run(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="a folder with articles/ and registries", show_default=False)] = None,
    texts: Annotated[Path | None, typer.Option(metavar="DIR", help="where the articles' texts are, if not in DIR/texts or DIR/../seeds", show_default=False)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="check only, load nothing")] = False,
    db: Annotated[str | None, typer.Option(metavar="FILE", help="the database; $SINOEU_DB, or your own default, if not given", show_default=False)] = None,
) -> int:
    """Makes the database exactly this corpus."""
    session = Session()
    corpus_folder = folder or bundled_corpus()
    corpus, findings = read_and_check(corpus_folder, texts)
    found = faults(findings)
    report(session, ((fault, None) for fault in found))
    if found:
        session.say(f"sinoeu: {len(found)} fault{'s' * (len(found) > 1)}; nothing loaded, the database is as it was")
        return Status.FAULTS_FOUND
    opener = session.opener(Output(db=db))
    path = opener.path
    if path is None:
        raise Stop("there is no home folder to keep the database in", f"sinoeu ingest {folder or ''} --db FILE".replace("  ", " "))
    claims = sum(len(passage.claims) for edition in corpus.editions for passage in edition.article.passages)
    articles = len(corpus.editions)
    counted = f"{articles} article{'s' * (articles != 1)}, {claims} claim{'s' * (claims != 1)}"
    if dry_run:
        session.say(f"sinoeu: {corpus.name}: {counted}, no faults; nothing loaded (--dry-run)")
        return Status.ANSWERED
    build(corpus, corpus_folder, path)
    session.say(f"sinoeu: loaded {corpus.name}: {counted} into {path}")
    if folder and not opener.named:
        session.say("sinoeu: your default database is now this corpus; sinoeu ingest brings the bundled one back, --db FILE keeps them apart")
    return Status.ANSWERED
