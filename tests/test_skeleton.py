"""The skeleton of a curated file: any text comes back from it, whatever is noticed beside."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from sinoeu.curation.proposals import Proposals
from sinoeu.curation.writing import Head, Proposed, skeleton
from sinoeu.curation.yaml_file import read_yaml
from sinoeu.model.corpus import Corpus
from sinoeu.text.passages import cut
from sinoeu.text.sentences import sentences

EMPTY = Corpus({}, ())
TEXTS = st.text(
    st.sampled_from(list("aZ1 .!:#'\"\\-[]{}&*?|>%@`~,\u00a0\u200b\u2028\x85\ufeff\ufffe\x00\x1b\t\r\n。“”")) | st.characters(exclude_categories=["Cs"]), max_size=120
)


def passages_of(text: str) -> list[str]:
    """The passages that the written skeleton of a text has."""
    proposed = Proposals(EMPTY, text, "x.txt").passages([text[start:end] for start, end in sentences(text)])
    document = read_yaml(skeleton(Head("x", "x.txt", "0", (("title", text),)), proposed).encode())
    assert not document.troubles
    assert isinstance(document.content, dict)
    found = document.content["passages"]
    assert isinstance(found, list) or not found
    return [str(passage["text"]) for passage in found if isinstance(passage, dict)]


@given(TEXTS)
@example("a: b #c\n- d\n'e'\n\"f\\\"")
@example("NO\n1:30\n~\n010\n<<\n---\n...\n%YAML")
def test_any_text_comes_back_from_its_skeleton(text: str) -> None:
    passages = passages_of(text)
    found = cut(text, passages)
    assert found.mismatch is None
    between = [0, *(offset for span in found.spans for offset in span), len(text)]
    pieces = [text[start:end] for start, end in pairwise(between)]
    assert "".join(passage + blank for passage, blank in zip(["", *passages], pieces[::2], strict=True)) == text


@given(TEXTS, TEXTS)
def test_whatever_is_noticed_stays_a_comment(text: str, comment: str) -> None:
    written = skeleton(Head("x", text or "x", "0", (("title", comment),)), [Proposed(text or "x", (comment,), None)])
    document = read_yaml(written.encode())
    assert not document.troubles
    assert document.content == {"article": {"id": "x", "file": text or "x", "sha256": "0"}, "passages": [{"text": text or "x", "claims": []}]}
