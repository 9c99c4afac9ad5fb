"""The rules that prove a corpus: each folder of `check/` is a tiny corpus with what is wrong in it, named by the rule."""

import ast
import re
from pathlib import Path
from shutil import copyfile

import pytest

from sinoeu.check import EXPLANATIONS, by_place, limits
from sinoeu.check.answered import ANSWERABLE
from sinoeu.check.context import Context
from sinoeu.check.form_index import FormIndex
from sinoeu.ingesting.corpus import Corpus
from sinoeu.model.corpus import Article, Claim, Edition, Flag, Origin, Passage, Spots
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import REGISTRIES
from sinoeu.paths import PACKAGE
from sinoeu.store.gathering import Gathering

FOLDERS = Path(__file__).parent / "check"
RIGHT = "right"
"""The folder of a corpus with nothing wrong in it."""
CASES = sorted(folder.name for folder in FOLDERS.iterdir())
WARNINGS = (RIGHT, "unused-entry", "same-person", *ANSWERABLE)
"""The cases in which warnings are told as well."""
_RULE = re.compile("[a-z]+(-[a-z]+)*")


def laid_out(case: str, folder: Path) -> Path:
    """The corpus of a case, as a corpus folder."""
    for room in ("articles", "texts"):
        (folder / room).mkdir()
    for file in (FOLDERS / case).iterdir():
        if file.name == "text.txt":
            copyfile(file, folder / "texts" / file.name)
        elif file.suffix == ".yaml":
            copyfile(file, folder / ("." if file.stem in (*REGISTRIES, "corpus") else "articles") / file.name)
    return folder


def told(findings: list[Finding], folder: Path) -> list[str]:
    """Findings as their lines, without the folders of their files."""
    lines = (str(finding._replace(file=Path(finding.file).name)) for finding in sorted(findings, key=by_place))
    return [line.replace(f"{folder}/articles/", "").replace(f"{folder}/", "") for line in lines]


@pytest.mark.parametrize("case", CASES)
def test_tells_exactly_what_is_wrong(case: str, tmp_path: Path) -> None:
    findings = Corpus(laid_out(case, tmp_path)).run(warnings=case in WARNINGS).findings
    assert told(findings, tmp_path) == (FOLDERS / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert case == RIGHT or case in {finding.rule for finding in findings}


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {*EXPLANATIONS, RIGHT} == set(CASES)


def test_every_rule_in_the_code_is_explained_and_every_explanation_is_of_one() -> None:
    named = {rule for room in ("check", "curation") for module in (PACKAGE / room).glob("*.py") for rule in rules_named(ast.parse(module.read_text(encoding="utf-8")))}
    assert named == set(EXPLANATIONS)


def rules_named(tree: ast.Module) -> set[str]:
    """The rules that a module gives to its findings: texts without blanks that stand where a finding takes its rule."""
    named: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="fault" | "warning" | "Finding" | "Trouble") | ast.Attribute(attr="fault" | "trouble")):
                named |= {part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str) and _RULE.fullmatch(part.value)}
            case ast.Tuple(elts=[ast.Constant(value=str(rule)), ast.Constant(), ast.Attribute(attr="span")]):
                named.add(rule)
            case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id="rule"), *_])], value=ast.IfExp(body=ast.Tuple(elts=yes), orelse=ast.Tuple(elts=no))):
                named |= {part.value for part in (yes[0], no[0]) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
            case _:
                pass
    return named


def test_explanations_are_a_few_lines_that_end() -> None:
    for rule, explanation in EXPLANATIONS.items():
        assert explanation.count("\n") < 5, rule
        assert explanation.rstrip(")").endswith((".", "?", "~")), rule


def test_findings_are_in_the_order_of_the_files() -> None:
    findings = [Finding("b", 1, 1, "digest", ""), Finding("a", 10, 1, "digest", ""), Finding("a", 9, 2, "digest", ""), Finding("a", 9, 1, "partition", "")]
    assert [finding[:3] for finding in sorted(findings, key=by_place)] == [("a", 9, 1), ("a", 9, 2), ("a", 10, 1), ("b", 1, 1)]


def test_near_ids_are_proposed_and_a_missing_registry_does_not_cost_a_search_for_each(tmp_path: Path) -> None:
    hints = {finding.message: finding.hint for finding in Corpus(laid_out("unknown-id", tmp_path)).run().findings}
    assert hints["nothing has the id 'lena-ostrov'"] == "did you mean 'lena-ostrow'?"
    places = "".join(f"ostrow-{number}: {{name: Ostrow, in: ostrow-x-{number}}}\n" for number in range(30))
    (tmp_path / "many").mkdir()
    (tmp_path / "many" / "places.yaml").write_text(places)
    unknown = [finding for finding in Corpus(tmp_path / "many").run().findings if finding.rule == "unknown-id"]
    assert sorted(finding.hint.startswith("did you mean") for finding in unknown) == [False] * 10 + [True] * 20


def test_words_that_nearly_stand_there_are_told_apart_by_character(tmp_path: Path) -> None:
    hints = [finding.hint for finding in Corpus(laid_out("words-not-in-passage", tmp_path)).run().findings]
    assert "it stands there only as part of a longer word" in hints
    assert 'after " harbour" the passage has U+0020 SPACE, and this has U+00A0 NO-BREAK SPACE' in hints


def test_an_article_has_no_more_parts_than_can_be_numbered() -> None:
    origin = Origin("long.yaml", Spots((1, 1), {"passages": Spots((2, 1), {65_535: (9, 3)})}))
    claim = Claim("said", 1, None, {}, None, {}, None, ())
    one, other = (Passage(1, "a", None, (claim,) * claims, (), {}, ("passages", 65_535)) for claims in (1, 2))
    context = Context(Gathering(None).registry, {}, lambda _: (), (), FormIndex(()))
    told = []
    for passages in ((one,) * 65_535, (other, *(one,) * 65_534), (one,) * 65_536):
        edition = Edition(Article("a", None, None, {}, passages, origin), None, None, ())
        told.append([(finding.line, finding.message) for finding in limits.article(edition, context)])
    too_many = "the article has 65,536 {}, and can have 65,535"
    flag = Flag("typo", "a", "b", None, ())
    for flags, claims in ((100, 1000), (101, 1000)):
        flagged = Passage(1, "a", None, (claim,) * claims, (flag,) * flags, {}, ("passages", 65_535))
        edition = Edition(Article("a", None, None, {}, (flagged,), origin), None, None, ())
        told.append([(finding.line, finding.message) for finding in limits.article(edition, context)])
    assert told[3:] == [[], [(9, "the article has 101,000 claims beside flags, and can have 100,000")]]
    assert told[:3] == [[], [(9, too_many.format("claims"))], [(9, too_many.format("passages")), (9, too_many.format("claims"))]]
