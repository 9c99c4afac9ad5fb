"""Facts: as rows of somebody's or some place's answer, and as records of the lists."""

from sinoeu.answers.shapes import TEXT, WHOLE, YES_NO, Key, Shape, a, constant, like, many, maybe, one_of, record
from sinoeu.answers.shapes.values import AMOUNT, ASSERTED, DATE, EVIDENCE, FLAGGED, GROUNDS, REF, THROUGH
from sinoeu.model.kinds import BOUNDS, DEAL_KINDS, DEAL_STATUSES, EVENT_KINDS, FIGURE_STATUSES, PRESENCES, ROLES_TAKEN, SAID_FORMS, SIDES, TIE_KINDS

NUMBER = like(r"-?[0-9]+(\.[0-9]+)?|[0-9]+[A-Za-z]{2}|[A-Za-z]+")
"""An exact decimal or an ordinal, as text."""
_WHEN = Key("date", DATE, "when it was, or when it was so")
_PLACE = Key("place", maybe(REF), "where")
_PLACES = Key("places", many(REF), "all the places")
_SINCE = (Key("since", DATE, "from when"), Key("until", DATE, "up to when"))
_ABOUT = Key("about", maybe(TEXT), "what about, in words of the article")
_CALLED = Key("called", maybe(TEXT), "the source's own word for the kind")
_HELD_BY = Key("who", many(REF), "who holds it")
_EVENT = Key("event", maybe(REF), "the event in which it happened")
_STATUS = Key("status", maybe(one_of(*DEAL_STATUSES)), "how far it has come")


def _fact(name: str, type: str, says: str, *keys: Key | tuple[Key, ...]) -> Shape:
    identity = (Key("type", constant(type), "what it is"), Key("id", maybe(TEXT), "the id of the event or deal, or article, passage and number of the claim"))
    return record(name, says, identity, *keys, GROUNDS)


