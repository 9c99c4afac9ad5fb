-- Made when all that is derived is in, too.
CREATE INDEX thing_type ON thing (type, name, id);
CREATE INDEX dated_order ON dated (as_printed, own, year_known, start_earliest, end_latest, claim);
CREATE INDEX dated_type ON dated (as_printed, type, own, year_known, start_earliest, end_latest, claim);
CREATE INDEX office_same ON office (as_read, fact);
CREATE INDEX place_part_part ON place_part (part, depth);
ANALYZE;
