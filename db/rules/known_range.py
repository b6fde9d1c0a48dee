"""Where and when a species is known, from the file's own records.

Only a file that knows a species well may be astonished: from 30 placed records on about the area,
from 60 dated ones on about the season.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from db.columns import NO_DATE
from db.doubles import metres_between
from db.models.base import RecordType, Values
from db.problem import Problem, doubt
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

LEAST_PLACED = 30
LEAST_DATED = 60
FAR = 150_000.0
"""Metres from the nearest record that are too far."""

_MARGIN = 2.0  # degrees of latitude, more than FAR


def range_problems(
    store: Store, type: RecordType, values: Values, exclude_id: int | None = None
) -> Iterator[Problem]:
    """Doubts about a species far from where, or long from when, this file knows it."""
    species = values.get("species_id")
    if species is None:
        return
    data = store.columns(type).data
    wanted = (data["species"] == species) & ~data["voided"]
    if int(wanted.sum()) < LEAST_PLACED:
        return
    rows = np.flatnonzero(wanted)
    if exclude_id is not None:
        rows = rows[data["id"][rows] != exclude_id]
    yield from _area(data["latitude"][rows], data["longitude"][rows], values)
    yield from _season(data["date"][rows], values)


def _area(latitudes: np.ndarray, longitudes: np.ndarray, values: Values) -> Iterator[Problem]:
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    if latitude is None or longitude is None:
        return
    known = ~np.isnan(latitudes)
    count = int(known.sum())
    if count < LEAST_PLACED:
        return
    close = np.abs(latitudes - np.float32(latitude)) < _MARGIN  # NaN is never close
    metres = metres_between(latitude, longitude, latitudes[close], longitudes[close])
    allowed = FAR + float(values.get("coordinate_uncertainty") or 0)
    if len(metres) and float(metres.min()) <= allowed:
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
    months = np.unique(days.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12) + 1
    if any((date.month - month) % 12 in (0, 1, 11) for month in months.tolist()):
        return
    yield doubt(
        "species_season",
        "event_date",
        translate_noop(
            "Problem",
            "None of the {count} records of this species is from this time of the year.",
        ).format(count=f"{len(days):,}"),
    )
