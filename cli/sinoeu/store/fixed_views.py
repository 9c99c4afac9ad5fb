"""Views of what claims are made of and about: passages, single values, dates, and the people, organisations and places of the registries."""

from typing import NamedTuple

PASSAGE_LABEL = "article.key || ':' || passage.number"
CLAIM_LABEL = f"{PASSAGE_LABEL} || '.' || claim.number"


class ViewColumn(NamedTuple):
    """A column: its name, which needs no quotes in SQL, what it holds, and the expression that gives it."""

    name: str
    says: str
    sql: str = ""


class View(NamedTuple):
    """A view: its name, what it has a row for, its columns, and the tables that they come from."""

    name: str
    says: str
    columns: tuple[ViewColumn, ...]
    rows: str

    def select(self) -> str:
        """The SELECT that the view stands for."""
        columns = ", ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return f"SELECT {columns} FROM {self.rows}"  # noqa: S608  # all ours


_WITHIN = "JOIN passage ON passage.id = claim.passage JOIN article ON article.id = passage.article"
FACT_SAYS = "the number of the fact, to join dates and claims by"
_THING = (
    ViewColumn("id", "the id", "thing.key"),
    ViewColumn("name", "the heading", "thing.name"),
    ViewColumn("printed", "what articles print, where the heading corrects it", "thing.printed"),
    ViewColumn("basis", "how the heading is had: stated, inferred or supplied", "thing.basis"),
    ViewColumn("because", "why it is read so", "thing.because"),
    ViewColumn("url", "where that can be seen", "thing.url"),
    ViewColumn("side", "which side it stands on: cn, eu or other", "thing.side"),
)
_NOTE = ViewColumn("note", "for the reader", "thing.note")
_AROUND = "thing LEFT JOIN thing AS around ON around.id = thing.within"

