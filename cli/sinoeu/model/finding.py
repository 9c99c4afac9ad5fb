"""A fault in the data: a value with a spot, not an exception."""

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
