"""Where and when a species is known, from the file's own records.

Only a file that knows a species well may be astonished: from 30 placed records on about the area,
from 60 dated ones on about the season.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from db.columns import NO_DATE
from db.models.base import RecordType, Values
from db.problem import Problem, doubt
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

LEAST_PLACED = 30
LEAST_DATED = 60
FAR = 150_000.0
"""Metres from the nearest record that are too far."""

METRES = 111_195.0
"""Of a degree of latitude; on a plane, which at 150 km here is wrong by less than 1 km."""


def range_problems(
    store: Store, type: RecordType, values: Values, exclude_id: int | None = None
) -> Iterator[Problem]:
    """Doubts about a species far from where, or long from when, this file knows it."""
    species = values.get("species_id")
    if species is None:
        return
    columns = store.columns(type)
    rows = np.flatnonzero(columns["species"] == species)
    if len(rows) < LEAST_PLACED:
        return
    known = columns.rows(rows)
    known = known[~known["voided"]]
    if exclude_id is not None:
        known = known[known["id"] != exclude_id]
    yield from _area(known["latitude"], known["longitude"], values)
    yield from _season(known["date"], values)


def _area(latitudes: np.ndarray, longitudes: np.ndarray, values: Values) -> Iterator[Problem]:
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    if latitude is None or longitude is None:
        return
    known = ~np.isnan(latitudes)
    count = int(known.sum())
    if count < LEAST_PLACED:
        return
    north = latitudes - np.float32(latitude)
    east = (longitudes - np.float32(longitude)) * np.float32(math.cos(math.radians(latitude)))
    nearest = float(np.nanmin(north * north + east * east))  # in degrees of latitude, squared
    allowed = FAR + float(values.get("coordinate_uncertainty") or 0)
    if math.sqrt(nearest) * METRES <= allowed:
        return
    yield doubt(
        "species_area",
        "species_id",
        translate_noop(
            "Problem",
            "None of the {count} records of this species lies within {km} km of this point.",
        ).format(count=f"{count:,}", km=f"{FAR / 1000:.0f}"),
    )


def _season(days: np.ndarray, values: Values) -> Iterator[Problem]:
    date = values.get("event_date")
    if not isinstance(date, dt.date) or values.get("date_precision") == "year":
        return
    days = days[days != NO_DATE]
    if len(days) < LEAST_DATED:
        return
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    by_month = np.bincount(months, minlength=12)
    if any(by_month[(date.month - 1 + step) % 12] for step in (-1, 0, 1)):
        return
    yield doubt(
        "species_season",
        "event_date",
        translate_noop(
            "Problem",
            "None of the {count} records of this species is from this time of the year.",
        ).format(count=f"{len(days):,}"),
    )
