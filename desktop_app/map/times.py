"""How the records of a scene lie in time, for the slider under the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from db.columns import NO_DATE
from desktop_app.map.scene import Scene

MOST_BINS = 160


@dataclass(frozen=True, slots=True)
class Times:
    """first, last: days since 1970 of the first and last dated record; last < first for none.

    counts: records by bins of `width` days from `first`, int64. undated: records without a date.
    """

    first: int
    last: int
    width: int
    counts: npt.NDArray[np.int64]
    undated: int


def times_of(scene: Scene) -> Times:
    dates = [part.found.date for part in scene.parts]
    dated = [date[date != NO_DATE] for date in dates]
    undated = sum(map(len, dates)) - sum(map(len, dated))
    dated = [date for date in dated if len(date)]
    if not dated:
        return Times(0, -1, 1, np.zeros(0, np.int64), undated)
    first = min(int(date.min()) for date in dated)
    last = max(int(date.max()) for date in dated)
    width = -(-(last - first + 1) // MOST_BINS)
    bins = (last - first) // width + 1
    counts = np.zeros(bins, np.int64)
    for date in dated:
        counts += np.bincount((date - first) // width, minlength=bins)
    return Times(first, last, width, counts, undated)
