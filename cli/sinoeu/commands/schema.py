r"""JSON Schema of each command's --json, and of the files of a corpus.

\b
Examples:
  sinoeu schema
  sinoeu schema who
  sinoeu schema who --columns name,met
  sinoeu schema error
  sinoeu schema corpus
  sinoeu schema corpus --for article
"""

import json
from collections.abc import Collection
from typing import Annotated

import typer

from sinoeu.answers.record_schema import RECORDS, answer_schema, chosen_schema, error_schema, keys_of
from sinoeu.curation.schema import FILES, corpus_schema
from sinoeu.errors import Status, WrongUsage
from sinoeu.options import filled
from sinoeu.session import Session
from sinoeu.text.choices import refusal

CORPUS, ERROR = "corpus", "error"
TOPICS = {
    CORPUS: f"the files of a corpus, for editors; one of them with --for {'|'.join(FILES)}",
    ERROR: "what --json has on standard error in the place of an answer",
    **{command: f"what sinoeu {command} --json answers" for command in RECORDS},
}
"""What there are schemas of."""


def run(
    topic: Annotated[
        str | None, typer.Argument(metavar="[COMMAND or corpus]", help="what the schema is of; without it, what there are schemas of", show_default=False)
    ] = None,
    file: Annotated[str | None, typer.Option("--for", metavar="FILE", help=f"of one kind of file of a corpus: {', '.join(FILES)}", show_default=False)] = None,
    columns: Annotated[str | None, typer.Option(metavar="A,B", help="of records cut down to these keys, as --json --columns A,B has them", show_default=False)] = None,
) -> int:
    """Prints a schema."""
    session = Session()
    if topic is None:
        for name, what in TOPICS.items():
            session.tell(f"sinoeu schema {name}: {what}")
        return Status.ANSWERED
    _known(topic, TOPICS, "there is no schema of")
    if file is not None:
        if topic != CORPUS:
            raise WrongUsage("--for is for the files of a corpus", f"sinoeu schema {CORPUS} --for {file}")
        _known(file, FILES, "a corpus has no file of the kind")
    if columns is not None:
        schema = chosen_schema(topic, _keys(topic, filled("--columns", columns)))
    else:
        schema = corpus_schema(file) if topic == CORPUS else error_schema() if topic == ERROR else answer_schema(topic)
    session.tell(json.dumps(schema, indent=2, ensure_ascii=True))
    return Status.ANSWERED


def _keys(topic: str, columns: str) -> tuple[str, ...]:
    """The keys that were chosen. Raises WrongUsage where the records have no such key, or --columns does not choose from them."""
    if topic not in RECORDS or topic == "check":
        raise WrongUsage(f"--columns chooses keys of answers, and {topic} is none", f"sinoeu schema {topic}")
    known = keys_of(topic)
    keys = tuple(dict.fromkeys(key.strip() for key in columns.split(",")))
    for key in keys:
        if known and key not in known:
            raise refusal(f"there is no key {key!r} in the JSON of sinoeu {topic}", key, known)
    return keys


def _known(word: str, known: Collection[str], complaint: str) -> None:
    """Refuses a word that is not known, with the nearest one that is."""
    if word not in known:
        raise refusal(f"{complaint} {word!r}", word, known)
