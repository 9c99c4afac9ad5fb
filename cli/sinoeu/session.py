"""What a command is handed: the streams, the terminal, today, and the database; and the one door through which it speaks."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import TextIOWrapper
from itertools import islice
from textwrap import indent
from typing import TextIO

from sinoeu.answers.addresses import Addresses
from sinoeu.answers.asked import NothingFound, Tally
from sinoeu.errors import ReaderLeft, Status, Stop, WrongUsage
from sinoeu.model.answer import Answer, Json
from sinoeu.model.finding import Finding
from sinoeu.opening import Opener
from sinoeu.options import Output
from sinoeu.render import writer
from sinoeu.render.look import Look
from sinoeu.render.look.columns import all_columns
from sinoeu.render.record.encoding import encoded
from sinoeu.text.filling import filled
from sinoeu.text.pointing import pointed
from sinoeu.text.visible import NEAREST, visible

ROWS_ON_A_SCREEN = 50
_MOST_ROWS = sys.maxsize - 1
"""What can be counted to, and one more to see whether there are others."""
_BELOW = "    "
"""What stands before the lines below a finding."""


class Session:
    """One run of the program."""

    def __init__(self) -> None:
        self.environment = os.environ
        self.out: TextIO = sys.stdout
        self.err: TextIO = sys.stderr
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
        """The lines of standard input that have anything on them, as they come."""
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        return (line.strip("\r\n") for line in sys.stdin if line.strip("\r\n"))

    def say(self, line: str) -> None:
        """A line on standard error, with nothing in it that a terminal would obey."""
        told = visible(line)
        if self.err.isatty() and not told.startswith("{"):
            told = filled(told, self._width(), rest="  ")
        print(told, file=self.err)

    def complain(self, stop: Stop, as_json: bool) -> None:
        """An error: what is wrong, what may have been meant, what to type instead; one JSON object where JSON was asked for."""
        suggestions = [(match.name, match.key, reason) for match, reason in stop.suggestions] if isinstance(stop, NothingFound) else []
        if as_json:
            told: list[Json] = [{"name": name, "id": id, "because": reason} for name, id, reason in suggestions]
            self.say(encoded({"error": stop.message, "hint": stop.hint or None, "status": int(stop.status), "suggestions": told}, ascii=True))
            return
        self.say(f"sinoeu: {stop.message}")
        for name, _, reason in suggestions:
            self.say(f"  did you mean {name}? ({reason})")
        if stop.hint:
            self.say(f"  try: {stop.hint}" if stop.hint.startswith("sinoeu ") else f"  {stop.hint}")

    def tell(self, text: str, end: str = "\n") -> None:
        """Text of the program's own on standard output."""
        print("\n".join(visible(line) for line in text.split("\n")), file=self.out, end=end)

    def report(self, findings: Iterable[tuple[Finding, str | None]], as_json: bool = False, to_answer: bool = False) -> tuple[int, int]:
        """Tells findings as they come, and how many were errors and how many warnings. Beside each its line of the file, shown on a terminal.

        A line each with a hint below; on standard output where they are the answer.
        """
        speak = self.tell if to_answer else self.say
        width = self._width() if to_answer and self.out.isatty() else 0
        errors = warnings = 0
        for finding, line in findings:
            if as_json:
                self.tell(("[\n" if not errors + warnings else ",\n") + indent(encoded(finding._asdict(), indent=2, ascii=True), "  "), end="")
            else:
                speak(filled(visible(str(finding)), width, rest="  ") if width else str(finding))
                for below in pointed(line, finding.column, width - len(_BELOW)) if width and line is not None else ():
                    speak(_BELOW + below)
                if finding.hint:
                    speak(filled(visible(finding.hint), width, _BELOW, _BELOW) if width else _BELOW + finding.hint)
            errors, warnings = errors + (finding.severity == "error"), warnings + (finding.severity != "error")
        if as_json:
            self.tell("\n]" if errors + warnings else "[]")
        return errors, warnings

    def opener(self, output: Output) -> Opener:
        """The database that the question is put to."""
        return Opener(output.db, self.environment, self.say)

    def look(self, output: Output) -> tuple[str, Look]:
        """The format, and how it is to look on this terminal or in this pipe."""
        if len(output.formats) > 1:
            raise WrongUsage(f"one format at a time, not {' and '.join('--' + name for name in output.formats)}", f"keep --{output.formats[0]}")
        if output.color not in ("always", "never", "auto"):
            raise WrongUsage(f"--color cannot be {output.color!r}", "--color always, --color never or --color auto")
        if output.limit is not None and output.limit < 0:
            raise WrongUsage(f"--limit cannot be {output.limit}", "--limit 0 for all rows")
        terminal = self.out.isatty()
        format = output.formats[0] if output.formats else "table" if terminal else "tsv"
        if format != "table" and isinstance(self.out, TextIOWrapper):
            self.out.reconfigure(encoding="utf-8")  # the same bytes in every locale
        limit = min(output.limit, _MOST_ROWS) if output.limit is not None else ROWS_ON_A_SCREEN if terminal and format == "table" else 0
        columns = tuple(name.strip() for name in output.columns.split(",")) if output.columns else None
        dumb = self.environment.get("TERM") == "dumb"
        colour = self._colour(output.color, terminal, dumb)
        ascii = "utf" not in (self.out.encoding or "").lower()
        return format, Look(self._width(), colour, output.quotes, limit or None, None, columns, output.csv_safe, ascii, self._pager(), self._height())

    def _links(self, look: Look) -> bool:
        """Whether the terminal can be given links: there is no way to ask it, so wherever it is given colour."""
        return look.colour and self.out.isatty() and self.environment.get("TERM") != "dumb"

    def _pager(self) -> str:
        """The pager that is wanted, $SINOEU_PAGER, $PAGER or less; none where nobody could leave it."""
        if not (self.out.isatty() and sys.stdin and sys.stdin.isatty()) or self.environment.get("TERM") in (None, "", "dumb"):
            return ""
        return self.environment.get("SINOEU_PAGER", self.environment.get("PAGER", "less"))

    def _height(self) -> int:
        try:
            return os.get_terminal_size(self.out.fileno()).lines or 24
        except (OSError, ValueError):
            return 24

    def _colour(self, wanted: str, terminal: bool, dumb: bool) -> bool:
        if wanted != "auto":
            return wanted == "always"
        if self.environment.get("NO_COLOR"):
            return False
        if self.environment.get("FORCE_COLOR"):
            return True
        return terminal and not dumb

    def _width(self) -> int:
        columns = self.environment.get("COLUMNS", "")
        if columns.isdigit() and int(columns) > 0:
            return int(columns)
        try:
            return os.get_terminal_size(self.out.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    def ask(self, question: Callable[[sqlite3.Connection, Tally], Answer], output: Output) -> int:
        """Puts a question to the database and writes the answer; what it left out is said on standard error."""
        format, look = self.look(output)
        tally = Tally()
        try:
            connection = self.opener(output).connect()
            if self._links(look):
                look = look._replace(links=Addresses(connection, output.as_printed).of)
            answer = question(connection, tally)
            if output.columns == "help":
                return self._list_columns(answer)
            written = writer(format)(answer, self.out, look)
        except ReaderLeft:
            return Status.ANSWERED
        except NothingFound:
            if format == "json":
                print("[]", file=self.out)
            raise
        except sqlite3.DatabaseError as fault:
            raise Stop(f"the database is damaged: {fault}", "sinoeu ingest builds it anew") from None
        self.out.flush()
        for line in (*answer.notes, *tally.lines()):
            self.say(f"sinoeu: {line}")
        if not written:
            self.say(f"sinoeu: {answer.understood}")
        return Status.ANSWERED if written and not tally.unanswered else Status.NOTHING_FOUND

    def paste(self, question: Callable[[sqlite3.Connection, Tally], Answer], column: str, output: Output) -> int:
        """Puts a question of whose answer only one column is wanted, as it is, for pasting; a blank line between values."""
        _, look = self.look(output)  # what is asked of the screen is refused here too where it makes no sense
        if output.quotes:
            raise WrongUsage("--quotes does not go with what is given for pasting", "leave out --quotes")
        most = look.limit if output.limit is not None else None  # a screenful is no limit to what is pasted
        if not self.out.isatty() and isinstance(self.out, TextIOWrapper):
            self.out.reconfigure(encoding="utf-8")
        try:
            answer = question(self.opener(output).connect(), Tally())
            values = (shown.value or "" for entry in islice(answer.entries, most) for row in entry.rows for shown in row.cells[column])
            for number, value in enumerate(values):
                self.tell(f"\n{value}" if number else value)
        except sqlite3.DatabaseError as fault:
            raise Stop(f"the database is damaged: {fault}", "sinoeu ingest builds it anew") from None
        return Status.ANSWERED

    def _list_columns(self, answer: Answer) -> int:
        for name in all_columns(answer):
            print(name, file=self.out)
        return Status.ANSWERED


def _today(fixed: str | None) -> date:
    if not fixed:
        return date.today()
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise WrongUsage(f"SINOEU_TODAY={fixed} is no date", "SINOEU_TODAY=2026-11-21") from None
