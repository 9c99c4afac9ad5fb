"""What a question is answered with: rows of cells for screens and spreadsheets, each beside the JSON record that says the same."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Shown(NamedTuple):
    """One value as it is shown. `value` None means that the sources do not say."""

    value: str | None
    printed: str | None = None
    """What the source has in its place; None where it has nothing."""
    basis: str = "stated"
    date: bool = False
    """Dates bracket only the part that the editor gave: `[2022]-07-07`."""
    hits: tuple[tuple[int, int], ...] = ()
    """What was searched for in the value: start and end of each, in order and apart. Lit up on a terminal."""
    lasting: bool = False
    """Of a date: from then on it lasts, and no end is told."""


Cell = tuple[Shown, ...]
"""What stands in one column of one row: none, one or several values."""


class Column(NamedTuple):
    """A column: its name in the flat formats, its heading on a screen, and whether its values may be the editor's."""

    name: str
    heading: str
    readings: bool = False
    wide: bool = False
    """Gets what width is left on a terminal."""
    unsaid: str = "not stated"
    """What a screen says where the sources do not."""
    on_screen: bool = True
    """False for what a screen has in the title already; the flat formats have every column."""
    label: bool = False
    """Where a timeline strings values together, this one's heading stands before it: by itself nobody would know what it is."""
    first: bool = False
    """Stands before what all answers have, even before the headings of one that is nested."""
    key: str = ""
    """The key of the JSON records that says the same, where it has another name."""


class Mark(NamedTuple):
    """A flag on the words under a row: its kind, the words, and why."""

    kind: str
    words: str
    because: str


class Quote(NamedTuple):
    """The words a row rests on, and where they stand (`003:14`, file and line)."""

    passage: str
    file: str
    line: int
    words: str

    @property
    def article(self) -> str:
        """The article's id."""
        return self.passage.rpartition(":")[0]


class Piece(NamedTuple):
    """A run of words of a passage, with how it is set on a screen."""

    words: str
    claimed: bool = False
    added: bool = False
    """The editor's reading beside the source's words, in brackets already."""
    marks: tuple[Mark, ...] = ()
    """The flags on these words."""


class Excerpt(NamedTuple):
    """A passage as it stands in its article: its number for the margin, what became of it, and its words in pieces."""

    number: str
    state: str
    """`claimed`, `skipped`, `injected` (text of another origin) or `unread`."""
    pieces: tuple[Piece, ...]
    aside: str = ""
    """Why it was skipped."""


class Row(NamedTuple):
    """One fact with its evidence. `heading` is the key under which JSON nests it in its entry; empty when the row is the record itself."""

    heading: str
    record: dict[str, Json]
    cells: Mapping[str, Cell]
    quotes: tuple[Quote, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    """What the editor notes, shown with the quotes."""
    excerpt: Excerpt | None = None
    """For a passage: what a screen shows in place of the cells."""
    branches: tuple[bool, ...] | None = None
    """Where rows are a tree: for each row around this one, below the root, and for itself, whether another follows on its level; empty at the root."""


class Entry(NamedTuple):
    """One thing asked for, with its rows. Lists have entries of one row and no title."""

    title: str
    record: dict[str, Json]
    rows: Iterable[Row]
    """Grouped by heading, in the order in which the record has its (empty) lists."""
    lines: tuple[str, ...] = ()
    """What else a reader of the screen should know of it: other names, why it matched."""


class Tree(NamedTuple):
    """The columns by which rows hang together: on which level of the tree each stands, from whom it leads to whom, and the ids of the two."""

    level: str
    one: str
    other: str
    one_id: str
    other_id: str


class Overview(NamedTuple):
    """Several things of one name in a short list, so that a reader can choose; shown on a terminal alone, before the entries."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    many: bool
    """Whether there are too many for a screen to show them in full as well, unless all is asked for."""
    hint: str
    """How to see one of them."""


class Answer(NamedTuple):
    """A whole answer: its columns, its entries as a stream, and what to say on standard error once they are all written."""

    columns: tuple[Column, ...]
    entries: Iterable[Entry]
    headings: Mapping[str, str] = {}
    """For nested answers: the screen's heading of each key, in order."""
    group: str = ""
    """The column by whose value a screen sets lists apart (the timeline's years)."""
    drawn: str = ""
    """Where the groups are years: the column of dates that a screen draws on a scale of each year's months."""
    sides: str = ""
    """The column that tells the sides (`cn`, `eu`) by which what is drawn is marked and coloured."""
    notes: tuple[str, ...] = ()
    understood: str = "nothing found"
    """What to say where there is not a single entry."""
    tree: Tree | None = None
    """For rows that a screen draws as a tree."""
    total: int | None = None
    """The number of entries, where it is known before they are read."""
    of_facts: bool = True
    """False where the rows are no facts of the articles: there are no words that they rest on."""
    keys: tuple[str, ...] = ()
    """The keys that its JSON records have; none where they are not known before they are read."""
    order: str = ""
    """The column by which its rows come in order by themselves; empty where they come in the order of reading, of the registries, or as they fit."""
    apart: bool = False
    """Whether its groups stay apart, and in their order, however the rows are sorted."""
    question: str = ""
    """The question, shown above the answer where several are answered."""
    overview: Overview | None = None
    """Where several of one name answer, the list of them."""
