"""The harness is proved: what is broken on purpose is noticed, by the part of it that is there for that."""

import pytest

from faults import calls, databases, disk, files, signals, texts, together
from faults.stand import a_stand
from faults.subject import Subject
from faults.variants import VARIANTS
from faults.verdict import CannotTry, Trials

NOTICED: dict[str, tuple[Trials, int]] = {
    "renamed before it is on the disk": (calls.order, 1),
    "never on the disk": (calls.order, 1),
    "no lock": (together.ingests, 0),
    "no seal": (signals.kills, 0),
    "any seal will do": (databases.damages, 20),
    "falls over damage": (databases.damages, 60),
    "exit 0 on a failure": (disk.foreign, 1),
    "takes any file's place": (disk.foreign, 1),
    "prints a cell raw": (texts.shown, 8),
    "TSV in ASCII": (texts.exact, 50),
    "follows links out": (files.odd, 1),
    "a line too far": (files.fuzz, 60),
}
"""By variant, the trials that notice it, and how many are enough."""
AT_A_STEP = {
    "built in place": ("kill", "write", 2),
    "swallows an error": ("error", "Connection.executemany", 12),
    "leaves a temporary file": ("error", "Connection.executescript", 3),
    "ends at once by a signal": ("terminate", "Connection.executescript", 3),
}
"""By variant, the fault, the step and which of that name at which it is noticed."""


@pytest.mark.parametrize("variant", NOTICED)
def test_what_is_broken_is_noticed(variant: str) -> None:
    trials, count = NOTICED[variant]
    try:
        assert any(verdict.broken for verdict in trials(count, 1, Subject(variant)))
    except CannotTry as fault:
        pytest.skip(str(fault))


@pytest.mark.parametrize("variant", AT_A_STEP)
def test_what_is_broken_is_noticed_at_its_step(variant: str) -> None:
    fault, name, number = AT_A_STEP[variant]
    with a_stand(Subject(variant)) as stand:
        assert stand.broken(stand.ingest(steps=f"{fault}:{name}:{number}"))


def test_every_variant_is_tried() -> None:
    assert {*NOTICED, *AT_A_STEP} == set(VARIANTS)
