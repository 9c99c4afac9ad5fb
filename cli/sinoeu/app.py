"""The front door: commands found by name and imported when called, and every end of a run turned into an exit status."""

import os
import re
import signal
import sys
from collections.abc import Sequence
from shlex import join
from typing import Annotated

import typer
from typer._click import Command, Context, HelpFormatter, Parameter  # typer has no public names for them; the pin in pyproject.toml keeps them where they are
from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption
from typer.core import TyperGroup
from typer.main import get_group

from sinoeu import __version__
from sinoeu.calling import command
from sinoeu.commands import GROUPS, NAMES, OTHER_WORDS, summary
from sinoeu.errors import Stop, WrongUsage
from sinoeu.page import OnPage
from sinoeu.session import Session
from sinoeu.text.choices import Likely, likely


class Commands(TyperGroup):
    """The group of all subcommands; a module is imported only when its command is called or asked for help."""

    context_class = OnPage

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # the caller gives it
        return list(NAMES)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002  # the caller gives it
        return command(cmd_name) if cmd_name in NAMES else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        if args[0] not in NAMES:
            raise _no_command(args)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002  # the caller gives it
        for group, members in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl([(name, summary(name)) for name in members])


def _no_command(args: Sequence[str]) -> WrongUsage:
    """That there is no such command, with the one that was likely meant; whoever types a name at once is told how to look for it."""
    word, complaint = args[0], f"there is no command {args[0]!r}"
    other = OTHER_WORDS.get(word.casefold())
    meant = Likely(other, f"{word} are asked for there" if word.endswith("s") else "another word for it") if other else likely(word, NAMES)
    if meant is None:
        return WrongUsage(complaint, f"sinoeu search {join(args)}  # looks through all articles; the commands are listed by sinoeu --help")
    return WrongUsage(f"{complaint}; did you mean {meant.word}? ({meant.because})", f"sinoeu {join([meant.word, *args[1:]])}")


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"sinoeu {__version__}")
        raise typer.Exit


_holder = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})


_PAGE = """Who met whom, where, what was signed, when, and says who.

\b
sinoeu who Chen Zhichang      offices, whom he met, events, deals, words
sinoeu where Jiangsu          what happened there, and in the places in it
sinoeu deals                  what was signed, planned or hoped for
sinoeu timeline --since 2022  everything dated, in order

Every value rests on words of an article: --quotes shows them. What stands in
[square brackets] is the editor's, with its reason in --json. In a pipe answers
are TSV; --json, --jsonl, --csv, --md as you like.
"""
"""`\\b` is typer's mark of lines that are kept as they are."""


@_holder.callback(invoke_without_command=True, help=_PAGE)
def _root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="the program's version", callback=_show_version, is_eager=True)] = False,  # noqa: ARG001  # its callback answers
) -> None:
    """The page that `sinoeu` alone shows."""
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status comes back. What went wrong is told in a line, never as a traceback."""
    typed = _command_first(list(sys.argv[1:] if arguments is None else arguments))
    session = Session()
    try:
        status = get_group(_holder).main(_texts_apart(typed), prog_name="sinoeu", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except Stop as stop:
        return _complain(session, stop, typed)
    except typer.TyperException as fault:
        return _complain(session, _usage(fault, typed), typed)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer would make it status 1
            return die_of_closed_pipe()
        raise
    except BrokenPipeError:
        return die_of_closed_pipe()
    except MemoryError:
        return _complain(session, Stop("there is not enough memory"), typed)
    except OSError as fault:
        return _complain(session, Stop(f"cannot write the answer: {fault.strerror}"), typed)
    except Exception as fault:  # the last resort: a reader is told in a line, not by a traceback
        if os.environ.get("SINOEU_TRACE"):
            raise
        message = f"this is a fault of sinoeu itself: {type(fault).__name__}: {fault}"
        return _complain(session, Stop(f"{message}; please report it", "SINOEU_TRACE=1"), typed)


def _command_first(typed: list[str]) -> list[str]:
    """Options may stand before the command too: `sinoeu --db my.db deals`. The program's own, like --version, stay where they are."""
    at = next((at for at, word in enumerate(typed) if word in NAMES), 0)
    before = typed[:at]
    if not before or not before[0].startswith("-") or {"--version", "--help", "-h"} & set(before):
        return typed
    return [typed[at], *before, *typed[at + 1 :]]


