"""The program broken on purpose, a way each: the trials are worth something only as far as they notice."""

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from unittest.mock import patch

Patches = Sequence[AbstractContextManager[object]]


def _renamed_first() -> Patches:
    def publish(aside: Path, target: Path, _: int | None) -> None:
        handle = os.open(aside, os.O_RDWR)
        aside.replace(target)
        os.fsync(handle)
        os.close(handle)

    return [patch("sinoeu.store.loading._publish", publish)]


def _never_on_the_disk() -> Patches:
    return [patch("os.fsync", lambda _: None)]


def _in_place() -> Patches:
    def publish(aside: Path, target: Path, _: int | None) -> None:
        with target.open("wb") as out:
            for piece in (aside.read_bytes()[:5000], aside.read_bytes()[5000:]):
                os.write(out.fileno(), piece)
            os.fsync(out.fileno())

    return [patch("sinoeu.store.loading._publish", publish)]


def _swallows_an_error() -> Patches:
    from sinoeu.store.loading import Building  # only now: what is patched must not be loaded before

    add = Building.add

    def adding(self: Building, rows: dict[str, list[tuple[str | int | None, ...]]]) -> None:
        with suppress(Exception):
            add(self, rows)

    return [patch.object(Building, "add", adding)]


def _leaves_a_file() -> Patches:
    return [patch("pathlib.Path.unlink", lambda *_, **__: None)]


def _no_lock() -> Patches:
    return [patch("fcntl.flock", lambda *_: None)]


def _no_seal() -> Patches:
    return [patch("sinoeu.store.loading.seal", lambda *_: None)]


def _any_seal() -> Patches:
    return [patch("sinoeu.store.health.is_whole", lambda *_: True)]


def _exit_0() -> Patches:
    return [patch("sinoeu.app._complain", lambda *_: 0)]


def _takes_any_file() -> Patches:
    return [patch("sinoeu.store.loading.is_ours", lambda _: True)]


def _ends_at_once() -> Patches:
    return [patch("sinoeu.__main__._terminated", lambda number, _: os._exit(128 + number))]


def _hears_to_the_end() -> Patches:
    return [patch("sinoeu.__main__._LATE", ())]


def _prints_raw() -> Patches:
    return [patch("sinoeu.text.visible.visible", lambda text, *_: text)]


def _tsv_in_ascii() -> Patches:
    return [patch("sinoeu.render.tsv._line", lambda values: "\t".join(value.encode("ascii", "replace").decode() for value in values) + "\n")]


def _follows_links() -> Patches:
    return [patch("pathlib.Path.is_relative_to", lambda *_: True)]


def _a_line_too_far() -> Patches:
    from sinoeu.curation import yaml_file  # as above
    from sinoeu.curation.document import Document

    read = yaml_file.read_yaml

    def reading(data: bytes) -> Document:
        document = read(data)
        return document._replace(troubles=tuple(trouble._replace(line=trouble.line + 1) for trouble in document.troubles))

    return [patch("sinoeu.curation.reading.read_yaml", reading)]


def _shows_a_traceback() -> Patches:
    def damaged(*_: object) -> None:
        raise RuntimeError("damaged")

    return [patch("sinoeu.session.Session._damaged", damaged), patch("sinoeu.session.Session._blame_damage", lambda *_: None)]


VARIANTS: dict[str, Callable[[], Patches]] = {
    "renamed before it is on the disk": _renamed_first,
    "never on the disk": _never_on_the_disk,
    "built in place": _in_place,
    "swallows an error": _swallows_an_error,
    "leaves a temporary file": _leaves_a_file,
    "no lock": _no_lock,
    "no seal": _no_seal,
    "any seal will do": _any_seal,
    "exit 0 on a failure": _exit_0,
    "takes any file's place": _takes_any_file,
    "ends at once by a signal": _ends_at_once,
    "hears signals to the end": _hears_to_the_end,
    "prints a cell raw": _prints_raw,
    "TSV in ASCII": _tsv_in_ascii,
    "follows links out": _follows_links,
    "a line too far": _a_line_too_far,
    "falls over damage": _shows_a_traceback,
}
"""What is wrong, and how it is brought about."""


def broken(variant: str) -> None:
    """Breaks the program in this process for good."""
    for one in VARIANTS[variant]() if variant else ():
        one.__enter__()


def start(variant: str) -> None:
    """Runs a broken variant of the program, with the words on the command line."""
    broken(variant)
    from sinoeu.__main__ import main  # as above

    main()
