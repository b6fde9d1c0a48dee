"""What the map is given to draw and what it says about its view: plain values, checked."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# Shapes that the page can draw, told apart without their colours.
SHAPES = (
    "circle", "square", "triangle", "diamond", "triangle-down", "pentagon", "cross", "star",
)  # fmt: skip


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
    """One kind of mark: what it means and how it looks. `colour` is #RRGGBB."""

    label: str
    colour: str
    shape: str = "circle"

    def __post_init__(self) -> None:
        if self.shape not in SHAPES:
            raise ValueError(f"unknown shape: {self.shape!r}")


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


@dataclass(frozen=True, slots=True)
class FeatureBatch:
    """Everything to draw for one view.

    points: (latitude, longitude, id, index into `legend`, uncertainty in metres or 0).
    clusters: (latitude, longitude, count), placed at the mean of what they stand for.
    summary: one line above the legend, already in the user's language.
    """

    points: tuple[tuple[float, float, int, int, float], ...] = ()
    clusters: tuple[tuple[float, float, int], ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    layer: str = "sighting"
    summary: str = ""

    @property
    def count(self) -> int:
        """Records that the marks stand for."""
        return len(self.points) + sum(count for _lat, _lon, count in self.clusters)

    def message(self) -> dict[str, Any]:
        return {
            "layer": self.layer,
            "summary": self.summary,
            "points": [
                (round(lat, 6), round(lon, 6), id_, style, round(uncertainty))
                for lat, lon, id_, style, uncertainty in self.points
            ],
            "clusters": [(round(lat, 5), round(lon, 5), n) for lat, lon, n in self.clusters],
            "legend": [
                {"label": entry.label, "colour": entry.colour, "shape": entry.shape}
                for entry in self.legend
            ],
        }


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
