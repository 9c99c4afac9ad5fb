"""Numbers for a reader, who counts in millions; by whole numbers alone, since every answer may have one and exact decimals are slow to load."""

MOST_DIGITS = 40
"""No longer number is read or told: hostile text may have millions of digits."""
_SCALES = (("trillion", 12), ("billion", 9), ("million", 6))
"""With the zeros that each stands for."""


def readable(digits: str, rounded: bool = False) -> str:
    """A decimal for a reader: `110.8 billion` where that is exact (or, if asked for, to one place), otherwise in groups of three; an ordinal as it is."""
    sign = "-" if digits.startswith("-") else ""
    whole, point, fraction = digits.removeprefix("-").partition(".")
    if len(digits) > MOST_DIGITS or not _are_digits(whole) or (point and not _are_digits(fraction)):
        return digits
    for name, zeros in _SCALES:
        tenth = 10 ** (zeros - 1 + len(fraction))
        tenths, rest = divmod(int(whole + fraction), tenth)
        if tenths >= 10:
            if rest and not rounded:
                break
            tenths += (2 * rest, tenths % 2) > (tenth, 0)  # half of a tenth goes to the even side, as in Python's own rounding
            return f"{sign}{tenths // 10}{f'.{tenths % 10}' if tenths % 10 else ''} {name}"
    return f"{sign}{int(whole):,}{point}{fraction}"


def counted(count: int, what: str) -> str:
    """A number of things: `1 article`, `12 articles`."""
    return f"{count} {what}{'s' * (count != 1)}"


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()
