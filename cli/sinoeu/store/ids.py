"""Numbers of things, made from their keys: the same key has the same number in every database, so parts can be merged."""

from hashlib import blake2b

_LOWEST = 1 << 62


def thing_id(key: str) -> int:
    """The number of a person, organisation, place, event or deal, from 2^62 to 2^63 - 1."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 2 | _LOWEST


def printed_key(words: str) -> str:
    """The key of what stands printed where something else is read; no id can be like it."""
    return f"printed: {words}"