_OFFICE_KEYS = (
    Key("title", maybe(TEXT), "the office, as printed"),
    Key("of", maybe(REF), "whose office it is"),
    Key("seat", maybe(REF), "where it is exercised"),
    _WHEN,
    *_SINCE,
)
OFFICE = _fact("office", "role", "an office of the one asked for", _OFFICE_KEYS)
OFFICE_HELD = _fact("office-held", "role", "an office, and who holds it", _OFFICE_KEYS, _HELD_BY)
_ROLE_OF_ONE_MET = record(
    "role-of-one-met",
    "an office of somebody who was met",
    Key("title", maybe(TEXT), "the office"),
    Key("of", maybe(REF), "whose office it is"),
    EVIDENCE,
)
MEETING = _fact(
    "meeting", "met", "a meeting with one other",
    Key("who", REF, "whom"), Key("roles", many(a(_ROLE_OF_ONE_MET)), "his or her offices"), _EVENT, _WHEN, _PLACE,
)  # fmt: skip
_TAKEN = (
    _EVENT,
    Key("as", many(one_of(*ROLES_TAKEN)), "as what"),
    Key("presence", maybe(one_of(*PRESENCES)), "how they were there; null is not stated"),
    _PLACE,
    _PLACES,
    _WHEN,
)
PART = _fact("part", "part", "a part taken in an event", _TAKEN)
EVENT = _fact(
    "event", "event", "an event, and how the one asked for is concerned",
    Key("event", maybe(REF), "the event"), Key("kind", maybe(one_of(*EVENT_KINDS)), "what kind"), Key("how", one_of("host", "venue"), "how concerned"),
    Key("as", many(one_of("host", "venue")), "the same, as for a part"), Key("presence", {"type": "null"}, "for a part only"), _PLACE, _PLACES, _WHEN,
)  # fmt: skip
DEAL = _fact(
    "deal", "deal", "a deal, and how the one asked for is concerned",
    Key("deal", maybe(REF), "the deal"), Key("how", one_of("party", "asserts it", "venue", "about"), "how concerned"),
    Key("kind", maybe(one_of(*DEAL_KINDS)), "what kind"), _CALLED, _STATUS, Key("parties", many(REF), "between whom"), _ABOUT, _PLACE, _WHEN, ASSERTED,
)  # fmt: skip
SAYING = _fact(
    "saying", "said", "words, quoted or reported",
    Key("who", many(REF), "the speaker"), Key("words", maybe(TEXT), "the words"), _ABOUT, Key("form", maybe(one_of(*SAID_FORMS)), "quoted or reported"), _EVENT, _WHEN,
)  # fmt: skip
_TIE_KEYS = (
    Key("kind", maybe(one_of(*TIE_KINDS)), "what kind of relation"),
    _CALLED,
    Key("between", many(REF), "the two or more, neither first"),
    Key("from", many(REF), "the one side"),
    Key("to", many(REF), "the other side"),
    *_SINCE,
    *ASSERTED,
)
_HOW = Key("how", one_of("", "asserts it", "side", "about"), "how the one asked for is concerned; empty where it is one of the sides")
TIE = _fact("tie", "tie", "a lasting relation, and how the one asked for is concerned", _TIE_KEYS, _HOW)
TIE_LISTED = _fact("tie-listed", "tie", "a lasting relation", _TIE_KEYS)
_FIGURE_KEYS = (
    Key("what", maybe(TEXT), "what is counted or measured"),
    Key("of", maybe(REF), "of whom or what"),
    Key("all_of", many(REF), "of all of these"),
    Key("value", maybe(NUMBER), "the number, exact, as text"),
    Key("unit", maybe(TEXT), "the unit"),
    Key("bound", maybe(one_of(*BOUNDS)), "whether it is a bound"),
    Key("status", maybe(one_of(*FIGURE_STATUSES)), "fact, or planned"),
    Key("as_of", DATE, "the day of the count"),
    *ASSERTED,
)
FIGURE = _fact("figure", "figure", "a number, and how the one asked for is concerned", _FIGURE_KEYS, _HOW)
FIGURE_LISTED = _fact("figure-listed", "figure", "a number", _FIGURE_KEYS, Key("arithmetic", many(TEXT), "what makes an implausible one so"))
DEAL_LISTED = _fact(
    "deal-listed", "deal", "a deal",
    Key("name", maybe(TEXT), "what it is called"), Key("kind", maybe(one_of(*DEAL_KINDS)), "what kind"), _CALLED, _STATUS, _WHEN,
    Key("parties", many(REF), "between whom"), Key("named", YES_NO, "whether at least one party is named"),
    Key("count", maybe({"anyOf": [WHOLE, TEXT]}), "how many papers or projects; text where it is no plain number"), Key("amount", maybe(a(AMOUNT)), "what it is worth"),
    _ABOUT, _PLACE, _PLACES, _EVENT, ASSERTED,
    Key("independent", maybe(YES_NO), "whether somebody asserts it who is neither a party nor the issuer of the release; null where that cannot be told"),
)  # fmt: skip
DATED = record(
    "dated",
    "something on the timeline",
    Key("type", one_of("event", "deal", "meeting", "role", "tie", "figure"), "what it is"),
    Key("id", maybe(TEXT), "its id"),
    Key("title", maybe(TEXT), "what it is called"),
    Key("kind", maybe(TEXT), "of what kind"),
    _WHEN,
    _PLACES,
    Key("who", many(REF), "with whom"),
    Key("sides", many(one_of(*SIDES)), "which sides it concerns, as far as the editor has them"),
    GROUNDS,
)
LINK = _fact(
    "link", "link", "what links two",
    Key("step", WHOLE, "how many links from the one asked for"), Key("from", REF, "the nearer of the two"), Key("to", REF, "the other"),
    Key("how", one_of("met", "deal", "tie", "office", "same event"), "by what kind of fact"), Key("through", a(THROUGH), "the fact itself"),
    Key("kind", maybe(TEXT), "of what kind it is"), _STATUS,
    Key("from_as", many(TEXT), "as what the nearer stands in it"), Key("to_as", many(TEXT), "as what the other stands in it"), _EVENT, _WHEN, _PLACE,
    Key("others_as_short", maybe(WHOLE), "with --to: how many other ways are as short"),
)  # fmt: skip
PRESENT = _fact(
    "present", "part", "somebody's part in an event at the place", _TAKEN,
    Key("who", many(REF), "who"), Key("how", one_of("took part", "represented"), "there in person, as far as is known, or by others"),
)  # fmt: skip
MET_THERE = _fact(
    "met-there", "met", "a meeting at the place",
    Key("who", many(REF), "who met"), Key("how", constant("met there"), "how concerned"), _EVENT, Key("presence", {"type": "null"}, "for a part only"), _WHEN, _PLACE,
)  # fmt: skip
HOME = record(
    "home",
    "an organisation that sits in the place, by the registry",
    Key("type", constant("organisation"), "what it is"),
    Key("id", TEXT, "its id"),
    Key("name", TEXT, "its name"),
    Key("how", constant("home of"), "how the place is concerned"),
    Key("place", maybe(REF), "where exactly"),
    FLAGGED,
    EVIDENCE,
)
