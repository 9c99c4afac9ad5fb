"""Whether a deal is asserted by someone independent: neither one of its parties nor the one in whose interest the release was issued."""

import sqlite3

from sinoeu.store.facts import Fact, Facts

_ORGANISATIONS = """
SELECT cell.thing FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = 'of'
WHERE mention.thing = :person AND mention.kind = 'role' AND mention.field = 'who' AND cell.thing IS NOT NULL
"""


def independent(connection: sqlite3.Connection, facts: Facts, fact: Fact) -> bool | None:
    """True or False; None where it cannot be told: no publisher is known, or neither the parties nor who asserts it are named.

    Who holds an office in a party speaks as the party. Where nobody is said to assert it the article does, and an article that was issued for
    somebody speaks for them.
    """
    parties = {cell.thing.id for cell in fact.all("parties") if cell.thing}
    asserting = [cell.thing for cell in fact.all("by")]
    heads = [facts.head(source.article_id) for source in fact.sources]
    issuers = {cell.thing.id for head in heads for cell in head.get("issued_for", ()) if cell.thing}
    if not asserting:
        if issuers or not any(head.get("publisher") for head in heads):
            return False if issuers else None
        return True
    if any(thing is None for thing in asserting) or not parties:
        return None if not issuers.intersection(thing.id for thing in asserting if thing) else False
    concerned = {thing.id for thing in asserting if thing}
    concerned |= {place for person in concerned for (place,) in connection.execute(_ORGANISATIONS, {"person": person})}
    return not concerned & (parties | issuers)
