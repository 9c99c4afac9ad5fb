"""The curator's skeleton: `sinoeu new` writes what `check` accepts, never over anything, and whatever the text is made of."""

import json
import os
from pathlib import Path

import pytest

from program import DATA, SEEDS, Program
from sinoeu.text.passages import cut
from test_skeleton import passages_of
from tiny_corpus import write

REGISTRIES = {
    "people.yaml": """\
        chen-zhichang: {name: Chen Zhichang, forms: [Chen]}
        """,
    "places.yaml": """\
        china: {name: China, country: CN}
        nanjing: {name: Nanjing, in: china}
        """,
}
OLD = """\
    article: {id: '001', publisher: Daily News, kind: news}
    passages:
    - text: Click here to subscribe today
      skip: promotion
    - text: Back
      skip: boilerplate
    - text: Home
      skip: promotion
    - text: All rights are reserved.
      claims: []
    - text: Chen Zhichang is mayor of Nanjing.
      claims:
      - role: mayor
        who: chen-zhichang
        of: nanjing
    """
NEW = """\
Mayor Visits Munich Again

Daily News

Chen met 200 guests in Nanjing on November 19, 2023. CHEN ZHICHANG spoke.
Chen Zhichang is mayor of Nanjing.
Click here to subscribe today
All rights are reserved.
A caption that is repeated
A caption that is repeated
Back
Home
***
"""


@pytest.fixture
def desk(fresh: Program) -> Program:
    """A working folder with a small corpus, and the text of a new article in it."""
    write(fresh.folder, {f"my-corpus/{name}": content for name, content in REGISTRIES.items()} | {"my-corpus/articles/001.yaml": OLD})
    (fresh.folder / "my-corpus" / "texts").mkdir()
    (fresh.folder / "my-corpus" / "texts" / "005_visit.txt").write_text(NEW, encoding="utf-8")
    return fresh


@pytest.mark.parametrize("seed", sorted(seed.name for seed in SEEDS.iterdir()))
def test_the_skeleton_of_a_seed_is_a_whole_partition(seed: str, fresh: Program) -> None:
    for name in ("people", "organisations", "places"):
        write(fresh.folder, {f"c/{name}.yaml": (DATA / f"{name}.yaml").read_text(encoding="utf-8")})
    (fresh.folder / "c" / "texts").mkdir()
    (fresh.folder / "c" / "texts" / seed).write_bytes((SEEDS / seed).read_bytes())
    ran = fresh.run("new", f"c/texts/{seed}")
    assert (ran.status, ran.stdout) == (0, "")
    assert f"wrote c/articles/{seed[:3]}.yaml" in ran.stderr
    assert "then sinoeu check c\n" in ran.stderr
    checked = fresh.run("check", "c")
    assert checked.status == 0
    assert "error[" not in checked.stdout


def test_a_skeleton_says_what_is_known(desk: Program) -> None:
    ran = desk.run("new", "my-corpus/texts/005_visit.txt")
    assert ran.stderr == "sinoeu: wrote my-corpus/articles/005.yaml: 12 passages, 5 of them to be skipped\n  next: write the claims, then sinoeu check my-corpus\n"
    written = (desk.folder / "my-corpus" / "articles" / "005.yaml").read_text(encoding="utf-8")
    digest = written.partition("sha256: ")[2][:64]
    assert written == f"""\
article:
  id: '005'
  file: 005_visit.txt
  sha256: {digest}
  # kind: news
  # title: Mayor Visits Munich Again
  # publisher: Daily News
  # published: '2023-11-19'
  # language: en
passages:
- text: Mayor Visits Munich Again
  claims: []
- text: Daily News
  claims: []
- text: Chen met 200 guests in Nanjing on November 19, 2023.
  # names: chen-zhichang (Chen), nanjing
  # dates: November 19, 2023
  # numbers: 200
  claims: []
- text: CHEN ZHICHANG spoke.
  # names: chen-zhichang
  claims: []
- text: Chen Zhichang is mayor of Nanjing.
  # the same as 001:5
  # names: chen-zhichang, nanjing
  claims: []
- text: Click here to subscribe today
  # skipped in 001:1 as well
  skip: promotion
- text: All rights are reserved.
  # stands in 001:4 as well
  skip: boilerplate
- text: A caption that is repeated
  claims: []
- text: A caption that is repeated
  # the same as passage 8
  skip: duplicate
- text: Back
  # skipped in 001:2 as well
  skip: boilerplate
- text: Home
  claims: []
- text: '***'
  skip: boilerplate
"""  # fmt: skip
    assert desk.run("check", "my-corpus").status == 0


