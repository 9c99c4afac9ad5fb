"""`sinoeu ingest --keep-going`: the sound articles answer, the others are listed, and the status says that there were some."""

from program import Program
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
    assert "2 records left out" in ran.stderr
    assert [record["id"] for record in fresh.ask("sources", "--db", "mine.db")] == ["001"]
    for id in ("002", "003", "004"):
        (corpus / "articles" / f"{id}.yaml").unlink()
    assert fresh.run("ingest", "corpus", "--db", "mine.db", "--keep-going").status == 0
