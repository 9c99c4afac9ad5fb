"""A database is built aside and published whole; what stood there before stays until then, and a corpus gives the same database each time."""

import fcntl
import os
import sqlite3
import stat
from pathlib import Path
from threading import Timer

import pytest

from sinoeu import __version__
from sinoeu.errors import Stop
from sinoeu.store import loading
from sinoeu.store.reading import corpus_facts, is_ours, open_database, source_files
from tiny_corpus import load, write

FILES = {
    "people.yaml": """
        zhu-zhihong: {name: Zhu Zhihong, family: Zhu, forms: [Zhihong Zhu], aliases: [朱志宏]}
        michael-jacke: {name: Michael Jacke}
        """,
    "places.yaml": """
        china: {name: China, country: CN}
        nanjing: {name: Nanjing, in: china}
        """,
    "articles/001.yaml": """
        article: {id: '001', published: 2022-07-08}
        passages:
        - text: Zhu Zhihong met Michael Jacke in Nanjing on July 7, 2022.
          claims:
          - {met: zhu-zhihong, with: michael-jacke, at: nanjing, when: 2022-07-07}
        """,
}

MORE = {"organisations.yaml": "firm: {name: Firm}"}
"""After which everything has to be read anew."""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write(tmp_path / "corpus", FILES)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "corpus.db"


def names_in(target: Path) -> list[str]:
    connection = open_database(target)
    try:
        return [name for (name,) in connection.execute("SELECT name FROM thing WHERE type = 'person' ORDER BY name")]
    finally:
        connection.close()


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def everything(target: Path) -> list[str]:
    """All that a database holds, as statements."""
    connection = open_database(target)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_a_corpus_is_loaded_and_nothing_else_is_left(corpus: Path, target: Path) -> None:
    load(corpus, target)
    assert names_in(target) == ["Michael Jacke", "Zhu Zhihong"]
    assert files_in(target.parent) == ["corpus.db"]


def test_folders_on_the_way_are_made(corpus: Path, target: Path) -> None:
    load(corpus, target.parent / "a" / "b" / "corpus.db")
    assert names_in(target.parent / "a" / "b" / "corpus.db")


def test_the_same_corpus_gives_the_same_database(corpus: Path, target: Path) -> None:
    load(corpus, target)
    first = (everything(target), target.read_bytes())
    target.unlink()
    load(corpus, target)
    assert (everything(target), target.read_bytes()) == first


def test_what_was_deleted_from_the_corpus_is_gone(corpus: Path, target: Path, tmp_path: Path) -> None:
    load(corpus, target)
    load(write(tmp_path / "other", {"people.yaml": "lena-ostrow: {name: Lena Ostrow}"}), target)
    assert names_in(target) == ["Lena Ostrow"]


@pytest.mark.parametrize("step", ["write", "derive", "views", "_publish"])
@pytest.mark.parametrize("fault", [sqlite3.OperationalError("database or disk is full"), OSError(28, "No space left on device", "x")])
def test_a_build_that_fails_leaves_the_old_bytes_and_no_litter(corpus: Path, target: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: Exception) -> None:
    def fail(*_: object) -> None:
        raise fault

    load(corpus, target)
    before = target.read_bytes()
    monkeypatch.setattr(loading, step, fail)
    with pytest.raises(Stop, match=r"cannot (build|write)") as told:
        load(write(corpus, MORE), target)
    assert "as it was" in told.value.message
    assert target.read_bytes() == before
    assert files_in(target.parent) == ["corpus.db"]


def test_an_interrupted_build_leaves_nothing(corpus: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "derive", interrupt)
    with pytest.raises(KeyboardInterrupt):
        load(corpus, target)
    assert files_in(target.parent) == []


def test_what_a_killed_build_left_is_cleared_away(corpus: Path, target: Path) -> None:
    target.with_name(".corpus.db.building").write_bytes(b"half of a database")
    load(corpus, target)
    assert files_in(target.parent) == ["corpus.db"]


