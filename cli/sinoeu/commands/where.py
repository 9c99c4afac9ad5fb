r"""A place and the places in it: what happened there, who was there, and how it is concerned; without a name, all places.

\b
Examples:
  sinoeu where Jiangsu
  sinoeu where Nanjing --only
  sinoeu where Ningbo --as-printed
  sinoeu where
  sinoeu where Jiangsu --geojson
"""

from typing import Annotated

import typer

from sinoeu.answers.everywhere import everywhere
from sinoeu.answers.mapped import mapped
from sinoeu.answers.where import where
from sinoeu.errors import WrongUsage
from sinoeu.options import Dates, Output
from sinoeu.session import Session


def run(
    place: Annotated[list[str] | None, typer.Argument(help="a place, by any of its names", show_default=False)] = None,
    only: Annotated[bool, typer.Option("--only", help="without the places in it")] = False,
    geojson: Annotated[bool, typer.Option("--geojson", help="the places on a map, with counts: a GeoJSON FeatureCollection")] = False,
    dates: Dates = Dates(),
    output: Output = Output(),
) -> int:
    """Answers for one place, or lists them all."""
    session = Session()
    asked = dates.asked(output, session.today)
    words = " ".join(place or ())
    if geojson:
        drawn = output._replace(formats=("geojson", *output.formats))
        return session.ask(lambda connection, tally: mapped(connection, words, only, asked, tally), drawn)
    if not words:
        if asked.period:
            raise WrongUsage("a list of all places has no dates to choose by", "sinoeu timeline --since 2022")
        return session.ask(lambda connection, _: everywhere(connection, asked), output)
    return session.ask(lambda connection, tally: where(connection, words, only, asked, tally), output)
