"""Text as YAML scalars: plain where that is safe, in quotes where another reader would take it for something else."""

import pytest

from sinoeu.curation.yaml_scalar import scalar


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The mayor left.", "The mayor left."),
        ("“Quoted” words", "“Quoted” words"),
        ("朱志宏", "朱志宏"),
        ("10 projects were signed", "10 projects were signed"),
        ("8bc26af7", "8bc26af7"),
        ("003", "'003'"),
        ("12e3", "'12e3'"),
        ("1:30", "'1:30'"),
        ("2022-07-08", "'2022-07-08'"),
        ("No", "'No'"),
        ("No.", "No."),
        ('"So," he said', "'\"So,\" he said'"),
        ("'tis", '"\'tis"'),
        ("'a' \"b\"", "'''a'' \"b\"'"),
        ("Note: well", "'Note: well'"),
        ("a #1", "'a #1'"),
        ("a#1", "a#1"),
        ("- item", "'- item'"),
        ("to\u00a0him", '"to\\u00a0him"'),
        ('a\u200bb "c" \\', '"a\\u200bb \\"c\\" \\\\"'),
        ("two\r\nlines", '"two\\r\\nlines"'),
        ("\x00\x7f\x85", '"\\x00\\x7f\\u0085"'),
        ("a\ufe0f", '"a\\ufe0f"'),
        ("\U000e0041", '"\\U000e0041"'),
        (" a", "' a'"),
        ("", "''"),
    ],
)
def test_scalars_are_plain_where_that_is_safe(text: str, written: str) -> None:
    assert scalar(text) == written
