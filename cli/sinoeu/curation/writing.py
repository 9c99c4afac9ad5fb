"""The skeleton of a curated file, as text: the article's passages with nothing claimed yet, and what was noticed in comments."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sinoeu.curation.yaml_scalar import escaped, scalar


class Proposed(NamedTuple):
    """A passage of a skeleton: its text, comments on it without their sign, and the reason for which it is probably skipped."""

    text: str
    comments: tuple[str, ...] = ()
    skip: str | None = None


class Head(NamedTuple):
    """The head of a skeleton: what is certain, and by key of the head what the curator may accept."""

    id: str
    file: str
    sha256: str
    proposed: tuple[tuple[str, str], ...] = ()


def skeleton(head: Head, passages: Sequence[Proposed]) -> str:
    """The YAML text of a skeleton, with a line feed at its end. No text holds a lone surrogate."""
    return "\n".join([*_head(head), "passages:", *(line for passage in passages for line in _passage(passage))]) + "\n"


def _head(head: Head) -> Iterator[str]:
    yield "article:"
    yield f"  id: {scalar(head.id)}"
    yield f"  file: {scalar(head.file)}"
    yield f"  sha256: {scalar(head.sha256)}"
    for key, value in head.proposed:
        yield f"  # {key}: {scalar(value)}"


def _passage(passage: Proposed) -> Iterator[str]:
    yield f"- text: {scalar(passage.text)}"
    for comment in passage.comments:
        yield f"  # {escaped(comment)}"
    yield f"  skip: {passage.skip}" if passage.skip else "  claims: []"
