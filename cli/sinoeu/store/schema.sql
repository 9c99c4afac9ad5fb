-- The database of one corpus. It is built beside the old one, published whole, and never changed afterwards.
--
-- A *fact* is what an answer has a row for: an event or a deal, whoever speaks of it, or one claim of another kind.
-- Events, deals and registry entries ("things") have ids made from their keys (2^62 and above), so that they need not be
-- looked up while loading; claims are numbered from 1. Both are facts, in one space of numbers.
--
-- References are not enforced while rows come in whatever order; `sinoeu doctor` looks whether all of them lead somewhere.

CREATE TABLE corpus (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The files that the corpus was read from, to tell when the database is older than they are.
CREATE TABLE source_file (path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;

-- A digest of each record that was read: of an entry (0), or an article (2), by its number, and of all that they were read with (-1).
-- A registry in YAML is one record.
-- Empty where not all of the corpus could be loaded.
CREATE TABLE digest ("of" INTEGER NOT NULL, number INTEGER NOT NULL, digest INTEGER NOT NULL, PRIMARY KEY ("of", number)) WITHOUT ROWID;

-- A digest of every byte of this file but its own, to find any change; and what there is how much of.
CREATE TABLE seal (digest TEXT NOT NULL);
CREATE TABLE tally (position INTEGER PRIMARY KEY, heading TEXT NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL, whole INTEGER, first TEXT, last TEXT);

CREATE TABLE article (id INTEGER PRIMARY KEY, key TEXT NOT NULL, file TEXT, sha256 TEXT);

-- Values of an article's head: title, publisher, published, ... (as in `cell`).
CREATE TABLE head (
    article INTEGER NOT NULL REFERENCES article, field TEXT NOT NULL, position INTEGER NOT NULL,
    value TEXT, thing INTEGER REFERENCES thing, printed TEXT, basis TEXT NOT NULL, because TEXT, url TEXT,
    PRIMARY KEY (article, field, position)
) WITHOUT ROWID;

-- The articles, cut without remainder. "start" and "end" are code points in the article's text.
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, number INTEGER NOT NULL, line INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, skip TEXT
);

CREATE TABLE flag (id INTEGER PRIMARY KEY, passage INTEGER NOT NULL REFERENCES passage, kind TEXT NOT NULL, words TEXT NOT NULL, because TEXT NOT NULL, url TEXT);

-- People, organisations, places, events, deals, and what stands printed where we read one of them (type 'printed').
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, type TEXT NOT NULL,
    name TEXT NOT NULL, printed TEXT, basis TEXT NOT NULL, because TEXT, url TEXT,
    kind TEXT, side TEXT, family TEXT, within INTEGER REFERENCES thing, country TEXT, lat TEXT, lon TEXT, note TEXT
);

-- Ids that entries had before, as the numbers that are made of them: also those that are other names of the same entry.
CREATE TABLE former (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL REFERENCES thing);

-- Every place with each place in it, itself (depth 0) included.
CREATE TABLE place_part (place INTEGER NOT NULL REFERENCES thing, part INTEGER NOT NULL REFERENCES thing, depth INTEGER NOT NULL, PRIMARY KEY (place, part)) WITHOUT ROWID;

CREATE TABLE claim (
    id INTEGER PRIMARY KEY, fact INTEGER NOT NULL, kind TEXT NOT NULL, passage INTEGER NOT NULL REFERENCES passage, number INTEGER NOT NULL,
    event INTEGER REFERENCES thing, -- the event in which it happened, or by whose date it is dated
    on_words TEXT, note TEXT
);

CREATE TABLE claim_flag (claim INTEGER NOT NULL REFERENCES claim, flag INTEGER NOT NULL REFERENCES flag, PRIMARY KEY (claim, flag)) WITHOUT ROWID;

-- One value of one claim. Text, EDTF or a decimal stands in "value", a reference in "thing"; both are null where the source
-- does not say (a party not named, a date in words). "printed" is what the source has. What a claim has from its event
-- rests on the claim "rests_on"; everything else on its own.
CREATE TABLE cell (
    claim INTEGER NOT NULL REFERENCES claim, field TEXT NOT NULL, position INTEGER NOT NULL,
    value TEXT, thing INTEGER REFERENCES thing, printed TEXT, basis TEXT NOT NULL, because TEXT, url TEXT, rests_on INTEGER REFERENCES claim,
    PRIMARY KEY (claim, field, position)
) WITHOUT ROWID;

