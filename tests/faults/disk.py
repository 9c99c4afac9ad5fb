"""Disks that are full, small, read-only or not one's own, and what other programs keep in the database's place."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress

from faults.stand import OLD, Stand, a_stand, content
from faults.subject import Ended, Subject, complaint, run
from faults.verdict import CannotTry, Verdict

_IN_A_SMALL_ONE = """
mount -t tmpfs -o size="$1"k none "$2" || exit 99
cp "$3" "$2/mine.db" || exit 99
shift 3
"$@"
status=$?
for left in "$TMPDIR"/* "$TMPDIR"/.[!.]*; do if [ -e "$left" ]; then echo "left: $left"; fi; done
cp "$KEPT/mine.db" "$OUT"
ls -A "$KEPT" | grep -vx mine.db
exit $status
"""
"""Puts a small file system over a folder, the old database into it, runs a program, and takes the database out again."""

_READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 99; cd "$1"; shift; exec "$@"'


def limited(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """A limit to the size of files, anywhere from nothing to what an ingest needs."""
    chance = random.Random(seed)
    with a_stand(subject) as stand:
        needed = stand.database.stat().st_size // 1024
        for _ in range(count):
            most = chance.randrange(needed + 4)
            stand.reset()
            ended = stand.ingest(before=("bash", "-c", f'ulimit -f {most}; exec "$0" "$@"'))
            yield Verdict(f"files of at most {most} kB", stand.broken(ended) or _names_the_file(ended, stand, needs=most < needed - 4))
        yield Verdict("the next ingest clears up", stand.is_cleared())


def small(count: int, seed: int, subject: Subject) -> Iterator[Verdict]:
    """A file system too small for a second database, or for some of it."""
    chance = random.Random(seed)
    _needs_namespaces()
    with a_stand(subject) as stand:
        size = stand.database.stat().st_size // 1024
        out = stand.folder / "home" / "out.db"
        for number in range(count):
            most = chance.randrange(size + 8, 2 * size - 16) if number % 4 else 3 * size
            stand.reset()
            before = stand.folder / "home" / "before.db"
            shutil.copyfile(stand.database, before)
            inner = subject.command(*stand.words())
            command = ["unshare", "-rm", "bash", "-c", _IN_A_SMALL_ONE, "bash", str(most), str(stand.kept), str(before), *inner]
            ended = run(command, stand.folder, {**stand.env, "KEPT": str(stand.kept), "OUT": str(out)})
            shutil.copyfile(out, stand.database)
            left = f"it left {ended.stdout!r}" if ended.stdout else ""
            yield Verdict(f"a file system of {most} kB", left or stand.broken(ended) or _names_the_file(ended, stand, needs=number % 4 > 0))


def read_only(_: int, __: int, subject: Subject) -> Iterator[Verdict]:
    """Folders in which nothing can be written: everything but an ingest works, and that says what it could not write."""
    _needs_namespaces()
    with a_stand(subject) as stand:
        asked = (["who", "--json"], ["doctor"], ["sql", "SELECT 1"])
        runs = [(0, [*words, "--db", str(stand.database)]) for words in asked] + [
            (0, ["check", OLD]),
            (0, ["deals"]),
            (3, stand.words()),
            (3, ["export", "out", "--db", str(stand.database)]),
        ]
        for status, words in runs:
            stand.reset()
            ended = run(
                ["unshare", "-rm", "bash", "-c", _READ_ONLY, "bash", str(stand.folder), *subject.command(*words)], stand.folder, {**stand.env, "TMPDIR": "/dev/shm"}
            )
            named = ended.status == 0 or "Read-only file system" in ended.stderr
            yield Verdict(
                f"{words[0]} where nothing can be written", complaint(ended) or ("" if ended.status == status and named else f"{ended.status}: {ended.stderr[-200:]!r}")
            )


def foreign(_: int, __: int, subject: Subject) -> Iterator[Verdict]:
    """What sinoeu did not write stays as it is, whatever stands in the database's place; what it wrote is replaced, links and permissions kept."""
    letters = {"a letter": b"Dear Sir or Madam,\n", "a database of others": b"SQLite format 3\x00" + bytes(1000), "one byte": b"\x00", "JSON": b"[]"}
    with a_stand(subject) as stand:
        for name, data in letters.items():
            stand.database.write_bytes(data)
            ended = stand.ingest()
            changed = stand.database.read_bytes() != data or len(list(stand.kept.iterdir())) != 1
            yield Verdict(f"{name} in its place", complaint(ended) or ("it was changed" if changed else "" if ended.status == 3 else f"status {ended.status}"))
        stand.reset()
        real = stand.kept / "real.db"
        stand.database.rename(real)
        stand.database.symlink_to("real.db")
        real.chmod(0o640)
        ended = stand.ingest()
        kept = ended.status == 0 and stand.database.is_symlink() and real.stat().st_mode & 0o777 == 0o640 and content(real) != stand.contents[OLD]
        yield Verdict("a link to a database", complaint(ended) or ("" if kept else "the link or the permissions have changed"))


def no_temporary_folder(_: int, __: int, subject: Subject) -> Iterator[Verdict]:
    """TMPDIR that is not there, is a file, or is full."""
    with a_stand(subject) as stand:
        for name in ("/dev/null", "/dev/full", str(stand.folder / "never")):
            stand.reset()
            ended = run(subject.command(*stand.words()), stand.folder, {**stand.env, "TMPDIR": name})
            yield Verdict(f"TMPDIR={name}", stand.broken(ended))


def _names_the_file(ended: Ended, stand: Stand, needs: bool) -> str:
    """An ingest that fails for want of room says where."""
    if needs and ended.status == 0:
        return "it succeeded where it cannot have"
    return "" if ended.status == 0 or str(stand.kept) in ended.stderr else f"it does not name the file: {ended.stderr!r}"


def _needs_namespaces() -> None:
    with suppress(OSError):
        if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0:
            return
    raise CannotTry("no file system may be mounted here, not even in a namespace of one's own")


def unheard(_: int, __: int, subject: Subject) -> Iterator[Verdict]:
    """Messages that cannot be written: what was asked for is done or not all the same, and the status says which."""
    with a_stand(subject) as stand:
        for where in ("2>/dev/full", "2>&-"):
            stand.reset()
            ended = stand.ingest(before=("bash", "-c", f'exec "$0" "$@" {where}'))
            yield Verdict(f"an ingest with {where}", stand.broken(ended, is_mute=True) or ("" if ended.status == 0 else f"status {ended.status}"))
            ended = stand.ingest("nowhere", before=("bash", "-c", f'exec "$0" "$@" {where}'))
            yield Verdict(f"an ingest of nothing with {where}", "" if ended.status == 3 else f"status {ended.status}")
