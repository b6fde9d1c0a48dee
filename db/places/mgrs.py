"""MGRS grid references: 46S EC 12345 67890, any even number of digits.

The scheme of letters is that of NGA.STND.0037 (2014), for the WGS 84 ellipsoid: columns repeat
every three zones, rows every 2,000 km and begin at F in even zones.
"""

from __future__ import annotations

import math
import re
import unicodedata

from db.places.candidate import Candidate, Hints, PositionError, quote
from db.places.projection import UTM_SCALE, plane_to_degrees
from db.text import translate_noop

BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")  # by zone modulo 3
_ROWS = "ABCDEFGHJKLMNPQRSTUV"

_LABEL = re.compile(r"^(?:MGRS|USNG|军用?格网?|军事格网)[\s:=]*")
_REFERENCE = re.compile(r"^(\d{1,2})\s*([A-Z])\s*([A-Z])\s*([A-Z])\s*((?:\d[\d\s,]*)?)$")


def read_mgrs(text: str, hints: Hints) -> list[Candidate]:
    """The middle of the named square; [] when the text is no grid reference."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    match = _REFERENCE.match(_LABEL.sub("", plain).strip())
    if match is None:
        return []
    zone, band, column, row = int(match[1]), match[2], match[3], match[4]
    groups = match[5].replace(",", " ").split()
    digits = "".join(groups)
    if (
        not 1 <= zone <= 60
        or band not in BANDS
        or column not in _COLUMNS[zone % 3]
        or row not in _ROWS
    ):
        raise PositionError(_NO_SUCH_SQUARE.format(value=quote(text)))
    if len(digits) % 2 or (len(groups) == 2 and len(groups[0]) != len(groups[1])):
        raise PositionError(_ODD_DIGITS.format(value=quote(text)))
    if len(groups) > 2 or not 2 <= len(digits) <= 10:
        raise PositionError(_DIGITS.format(value=quote(text)))
    half = len(digits) // 2
    side = 10.0 ** (5 - half)
    easting = (_COLUMNS[zone % 3].index(column) + 1) * 100_000 + int(digits[:half]) * side
    row_index = (_ROWS.index(row) - (5 if zone % 2 == 0 else 0)) % 20
    northing = row_index * 100_000 + int(digits[half:]) * side
    place = _in_band(easting + side / 2, northing + side / 2, zone, band)
    if place is None:
        raise PositionError(_NO_SUCH_SQUARE.format(value=quote(text)))
    corner = float(math.ceil(side * 0.70711))
    return [Candidate(*place, "mgrs", datum="wgs84", uncertainty_m=corner)]


def write_mgrs(latitude: float, zone: int, easting: float, northing: float) -> str:
    """The square of one metre a point lies in. zone, easting, northing: its UTM position, with
    10,000 km added south of the equator."""
    band = BANDS[min(19, int((latitude + 80) // 8))]
    column = _COLUMNS[zone % 3][int(easting // 100_000) - 1]
    row = _ROWS[(int(northing // 100_000) + (5 if zone % 2 == 0 else 0)) % 20]
    return f"{zone}{band} {column}{row} {int(easting % 100_000):05d} {int(northing % 100_000):05d}"


def band_limits(band: str) -> tuple[float, float]:
    """(south, north) of the band."""
    south = -80.0 + 8.0 * BANDS.index(band)
    return south, south + (12.0 if band == "X" else 8.0)


def _in_band(easting: float, northing: float, zone: int, band: str) -> tuple[float, float] | None:
    """Of the rows that repeat every 2,000 km, the one in the band."""
    south, north = band_limits(band)
    offset = -10_000_000.0 if south < 0 else 0.0
    best = None
    for turn in range(5):
        place = plane_to_degrees(
            easting, northing + turn * 2_000_000 + offset, zone * 6 - 183, UTM_SCALE, "wgs84"
        )
        # A square that the band's edge cuts has corners beyond it.
        if place is not None and south - 0.95 <= place[0] <= north + 0.95:
            if south <= place[0] < north:
                return place
            best = best or place
    return best


_NO_SUCH_SQUARE = translate_noop(
    "Conversion", "“{value}” names a square that does not exist in MGRS: check the letters."
)
_ODD_DIGITS = translate_noop(
    "Conversion",
    "“{value}” needs as many digits for the easting as for the northing: check the digits.",
)
_DIGITS = translate_noop(
    "Conversion",
    "“{value}” is only a square of 100 km, or has too many digits: MGRS takes 2 to 10 of them.",
)
