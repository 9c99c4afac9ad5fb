"""Where the articles can be read: at their addresses, else in the files of the corpus that the database was built from."""

import sqlite3
from pathlib import Path

from sinoeu.paths import text_folders
from sinoeu.store.articles import address, article
from sinoeu.store.reading import corpus_facts


class Addresses:
    """Tells addresses; an article's is looked up once."""

    def __init__(self, connection: sqlite3.Connection, as_printed: bool) -> None:
        self.connection = connection
        self.as_printed = as_printed
        self._known: dict[str, str | None] = {}

    def of(self, key: str) -> str | None:
        """The address of an article, or `file://` and the path of its text; None where there is neither. As printed, one that the editor found is left out."""
        if key not in self._known:
            self._known[key] = address(self.connection, key, self.as_printed) or self._file(key)
        return self._known[key]

    def _file(self, key: str) -> str | None:
        found = article(self.connection, key)
        folder = corpus_facts(self.connection).get("folder")
        if not found or not found.file or not folder:
            return None
        paths = (texts / found.file for texts in text_folders(Path(folder)))
        return next((path.absolute().as_uri() for path in paths if path.is_file()), None)
