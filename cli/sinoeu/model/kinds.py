"""The shape of the corpus, declared once: what claims, articles and registries there are, and what each of their fields holds.

Reading, checking, loading, the JSON Schema and the documentation follow from these tables. A new kind or field is a line here.
"""

from enum import Enum
from typing import NamedTuple


class Holds(Enum):
    """What a field's value is."""

    TEXT = "text"
    CHOICE = "one of a closed list"
    DATE = "a date in EDTF, or {words: ...}"
    NUMBER = "an exact decimal, or an ordinal such as 5th"
    AMOUNT = "{value, unit, bound}"
    REFERENCE = "an id, `not named`, or {unnamed: the source's words}"
    NEW_ID = "an id that the corpus gives to an event or deal"


class Field(NamedTuple):
    """One field: its name, what it holds, and what is asked of it."""

    name: str
    holds: Holds
    help: str
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    verbatim: bool = False
    """A stated value's words stand in the passage, case ignored."""
    editorial: bool = False
    """The editor's own field: shown without evidence."""


class Kind(NamedTuple):
    """A kind of claim, named by its first key, whose value is the first field."""

    name: str
    says: str
    fields: tuple[Field, ...]

    @property
    def first(self) -> Field:
        """The field that the kind's own key holds."""
        return self.fields[0]

    def field(self, name: str) -> Field | None:
        """The field of that name, if the kind has it."""
        return next((field for field in self.fields if field.name == name), None)


ACTORS = ("person", "organisation")
NAMED = ("person", "organisation", "place")
BOUNDS = ("over", "under", "nearly", "about")
SIDES = ("cn", "eu", "other")
EVENT_KINDS = (
    "visit", "forum", "dialogue", "symposium", "conference", "fair", "ceremony", "signing", "meeting", "interview",
    "site visit", "flight", "performance", "exchange", "speech", "tour", "other",
)  # fmt: skip
FORMS = ("in person", "online", "hybrid")
ROLES_TAKEN = (
    "speaker", "host", "organiser", "panel", "participant", "guest", "visitor", "head of delegation", "delegation member",
    "interviewee", "interviewer", "performer", "composer", "pictured", "passenger",
)  # fmt: skip
PRESENCES = ("in person", "video", "letter", "representatives")
DEAL_KINDS = (
    "memorandum", "letter of intent", "agreement", "contract", "projects", "platform", "production base", "cooperation",
    "investment", "other",
)  # fmt: skip
DEAL_STATUSES = ("signed", "agreed", "planned", "offered", "hoped")
TIE_KINDS = (
    "twinning", "partnership", "diplomatic relations", "cooperation", "academic cooperation", "invests in", "has zone",
    "part of", "air route", "membership", "origin", "other",
)  # fmt: skip
FIGURE_STATUSES = ("fact", "planned")
SAID_FORMS = ("quoted", "reported")
SKIPS = ("boilerplate", "byline", "caption repeated", "duplicate", "promotion", "opinion", "injected")
FLAGS = ("implausible", "mistranslated", "ambiguous", "truncated", "garbled name", "run together", "unattributed")

