"""Footnotes to paste: an article, or a piece of it, as a line of text or as a BibTeX entry. What is the editor's stands in brackets."""

import re
from typing import NamedTuple

from sinoeu.text.spoken import MONTHS

STYLES = ("text", "bibtex")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_YEAR = re.compile(r"(?:^|(?<=/))[0-9]{4}(?![0-9])")
_MONTH_NAMES = [name.capitalize() for name in MONTHS]
_TEX = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "%$#&_"},
}  # fmt: skip
"""What TeX would obey. A bare brace, even behind a backslash, would unbalance the entry."""
_NOT_IN_ADDRESSES = re.compile(r"[{}\\\s]|%(?![0-9A-Fa-f]{2})")


class Known(NamedTuple):
    """A value of an article's head, and on what basis it is had."""

    value: str
    basis: str = "stated"

    def __str__(self) -> str:
        return self.value if self.basis == "stated" else f"[{self.value}]"


class Work(NamedTuple):
    """An article as footnotes name it; None where it is not known."""

    id: str
    title: Known | None
    publisher: Known | None
    published: Known | None
    """In EDTF."""
    authors: tuple[Known, ...]
    url: Known | None
    sha256: str | None
    has_file: bool


class Place(NamedTuple):
    """The piece of an article that is quoted. Without a file lines are not counted, but passages."""

    passage: str
    line: int
    words: str
    claim: str = ""
    """The claim in it that is cited, as in `003:9.2`, where it is one."""


def cited(work: Work, place: Place | None, style: str) -> str:
    """The footnote of a whole article, or of one place in it, in one of the styles."""
    return _bibtex(work, place) if style == "bibtex" else _text(work, place)


def _text(work: Work, place: Place | None) -> str:
    title = "[no headline]"
    if work.title:
        title = f'"{work.title.value}"' + ("" if work.title.basis == "stated" else f" [headline {work.title.basis}]")
    authors = [", ".join(map(str, work.authors))] if work.authors else []
    parts = [*authors, title, str(work.publisher or "n.p."), spoken(work.published)]
    where = work.id
    if place:
        parts.append(f'{_place(work, place)}: "{_one_line(place.words)}"')
        where = place.passage
    digest = f"; sha256 {work.sha256}" if work.sha256 else ""
    return _one_line(f"{', '.join(parts)} ({where}{digest})")


def spoken(published: Known | None) -> str:
    """A date as footnotes have it: `8 July 2022`, `[June 2024]`, `n.d.`; what is no plain date stays as it is."""
    if published is None:
        return "n.d."
    found = _DAY.fullmatch(published.value)
    if not found:
        return str(published)
    year, month, day = found.groups()
    words = [str(int(day))] if day else []
    words += [_MONTH_NAMES[int(month) - 1]] if month and 1 <= int(month) <= 12 else []
    return str(published._replace(value=" ".join([*words, year])))


def _place(work: Work, place: Place) -> str:
    return f"{'line' if work.has_file else 'passage'} {place.line}"


def _bibtex(work: Work, place: Place | None) -> str:
    where = (place.claim or place.passage) if place else work.id
    note = [f"sinoeu {where}"]
    if place:
        note.append(f"{_place(work, place)}: ``{escaped(place.words)}''")
    if work.published and work.published.basis != "stated":
        note.append(f"date {work.published.basis} by the editor")
    if work.sha256:
        note.append(f"sha256 {work.sha256}")
    fields = {
        "author": " and ".join(f"{{{escaped(str(author))}}}" for author in work.authors),
        "title": f"{{{escaped(str(work.title or '[no headline]'))}}}",
        "publisher": escaped(str(work.publisher or "")),
        "year": _year(work.published),
        "date": work.published.value if work.published and _DAY.fullmatch(work.published.value) else "",
        "url": address(work.url.value) if work.url else "",
        "note": ", ".join([escaped(note[0]), *note[1:]]),
    }
    key = re.sub(r"[^0-9A-Za-z.:-]", "-", where)
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{sinoeu:{key},", *lines, "}"])


def _year(published: Known | None) -> str:
    """The year as bibliographies sort it, in bare digits; empty where it is not known or there are several."""
    years = set(_YEAR.findall(published.value)) if published else set()
    return years.pop() if len(years) == 1 else ""


def escaped(text: str) -> str:
    """Text that TeX sets as it is."""
    return "".join(_TEX.get(character, character) for character in _one_line(text))


def address(url: str) -> str:
    """An address with nothing in it that would end or unbalance its field; what is percent-encoded stays so."""
    return _NOT_IN_ADDRESSES.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), url)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
