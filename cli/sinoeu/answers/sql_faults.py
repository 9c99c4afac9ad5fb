"""What is wrong with a query, told from what SQLite says of it: in our words, with the place in the query and what may have been meant."""

import re
import sqlite3
from collections.abc import Iterable

from sinoeu.errors import Stop, WrongUsage
from sinoeu.store.fixed_views import View
from sinoeu.store.guarded import HARMLESS, MEMORY, TookTooLong, first_faulty
from sinoeu.store.views import described
from sinoeu.text.choices import likely
from sinoeu.text.nearest import nearest
from sinoeu.text.sql_words import names, place_of, spot

LIST = "sinoeu sql  # lists the views and their columns"
_SYNTAX = re.compile(r'near "(?P<token>.*)": syntax error', re.DOTALL)
_UNFINISHED = "incomplete input"
_SEVERAL = "one statement at a time"
_NAMED = (
    (re.compile(r"no such table: (?:\w+\.)?(?P<name>.+)"), "there is no view {!r}", "views"),
    (re.compile(r"access to (?P<name>.+)\.[^.]* is prohibited"), "there is no view {!r}", "views"),
    (
        re.compile(r'no such column: "(?P<name>.+)" - should this be a string literal in single-quotes\?'),
        "there is no column {!r}, and a text stands in single quotes",
        "columns",
    ),
    (re.compile(r"no such column: (?:.+\.)?(?P<name>.+)"), "there is no column {!r}", "columns"),
    (re.compile(r"ambiguous column name: (?:.+\.)?(?P<name>.+)"), "several of the views have a column {!r}; say of which, as in deals.id", ""),
    (re.compile(r"no such function: (?P<name>.+)"), "there is no function {!r}", "functions"),
    (re.compile(r"not authorized to use function: (?P<name>.+)"), "the function {!r} may not be used here: only those of SQLite that reckon may", "functions"),
    (re.compile(r"misuse of (?:aggregate|window)(?: function)?:? (?P<name>\w+)\(\)"), "{!r} cannot be used at this place", ""),
    (re.compile(r"wrong number of arguments to function (?P<name>\w+)\(\)"), "{!r} takes another number of arguments", ""),
    (re.compile(r'unrecognized token: "(?P<name>.*)"', re.DOTALL), "{!r} is no SQL, or its quote is not closed", ""),
)
"""What SQLite says of a name, what we say of it, and among what the name that was meant is looked for."""
_WORDS = (
    "FROM SELECT WHERE GROUP BY ORDER HAVING LIMIT OFFSET JOIN LEFT INNER CROSS USING UNION ALL DISTINCT WITH VALUES EXPLAIN BETWEEN LIKE CASE WHEN THEN ELSE END EXISTS"
).split()
"""The words of SQL that questions have."""
_MOST_TRIED = 100
"""Places of a token at which a fault is looked for."""
_LONGEST_CORRECTED = 160
_READS_ONLY = "a query can only read the views: nothing can be changed, attached or set"


def told(fault: Exception, query: str, seconds: float, connection: sqlite3.Connection) -> Exception:
    """What is to be raised in the place of what sqlite3 raised; damage of the database stays as it is."""
    if isinstance(fault, TookTooLong):
        return Stop(f"the query took longer than {seconds:g} s", f"--timeout {max(60, 6 * seconds):g}")
    if isinstance(fault, MemoryError):
        return Stop(f"the query needs more than {MEMORY // 1024**2} MB of memory: fewer rows or columns, or less to sort, take less", LIST)
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return fault
    if code == sqlite3.SQLITE_TOOBIG:
        return Stop("the query makes a value that is too big; a piece of it, as substr(text, 1, 1000), is not", LIST)
    message = str(fault)
    if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY) and "prohibited" not in message and "function" not in message:
        return WrongUsage(_READS_ONLY, LIST)
    if _SEVERAL in message:
        return WrongUsage("one query at a time: nothing may stand behind the first semicolon", LIST)
    return _placed(message, query, connection)


