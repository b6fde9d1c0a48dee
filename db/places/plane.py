"""Plane coordinates in metres: UTM, and the Gauss-Krüger grids of Chinese maps.

UTM: zone and band or hemisphere with easting and northing. Gauss-Krüger: 3-degree zones 25 to 45
and 6-degree zones 13 to 23, with the zone in front of the easting (33512345) or named beside it, or
the central meridian, or an EPSG code. Of the two numbers the one of seven digits is the northing,
whatever the letters beside them: registers call it X as often as Y.

Without a zone the same numbers fit one place in each zone; all of them in reach are offered, the
nearest to the known place first. A number that contradicts its zone is refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from db.places.candidate import HOME, Candidate, Hints, PositionError, quote
from db.places.datum import distance_m
from db.places.mgrs import BANDS, band_limits
from db.places.plane_words import PlaneWords, read_words
from db.places.projection import GAUSS_KRUGER_SCALE, UTM_SCALE, plane_to_degrees
from db.text import Text, translate_noop


def read_plane(text: str, hints: Hints) -> list[Candidate]:
    """All places the plane coordinates fit, the likeliest first; [] when `text` has none.

    Raises PositionError where number and zone contradict each other.
    """
    said = read_words(text)
    if said is None:
        return []
    easting, northing = _in_order(said)
    plain_zone = easting < 1e6 and said.zone is not None and said.width is said.meridian is None
    if said.utm or (plain_zone and said.zone is not None and said.zone > 45):
        found = _utm(text, said, easting, northing, hints)
        if said.letter != "N" or said.utm_word or any(one.at_home for one in found):
            return found
        # 31N lies in Europe: perhaps the zone of a Chinese grid was meant.
        return _with(found, said, easting, northing, hints, _gauss_kruger)
    if not (100_000 <= easting < 1e6 or 1e7 <= easting < 1e8):
        return []
    if not 1_500_000 <= northing <= 6_300_000:
        return []
    found = _gauss_kruger(text, said, easting, northing, hints)
    if plain_zone and said.zone is not None and said.zone >= 43:
        both = _with(found, said, easting, northing, hints, _utm)
        return _nearest_first(both, hints, reach=math.inf)
    return found


_Reader = Callable[[str, PlaneWords, float, float, Hints], list[Candidate]]


def _with(
    found: list[Candidate],
    said: PlaneWords,
    easting: float,
    northing: float,
    hints: Hints,
    reader: _Reader,
) -> list[Candidate]:
    """`found`, then what `reader` makes of the same zone number."""
    try:
        others = reader("", replace(said, letter="", south=False), easting, northing, hints)
    except PositionError:
        return found
    return [
        replace(
            one,
            doubtful=True,
            reason=(_IN_UTM_ZONE if one.format == "utm" else _IN_PLANE_ZONE).format(zone=said.zone),
        )
        for one in (*found, *others)
    ]


def _in_order(said: PlaneWords) -> tuple[float, float]:
    """(easting, northing): the northing of China has seven digits, no easting has."""
    first, second = said.numbers
    if said.utm and max(first, second) < 1_000_000:
        return first, second  # near the equator only the custom tells them apart
    if 1_000_000 <= first < 10_000_000:
        return second, first
    return first, second


# --- UTM ----------------------------------------------------------------------------------------


def _utm(
    text: str, said: PlaneWords, easting: float, northing: float, hints: Hints
) -> list[Candidate]:
    if not (100_000 <= easting < 1_000_000 and 0 <= northing <= 10_000_000):
        raise PositionError(_UTM_RANGE.format(value=quote(text)))
    datum = hints.datum or said.datum or "wgs84"
    if said.zone is None:
        zones: tuple[int, ...] = tuple(range(43, 54))
        found = [_utm_place(zone, easting, northing, False, datum, said) for zone in zones]
        return _nearest_first([one for one in found if one is not None], hints)
    if not 1 <= said.zone <= 60:
        raise PositionError(_NO_ZONE.format(value=quote(text), zone=said.zone))
    north = _utm_place(said.zone, easting, northing, False, datum, said)
    south = _utm_place(said.zone, easting, northing, True, datum, said)
    letter = said.letter
    if said.south:
        found = [south]
    elif letter in ("", "N"):
        # Band N would be the first 8 degrees of the north, which is the north all the same.
        found = [north]
    elif letter == "S":
        # Band S is 32 to 40 north, where this program is at home; others write S for south.
        low, high = band_limits("S")
        fits = north is not None and low - 0.05 <= north.latitude <= high + 0.05
        if not fits:
            found = [south]
        elif north is not None and north.at_home:
            found = [north]
        else:
            found = [
                None if one is None else replace(one, doubtful=True, reason=reason)
                for one, reason in ((north, _BAND_S), (south, _SOUTH))
            ]
    elif letter in BANDS:
        low, high = band_limits(letter)
        one = south if low < 0 else north
        if one is None or not low - 0.05 <= one.latitude <= high + 0.05:
            raise PositionError(_BAND.format(value=quote(text), band=letter))
        found = [one]
    else:
        raise PositionError(_BAND.format(value=quote(text), band=letter))
    sound = [one for one in found if one is not None]
    if not sound:
        raise PositionError(_UTM_RANGE.format(value=quote(text)))
    return sound


def _utm_place(
    zone: int, easting: float, northing: float, south: bool, datum: str, said: PlaneWords
) -> Candidate | None:
    if south:
        northing -= 10_000_000
    place = plane_to_degrees(easting, northing, zone * 6 - 183, UTM_SCALE, datum)
    if place is None or not -80.5 <= place[0] <= 84.5:
        return None
    return Candidate(
        *place,
        "utm",
        datum=said.datum,
        reason=_IN_UTM_ZONE.format(zone=zone) if said.zone is None else None,
    )


# --- Gauss-Krüger -------------------------------------------------------------------------------

# How far beyond the edge of its zone a place may be: sheets at the edge keep their zone.
_BEYOND_M = 60_000.0
_EDGE = 0.05  # degrees; a place on the very edge is in both zones


def _gauss_kruger(
    text: str, said: PlaneWords, easting: float, northing: float, hints: Hints
) -> list[Candidate]:
    zone, width = said.zone, said.width
    if easting >= 1_000_000:
        prefix, easting = int(easting // 1_000_000), easting % 1_000_000
        own_width = 6 if 13 <= prefix <= 23 else 3 if 25 <= prefix <= 45 else None
        if own_width is None:
            raise PositionError(_NO_ZONE.format(value=quote(text), zone=prefix))
        if zone not in (None, prefix) or width not in (None, own_width):
            raise PositionError(_TWO_ZONES.format(value=quote(text), zone=prefix))
        zone, width = prefix, own_width
    if zone is not None and width is None:
        width = 6 if 13 <= zone <= 23 else 3
    if zone is not None:
        if not (13 <= zone <= 23 if width == 6 else 25 <= zone <= 45):
            raise PositionError(_NO_ZONE.format(value=quote(text), zone=zone))
        own = zone * 6 - 3.0 if width == 6 else zone * 3.0
        if said.meridian not in (None, own):
            raise PositionError(_TWO_ZONES.format(value=quote(text), zone=zone))
        meridians = [(own, width)]
    elif said.meridian is not None:
        if not 60 <= said.meridian <= 150:
            raise PositionError(_MERIDIAN_FAR.format(value=quote(text)))
        meridians = [(said.meridian, width)]
    else:
        meridians = [(m, w) for m, w in _all_meridians() if width in (None, w)]
    datum = hints.datum or said.datum or "cgcs2000"
    found = []
    for meridian, of_width in meridians:
        place = plane_to_degrees(easting, northing, meridian, GAUSS_KRUGER_SCALE, datum)
        if place is None or not _in_zone(place, meridian, of_width or 6, len(meridians) == 1):
            continue
        found.append(
            Candidate(
                *place,
                _format(meridian, of_width),
                datum=said.datum,
                usual_datum="cgcs2000",
                reason=_ON_MERIDIAN.format(degrees=f"{meridian:g}"),
            )
        )
    if not found:
        raise PositionError(_OUT_OF_ZONE.format(value=quote(text)))
    if zone is None and said.meridian is None:
        return _nearest_first(_unlike(found), hints)
    return [replace(found[0], reason=None)]


def _all_meridians() -> list[tuple[float, int]]:
    """Every central meridian of China with the width of its zones.

    Six-degree zones share theirs with a three-degree zone, which reads the same.
    """
    return [(float(m), 6 if (m - 75) % 6 == 0 else 3) for m in range(75, 136, 3)]


def _format(meridian: float, width: int | None) -> str:
    if width is not None:
        return f"gauss_kruger_{width}"
    return "gauss_kruger_3" if meridian % 3 == 0 else "gauss_kruger"


def _in_zone(place: tuple[float, float], meridian: float, width: int, named: bool) -> bool:
    """Whether the zone reaches so far; where it is named, sheets at its edge may go beyond."""
    latitude, longitude = place
    if not 15 <= latitude <= 56:
        return False
    edge = meridian + (width / 2 if longitude > meridian else -width / 2)
    if abs(longitude - meridian) <= width / 2 + _EDGE:
        return True
    return named and distance_m(latitude, longitude, latitude, edge) <= _BEYOND_M


def _unlike(found: list[Candidate]) -> list[Candidate]:
    return [one for n, one in enumerate(found) if one not in found[:n]]


_OFFERED = 6
_REACH_M = 900_000.0  # farther from the known place nobody looks for a record


def _nearest_first(
    found: list[Candidate], hints: Hints, *, reach: float = _REACH_M
) -> list[Candidate]:
    """Readings in zones nobody named: all doubtful, the nearest to the known place first."""
    latitude, longitude = hints.near or HOME
    by_distance = sorted(
        (
            (distance_m(latitude, longitude, one.latitude, one.longitude), n)
            for n, one in enumerate(found)
        )
    )
    kept = [found[n] for distance, n in by_distance if distance <= reach][:_OFFERED]
    kept = kept or [found[n] for _distance, n in by_distance[:1]]
    return [replace(one, doubtful=True) for one in kept]


_ON_MERIDIAN: Text = translate_noop("Conversion", "central meridian {degrees}° E")
_IN_UTM_ZONE = translate_noop("Conversion", "UTM zone {zone}")
_IN_PLANE_ZONE = translate_noop("Conversion", "zone {zone} of the national grid")
_BAND_S = translate_noop("Conversion", "S as the band from 32 to 40 degrees north")
_SOUTH = translate_noop("Conversion", "S as the southern hemisphere")
_UTM_RANGE = translate_noop(
    "Conversion",
    "“{value}” is no UTM position: the easting has 6 digits, the northing up to 7, in metres.",
)
_NO_ZONE = translate_noop(
    "Conversion",
    "“{value}” names zone {zone}, which does not exist: China has 6-degree zones 13 to 23 and "
    "3-degree zones 25 to 45, UTM has 1 to 60.",
)
_TWO_ZONES = translate_noop(
    "Conversion",
    "“{value}” has zone {zone} in front of the easting or beside it and names another one too: "
    "keep the right one.",
)
_MERIDIAN_FAR = translate_noop(
    "Conversion", "“{value}” names a central meridian far from China: check the digits."
)
_OUT_OF_ZONE = translate_noop(
    "Conversion",
    "“{value}” lies outside its zone or far from China: check the digits of easting and northing.",
)
_BAND = translate_noop(
    "Conversion",
    "“{value}” says band {band}, but the northing lies in another one: check letter and digits.",
)
