"""Rescues over time: how many were received and released, and what became of them, by year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from db.summaries import PeriodCounts
from desktop_app.charts import rescue_words, words
from desktop_app.charts.axis import CountAxis
from desktop_app.charts.items import Bars
from desktop_app.charts.look import Look, bar_path
from desktop_app.charts.period_chart import PeriodChart

if TYPE_CHECKING:
    from db.rescue.figures import Group, RescueFigures, Tally
    from db.summaries import Unit

MONTHS_SHOWN = 24
"""Up to so many months are shown one by one; beyond, years."""


class Segments(Bars):
    """Bars made of parts, beginning at the axis; the last part has the round end."""

    _chart: Any

    def _draw_bar(self, painter: QPainter, index: int, box: QRectF) -> None:
        chart = self._chart
        parts = [(part, colour) for part, colour in chart.parts(index) if part > 0]
        if not parts:
            return
        painter.setBrush(parts[-1][1])
        painter.drawPath(bar_path(box, column=chart.columns))
        whole, done = sum(part for part, _colour in parts), 0.0
        for number, (part, colour) in enumerate(parts):
            piece = _piece(box, done / whole, (done + part) / whole, column=chart.columns)
            if number < len(parts) - 1:
                painter.fillRect(piece, colour)
            if number and chart.gaps:
                painter.fillRect(_seam(piece, column=chart.columns), chart.look.colour("panel"))
            chart.label_part(painter, piece, part, colour)
            done += part


class RescueTimeChart(PeriodChart):
    """A column a year, or a month where the period is short. gaps: a line between parts."""

    gaps = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.groups: tuple[Group, ...] = ()
        super().__init__(look, parent)
        self.setMinimumSize(180, 90)

    def make_bars(self) -> Bars:
        return Segments(self)

    def show_figures(self, found: RescueFigures) -> None:
        """Show these."""
        unit: Unit = "month" if len(found.by_month) <= MONTHS_SHOWN else "year"
        self.groups = found.by_month if unit == "month" else found.by_year
        starts = tuple(_start(group.key) for group in self.groups)
        heights = np.array([self.height_of(group.tally) for group in self.groups], np.int64)
        counts = PeriodCounts(unit, starts, heights, heights)
        self.show_counts({unit: counts} if starts else {}, animals=True)

    def height_of(self, tally: Tally) -> int:
        """How high a column is."""
        return tally.received

    def parts(self, index: int) -> list[tuple[float, QColor]]:
        """What a column is made of, from the axis up."""
        raise NotImplementedError

    def label_part(self, painter: QPainter, box: QRectF, part: float, colour: QColor) -> None:
        """Write on one part."""

    def can_narrow(self, index: int) -> bool:
        return len(self.groups) > 1 and bool(self.groups[index].tally.received)

    def name_of(self, index: int) -> str:
        counts = self.counts
        return words.period(counts.unit, counts.starts[index]) if counts is not None else ""


class ReceivedChart(RescueTimeChart):
    """Animals received; the dark part of each column was released."""

    def parts(self, index: int) -> list[tuple[float, QColor]]:
        tally = self.groups[index].tally
        pointed = index in self.pointed_at()
        return [
            (tally.released, self.look.colour("accent_hover" if pointed else "accent")),
            (tally.received - tally.released, self.look.colour("accent_soft_line")),
        ]

    def tip_lines(self, index: int) -> list[str]:
        if index >= len(self.groups):
            return [""]
        tally = self.groups[index].tally
        return [self.name_of(index), rescue_words.received_and_released(tally)]


class PercentAxis(CountAxis):
    """Per cent at the left of a column chart."""

    def words(self, tick: int) -> str:
        return f"{tick}%"


class OutcomesChart(RescueTimeChart):
    """What became of the animals of each year, in shares of those received."""

    axis_of_counts = PercentAxis
    over_column = 0.0
    gaps = True

    def height_of(self, tally: Tally) -> int:
        return 100 if tally.received else 0

    def parts(self, index: int) -> list[tuple[float, QColor]]:
        tally = self.groups[index].tally
        return [
            (100 * count / tally.received, stack_colour(self.look, name))
            for (name, _words, _kinds), count in zip(
                rescue_words.STACKS, rescue_words.stacked(tally), strict=True
            )
            if count
        ]

    def bar_labels(self) -> list[str]:
        return []

    def label_part(self, painter: QPainter, box: QRectF, part: float, colour: QColor) -> None:
        label = f"{part:.0f}"
        look = self.look
        if box.height() < look.metrics(look.tiny).height() - 2:
            return
        if box.width() < look.width(look.tiny, "00") + 4:
            return
        painter.setFont(look.tiny)
        painter.setPen(_ink_on(colour))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), label)
        painter.setPen(Qt.PenStyle.NoPen)

    def tip_lines(self, index: int) -> list[str]:
        if index >= len(self.groups):
            return [""]
        tally = self.groups[index].tally
        return [
            self.name_of(index),
            rescue_words.received_words(tally.received),
            *rescue_words.outcome_lines(tally),
        ]


def stack_colour(look: Look, name: str) -> QColor:
    """The colour of one of `rescue_words.STACKS`, the same in chart and legend."""
    place = rescue_words.SERIES.get(name)
    return look.colour("faint") if place is None else look.series(place)


def _ink_on(colour: QColor) -> QColor:
    """Black or white, whichever reads better on a colour (WCAG relative luminance)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    light = (
        0.2126 * linear(colour.redF())
        + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF())
    )
    return QColor(Qt.GlobalColor.white if light < 0.18 else Qt.GlobalColor.black)


def _start(key: int | str) -> dt.date:
    """First day of a year or of a 'YYYY-MM'."""
    return dt.date(key, 1, 1) if isinstance(key, int) else dt.date.fromisoformat(f"{key}-01")


def _piece(box: QRectF, start: float, end: float, *, column: bool) -> QRectF:
    """The part of a bar between two shares of its length, from the axis."""
    if column:
        return QRectF(
            QPointF(box.left(), box.bottom() - end * box.height()),
            QPointF(box.right(), box.bottom() - start * box.height()),
        )
    return QRectF(
        QPointF(box.left() + start * box.width(), box.top()),
        QPointF(box.left() + end * box.width(), box.bottom()),
    )


def _seam(piece: QRectF, *, column: bool) -> QRectF:
    """A line where a part begins."""
    if column:
        return QRectF(piece.left(), piece.bottom() - 0.5, piece.width(), 1)
    return QRectF(piece.left() - 0.5, piece.top(), 1, piece.height())
