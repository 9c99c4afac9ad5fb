r"""JSON Schema of the files of a corpus, for editors and other programs.

\b
Examples:
  sinoeu schema
  sinoeu schema corpus
  sinoeu schema corpus --for article
"""

import json
from collections.abc import Collection
from typing import Annotated

import typer

from sinoeu.curation.schema import FILES, corpus_schema
from sinoeu.errors import Status, WrongUsage
from sinoeu.session import Session
from sinoeu.text.nearest import nearest

TOPICS = {"corpus": f"the files of a corpus, for editors; one of them with --for {'|'.join(FILES)}"}
"""What there are schemas of."""


def run(
    topic: Annotated[str | None, typer.Argument(metavar="[TOPIC]", help="what the schema is of; without it, the list of topics", show_default=False)] = None,
    file: Annotated[str | None, typer.Option("--for", metavar="FILE", help=f"of one kind of file: {', '.join(FILES)}", show_default=False)] = None,
) -> int:
    """Prints a schema."""
    session = Session()
    if topic is None:
        for name, what in TOPICS.items():
            session.tell(f"sinoeu schema {name}: {what}")
        return Status.ANSWERED
    _known(topic, TOPICS, "there is no schema of", "sinoeu schema {}")
    if file is not None:
        _known(file, FILES, "a corpus has no file of the kind", "sinoeu schema corpus --for {}")
    session.tell(json.dumps(corpus_schema(file), indent=2, ensure_ascii=True))
    return Status.ANSWERED


def _known(word: str, known: Collection[str], complaint: str, instead: str) -> None:
    """Refuses a word that is not known, with the nearest one that is."""
    if word not in known:
        near = nearest(word, known)
        raise WrongUsage(f"{complaint} {word!r}", instead.format(near[0]) if near else f"known are {', '.join(known)}")
