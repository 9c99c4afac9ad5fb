"""A corpus folder read chunk by chunk: registries and articles bound to the model, each article laid over its text."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from sinoeu.curation.binding import Binder
from sinoeu.curation.chunks import Chunk, Lines, of_files, of_lines
from sinoeu.curation.document import Plain, Trouble, decode, digest_of
from sinoeu.curation.files import Unreadable, article_files, open_file, read_whole
from sinoeu.curation.json_lines import MAX_LINE, line_digests, read_json_lines
from sinoeu.curation.records import bind_article, bind_registry, bind_registry_line
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.model.corpus import Article, Corpus, Edition, Entry, Origin
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import REGISTRIES
from sinoeu.text.passages import cut

_ENTRIES = 1 << 32
"""Numbers for the entries of one file, more than it can have."""

_HEADING_KEYS = dict.fromkeys(("name", "known"))

Record = TypeVar("Record", Article, Entry)

MOST_BROKEN = 1_000
"""Lines of one stretch, or of a stream, that are told to be no records: where all lines are none, each would be told for ever."""


class CorpusReader:
    """Reads one corpus folder; what is wrong with its files is collected in `findings`, and the files that were read in `files`."""

    def __init__(self, folder: Path, text_folders: Sequence[Path], called: str | None = None) -> None:
        """`called` is what is told of in place of every file's name, where the files are none of the user's."""
        self.folder = folder
        self.text_folders = text_folders
        self.called = called
        self.findings: list[Finding] = []
        self.files: dict[str, tuple[int, int]] = {}
        """Size in bytes and time of change in nanoseconds by path."""
        self.digests: list[tuple[int, int]] = []
        """Number and digest of each record read; of a registry in YAML, which is read as one, by its first number."""

    def heading(self) -> tuple[str, tuple[str, ...]]:
        """The corpus's name and the phrases that are known to be no names: of corpus.yaml, where there is one."""
        path = self.folder / "corpus.yaml"
        if not os.path.lexists(path) or not (read := self._document(path)):
            return self.folder.resolve().name, ()
        content, origin = read
        binder = Binder(origin)
        record = binder.mapping(content, (), "corpus.yaml")
        binder.keys(record, _HEADING_KEYS, (), "corpus.yaml")
        name = binder.text_at(record, "name", ())
        known = [binder.text(item, ("known", at), "known") for at, item in enumerate(binder.listing_at(record, "known", ()))]
        self.findings += binder.findings
        return name or self.folder.resolve().name, tuple(word for word in known if word)

    def read(self) -> Corpus:
        """Everything in memory, as far as it can be read."""
        entries: dict[str, Entry] = {}
        for chunk in self.registry_chunks():
            for _, entry, found in self.entries(chunk):
                self.findings += found
                entries.setdefault(entry.id, entry)
        articles = []
        for chunk in self.article_chunks():
            for _, edition, found in self.articles(chunk):
                self.findings += found
                articles.append(edition.article)
        return Corpus(entries, tuple(articles))

    def registry_chunks(self) -> Iterator[Chunk]:
        """The registries: of each its YAML file, then its JSON Lines, with numbers for the entries of each that no other's change."""
        for position, name in enumerate(REGISTRIES):
            path = self.folder / f"{name}.yaml"
            if os.path.lexists(path):
                yield from of_files(name, [path], 2 * position * _ENTRIES)
            yield from self._line_chunks(name, (2 * position + 1) * _ENTRIES)

    def article_chunks(self) -> Iterator[Chunk]:
        """The articles: the YAML files in the order of their names, then the lines of articles.jsonl."""
        paths: list[Path] = []
        try:
            paths += article_files(self.folder)
        except Unreadable as fault:
            folder = str(self.folder / "articles")
            self.findings.append(Finding(folder, 1, 1, "unreadable", f"the folder {fault}"))
        yield from of_files("articles", paths, 1)
        yield from self._line_chunks("articles", len(paths) + 1)

    def _line_chunks(self, name: str, first: int) -> Iterator[Chunk]:
        """The stretches of a JSON Lines file, where there is one."""
        path = self.folder / f"{name}.jsonl"
        if not os.path.lexists(path):
            return
        with self._unreadable_told(path), open_file(path, self.folder) as opened:
            self._note(path, opened)
            yield from of_lines(name, path, opened, first)

    def entries(self, chunk: Chunk) -> Iterator[tuple[int, Entry, list[Finding]]]:
        """The entries of a registry's chunk with their numbers and what is wrong with each."""
        for path in chunk.files:
            if read := self._document(path, chunk.first):
                bound, findings = bind_registry(chunk.kind, *read)
                self.findings += findings
                for number, (entry, faults) in enumerate(bound, start=chunk.first):
                    yield number, entry, faults
        yield from self._records(chunk, partial(bind_registry_line, chunk.kind))

    def articles(self, chunk: Chunk) -> Iterator[tuple[int, Edition, list[Finding]]]:
        """The articles of a chunk with their numbers and what is wrong with each as a record."""
        for number, article, faults in self._articles(chunk):
            edition, lacking = self._laid_over_text(article)
            yield number, edition, [*faults, *lacking]

    def digests_of(self, chunk: Chunk) -> Iterator[tuple[int, int]]:
        """Number and digest of each record of a chunk, as they are kept in `digests` when it is read, without reading it. Raises Unreadable or OSError."""
        for number, path in enumerate(chunk.files, start=chunk.first):
            yield number, digest_of(self._bytes(path, self.folder))
        if chunk.lines is not None:
            path, start, end, first_line = chunk.lines
            with open_file(path, self.folder) as opened:
                opened.seek(start)
                for line, digest in line_digests(opened, first_line, end - start):
                    yield chunk.first + line - first_line, digest

    def narrowed(self, chunk: Chunk, number: int) -> Chunk:
        """Of a chunk the one record of a number, where it has lines or files of articles. Raises Unreadable or OSError."""
        if chunk.lines is None:
            return Chunk(chunk.kind, number, (chunk.files[number - chunk.first],))
        path, start, _, first_line = chunk.lines
        with open_file(path, self.folder) as opened:
            opened.seek(start)
            for _ in range(number - chunk.first + 1):
                start = opened.tell()
                if len(opened.readline(MAX_LINE + 1)) > MAX_LINE:
                    raise Unreadable(f"has a line of more than {MAX_LINE:,} bytes")
            return Chunk(chunk.kind, number, lines=Lines(path, start, opened.tell(), first_line + number - chunk.first))

    def text_is(self, name: str, sha256: str) -> bool:
        """Whether an article's text is there, and has a digest."""
        folder = self._folder_of(name)
        try:
            return folder is not None and hashlib.sha256(self._bytes(folder / name, folder)).hexdigest() == sha256
        except Unreadable:
            return False

    def _folder_of(self, name: str) -> Path | None:
        """The folder in which an article's text is found first."""
        return next((folder for folder in self.text_folders if os.path.lexists(folder / name)), None)

    def _articles(self, chunk: Chunk) -> Iterator[tuple[int, Article, list[Finding]]]:
        for number, path in enumerate(chunk.files, start=chunk.first):
            if read := self._document(path, number):
                article, faults = bind_article(*read)
                if article is None:
                    self.findings += faults
                else:
                    yield number, article, faults
        yield from self._records(chunk, bind_article)

    def _records(self, chunk: Chunk, bind: Callable[[Plain, Origin], tuple[Record | None, list[Finding]]]) -> Iterator[tuple[int, Record, list[Finding]]]:
        """The records of a stretch of lines, bound, with their numbers and what is wrong with each."""
        if chunk.lines is None:
            return
        path, start, end, first_line = chunk.lines
        with self._unreadable_told(path), open_file(path, self.folder) as opened:
            opened.seek(start)
            broken = 0
            for line, document in read_json_lines(opened, first_line, end - start):
                self._add_troubles(path, document.troubles)
                record = None
                if document.content is not None:
                    number = chunk.first + line - first_line
                    self.digests.append((number, document.digest))
                    record, faults = bind(document.content, Origin(self._name(path), document.spots))
                    if record is None:
                        self.findings += faults
                    else:
                        yield number, record, faults
                broken += record is None
                if broken > MOST_BROKEN:
                    self.findings.append(too_many_broken(self._name(path), line))
                    return

    @contextmanager
    def _unreadable_told(self, path: Path) -> Iterator[None]:
        """What keeps a file from being read is told of it."""
        try:
            yield
        except Unreadable as fault:
            self.findings.append(Finding(self._name(path), 1, 1, "unreadable", f"the file {fault}"))
        except OSError as fault:
            self.findings.append(Finding(self._name(path), 1, 1, "unreadable", f"the file cannot be read: {fault.strerror}"))

    def _document(self, path: Path, number: int = 0) -> tuple[Plain, Origin] | None:
        """A YAML file's content and origin; None, with findings, where the file cannot be read. `number` is that of its first record."""
        try:
            data = self._bytes(path, self.folder)
            document = read_yaml(data)
        except Unreadable as fault:
            self.findings.append(Finding(self._name(path), 1, 1, "unreadable", f"the file {fault}"))
            return None
        self._add_troubles(path, document.troubles)
        if document.content is None and document.troubles:
            return None
        self.digests.append((number, digest_of(data)))
        return document.content or {}, Origin(self._name(path), document.spots)  # of an empty file its reader says what is missing

    def _add_troubles(self, path: Path, troubles: Sequence[Trouble]) -> None:
        self.findings.extend(Finding(self._name(path), *trouble) for trouble in troubles)

    def _bytes(self, path: Path, inside: Path) -> bytes:
        with open_file(path, inside) as opened:
            self._note(path, opened)
            return read_whole(opened)

    def _name(self, path: Path) -> str:
        """What a file is called in what is told of it."""
        return self.called or str(path)

    def _note(self, path: Path, opened: BinaryIO) -> None:
        """Keeps size and time of a file about to be read, by which a later question tells whether it has changed, be it while it was read.

        Nothing is kept of files that are none of the user's.
        """
        if self.called and path.is_relative_to(self.folder):
            return
        facts = os.fstat(opened.fileno())
        self.files[os.path.realpath(path)] = (facts.st_size, facts.st_mtime_ns)

    def _laid_over_text(self, article: Article) -> tuple[Edition, list[Finding]]:
        """The article with its text: its file's, or its passages joined by line feeds where it has none; and what is wrong with the file."""
        texts = [passage.text for passage in article.passages]
        if article.file is None:
            text = "\n".join(texts)
            return Edition(article, text, None, cut(text, texts).spans), []
        if "/" in article.file or article.file in (".", ".."):
            return _without_text(article, f"{article.file!r} is not a bare file name", "write the name only; it is looked for in texts/ and seeds/")
        folder = self._folder_of(article.file)
        if folder is None:
            looked = ", ".join(str(folder) for folder in self.text_folders) or "no folder"
            return _without_text(article, f"the article's text {article.file} is not there", f"looked in {looked}; name another folder with --texts DIR")
        try:
            data = self._bytes(folder / article.file, folder)
        except Unreadable as fault:
            return _without_text(article, f"{article.file} {fault}", "")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            trouble = decode(data)
            where = f"line {trouble.line}: {trouble.message}" if isinstance(trouble, Trouble) else "is not UTF-8"
            return _without_text(article, f"{article.file} {where}", "save the text as UTF-8")
        return Edition(article, text, hashlib.sha256(data).hexdigest(), cut(text, texts).spans), []


def too_many_broken(file: str, line: int) -> Finding:
    """The last that is told of a file whose lines are no records."""
    return Finding(file, line, 1, "unreadable", f"more than {MOST_BROKEN:,} lines are no records; those that follow are not read", "is this the file that is meant?")


def _without_text(article: Article, message: str, hint: str) -> tuple[Edition, list[Finding]]:
    line, column = article.origin.spot(("article", "file"))
    return Edition(article, None, None, ()), [Finding(article.origin.file, line, column, "text-missing", message, hint)]
