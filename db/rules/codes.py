"""The codes of the doubts that a record's surroundings raise, and the fields they speak of."""

from __future__ import annotations

from collections.abc import Mapping

_POINT = ("decimal_latitude", "decimal_longitude", "coordinate_uncertainty")
_EVENT = ("event_date", "event_time", "species_id", *_POINT[:2], "place_code", "individual_count")

SPEAKS_OF: Mapping[str, tuple[str, ...]] = {
    "double": (*_EVENT, "observer", "finder_name", "microchip", "band", "case_number"),
    "species_area": ("species_id", *_POINT),
    "species_season": ("species_id", "event_date"),
    "settlement": ("species_id", *_POINT),
    "place_far": ("place_code", *_POINT),
    "place_county": ("place_code", *_POINT),
    "elevation_terrain": ("elevation", *_POINT),
}
"""By code: the fields a doubt depends on."""
