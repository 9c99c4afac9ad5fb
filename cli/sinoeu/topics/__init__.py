"""Explanations that belong to no single command: a text each, its first line what it is about. Found by listing this folder."""

from pathlib import Path

_TEXTS = {file.stem: file for file in sorted(Path(__file__).parent.glob("*.txt"))}
TOPICS: tuple[str, ...] = tuple(_TEXTS)
"""The names of all topics."""


def about(topic: str) -> str:
    """What a topic is about, in a line."""
    return explanation(topic).partition("\n")[0]


def explanation(topic: str) -> str:
    """The whole text of a topic: paragraphs, one a line; tables of two columns and examples are indented."""
    return _TEXTS[topic].read_text(encoding="utf-8")