_BY = Field("by", Holds.REFERENCE, "who asserts it; the reporter unless given", many=True, to=NAMED)
_CALLED = Field("called", Holds.TEXT, "the source's own word for the kind", verbatim=True)
_ATTESTED = Field("attested", Holds.DATE, "when it was so, where the passage itself says it")
_SINCE = Field("since", Holds.DATE, "from when")
_UNTIL = Field("until", Holds.DATE, "up to when")
_IN_EVENT = Field("in", Holds.REFERENCE, "the event in which it happened", to=("event",))
_COMMON = (_BY, _CALLED, _ATTESTED)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("role", "somebody holds an office", (
            Field("title", Holds.TEXT, "the office, as printed", required=True, verbatim=True),
            Field("who", Holds.REFERENCE, "who holds it", many=True, required=True, to=ACTORS),
            Field("of", Holds.REFERENCE, "the organisation or place whose office it is", many=True, to=("organisation", "place")),
            Field("seat", Holds.REFERENCE, "where it is exercised", to=("place",)),
            _SINCE, _UNTIL, *_COMMON,
        )),
        Kind("event", "something took place", (
            Field("id", Holds.NEW_ID, "the event's id", required=True),
            Field("kind", Holds.CHOICE, "what kind of event", choices=EVENT_KINDS, editorial=True),
            Field("name", Holds.TEXT, "its name, as printed", verbatim=True),
            Field("theme", Holds.TEXT, "its theme, as printed", verbatim=True),
            Field("when", Holds.DATE, "when it took place"),
            Field("where", Holds.REFERENCE, "the places", many=True, to=("place",)),
            Field("at", Holds.REFERENCE, "the venue", many=True, to=("organisation", "place")),
            Field("form", Holds.CHOICE, "whether people came together", choices=FORMS),
            Field("host", Holds.REFERENCE, "who gave it", many=True, to=NAMED),
            Field("part_of", Holds.REFERENCE, "the larger event", to=("event",)),
            *_COMMON,
        )),
        Kind("part", "took part in an event", (
            Field("who", Holds.REFERENCE, "who took part", many=True, required=True, to=NAMED),
            Field("in", Holds.REFERENCE, "the event", required=True, to=("event",)),
            Field("as", Holds.CHOICE, "as what", many=True, choices=ROLES_TAKEN),
            Field("presence", Holds.CHOICE, "how they were there; unsaid is not stated", choices=PRESENCES),
            *_COMMON,
        )),
        Kind("met", "met others", (
            Field("who", Holds.REFERENCE, "the one who met the others", many=True, required=True, to=ACTORS),
            Field("with", Holds.REFERENCE, "whom; these did not meet one another", many=True, required=True, to=ACTORS),
            _IN_EVENT,
            Field("at", Holds.REFERENCE, "where", many=True, to=("organisation", "place")),
            Field("when", Holds.DATE, "when"),
            *_COMMON,
        )),
        Kind("deal", "something signed, agreed, planned, offered or hoped for", (
            Field("id", Holds.NEW_ID, "the deal's id", required=True),
            Field("kind", Holds.CHOICE, "what kind of deal", choices=DEAL_KINDS, editorial=True),
            Field("parties", Holds.REFERENCE, "between whom", many=True, to=NAMED),
            Field("about", Holds.TEXT, "its subject, in words of the passage", many=True, verbatim=True),
            Field("status", Holds.CHOICE, "how far it has come", choices=DEAL_STATUSES),
            Field("when", Holds.DATE, "when"),
            Field("where", Holds.REFERENCE, "where", many=True, to=("place",)),
            _IN_EVENT,
            Field("count", Holds.NUMBER, "how many papers or projects"),
            Field("amount", Holds.AMOUNT, "what it is worth"),
            *_COMMON,
        )),
        Kind("figure", "a number", (
            Field("what", Holds.TEXT, "what is counted or measured", required=True),
            Field("of", Holds.REFERENCE, "of whom or what", many=True, to=(*NAMED, "event")),
            Field("value", Holds.NUMBER, "the number", required=True),
            Field("unit", Holds.TEXT, "the unit"),
            Field("bound", Holds.CHOICE, "whether it is a bound", choices=BOUNDS),
            Field("as_of", Holds.DATE, "the day of the count"),
            Field("status", Holds.CHOICE, "fact, or planned", choices=FIGURE_STATUSES),
            *_COMMON,
        )),
        Kind("tie", "a lasting relation", (
            Field("kind", Holds.CHOICE, "what kind of relation", required=True, choices=TIE_KINDS, editorial=True),
            Field("between", Holds.REFERENCE, "the two or more, neither first", many=True, to=NAMED),
            Field("from", Holds.REFERENCE, "the one side", many=True, to=NAMED),
            Field("to", Holds.REFERENCE, "the other side", many=True, to=NAMED),
            _SINCE, _UNTIL, *_COMMON,
        )),
        Kind("said", "words, quoted or reported", (
            Field("who", Holds.REFERENCE, "the speaker", many=True, required=True, to=NAMED),
            Field("words", Holds.TEXT, "the words", required=True, verbatim=True),
            Field("about", Holds.TEXT, "what about, in words of the passage", many=True, verbatim=True),
            _IN_EVENT,
            Field("form", Holds.CHOICE, "quoted or reported", choices=SAID_FORMS),
            *_COMMON,
        )),
    )
}  # fmt: skip

ARTICLE = Kind("article", "the head of an article", (
    Field("kind", Holds.TEXT, "news, press release, interview, ...", editorial=True),
    Field("title", Holds.TEXT, "the headline"),
    Field("publisher", Holds.TEXT, "who published it"),
    Field("url", Holds.TEXT, "where it was found", editorial=True),
    Field("authors", Holds.TEXT, "who wrote it", many=True),
    Field("published", Holds.DATE, "when it came out"),
    Field("issued_for", Holds.REFERENCE, "the interested party of a press release", many=True, to=ACTORS),
    Field("language", Holds.TEXT, "the language of the text", editorial=True),
    Field("reprint_of", Holds.REFERENCE, "the article of which this is a copy", to=("article",)),
))  # fmt: skip

_NAME = Field("name", Holds.TEXT, "the heading", required=True)
_NAMES = (
    Field("forms", Holds.TEXT, "as articles print it", many=True),
    Field("aliases", Holds.TEXT, "for look-up only: characters, romanisations, former names", many=True, editorial=True),
    Field("side", Holds.CHOICE, "which side it stands on", choices=SIDES, editorial=True),
)
_IDENTITY = (
    Field("not", Holds.TEXT, "ids of look-alikes that are different", many=True, editorial=True),
    Field("was", Holds.TEXT, "ids that it had before", many=True, editorial=True),
    Field("note", Holds.TEXT, "for the reader", editorial=True),
)
REGISTRIES: dict[str, Kind] = {
    "people": Kind("person", "a person", (
        _NAME, Field("family", Holds.TEXT, "the family name", editorial=True), *_NAMES, *_IDENTITY,
    )),
    "organisations": Kind("organisation", "an organisation", (
        _NAME, *_NAMES,
        Field("kind", Holds.TEXT, "company, park, chamber, ...", editorial=True),
        Field("place", Holds.REFERENCE, "where it sits", to=("place",), editorial=True),
        *_IDENTITY,
    )),
    "places": Kind("place", "a place", (
        _NAME, *_NAMES,
        Field("kind", Holds.TEXT, "country, province, city, district, ...", editorial=True),
        Field("in", Holds.REFERENCE, "the next larger place", to=("place",), editorial=True),
        Field("country", Holds.TEXT, "ISO 3166-1 alpha-2 code of a country", editorial=True),
        Field("lat", Holds.NUMBER, "latitude in degrees north", editorial=True),
        Field("lon", Holds.NUMBER, "longitude in degrees east", editorial=True),
        *_IDENTITY,
    )),
}  # fmt: skip