def test_a_second_builder_is_told(corpus: Path, target: Path) -> None:
    handle = os.open(target.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(Stop, match="another ingest is writing"):
            load(corpus, target)
    finally:
        os.close(handle)
    load(corpus, target)


def test_a_second_builder_may_wait(corpus: Path, target: Path) -> None:
    handle = os.open(target.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    release = Timer(0.2, os.close, [handle])
    release.start()
    load(corpus, target, wait=True)
    release.join()
    assert names_in(target)


def test_readers_of_the_old_database_are_not_disturbed(corpus: Path, target: Path, tmp_path: Path) -> None:
    load(corpus, target)
    reader = open_database(target)
    load(write(tmp_path / "other", {"people.yaml": "lena-ostrow: {name: Lena Ostrow}"}), target)
    assert reader.execute("SELECT count(*) FROM thing WHERE type = 'person'").fetchone() == (2,)
    reader.close()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_permissions_are_kept(corpus: Path, target: Path, mode: int) -> None:
    load(corpus, target)
    target.chmod(mode)
    load(write(corpus, MORE), target)
    assert target.stat().st_mode & 0o777 == mode


def test_links_are_followed_and_stay(corpus: Path, target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to("data/corpus.db")
    load(corpus, link)
    load(write(corpus, MORE), link)
    assert link.is_symlink()
    assert names_in(target) == names_in(link)
    assert files_in(tmp_path) == ["corpus", "data", "link.db"]


@pytest.mark.parametrize("content", [b"precious", b"SQLite format 3\x00" + b"\x00" * 100, b"\x00"])
def test_a_file_of_others_is_left_as_it_is(corpus: Path, target: Path, content: bytes) -> None:
    target.write_bytes(content)
    with pytest.raises(Stop, match="is not a database of sinoeu"):
        load(corpus, target)
    assert target.read_bytes() == content
    assert files_in(target.parent) == ["corpus.db"]


def test_another_programs_database_is_left_as_it_is(corpus: Path, target: Path) -> None:
    other = sqlite3.connect(target)
    other.execute("CREATE TABLE letter (name TEXT)")
    other.close()
    before = target.read_bytes()
    with pytest.raises(Stop, match="is not a database of sinoeu"):
        load(corpus, target)
    assert target.read_bytes() == before


def test_an_empty_file_may_be_filled(corpus: Path, target: Path) -> None:
    target.touch()
    load(corpus, target)
    assert names_in(target)


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "link to itself"])
def test_what_is_no_plain_file_is_left_as_it_is_and_never_waited_for(corpus: Path, target: Path, kind: str) -> None:
    if kind == "folder":
        target.mkdir()
    elif kind == "pipe":
        os.mkfifo(target)
    elif kind == "socket":
        os.mknod(target, stat.S_IFSOCK | 0o600)
    else:
        target.symlink_to(target)
    before = target.lstat()
    with pytest.raises(Stop, match="is not a plain file, and is left as it is"):
        load(corpus, target)
    assert target.lstat() == before
    assert files_in(target.parent) == ["corpus.db"]


def test_a_pipe_is_no_database_and_never_waited_for(target: Path) -> None:
    os.mkfifo(target)
    assert not is_ours(target)
    with pytest.raises(Stop, match="is not a plain file"):
        open_database(target)


def test_what_is_printed_is_in_the_characters_of_the_passage(target: Path, tmp_path: Path) -> None:
    files = {
        "people.yaml": "lena-gross: {name: Lena Gross, forms: [Groß]}",
        "places.yaml": "china: {name: China, country: CN}\nnanjing: {name: Nanjing, in: china}",
        "articles/001.yaml": """
            article: {id: '001'}
            passages:
            - text: NANJING, July 7. Mayor GROSS welcomed guests; She spoke.
              claims:
              - {met: lena-gross, with: {unnamed: guests}, at: nanjing}
              - {role: Mayor, who: lena-gross, via: she}
            """,
    }
    load(write(tmp_path / "capitals", files), target)
    connection = open_database(target)
    printed = [words for (words,) in connection.execute("SELECT printed FROM cell WHERE thing IS NOT NULL ORDER BY claim, printed")]
    connection.close()
    assert printed == ["GROSS", "NANJING", "She"]


def test_a_path_that_is_no_text_is_told(tmp_path: Path, target: Path) -> None:
    folder = write(tmp_path / "corpus", FILES)
    (folder / "articles" / "001.yaml").rename(folder / "articles" / os.fsdecode(b"\xff.yaml"))
    with pytest.raises(Stop, match="is no UTF-8 text"):
        load(folder, target)
    assert files_in(target.parent) == []


def test_the_database_says_what_it_was_made_of(corpus: Path, target: Path, tmp_path: Path) -> None:
    load(corpus, target)
    connection = open_database(target)
    assert corpus_facts(connection) == {"name": "corpus", "program": __version__, "folder": str(corpus), "bundled": "no"}
    files = source_files(connection, 3) or []
    assert [(path, size) for path, size, _ in files] == [(str(path), path.stat().st_size) for path in sorted((tmp_path / "corpus").rglob("*.yaml"))]
    assert source_files(connection, 2) is None
    connection.close()


def test_an_opened_database_cannot_be_written(corpus: Path, target: Path) -> None:
    load(corpus, target)
    connection = open_database(target)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM thing")
    connection.close()


@pytest.mark.parametrize(("content", "words"), [(None, "does not exist"), (b"precious", "is not a database of sinoeu")])
def test_what_is_no_database_is_told_and_never_made(target: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        target.write_bytes(content)
    with pytest.raises(Stop, match=words):
        open_database(target)
    assert target.exists() == (content is not None)


def test_another_versions_database_is_told_and_built_anew(corpus: Path, target: Path) -> None:
    load(corpus, target)
    connection = sqlite3.connect(target)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(Stop, match="another version"):
        open_database(target)
    load(corpus, target)
    assert names_in(target)


def test_an_empty_corpus_makes_an_empty_database(target: Path, tmp_path: Path) -> None:
    load(write(tmp_path / "nothing", {"people.yaml": ""}), target)
    assert names_in(target) == []
