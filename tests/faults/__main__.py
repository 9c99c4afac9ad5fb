"""`python -m tests.faults --long`: all trials in full, with a table of what was tried; `--only signals --count 1000` a part of them."""

import argparse
import sys
import time

from faults.parts import PARTS, Part
from faults.subject import Subject
from faults.variants import VARIANTS
from faults.verdict import CannotTry

_MOST_SHOWN = 10


def main() -> int:
    """Runs the parts that are asked for; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--long", action="store_true", help="as many trials as the promises name, instead of a few")
    parser.add_argument("--only", action="append", metavar="PART", help=f"one of {', '.join(PARTS)}, or what such names begin with; may be given several times")
    parser.add_argument("--count", type=int, help="so many trials of each part, instead")
    parser.add_argument("--seed", type=int, default=1, help="what is done by chance is done again with the same number")
    parser.add_argument("--variant", choices=VARIANTS, default="", help="a program that is broken on purpose, to see whether it is noticed")
    asked = parser.parse_args()
    chosen = {name: part for name, part in PARTS.items() if not asked.only or name.startswith(tuple(asked.only))}
    print(f"{'what':<26}{'trials':>8}{'passed':>8}{'failed':>8}{'seconds':>9}")
    passed = failed = 0
    for name, part in chosen.items():
        count = asked.count or (part.long if asked.long else part.short)
        good, bad = _run(name, part, count, asked.seed, Subject(asked.variant))
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not chosen else 0


def _run(name: str, part: Part, count: int, seed: int, subject: Subject) -> tuple[int, int]:
    """Runs one part, and prints its line and what was broken; how many passed and failed comes back."""
    started, trials = time.monotonic(), 0
    broken = []
    try:
        for verdict in part.trials(count, seed, subject):
            trials += 1
            if verdict.broken:
                broken.append(verdict)
    except CannotTry as fault:
        print(f"{name:<26} not tried: {fault}", flush=True)
        return 0, 0
    print(f"{name:<26}{trials:>8}{trials - len(broken):>8}{len(broken):>8}{time.monotonic() - started:>9.0f}", flush=True)
    for verdict in broken[:_MOST_SHOWN]:
        print(f"  {verdict.tried}: {verdict.broken}"[:400].encode("ascii", "backslashreplace").decode(), flush=True)
    return trials - len(broken), len(broken)


if __name__ == "__main__":
    sys.exit(main())
