"""A fault in the data, or in what is installed: a value with a spot, not an exception."""

from typing import NamedTuple


class Finding(NamedTuple):
    """What is wrong, by which rule, and where. Line and column count from 1."""

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}[{self.rule}]: {self.message}"


class Examined(NamedTuple):
    """Something of the program, its files or its terminal that was looked at: how it is, and, where that is a fault, what to type."""

    part: str
    what: str
    found: str
    mend: str | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing needs to be mended."""
        return self.mend is None
