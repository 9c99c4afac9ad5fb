"""What `deals --independent` means: asserted by someone who is neither a party nor the issuer of the release."""

import pytest

from program import Program

INDEPENDENT = {
    "antwerp-dadi-letter-of-intent-2023": True,  # the site's own report
    "changzhou-memorandum-2022": False,  # a release issued for an office of one of the parties
    "changzhou-ten-projects-2022": False,  # by the issuer's word
    "henan-senote-stilla-contract-2024": False,  # by the word of the chairman of a party
    "ccb-china-yu-airlines-agreement-2024": True,
}


@pytest.mark.parametrize(("deal", "expected"), INDEPENDENT.items())
def test_who_asserts_a_deal_tells_whether_it_is_independent(program: Program, deal: str, expected: bool) -> None:
    assert {record["id"]: record["independent"] for record in program.ask("deals")}[deal] is expected


def test_only_the_independent_ones_are_listed_when_asked_for(program: Program) -> None:
    records = program.ask("deals", "--independent")
    assert records
    assert all(record["independent"] is True for record in records)


def test_without_a_publisher_it_cannot_be_told(program: Program) -> None:
    """As printed, the articles of 001 and 004 have none."""
    records = {record["id"]: record["independent"] for record in program.ask("deals", "--as-printed")}
    assert records["ccb-china-yu-airlines-agreement-2024"] is None
