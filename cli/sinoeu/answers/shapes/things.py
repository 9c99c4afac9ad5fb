"""Whoever and whatever can be asked for: people, organisations, places, articles and passages, and anything field by field."""

from sinoeu.answers.shapes import NULL, TEXT, WHOLE, YES_NO, Key, a, constant, many, maybe, one_of, record
from sinoeu.answers.shapes.facts import DEAL, EVENT, FIGURE, HOME, MEETING, MET_THERE, OFFICE, OFFICE_HELD, PART, PRESENT, SAYING, TIE
from sinoeu.answers.shapes.values import (
    BASIS,
    CLAIM,
    DATE,
    EVIDENCE,
    FLAG_OF_PASSAGE,
    FLAGGED,
    MATCHED,
    NAME,
    NAMED,
    PASSAGE,
    PLACE_IN_TEXT,
    READINGS,
    REF,
    SHARE,
)  # fmt: skip
from sinoeu.model.kinds import KINDS, SIDES, SKIPS

_ACTOR = Key("type", maybe(one_of("person", "organisation")), "what it is; null for what only stands printed")
_ID = Key("id", maybe(TEXT), "the id; null for what only stands printed")
_SIDE = Key("side", maybe(one_of(*SIDES)), "which side it stands on, as the editor has it")
_LISTS_OF_WHO = {
    "roles": (many(a(OFFICE)), "offices"), "people": (many(a(OFFICE_HELD)), "who holds an office in it"), "met": (many(a(MEETING)), "whom it met"),
    "events": (many(a(PART, EVENT)), "events"), "deals": (many(a(DEAL)), "deals"), "said": (many(a(SAYING)), "words"), "ties": (many(a(TIE)), "lasting relations"),
    "figures": (many(a(FIGURE)), "numbers"),
}  # fmt: skip
ACTOR = record(
    "actor",
    "a person or organisation, with what is known of it",
    _ACTOR,
    _ID,
    NAME,
    Key("names", many(TEXT), "all its names"),
    _SIDE,
    Key("matched", a(MATCHED), "why it was found"),
    tuple(Key(name, holds, says) for name, (holds, says) in _LISTS_OF_WHO.items()),
    FLAGGED,
    EVIDENCE,
)
ACTOR_LISTED = record(
    "actor-listed",
    "a person or organisation, with counts in place of lists",
    _ACTOR,
    _ID,
    NAME,
    _SIDE,
    tuple(Key(name, WHOLE, f"how many: {says}") for name, (_, says) in _LISTS_OF_WHO.items()),
    FLAGGED,
    EVIDENCE,
)
_SITUATION = (
    Key("kind", maybe(TEXT), "country, province, city, district, ..."),
    Key("within", maybe(REF), "the next larger place"),
    Key("country", maybe(TEXT), "ISO 3166-1 alpha-2 code of the country"),
    Key("lat", maybe(TEXT), "latitude in degrees north, exact, as text"),
    Key("lon", maybe(TEXT), "longitude in degrees east, exact, as text"),
)
_PLACE = Key("type", constant("place"), "a place")
PLACE = record(
    "place",
    "a place, with what happened in it and how it is concerned",
    _PLACE,
    _ID,
    NAME,
    _SITUATION,
    Key("matched", a(MATCHED), "why it was found"),
    Key("events", many(a(EVENT)), "events there"),
    Key("people", many(a(PRESENT, MET_THERE)), "who was there"),
    Key("organisations", many(a(HOME)), "organisations that sit there"),
    Key("roles", many(a(OFFICE_HELD)), "its offices"),
    Key("deals", many(a(DEAL)), "deals"),
    Key("ties", many(a(TIE)), "lasting relations"),
    Key("figures", many(a(FIGURE)), "numbers"),
    Key("note", maybe(TEXT), "what the editor notes"),
    FLAGGED,
    EVIDENCE,
)
PLACE_LISTED = record(
    "place-listed",
    "a place, with counts in place of lists",
    _PLACE,
    _ID,
    NAME,
    _SITUATION,
    Key("events", WHOLE, "how many events"),
    Key("people", WHOLE, "how many people are said to have been there"),
    Key("deals", WHOLE, "how many deals"),
    Key("ties", WHOLE, "how many lasting relations"),
    Key("mentions", WHOLE, "how many facts speak of it"),
    FLAGGED,
    EVIDENCE,
)
_SKIP = Key("skip", maybe(one_of(*SKIPS)), "why nothing is taken from it")
_CLAIM_TOLD = record(
    "claim",
    "a claim of a passage",
    Key("id", CLAIM, "article, passage and number"),
    Key("kind", one_of(*KINDS), "what kind of claim"),
    Key("of", maybe(REF), "the event or deal that it is about"),
    Key("on", maybe(TEXT), "the piece of the passage that says it"),
)
_PASSAGE_KEYS = (
    Key("type", constant("passage"), "a passage"),
    Key("id", PASSAGE, "article and number"),
    *(key for key in PLACE_IN_TEXT if key.name != "passage"),
    Key("text", TEXT, "its words"),
    _SKIP,
)
_PASSAGE_READ = record(
    "passage-read",
    "a passage with its claims",
    _PASSAGE_KEYS,
    Key("passage", PASSAGE, "the same as the id"),
    Key("on", NULL, "for evidence only"),
    Key("claims", many(a(_CLAIM_TOLD)), "what it says"),
    FLAGGED,
    EVIDENCE,
)
_PASSAGE_AROUND = record(
    "passage-around",
    "a passage that something rests on, or that stands beside one",
    _PASSAGE_READ.keys,
    Key("context", YES_NO, "whether it only stands beside"),
)
_READ_THERE = record(
    "read-there",
    "a name or words that the editor reads in a passage",
    *(key if key.name != "type" else key._replace(holds=maybe(key.holds), says="what it is; null for words") for key in NAMED.keys),
)
PASSAGE_FOUND = record(
    "passage-found",
    "a passage in which words stand or are read",
    tuple(key for key in _PASSAGE_KEYS if key.name != "file"),
    Key("read", many(a(_READ_THERE)), "what of it is read there, and not printed"),
    Key("records", many(REF), "what was curated from it"),
    FLAGGED,
    EVIDENCE,
)
_FIELD = record(
    "field",
    "one value of one field",
    Key("field", TEXT, "the field"),
    Key("value", maybe(TEXT), "the value; null where the source does not say"),
    Key("ref", maybe(REF), "who or what is meant"),
    Key("printed", maybe(TEXT), "what stands in the article"),
    Key("basis", maybe(BASIS), "how it is had; null for what is the editor's own"),
    Key("because", maybe(TEXT), "why it is read so"),
    Key("url", maybe(TEXT), "where that can be seen"),
    Key("asserted_by", many(REF), "who asserts it"),
    Key("editorial", YES_NO, "whether it is the editor's own"),
    Key("claims", many(CLAIM), "the claims that say so"),
    FLAGGED,
    EVIDENCE,
)
_SHOWN_KEYS = (
    Key("fields", many(a(_FIELD)), "field by field"),
    Key("passages", many(a(_PASSAGE_AROUND)), "the passages it rests on, and those around them"),
    FLAGGED,
    EVIDENCE,
)
SHOWN = record(
    "shown",
    "anything with an id, field by field",
    Key("type", one_of("person", "organisation", "place", "article", *KINDS), "what it is"),
    _ID,
    Key("name", maybe(TEXT), "what it is called"),
    _SHOWN_KEYS,
)
PASSAGE_SHOWN = record("passage-shown", "a passage by its id", _PASSAGE_KEYS, Key("name", NULL, "it has none"), _SHOWN_KEYS)
CITATION = record(
    "citation",
    "a footnote to paste",
    Key("type", constant("citation"), "a footnote"),
    Key("id", TEXT, "the article or passage"),
    Key("style", one_of("text", "bibtex"), "in which style"),
    Key("citation", TEXT, "the footnote"),
    FLAGGED,
    EVIDENCE,
)
_SKIPPED = record(
    "skipped",
    "how much is skipped",
    Key("passages", WHOLE, "passages"),
    Key("characters", WHOLE, "characters in them"),
    Key("by_reason", {"type": "object", "propertyNames": one_of(*SKIPS), "additionalProperties": a(SHARE)}, "how much for each reason"),
)
_HEAD = (
    Key("type", constant("article"), "an article"),
    Key("id", TEXT, "its id"),
    Key("title", maybe(TEXT), "the headline"),
    Key("publisher", maybe(TEXT), "who published it"),
    Key("published", DATE, "when it came out"),
    Key("kind", maybe(TEXT), "news, press release, interview, ..."),
    Key("language", maybe(TEXT), "the language of the text"),
    Key("url", maybe(TEXT), "where it was found"),
    Key("authors", many(maybe(TEXT)), "who wrote it"),
    Key("file", maybe(TEXT), "the file of its text"),
    Key("sha256", maybe(TEXT), "the digest of that file"),
    Key("passages", WHOLE, "how many passages"),
    Key("characters", WHOLE, "how many characters in them"),
    Key("claimed", a(SHARE), "how much says something that is claimed"),
    Key("skipped", a(_SKIPPED), "how much is skipped"),
    READINGS,
    Key("flags", many(a(FLAG_OF_PASSAGE)), "warnings on its words"),
    EVIDENCE,
)
ARTICLE_LISTED = record("article-listed", "an article, and how much of it is accounted for", _HEAD)
ARTICLE = record("article", "an article with its text", _HEAD, Key("text", many(a(_PASSAGE_READ)), "passage by passage"))
