"""A command line as far as it was typed: the command, its words, its options, and what is being typed now."""

from collections.abc import Container, Sequence
from typing import NamedTuple


class Typed(NamedTuple):
    """What stands before the cursor."""

    command: str | None
    words: tuple[str, ...]
    """Words of the command, without options and their values."""
    given: frozenset[str]
    """Options."""
    option: str | None
    """The one whose value is being typed."""
    fixed: str
    """The beginning of the word at the cursor that is not to be completed: `--place=`."""
    begun: str
    """The rest of it."""
    options_ended: bool
    """By `--`."""
    database: str | None
    """The value of `--db`."""

    @property
    def begins_option(self) -> bool:
        """Whether it is an option that is being typed."""
        return self.option is None and self.begun.startswith("-") and not self.options_ended


def typed(line: Sequence[str], commands: Container[str], with_values: Container[str]) -> Typed:
    """What was typed, by the words after the program's name; the last one, empty or not, is the one at the cursor."""
    *before, current = line or [""]
    command: str | None = None
    words: list[str] = []
    given: dict[str, str] = {}
    option: str | None = None
    ended = False
    for word in before:
        if option is not None:
            given[option], option = word, None
        elif ended or not word.startswith("-") or word == "-":
            if command is None and not words and word in commands:
                command = word
            else:
                words.append(word)
        elif word == "--":
            ended = True
        else:
            name, equals, given[name] = word.partition("=")
            option = name if name in with_values and not equals else None
    fixed = ""
    if option is None and not ended and current.startswith("--"):
        name, equals, value = current.partition("=")
        if equals:
            option, fixed, current = name, name + equals, value
    return Typed(command, tuple(words), frozenset(given), option, fixed, current, ended, given.get("--db"))