-- Read models: what questions look up first. A row holds as the editor reads it ("as_read"), as the source prints it
-- ("as_printed"), or both.
CREATE TABLE mention (
    thing INTEGER NOT NULL REFERENCES thing, kind TEXT NOT NULL,
    moment INTEGER NOT NULL, -- the fact's as it is read (in "dated"); of what only stands printed 0
    claim INTEGER NOT NULL REFERENCES claim, field TEXT NOT NULL, fact INTEGER NOT NULL, as_read INTEGER NOT NULL, as_printed INTEGER NOT NULL,
    PRIMARY KEY (thing, kind, moment, claim, field)
) WITHOUT ROWID;
CREATE TABLE dated (
    fact INTEGER NOT NULL, as_printed INTEGER NOT NULL, type TEXT NOT NULL,
    own INTEGER NOT NULL, -- 1: when it was; 0: only when it is said to be so
    claim INTEGER NOT NULL REFERENCES claim, -- the first of the fact, for the order of reading
    edtf TEXT, -- null where the date is in words
    year_known INTEGER NOT NULL, start_earliest TEXT, start_latest TEXT, end_earliest TEXT, end_latest TEXT,
    season_start TEXT, season_end TEXT,
    moment INTEGER NOT NULL, -- the first and the last day as one number, as 2019052120190522; without a year the last of all
    PRIMARY KEY (fact, as_printed)
) WITHOUT ROWID;
-- How much there is of each person, organisation and place, by the headings of their answers; where each is first named, and how it is
-- first printed; and the offices, of which claims that give the same one to the same people have the same.
CREATE TABLE census (
    thing INTEGER NOT NULL REFERENCES thing, heading TEXT NOT NULL, as_read INTEGER NOT NULL, as_printed INTEGER NOT NULL, PRIMARY KEY (thing, heading)
) WITHOUT ROWID;
CREATE TABLE first_named (thing INTEGER PRIMARY KEY REFERENCES thing, claim INTEGER NOT NULL REFERENCES claim, printed TEXT);
CREATE TABLE office (fact INTEGER PRIMARY KEY REFERENCES claim, as_read INTEGER NOT NULL, as_printed INTEGER NOT NULL);
CREATE TABLE word (word TEXT NOT NULL, fact INTEGER NOT NULL, as_read INTEGER NOT NULL, as_printed INTEGER NOT NULL, PRIMARY KEY (word, fact)) WITHOUT ROWID;

-- Names as they may be typed, and their keys (text/names.py), by their first letters: 'P' all words in order of the alphabet, 'C' all words run
-- together, 'W' one word each of a person's and 'V' of another name, 'H' simplified characters, 'O' and 'G' an organisation's own words, 'A' and
-- 'B' its initials, 'D' a place's without its rank.
CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL REFERENCES thing, text TEXT NOT NULL, how TEXT NOT NULL);
CREATE TABLE name_key (key TEXT NOT NULL, name INTEGER NOT NULL REFERENCES name, PRIMARY KEY (key, name)) WITHOUT ROWID;

-- The words that names are made of, for those that are typed with a slip: from the front and from behind, which letters they have (a bit each),
-- and how many names of people, and of organisations and places, have them.
CREATE TABLE spelling (
    word TEXT PRIMARY KEY, reversed TEXT NOT NULL, letters INTEGER NOT NULL, people INTEGER NOT NULL, others INTEGER NOT NULL
) WITHOUT ROWID;

-- The full text of passages, by their numbers: what is printed, and the names and words read there that are not printed. It holds
-- tokens only (text/tokens.py), already folded, one Chinese character a token, so that nothing depends on a tokenizer of SQLite's.
CREATE VIRTUAL TABLE passage_text USING fts5 (printed, read, content = '', tokenize = "ascii tokenchars '|'");
