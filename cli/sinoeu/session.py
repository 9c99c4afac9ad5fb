"""What a command is handed: the streams, the terminal, today, and the database; and the one door through which it speaks."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import TextIOWrapper
from itertools import islice
from textwrap import fill, indent
from typing import TextIO

from sinoeu.answers.asked import NothingFound, Tally
from sinoeu.errors import Status, Stop, WrongUsage
from sinoeu.model.answer import Answer, Json
from sinoeu.model.finding import Finding
from sinoeu.opening import Opener
from sinoeu.options import Output
from sinoeu.render import writer
from sinoeu.render.look import Look
from sinoeu.render.look.columns import all_columns
from sinoeu.render.record.encoding import encoded
from sinoeu.text.pointing import pointed
from sinoeu.text.visible import visible

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
                stream.reconfigure(errors="replace")  # what this terminal's encoding lacks is never an error

    @property
    def today(self) -> date:
        """The day that `last year` is counted from. Raises WrongUsage where SINOEU_TODAY is no date."""
        return _today(self.environment.get("SINOEU_TODAY"))

    def lines(self) -> Iterator[str]:
        """The lines of standard input that have anything on them, as they come."""
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        return (line.strip("\r\n") for line in sys.stdin if line.strip("\r\n"))

    def say(self, line: str) -> None:
        """A line on standard error, with nothing in it that a terminal would obey."""
        told = visible(line)
        if self.err.isatty() and not told.startswith("{"):
            told = fill(told, self.width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
        print(told, file=self.err)

    def complain(self, stop: Stop, as_json: bool) -> None:
        """An error: what is wrong, what may have been meant, what to type instead; one JSON object where JSON was asked for."""
        suggestions = [(match.name, match.key, reason) for match, reason in stop.suggestions] if isinstance(stop, NothingFound) else []
        if as_json:
            told: list[Json] = [{"name": name, "id": id, "because": reason} for name, id, reason in suggestions]
            self.say(encoded({"error": stop.message, "hint": stop.hint or None, "status": int(stop.status), "suggestions": told}, ascii=True))
            return
        self.say(f"sinoeu: {stop.message}")
        for below in pointed(*stop.spot, self.width - len(_BELOW)) if stop.spot else ():
            self.say(_BELOW + below)
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
        width = self.width if to_answer and self.out.isatty() else 0
        errors = warnings = 0
        for finding, line in findings:
            if as_json:
                self.tell(("[\n" if not errors + warnings else ",\n") + indent(encoded(finding._asdict(), indent=2, ascii=True), "  "), end="")
            else:
                speak(str(finding))
                for below in pointed(line, finding.column, width - len(_BELOW)) if width and line is not None else ():
                    speak(_BELOW + below)
                if finding.hint:
                    speak(_BELOW + finding.hint)
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
        return format, Look(self.width, colour, output.quotes, limit or None, colour and terminal and not dumb, columns, output.csv_safe, ascii)

    def _colour(self, wanted: str, terminal: bool, dumb: bool) -> bool:
        if wanted != "auto":
            return wanted == "always"
        if self.environment.get("NO_COLOR"):
            return False
        if self.environment.get("FORCE_COLOR"):
            return True
        return terminal and not dumb

    @property
    def width(self) -> int:
        """Columns of the terminal; 80 where there is none."""
        columns = self.environment.get("COLUMNS", "")
        if columns.isdigit() and int(columns) > 0:
            return int(columns)
        try:
            return os.get_terminal_size(self.out.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    def ask(self, question: Callable[[sqlite3.Connection, Tally], Answer], output: Output) -> int:
        """Puts a question to the database and writes the answer; what it left out is said on standard error."""
        return self.write(lambda tally: question(self.opener(output).connect(), tally), output)

    def write(self, made: Callable[[Tally], Answer], output: Output) -> int:
        """Writes an answer, from a database or not; what it left out is said on standard error."""
        format, look = self.look(output)
        tally = Tally()
        try:
            answer = made(tally)
            if output.columns == "help":
                return self._list_columns(answer)
            written = writer(format)(answer, self.out, look)
        except NothingFound:
            if format == "json":
                print("[]", file=self.out)
            raise
        except sqlite3.DatabaseError as fault:
            raise Stop(f"the database is damaged: {fault}", "sinoeu ingest builds it anew") from None
        except (Stop, OSError, MemoryError):
            raise
        except Exception:
            self._blame_damage(output)
            raise
        self.out.flush()
        for line in (*answer.notes, *tally.lines()):
            self.say(f"sinoeu: {line}")
        if not written:
            self.say(f"sinoeu: {answer.understood}")
        return Status.ANSWERED if written and not tally.unanswered else Status.NOTHING_FOUND

    def _blame_damage(self, output: Output) -> None:
        """Raises Stop where an answer failed because the database is not as it was written."""
        from sinoeu.store.health import is_damaged  # only an answer that fails asks so

        path = self.opener(output).path
        if path and path.exists() and is_damaged(path):
            raise Stop("the database is damaged", "sinoeu ingest builds it anew; sinoeu doctor says what is wrong with it") from None

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
            self.tell(name)
        return Status.ANSWERED


def _today(fixed: str | None) -> date:
    if not fixed:
        return date.today()
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise WrongUsage(f"SINOEU_TODAY={fixed} is no date", "SINOEU_TODAY=2026-11-21") from None
