"""All trials by the names under which they are run: how many a test takes, and how many the long run."""

from typing import NamedTuple

from faults import calls, databases, disk, environments, files, signals, texts, together, words
from faults.verdict import Trials

_ALL = 1_000_000


class Part(NamedTuple):
    """One kind of trials; counts are of what is chosen by chance or from a list, of which a trial or several come."""

    trials: Trials
    short: int
    long: int


PARTS = {
    "signals.kills": Part(signals.kills, 2, 1000),
    "signals.endings": Part(signals.endings, 2, 300),
    "signals.afterwards": Part(signals.afterwards, 4, 300),
    "signals.steps": Part(signals.steps, 5, _ALL),
    "signals.streams": Part(signals.streams, 1, _ALL),
    "calls.kills": Part(calls.kills, 2, _ALL),
    "calls.errors": Part(calls.errors, 3, _ALL),
    "calls.order": Part(calls.order, 1, 1),
    "disk.limited": Part(disk.limited, 2, 100),
    "disk.small": Part(disk.small, 2, 60),
    "disk.read_only": Part(disk.read_only, 1, 1),
    "disk.foreign": Part(disk.foreign, 1, 1),
    "disk.no_temporary_folder": Part(disk.no_temporary_folder, 1, 1),
    "disk.unheard": Part(disk.unheard, 1, 1),
    "together.ingests": Part(together.ingests, 1, 100),
    "together.readers": Part(together.readers, 25, 10_000),
    "databases.damages": Part(databases.damages, 40, 1000),
    "databases.versions": Part(databases.versions, 1, 1),
    "files.suites": Part(files.suites, 100, _ALL),
    "files.fuzz": Part(files.fuzz, 30, 10_000),
    "files.bombs": Part(files.bombs, 1, _ALL),
    "files.odd": Part(files.odd, 1, 1),
    "texts.exact": Part(texts.exact, 49, _ALL),
    "texts.shown": Part(texts.shown, 49, _ALL),
    "words.names": Part(words.names, 60, _ALL),
    "words.options": Part(words.options, 80, _ALL),
    "environments.odd": Part(environments.odd, 2, _ALL),
}
