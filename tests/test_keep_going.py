"""`sinoeu ingest --keep-going`: the sound articles answer, the others are listed, and the status says that there were some."""

import json
from pathlib import Path

from program import Program
from sinoeu.ingesting.corpus import Corpus
from sinoeu.ingesting.loading import load
from tiny_corpus import write

SOUND = "article: {id: '001'}\npassages:\n- {text: Lena Ostrow spoke., claims: [{said: lena-ostrow, words: spoke}]}\n"
WRONG = "article: {id: '002'}\npassages:\n- {text: Nobody spoke., claims: [{event: fair-2023, kind: fair}, {said: lena-ostrow, words: spoke}]}\n"
LEANS_ON_IT = "article: {id: '003'}\npassages:\n- {text: Lena Ostrow came., claims: [{part: lena-ostrow, in: fair-2023}]}\n"
NO_YAML = "article: {id: '004'\n"


def test_what_is_sound_is_loaded_and_the_rest_is_listed(fresh: Program) -> None:
    articles = {"001": SOUND, "002": WRONG, "003": LEANS_ON_IT, "004": NO_YAML}
    corpus = write(fresh.folder / "corpus", {"people.yaml": "lena-ostrow: {name: Lena Ostrow}\n", **{f"articles/{id}.yaml": text for id, text in articles.items()}})
    refused = fresh.run("ingest", "corpus", "--db", "mine.db")
    assert (refused.status, (fresh.folder / "mine.db").exists()) == (1, False)
    ran = fresh.run("ingest", "corpus", "--db", "mine.db", "--keep-going")
    assert (ran.status, ran.stdout) == (1, "")
    assert "corpus/articles/002.yaml:3:" in ran.stderr
    assert "corpus/articles/003.yaml:3:" in ran.stderr, "what it leaned on is not there"
    assert "corpus/articles/004.yaml:" in ran.stderr
    assert "3 records left out" in ran.stderr
    assert [record["id"] for record in fresh.ask("sources", "--db", "mine.db")] == ["001"]
    for id in ("002", "003", "004"):
        (corpus / "articles" / f"{id}.yaml").unlink()
    assert fresh.run("ingest", "corpus", "--db", "mine.db", "--keep-going").status == 0


def test_a_long_chain_falls_at_once(tmp_path: Path) -> None:
    def article(number: int, **inside: str) -> str:
        claim = {"event": f"e{number}", "kind": "fair", **inside}
        return json.dumps({"article": {"id": f"a{number}"}, "passages": [{"text": "A fair.", "claims": [claim]}]}) + "\n"

    chain = [article(0, unknown="x"), *(article(number, part_of=f"e{number - 1}") for number in range(1, 60)), article(60), article(61, part_of="e60")]
    places = "b: {name: B, within: x}\nc: {name: C, in: b}\nd: {name: D, in: c}\nchina: {name: China, country: CN}\n"
    corpus = Corpus(write(tmp_path / "corpus", {"articles.jsonl": "".join(chain), "places.yaml": places}))
    first = corpus.run(keep_going=True)
    loaded = load(corpus, tmp_path / "my.db", keep_going=True)
    assert (loaded.run.articles, loaded.left_out, loaded.run.findings) == (2, 63, [])
    assert sorted(first.findings) == sorted(loaded.findings), "reading it again tells nothing more"
    assert any("nothing has the id 'e58'" in finding.message and finding.hint == "what has it is left out" for finding in loaded.findings)


def test_nothing_is_loaded_where_nothing_is_sound(fresh: Program) -> None:
    corpus = write(fresh.folder / "corpus", {"people.yaml": "lena-ostrow: {name: Lena Ostrow}\n", "articles/001.yaml": SOUND})
    assert fresh.run("ingest", "corpus", "--db", "mine.db").status == 0
    before = (fresh.folder / "mine.db").read_bytes()
    (corpus / "articles" / "001.yaml").write_text(NO_YAML, encoding="utf-8")
    ran = fresh.run("ingest", "corpus", "--db", "mine.db", "--keep-going")
    assert (ran.status, ran.stderr.splitlines()[-1]) == (1, "sinoeu: 1 fault; nothing loaded, the database is as it was")
    assert (fresh.folder / "mine.db").read_bytes() == before
