"""One reading of a text as a position, as the readers of `db.places` hand it to `locate`."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from db.text import Text


class PositionError(UserError):
    """The text is no position, or contradicts itself. Says what is wrong and what to do."""


# Where positions of this program are expected (south, west, north, east): decides between
# readings, refuses none of them.
HOME_BOX = (18.0, 73.0, 54.0, 136.0)

# The middle of the source region of the three rivers: of several zones the nearest to it is
# named first where no place is known.
HOME = (34.0, 95.0)


def at_home(latitude: float, longitude: float) -> bool:
    """Whether the place lies in the box of China."""
    south, west, north, east = HOME_BOX
    return south <= latitude <= north and west <= longitude <= east


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a text. Degrees, in the datum the text was written in.

    format: a code of `db.places.formats.FORMATS`.
    order_swapped: longitude stood before latitude. doubtful: there is another sound reading, or
    something was guessed.
    datum: what the text says or its source implies (a code of `vocabularies.DATUM`); None: nothing.
    usual_datum: what is taken where nobody says one.
    uncertainty_m: metres by which the notation itself leaves the place open (the side of a grid
    cell); None where it implies nothing.
    source: how the point was found (a code of `vocabularies.POSITION_SOURCE`), "" unknown.
    reason: what this reading assumes, where there is another one.
    verbatim: the part of the text that was read, "" all of it.
    """

    latitude: float
    longitude: float
    format: str
    order_swapped: bool = False
    doubtful: bool = False
    datum: str | None = None
    usual_datum: str = "wgs84"
    uncertainty_m: float | None = None
    source: str = ""
    reason: Text | None = None
    verbatim: str = ""

    @property
    def at_home(self) -> bool:
        """Whether it lies in the box of China."""
        return at_home(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known beside the text.

    datum: said by the user, goes before what the text says. near: (latitude, longitude) of a place
    the position is known to be at, WGS 84; decides between zones and completes short codes.
    """

    datum: str | None = None
    near: tuple[float, float] | None = None


def quote(text: str) -> str:
    """`text` in one line, short enough for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
