"""The subcommands: a module each, its docstring the help, `run` its parameters. Found by listing this folder, imported when called."""

from pathlib import Path

_FOUND = sorted(module.stem for module in Path(__file__).parent.iterdir() if module.suffix == ".py" and module.stem[0] != "_")
_GROUPS = {
    "Questions": "who where deals timeline ties figures said links sql",
    "Reading the sources": "search show sources stats",
    "For other programs": "export schema",
    "Curating": "new check ingest",
}
_REST = "The program"


def _grouped() -> dict[str, tuple[str, ...]]:
    placed = {group: tuple(name for name in names.split() if name in _FOUND) for group, names in _GROUPS.items()}
    rest = tuple(name for name in _FOUND if not any(name in names for names in placed.values()))
    return placed | ({_REST: rest} if rest else {})


GROUPS: dict[str, tuple[str, ...]] = _grouped()
"""The subcommands as the page of help has them: in groups, and in each in the order in which one comes to need them. What is in no group stands in the last."""
NAMES: tuple[str, ...] = tuple(name for names in GROUPS.values() for name in names)
OTHER_WORDS = {
    "people": "who", "persons": "who", "organisations": "who", "organizations": "who", "companies": "who", "places": "where", "cities": "where", "events": "timeline",
    "dates": "timeline", "agreements": "deals", "contracts": "deals", "memoranda": "deals", "twins": "ties", "relations": "ties", "numbers": "figures",
    "quotes": "said", "quotations": "said", "find": "search", "grep": "search", "cite": "show", "articles": "sources", "import": "ingest", "load": "ingest",
    "validate": "check", "lint": "check",
}  # fmt: skip
"""What subcommands may be called by who does not know them."""


def summary(name: str) -> str:
    """The first line of a command's help, read from its file without importing it."""
    with (Path(__file__).parent / f"{name}.py").open(encoding="utf-8") as lines:
        return lines.readline().strip().removeprefix("r").strip('"')
