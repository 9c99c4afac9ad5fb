"""The program under fire: what README.md promises of faults, tried on the real program. `python -m tests.faults --long` runs all of it."""

import sys
from pathlib import Path

_TESTS = str(Path(__file__).resolve().parents[1])
if _TESTS not in sys.path:
    sys.path.insert(0, _TESTS)  # where `python -m` starts above it
