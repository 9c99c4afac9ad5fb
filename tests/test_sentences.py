"""Articles cut into passages: the traps that news has for a cutter, and the law that nothing is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinoeu.text.passages import BETWEEN, cut
from sinoeu.text.sentences import sentences

TRAPS = [
    # titles, initials and other abbreviations
    "Mr. Fischer met Dr. Ernst.| He thanked Prof. Dr. Wei.",
    "Gov. Xu and Rep. J. Smith met Lt. Gen. Li.| They talked.",
    "George W. Bush spoke.| J. R. R. Tolkien did not.",
    "Nanjing Tianjia Environmental Technology Co. spoke, and projects were signed.| Before the exchange, they met.",
    "China Yu Airlines (Henan) Co., Ltd. signed an agreement.| It was the first.",
    "Zhang Zhenxia of Henan Junheng Biotechnology Co., Ltd. , “Participating is rare.”",
    "They chose Apple Inc.| The company agreed.",
    "Foxconn Technology Co. Chairman Liu spoke.| Acme Corp. Vice President Roe did too.",
    "The U.S. President met the E.U. Commissioner in the U.K. in May.",
    "He went to the U.S.| In 2020 he came back.",
    "He went to the U.S.| “It was good,” he said.",
    "Several firms, e.g. Bosch and BASF, i.e. Germans, came.| Others (cf. Siemens) did not.",
    "Dirk Dewitte holds a Ph.D. in physics.| He has a Ph.D.| The university gave it.",
    "It opens at 9 a.m. Monday and closes at 5 p.m.| The entrance is free.",
    "On Jan. 5 and Sept. 12 it rained.| It was open until Dec.| The next day it closed.",
    "Flight No. 5 left.| See p. 12 and Fig. 3.| Was it late?| No.| It was not.",
    "Vitamin C.| The other one is D.",
    "Nestlé S.A. Chairman Paul spoke.",
    # numbers
    "It grew by 3.10 percent, to 1,234.56 million.| In 2022.| 10 projects followed.",
    "Between February 22-25.| During his visit a forum took place.",
    "1. The park",
    "a. The park",
    "GDP rose 5.| $3 million came.",
    # quotations and brackets
    "“Both parties are committed.”| “Belgium is home to many.”",
    '"We signed."| He left.',
    '"We signed it!" he said.| "Did you?" asked Li.',
    "He said, “We will come.”| Then he left.",
    "He called it a “gateway.”| It is one.",
    "(He left early.)| She stayed (until noon.)| They slept.",
    "Are going global. ”| With the road, now we can: you specify, I deliver. ” said Church.",
    "It was “good”.| It was ‘better.’| It was «best».| It was over.",
    "He asked: ‘Who?’ and left.",
    # ellipses and other ends
    "Well... maybe.| Well...| Then he left.| It is… late.| So…| They went.",
    "Really?!| Yes!!| No.",
    "Go to www.example.com or example.co.uk today.| Write to a.b@c.de now.",
    "more benefits to Henan.|The investment income has grown.",
    "Version 2.0.The end",
    "Node.Js and Booking.Com are firms.",
    # Chinese
    "今天天气很好。|我们去公园。|“好吗？”|他问！！|是的",
    "他说：“我们签了合同。”|随后离开。",
    "《公报》发表。|（完。）|结束",
    "增长3.5%。|2022年开始。",
    "“走吧！”，他说。",
    # datelines
    "CHANGZHOU, China, July 8, 2022 /PRNewswire/ --| This year marks the 50th anniversary.",
    "BEIJING, May 5 (Xinhua) --| China said so.| It was true.",
    "NANJING (AP) —| The mayor left.",
    # invisible blanks stay with the sentence before them
    "Nanjing is large.\u00a0|Luhe is a district.",
    "One.\u200b| Two.",
]
"""Sentences, with a bar where one is to be cut."""


@pytest.mark.parametrize("marked", TRAPS)
def test_sentences_are_cut_where_they_end(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [piece.strip(" ") for piece in marked.split("|")]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Mayor Leads Delegation\n\n  From May 1 on he led it. He came back.\n", ["Mayor Leads Delegation", "From May 1 on he led it.", "He came back."]),
        ("A headline\nBy Song Min\nThe text.", ["A headline", "By Song Min", "The text."]),
        ("One.\r\n\r\nTwo\r\n", ["One.", "Two"]),
        ("One.\rTwo", ["One.", "Two"]),
        ("\tOne. \t Two. ", ["One.", "Two."]),
        ("", []),
        (" \r\n\t", []),
        ("...", ["..."]),
        ("\u00a0\n\u3000\u3000今天。\u3000明天。", ["\u00a0", "\u3000\u3000今天。\u3000", "明天。"]),
        ("\ufeffOne. Two.", ["\ufeffOne.", "Two."]),
        ("Is it? yes. Or no", ["Is it? yes.", "Or no"]),
    ],
)
def test_lines_without_a_stop_are_passages_of_their_own(text: str, passages: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == passages


SET = """\
The mayor of the city led a delegation to the other city, where
many people met him and talked with him for a long time about all
that concerned them. Then he left. In the evening there was a
concert.

A headline that is long enough to fill a line of such a width
By Song Min, reporter of the daily newspaper of the province

The ambassador of the country paid a visit to the municipality
between the days of spring.
"""


def test_lines_of_a_page_that_was_set_to_a_width_run_on() -> None:
    found = [" ".join(SET[start:end].split()) for start, end in sentences(SET)]
    assert found == [
        "The mayor of the city led a delegation to the other city, where many people met him and talked with him for a long time about all that concerned them.",
        "Then he left.",
        "In the evening there was a concert.",
        "A headline that is long enough to fill a line of such a width",
        "By Song Min, reporter of the daily newspaper of the province",
        "The ambassador of the country paid a visit to the municipality between the days of spring.",
    ]


CHARACTERS = st.sampled_from(list("aZ19 .!?,;:'\"“”‘’()。！？，」\u3000\u00a0\u200b\u2026\t\r\n-—/")) | st.characters(exclude_categories=["Cs"])


@given(st.text(CHARACTERS, max_size=200))
@example("a" * 60 + "\r\n" + "b" * 60 + "\r\n" + "c")
@example(".\u00a0 .\u00a0\n.")
def test_any_text_is_cut_without_remainder(text: str) -> None:
    spans = sentences(text)
    passages = [text[start:end] for start, end in spans]
    assert all(passage and passage[0] not in BETWEEN and passage[-1] not in BETWEEN for passage in passages)
    found = cut(text, passages)
    assert found.mismatch is None
    assert list(found.spans) == spans


@pytest.mark.parametrize(
    "hostile", ["." * 300_000, ". " * 150_000, '."' * 150_000, "A. " * 100_000, "a." + " " * 300_000 + "b", "(Aa " * 75_000, "\r" * 300_000, "ab\n" * 100_000]
)
def test_hostile_texts_cost_little(hostile: str) -> None:
    spans = sentences(hostile)
    assert cut(hostile, [hostile[start:end] for start, end in spans]).mismatch is None
