"""How it was found: what stands under a heading that was met by another rule, or by another form, than its own name; and where that form is printed."""

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sinoeu.store.facts import Thing
from sinoeu.store.names import Match

_FORM = "SELECT name.how, thing.family FROM name JOIN thing ON thing.id = name.thing WHERE name.thing = :thing AND name.text = :form ORDER BY name.id"
_READ_FOR = """
SELECT cell.basis, cell.because, cell.url FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = mention.field
WHERE mention.thing = :thing AND cell.thing = :thing AND cell.printed = :form AND cell.basis <> 'stated'
ORDER BY cell.claim, cell.field, cell.position LIMIT 1
"""
_PRINTED = """
SELECT article.key, passage.number, passage.text FROM mention JOIN cell ON cell.claim = mention.claim AND cell.field = mention.field
JOIN claim ON claim.id = mention.claim JOIN passage ON passage.id = claim.passage JOIN article ON article.id = passage.article
WHERE mention.thing = :thing AND cell.thing = :thing AND cell.printed = :form AND cell.basis = 'stated' ORDER BY mention.claim LIMIT 1
"""


class ReadFor(NamedTuple):
    """On what grounds a thing is read where something else stands printed."""

    basis: str
    because: str | None
    url: str | None

    def told(self, printed: str, name: str) -> str:
        """What is printed, what is meant, and why."""
        return f"{printed} is printed where [{name}] is meant: {self.because}" + (f" ({self.url})" if self.url else "")


def read_for(connection: sqlite3.Connection, match: Match) -> ReadFor | None:
    """The grounds, where something was found by what stands printed in its stead and is no name of it."""
    asked = {"thing": match.thing, "form": match.form}
    if match.type == "printed" or {how for how, _ in connection.execute(_FORM, asked)} != {"printed"}:
        return None
    return next((ReadFor(*row) for row in connection.execute(_READ_FOR, asked)), None)


def matched(connection: sqlite3.Connection, thing: Thing, match: Match, typed: str) -> list[str]:
    """By which rule a name was found, in a line: with the form of it that was met, and where that is printed; none where it was the heading."""
    asked = {"thing": match.thing, "form": match.form}
    how, family = next(iter(connection.execute(_FORM, asked)), ("", None))
    if how == "id":
        return [f"matched: {'' if match.form == thing.key else 'former '}id {match.form}"]
    if match.form == thing.printed:
        match = match._replace(name=match.form)  # the heading has it, beside the editor's
    row = connection.execute(_PRINTED, asked).fetchone() if match.form != match.name else None
    if not row and (match.rule, match.form) == ("name", match.name):
        return []
    from sinoeu.store.how_found import met_form

    met = met_form(match, typed, family, row is not None)
    if not met:
        return []
    return [f'matched: {met}, by "{_around(match.form, row[2])}" {row[0]}:{row[1]}' if row else f"matched: {met}"]


def suggested(suggestions: tuple[tuple[Match, str], ...], typed: str) -> tuple[tuple[Match, str], ...]:
    """Who may have been meant, each with the reason in words where it is a rule."""
    from sinoeu.store.how_found import how_found

    return tuple((match, how_found(match, typed) if reason == match.rule else reason) for match, reason in suggestions)


def _around(form: str, text: str) -> str:
    """A form as it stands in a text, with the word behind it, or before it where it ends a sentence: enough to be seen."""
    word = r"[^\W_][\w'\u2019-]*"
    exact = rf"(?<!\w){re.escape(form)}(?!\w)"
    found = re.search(rf"{exact} {word}", text) or re.search(rf"(?:{word} )?{exact}", text)
    return found[0] if found else form


def told_by_id(matches: Sequence[Match]) -> frozenset[int]:
    """The numbers of those whose name another has too, so that only their ids tell them apart; what only stands printed has none."""
    borne = Counter(match.name for match in matches)
    return frozenset(match.thing for match in matches if borne[match.name] > 1 and match.type != "printed")
