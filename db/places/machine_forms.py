"""Positions as programs write them: WKT points, ISO 6709, the lat and lng of a piece of JSON."""

from __future__ import annotations

import re

from db.places.candidate import Candidate, Hints

_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_POINT = re.compile(
    rf"^(?:SRID=(?:4326|4490);)?\s*POINT\s*Z?\s*\(\s*({_NUMBER})\s+({_NUMBER})(?:\s+{_NUMBER}\d*)?\s*\)$",
    re.IGNORECASE,
)
_ISO_6709 = re.compile(
    r"^([-+]\d{2}(?:\.\d+)?)([-+]\d{3}(?:\.\d+)?)(?:[-+]\d+(?:\.\d+)?)?(?:CRSWGS_84)?/?$"
)
_LATITUDE = re.compile(rf"[\"'](?:lat|latitude)[\"']\s*:\s*[\"']?({_NUMBER})[\"']?(?![\d.])", re.I)
_LONGITUDE = re.compile(
    rf"[\"'](?:lng|lon|longitude)[\"']\s*:\s*[\"']?({_NUMBER})[\"']?(?![\d.])", re.I
)


def read_machine_form(text: str, hints: Hints) -> list[Candidate]:
    """The point; [] when the text is none of these. The order is fixed in each of them."""
    plain = text.strip()
    match = _POINT.match(plain)
    if match is not None:
        latitude, longitude = float(match[2]), float(match[1])
    elif (match := _ISO_6709.match(plain)) is not None:
        latitude, longitude = float(match[1]), float(match[2])
    else:
        latitudes, longitudes = _LATITUDE.findall(plain), _LONGITUDE.findall(plain)
        if len(latitudes) != 1 or len(longitudes) != 1:
            return []
        latitude, longitude = float(latitudes[0]), float(longitudes[0])
    if abs(latitude) > 90 or abs(longitude) > 180:
        return []
    return [Candidate(latitude, longitude, "decimal")]
