"""A corpus folder read whole: registries and articles bound to the model, each article laid over its text."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sinoeu.curation.binding import Binder
from sinoeu.curation.document import Document, Trouble, decode
from sinoeu.curation.files import Unreadable, article_files, read_file
from sinoeu.curation.records import bind_article, bind_registry
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
        editions = tuple(edition for path in article_files(self.folder) if (edition := self._edition(path)))
        return Corpus(name, known, registry, editions, self.files)

    def _document(self, path: Path) -> tuple[Document, Origin] | None:
        """A YAML file's content and origin; None, with a finding, where the file cannot be read."""
        origin = Origin(str(path), {})
        try:
            data = self._bytes(path, self.folder)
        except Unreadable as fault:
            self.findings.append(Finding(str(path), 1, 1, "unreadable", f"the file {fault}"))
            return None
        document = read_yaml(data)
        self._add_troubles(path, document.troubles)
        origin = Origin(str(path), document.spots)
        return None if document.content is None else (document, origin)

    def _add_troubles(self, path: Path, troubles: Sequence[Trouble]) -> None:
        self.findings.extend(Finding(str(path), *trouble) for trouble in troubles)

    def _bytes(self, path: Path, inside: Path) -> bytes:
        data = read_file(path, inside)
        facts = path.stat()
        self.files[str(path.resolve())] = (facts.st_size, facts.st_mtime_ns)
        return data

    def _corpus_file(self) -> tuple[str, tuple[str, ...]]:
        path = self.folder / "corpus.yaml"
        if not path.exists() or not (read := self._document(path)):
            return self.folder.resolve().name, ()
        document, origin = read
        binder = Binder(origin)
        record = binder.mapping(document.content, (), "corpus.yaml")
        binder.keys(record, ("name", "known"), (), "corpus.yaml")
        name = binder.text(record.get("name"), ("name",), "name")
        known = [binder.text(item, ("known", at), "known") for at, item in enumerate(binder.listing(record.get("known"), ("known",), "known"))]
        self.findings += binder.findings
        return name or self.folder.resolve().name, tuple(word for word in known if word)

    def _registry(self) -> Registry:
        entries: dict[str, Entry] = {}
        renamed: dict[str, str] = {}
        for name in REGISTRIES:
            path = self.folder / f"{name}.yaml"
            if not path.exists() or not (read := self._document(path)):
                continue
            bound, findings = bind_registry(name, read[0].content, read[1])
            self.findings += findings
            for entry in bound:
                first = entries.setdefault(entry.id, entry)
                if first is not entry:
                    line, column = entry.origin.spot(entry.path)
                    where = f"{first.origin.file}:{first.origin.spot(first.path)[0]}"
                    self.findings.append(Finding(entry.origin.file, line, column, "duplicate-id", f"the id {entry.id!r} is taken", f"the first is at {where}"))
                renamed.update(dict.fromkeys(entry.texts("was"), entry.id))
        return Registry(entries, renamed)

    def _edition(self, path: Path) -> Edition | None:
        read = self._document(path)
        if not read:
            return None
        article, findings = bind_article(read[0].content, read[1])
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
        folder = next((folder for folder in self.text_folders if (folder / article.file).exists()), None)
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
