"""Every part of the harness, a few trials each, on the program as it is."""

import pytest

from faults.parts import PARTS
from faults.subject import Subject
from faults.verdict import CannotTry

SEED = 20
NEEDS = {"calls": "strace", "disk.small": "a file system of one's own", "disk.read_only": "a file system of one's own", "files.suites": "the material"}
"""Parts that cannot be tried everywhere."""


@pytest.mark.parametrize("name", PARTS)
def test_promises_are_kept(name: str) -> None:
    part, tried = PARTS[name], 0
    try:
        for verdict in part.trials(part.short, SEED, Subject()):
            assert not verdict.broken, verdict
            tried += 1
    except CannotTry as fault:
        if not name.startswith(tuple(NEEDS)):
            raise
        pytest.skip(str(fault))
    assert tried
