"""`sinoeu stats`: its counts are those that the other answers give, however they are had."""

import csv
import io
from collections import Counter
from collections.abc import Iterable

from program import Program, Record
from sinoeu.answers.stats import HEADINGS


def counts(program: Program) -> dict[str, dict[str, Record]]:
    """The counts by heading and name."""
    (record,) = program.ask("stats")
    groups: dict[str, dict[str, Record]] = {}
    for heading in HEADINGS:
        rows = record[heading]
        assert isinstance(rows, list)
        groups[heading] = {str(row["what"]): row for row in rows if isinstance(row, dict)}
        assert len(groups[heading]) == len(rows)
    return groups


def parts(group: dict[str, Record], whole: str) -> dict[str, object]:
    """The counts of the parts of a whole."""
    return {what: row["count"] for what, row in group.items() if what != whole}


def total(numbers: Iterable[object]) -> int:
    return sum(number for number in numbers if isinstance(number, int))


def test_counts_are_those_of_the_answers(program: Program) -> None:
    found = counts(program)
    sources = program.ask("sources")
    assert found["articles"]["articles"]["count"] == len(sources)
    assert found["articles"]["with a date"]["count"] == sum(article["published"] is not None for article in sources)
    shares = [(article["claimed"], article["skipped"]) for article in sources]
    assert found["passages"]["passages"]["count"] == total(article["passages"] for article in sources)
    assert found["characters"]["characters of all passages"]["count"] == total(article["characters"] for article in sources)
    for group, key in (("passages", "passages"), ("characters", "characters")):
        assert found[group]["claimed"]["count"] == total(claimed[key] for claimed, _ in shares if isinstance(claimed, dict))
        assert found[group]["skipped"]["count"] == total(skipped[key] for _, skipped in shares if isinstance(skipped, dict))
    reasons: Counter[str] = Counter()
    for _, skipped in shares:
        by_reason = skipped["by_reason"] if isinstance(skipped, dict) else None
        assert isinstance(by_reason, dict)
        reasons.update({reason: total([share["passages"]]) for reason, share in by_reason.items() if isinstance(share, dict)})
    assert parts(found["skipped"], "passages skipped") == reasons


def test_counts_are_those_of_the_views(program: Program) -> None:
    found = counts(program)

    def counted(query: str) -> dict[object, object]:
        return {row["what"]: row["n"] for row in program.ask("sql", query)}

    assert parts(found["claims"], "claims") == counted("SELECT kind AS what, count(*) AS n FROM claims GROUP BY kind")
    assert parts(found["flags"], "flags") == counted("SELECT kind AS what, count(*) AS n FROM flags GROUP BY kind")
    said = "CASE WHEN value IS NULL AND entity IS NULL AND printed IS NULL THEN 'not said' WHEN value IS NULL AND entity IS NULL THEN 'in words only' ELSE basis END"
    assert parts(found["values"], "values of claims") == counted(f"SELECT {said} AS what, count(*) AS n FROM cells GROUP BY what")
    for type, view in (("person", "people"), ("organisation", "organisations"), ("place", "places")):
        assert [found["things"][type]["count"]] == list(counted(f"SELECT 1 AS what, count(*) AS n FROM {view}").values())


def test_counts_of_deals_and_dates_are_those_of_the_lists(program: Program) -> None:
    found = counts(program)
    deals = program.ask("deals")
    assert parts(found["deals"], "deals") == Counter(str(deal["status"]) for deal in deals)
    assert found["things"]["deal"]["count"] == len(deals)
    dated = [one for one in program.ask("timeline") if one["type"] in ("event", "deal")]
    with_year = [date for one in dated if isinstance(date := one["date"], dict) and date["start"]]
    group = found["dates"]
    assert group["with a year"]["count"] == len(with_year)
    assert group["without a year"]["count"] == len(dated) - len(with_year)
    assert group["events and deals"]["count"] == total([found["things"]["event"]["count"], found["things"]["deal"]["count"]])
    assert (group["events and deals"]["first"], group["events and deals"]["last"]) == (
        min(str(date["start"]) for date in with_year),
        max(str(date["end"]) for date in with_year),
    )


def test_parts_make_the_whole_and_shares_are_of_it(program: Program) -> None:
    for heading, group in counts(program).items():
        whole = next(iter(group.values()))["count"] if heading not in ("things", "database", "articles") else None
        rows = [row for row in group.values() if row["of"] is not None]
        for row in rows:
            count, of = row["count"], row["of"]
            assert isinstance(count, int)
            assert isinstance(of, int)
            assert row["share"] == round(count / of, 4)
        if whole is not None:
            assert total(row["count"] for row in rows) == whole
            assert {row["of"] for row in rows} == {whole}


def test_the_size_is_that_of_the_file(program: Program) -> None:
    assert counts(program)["database"]["bytes"]["count"] == program.database.stat().st_size


def test_flat_formats_have_the_same_counts(program: Program) -> None:
    flat = list(csv.DictReader(io.StringIO(program.run("stats", "--csv").stdout, newline="")))
    nested = [(heading, what, row) for heading, group in counts(program).items() for what, row in group.items()]
    assert [(row["heading"], row["what"], row["count"], row["of"]) for row in flat] == [
        (heading, what, str(row["count"]), "" if row["of"] is None else str(row["of"])) for heading, what, row in nested
    ]
    assert "source" not in flat[0]


def test_an_empty_corpus_is_counted_too(fresh: Program) -> None:
    (fresh.folder / "empty").mkdir()
    (fresh.folder / "empty" / "people.yaml").write_text("a: {name: A}\n")
    assert fresh.run("ingest", "empty").status == 0
    found = counts(fresh)
    assert found["passages"]["passages"]["count"] == 0
    assert found["things"] == {"person": {"what": "person", "count": 1, "of": None, "share": None, "first": None, "last": None}}


def test_what_is_for_facts_is_refused(program: Program) -> None:
    for command in ("stats", "doctor"):
        for option in ("--quotes", "--as-printed"):
            assert program.run(command, option).status == 2
