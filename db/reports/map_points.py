"""Where the records of a report lie, fit to be shown to others.

Places of sensitive species are put into the middle of a cell of a grid (0.1, 0.01 or 0.001 degree
by their sensitivity), as GBIF's guide to sensitive species asks: a grid, never a random shift.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from db.reports.sightings import Selected

GRID: Final = {"high": 0.1, "medium": 0.01, "low": 0.001}
"""Degrees of a cell for each degree of sensitivity."""

LEVELS: Final = ("I", "II", "")
"""What marks are told apart by: the class of national protection, none last."""


@dataclass(frozen=True)
class MapPoints:
    """Arrays of one length: degrees WGS 84, and positions in LEVELS.

    coarsened: records whose place is the middle of a cell. unplaced: records without a position.
    """

    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    level: npt.NDArray[np.int64]
    coarsened: int
    unplaced: int

    def __len__(self) -> int:
        return len(self.latitude)


def map_points(found: Selected) -> MapPoints:
    """The places of these records, those of sensitive species coarsened."""
    placed = found.where(~np.isnan(found.latitude) & ~np.isnan(found.longitude))
    species = found.reference.species
    highest = int(placed.species_of.max(initial=0)) + 2
    cell = np.zeros(highest)  # the last entry answers for records without a species
    level = np.full(highest, len(LEVELS) - 1)
    for entry in species:
        if 0 <= entry.id < highest - 1:
            cell[entry.id] = GRID.get(entry.sensitivity or "", 0.0)
            level[entry.id] = LEVELS.index(entry.protection or "") if (
                (entry.protection or "") in LEVELS
            ) else len(LEVELS) - 1  # fmt: skip
    size = cell[placed.species_of]
    return MapPoints(
        _snapped(placed.latitude, size),
        _snapped(placed.longitude, size),
        level[placed.species_of],
        int((size > 0).sum()),
        found.records - placed.records,
    )


def _snapped(degrees: npt.NDArray[np.float64], size: npt.NDArray[np.float64]) -> (
    npt.NDArray[np.float64]
):  # fmt: skip
    whole = np.where(size > 0, size, 1.0)
    return np.where(size > 0, (np.floor(degrees / whole) + 0.5) * whole, degrees)
