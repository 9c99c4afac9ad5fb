"""Reading the bundled corpus's YAML, with the place of every value, beside PyYAML's own fast loader: `python -m tests.bench.reading_yaml`."""

from collections.abc import Callable
from time import process_time

import yaml

from sinoeu.curation.yaml_file import read_yaml

from .material import Material, alone
from .measuring import CHECKOUT, Figure

TIMES = 3
"""Each file is read so often in a round."""


def measure(material: Material) -> list[Figure]:
    """Megabytes a second, ours to theirs, on the same files in turn."""
    contents = [file.read_bytes() for file in sorted((CHECKOUT / "data").rglob("*.yaml"))]
    size = sum(map(len, contents))

    def speed(read: Callable[[bytes], object]) -> float:
        began = process_time()
        for _ in range(TIMES):
            for content in contents:
                read(content)
        return TIMES * size / 1e6 / (process_time() - began)

    pairs = [(speed(read_yaml), speed(_theirs)) for _ in range(material.rounds)]
    what = f"{len(contents)} files, {size / 1e6:.2f} MB"
    return [
        Figure("YAML: our reader / PyYAML's CSafeLoader.load", what, tuple(ours / theirs for ours, theirs in pairs), "≥ 2"),
        Figure("YAML, our reader", what, tuple(ours for ours, _ in pairs), "", " MB/s"),
    ]


def _theirs(content: bytes) -> object:
    loaded: object = yaml.load(content, Loader=yaml.CSafeLoader)
    return loaded


if __name__ == "__main__":
    alone(lambda material, _: measure(material), [])
