"""Lines as GeoPackage keeps them.

http://www.geopackage.org/spec130/#gpb_format : 'GP', version, flags, srs, envelope, then WKB.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from db.geopackage import SRS_WGS84

Position = tuple[float, float]
"""Latitude, longitude; degrees, WGS 84."""

# Flags: little-endian (1), with an envelope of x and y (1 << 1).
_HEADER = struct.Struct("<2sBBi4d")
_LINE = struct.Struct("<BII")
_LINESTRING = 2


def line_blob(positions: Sequence[Position]) -> bytes:
    """A line through two positions or more."""
    if len(positions) < 2:
        raise ValueError("a line needs two positions")
    latitudes = [latitude for latitude, _longitude in positions]
    longitudes = [longitude for _latitude, longitude in positions]
    header = _HEADER.pack(
        b"GP",
        0,
        0b11,
        SRS_WGS84,
        min(longitudes),
        max(longitudes),
        min(latitudes),
        max(latitudes),
    )
    body = _LINE.pack(1, _LINESTRING, len(positions))
    return (
        header
        + body
        + b"".join(struct.pack("<dd", longitude, latitude) for latitude, longitude in positions)
    )


def blob_line(blob: bytes) -> list[Position]:
    """The positions of a line written by `line_blob`."""
    start = _HEADER.size + _LINE.size
    return [
        (latitude, longitude) for longitude, latitude in struct.iter_unpack("<dd", blob[start:])
    ]
