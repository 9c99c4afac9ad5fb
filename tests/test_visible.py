"""Hostile text made harmless, and left alone where it is harmless."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.visible import NEAREST, encodable, obeyed, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b31m", "\\x9b31m"),
        ("\x00\t\r\n\x7f", "\\x00\\x09\\x0d\\x0a\\x7f"),
        ("\u202egnijnaN", "\\u202egnijnaN"),
        ("Nan\u200bjing\ufeff", "Nan\\u200bjing\\ufeff"),
        ("a\u2028b", "a\\u2028b"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_a_terminal_obeys_or_nobody_sees_is_written_as_what_it_is(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["", "Nanjing", "Zoë & Łukasz", "南京市", "Mu\u0308ller", "[red]:smile:", "\\x1b", "👩", "a\u00a0b"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.characters()))
def test_nothing_to_obey_is_left_and_showing_again_changes_nothing(text: str) -> None:
    shown = visible(text)
    assert not obeyed().search(shown)
    assert visible(shown) == shown
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in shown)


def test_what_is_printable_needs_no_look() -> None:
    assert [hex(code) for code in range(sys.maxunicode + 1) if chr(code).isprintable() and obeyed().match(chr(code))] == []


@given(st.text(st.characters()))
def test_only_what_no_file_can_hold_is_replaced(text: str) -> None:
    written = encodable(text)
    assert written.encode("utf-8").decode("utf-8") == written
    assert [one for one in zip(text, written, strict=True) if one[0] != one[1]] == [(one, "\ufffd") for one in text if "\ud800" <= one <= "\udfff"]


@pytest.mark.parametrize(
    ("encoding", "text", "written"),
    [
        ("ascii", "“Aerial Silk Road” – China’s → Nanjing · 丨…", '"Aerial Silk Road" - China\'s > Nanjing - |.'),
        ("ascii", "Michael Jäcke, Mu\u0308ller, 南京", "Michael J\\xe4cke, Mu\\u0308ller, \\u5357\\u4eac"),
        ("latin-1", "Michael Jäcke ⚑1", "Michael Jäcke !1"),
        ("utf-8", "Jäcke ⚑1\ud800", "Jäcke ⚑1\\ud800"),
    ],
)
def test_what_an_encoding_lacks_is_written_by_what_is_nearest(encoding: str, text: str, written: str) -> None:
    assert text.encode(encoding, NEAREST).decode(encoding) == visible(text, encoding) == written
