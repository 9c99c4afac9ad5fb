r"""Cut a new article into passages, ready to be curated; no file is ever overwritten.

\b
The skeleton passes sinoeu check as it is: every character of the article stands
in a passage, with nothing claimed yet. Known names, dates and numbers are in
comments. Of a text in the corpus DIR/texts it goes to DIR/articles.

\b
Examples:
  sinoeu new seeds/003_3d7de1c86c34d990.txt --out -
  sinoeu new seeds/003_3d7de1c86c34d990.txt --corpus my-corpus --id 003-again
"""

import hashlib
import os
import re
from io import TextIOWrapper
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from sinoeu.curation.document import MAX_BYTES, Trouble, decode
from sinoeu.curation.files import Unreadable, read_file
from sinoeu.curation.new_file import write_new
from sinoeu.curation.proposals import Proposals
from sinoeu.curation.reading import CorpusReader
from sinoeu.curation.writing import Head, skeleton
from sinoeu.errors import Status, Stop, WrongUsage
from sinoeu.model.corpus import Corpus
from sinoeu.paths import bundled_corpus, corpus_of, text_folders
from sinoeu.session import Session
from sinoeu.text.folding import words
from sinoeu.text.lines import logical_lines
from sinoeu.text.sentences import sentences

_LEADING_NUMBER = re.compile(r"([0-9]+)(?:[_ .].*|-[^0-9].*)?", re.DOTALL)
_ID = re.compile(r"[^\W_]([^\W_]|[_-])*")


def run(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE.txt", help="the article's text, in UTF-8", show_default=False)],
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="the corpus that it is for, if it does not lie in DIR/texts; known names come from there", show_default=False),
    ] = None,
    id: Annotated[str | None, typer.Option(metavar="ID", help="the article's id; the number that its file begins with, if not given", show_default=False)] = None,
    out: Annotated[str | None, typer.Option(metavar="FILE", help="where to write; DIR/articles/ID.yaml if not given, - for standard output", show_default=False)] = None,
) -> int:
    """Writes the skeleton of an article."""
    session = Session()
    file, data = _file_name(article), _bytes(article)
    text = _text(article, data)
    folder = corpus or corpus_of(article)
    if folder is not None and not folder.is_dir():
        raise Stop(f"the corpus folder {folder} {'is a file' if folder.exists() else 'does not exist'}", f"mkdir -p {quote(str(folder / 'texts'))}")
    identity = _id(article, id)
    target = _target(folder, identity, out)
    if target is not None and os.path.lexists(target):
        raise _exists(target, article)
    known = _corpus(folder or bundled_corpus())
    if folder is not None:
        _refuse_taken(known, identity, file if out else None)
    passages = [text[start:end] for start, end in sentences(text)]
    proposals = Proposals(known, text, file)
    lines = [text[start:end] for start, end in logical_lines(text)]
    proposed = proposals.passages(passages)
    written = skeleton(Head(identity, file, hashlib.sha256(data).hexdigest(), proposals.head(passages, lines)), proposed)
    if len(written.encode()) > MAX_BYTES:
        raise Stop(f"{article} is too long: a curated file has at most {MAX_BYTES:,} bytes; it has to be cut in two")
    skipped = sum(passage.skip is not None for passage in proposed)
    counted = f"{len(proposed)} passage{'s' * (len(proposed) != 1)}" + (f", {skipped} of them to be skipped" if skipped else "")
    if target is None:
        if isinstance(session.out, TextIOWrapper):
            session.out.reconfigure(encoding="utf-8")  # a curated file is UTF-8 in every locale
        session.tell(written.removesuffix("\n"))
        session.say(f"sinoeu: {counted}")
        return Status.ANSWERED
    _write(target, written.encode(), article)
    session.say(f"sinoeu: wrote {target}: {counted}")
    session.say(_next(article, data, folder if folder and target.parent == folder / "articles" else None))
    return Status.ANSWERED


