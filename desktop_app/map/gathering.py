"""What a view of the map shows of the records: asked on the main thread, answered in the pool."""

from __future__ import annotations

import dataclasses
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from db.located import uncertainties
from desktop_app.map.features import Box, FeatureBatch
from desktop_app.map.heat import Heat, density
from desktop_app.map.levels import Levels
from desktop_app.map.scene import Row, Scene, Shown, Want, make_scene
from desktop_app.map.times import Times, times_of

if TYPE_CHECKING:
    from db.store import Store

CIRCLES_FROM_ZOOM = 12
"""From here on the uncertainty of a position is seen."""
POINTS_ON_HEAT_FROM_ZOOM = 12


@dataclass(frozen=True, slots=True)
class Question:
    """box: None before the map has said what it shows; then only counts are answered."""

    want: Want
    shown: Shown
    box: Box | None
    zoom: int
    heat: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """batch: marks without legend and styles, None without a box. rows: of the legend.

    counts: records of each row within the span of time, hidden ones too. totals, placed, timed: by
    kind, what the filter means, what of it has a position, and what of that lies within the span.
    times: of the whole scene.
    """

    question: Question
    batch: FeatureBatch | None
    heat: Heat | None
    rows: tuple[Row, ...]
    counts: tuple[int, ...]
    totals: tuple[int, ...]
    placed: tuple[int, ...]
    timed: tuple[int, ...]
    times: Times
    scene: Scene


class Gathering:
    """Keeps the scene of the last filter, so that moving the map only counts. For the pool."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._key: tuple[object, ...] = ()
        self._levels: Levels | None = None
        self._times: Times | None = None

    def forget(self) -> None:
        """Let go of what is kept; the next question reads anew."""
        with self._lock:
            self._key, self._levels, self._times = (), None, None

    def answer(self, store: Store, question: Question) -> Answer:
        with self._lock:
            key = (store, store.version, id(store.reference()), question.want)
            if self._levels is None or self._times is None or key != self._key:
                scene = make_scene(store, question.want)
                self._levels, self._times, self._key = Levels(scene), times_of(scene), key
            levels, times = self._levels, self._times
            scene, shown, box = levels.scene, question.shown, question.box
            batch = heat = None
            if box is not None:
                points = not question.heat or question.zoom >= POINTS_ON_HEAT_FROM_ZOOM
                batch = levels.view(shown, box, question.zoom) if points else FeatureBatch()
                if question.heat:
                    heat = density(scene, shown, box, question.zoom)
                    # What is told by the heat need not be told by discs as well.
                    batch = dataclasses.replace(batch, clusters=(), shares=())
            counts = tuple(scene.counts(shown.span).tolist())
            timed = tuple(
                part.found.placed
                if shown.span is None
                else int(
                    np.count_nonzero(
                        (part.found.date >= shown.span[0]) & (part.found.date <= shown.span[1])
                    )
                )
                for part in scene.parts
            )
        if batch is not None and question.zoom >= CIRCLES_FROM_ZOOM:
            batch = _with_circles(store, scene, batch)
        return Answer(
            question,
            batch,
            heat,
            scene.rows,
            counts,
            tuple(part.found.total for part in scene.parts),
            tuple(part.found.placed for part in scene.parts),
            timed,
            times,
            scene,
        )


def _with_circles(store: Store, scene: Scene, batch: FeatureBatch) -> FeatureBatch:
    """The batch with the uncertainty of each single point."""
    rows = max(1, len(scene.rows))
    known: list[dict[int, float]] = []
    for number, part in enumerate(scene.parts):
        ids = [point[2] for point in batch.points if point[3] // rows == number]
        known.append(uncertainties(store, part.found.kind, ids) if ids else {})
    points = tuple(
        (lat, lon, id, style, known[style // rows].get(id, 0.0))
        for lat, lon, id, style, _metres in batch.points
    )
    return dataclasses.replace(batch, points=points)
