"""Checks that several record types share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from db.models.base import Values
from db.problem import Problem, doubt, error
from db.text import translate_noop


def position_is_whole(values: Values) -> Iterator[Problem]:
    """Latitude and longitude go together, and 0, 0 is a phone without a position."""
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    if (latitude is None) != (longitude is None):
        missing = "decimal_longitude" if longitude is None else "decimal_latitude"
        yield error(
            "position_half",
            missing,
            translate_noop(
                "Problem", "A position needs both latitude and longitude: type the missing one."
            ),
        )
    if latitude == 0 and longitude == 0:
        yield error(
            "position_zero",
            "decimal_latitude",
            translate_noop(
                "Problem", "0, 0 lies in the Atlantic: the phone had no position. Leave it empty."
            ),
        )


def position_is_near_home(values: Values) -> Iterator[Problem]:
    """A point far from Qinghai, or one whose parts are swapped, is asked about."""
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    if latitude is None or longitude is None:
        return
    if 31 <= longitude <= 40 and 88 <= latitude <= 90:  # beyond what latitudes here can be
        yield doubt(
            "position_swapped",
            "decimal_latitude",
            translate_noop("Problem", "Latitude and longitude look swapped: {lat}, {lon}.").format(
                lat=f"{latitude:.5f}", lon=f"{longitude:.5f}"
            ),
        )
    elif not (31 <= latitude <= 40 and 88 <= longitude <= 104):
        yield doubt(
            "position_far",
            "decimal_latitude",
            translate_noop(
                "Problem", "The point {lat}, {lon} lies outside Qinghai and its surroundings."
            ).format(lat=f"{latitude:.5f}", lon=f"{longitude:.5f}"),
        )


def date_is_past(values: Values) -> Iterator[Problem]:
    """What is recorded has happened; a year long ago is asked about."""
    date = values.get("event_date")
    if date is None:
        return
    if date > dt.date.today():
        yield error(
            "date_future",
            "event_date",
            translate_noop(
                "Problem", "{date} lies in the future: check the year and the day."
            ).format(date=date.isoformat()),
        )
    elif date.year < 1950:
        yield doubt(
            "date_old",
            "event_date",
            translate_noop("Problem", "{date} is very long ago: check the year.").format(
                date=date.isoformat()
            ),
        )


def ends_after_start(values: Values, end: str) -> Iterator[Problem]:
    """The day in field `end` does not lie before the record's own."""
    first, last = values.get("event_date"), values.get(end)
    if first is not None and last is not None and last < first:
        yield error(
            "ends_before_start",
            end,
            translate_noop("Problem", "{last} lies before {first}: check both dates.").format(
                first=first.isoformat(), last=last.isoformat()
            ),
        )


def precision_of_time(values: Values) -> Values:
    """A known time makes the date exact; a date without a time is not."""
    if values.get("event_time") is not None and values.get("date_precision") in (None, "day"):
        return {"date_precision": "exact"}
    if values.get("event_time") is None and values.get("date_precision") == "exact":
        return {"date_precision": "day"}
    return {}
