"""Records over time, as columns: by day, month, quarter or year, whichever can be read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Signal
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from desktop_app.charts import scale, words
from desktop_app.charts.axis import CountAxis, PeriodAxis, Span
from desktop_app.charts.chart import BarChart
from desktop_app.charts.look import Look

if TYPE_CHECKING:
    from db.summaries import PeriodCounts, Unit

_OVER_TICK = 10.0
"""Pixels kept free over the highest tick for its figure."""


class PeriodChart(BarChart):
    """narrowed: first and last day of the column chosen. unit_changed: the bins are longer or
    shorter now."""

    narrowed = Signal(object, object)
    unit_changed = Signal()
    axis_of_counts: type[CountAxis] = CountAxis
    over_column = 24.0
    """Pixels kept free over the highest column for its figure."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.periods: dict[Unit, PeriodCounts] = {}
        self.unit: Unit = "month"
        self.counts_animals = False
        self.ticks = [0]
        self._count_axis = self.axis_of_counts()
        self._period_axis = PeriodAxis()
        super().__init__(
            look, {"left": self._count_axis, "bottom": self._period_axis}, parent, columns=True
        )

    def show_counts(self, periods: dict[Unit, PeriodCounts], *, animals: bool) -> None:
        """Show these; with `animals` the numbers of animals, else of records."""
        self.periods, self.counts_animals = periods, animals
        self.arrange()
        self.bars_changed()

    @property
    def counts(self) -> PeriodCounts | None:
        """What is shown now."""
        return self.periods.get(self.unit)

    def arrange(self) -> None:
        plot = self.plot_rect()
        if not self.periods:
            self.values = ()
            return
        unit = scale.fitting_unit(self.periods, max(self.width() - 60.0, 60.0))
        counts = self.periods[unit]
        changed, self.unit = unit != self.unit, unit
        self.values = (counts.animals if self.counts_animals else counts.records).tolist()
        highest = max(self.values)
        self.ticks = scale.ticks(highest, max(2, int(self.height() / 70)))
        self._count_axis.fit(self.ticks)
        labels, spans = self._labels(counts)
        self._period_axis.fit(labels, spans)
        self.centralWidget.layout().activate()
        plot = self.plot_rect()
        height = max(plot.height(), 1.0)
        top = max(
            self.ticks[-1] * height / max(height - _OVER_TICK, 1),
            highest * height / max(height - self.over_column, 1),
        )
        self.set_range(len(self.values), top)
        if changed:
            self.hovered = self.current = -1
            self.unit_changed.emit()

    def _labels(self, counts: PeriodCounts) -> tuple[dict[int, str], list[Span]]:
        starts, unit = counts.starts, counts.unit
        pitch = max(self.width() - 60.0, 60.0) / len(starts)
        names = [words.tick(unit, start) for start in starts]
        widest = max(self.look.width(self.look.small, name) for name in names) + 8
        if unit == "year":
            step = scale.year_step(pitch, widest)
            return {n: names[n] for n, s in enumerate(starts) if s.year % step == 0}, []
        wanted = {"day": (1, 2, 5), "month": (1, 2, 3, 6), "quarter": (1, 2)}[unit]
        found = scale.label_step(pitch, widest, wanted)
        labels = (
            {}
            if found is None
            else {
                number: names[number]
                for number, start in enumerate(starts)
                if _ordinal(unit, start, found) % found == 0
            }
        )
        return labels, self._spans(counts, pitch)

    def _spans(self, counts: PeriodCounts, pitch: float) -> list[Span]:
        """The lower row: years; under days, the month."""
        starts = counts.starts
        if counts.unit == "day":
            return [Span(0, len(starts) - 1, words.month_and_year(starts[0]))]
        firsts = [0] + [n for n in range(1, len(starts)) if starts[n].year != starts[n - 1].year]
        lasts = [n - 1 for n in firsts[1:]] + [len(starts) - 1]
        per_year = pitch * {"month": 12, "quarter": 4}[counts.unit]
        names = [words.year(starts[n].year) for n in firsts]
        room = max(self.look.width(self.look.small, name) for name in names) + 6
        step = scale.year_step(per_year, room)
        spans = []
        for first, last, name in zip(firsts, lasts, names, strict=True):
            fits = len(firsts) == 1 or (last - first + 1) * pitch * step >= room
            shown = name if fits and starts[first].year % step == 0 else ""
            spans.append(Span(first, last, shown))
        return spans

    def bar_labels(self) -> list[str]:
        if not self.values:
            return []
        labels = [words.figure(value) if value else "" for value in self.values]
        pitch = self.plot_rect().width() / self.slots
        widest = max(self.look.width(self.look.figures, label) for label in labels)
        return labels if widest + 6 <= pitch else []

    def draw_ground(self, painter: QPainter, to_device: QTransform) -> None:
        painter.setPen(QPen(self.look.colour("line"), 1))
        area = to_device.mapRect(self.extent())
        for tick in self.ticks[1:]:
            y = round(to_device.map(QPointF(0, tick)).y()) + 0.5
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
        for span in self._period_axis.spans[1:]:
            x = round(to_device.map(QPointF(span.first, 0)).x()) + 0.5
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))

    def tip_lines(self, index: int) -> list[str]:
        counts = self.counts
        if counts is None or index >= len(counts.starts):
            return [""]
        records, animals = int(counts.records[index]), int(counts.animals[index])
        return [
            words.period(counts.unit, counts.starts[index]),
            f"{words.records(records)} · {words.animals(animals)}",
        ]

    def can_narrow(self, index: int) -> bool:
        counts = self.counts
        return counts is not None and bool(counts.records[index])

    def narrow(self, index: int) -> None:
        counts = self.counts
        if counts is not None:
            self.narrowed.emit(*counts.span(index))


def _ordinal(unit: Unit, start: dt.date, step: int) -> int:
    """Which labels stay when there is room for every `step` only: January, the first quarter."""
    if unit == "day":
        return start.day if step == 5 else start.day - 1
    if unit == "month":
        return start.month - 1
    return (start.month - 1) // 3