FIXED = (
    View(
        "passages",
        "the articles, cut without remainder",
        (
            ViewColumn("id", "article and number, as in 003:14", PASSAGE_LABEL),
            ViewColumn("article", "the article's id", "article.key"),
            ViewColumn("number", "its number in the article", "passage.number"),
            ViewColumn("line", "the line of the file in which it begins", "passage.line"),
            ViewColumn("start", "where it begins in the article, in code points", "passage.start"),
            ViewColumn("end", "where it ends", 'passage."end"'),
            ViewColumn("text", "its words", "passage.text"),
            ViewColumn("skip", "why nothing is taken from it", "passage.skip"),
            ViewColumn("row", "its number among all passages: the rowid of passage_text", "passage.id"),
        ),
        "passage JOIN article ON article.id = passage.article",
    ),
    View(
        "flags",
        "warnings on words of passages",
        (
            ViewColumn("passage", "article and passage", PASSAGE_LABEL),
            ViewColumn("kind", "what is wrong with the words", "flag.kind"),
            ViewColumn("words", "the words", "flag.words"),
            ViewColumn("because", "why they are flagged", "flag.because"),
            ViewColumn("url", "where that can be seen", "flag.url"),
        ),
        "flag JOIN passage ON passage.id = flag.passage JOIN article ON article.id = passage.article",
    ),
    View(
        "claims",
        "what each passage says, of whatever kind",
        (
            ViewColumn("id", "article, passage and number of the claim, as in 003:14.2", CLAIM_LABEL),
            ViewColumn("kind", "role, event, part, met, deal, figure, tie or said", "claim.kind"),
            ViewColumn("fact", FACT_SAYS, "claim.fact"),
            ViewColumn("passage", "the passage", PASSAGE_LABEL),
            ViewColumn("about", "the event or deal that it is about, by its id", "thing.key"),
            ViewColumn("words", "the piece of the passage that says it; null for the whole", "claim.on_words"),
            ViewColumn("note", "what the editor notes", "claim.note"),
        ),
        f"claim {_WITHIN} LEFT JOIN thing ON thing.id = claim.fact AND claim.kind IN ('event', 'deal')",
    ),
    View(
        "cells",
        "every value of every claim, with its grounds",
        (
            ViewColumn("claim", "the claim", CLAIM_LABEL),
            ViewColumn("field", "the field, by its name in the corpus", "cell.field"),
            ViewColumn("position", "its place among several values, from 0", "cell.position"),
            ViewColumn("value", "text, date or number; null where a thing is meant, or the source does not say", "cell.value"),
            ViewColumn("entity", "the person, organisation, place, event or deal meant, by its id", "thing.key"),
            ViewColumn("printed", "what stands in the passage", "cell.printed"),
            ViewColumn("basis", "stated, inferred or supplied", "cell.basis"),
            ViewColumn("because", "why it is read so", "cell.because"),
            ViewColumn("url", "where that can be seen", "cell.url"),
            ViewColumn(
                "rests_on",
                "the claim whose words it rests on, where it has it from its event",
                "(SELECT a.key || ':' || p.number || '.' || c.number FROM claim AS c JOIN passage AS p ON p.id = c.passage JOIN article AS a ON a.id = p.article "
                "WHERE c.id = cell.rests_on)",
            ),
        ),
        f"cell JOIN claim ON claim.id = cell.claim {_WITHIN} LEFT JOIN thing ON thing.id = cell.thing",
    ),
    View(
        "dates",
        "when each dated fact was: first and last day, to be compared and sorted by",
        (
            ViewColumn("id", "the id of the event or deal, or of the claim", f"CASE WHEN dated.type IN ('event', 'deal') THEN thing.key ELSE {CLAIM_LABEL} END"),
            ViewColumn("kind", "role, event, part, met, deal, figure, tie or said", "dated.type"),
            ViewColumn("fact", FACT_SAYS, "dated.fact"),
            ViewColumn("date", "the date in EDTF; null for one in words", "dated.edtf"),
            ViewColumn("own", "1: when it was; 0: only when it is said to be so", "dated.own"),
            ViewColumn("year_known", "0 where no year is stated or supplied", "dated.year_known"),
            ViewColumn("first_day", "the first day on which it may have begun", "dated.start_earliest"),
            ViewColumn("last_day", "the last day on which it may have ended", "dated.end_latest"),
        ),
        f"dated JOIN claim ON claim.id = dated.claim {_WITHIN} LEFT JOIN thing ON thing.id = dated.fact WHERE dated.as_printed = 0",
    ),
    View(
        "people",
        "the people of the registry",
        (*_THING, ViewColumn("family", "the family name", "thing.family"), _NOTE),
        "thing WHERE thing.type = 'person'",
    ),
    View(
        "organisations",
        "the organisations of the registry",
        (*_THING, ViewColumn("kind", "company, park, chamber, ...", "thing.kind"), ViewColumn("place", "where it sits, by its id", "around.key"), _NOTE),
        f"{_AROUND} WHERE thing.type = 'organisation'",
    ),
    View(
        "places",
        "the places of the registry",
        (
            *_THING,
            ViewColumn("kind", "country, province, city, district, ...", "thing.kind"),
            ViewColumn("within", "the next larger place, by its id", "around.key"),
            ViewColumn("country", "code of a country (ISO 3166-1 alpha-2)", "thing.country"),
            ViewColumn("lat", "latitude in degrees north", "thing.lat"),
            ViewColumn("lon", "longitude in degrees east", "thing.lon"),
            _NOTE,
        ),
        f"{_AROUND} WHERE thing.type = 'place'",
    ),
    View(
        "places_within",
        "every place with each place in it",
        (
            ViewColumn("place", "the larger place, by its id", "thing.key"),
            ViewColumn("part", "the place in it", "part.key"),
            ViewColumn("depth", "0 for itself, 1 for the places directly in it, ...", "place_part.depth"),
        ),
        "place_part JOIN thing ON thing.id = place_part.place JOIN thing AS part ON part.id = place_part.part",
    ),
    View(
        "names",
        "the names by which people, organisations and places are found",
        (
            ViewColumn("entity", "whose name it is, by the id", "thing.key"),
            ViewColumn("name", "the name", "name.text"),
            ViewColumn("how", "name: the heading; printed: in its place; form: as articles have it; alias: for look-up only; id", "name.how"),
        ),
        "name JOIN thing ON thing.id = name.thing WHERE thing.type <> 'printed'",
    ),
)
