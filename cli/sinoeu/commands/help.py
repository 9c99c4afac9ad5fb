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
from sinoeu.session import Session
from sinoeu.text.nearest import nearest
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
        near = nearest(name, (*TOPICS, *NAMES))
        raise WrongUsage(f"there is no topic or command {name!r}", f"sinoeu help {near[0]}" if near else "sinoeu help  # lists what there is")
    session.tell("\n".join(laid_out(text.rstrip("\n"), session.width)))
    return Status.ANSWERED
