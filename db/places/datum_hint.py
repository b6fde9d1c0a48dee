"""Which datum would put the numbers on the village they are said to be at."""

from __future__ import annotations

from db.places import datum as datums

# A village is some hundred metres wide: nearer than this it fits, and the other datum has to be
# clearly farther for the difference to say anything.
_FITS_M = 300.0
_CLEARLY_M = 150.0
_TRIED = ("wgs84", "gcj02", "bd09")


def fitting_datum(
    latitude: float, longitude: float, datum: str, village: tuple[float, float]
) -> tuple[str, float, float] | None:
    """(better datum, metres to the village then, metres now); None where `datum` is as good.

    latitude, longitude: as received, in `datum`. village: WGS 84. All in degrees. Only a point that
    another datum puts right on the village says something; most sightings are far from any.
    """
    distances = {
        one: datums.distance_m(*datums.to_wgs84(latitude, longitude, one), *village)
        for one in dict.fromkeys((datum, *_TRIED))
    }
    best = min(distances, key=distances.__getitem__)
    now, then = distances[datum], distances[best]
    if best == datum or then > _FITS_M or now - then < _CLEARLY_M or now < 2 * then:
        return None
    return best, then, now
