"""The routes of the rescue cases in view, as lines for the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from db.rescue.journeys import journeys
from desktop_app.map.features import Box
from desktop_app.map.levels import in_view
from desktop_app.map.scene import Scene, Shown
from desktop_app.rescue.route import route_of

if TYPE_CHECKING:
    from db.reference import Reference
    from db.store import Store

MOST_CASES = 300


@dataclass(frozen=True, slots=True)
class Routes:
    """legs: (south-north and west-east of start and end in degrees, recorded way), of `cases`.

    recorded: a transport with both ends known; otherwise the line only joins what is known.
    left_out: cases in view that are too many to draw.
    """

    legs: tuple[tuple[float, float, float, float, bool], ...]
    cases: int
    left_out: int

    def message(self) -> list[Any]:
        """Flat: latitude, longitude, latitude, longitude, 1 or 0 of each leg."""
        flat: list[float | int] = []
        for lat, lon, to_lat, to_lon, recorded in self.legs:
            flat += (round(lat, 5), round(lon, 5), round(to_lat, 5), round(to_lon, 5),
                     int(recorded))  # fmt: skip
        return flat


def routes_in_view(
    store: Store, reference: Reference, scene: Scene, shown: Shown, box: Box
) -> Routes:
    """The routes of the cases that were found, or released, in view: the latest MOST_CASES."""
    ids: dict[int, int] = {}
    for number, part in enumerate(scene.parts):
        if part.found.kind not in ("rescue", "release"):
            continue
        at = in_view(scene, number, shown, box)
        ids.update(zip(part.found.ids[at].tolist(), part.found.date[at].tolist(), strict=True))
    latest = sorted(ids, key=lambda id: (ids[id], id), reverse=True)[:MOST_CASES]
    legs = []
    for case in journeys(store, latest):
        for leg in route_of(case, reference, "zh").legs:
            legs.append((*leg.start, *leg.end, bool(leg.sure)))
    finite = [leg for leg in legs if np.isfinite(leg[:4]).all()]
    return Routes(tuple(finite), len(latest), len(ids) - len(latest))
