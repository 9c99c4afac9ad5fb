"""The harness is proved: what is broken on purpose is noticed, by the part of it that is there for that."""

import pytest

from faults import calls, databases, disk, files, signals, texts, together
from faults.stand import a_stand
from faults.subject import Subject
from faults.variants import VARIANTS
from faults.verdict import CannotTry, Trials

NOTICED: dict[str, tuple[Trials, int, str]] = {
    "renamed before it is on the disk": (calls.order, 1, "they come at"),
    "never on the disk": (calls.order, 1, "they come at"),
    "no lock": (together.ingests, 0, "status 0"),
    "no seal": (signals.kills, 0, "its seal is broken"),
    "hears signals to the end": (signals.afterwards, 60, "status -"),
    "any seal will do": (databases.damages, 20, "doctor finds nothing"),
    "falls over damage": (databases.damages, 60, "fault of sinoeu"),
    "exit 0 on a failure": (disk.foreign, 1, "status 0"),
    "takes any file's place": (disk.foreign, 1, "it was changed"),
    "prints a cell raw": (texts.shown, 8, "a terminal would obey"),
    "TSV in ASCII": (texts.exact, 50, "title: "),
    "follows links out": (files.odd, 1, "status 1"),
    "a line too far": (files.fuzz, 60, "is not UTF-8"),
}
"""By variant, the trials that notice it, how many are enough, and what they say of it."""
AT_A_STEP = {
    "built in place": ("kill", "write", 1, "cannot be opened"),
    "swallows an error": ("error", "Connection.executemany", 14, "neither as before nor as after"),
    "leaves a temporary file": ("error", "Connection.executescript", 3, "it left"),
    "ends at once by a signal": ("terminate", "Connection.executescript", 3, "it left"),
}
"""By variant, the fault, the step and which of that name at which it is noticed, and what is said of it."""


@pytest.mark.parametrize("variant", NOTICED)
def test_what_is_broken_is_noticed(variant: str) -> None:
    trials, count, words = NOTICED[variant]
    try:
        assert any(words in verdict.broken for verdict in trials(count, 1, Subject(variant)))
    except CannotTry as fault:
        pytest.skip(str(fault))


@pytest.mark.parametrize("variant", AT_A_STEP)
def test_what_is_broken_is_noticed_at_its_step(variant: str) -> None:
    fault, name, number, words = AT_A_STEP[variant]
    with a_stand(Subject(variant)) as stand:
        assert words in stand.broken(stand.ingest(steps=f"{fault}:{name}:{number}"))


def test_every_variant_is_tried() -> None:
    assert {*NOTICED, *AT_A_STEP} == set(VARIANTS)
