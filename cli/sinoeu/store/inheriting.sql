-- What an event hands down: a deal or meeting in it, or a part of it, that has no date or place of its own has the event's, as inferred.
-- Each statement is repeated until it adds nothing, for events that are parts of parts.

-- when: of several dates the one that leaves least open; "openness" is the ranking of model/when, given to SQLite while deriving
INSERT INTO cell (claim, field, position, value, thing, printed, basis, because, url, rests_on)
SELECT heir.id, 'when', 0, given.value, NULL, NULL, 'inferred', 'date of ' || thing.name, NULL, given.claim
FROM claim AS heir
JOIN thing ON thing.id = heir.event
JOIN cell AS given ON given.field = 'when' AND given.position = 0 AND given.value IS NOT NULL
    AND given.claim = (
        SELECT owner.id FROM claim AS owner JOIN cell ON cell.claim = owner.id AND cell.field = 'when' AND cell.position = 0 AND cell.value IS NOT NULL
        WHERE owner.fact = heir.event ORDER BY openness(cell.value), owner.id LIMIT 1)
WHERE heir.kind IN ('event', 'deal', 'met') AND heir.id BETWEEN :first AND :last
AND heir.id = (SELECT first.id FROM claim AS first WHERE first.fact = heir.fact AND first.event IS NOT NULL ORDER BY first.id LIMIT 1)
AND NOT EXISTS (SELECT 1 FROM claim AS own JOIN cell ON cell.claim = own.id AND cell.field = 'when' WHERE own.fact = heir.fact);

-- place, from an organisation that is the venue to where it sits
INSERT INTO cell (claim, field, position, value, thing, printed, basis, because, url, rests_on)
SELECT venue.claim, 'where', min(venue.position), NULL, organisation.within, NULL, 'inferred', organisation.name || ' sits there', NULL, venue.claim
FROM claim
JOIN cell AS venue ON venue.claim = claim.id AND venue.field = 'at'
JOIN thing AS organisation ON organisation.id = venue.thing AND organisation.type = 'organisation' AND organisation.within IS NOT NULL
WHERE claim.kind IN ('event', 'met') AND claim.id BETWEEN :first AND :last
AND NOT EXISTS (SELECT 1 FROM claim AS own JOIN cell ON cell.claim = own.id AND cell.field = 'where' WHERE own.fact = claim.fact)
AND claim.id = (SELECT first.id FROM claim AS first JOIN cell ON cell.claim = first.id AND cell.field = 'at' WHERE first.fact = claim.fact ORDER BY first.id LIMIT 1)
GROUP BY venue.claim, organisation.within;

-- place, from the event: its venue where that is a place or sits in one; where it took place, when it has no venue, or took place in several places
INSERT INTO cell (claim, field, position, value, thing, printed, basis, because, url, rests_on)
SELECT heir.id, 'where', min(given.position), NULL, coalesce(organisation.within, given.thing), NULL, 'inferred', 'place of ' || thing.name, NULL, given.claim
FROM claim AS heir
JOIN thing ON thing.id = heir.event
JOIN claim AS owner ON owner.fact = heir.event
JOIN cell AS given ON given.claim = owner.id AND given.thing IS NOT NULL
LEFT JOIN thing AS organisation ON organisation.id = given.thing AND organisation.type = 'organisation'
WHERE heir.kind IN ('event', 'deal', 'met') AND heir.id BETWEEN :first AND :last
AND (organisation.id IS NULL OR organisation.within IS NOT NULL)
AND heir.id = (SELECT first.id FROM claim AS first WHERE first.fact = heir.fact AND first.event IS NOT NULL ORDER BY first.id LIMIT 1)
AND given.field = coalesce(
    (SELECT 'at' FROM claim AS own JOIN cell ON cell.claim = own.id AND cell.field = 'at' JOIN thing AS place ON place.id = cell.thing
     WHERE own.fact = heir.event AND (place.type = 'place' OR place.within IS NOT NULL)
     AND (SELECT count(DISTINCT cell.thing) FROM claim AS scene JOIN cell ON cell.claim = scene.id AND cell.field = 'where' WHERE scene.fact = heir.event) < 2
     LIMIT 1),
    'where')
AND given.claim = (SELECT own.id FROM claim AS own JOIN cell ON cell.claim = own.id AND cell.field = given.field WHERE own.fact = heir.event ORDER BY own.id LIMIT 1)
AND NOT EXISTS (SELECT 1 FROM claim AS own JOIN cell ON cell.claim = own.id AND cell.field IN ('where', 'at') WHERE own.fact = heir.fact)
GROUP BY heir.id, coalesce(organisation.within, given.thing);
