"""A big cat or a bear in the middle of a town: it happens, and more often the point is wrong.

Settlements: the points of the shipped base map, and places of the office's own list that have one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

import resources
from db.doubles import metres_between
from db.models.base import Values
from db.problem import Problem, doubt
from db.reference import Reference
from db.text import translate_noop

GENERA = frozenset({"Panthera", "Uncia", "Neofelis", "Ursus"})
WITHIN = 500.0
"""Metres from a settlement's point."""

LEVELS = ("prefecture", "county", "township", "village")

Points = tuple[np.ndarray, np.ndarray, tuple[str, ...]]


def settlement_problems(reference: Reference, values: Values) -> Iterator[Problem]:
    """A doubt for a big cat or bear whose point stands in a settlement.

    A point no better than 500 m, as one put on a village by its name, says nothing of the sort.
    """
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    species = reference.species_by_id(values.get("species_id") or -1)
    if latitude is None or longitude is None or species is None:
        return
    if species.scientific_name.split(" ")[0] not in GENERA:
        return
    if (values.get("coordinate_uncertainty") or 0) > WITHIN:
        return
    best: tuple[float, str] | None = None
    for latitudes, longitudes, names in (_shipped(), _own(reference)):
        if not names:
            continue
        metres = metres_between(latitude, longitude, latitudes, longitudes)
        at = int(metres.argmin())
        if metres[at] <= WITHIN and (best is None or metres[at] < best[0]):
            best = float(metres[at]), names[at]
    if best is not None:
        yield doubt(
            "settlement",
            "decimal_latitude",
            translate_noop(
                "Problem", "The point lies {metres} m from the middle of {place}: is it right?"
            ).format(metres=f"{best[0]:.0f}", place=best[1]),
        )


@lru_cache(maxsize=1)
def _shipped() -> Points:
    """The settlements of the base map; none where it was left out of an installation."""
    try:
        text = resources.path("basemap/settlements.geojson").read_text(encoding="utf-8")
    except FileNotFoundError:
        return _points([])
    return _points(
        [
            (latitude, longitude, feature["properties"]["name"])
            for feature in json.loads(text)["features"]
            for longitude, latitude in [feature["geometry"]["coordinates"]]
        ]
    )


@lru_cache(maxsize=2)
def _own(reference: Reference) -> Points:
    """Settlements among the places of a file; a reference never changes."""
    return _points(
        [
            (entry.latitude, entry.longitude, entry.name_zh)
            for entry in reference.places
            if entry.latitude is not None and entry.longitude is not None and entry.level in LEVELS
        ]
    )


def _points(found: list[tuple[float, float, str]]) -> Points:
    return (
        np.array([one[0] for one in found]),
        np.array([one[1] for one in found]),
        tuple(one[2] for one in found),
    )
