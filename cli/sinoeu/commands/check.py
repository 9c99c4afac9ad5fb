r"""All faults of a corpus, as file:line:column; without a folder, of the bundled one.

\b
Examples:
  sinoeu check
  sinoeu check my-corpus --json
  sinoeu check my-corpus/articles/003.yaml
  sinoeu check my-corpus --errors
  sinoeu check --explain partition
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from sinoeu.check import EXPLANATIONS
from sinoeu.curation.source_lines import quoted_lines
from sinoeu.errors import Status, WrongUsage
from sinoeu.ingesting.corpus import Corpus
from sinoeu.model.finding import Finding
from sinoeu.paths import bundled_corpus, folders_of
from sinoeu.reporting import progress, report, say_unread
from sinoeu.session import Session
from sinoeu.text.amounts import counted
from sinoeu.text.choices import refusal


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR or FILE]..", help="a folder with articles/ and registries, or files of one", show_default=False)
    ] = None,
    texts: Annotated[Path | None, typer.Option(metavar="DIR", help="where the articles' texts are, if not in DIR/texts or DIR/../seeds", show_default=False)] = None,
    errors: Annotated[bool, typer.Option("--errors", help="without warnings, which take longer to find")] = False,
    explain: Annotated[str | None, typer.Option(metavar="RULE", help="what a rule asks for, and how to meet it", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one array of findings")] = False,
) -> int:
    """Proves a corpus, or says what is wrong with it."""
    session = Session()
    if explain is not None:
        if explain not in EXPLANATIONS:
            raise refusal(f"there is no rule {explain!r}", explain, sorted(EXPLANATIONS))
        session.tell(f"{explain}\n\n{EXPLANATIONS[explain]}")
        return Status.ANSWERED
    folder, files = _corpus_of(paths or [bundled_corpus()])
    with progress(session) as tell:
        corpus = Corpus(folder, texts, tell)
        read = corpus.run(warnings=not errors)
    say_unread(session, corpus.unread)
    findings = read.findings if files is None else _of_files(read.findings, files)
    on_screen = session.out.isatty() and not as_json
    faults, warnings = report(session, quoted_lines(findings, folder) if on_screen else ((finding, None) for finding in findings), as_json, to_answer=True)
    session.say("sinoeu: " + ", ".join(counted(*each) for each in ((read.articles, "article"), (read.passages, "passage"), (faults, "fault"), (warnings, "warning"))))
    return Status.FAULTS_FOUND if faults else Status.ANSWERED


def _corpus_of(paths: list[Path]) -> tuple[Path, set[Path] | None]:
    """The corpus folder that is meant, and the files of it that are; None for all."""
    folders = [path for path in paths if not path.is_file()]
    if folders:
        if len(paths) > 1:
            raise WrongUsage("one corpus at a time, or files of one corpus", f"sinoeu check {folders[0]}")
        return folders[0], None
    homes = folders_of(paths)
    if len(homes) > 1:
        raise WrongUsage("these files belong to several corpora", f"sinoeu check {min(homes)}")
    return homes.pop(), {path.resolve() for path in paths}


def _of_files(findings: Iterable[Finding], files: set[Path]) -> Iterator[Finding]:
    """The findings in some files; the whole corpus is looked at all the same, since ids are of all of it."""
    return (finding for finding in findings if Path(finding.file).resolve() in files)