def _texts_apart(typed: list[str]) -> list[str]:
    """The same, with a blank before what looks like an option and is a text, as a query in SQL that begins with a comment: no option has a blank in its name."""
    end = typed.index("--") if "--" in typed else len(typed)
    return [f" {word}" if at < end and _BLANK_IN_NAME.match(word) else word for at, word in enumerate(typed)]


def _complain(session: Session, stop: Stop, typed: Sequence[str]) -> int:
    options = typed[: typed.index("--")] if "--" in typed else typed
    stop.hint = _to_type(stop, typed)
    session.complain(stop, as_json="--json" in options)
    return stop.status


def _to_type(stop: Stop, typed: Sequence[str]) -> str:
    """The whole line to type instead, with an aside; nothing where there is none."""
    from sinoeu.text.retyped import Line

    name = next((word for word in typed if word in NAMES), "")
    options = command(name).params if name else ()
    line = Line(tuple(typed), frozenset(option for parameter in options if not getattr(parameter, "is_flag", True) for option in parameter.opts))
    quoted = line.quoted(stop.instead[0], stop.fits) if stop.instead and stop.fits else None
    if quoted:
        stop.message = f"{quoted[0]!r} is one value of several words, which stand in quotes"
        return quoted[1].told()
    corrected = line.with_word(*stop.instead) if stop.instead else line.without(stop.without) if stop.without else None
    if corrected is None:
        return line.completed(stop.hint)
    return corrected.told() + (f"  # {stop.hint}" if stop.hint else "")


def _value_of(parameter: Parameter, context: Context) -> str:
    """What an option takes, as its help has it; nothing where it is a flag."""
    return "" if getattr(parameter, "is_flag", False) else parameter.make_metavar(context).split("[")[0]


_BLANK_IN_NAME = re.compile(r"--[^=\s]*\s")
_NO_NUMBER = re.compile("'(?P<typed>.*)' is not a valid int.*", re.DOTALL)


def _usage(fault: typer.TyperException, typed: Sequence[str]) -> WrongUsage:
    """What typer makes of wrong usage, as a message and a line to type."""
    name = next((word for word in typed if word in NAMES), "")
    wrong: str | None = getattr(fault, "option_name", None)
    context: Context | None = getattr(fault, "ctx", None)
    if wrong and context and isinstance(fault, NoSuchOption):
        complaint = f"{f'sinoeu {name}'.rstrip()} has no option {wrong}"
        known = {option[2:]: parameter for parameter in context.command.get_params(context) for option in parameter.opts if option.startswith("--")}
        meant = likely(wrong.lstrip("-"), known)
        if meant:
            option, value = f"--{meant.word}", _value_of(known[meant.word], context)
            at = next(at for at, word in enumerate(typed) if word.partition("=")[0] == wrong)
            lacks = value and "=" not in typed[at] and (at + 1 == len(typed) or typed[at + 1].startswith("-"))
            corrected = [*typed[:at], typed[at].replace(wrong, option, 1), *([value] if lacks else []), *typed[at + 1 :]]
            line = f"sinoeu {join(corrected)}"
            return WrongUsage(f"{complaint}; did you mean {f'{option} {value}'.rstrip()}? ({meant.because})", line)
        return WrongUsage(complaint, f"sinoeu {name} --help".replace("  ", " "))
    number = _NO_NUMBER.fullmatch(fault.message)
    if number and isinstance(fault, BadParameter) and fault.param:
        return WrongUsage(f"{fault.param.opts[0]} takes a whole number, not {number['typed']!r}", instead=(number["typed"], "10"))
    message = fault.format_message().rstrip(".")
    example = _first_example(name) if isinstance(fault, MissingParameter) else ""
    return WrongUsage(message[:1].lower() + message[1:], example or f"sinoeu {name} --help".replace("  ", " "))


def _first_example(name: str) -> str:
    """The first line of a command's examples."""
    lines = (command(name).help or "").partition("Examples:")[2].split("\n") if name else []
    return next((line.strip() for line in lines if line.strip()), "")


def die_of_closed_pipe() -> int:
    """Ends the process as the kernel would have: nobody reads the answer any more, and nothing needs to be said."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGPIPE)
    return 128 + signal.SIGPIPE  # where the signal is blocked
