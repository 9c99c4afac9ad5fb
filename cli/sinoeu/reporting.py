"""Findings told as they come, each beside the line of the file where it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent

from sinoeu.model.finding import Finding
from sinoeu.render.record.encoding import encoded
from sinoeu.session import BELOW, Session
from sinoeu.text.filling import filled
from sinoeu.text.pointing import pointed
from sinoeu.text.visible import visible


def report(session: Session, findings: Iterable[tuple[Finding, str | None]], as_json: bool = False, to_answer: bool = False) -> tuple[int, int]:
    """Tells findings as they come, and how many were errors and how many warnings. Beside each its line of the file, shown on a terminal.

    A line each with a hint below; on standard output where they are the answer.
    """
    speak = session.tell if to_answer else session.say
    encoding = session.out.encoding or "utf-8"
    width = session.width if to_answer and session.out.isatty() else 0
    errors = warnings = 0
    for finding, line in findings:
        if as_json:
            session.tell(("[\n" if not errors + warnings else ",\n") + indent(encoded(finding._asdict(), indent=2, ascii=True), "  "), end="")
        else:
            speak(filled(visible(str(finding), encoding), width, rest="  ") if width else str(finding))
            for below in pointed(line, finding.column, width - len(BELOW), encoding) if width and line is not None else ():
                speak(BELOW + below)
            if finding.hint:
                speak(filled(visible(finding.hint, encoding), width, BELOW, BELOW) if width else BELOW + finding.hint)
        errors, warnings = errors + (finding.severity == "error"), warnings + (finding.severity != "error")
    if as_json:
        session.tell("\n]" if errors + warnings else "[]")
    return errors, warnings


def say_unread(session: Session, unread: Sequence[Path]) -> None:
    """Tells of files that look as if they were of the corpus, and are not read."""
    if unread:
        more = f" and {len(unread) - 1:,} more" if unread[1:] else ""
        session.say(f"sinoeu: not read: {unread[0]}{more}; articles are articles/*.yaml and articles.jsonl, registries people, organisations and places")


@contextmanager
def progress(session: Session) -> Iterator[Callable[[int, int], None] | None]:
    """Someone to tell how much of how much is done, who shows it while the block lasts; nobody where no terminal would show it."""
    if not session.err.isatty() or session.environment.get("TERM") == "dumb":
        yield None
        return
    from sinoeu.render.screen.progress import bar  # rich is needed for long work on a terminal only

    with bar(session.err) as tell:
        yield tell
