"""What is counted once, when a database is loaded, is what counting it anew gives: where articles are asked for, it is counted anew."""

import pytest

from program import Program, Record
from sinoeu.answers.everywhere import COUNTED
from sinoeu.answers.who import HEADINGS

ALL_ARTICLES = "000,001,002,003,004"


def by_id(records: list[Record]) -> dict[str, Record]:
    return {str(record["id"]): record for record in records}


@pytest.mark.parametrize("view", [(), ("--as-printed",)], ids=["as read", "as printed"])
@pytest.mark.parametrize(("command", "headings"), [("who", tuple(HEADINGS)), ("where", COUNTED)])
def test_what_is_stored_is_what_is_counted(command: str, headings: tuple[str, ...], view: tuple[str, ...], program: Program) -> None:
    stored = by_id(program.ask(command, *view))
    counted = by_id(program.ask(command, "--article", ALL_ARTICLES, *view))
    assert len(counted) > 10
    assert sum(bool(record[heading]) for record in counted.values() for heading in headings) > 20
    for id, record in stored.items():
        if id in counted:
            assert record == counted[id]
        else:
            assert [record[heading] for heading in headings] == [0] * len(headings)
    assert counted.keys() <= stored.keys()
