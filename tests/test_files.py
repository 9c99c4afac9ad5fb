"""Files of a corpus folder: opened only where they are plain files inside it."""

import errno
import os
import socket
from io import BufferedReader, FileIO
from pathlib import Path

import pytest

from sinoeu.curation.document import MAX_BYTES
from sinoeu.curation.files import Unreadable, article_files, read_file
from sinoeu.curation.reading import CorpusReader
from sinoeu.model.finding import Finding
from sinoeu.paths import text_folders
from tiny_corpus import write

ARTICLE = """
    article: {id: '%s'}
    passages:
    - {text: One., skip: opinion}
    """


def found(folder: Path) -> list[Finding]:
    """What is wrong with the files of a folder."""
    reader = CorpusReader(folder, text_folders(folder))
    reader.read()
    return reader.findings


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: \xff")
    assert read_file(tmp_path / "a.yaml", tmp_path) == b"a: \xff"


def test_links_are_followed_within_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"here")
    (tmp_path / "b").symlink_to("a")
    assert read_file(tmp_path / "b", tmp_path) == b"here"


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(b"here")
    (tmp_path / "link").symlink_to("real")
    assert read_file(tmp_path / "link" / "a", tmp_path / "link") == b"here"


@pytest.mark.parametrize("target", ["/etc/hostname", "../outside", "../corpus-beside/a", "/dev/null", "/dev/zero"])
def test_links_that_lead_out_are_refused(tmp_path: Path, target: str) -> None:
    for name in ("corpus", "corpus-beside"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_bytes(b"secret")
    (tmp_path / "outside").write_bytes(b"secret")
    (tmp_path / "corpus" / "b").symlink_to(target)
    with pytest.raises(Unreadable, match=r"leads out|does not exist"):
        read_file(tmp_path / "corpus" / "b", tmp_path / "corpus")


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket"])
def test_what_is_no_plain_file_is_refused_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    with socket.socket(socket.AF_UNIX) as listener:
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        else:
            listener.bind(os.path.relpath(path))
        with pytest.raises(Unreadable, match="is not a plain file"):
            read_file(path, tmp_path)


def test_a_device_is_refused() -> None:
    with pytest.raises(Unreadable, match="is not a plain file"):
        read_file(Path("/dev/zero"), Path("/dev"))


def test_what_is_missing_or_goes_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "gone").symlink_to("nowhere")
    with pytest.raises(Unreadable, match=r"circle|cannot be read"):
        read_file(tmp_path / "a", tmp_path)
    for name in ("gone", "never"):
        with pytest.raises(Unreadable, match="does not exist"):
            read_file(tmp_path / name, tmp_path)


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as opened:
        opened.truncate(MAX_BYTES + 1)
    with pytest.raises(Unreadable, match="is larger than"):
        read_file(tmp_path / "a", tmp_path)


def test_articles_come_in_the_order_of_their_names_without_an_editors_litter(tmp_path: Path) -> None:
    litter = [".003.yaml.swp", ".#003.yaml", "#003.yaml#", "003.yaml~", "~003.yaml", "003.yaml.bak", ".hidden.yaml", "003.txt", "README"]
    write(tmp_path, {f"articles/{name}": "" for name in ["010.yaml", "002.yml", "a.yaml", *litter]})
    assert [path.name for path in article_files(tmp_path)] == ["002.yml", "010.yaml", "a.yaml"]


def test_a_folder_without_articles_has_none(tmp_path: Path) -> None:
    assert list(article_files(tmp_path)) == []
    (tmp_path / "articles").write_text("a file")
    assert list(article_files(tmp_path)) == []


def test_whatever_cannot_be_read_is_told_by_name_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"articles/001.yaml": ARTICLE % "001"})
    os.mkfifo(tmp_path / "articles" / "002.yaml")
    (tmp_path / "articles" / "003.yaml").symlink_to("/etc/hostname")
    (tmp_path / "articles" / "004.yaml").mkdir()
    (tmp_path / "people.yaml").symlink_to("nowhere")
    reader = CorpusReader(tmp_path, ())
    assert [article.id for article in reader.read().articles] == ["001"]
    assert sorted((Path(finding.file).name, finding.rule) for finding in reader.findings) == [
        ("002.yaml", "unreadable"),
        ("003.yaml", "unreadable"),
        ("004.yaml", "unreadable"),
        ("people.yaml", "unreadable"),
    ]


