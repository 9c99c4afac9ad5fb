"""A line that was typed, typed anew with what was wrong in it put right: what a reader is told to type instead."""

import re
import shlex
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

_ASIDE = "  # "
"""Between a line to type and what is to be said of it: a comment to the shell."""
_VARIABLES = re.compile(r"[A-Z_]+=\S*( [A-Z_]+=\S*)*")
_MOST_JOINED = 4
"""Words that one value may have."""


class Line(NamedTuple):
    """What was typed after the program's name, the command first."""

    words: tuple[str, ...]
    with_value: frozenset[str] = frozenset()
    """The options of the command that take a value."""

    def told(self) -> str:
        """The line as a shell takes it."""
        return f"sinoeu {shlex.join(self.words)}"

    def completed(self, hint: str) -> str:
        """The whole line for a hint that is a part of one: options to be set, or variables to be put in front. Any other hint is one already."""
        part, _, aside = hint.partition(_ASIDE)
        if part.startswith("--"):
            part = self.with_options(shlex.split(part)).told()
        elif _VARIABLES.fullmatch(part):
            part = f"{part} {self.told()}"
        return part + (_ASIDE + aside if aside else "")

    def with_options(self, given: Sequence[str]) -> "Line":
        """The line with these options, and their values, in the place of the first of them."""
        names = [word for word in given if word.startswith("--")]
        at = next((at for at, word in enumerate(self.words) if word.partition("=")[0] in names), None)
        rest = self.without(names).words
        if at is None:
            at = rest.index("--") if "--" in rest else len(rest)
        return self._replace(words=(*rest[:at], *given, *rest[at:]))

    def without(self, gone: Collection[str]) -> "Line":
        """The line without these options and their values, and without these words."""
        kept = [word for word, option in self._read() if (option or word) not in gone or (word.startswith("--") and not option)]
        return self._replace(words=tuple(kept))

    def with_word(self, wrong: str, right: str) -> "Line | None":
        """The line with another word, or item of a list, in the place of the last one that is the wrong one, or of all words of the question, where these are.

        None where it is nowhere in the line.
        """
        read = list(self._read())
        for at in reversed(range(len(read))):
            word, option = read[at]
            start, equals, value = word.rpartition("=") if option and word.startswith("--") else ("", "", word)
            items = [item.strip() for item in value.split(",")]
            if value == wrong:
                new = (start + equals + right,) if option or at == 0 else tuple(right.split())
            elif wrong in items:
                new = (start + equals + ",".join(right if item == wrong else item for item in items),)
            else:
                continue
            return self._replace(words=(*self.words[:at], *new, *self.words[at + 1 :]))
        asked = [at for at, (_, option) in enumerate(read) if at and not option]
        if not asked or " ".join(self.words[at] for at in asked) != wrong:
            return None
        rest = tuple(word for at, word in enumerate(self.words) if at > asked[0] and at not in asked)
        return self._replace(words=(*self.words[: asked[0]], *right.split(), *rest))

    def quoted(self, value: str, fits: Callable[[str], bool]) -> tuple[str, "Line"] | None:
        """A value that fits only together with the words that follow it, and the line with all of it as one; None where there is none."""
        for at, (word, option) in enumerate(self._read()):
            start, equals, own = word.rpartition("=") if word.startswith("--") else ("", "", word)
            if not option or own != value:
                continue
            for end in range(min(at + _MOST_JOINED, len(self.words)), at + 1, -1):
                following = self.words[at + 1 : end]
                whole = " ".join((own, *following))
                if not any(one.startswith("-") for one in following) and fits(whole):
                    return whole, self._replace(words=(*self.words[:at], start + equals + whole, *self.words[end:]))
        return None

    def _read(self) -> Iterator[tuple[str, str]]:
        """Each word with the option that it is, or whose value it is; nothing where it is a word of the question."""
        option, ended = "", False
        for word in self.words:
            if option:
                yield word, option
                option = ""
            elif ended or not word.startswith("-") or word == "-":
                yield word, ""
            elif word == "--":
                ended = True
                yield word, word
            else:
                name, equals, _ = word.partition("=")
                yield word, name
                option = name if name in self.with_value and not equals else ""
