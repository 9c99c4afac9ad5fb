r"""All tables as CSV and JSON Lines with a datapackage.json, and the places as GeoJSON; the same files for the same corpus.

\b
Examples:
  sinoeu export sinoeu-data
  sinoeu export exports/bundled
"""

from pathlib import Path
from typing import Annotated

import typer

from sinoeu.errors import Status
from sinoeu.exporting import export
from sinoeu.options import Output
from sinoeu.session import Session


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="a new or empty folder, or one with an earlier export, which is replaced", show_default=False)],
    db: Annotated[str | None, typer.Option(metavar="FILE", help="the database; $SINOEU_DB, or your own default, if not given", show_default=False)] = None,
) -> int:
    """Writes everything that the database holds."""
    session = Session()
    exported = export(session.opener(Output(db=db)).connect(), folder)
    session.say(f"sinoeu: exported {exported.tables} tables with {exported.rows:,} rows into {folder}")
    return Status.ANSWERED