@pytest.mark.parametrize("name", ["articles/001.yaml", "articles.jsonl"])
def test_what_changes_while_it_is_read_is_known_by_what_it_was_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    record = '{"article": {"id": "001"}, "passages": [{"text": "One.", "skip": "opinion"}]}'
    path = write(tmp_path, {name: record}) / name
    before = path.stat()

    class Changing(BufferedReader):
        def _changed(self, data: bytes) -> bytes:
            path.write_text(record + "\n\n")
            return data

        def read(self, size: int | None = -1, /) -> bytes:
            return self._changed(super().read(size))

        def readline(self, size: int | None = -1, /) -> bytes:
            return self._changed(super().readline(size))

    monkeypatch.setattr(os, "fdopen", lambda handle, _: Changing(FileIO(handle)))
    reader = CorpusReader(tmp_path, ())
    reader.read()
    assert reader.files == {str(path): (before.st_size, before.st_mtime_ns)}


@pytest.mark.parametrize("name", ["articles/001.yaml", "articles.jsonl"])
@pytest.mark.parametrize("fault", ["vanishes", "fails"])
def test_what_vanishes_or_fails_while_it_is_read_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fault: str) -> None:
    path = write(tmp_path, {name: '{"article": {"id": "001"}, "passages": [{"text": "One.", "skip": "opinion"}]}'}) / name

    class Failing(FileIO):
        def readinto(self, _: object, /) -> int:
            raise OSError(errno.EIO, "Input/output error")

        readall = read = readinto  # type: ignore[assignment]  # whichever way it is read, it fails

    def opened(handle: int, _: str) -> BufferedReader:
        path.unlink()
        return BufferedReader(Failing(handle) if fault == "fails" else FileIO(handle))

    monkeypatch.setattr(os, "fdopen", opened)
    told = [(finding.rule, finding.message) for finding in found(tmp_path)]
    gone = [("unreadable", "the file does not exist")] if name == "articles.jsonl" else []  # which is opened once to be cut, and again for each stretch
    assert told == ([("unreadable", "the file cannot be read: Input/output error")] if fault == "fails" else gone)


def test_an_empty_article_is_no_article_and_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"articles/001.yaml": "# to be done\n", "people.yaml": "# nobody yet\n"})
    assert [(Path(finding.file).name, finding.rule) for finding in found(tmp_path)] == [("001.yaml", "missing-key")]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "..", ".", "a/b.txt", r'"a\0b"', "x" * 300, "link.txt", "pipe.txt", "never.txt"])
def test_a_text_is_looked_for_by_a_bare_name_in_its_folders_only(tmp_path: Path, name: str) -> None:
    corpus = write(
        tmp_path / "corpus", {"texts/001.txt": "One.", "articles/001.yaml": f"article: {{id: '001', file: {name}}}\npassages:\n- {{text: One., skip: opinion}}\n"}
    )
    (tmp_path / "secret.txt").write_text("One.")
    (corpus / "texts" / "link.txt").symlink_to("../../secret.txt")
    os.mkfifo(corpus / "texts" / "pipe.txt")
    assert [finding.rule for finding in found(corpus)] == ["text-missing"]


def test_texts_are_found_inside_the_folder_and_in_seeds_beside_it(tmp_path: Path) -> None:
    article = "article: {id: '%s', file: %s}\npassages:\n- {text: One., skip: opinion}\n"
    files = {"articles/001.yaml": article % ("001", "1.txt"), "articles/002.yaml": article % ("002", "2.txt"), "texts/1.txt": "\nOne.\n", "../seeds/2.txt": "One. "}
    corpus = write(tmp_path / "corpus", files)
    reader = CorpusReader(corpus, text_folders(corpus))
    assert [edition.spans for chunk in reader.article_chunks() for _, edition, _ in reader.articles(chunk)] == [((1, 5),), ((0, 4),)]


def test_a_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    corpus = write(tmp_path / "corpus", {"articles/001.yaml": "article: {id: '001', file: a.txt}\npassages:\n- {text: One., skip: opinion}\n", "texts/a.txt": ""})
    (corpus / "texts" / "a.txt").write_bytes(b"One.\n\xff")
    (finding,) = found(corpus)
    assert "line 2: byte 0xff is not UTF-8" in finding.message