def _placed(message: str, query: str, connection: sqlite3.Connection) -> WrongUsage:
    syntax = _SYNTAX.fullmatch(message)
    if syntax or message == _UNFINISHED:
        at = _first_fault(syntax["token"], message, query, connection) if syntax else len(query.rstrip())
        said = f"the query cannot be understood at {syntax['token']!r}" if syntax else "the query is not complete"
        meant = _word_meant(syntax["token"], query, at) if syntax else ""
        if syntax and meant:
            return _with_spot(WrongUsage(f"{said}; did you mean {meant}?", _corrected(syntax["token"], meant, query, at)), query, at)
        return _with_spot(WrongUsage(said, LIST), query, at)
    for pattern, says, among in _NAMED:
        if found := pattern.fullmatch(message):
            name = found["name"]
            at = place_of(name, query)
            at = query.find(name) if at is None else at
            near = nearest(name.lower(), _known(among, query))[:1] if among else []
            said = says.format(name) + "".join(f"; did you mean {one}?" for one in near)
            return _with_spot(WrongUsage(said, _meant(name, among, query, at)), query, at)
    return WrongUsage(f"SQLite does not take the query: {message}", LIST)


def _with_spot(fault: WrongUsage, query: str, at: int | None) -> WrongUsage:
    if at is not None and at >= 0:
        fault.spot = spot(query, at)
    return fault


def _first_fault(token: str, message: str, query: str, connection: sqlite3.Connection) -> int | None:
    """Where a token that may stand in a query several times is at fault: at the first place where the query up to and with it is faulty."""
    explain = "" if re.match(r"\s*explain\b", query, re.IGNORECASE) else "EXPLAIN "
    places = [found.span() for found, _ in zip(re.finditer(re.escape(token), query), range(_MOST_TRIED), strict=False)]
    number = first_faulty(connection, (explain + query[:end] for _, end in places), message)
    return None if number is None else places[number][0]


def _meant(name: str, among: str, query: str, at: int | None) -> str:
    """What to type instead: the query with the nearest name that there is, or where to look one up."""
    if not among:
        return LIST
    near = nearest(name.lower(), _known(among, query))
    if not near and among == "functions":
        return LIST
    if not near:
        asked = _views_in(query)
        return f"sinoeu sql {asked[0].name}  # lists its columns" if asked and among == "columns" else LIST
    return _corrected(name, near[0], query, at)


def _corrected(wrong: str, right: str, query: str, at: int | None) -> str:
    """The query with another word at a place, as a line to type; where that would be too long or could not be pasted, where to look."""
    if at is None or at < 0 or query[at : at + len(wrong)] != wrong:
        return LIST
    corrected = query[:at] + right + query[at + len(wrong) :]
    if len(corrected) > _LONGEST_CORRECTED or not corrected.isprintable() or re.search(r'["$`\\!]', corrected):
        return LIST
    return f'sinoeu sql "{corrected}"' if " " in corrected else f"sinoeu sql {corrected}"


def _word_meant(token: str, query: str, at: int | None) -> str:
    """The word of SQL, or the view that is to be described, that was likely meant by a word at which a query cannot be understood."""
    meant = likely(token, _WORDS if query.strip() != token else (*described(), *_WORDS))
    if meant is None or at is None or token.upper() in _WORDS:
        return ""
    return meant.word.lower() if token.islower() else meant.word


def _known(among: str, query: str) -> Iterable[str]:
    if among == "views":
        return described()
    if among == "functions":
        return HARMLESS
    return dict.fromkeys(column.name for view in _views_in(query) or described().values() for column in view.columns)


def _views_in(query: str) -> list[View]:
    """The views that a query asks."""
    views = described()
    return [views[name.lower()] for name, _ in names(query) if name.lower() in views]
