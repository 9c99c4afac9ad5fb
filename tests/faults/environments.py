"""Odd environments and locales: the same answers in the same bytes, or a message."""

from collections.abc import Iterator, Mapping

from faults.stand import a_stand
from faults.subject import Subject, complaint, run
from faults.verdict import Verdict

ENVIRONMENTS: tuple[Mapping[str, str | None], ...] = (
    {"TERM": "\x1b[2J", "COLUMNS": "²"},
    {"COLUMNS": "9" * 5000, "LINES": "-1"},
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "nonsense.NONSENSE"},
    {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0"},
    {"LC_ALL": None, "LANG": None},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1:strict"},
    {"PYTHONIOENCODING": "utf-16"},
    {"TERM": None, "COLUMNS": "1"},
    {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "NO_COLOR": ""},
    {"HOME": None, "TMPDIR": "/never"},
    {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"},
    {"TZ": "nonsense", "PYTHONHASHSEED": "1"},
    {"XDG_DATA_HOME": "relative", "HOME": "/dev/null"},
    {"SINOEU_DB": "\x1b[2J.db"},
    {"SINOEU_PAGER": "false", "PAGER": "false"},
)
"""Changes to the environment; None takes a variable away."""
_QUESTIONS = (["who", "--json"], ["timeline", "--csv"], ["who", "zhu-zhihong", "--jsonl"], ["timeline", "--table"])
_SHOWN = ("--table",)


def odd(count: int, _: int, subject: Subject) -> Iterator[Verdict]:
    """Each environment, with questions in formats for programs: the same bytes; and on a screen an answer."""
    with a_stand(subject) as stand:
        named = ["--db", str(stand.database)]
        expected = {words[0] + words[-1]: run(Subject().command(*words, *named), stand.folder, stand.env).stdout for words in _QUESTIONS}
        for changes in ENVIRONMENTS[:count]:
            env = {name: value for name, value in {**stand.env, **changes}.items() if value is not None}
            for words in _QUESTIONS:
                ended = run(subject.command(*words, *named), stand.folder, env)
                same = words[-1] in _SHOWN or ended.stdout == expected[words[0] + words[-1]]
                broken = complaint(ended) or ("" if ended.status == 0 and same else f"status {ended.status}, other bytes: {(ended.stderr or ended.stdout)[:200]!r}")
                yield Verdict(f"{' '.join(words)} with {str(dict(changes))[:80]}", broken)
