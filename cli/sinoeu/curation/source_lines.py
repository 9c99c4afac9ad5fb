"""Lines of curated files, to be shown with what is wrong in them: read forward, so that no file is held in memory."""

from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path

from sinoeu.curation.document import MAX_BYTES
from sinoeu.curation.files import Unreadable, open_file
from sinoeu.model.finding import Finding


def quoted_lines(findings: Iterable[Finding], folder: Path) -> Iterator[tuple[Finding, str | None]]:
    """Each finding with the line of the file that it is about; findings in the order of their files and lines.

    None where there is no such line to be shown: no such file inside the folder, or not a plain one.
    """
    for file, of_file in groupby(findings, key=lambda finding: finding.file):
        lines = _lines(Path(file), folder)
        number, line = next(lines, (0, None))
        for finding in of_file:
            while line is not None and number < finding.line:
                number, line = next(lines, (number, None))
            yield finding, line if number == finding.line else None


def _lines(path: Path, folder: Path) -> Iterator[tuple[int, str | None]]:
    """The lines of a file with their numbers, from 1, without their ends, as far as they can be read."""
    try:
        with open_file(path, folder) as opened, TextIOWrapper(opened, "utf-8-sig", "replace") as text:
            number = 0
            while line := text.readline(MAX_BYTES):
                number += 1
                yield number, line.rstrip("\n")
    except (Unreadable, OSError):
        return
