r"""All faults of a corpus, as file:line:column; without a folder, of the bundled one.

\b
Examples:
  sinoeu check
  sinoeu check my-corpus --json
  sinoeu check --explain partition
"""

from pathlib import Path
from typing import Annotated

import typer

from sinoeu.check import EXPLANATIONS
from sinoeu.errors import Status, WrongUsage
from sinoeu.ingesting import faults, read_and_check
from sinoeu.paths import bundled_corpus
from sinoeu.session import Session
from sinoeu.text.nearest import nearest


def run(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="a folder with articles/ and registries", show_default=False)] = None,
    texts: Annotated[Path | None, typer.Option(metavar="DIR", help="where the articles' texts are, if not in DIR/texts or DIR/../seeds", show_default=False)] = None,
    explain: Annotated[str | None, typer.Option(metavar="RULE", help="what a rule asks for, and how to meet it", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one array of findings")] = False,
) -> int:
    """Proves a corpus, or says what is wrong with it."""
    session = Session()
    if explain is not None:
        if explain not in EXPLANATIONS:
            near = nearest(explain, EXPLANATIONS)
            raise WrongUsage(f"there is no rule {explain!r}", f"sinoeu check --explain {near[0]}" if near else f"the rules are {', '.join(sorted(EXPLANATIONS))}")
        session.tell(f"{explain}\n\n{EXPLANATIONS[explain]}")
        return Status.ANSWERED
    corpus, findings = read_and_check(folder or bundled_corpus(), texts)
    session.report(findings, as_json, to_answer=True)
    found = faults(findings)
    passages = sum(len(edition.article.passages) for edition in corpus.editions)
    session.say(f"sinoeu: {len(corpus.editions)} articles, {passages} passages, {len(found)} faults, {len(findings) - len(found)} warnings")
    return Status.FAULTS_FOUND if found else Status.ANSWERED