def test_a_reprint_is_no_boilerplate(desk: Program) -> None:
    desk.run("new", "my-corpus/texts/005_visit.txt")
    copied = desk.folder / "my-corpus" / "texts" / "006.txt"
    copied.write_text(NEW + "One sentence is new.\n", encoding="utf-8")
    assert desk.run("new", "my-corpus/texts/006.txt").status == 0
    written = (desk.folder / "my-corpus" / "articles" / "006.yaml").read_text(encoding="utf-8")
    assert "  # reprint_of: '005'\n" in written
    assert "- text: Chen met 200 guests in Nanjing on November 19, 2023.\n  # the same as 005:3\n" in written
    assert desk.run("check", "my-corpus").status == 0


def test_a_file_is_never_overwritten(desk: Program) -> None:
    text, target = "my-corpus/texts/005_visit.txt", desk.folder / "my-corpus" / "articles" / "005.yaml"
    assert desk.run("new", text).status == 0
    target.write_text("mine", encoding="utf-8")
    ran = desk.run("new", text)
    assert (ran.status, ran.stdout) == (3, "")
    assert ran.stderr == f"sinoeu: my-corpus/articles/005.yaml exists, and is left as it is\n  try: sinoeu new {text} --out -\n"
    assert target.read_text(encoding="utf-8") == "mine"
    target.unlink()
    target.symlink_to("nowhere")
    assert desk.run("new", text).status == 3
    assert not (target.parent / "nowhere").exists()
    assert desk.run("new", text, "--out", text).status == 3
    assert (desk.folder / text).read_text(encoding="utf-8") == NEW


def test_a_full_disk_leaves_nothing_half_written(desk: Program) -> None:
    ran = desk.shell("ulimit -f 0; sinoeu new my-corpus/texts/005_visit.txt 2>&1")
    assert (ran.status, ran.stdout.splitlines()[0]) == (3, "sinoeu: cannot write my-corpus/articles/005.yaml: File too large; nothing was written")
    assert [file.name for file in (desk.folder / "my-corpus" / "articles").iterdir()] == ["001.yaml"]


def test_where_a_skeleton_goes(desk: Program) -> None:
    (desk.folder / "elsewhere").mkdir()
    (desk.folder / "elsewhere" / "A Long Visit.txt").write_text(NEW, encoding="utf-8")
    ran = desk.run("new", "elsewhere/A Long Visit.txt")
    assert ran.stdout.startswith("article:\n  id: a-long-visit\n  file: A Long Visit.txt\n")
    assert ran.stderr.startswith("sinoeu: 12 passages")
    ran = desk.run("new", "elsewhere/A Long Visit.txt", "--corpus", "my-corpus", "--id", "visit-2")
    assert "wrote my-corpus/articles/visit-2.yaml" in ran.stderr
    assert ran.stderr.endswith("or sinoeu check my-corpus --texts elsewhere\n")
    assert desk.run("check", "my-corpus", "--texts", "elsewhere").status == 0
    ran = desk.run("new", "my-corpus/texts/005_visit.txt", "--out", "draft.yaml")
    assert "wrote draft.yaml" in ran.stderr
    assert (desk.folder / "draft.yaml").is_file()
    assert not (desk.folder / "my-corpus" / "articles" / "005.yaml").exists()


def test_a_text_in_seeds_beside_data_and_a_text_of_the_working_folder(desk: Program) -> None:
    (desk.folder / "my-corpus").rename(desk.folder / "data")
    (desk.folder / "data" / "texts").rename(desk.folder / "seeds")
    assert "wrote data/articles/005.yaml" in desk.shell("sinoeu new seeds/005_visit.txt 2>&1").stdout.replace(str(desk.folder) + "/", "")
    (desk.folder / "data" / "articles" / "005.yaml").unlink()
    assert desk.shell("cd seeds && sinoeu new 005_visit.txt").status == 0
    assert desk.run("check", "data").status == 0


