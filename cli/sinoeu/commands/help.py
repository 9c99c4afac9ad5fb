r"""How things work that belong to no single command: dates, names, evidence, formats, ...; or the help of a command.

\b
Examples:
  sinoeu help
  sinoeu help dates
  sinoeu help exit codes
  sinoeu help who
"""

from typing import Annotated

import typer

from sinoeu.calling import command
from sinoeu.commands import NAMES, summary
from sinoeu.errors import Status, WrongUsage
from sinoeu.render import FORMATS
from sinoeu.session import Session
from sinoeu.text.choices import Likely, likely
from sinoeu.text.folding import words
from sinoeu.text.prose import laid_out
from sinoeu.topics import TOPICS, about, explanation


def run(
    topic: Annotated[list[str] | None, typer.Argument(metavar="[TOPIC or COMMAND]", help="what to explain; without it, what there is", show_default=False)] = None,
) -> int:
    """Explains a topic or a command, or lists them."""
    session = Session()
    name = "-".join(topic or ()).lower()
    if not name:
        topics = "\n".join(f"  {known}  {about(known).partition(': ')[2]}" for known in TOPICS)
        commands = "\n".join(f"  {known}  {summary(known)}" for known in NAMES)
        text = f"sinoeu help TOPIC explains\n\n{topics}\n\nsinoeu help COMMAND, or sinoeu COMMAND --help, has the options and examples of\n\n{commands}"
    elif name in TOPICS:
        text = explanation(name)
    elif name in NAMES:
        command(name).main(["--help"], prog_name=f"sinoeu {name}", standalone_mode=False)
        return Status.ANSWERED
    else:
        raise _no_topic(name)
    session.tell("\n".join(laid_out(text.rstrip("\n"), session.width)))
    return Status.ANSWERED


def _no_topic(name: str) -> WrongUsage:
    """That there is no such topic, with the one that was likely meant, or that has most to say of the word."""
    complaint = f"there is no topic or command {name!r}"
    said = {topic: f"-{'-'.join(words(explanation(topic)))}-".count(f"-{name}-") for topic in TOPICS}
    most = "formats" if name in FORMATS else max(TOPICS, key=lambda topic: said[topic])
    meant = likely(name, (*TOPICS, *NAMES)) or (Likely(most, "it speaks of that") if said[most] else None)
    if meant is None:
        return WrongUsage(complaint, "sinoeu help  # lists what there is")
    return WrongUsage(f"{complaint}; did you mean {meant.word}? ({meant.because})", f"sinoeu help {meant.word}")
