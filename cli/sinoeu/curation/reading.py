"""A corpus folder read whole: registries and articles bound to the model, each article laid over its text."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sinoeu.curation.binding import Binder
from sinoeu.curation.document import Plain, Trouble, decode
from sinoeu.curation.files import Unreadable, article_files, open_file, read_whole
from sinoeu.curation.json_lines import read_json_lines
from sinoeu.curation.records import bind_article, bind_registry, bind_registry_line
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.model.corpus import Article, Corpus, Edition, Entry, Origin, Registry
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import REGISTRIES
from sinoeu.text.passages import cut


class CorpusReader:
    """Reads one corpus folder; what is wrong with its files is collected in `findings`."""

    def __init__(self, folder: Path, text_folders: Sequence[Path]) -> None:
        self.folder = folder
        self.text_folders = text_folders
        self.findings: list[Finding] = []
        self.files: dict[str, tuple[int, int]] = {}

    def read(self) -> Corpus:
        """The corpus, as far as it can be read."""
        name, known = self._corpus_file()
        registry = self._registry()
        editions = tuple(edition for content, origin in self._articles() if (edition := self._edition(content, origin)))
        return Corpus(name, known, registry, editions, self.files)

    def _articles(self) -> Iterator[tuple[Plain, Origin]]:
        """Every article's record: the YAML files in the order of their names, then the lines of articles.jsonl."""
        try:
            for path in article_files(self.folder):
                if read := self._document(path):
                    yield read
        except Unreadable as fault:
            folder = str(self.folder / "articles")
            self.findings.append(Finding(folder, 1, 1, "unreadable", f"the folder {fault}"))
        yield from self._lines("articles")

    def _lines(self, name: str) -> Iterator[tuple[Plain, Origin]]:
        """The records of a JSON Lines file, where there is one."""
        path = self.folder / f"{name}.jsonl"
        if not os.path.lexists(path):
            return
        try:
            with open_file(path, self.folder) as opened:
                self._note(path, opened)
                for _, document in read_json_lines(opened):
                    self._add_troubles(path, document.troubles)
                    if document.content is not None:
                        yield document.content, Origin(str(path), document.spots)
        except Unreadable as fault:
            self.findings.append(Finding(str(path), 1, 1, "unreadable", f"the file {fault}"))
        except OSError as fault:
            self.findings.append(Finding(str(path), 1, 1, "unreadable", f"the file cannot be read: {fault.strerror}"))

    def _document(self, path: Path) -> tuple[Plain, Origin] | None:
        """A YAML file's content and origin; None, with findings, where the file cannot be read."""
        try:
            document = read_yaml(self._bytes(path, self.folder))
        except Unreadable as fault:
            self.findings.append(Finding(str(path), 1, 1, "unreadable", f"the file {fault}"))
            return None
        self._add_troubles(path, document.troubles)
        if document.content is None and document.troubles:
            return None
        return document.content or {}, Origin(str(path), document.spots)  # of an empty file its reader says what is missing

    def _add_troubles(self, path: Path, troubles: Sequence[Trouble]) -> None:
        self.findings.extend(Finding(str(path), *trouble) for trouble in troubles)

    def _bytes(self, path: Path, inside: Path) -> bytes:
        with open_file(path, inside) as opened:
            self._note(path, opened)
            return read_whole(opened)

    def _note(self, path: Path, opened: BinaryIO) -> None:
        """Keeps size and time of a file about to be read, by which a later question tells whether it has changed, be it while it was read."""
        facts = os.fstat(opened.fileno())
        self.files[os.path.realpath(path)] = (facts.st_size, facts.st_mtime_ns)

    def _corpus_file(self) -> tuple[str, tuple[str, ...]]:
        path = self.folder / "corpus.yaml"
        if not os.path.lexists(path) or not (read := self._document(path)):
            return self.folder.resolve().name, ()
        content, origin = read
        binder = Binder(origin)
        record = binder.mapping(content, (), "corpus.yaml")
        binder.keys(record, ("name", "known"), (), "corpus.yaml")
        name = binder.text(record.get("name"), ("name",), "name")
        known = [binder.text(item, ("known", at), "known") for at, item in enumerate(binder.listing(record.get("known"), ("known",), "known"))]
        self.findings += binder.findings
        return name or self.folder.resolve().name, tuple(word for word in known if word)

    def _registry(self) -> Registry:
        entries: dict[str, Entry] = {}
        for name in REGISTRIES:
            for entry in self._entries(name):
                first = entries.setdefault(entry.id, entry)
                if first is not entry:
                    line, column = entry.origin.spot(entry.path)
                    where = f"{first.origin.file}:{first.origin.spot(first.path)[0]}"
                    self.findings.append(Finding(entry.origin.file, line, column, "duplicate-id", f"the id {entry.id!r} is taken", f"the first is at {where}"))
        return Registry(entries, {former: entry.id for entry in entries.values() for former in entry.texts("was")})

    def _entries(self, name: str) -> Iterator[Entry]:
        """The entries of a registry: of its YAML file, then of its JSON Lines."""
        path = self.folder / f"{name}.yaml"
        if os.path.lexists(path) and (read := self._document(path)):
            entries, findings = bind_registry(name, *read)
            self.findings += findings
            yield from entries
        for content, origin in self._lines(name):
            entries, findings = bind_registry_line(name, content, origin)
            self.findings += findings
            yield from entries

    def _edition(self, content: Plain, origin: Origin) -> Edition | None:
        article, findings = bind_article(content, origin)
        self.findings += findings
        return self._laid_over_text(article) if article else None

    def _laid_over_text(self, article: Article) -> Edition:
        """The article with its text: its file's, or its passages joined by line feeds where it has none."""
        texts = [passage.text for passage in article.passages]
        if article.file is None:
            text = "\n".join(texts)
            return Edition(article, text, None, cut(text, texts).spans)
        if "/" in article.file or article.file in (".", ".."):
            return self._without_text(article, f"{article.file!r} is not a bare file name", "write the name only; it is looked for in texts/ and seeds/")
        folder = next((folder for folder in self.text_folders if os.path.lexists(folder / article.file)), None)
        if folder is None:
            looked = ", ".join(str(folder) for folder in self.text_folders)
            return self._without_text(article, f"the article's text {article.file} is not there", f"looked in {looked}; name another folder with --texts DIR")
        try:
            data = self._bytes(folder / article.file, folder)
        except Unreadable as fault:
            return self._without_text(article, f"{article.file} {fault}", "")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            trouble = decode(data)
            where = f"line {trouble.line}: {trouble.message}" if isinstance(trouble, Trouble) else "is not UTF-8"
            return self._without_text(article, f"{article.file} {where}", "save the text as UTF-8")
        return Edition(article, text, hashlib.sha256(data).hexdigest(), cut(text, texts).spans)

    def _without_text(self, article: Article, message: str, hint: str) -> Edition:
        line, column = article.origin.spot(("article", "file"))
        self.findings.append(Finding(article.origin.file, line, column, "text-missing", message, hint))
        return Edition(article, None, None, ())
