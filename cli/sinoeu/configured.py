"""Which database is meant: the one named by --db or SINOEU_DB, be it by a short name, or by the user's own file of settings; else the default one."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sinoeu.errors import Stop
from sinoeu.paths import default_database
from sinoeu.text.choices import likely

FILE_NAME = "config.toml"
KEYS = ("db", "databases")
_AN_EXAMPLE = 'it may say db = "/path/to/my.db", and below [databases] short names, as news = "/path/to/news.db"'


class Settings(NamedTuple):
    """What the user's own file says: the database that is asked where none is named, and the short names of others."""

    file: Path | None
    """None where there is none."""
    db: Path | None = None
    databases: Mapping[str, Path] = {}


class Chosen(NamedTuple):
    """The database that is meant, if there is a place for one, and what named it: `--db`, `SINOEU_DB`, the file of settings, or nothing."""

    path: Path | None
    by: str = ""
    word: str = ""
    """What may have been meant for a short name, and is none."""


def settings_file(environment: Mapping[str, str]) -> Path | None:
    """`$XDG_CONFIG_HOME/sinoeu/config.toml`, with the XDG default below the home folder; None where there is no home."""
    base = environment.get("XDG_CONFIG_HOME", "")
    if base and Path(base).is_absolute():  # the XDG rule: a relative path is to be ignored
        return Path(base) / "sinoeu" / FILE_NAME
    home = environment.get("HOME", "")
    return Path(home) / ".config" / "sinoeu" / FILE_NAME if home else None


def chosen(named: str | None, environment: Mapping[str, str]) -> Chosen:
    """The database of one run. Raises Stop where the file of settings is needed for it, and is at fault."""
    by = "--db" if named else "SINOEU_DB"
    given = named or environment.get("SINOEU_DB")
    if given and not _is_short(given):
        return Chosen(Path(given), by)  # a path: the settings are not even read
    found = settings(environment)
    if given:
        return Chosen(found.databases[given], by) if given in found.databases else Chosen(Path(given), by, given)
    return Chosen(found.db, str(found.file)) if found.db else Chosen(default_database(environment))


def not_there(named: Chosen, environment: Mapping[str, str]) -> Stop | None:
    """That there is no database of a short name, where one of another was likely meant."""
    near = likely(named.word, settings(environment).databases)
    if near is None:
        return None
    complaint = f"there is no database {named.word!r}, by name or as a file; did you mean {near.word}? ({near.because})"
    return Stop(complaint, f"SINOEU_DB={near.word}") if named.by == "SINOEU_DB" else Stop(complaint, instead=(named.word, near.word))


def settings(environment: Mapping[str, str]) -> Settings:
    """The user's own settings, empty where there is no file. Raises Stop, with file and line, where it is at fault."""
    file = settings_file(environment)
    if file is None or not file.is_file():
        return Settings(None)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Stop(f"cannot read {file}: {fault.strerror if isinstance(fault, OSError) else 'it is no UTF-8 text'}", _AN_EXAMPLE) from None
    return _read(file, text)


def _is_short(name: str) -> bool:
    """Whether it may be a short name: what has neither a slash nor a dot cannot be taken for the name of a file that was meant."""
    return name.isascii() and name.replace("-", "x").replace("_", "x").isalnum()


def _read(file: Path, text: str) -> Settings:
    import tomllib  # few have a file of settings

    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        complaint, _, place = str(fault).rpartition(" (at ")
        line = place.removeprefix("line ").partition(",")[0]
        raise Stop(f"{file}:{line if line.isdecimal() else len(text.splitlines())}: {complaint}", _AN_EXAMPLE) from None
    for key in said:
        if key not in KEYS:
            near = likely(key, KEYS)
            raise _fault(file, text, key, f"there is no setting {key!r}", f"did you mean {near.word}?" if near else f"there is {' and '.join(KEYS)}")
    listed = said.get("databases", {})
    if not isinstance(listed, dict):
        raise _fault(file, text, "databases", "databases is a table of short names", '[databases] on a line of its own, and below it news = "/path/to/news.db"')
    databases = {name: _path(file, text, name, value) for name, value in listed.items()}
    for name in databases:
        if not _is_short(name):
            raise _fault(file, text, name, f"{name!r} is no short name", "letters, digits, - and _ are; anything else may be the name of a file")
    db = said.get("db")
    default = None if db is None else databases.get(db) if isinstance(db, str) and db in databases else _path(file, text, "db", db)
    return Settings(file, default, databases)


def _path(file: Path, text: str, key: str, value: object) -> Path:
    """The path that a setting gives: from the folder of the settings where it is not absolute, `~` being the home folder."""
    if not isinstance(value, str) or not value:
        raise _fault(file, text, key, f"{key} is the path of a database, in quotes", f'{key} = "/path/to/my.db"')
    try:
        return file.parent / Path(value).expanduser()
    except RuntimeError:
        raise _fault(file, text, key, f"there is no home folder for {value!r}", f'{key} = "/path/to/my.db"') from None


def _fault(file: Path, text: str, key: str, complaint: str, hint: str) -> Stop:
    """What is wrong with a setting, with the line on which it stands."""
    stands = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[]=.]""")
    line = next((number for number, said in enumerate(text.splitlines(), start=1) if stands.match(said)), 1)
    return Stop(f"{file}:{line}: {complaint}", hint)
