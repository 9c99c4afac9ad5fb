"""The rules that hold while files are read, explained. They are proved in curation, which alone knows the files."""

RULES = {
    "unreadable": """The file is a plain file inside the corpus folder, in UTF-8, without control characters, and YAML.
Aliases, anchors, tags, merge keys and second documents are not allowed, and size and depth are bounded: a curated file is plain text
in mappings and lists. Text with ': ' or '#' in it, or that begins with a quote, bracket or sign, stands in quotes.""",
    "duplicate-key": """A mapping has each key once. Of two the second would silently win.""",
    "unknown-key": """Every key is one that the record can have. A key that nobody reads would be knowledge lost.""",
    "missing-key": """A record has the keys without which it says nothing: an article its id and passages, a passage its text and
either `claims` or `skip`, a claim of a kind what that kind requires, a reading its `is`, a flag its kind, an entry its name.""",
    "wrong-kind": """A value is of the sort that its key takes: text, a list, a mapping, one value or several, and not empty.""",
    "unknown-choice": """Kinds of events, deals and ties, statuses, sides, bounds, reasons to skip and the like are closed lists.
The hint has the nearest choice, or all of them.""",
    "unknown-kind": """The first key of a claim says of what kind it is: role, event, part, met, deal, figure, tie or said.""",
    "no-because": """Whatever is the editor's says why: a reading that has `is` has `because`, and so has a flag.""",
    "url-without-because": """An address alone is no reason: a reading that has `url` has `because`, which says what is found there.""",
    "bad-date": """Dates are EDTF, and on the calendar: 2022, 2021-12, 2023-02-22, A/B, ../B, A/.., XXXX-05-21 (year not stated), 2023-02?, 2023~.
Where no calendar can hold it: {words: several decades ago}.""",
    "bad-number": """Numbers are exact decimals in digits without commas or words (110800000000, 39.2), or ordinals (5th).""",
    "text-missing": """The article's `file` is a bare name, found in `texts/` inside the corpus folder or in `seeds/` beside it, and readable.""",
}
