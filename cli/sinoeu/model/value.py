"""One cell of a claim: what the source has, what we read, and on what grounds."""

from enum import StrEnum
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Where a value stands in its record: keys and positions from the top, as in `("passages", 3, "claims", 0, "when")`."""


class Basis(StrEnum):
    """How a value was had. All but the first is the editor's and stands in [square brackets] on a screen."""

    STATED = "stated"
    INFERRED = "inferred"
    SUPPLIED = "supplied"


class Reference(NamedTuple):
    """A person, organisation, place or event: by its id, or, without one, by the words that the source has instead of a name."""

    id: str | None
    words: str | None = None


class Date(NamedTuple):
    """A date in EDTF, or, where no calendar can hold it, the source's words (`several decades ago`)."""

    edtf: str | None
    words: str | None = None


class Amount(NamedTuple):
    """What a deal is worth: an exact decimal as text, its unit, and whether it is a bound."""

    value: str
    unit: str | None = None
    bound: str | None = None


Payload = str | Reference | Date | Amount


class Value(NamedTuple):
    """A value with its grounds. `printed` is None where the source has nothing; `read` is None where the reading is that nothing is said."""

    printed: Payload | None
    read: Payload | None
    basis: Basis
    because: str | None
    url: str | None
    path: Path
