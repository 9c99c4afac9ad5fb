"""Numbers of things, made from their keys: the same key has the same number in every database, so parts can be merged."""

from functools import lru_cache

_LOWEST = 1 << 62
_PRINTED_NAMES = 1 << 60
MOST_IN_ARTICLE = (1 << 16) - 1
"""Passages of one article, and claims, and flags: their numbers are made from the article's, so that articles can be loaded in any order and in parts."""
MOST_NAMES = (1 << 8) - 1
"""Of one registry entry, likewise."""


@lru_cache(maxsize=50_000)
def thing_id(key: str) -> int:
    """The number of a person, organisation, place, event or deal, from 2^62 to 2^63 - 1."""
    from hashlib import blake2b  # few questions make a number of a key

    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 2 | _LOWEST


def printed_key(words: str) -> str:
    """The key of what stands printed where something else is read; no id can be like it."""
    return f"printed: {words}"


def part_of_article(article: int, number: int) -> int:
    """The number of a passage, claim or flag: its own within its article."""
    return article << 16 | number


def article_of(part: int) -> int:
    """The number of the article that a passage, claim or flag is of."""
    return part >> 16


def part_of_entry(entry: int, number: int) -> int:
    """The number of a name: its own within its entry."""
    return entry << 8 | number


def entry_of(name: int) -> int:
    """The number of the entry that a name is of."""
    return name >> 8


def printed_name_id(words: str, key: str) -> int:
    """The number of the name that printed words are of a thing: after those of all entries."""
    return thing_id(f"{key}\0{words}") >> 3 | _PRINTED_NAMES
