"""Where a map looks that nobody has looked at yet: at the office's own records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from db.query import EVERYTHING
from db.record_types import record_type
from desktop_app.map.features import Box

if TYPE_CHECKING:
    from db.store import Store

_FAR_OFF: Final = 2.0  # percent of the records at each side that may lie outside: typing errors
_MARGIN: Final = 0.15  # of the width and height, at each side
_LEAST: Final = 0.2  # degrees; few records close together are shown with what lies around them


def where_records_lie(store: Store) -> Box | None:
    """The box of most sightings that have a position; None when there are none. In a worker."""
    columns, wanted = store.masked(record_type("sighting"), EVERYTHING)
    wanted = wanted & ~np.isnan(columns["latitude"])
    if not wanted.any():
        return None
    shares = (_FAR_OFF, 100 - _FAR_OFF)
    south, north = np.percentile(columns["latitude"][wanted], shares)
    west, east = np.percentile(columns["longitude"][wanted], shares)
    high = max(float(north - south) * _MARGIN, (_LEAST - float(north - south)) / 2)
    wide = max(float(east - west) * _MARGIN, (_LEAST - float(east - west)) / 2)
    return Box(float(west) - wide, float(south) - high, float(east) + wide, float(north) + high)
