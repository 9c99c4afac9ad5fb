"""Sentences filled into lines of a terminal, by the cells that their characters take; words, names of files among them, are never cut."""

from sinoeu.text.pointing import cells


def filled(text: str, width: int, first: str = "", rest: str = "") -> str:
    """The text in lines of so many cells, with `first` before the first line and `rest` before the others. Where it fits it stays as it is."""
    if cells(first + text) <= width:
        return first + text
    lines: list[str] = []
    line, empty = first + text[: len(text) - len(text.lstrip())], True
    for word in text.split():
        if not empty and cells(f"{line} {word}") > width:
            lines.append(line)
            line, empty = rest, True
        line, empty = f"{line}{word}" if empty else f"{line} {word}", False
    return "\n".join([*lines, line])
