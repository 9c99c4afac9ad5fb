"""How far two words are apart in slips of the finger, and which of many is nearest."""

from collections.abc import Iterable

_LATIN, _SHARED = 26, 36
"""Bits for the letters of the alphabet, and for all others: 62 in all, as many as a signed integer of 64 bits holds with room to spare."""


def slips(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed, or swapped with their neighbour, from one word to the other; `most` + 1 when there are more.

    Optimal string alignment (Damerau's four slips, each letter touched once).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]  # what both have at their ends costs nothing
    if not one or not other:
        return len(one or other)
    if most <= 2:
        return _few(one, other, most)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        last, row_before = row, before
        row = [i]
        for j, right in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, row_before[j - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > most:
            return most + 1
    return row[-1] if row[-1] <= most else most + 1


def _few(one: str, other: str, most: int) -> int:
    """The same of words that differ in their first and last letters, for two slips at the most: trying each of the four at once is faster than the table."""
    if most < 2:
        return 1 if len(one) == len(other) == 1 or (len(one) == 2 and one == other[::-1]) else most + 1
    rest = [slips(one[1:], other[1:], 1), slips(one[1:], other, 1), slips(one, other[1:], 1)]
    if one[:2] == other[1::-1]:
        rest.append(slips(one[2:], other[2:], 1))
    return 1 + min(rest)


def letters_of(word: str) -> int:
    """Which letters a folded word has, one bit each: a to z have their own, all other letters and digits share some thirty."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) - ord("a") if "a" <= letter <= "z" else _LATIN + ord(letter) % _SHARED)
    return found


def nearest(word: str, known: Iterable[str], most: int = 2) -> list[str]:
    """The known words at most so many slips away, the nearest first."""
    near = [(distance, other) for other in known if (distance := slips(word, other, most)) <= most]
    return [other for _, other in sorted(near)]
