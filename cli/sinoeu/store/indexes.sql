-- Made when all rows are in: an index built at once is three times as fast as one kept up row by row.
CREATE UNIQUE INDEX article_key ON article (key);
CREATE INDEX passage_article ON passage (article, number);
CREATE INDEX flag_passage ON flag (passage);
CREATE UNIQUE INDEX thing_key ON thing (key);
CREATE INDEX thing_type ON thing (type, name, id);
CREATE INDEX thing_within ON thing (within, type) WHERE within IS NOT NULL;
CREATE INDEX claim_fact ON claim (fact, id);
CREATE INDEX claim_kind ON claim (kind, id, fact);
CREATE INDEX claim_passage ON claim (passage, number);
CREATE INDEX claim_event ON claim (event, kind, id) WHERE event IS NOT NULL;
CREATE INDEX mention_thing ON mention (thing, kind, field, fact, claim, as_read, as_printed);
CREATE INDEX dated_order ON dated (as_printed, own, year_known, start_earliest, end_latest, claim);
CREATE INDEX dated_type ON dated (as_printed, type, own, year_known, start_earliest, end_latest, claim);
CREATE INDEX place_part_part ON place_part (part, depth);
CREATE INDEX name_thing ON name (thing);
CREATE INDEX spelling_reversed ON spelling (reversed, letters, people, others);
ANALYZE;