def test_a_corpus_may_begin_with_a_text(fresh: Program) -> None:
    write(fresh.folder, {"first/texts/1.txt": "One. Two."})
    assert fresh.run("new", "first/texts/1.txt").status == 0
    assert fresh.run("check", "first").status == 0


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("my-corpus/texts/empty.txt",), 3, "my-corpus/texts/empty.txt is empty: there is nothing to cut"),
        (("my-corpus/texts/blank.txt",), 3, "my-corpus/texts/blank.txt is empty: there is nothing to cut"),
        (("my-corpus/texts/latin.txt",), 3, "my-corpus/texts/latin.txt:2:4: byte 0xe9 is not UTF-8 here"),
        (("my-corpus/texts/nobody.txt",), 3, "my-corpus/texts/nobody.txt does not exist"),
        (("my-corpus/texts",), 3, "my-corpus/texts is not a plain file"),
        (("my-corpus/texts/005_visit.txt", "--corpus", "nowhere"), 3, "the corpus folder nowhere does not exist"),
        (("my-corpus/texts/005_visit.txt", "--out", "no/such/folder.yaml"), 3, "cannot write no/such/folder.yaml: No such file or directory"),
        (("my-corpus/texts/005_visit.txt", "--id", "a/b"), 2, "'a/b' cannot be an id"),
        (("my-corpus/texts/005_visit.txt", "--id", "../x"), 2, "'../x' cannot be an id"),
        (("my-corpus/texts/005_visit.txt", "--id", "nanjing"), 2, "the id nanjing is taken"),
        (("my-corpus/texts/005_visit.txt", "--id", "001", "--out", "-"), 2, "the id 001 is taken"),
        (("my-corpus/texts/005_visit.txt", "--id", "001"), 3, "my-corpus/articles/001.yaml exists"),
        (("my-corpus/texts/_.txt",), 2, "no id can be made of the name _.txt"),
        ((), 2, "missing argument"),
    ],
)
def test_what_cannot_be_cut_is_told(words: tuple[str, ...], status: int, says: str, desk: Program) -> None:
    texts = desk.folder / "my-corpus" / "texts"
    for name, content in (("empty", b""), ("blank", b" \r\n\t\n"), ("latin", "Caf\u00e9\nabc\u00e9".encode("latin-1").replace(b"Caf\xe9", b"Cafe")), ("_", b"x")):
        (texts / f"{name}.txt").write_bytes(content)
    ran = desk.run("new", *words)
    assert (ran.status, ran.stdout) == (status, "")
    assert says in ran.stderr
    assert sorted(file.name for file in (desk.folder / "my-corpus" / "articles").iterdir()) == ["001.yaml"]


def test_hostile_texts_are_cut_and_pass(desk: Program) -> None:
    texts = desk.folder / "my-corpus" / "texts"
    hostile = {
        "crlf": "Title\r\n\r\nOne. Two.\r\nThree\r\n",
        "mac": "Title\rOne. Two.\r",
        "bom": "\ufeffTitle\nOne.",
        "unseen": "A\u00a0b\u200b. C\u202ed\u2028e\x85f. \u3000G\n\u00a0\n\x00\x1b[31m\x07",
        "yaml": "- a: b\n# c\n&d *e !f\n'g\n\"h\n{i: [j\nk: |\n%l\n@m\n`n\n? o\n---\n...\n<<: p\n",
        "wide": "今天。\u3000\u3000明天！\n\u3000\u3000“好吗？”他问。",
    }
    for name, content in hostile.items():
        (texts / f"{name}.txt").write_bytes(content.encode())
        assert desk.run("new", f"my-corpus/texts/{name}.txt").status == 0
    written = (desk.folder / "my-corpus" / "articles" / "unseen.yaml").read_text(encoding="utf-8")
    assert all(character.isprintable() or character == "\n" for character in written)
    checked = desk.run("check", "my-corpus")
    assert (checked.status, "error[" in checked.stdout) == (0, False)


def test_a_name_that_no_text_can_hold_is_told(desk: Program) -> None:
    path = os.fsencode(desk.folder / "my-corpus" / "texts") + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"One.")
    ran = desk.shell("sinoeu new my-corpus/texts/caf*.txt 2>&1")
    assert (ran.status, "is not UTF-8" in ran.stdout) == (3, True)


def test_a_skeleton_on_standard_output_is_utf_8_in_every_locale(desk: Program) -> None:
    (desk.folder / "朱.txt").write_text("朱志宏 came. “He left.”", encoding="utf-8")
    ran = desk.run("new", "朱.txt", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert ran.status == 0
    assert "- text: 朱志宏 came.\n" in ran.stdout


@pytest.mark.skipif("SINOEU_TEST_MATERIAL" not in os.environ, reason="needs the hostile material, which is not part of the project")
def test_naughty_strings_are_cut_and_pass(desk: Program) -> None:
    strings: list[str] = json.loads((Path(os.environ["SINOEU_TEST_MATERIAL"]) / "hostile" / "blns.json").read_text(encoding="utf-8"))
    for string in strings:
        assert cut(string, passages_of(string)).mismatch is None
    (desk.folder / "my-corpus" / "texts" / "blns.txt").write_text("\n".join(strings), encoding="utf-8", newline="")
    assert desk.run("new", "my-corpus/texts/blns.txt").status == 0
    assert desk.run("check", "my-corpus").status == 0
