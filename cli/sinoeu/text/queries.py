"""Searches as they are typed - words, "a phrase", begin*, NOT word, OR - as a small tree, and as an expression for SQLite in which every term is quoted."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sinoeu.errors import WrongUsage
from sinoeu.text.tokens import tokens

MOST_TERMS = 250
"""Different words and phrases of one search; a page that was pasted in has more, and would be in no passage."""
EXAMPLES = "sinoeu search Nanjing   # or '\"memorandum of cooperation\"', 'innov*', 'Luxembourg NOT Zhengzhou'"
_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f\uff02", '"""""')
_PIECE = re.compile(r'(?P<not>-?)"(?P<phrase>[^"]*)"(?P<phrase_prefix>\*?)|(?P<word>[^\s"]+)')


class Term(NamedTuple):
    """A word or a phrase: its tokens, which stand one after another; with `prefix` the last one need only begin so."""

    tokens: tuple[str, ...]
    prefix: bool
    typed: str

    def match(self) -> str:
        """The term for SQLite. Tokens are letters and digits, so that none can end the quotation."""
        return f'"{" ".join(self.tokens)}"' + (" *" if self.prefix else "")


class Alternative(NamedTuple):
    """Terms that must all stand in a passage, and terms that must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]

    def match(self) -> str:
        """The alternative for SQLite."""
        wanted = " AND ".join(term.match() for term in self.wanted)
        return f"({wanted}) NOT ({' OR '.join(term.match() for term in self.unwanted)})" if self.unwanted else f"({wanted})"

    def told(self) -> str:
        """The alternative in words."""
        wanted = " and ".join(term.typed for term in self.wanted)
        return f"{wanted} without {' or '.join(term.typed for term in self.unwanted)}" if self.unwanted else wanted


class Query(NamedTuple):
    """What is searched for: one of the alternatives."""

    alternatives: tuple[Alternative, ...]
    unclosed: bool = False
    """Whether a quotation mark has no second one, so that its words are no phrase."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that may stand in what is found."""
        return _once(term for alternative in self.alternatives for term in alternative.wanted)

    def match(self) -> str:
        """The search as an FTS5 expression."""
        return " OR ".join(alternative.match() for alternative in self.alternatives)

    def told(self) -> str:
        """The search as it was understood."""
        return ", or ".join(alternative.told() for alternative in self.alternatives)


class _Piece(NamedTuple):
    """A piece of what was typed: a term, or, where `operator` says so, perhaps an operator."""

    term: Term
    negated: bool
    operator: str = ""


def parse(text: str) -> Query:
    """The search that somebody typed.

    Words must all stand in the passage; `"..."` is a phrase, `begin*` a beginning, `NOT word` or `-word` what must not stand there, and `OR` parts
    alternatives; AND may be written. An operator without anything to work on is a word like others, and all else is text.
    Raises WrongUsage where nothing is left that could be searched for, or far too much.
    """
    alternatives: list[tuple[list[Term], list[Term]]] = [([], [])]
    negated = False
    for piece, following in pairwise([*_pieces(text), None]):
        assert piece is not None  # only the last one is, and nothing follows it
        wanted, unwanted = alternatives[-1]
        joins = following is not None and not negated and bool(wanted or unwanted)
        if piece.operator == "NOT" and following is not None:
            negated = True
        elif piece.operator == "OR" and joins:
            alternatives.append(([], []))
        elif not (piece.operator == "AND" and joins):
            (unwanted if negated or piece.negated else wanted).append(piece.term)
            negated = False
    if not alternatives[0][0] and not alternatives[0][1]:
        raise WrongUsage(f"there is no word to search for in {text!r}" if text.strip() else "there is nothing to search for", EXAMPLES)
    for wanted, unwanted in alternatives:
        if not wanted:
            raise WrongUsage(f"{unwanted[0].typed} is what must not stand there; what must?", EXAMPLES)
    unclosed = text.translate(_QUOTES).count('"') % 2 == 1
    query = Query(tuple(Alternative(_once(wanted), _once(unwanted)) for wanted, unwanted in alternatives), unclosed)
    if sum(len(alternative.wanted) + len(alternative.unwanted) for alternative in query.alternatives) > MOST_TERMS:
        raise WrongUsage(f"these are more than {MOST_TERMS} different words", 'search for a few of them, or for a "phrase"')
    return query


def _once(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms without those that say the same again, however they are written."""
    return tuple({term[:2]: term for term in terms}.values())


def _pieces(text: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(text.translate(_QUOTES)):
        phrase, word = found["phrase"], found["word"]
        if word is None:
            term = Term(tokens(phrase), bool(found["phrase_prefix"]), f'"{phrase}"{found["phrase_prefix"]}')
            negated = bool(found["not"])
        else:
            negated = word.startswith("-")
            typed = word[1:] if negated else word
            term = Term(tokens(typed), typed.endswith("*"), typed)
        if term.tokens:
            yield _Piece(term, negated, word if word in ("AND", "OR", "NOT") else "")
