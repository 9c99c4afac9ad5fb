"""What records are made of: references, dates, evidence, flags and readings, and what all facts have in common."""

from sinoeu.answers.shapes import NULL, TEXT, WHOLE, YES_NO, Key, a, constant, like, many, maybe, one_of, record
from sinoeu.model.kinds import BOUNDS, FLAGS, KINDS
from sinoeu.model.value import Basis

BASIS = one_of(*Basis)
DAY = like(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PASSAGE = like(r".+:[0-9]+")
CLAIM = like(r".+:[0-9]+\.[0-9]+")
_GROUNDS = (
    Key("basis", BASIS, "how it is had: stated in the words, inferred from the article, or supplied from elsewhere"),
    Key("because", maybe(TEXT), "why it is read so; null where it is stated"),
    Key("url", maybe(TEXT), "where outside the article that can be seen"),
)
_THINGS = ("person", "organisation", "place", "event", "deal", "article", "printed")
NAMED = record(
    "named",
    "somebody or something by its id and name",
    Key("id", maybe(TEXT), "the id; null for what is known by what is printed only"),
    Key("name", maybe(TEXT), "the name"),
    Key("printed", maybe(TEXT), "what stands in the article"),
    Key("type", one_of(*_THINGS, *(kind for kind in KINDS if kind not in _THINGS)), "what it is"),
    _GROUNDS,
)
_UNNAMED = record(
    "unnamed",
    "somebody or something that the article does not name",
    Key("id", NULL, "there is none"),
    Key("name", NULL, "there is none"),
    Key("printed", maybe(TEXT), "what stands in the article"),
    Key("type", NULL, "not known"),
    Key("basis", constant(Basis.STATED), "it is so stated"),
    Key("because", NULL, "nothing is read"),
    Key("url", NULL, "nothing is read"),
    Key("unnamed", TEXT, "the article's words, or `not named`"),
)
REF = a(NAMED, _UNNAMED)
_DATE = record(
    "date",
    "a date or a span of dates",
    Key("edtf", maybe(like(r"[0-9X.~?%/-]+")), "in EDTF; null where no calendar can hold it"),
    Key("printed", maybe(TEXT), "what stands in the article"),
    Key("start", maybe(DAY), "the first day; null while the year is unknown, or the beginning open"),
    Key("end", maybe(DAY), "the last day"),
    _GROUNDS,
)
DATE = maybe(a(_DATE))
THROUGH = record(
    "through",
    "the fact through which two are linked",
    Key("id", maybe(TEXT), "the id of the event or deal, or article, passage and number of the claim"),
    Key("name", maybe(TEXT), "what it is called: the title of an office, the kind of a tie"),
    Key("printed", maybe(TEXT), "what stands in the article"),
    Key("type", one_of("event", "deal", "meeting", "role", "tie"), "what it is"),
    _GROUNDS,
)
_PLACE_IN_TEXT = (
    Key("article", TEXT, "the article's id"),
    Key("passage", PASSAGE, "article and number of the passage"),
    Key("file", maybe(TEXT), "the file of the article"),
    Key("line", WHOLE, "the line in which the passage begins, from 1"),
    Key("start", WHOLE, "where it begins in the text of the article, in code points from 0"),
    Key("end", WHOLE, "where it ends: text[start:end] is the quote"),
)
_EVIDENCE = record(
    "evidence",
    "a passage that a record rests on",
    _PLACE_IN_TEXT,
    Key("quote", TEXT, "the words of the passage"),
    Key("on", maybe(TEXT), "the piece of it that says so, where that is not the whole"),
    Key("fields", many(TEXT), "the keys of the record that it backs"),
)
EVIDENCE = Key("evidence", many(a(_EVIDENCE)), "the passages that it rests on")
_FLAG_KEYS = (
    Key("kind", one_of(*FLAGS), "what is wrong"),
    Key("words", TEXT, "with which words"),
    Key("because", TEXT, "why they are flagged"),
    Key("url", maybe(TEXT), "where that can be seen"),
)
_FLAG = record("flag", "a warning on words that a record rests on", _FLAG_KEYS)
FLAG_OF_PASSAGE = record("flag-of-passage", "a warning on words of an article", Key("passage", PASSAGE, "where the words stand"), _FLAG_KEYS)
FLAGGED = Key("flags", many(a(_FLAG)), "warnings on the words that it rests on")
_READING = record(
    "reading",
    "a value that is the editor's",
    Key("field", TEXT, "the key of the record"),
    Key("value", maybe(TEXT), "what is read"),
    Key("printed", maybe(TEXT), "what stands in the article in its place"),
    Key("basis", one_of(Basis.INFERRED, Basis.SUPPLIED), "how it is had"),
    Key("because", maybe(TEXT), "why it is read so"),
    Key("url", maybe(TEXT), "where that can be seen"),
)
READINGS = Key("readings", many(a(_READING)), "which of its values are the editor's")
GROUNDS = (READINGS, Key("note", maybe(TEXT), "what the editor notes"), FLAGGED, EVIDENCE)
"""What every fact ends with."""
NAME = (
    Key("name", TEXT, "the name"),
    Key("printed", maybe(TEXT), "what articles print"),
    _GROUNDS[0]._replace(says="how the name is had"),
    *_GROUNDS[1:],
)
"""What is common to whoever and whatever has a name."""
ASSERTED = (
    Key("asserted_by", maybe(REF), "who asserts it; null is the reporter"),
    Key("also_asserted_by", many(REF), "the others, where several do"),
)
PLACE_IN_TEXT = _PLACE_IN_TEXT
AMOUNT = record(
    "amount",
    "what a deal is worth",
    Key("value", maybe(TEXT), "an exact decimal, as text"),
    Key("unit", maybe(TEXT), "its unit"),
    Key("bound", maybe(one_of(*BOUNDS)), "whether it is a bound"),
)
SHARE = record("share", "so much of an article", Key("passages", WHOLE, "passages"), Key("characters", WHOLE, "characters in them"))
MATCHED = record(
    "matched",
    "why a name was found",
    Key("rule", TEXT, "the rule: name, case, order, spacing, title, ..."),
    Key("form", TEXT, "the form of the name that was met"),
    Key("confident", YES_NO, "whether the rule is certain"),
    Key("score", WHOLE, "how much of the name agrees, of 100"),
)
SUGGESTION = record(
    "suggestion",
    "who may have been meant",
    Key("name", TEXT, "the name"),
    Key("id", TEXT, "the id"),
    Key("because", TEXT, "why"),
)
