r"""A place and the places in it: what happened there, who was there, and how it is concerned; without a name, all places.

\b
Examples:
  sinoeu where Jiangsu
  sinoeu where Nanjing --only
  sinoeu where Ningbo --as-printed
  sinoeu where --sort events --reverse
  echo Minden | sinoeu where - --json
  sinoeu where Jiangsu --geojson
"""

from typing import Annotated

import typer

from sinoeu.answers import everywhere, where
from sinoeu.answers.mapped import mapped, mapped_together
from sinoeu.errors import WrongUsage
from sinoeu.options import EACH_LINE, Dates, Output, Which, joined
from sinoeu.session import Session


def run(
    place: Annotated[list[str] | None, typer.Argument(help="a place, by any of its names; - reads a place a line", show_default=False)] = None,
    only: Annotated[bool, typer.Option("--only", help="without the places in it")] = False,
    geojson: Annotated[bool, typer.Option("--geojson", help="the places on a map, with counts: a GeoJSON FeatureCollection")] = False,
    which: Which = Which(),
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Answers for one place, or lists them all."""
    session = Session()
    asked = dates.asked(output, which, session.today)
    words = joined(place)
    if geojson:
        drawn = output._replace(formats=("geojson", *output.formats))
        if words == EACH_LINE:
            return session.ask(lambda connection, tally: mapped_together(connection, session.lines(), only, asked, tally), drawn)
        return session.ask(lambda connection, tally: mapped(connection, words, only, asked, tally), drawn)
    if not words:
        if only:
            raise WrongUsage("--only leaves out the places in a place, and no place is given", "sinoeu where Nanjing --only")
        return session.ask(lambda connection, tally: everywhere.everywhere(connection, asked, tally), output, everywhere.SHAPE)
    return session.ask_all(words, lambda connection, words, tally: where.where(connection, words, only, asked, tally), output, where.SHAPE)
