"""What may stand at the cursor: each kind of word by a function, from the database, a folder, or a list that the program has anyway."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import NamedTuple

from sinoeu.commands import NAMES, summary
from sinoeu.completing.typed import Typed
from sinoeu.configured import chosen, settings
from sinoeu.errors import Stop
from sinoeu.paths import PACKAGE
from sinoeu.store import articles as store
from sinoeu.store import beginnings
from sinoeu.store.reading import open_database


class Candidate(NamedTuple):
    """A word that may stand at the cursor, and what it is; the empty word asks the shell for names of files."""

    word: str
    about: str = ""


class Asked:
    """What was typed, and the database, opened only where it is needed, never built."""

    def __init__(self, typed: Typed, environment: Mapping[str, str]) -> None:
        self.typed = typed
        self.environment = environment

    @cached_property
    def connection(self) -> sqlite3.Connection:
        """The database that the question would be put to. Raises Stop where there is none."""
        path = chosen(self.typed.database, self.environment).path
        if path is None:
            raise Stop("there is no home folder")
        return open_database(path.expanduser())


Offer = Callable[[Asked], Iterable[Candidate]]


def nothing(_: Asked) -> Iterable[Candidate]:
    """Numbers, dates, and words of one's own."""
    return ()


def files(_: Asked) -> Iterable[Candidate]:
    """Names of files; shells know them best."""
    return [Candidate("")]


def databases(asked: Asked) -> Iterable[Candidate]:
    """The short names of databases, and names of files."""
    named = settings(asked.environment).databases
    return [*(Candidate(name, str(path)) for name, path in sorted(named.items()) if name.startswith(asked.typed.begun)), Candidate("")]


def listed(*words: str) -> Offer:
    """These words."""
    return lambda asked: (Candidate(word) for word in words if word.startswith(asked.typed.begun))


def known(module: str, name: str) -> Offer:
    """The words of a list in a module that is loaded only when it is asked for."""

    def offer(asked: Asked) -> Iterable[Candidate]:
        words: Iterable[str] = getattr(import_module(f"sinoeu.{module}"), name)
        return listed(*words)(asked)

    return offer


def shells(asked: Asked) -> Iterable[Candidate]:
    """The shells for which there is a script."""
    return listed(*sorted(script.suffix[1:] for script in (PACKAGE / "completing" / "scripts").iterdir()))(asked)


def rules(asked: Asked) -> Iterable[Candidate]:
    """The rules that a corpus is proved by, read from the explanations as they stand in their files: to import them would take as long as a question."""
    texts = (module.read_text(encoding="utf-8") for module in sorted((PACKAGE / "check").glob("*.py")))
    return listed(*(rule for text in texts for rule in re.findall(r'^    "([a-z-]+)": f?"', text, re.MULTILINE)))(asked)


def commands(asked: Asked) -> Iterable[Candidate]:
    """The commands, each with the first line of its help."""
    return (Candidate(name, summary(name)) for name in NAMES if name.startswith(asked.typed.begun))


def one(offer: Offer) -> Offer:
    """The same, for a command that takes one word only."""
    return lambda asked: () if asked.typed.words else offer(asked)


def name_of(*types: str) -> Offer:
    """A name's words one after the other, as they are typed without quotes; within quotes, all in one."""

    def offer(asked: Asked) -> Iterator[Candidate]:
        before, blank, begun = asked.typed.begun.rpartition(" ")
        for word in beginnings.next_words(asked.connection, types, " ".join((*asked.typed.words, before)), begun):
            yield Candidate(f"{before}{blank}{word}")

    return offer


def whole_name_of(*types: str) -> Offer:
    """A name as the one value of an option."""
    return lambda asked: map(Candidate, beginnings.whole_names(asked.connection, types, asked.typed.begun))


def offices(asked: Asked) -> Iterable[Candidate]:
    """The titles of offices."""
    return map(Candidate, beginnings.offices(asked.connection, asked.typed.begun))


def articles(asked: Asked) -> Iterable[Candidate]:
    """Articles by their ids."""
    return map(Candidate, beginnings.articles(asked.connection, asked.typed.begun))


def publishers(asked: Asked) -> Iterable[Candidate]:
    """Who has published an article."""
    begun = asked.typed.begun.casefold()
    return (Candidate(name) for name in store.publishers(asked.connection, as_printed=False) if name.casefold().startswith(begun))


def ids(asked: Asked) -> Iterator[Candidate]:
    """Everything that has an id; where none fits, names."""
    begun, found = asked.typed.begun, False
    if not asked.typed.words:
        for candidate in _ids(asked, begun):
            found = True
            yield candidate
    if not found:
        yield from name_of("person", "organisation", "place")(asked)


def _ids(asked: Asked, begun: str) -> Iterator[Candidate]:
    yield from articles(asked)
    yield from (Candidate(id, name) for id, name in beginnings.ids(asked.connection, begun))
    if ":" in begun:
        yield from map(Candidate, beginnings.within(asked.connection, begun))


def columns(asked: Asked) -> Iterator[Candidate]:
    """The columns of the command's answer, after those that were chosen already."""
    yield from _after_others(asked, [*_columns(asked), *([] if "," in asked.typed.begun else ["help"])])


def keys(asked: Asked) -> Iterator[Candidate]:
    """The keys of the records of which a schema is wanted, after those that were chosen already."""
    schemas = import_module("sinoeu.answers.record_schema")
    yield from _after_others(asked, [key for topic in asked.typed.words[:1] if topic in schemas.RECORDS for key in schemas.keys_of(topic)])


def _after_others(asked: Asked, names: Iterable[str]) -> Iterator[Candidate]:
    """The names that go on a list with commas between them."""
    chosen, comma, begun = asked.typed.begun.rpartition(",")
    for name in names:
        if name.startswith(begun) and name not in chosen.split(","):
            yield Candidate(f"{chosen}{comma}{name}")


def column(asked: Asked) -> Iterator[Candidate]:
    """One column of the command's answer."""
    yield from (Candidate(name) for name in _columns(asked) if name.startswith(asked.typed.begun))


def topics(asked: Asked) -> Iterator[Candidate]:
    """What is explained, and the commands."""
    explained: Iterable[str] = import_module("sinoeu.topics").TOPICS
    yield from (Candidate(name) for name in (*explained, *NAMES) if name.startswith(asked.typed.begun))


def views(asked: Asked) -> Iterator[Candidate]:
    """The views that may be described."""
    known: Mapping[str, object] = import_module("sinoeu.store.views").views()
    yield from (Candidate(name) for name in known if name.startswith(asked.typed.begun))


_ANSWERS = {"who": ("everybody", "who"), "where": ("everywhere", "where"), "sources": ("sources", "article")}
"""The modules of answers of the commands that answer otherwise without words than with them."""


def _columns(asked: Asked) -> Iterable[str]:
    name = asked.typed.command or ""
    answers = _ANSWERS.get(name, (name, name))[bool(asked.typed.words)]
    module = import_module(f"sinoeu.answers.{answers}")
    format = next((word[2:] for word in ("--json", "--jsonl") if word in asked.typed.given), "tsv")
    shape = getattr(module, "SHAPE", None)  # of a query in SQL nobody knows the columns before it is put
    names: Iterable[str] = import_module("sinoeu.render.look.demands").names(format, shape) if shape else ()
    return names
