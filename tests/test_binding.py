"""Plain values bound to the model: readings, persons not named, dates in words, amounts, and what fits nowhere."""

import pytest

from sinoeu.curation.binding import Binder
from sinoeu.curation.document import Plain
from sinoeu.model.corpus import Origin, Spots
from sinoeu.model.kinds import KINDS, Field, Holds
from sinoeu.model.value import Amount, Basis, Date, Payload, Reference, Value

TEXT = Field("name", Holds.TEXT, "")
TEXTS = Field("about", Holds.TEXT, "", many=True)
CHOICE = Field("status", Holds.CHOICE, "", choices=("signed", "planned"))
DATE = Field("when", Holds.DATE, "")
NUMBER = Field("value", Holds.NUMBER, "")
AMOUNT = Field("amount", Holds.AMOUNT, "")
ONE = Field("in", Holds.REFERENCE, "")
MANY = Field("parties", Holds.REFERENCE, "", many=True)
BECAUSE = "the dateline reads so"
URL = "https://example.org/1"


def bound(field: Field, value: Plain) -> tuple[Value, ...]:
    """The values of a field that is bound without a fault."""
    binder = Binder(Origin("a.yaml"))
    values = binder.values(field, value, ("x",))
    assert binder.findings == []
    return values


def refused(field: Field, value: Plain) -> list[str]:
    """The rules that a value breaks."""
    binder = Binder(Origin("a.yaml"))
    binder.values(field, value, ("x",))
    return [finding.rule for finding in binder.findings]


@pytest.mark.parametrize(
    ("field", "plain", "payload"),
    [
        (TEXT, "no", "no"),
        (CHOICE, "signed", "signed"),
        (DATE, "XXXX-05-21", Date("XXXX-05-21")),
        (DATE, {"words": "several decades ago"}, Date(None, "several decades ago")),
        (NUMBER, "110800000000", "110800000000"),
        (NUMBER, "-39.20", "-39.20"),
        (NUMBER, "5th", "5th"),
        (ONE, "nanjing", Reference("nanjing")),
        (ONE, "not named", Reference(None)),
        (MANY, {"unnamed": "German universities"}, Reference(None, "German universities")),
        (AMOUNT, {"value": "188000000", "unit": "EUR", "bound": "over"}, Amount("188000000", "EUR", "over")),
        (AMOUNT, {"value": "188000000"}, Amount("188000000")),
    ],
)
def test_a_plain_value_is_stated_and_printed_as_it_is_read(field: Field, plain: Plain, payload: Payload) -> None:
    assert bound(field, plain) == (Value(payload, payload, Basis.STATED, None, None, ("x",)),)


def test_a_field_of_many_takes_one_or_several() -> None:
    assert [value.read for value in bound(MANY, "siemens")] == [Reference("siemens")]
    several = bound(MANY, ["siemens", {"unnamed": "others"}, {"is": "bosch", "because": BECAUSE}])
    assert [(value.read, value.basis, value.path) for value in several] == [
        (Reference("siemens"), Basis.STATED, ("x", 0)),
        (Reference(None, "others"), Basis.STATED, ("x", 1)),
        (Reference("bosch"), Basis.INFERRED, ("x", 2)),
    ]


def test_is_with_because_is_inferred() -> None:
    (value,) = bound(DATE, {"printed": "XXXX-07-07", "is": "2022-07-07", "because": BECAUSE})
    assert value == Value(Date("XXXX-07-07"), Date("2022-07-07"), Basis.INFERRED, BECAUSE, None, ("x",))


def test_is_with_because_and_url_is_supplied() -> None:
    (value,) = bound(TEXT, {"printed": "Bo Yishan", "is": "Alexander Buresch", "because": BECAUSE, "url": URL})
    assert value == Value("Bo Yishan", "Alexander Buresch", Basis.SUPPLIED, BECAUSE, URL, ("x",))


def test_what_is_read_may_stand_nowhere_in_the_source() -> None:
    (value,) = bound(DATE, {"is": "1972", "because": BECAUSE})
    assert (value.printed, value.read, value.basis) == (None, Date("1972"), Basis.INFERRED)


def test_what_is_printed_for_somebody_is_words_and_never_an_id() -> None:
    (value,) = bound(ONE, {"printed": "Ningbo", "is": "nanjing", "because": BECAUSE})
    assert (value.printed, value.read) == (Reference(None, "Ningbo"), Reference("nanjing"))
    (nobody,) = bound(ONE, {"printed": "Ningbo", "is": "not named", "because": BECAUSE})
    assert nobody.read == Reference(None)


