"""What a command is handed: the streams, the terminal, today, and the database; and the one door through which it speaks."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO, TextIOWrapper
from itertools import islice
from types import ModuleType
from typing import BinaryIO, TextIO

from sinoeu.answers.addresses import Addresses
from sinoeu.answers.asked import NothingFound, Tally
from sinoeu.answers.several import Question, each
from sinoeu.appearance import appearance, can_link, width
from sinoeu.errors import ReaderLeft, Status, Stop, WrongUsage
from sinoeu.model.answer import Answer, Json
from sinoeu.opening import Opener
from sinoeu.options import EACH_LINE, Output
from sinoeu.render import writer
from sinoeu.render.look import Look
from sinoeu.render.look.left_out import LeftOut
from sinoeu.render.record.encoding import encoded
from sinoeu.text.filling import filled
from sinoeu.text.pointing import pointed
from sinoeu.text.visible import NEAREST, visible

BELOW = "    "
"""What stands before lines that belong to the one above them."""


class Session:
    """One run of the program."""

    def __init__(self) -> None:
        self.environment = os.environ
        self.out: TextIO = sys.stdout
        self.err: TextIO = sys.stderr
        self._addresses: Addresses | None = None
        for stream in (self.out, self.err):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="ascii" if self._has_only_ascii() else None, errors=NEAREST)  # what this terminal's encoding lacks is never an error

    @property
    def today(self) -> date:
        """The day that `last year` is counted from. Raises WrongUsage where SINOEU_TODAY is no date."""
        return _today(self.environment.get("SINOEU_TODAY"))

    def _has_only_ascii(self) -> bool:
        """Whether the locale is expressly the one without any letters but ASCII's. Python takes it for UTF-8, which is a guess."""
        said = self.environment.get("PYTHONUTF8"), self.environment.get("PYTHONIOENCODING")
        return self.environment.get("LC_ALL") in ("C", "POSIX") and not any(said)

    def lines(self) -> Iterator[str]:
        """The lines of standard input that have anything on them, as they come. Raises Stop where they cannot be read."""
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        try:
            for line in sys.stdin:
                if line.strip():
                    yield line.strip("\r\n")
        except OSError as fault:
            raise Stop(f"cannot read standard input: {fault.strerror}") from None

    def stream(self) -> BinaryIO:
        """The bytes of standard input."""
        return sys.stdin.buffer if isinstance(sys.stdin, TextIOWrapper) else BytesIO(sys.stdin.read().encode())

    def say(self, line: str) -> None:
        """A line on standard error, with nothing in it that a terminal would obey."""
        told = visible(line, self.err.encoding or "utf-8")
        if self.err.isatty() and not told.startswith("{"):
            told = filled(told, self.width, rest="  ")
        with suppress(OSError):  # nobody can be told; what was asked for is done all the same, or not
            print(told, file=self.err)

    def complain(self, stop: Stop, as_json: bool) -> None:
        """An error: what is wrong, what may have been meant, what to type instead; one JSON object where JSON was asked for."""
        suggestions = [(match.name, match.key or None, reason) for match, reason in stop.suggestions] if isinstance(stop, NothingFound) else []
        if as_json:
            told: list[Json] = [{"name": name, "id": id, "because": reason} for name, id, reason in suggestions]
            self.say(encoded({"error": stop.message, "hint": stop.hint or None, "status": int(stop.status), "suggestions": told}, ascii=True))
            return
        self.say(f"sinoeu: {stop.message}")
        for below in pointed(*stop.spot, self.width - len(BELOW), self.err.encoding or "utf-8") if stop.spot else ():
            self.say(BELOW + below)
        for name, _, reason in suggestions:
            self.say(f"  did you mean {name}? ({reason})")
        if stop.hint:
            self.say(f"  try: {stop.hint}")

    def tell(self, text: str, end: str = "\n") -> None:
        """Text of the program's own on standard output."""
        print("\n".join(visible(line) for line in text.split("\n")), file=self.out, end=end)

    def opener(self, output: Output) -> Opener:
        """The database that the question is put to."""
        return Opener(output.db, self.environment, self.say)

    @property
    def width(self) -> int:
        """Columns of the terminal; 80 where there is none."""
        return width(self.out, self.environment)

    def give_up(self, stop: Stop, as_json: bool) -> None:
        """Ends the process at once, from whatever thread, where the one that answers cannot be stopped: what was written before is still let out."""
        with suppress(OSError):
            self.out.flush()
            self.complain(stop, as_json)
            self.err.flush()
        os._exit(stop.status)

    def ask(self, question: Callable[[sqlite3.Connection, Tally], Answer], output: Output, shape: Answer | None = None) -> int:
        """Puts a question to the database and writes the answer."""
        return self.write(lambda tally: question(self._connect(output), tally), output, shape)

    def write(self, made: Callable[[Tally], Answer], output: Output, shape: Answer | None = None) -> int:
        """Writes an answer, from a database or not; what it left out is said on standard error.

        `shape` is an empty answer to such a question, by which options are judged before it is put.
        """
        format, look = self._appearance(output)
        if shape and self._list_names(format, look, shape):
            return Status.ANSWERED
        self._prepare(format)
        tally = Tally()
        try:
            answer = made(tally)
            look = self._linked(look)
            if self._list_names(format, look, answer):
                return Status.ANSWERED
            written = self._count(format, look, _demands().counted(answer)) if output.count_only else writer(format)(_arranged(answer, look), self.out, look)
        except ReaderLeft:
            return Status.ANSWERED
        except NothingFound as nothing:
            elsewhere = nothing.elsewhere() if nothing.elsewhere else ""
            if elsewhere:
                nothing.hint, nothing.instead = elsewhere, None
            if output.count_only:
                self._count(format, look, 0)
            elif format == "json":
                print("[]", file=self.out)
            raise
        except sqlite3.DatabaseError as fault:
            raise self._damaged(fault, output) from None
        except (Stop, OSError, MemoryError):
            raise
        except Exception:
            self._blame_damage(output)
            raise
        self.out.flush()
        for line in (*answer.notes, *_left_out(look), *tally.lines()):
            self.say(f"sinoeu: {line}")
        if not written:
            self.say(f"sinoeu: {answer.understood}")
        return Status.ANSWERED if written and not tally.unanswered else Status.NOTHING_FOUND

    def ask_all(self, words: str, question: Question, output: Output, shape: Answer) -> int:
        """Puts one question or, where the words are `-`, each line of standard input as one; the answer to each is written before the next is read."""
        if words != EACH_LINE:
            return self.ask(lambda connection, tally: question(connection, words, tally), output, shape)
        format, look = self._appearance(output)
        if self._list_names(format, look, shape, several=True):
            return Status.ANSWERED
        self._prepare(format)
        tally = Tally()
        try:
            connection = self._connect(output)
            look = self._linked(look)
            answers = each(connection, self.lines(), question, shape, tally)
            written = _demands().write_each(self._told(answers), shape, format, self.out, look, output.count_only)
        except ReaderLeft:
            return Status.ANSWERED
        except sqlite3.DatabaseError as fault:
            raise self._damaged(fault, output) from None
        self.out.flush()
        for line in (*_left_out(look), *tally.lines()):
            self.say(f"sinoeu: {line}")
        if not written:
            self.say("sinoeu: there was no question on standard input")
        return Status.ANSWERED if written and not tally.unanswered else Status.NOTHING_FOUND

    def _told(self, answers: Iterable[tuple[Answer, Tally]]) -> Iterator[Answer]:
        """The answers one by one; before the next question is read each is handed on to whoever waits for it, with what else is to be said of it."""
        for answer, tally in answers:
            yield answer
            self.out.flush()
            for note in (*answer.notes, *tally.notes):
                self.say(f"sinoeu: {answer.question}: {note}")

    def _blame_damage(self, output: Output) -> None:
        """Raises Stop where an answer failed because the database is not as it was written."""
        from sinoeu.store.health import is_damaged  # only an answer that fails asks so

        opener = self.opener(output)
        if opener.path and opener.path.exists() and is_damaged(opener.path):
            raise Stop("the database is damaged; sinoeu doctor says what is wrong with it", opener.anew()) from None

    def _damaged(self, fault: sqlite3.DatabaseError, output: Output) -> Stop:
        return Stop(f"the database is damaged: {fault}", self.opener(output).anew())

    def paste(self, question: Callable[[sqlite3.Connection, Tally], Answer], column: str, output: Output) -> int:
        """Puts a question of whose answer only one column is wanted, as it is, for pasting; a blank line between values."""
        _, look = appearance(output, self.out, self.environment)  # what is asked of the screen is refused here too where it makes no sense
        if output.quotes:
            raise WrongUsage("--quotes does not go with what is given for pasting", without=("--quotes",))
        most = look.limit if output.limit is not None else None  # a screenful is no limit to what is pasted
        if not self.out.isatty():
            self._prepare("")
        try:
            answer = _arranged(question(self.opener(output).connect(), Tally()), look)
            values = (shown.value or "" for entry in islice(answer.entries, most) for row in entry.rows for shown in row.cells[column])
            for number, value in enumerate(values):
                self.tell(f"\n{value}" if number else value)
        except sqlite3.DatabaseError as fault:
            raise self._damaged(fault, output) from None
        return Status.ANSWERED

    def _connect(self, output: Output) -> sqlite3.Connection:
        connection = self.opener(output).connect()
        self._addresses = Addresses(connection, output.as_printed)
        return connection

    def _appearance(self, output: Output) -> tuple[str, Look]:
        """The format, and how it is to look; what a limit leaves out is kept in mind."""
        format, look = appearance(output, self.out, self.environment)
        return format, look._replace(left_out=LeftOut())

    def _linked(self, look: Look) -> Look:
        """With the addresses of articles, where the terminal takes links and a database was asked."""
        return look._replace(links=self._addresses.of) if self._addresses and can_link(look, self.out, self.environment) else look

    def _prepare(self, format: str) -> None:
        """What is no screen has the same bytes in every locale."""
        if format != "table" and isinstance(self.out, TextIOWrapper):
            self.out.reconfigure(encoding="utf-8")

    def _list_names(self, format: str, look: Look, shape: Answer, several: bool = False) -> bool:
        """Lists what `--columns` may choose, where that is asked for. Raises WrongUsage where columns are asked for that there are not."""
        if look.columns == ("help",):
            for name in _demands().names(format, shape, several):
                self.tell(name)
            return True
        if look.columns is not None or look.sort:
            _demands().judge(format, shape, look, several)
        return False

    def _count(self, format: str, look: Look, count: int) -> int:
        """Writes a number of rows: bare for people and pipes, as a row where a format was asked for that has rows."""
        if format in ("table", "tsv"):
            print(count, file=self.out)
        else:
            _demands().write_count(format, count, self.out, look)
        return count


def _demands() -> ModuleType:
    from sinoeu.render.look import demands  # most questions ask for no columns, order or number

    return demands


def _left_out(look: Look) -> list[str]:
    return look.left_out.lines() if look.left_out else []


def _arranged(answer: Answer, look: Look) -> Answer:
    """The answer with its rows in the order that is asked for."""
    arranged: Answer = _demands().arranged(answer, look) if look.sort or look.reverse else answer
    return arranged


def _today(fixed: str | None) -> date:
    if not fixed:
        return date.today()
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise WrongUsage(f"SINOEU_TODAY={fixed} is no date", "SINOEU_TODAY=2026-11-21") from None
