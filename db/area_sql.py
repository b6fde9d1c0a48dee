"""An area as SQL: first a box that an index can use, then the same exact test as in `db.area`."""

from __future__ import annotations

import math
from typing import Any

import sqlalchemy as sa

from db.area import AXIS, E2, Area, Box, Circle, Polygon


def inside(
    area: Area, latitude: sa.ColumnElement[Any], longitude: sa.ColumnElement[Any]
) -> list[sa.ColumnElement[bool]]:
    """The WHERE of "lies in this area", of columns in degrees; NULL lies nowhere."""
    box = area.bounds
    found: list[sa.ColumnElement[bool]] = [
        latitude.between(box.south, box.north),
        longitude.between(box.west, box.east),
    ]
    match area:
        case Box():
            pass
        case Circle():
            found.append(_within(area, latitude, longitude))
        case Polygon():
            found.append(_enclosed(area, latitude, longitude))
    return found


def _within(
    circle: Circle, latitude: sa.ColumnElement[Any], longitude: sa.ColumnElement[Any]
) -> sa.ColumnElement[bool]:
    degree = math.pi / 180
    sine, cosine = sa.func.sin(latitude * degree), sa.func.cos(latitude * degree)
    away = (longitude - circle.longitude) * degree
    normal = AXIS / sa.func.sqrt(1 - E2 * sine * sine)
    x, y, z = circle.centre
    forth = normal * cosine * sa.func.cos(away) - x
    aside = normal * cosine * sa.func.sin(away) - y
    up = normal * (1 - E2) * sine - z
    return forth * forth + aside * aside + up * up <= circle.chord**2


def _enclosed(
    polygon: Polygon, latitude: sa.ColumnElement[Any], longitude: sa.ColumnElement[Any]
) -> sa.ColumnElement[bool]:
    """An odd number of sides lies east of the point."""
    if not polygon.edges:  # all corners on one latitude
        return sa.false()
    names = ("y1", "y2", "x1", "gain")
    edge = (
        sa.values(*(sa.column(name, sa.Double()) for name in names), name="side")
        .data(list(polygon.edges))
        .cte("side")
    )
    crossed = (
        sa.select(sa.func.count())
        .select_from(edge)
        .where(
            (edge.c.y1 > latitude) != (edge.c.y2 > latitude),
            longitude < edge.c.x1 + edge.c.gain * (latitude - edge.c.y1),
        )
        .correlate(latitude.table)
        .scalar_subquery()
    )
    return crossed % 2 == 1
