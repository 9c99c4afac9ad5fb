"""How an export comes into its place: whole or not at all, in the place of nothing but another export, and with nothing left behind."""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from program import Program

_Files = dict[str, bytes]


def content(folder: Path) -> _Files:
    """The files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def desk(program: Program, tmp_path: Path) -> Program:
    """The program with the bundled corpus, in a working folder of its own."""
    made = Program(program.home, tmp_path / "desk")
    made.folder.mkdir()
    return made


def left(desk: Program) -> list[str]:
    """What lies in the working folder."""
    return sorted(path.name for path in desk.folder.iterdir())


def test_an_earlier_export_is_replaced_and_its_permissions_stay(desk: Program) -> None:
    assert desk.run("export", "out").status == 0
    out = desk.folder / "out"
    first = content(out)
    out.chmod(0o750)
    assert desk.run("export", "out").status == 0
    assert content(out) == first
    assert out.stat().st_mode & 0o777 == 0o750
    assert left(desk) == ["out"]


def test_an_empty_folder_a_new_one_and_a_link_to_one_will_do(desk: Program) -> None:
    (desk.folder / "empty").mkdir()
    (desk.folder / "link").symlink_to("there")
    (desk.folder / "there").mkdir()
    for name in ("empty", "deep/er/still", "link"):
        assert desk.run("export", name).status == 0
        assert (desk.folder / name / "datapackage.json").is_file()
    assert (desk.folder / "link").is_symlink()
    assert left(desk) == ["deep", "empty", "link", "there"]


@pytest.mark.parametrize("other", ["letter.txt", "datapackage.json", "events.csv"])
def test_a_folder_with_anything_else_in_it_is_left_as_it_is(other: str, desk: Program) -> None:
    out = desk.folder / "out"
    out.mkdir()
    (out / other).write_text('{"made_by": "hand", "resources": []}')
    before = content(out)
    ran = desk.run("export", "out")
    assert (ran.status, ran.stdout) == (3, "")
    assert ran.stderr == "sinoeu: out holds other files, and no export of sinoeu\n  try: sinoeu export out-2\n"
    assert content(out) == before
    assert left(desk) == ["out"]


@pytest.mark.parametrize("file", ["notes.txt", "events.csv", "link.csv"])
def test_what_was_added_to_an_export_or_changed_in_it_is_kept(file: str, desk: Program) -> None:
    assert desk.run("export", "out").status == 0
    out = desk.folder / "out"
    if file == "link.csv":
        (out / file).symlink_to("events.csv")
    else:
        (out / file).write_text("mine\n")
    before = content(out)
    ran = desk.run("export", "out")
    assert ran.status == 3
    assert f"{file} in out was not written by an export, or has been changed since" in ran.stderr
    assert content(out) == before


def test_a_file_or_the_working_folder_is_no_place_for_it(desk: Program) -> None:
    (desk.folder / "out").write_text("mine\n")
    ran = desk.run("export", "out")
    assert (ran.status, ran.stderr.splitlines()[0]) == (3, "sinoeu: out is a file")
    assert (desk.folder / "out").read_text() == "mine\n"
    for folder in (".", "..", str(desk.folder)):
        ran = desk.run("export", folder)
        assert ran.status == 3
        assert "is the folder you are in" in ran.stderr
    assert left(desk) == ["out"]


@pytest.mark.parametrize("words", ["", "out --db nothing.db", "out more"])
def test_wrong_usage_writes_nothing(words: str, desk: Program) -> None:
    assert desk.run("export", *words.split()).status in (2, 3)
    assert left(desk) == []


def test_a_full_disk_is_told_and_leaves_what_was_there(desk: Program) -> None:
    assert desk.run("export", "out").status == 0
    before = content(desk.folder / "out")
    for blocks in (4, 20, 60, 100):
        ran = desk.shell(f"trap '' XFSZ; ulimit -f {blocks}; sinoeu export out; sinoeu export new")
        assert ran.status == 3
        assert ran.stderr.count("sinoeu: cannot write out: File too large (") == 1
        assert content(desk.folder / "out") == before
        assert left(desk) == ["out"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_folder_that_may_not_be_written_is_told(desk: Program) -> None:
    desk.folder.chmod(0o555)
    ran = desk.run("export", "out")
    assert (ran.status, ran.stderr.splitlines()[0]) == (3, "sinoeu: cannot write out: Permission denied (.out.exporting)")


def test_what_a_killed_export_left_goes_with_the_next(desk: Program) -> None:
    assert desk.run("export", "out").status == 0
    before = content(desk.folder / "out")
    (desk.folder / ".out.exporting").mkdir()
    (desk.folder / ".out.exporting" / "events.csv").write_text("half")
    assert desk.run("export", "out").status == 0
    assert left(desk) == ["out"]
    (desk.folder / "out").rename(desk.folder / ".out.before-export")  # killed between the two changes of names
    assert desk.run("export", "out").status == 0
    assert content(desk.folder / "out") == before
    assert left(desk) == ["out"]


def test_killed_at_any_moment_an_export_leaves_an_old_or_a_new_one(desk: Program) -> None:
    assert desk.run("export", "out").status == 0
    before = content(desk.folder / "out")
    for hundredths in range(20, 70, 5):
        process = subprocess.Popen([sys.executable, "-m", "sinoeu", "export", "out"], env=desk.environment, cwd=desk.folder, stderr=subprocess.DEVNULL)
        try:
            process.wait(hundredths / 100)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        whole = "out" if "out" in left(desk) else ".out.before-export"  # what was there before is cleared away only once there is a new one
        assert content(desk.folder / whole) == before
    assert desk.run("export", "out").status == 0
    assert left(desk) == ["out"]


def test_one_that_fails_at_the_last_step_puts_the_old_one_back(desk: Program) -> None:
    assert desk.run("export", "out").status == 0
    before = content(desk.folder / "out")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == ".out.exporting":
            raise OSError(5, "Input/output error", str(self))
        return rename(self, target)

    with patch("sinoeu.exporting.Path.rename", failing):
        ran = desk.inside("export", str(desk.folder / "out"))
    assert ran.status == 3
    assert "Input/output error" in ran.stderr
    assert content(desk.folder / "out") == before
    assert left(desk) == ["out"]


def test_two_at_once_do_not_mix(desk: Program) -> None:
    aside = desk.folder / ".out.exporting"
    aside.mkdir()
    handle = os.open(aside, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        ran = desk.run("export", "out")
    finally:
        os.close(handle)
    assert (ran.status, ran.stderr) == (3, "sinoeu: another export is writing to out; type the same again when it has ended\n")
    assert left(desk) == [".out.exporting"]
    assert desk.run("export", "out").status == 0
    assert left(desk) == ["out"]


def test_interrupted_it_leaves_nothing(desk: Program) -> None:
    with patch("sinoeu.exporting._facts", side_effect=SystemExit(130)), pytest.raises(SystemExit):
        desk.inside("export", str(desk.folder / "out"))
    assert left(desk) == []


def test_many_at_once_each_succeed_or_say_that_another_is_running(desk: Program) -> None:
    for _ in range(3):
        words = [sys.executable, "-m", "sinoeu", "export", "out"]
        running = [subprocess.Popen(words, env=desk.environment, cwd=desk.folder, stderr=subprocess.PIPE, text=True) for _ in range(4)]
        ended = [(process.communicate(timeout=60)[1], process.returncode) for process in running]
        assert 0 in {status for _, status in ended}
        assert all(status == 0 or (status == 3 and told.startswith("sinoeu: another export is writing to out; ")) for told, status in ended), ended
        assert left(desk) == ["out"]
    assert desk.run("export", "out").status == 0
