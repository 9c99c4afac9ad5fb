r"""The script that lets a shell complete commands, options, names, places and ids; it answers from the database and builds none.

\b
  bash  sinoeu completion bash > ~/.local/share/bash-completion/completions/sinoeu
  zsh   sinoeu completion zsh > ~/.zfunc/_sinoeu     # a folder in $fpath
  fish  sinoeu completion fish > ~/.config/fish/completions/sinoeu.fish

\b
Examples:
  sinoeu completion bash
  sinoeu completion zsh
  sinoeu completion fish
"""

from typing import Annotated

import typer

from sinoeu.errors import Status
from sinoeu.paths import PACKAGE
from sinoeu.session import Session
from sinoeu.text.choices import refusal

SCRIPTS = {script.suffix[1:]: script for script in sorted((PACKAGE / "completing" / "scripts").iterdir())}
"""By the name of their shell."""


def run(shell: Annotated[str, typer.Argument(metavar="SHELL", help=f"one of {', '.join(SCRIPTS)}", show_default=False)]) -> int:
    """Prints a script."""
    if shell not in SCRIPTS:
        raise refusal(f"there is no completion for {shell!r}", shell, SCRIPTS)
    Session().tell(SCRIPTS[shell].read_text(encoding="utf-8"), end="")
    return Status.ANSWERED
