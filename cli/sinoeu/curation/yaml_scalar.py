"""Text written as a YAML scalar that every reader reads back as it was: plain where that is safe, in quotes where it is not."""

import re

_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Characters that count as printable and that nobody sees."""
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_PLAIN_BEGINS = re.compile(r"[^\W_]|[^\x00-\x7f]")
_ENDS_PLAIN = re.compile(r": | #|:$")
_TAKEN_FOR_A_NUMBER = re.compile(
    r"[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
    r"|0[box][0-9a-f_]+"
    r"|[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[T ].*)?",
    re.IGNORECASE,
)
"""What another reader may take for a number, a time or a date; this one takes nothing for anything but text."""
_TAKEN_FOR_A_VALUE = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])


def scalar(text: str) -> str:
    """A text without lone surrogates as a YAML scalar on one line; every character that cannot be seen is an escape."""
    if not text.isprintable() or _UNSEEN.search(text):
        return f'"{escaped(text, quoted=True)}"'
    if _is_plain(text):
        return text
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def escaped(text: str, quoted: bool = False) -> str:
    """The text with every character that cannot be seen written as an escape of double-quoted YAML; with quotes and backslashes too, if asked for."""
    return "".join(_escape(character, quoted) for character in text)


def _is_plain(text: str) -> bool:
    return (
        text == text.strip(" ")
        and _PLAIN_BEGINS.match(text) is not None
        and _ENDS_PLAIN.search(text) is None
        and _TAKEN_FOR_A_NUMBER.fullmatch(text) is None
        and text.casefold() not in _TAKEN_FOR_A_VALUE
    )


def _escape(character: str, quoted: bool) -> str:
    if character in '"\\':
        return _ESCAPES[character] if quoted else character
    if character.isprintable() and not _UNSEEN.match(character):
        return character
    code = ord(character)
    short = f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return _ESCAPES.get(character, short)