def _file_name(article: Path) -> str:
    """The bare name that the skeleton gives. Raises Stop where no text can hold it."""
    try:
        article.name.encode()
    except UnicodeEncodeError:
        raise Stop(f"the name {article.name!r} is not UTF-8; the file needs another one") from None
    return article.name


def _bytes(article: Path) -> bytes:
    try:
        return read_file(article, article.parent)
    except Unreadable as fault:
        raise Stop(f"{article} {fault}; sinoeu new takes the text of one article", "--help") from None


def _text(article: Path, data: bytes) -> str:
    """The article's text. Raises Stop where it is not UTF-8, with the line, or where there is none."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        trouble = decode(data)
        where = f":{trouble.line}:{trouble.column}: {trouble.message}" if isinstance(trouble, Trouble) else " is not UTF-8"
        raise Stop(f"{article}{where}; the text has to be saved as UTF-8") from None
    if not text.strip(" \t\r\n"):
        raise Stop(f"{article} is empty: there is nothing to cut")
    return text


def _id(article: Path, given: str | None) -> str:
    """The id that was given, or one made from the file's name: the number it begins with, or its words."""
    if given is not None:
        if not _ID.fullmatch(given):
            raise WrongUsage(f"{given!r} cannot be an id: that is made of letters, digits and hyphens", "--id 005")
        return given
    numbered = _LEADING_NUMBER.fullmatch(article.stem)
    made = numbered[1] if numbered else "-".join(words(article.stem))
    if not made:
        raise WrongUsage(f"no id can be made of the name {article.name}", "--id 005")
    return made


def _target(folder: Path | None, identity: str, out: str | None) -> Path | None:
    """The file to write; None for standard output."""
    if out is not None:
        return None if out == "-" else Path(out)
    return folder / "articles" / f"{identity}.yaml" if folder else None


def _corpus(folder: Path) -> Corpus:
    """The corpus, as far as it can be read: an unfinished one helps as well."""
    return CorpusReader(folder, text_folders(folder)).read()


def _refuse_taken(corpus: Corpus, identity: str, but_for: str | None) -> None:
    """Raises WrongUsage where the id is that of something else; an article with a certain file may be cut anew."""
    taken = [entry.type for entry in corpus.entries.values() if identity in (entry.id, *entry.texts("was"))]
    for article in corpus.articles:
        if article.id == identity and (but_for is None or article.file != but_for):
            taken.append("article")
        taken += (claim.kind for _, claim in article.claims() if claim.id == identity)
    if taken:
        raise WrongUsage(f"the id {identity} is taken: the corpus has an entry of that name ({taken[0]})", f"--id {identity}-2")


def _exists(target: Path, article: Path) -> Stop:
    return Stop(f"{target} exists, and is left as it is", f"sinoeu new {quote(str(article))} --out -")


def _write(target: Path, data: bytes, article: Path) -> None:
    try:
        if target.parent.name == "articles" and target.parent.parent.is_dir():
            target.parent.mkdir(exist_ok=True)
        write_new(target, data)
    except FileExistsError:
        raise _exists(target, article) from None
    except OSError as fault:
        raise Stop(f"cannot write {target}: {fault.strerror}; nothing was written") from None


def _next(article: Path, data: bytes, folder: Path | None) -> str:
    """What to do next, as a line to type; how the text is found, where it is not found by itself. The folder is None where the file is not in its articles."""
    if folder is None:
        return "  next: put it into articles/ of a corpus, and the text into texts/ beside it"
    check = f"sinoeu check {quote(str(folder))}"
    found = next((place / article.name for place in text_folders(folder) if os.path.lexists(place / article.name)), None)
    try:
        by_itself = found is not None and found.read_bytes() == data
    except OSError:
        by_itself = False
    if by_itself:
        return f"  next: write the claims, then {check}"
    return f"  next: copy the text into {folder / 'texts'}, write the claims, then {check}; or {check} --texts {quote(str(article.parent))}"
