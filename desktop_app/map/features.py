"""What the map is given to draw and what it says about its view: plain values, checked."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

# Shapes that the page can draw, told apart without their colours.
SHAPES = (
    "circle", "square", "triangle", "diamond", "triangle-down", "pentagon", "cross", "star",
)  # fmt: skip


# What can stand within a shape, where the shape itself says something else.
SIGNS = ("", "dot", "bar", "pole", "slash", "back", "hole")


@dataclass(frozen=True, slots=True)
class Box:
    """What a map view shows: degrees WGS 84, and its size in logical pixels."""

    west: float
    south: float
    east: float
    north: float
    width: int = 0
    height: int = 0

    def __post_init__(self) -> None:
        if not all(map(math.isfinite, (self.west, self.south, self.east, self.north))):
            raise ValueError("a box has finite edges")
        if self.west > self.east or self.south > self.north:
            raise ValueError("a box runs from west to east and from south to north")


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One row: what it means and how its marks look. `colour` is #RRGGBB.

    count: records it stands for, None where that is not said. key: what a click on it switches, ""
    where it switches nothing; on: whether its records are drawn. sign: of SIGNS, within the shape.
    """

    label: str
    colour: str
    shape: str = "circle"
    count: int | None = None
    key: str = ""
    on: bool = True
    sign: str = ""

    def __post_init__(self) -> None:
        if self.shape not in SHAPES:
            raise ValueError(f"unknown shape: {self.shape!r}")
        if self.sign not in SIGNS:
            raise ValueError(f"unknown sign: {self.sign!r}")


def legend(labels: Sequence[str], colours: Sequence[str]) -> tuple[LegendEntry, ...]:
    """Pair labels with colours and shapes; when both start anew together, shapes move on by one."""
    cycle = math.lcm(len(colours), len(SHAPES))
    return tuple(
        LegendEntry(
            label,
            colours[index % len(colours)],
            SHAPES[(index + index // cycle) % len(SHAPES)],
        )
        for index, label in enumerate(labels)
    )


class Style(NamedTuple):
    """How a point looks and whose it is: `layer` is the record type a click on it opens."""

    colour: str
    shape: str
    layer: str
    sign: str = ""


Point = tuple[float, float, int, int, float]


@dataclass(frozen=True, slots=True)
class FeatureBatch:
    """Everything to draw for one view.

    points: (latitude, longitude, id, index into `styles`, uncertainty in metres or 0).
    clusters: (latitude, longitude, count), placed at the mean of what they stand for.
    shares: of each cluster (index into `colours`, percent, …), the most frequent first; empty
    where all its records have one colour, or for all clusters.
    styles: without any, the entries of the legend, in layer `layer`. colours: without any, those
    of the legend. kinds: rows that say what the shapes mean, above the legend.
    summary: one line above the legend, already in the user's language. notes: lines below it.
    heading: what the colours say.
    """

    points: tuple[Point, ...] = ()
    clusters: tuple[tuple[float, float, int], ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    layer: str = "sighting"
    summary: str = ""
    shares: tuple[tuple[int, ...], ...] = ()
    styles: tuple[Style, ...] = ()
    colours: tuple[str, ...] = ()
    kinds: tuple[LegendEntry, ...] = ()
    heading: str = ""
    notes: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Records that the marks stand for."""
        return len(self.points) + sum(count for _lat, _lon, count in self.clusters)

    @property
    def marks(self) -> int:
        return len(self.points) + len(self.clusters)

    def message(self) -> dict[str, Any]:
        """As the page reads it: one flat list each, in steps of 1/`unit` degree from `origin`.

        A point takes five numbers. A cluster takes its place, its count, how many numbers of
        shares follow, and these.
        """
        marks = (*self.points, *self.clusters)
        south = min((mark[0] for mark in marks), default=0.0)
        west = min((mark[1] for mark in marks), default=0.0)
        tall = max((mark[0] for mark in marks), default=0.0) - south
        unit = 1_000_000 if tall < 0.5 else 100_000  # a tenth of a metre near, a metre elsewhere
        points: list[int] = []
        for lat, lon, id_, style, uncertainty in self.points:
            points += (
                round((lat - south) * unit), round((lon - west) * unit), id_, style,
                round(uncertainty),
            )  # fmt: skip
        clusters: list[int] = []
        shares = self.shares or ((),) * len(self.clusters)
        for (lat, lon, count), parts in zip(self.clusters, shares, strict=True):
            clusters += (round((lat - south) * unit), round((lon - west) * unit), count)
            clusters += (len(parts), *parts)
        styles = self.styles or [(e.colour, e.shape, self.layer) for e in self.legend]
        return {
            "summary": self.summary,
            "origin": (south, west),
            "unit": unit,
            "points": points,
            "clusters": clusters,
            "styles": styles,
            "colours": self.colours or [entry.colour for entry in self.legend],
            "kinds": [_row(entry) for entry in self.kinds],
            "heading": self.heading,
            "legend": [_row(entry) for entry in self.legend],
            "notes": self.notes,
        }


def _row(entry: LegendEntry) -> dict[str, Any]:
    return {
        "label": entry.label, "colour": entry.colour, "shape": entry.shape, "count": entry.count,
        "key": entry.key, "on": entry.on, "sign": entry.sign,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Details:
    """What a balloon at a record says. Every text is shown as it is, never as markup.

    action: the label of a button under it, "" for none; pressing it emits `open_requested`.
    """

    lat: float
    lon: float
    title: str
    subtitle: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    layer: str = "sighting"
    record_id: int = 0
    action: str = ""

    def message(self) -> dict[str, Any]:
        return {
            "lat": self.lat, "lon": self.lon, "title": self.title, "subtitle": self.subtitle,
            "rows": [list(row) for row in self.rows], "layer": self.layer, "id": self.record_id,
            "action": self.action,
        }  # fmt: skip


def encode(message: Any) -> str:
    """JSON for the page; NaN and infinity are refused, because JavaScript cannot read them."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