def test_printed_words_and_readings_are_paired_in_their_order() -> None:
    pairs = bound(MANY, {"printed": ["Ningbo", "Ou Lai"], "is": ["nanjing", "loreal"], "because": BECAUSE})
    assert [(value.printed, value.read) for value in pairs] == [(Reference(None, "Ningbo"), Reference("nanjing")), (Reference(None, "Ou Lai"), Reference("loreal"))]


def test_one_printed_word_may_stand_for_several() -> None:
    pairs = bound(MANY, {"printed": "we", "is": ["siemens", "bosch"], "because": BECAUSE})
    assert {value.printed for value in pairs} == {Reference(None, "we")}


@pytest.mark.parametrize(
    ("field", "plain", "rules"),
    [
        (TEXT, "", ["wrong-kind"]),
        (TEXT, ["a"], ["wrong-kind"]),
        (TEXT, {"a": "b"}, ["wrong-kind"]),
        (TEXTS, ["a", ["b"]], ["wrong-kind"]),  # a list in a list
        (MANY, [["siemens"]], ["wrong-kind"]),
        (MANY, [[["siemens"]]], ["wrong-kind"]),
        (MANY, {"is": [["siemens"]], "because": BECAUSE}, ["wrong-kind"]),
        (MANY, {}, ["missing-key"]),
        (MANY, {"unnamed": ["a"]}, ["wrong-kind"]),
        (MANY, {"unnamed": "a", "id": "b"}, ["unknown-key"]),
        (ONE, ["a", "b"], ["wrong-kind"]),
        (CHOICE, "sined", ["unknown-choice"]),
        (CHOICE, "SIGNED", ["unknown-choice"]),
        (DATE, "21-22 May", ["bad-date"]),
        (DATE, "2022-02-30", ["bad-date"]),
        (DATE, {}, ["missing-key"]),
        (DATE, {"words": ["a"]}, ["wrong-kind"]),
        (NUMBER, "1,000", ["bad-number"]),
        (NUMBER, "five", ["bad-number"]),
        (NUMBER, "NaN", ["bad-number"]),
        (NUMBER, "9" * 5000 + "th", ["bad-number"]),
        (NUMBER, "9" * 41, ["bad-number"]),
        (NUMBER, "0." + "9" * 40, ["bad-number"]),
        (AMOUNT, {"value": "9" * 41}, ["bad-number"]),
        (AMOUNT, "188000000", ["wrong-kind", "bad-number"]),
        (AMOUNT, {"value": "188 million"}, ["bad-number"]),
        (AMOUNT, {"value": "1", "bound": "roughly"}, ["unknown-choice"]),
        (AMOUNT, {"value": "1", "currency": "EUR"}, ["unknown-key"]),
        (DATE, {"is": "2022"}, ["no-because"]),
        (DATE, {"is": "2022", "url": URL}, ["url-without-because"]),
        (DATE, {"is": "2022", "because": ""}, ["wrong-kind", "no-because"]),
        (DATE, {"printed": "2022", "because": BECAUSE}, ["missing-key"]),
        (DATE, {"is": "2022", "becuase": BECAUSE}, ["unknown-key", "no-because"]),
        (DATE, {"is": {"is": "2022"}, "because": BECAUSE}, ["unknown-key", "missing-key"]),
    ],
)
def test_what_does_not_fit_is_told_by_its_rule(field: Field, plain: Plain, rules: list[str]) -> None:
    told = refused(field, plain)
    assert list(dict.fromkeys(told)) == rules


def test_a_fault_stands_at_its_value() -> None:
    binder = Binder(Origin("a.yaml", Spots((1, 1), {"x": Spots((2, 1), {1: (4, 3)})})))
    binder.values(MANY, ["siemens", {"unnamed": ""}], ("x",))
    assert binder.findings[0][:4] == ("a.yaml", 4, 3, "wrong-kind")


def test_required_fields_and_unknown_keys_are_told_with_what_to_write() -> None:
    binder = Binder(Origin("a.yaml"))
    kind = KINDS["part"]
    binder.keys({"part": "x", "persence": "video"}, dict.fromkeys(("part", "presence")), (), "a claim")
    binder.fields({}, (kind.fields[1],), (), "this claim of part")
    assert [(finding.rule, finding.hint) for finding in binder.findings] == [("unknown-key", "did you mean 'presence'?"), ("missing-key", "add in: the event")]
