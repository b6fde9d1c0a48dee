"""What is drawn on a weight curve: the line with its points, the words above, the care below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from desktop_app.charts.axis import Axis
from desktop_app.rescue.weight_course import ABOVE, BELOW

if TYPE_CHECKING:
    from desktop_app.rescue.label_rows import Flag
    from desktop_app.rescue.weight_course import Mark, Span, Weighing
    from desktop_app.rescue.weight_plot import WeightPlot

_POINT = 3.6  # radius
_CROWDED = 9.0  # pixels from point to point, below which points are smaller


class _Lanes(NamedTuple):
    """Pixels below the curve. tick: height of the lane of vaccinations."""

    lane: float
    gap: float
    tick: float
    pad: float


_ROOMY = _Lanes(7.0, 3.0, 11.0, 5.0)
_TIGHT = _Lanes(5.0, 1.0, 7.0, 4.0)


class Curve(pg.GraphicsObject):
    """Grid, milestones' lines, the curve and its points, in the view box.

    Data are mapped to the device here and drawn there, so that lines stay one pixel wide.
    """

    def __init__(self, plot: WeightPlot) -> None:
        super().__init__()
        self._plot = plot
        self._crowded = False

    def boundingRect(self) -> QRectF:
        dates, scale = self._plot.dates, self._plot.scale_kg
        return QRectF(dates.start, scale.low, dates.end - dates.start, scale.high - scale.low)

    def range_changed(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        to_device = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = to_device.mapRect(self.boundingRect())
        self._grid(painter, to_device, area)
        self._milestones(painter, to_device, area)
        spots = [
            (one, to_device.map(QPointF(one.x, one.kg))) for one in self._plot.course.weighings
        ]
        self._line(painter, spots)
        steps = [(other - one).manhattanLength() for (_, one), (_, other) in pairwise(spots)]
        steps.sort()
        self._crowded = bool(steps) and steps[len(steps) // 2] < _CROWDED
        for index, (weighing, spot) in enumerate(spots):
            self._mark(painter, weighing, spot, index)
        painter.restore()

    def _grid(self, painter: QPainter, to_device: QTransform, area: QRectF) -> None:
        painter.setPen(QPen(self._plot.look.colour("line"), 1))
        for tick in self._plot.scale_kg.ticks:
            y = round(to_device.map(QPointF(0, tick)).y()) + 0.5
            painter.drawLine(QLineF(area.left(), y, area.right(), y))

    def _milestones(self, painter: QPainter, to_device: QTransform, area: QRectF) -> None:
        pointed = self._plot.pointed_at()
        for index, mark in enumerate(self._plot.course.milestones):
            x = round(to_device.map(QPointF(mark.x, 0)).x()) + 0.5
            painter.setPen(_dashed(self._plot, strong=pointed == ("milestones", index)))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))

    def _line(self, painter: QPainter, spots: list[tuple[Weighing, QPointF]]) -> None:
        pen = QPen(self._plot.look.colour("accent"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        loose = QPen(pen)
        loose.setWidthF(1.4)
        loose.setDashPattern([3.0, 3.0])
        for (one, start), (other, end) in pairwise(spots):
            # Only between two measured weights is the line what the animal weighed.
            painter.setPen(pen if one.measured and other.measured else loose)
            painter.drawLine(start, end)

    def _mark(self, painter: QPainter, weighing: Weighing, spot: QPointF, index: int) -> None:
        look = self._plot.look
        accent, panel = look.colour("accent"), look.colour("panel")
        large = self._plot.pointed_at() == ("weighings", index)
        radius = (_POINT - 1.2 if self._crowded else _POINT) + (1.4 if large else 0)
        if large:
            halo = look.colour("accent")
            halo.setAlphaF(0.2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawEllipse(spot, radius + 4, radius + 4)
        if weighing.measured:
            painter.setPen(QPen(panel, 0.8 if self._crowded else 1.4))
            painter.setBrush(accent)
            painter.drawEllipse(spot, radius + 0.7, radius + 0.7)
            return
        painter.setPen(QPen(accent, 1.8))
        painter.setBrush(panel)
        painter.drawEllipse(spot, radius, radius)
        if weighing.qualifier in (BELOW, ABOVE):  # which way the true weight lies
            down = 1 if weighing.qualifier == BELOW else -1
            foot = spot + QPointF(0, down * (radius + 8))
            painter.drawLine(spot + QPointF(0, down * radius), foot)
            path = QPainterPath(foot + QPointF(-3, -3 * down))
            path.lineTo(foot)
            path.lineTo(foot + QPointF(3, -3 * down))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)


def _dashed(plot: WeightPlot, *, strong: bool) -> QPen:
    pen = QPen(plot.look.colour("good"), 1.6 if strong else 1)
    pen.setDashPattern([3.0, 3.0])
    return pen


class PlotAxis(Axis):
    """An axis of the weight plot."""

    def __init__(self, orientation: str, plot: WeightPlot) -> None:
        super().__init__(orientation)
        self._plot = plot

    def _x(self, view: QRectF, x: float) -> float:
        dates = self._plot.dates
        return view.left() + (x - dates.start) / (dates.end - dates.start) * view.width()


class KilogramAxis(PlotAxis):
    """Kilograms at the left, the unit above the highest."""

    def __init__(self, plot: WeightPlot) -> None:
        super().__init__("left", plot)

    def fit(self) -> None:
        look, scale = self._plot.look, self._plot.scale_kg
        labels = [scale.label(tick) for tick in scale.ticks]
        widest = max((look.width(look.figures, label) for label in labels), default=10)
        unit = look.width(look.small, self._plot.words.unit)
        self.setWidth(max(widest, unit, 12) + 14)

    def draw(self, painter: QPainter, view: QRectF) -> None:
        look, scale = self._plot.look, self._plot.scale_kg
        painter.setPen(look.colour("quiet"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(look.figures)
        highest = view.bottom()
        for tick in scale.ticks:
            y = view.bottom() - (tick - scale.low) / (scale.high - scale.low) * view.height()
            highest = min(highest, y)
            painter.drawText(QRectF(view.left() - 200, y - 9, 192, 18), right, scale.label(tick))
        if highest - view.top() >= 18:  # no figure where the unit stands
            painter.setFont(look.small)
            box = QRectF(view.left() - 200, view.top() - 8, 192, 16)
            painter.drawText(box, right, self._plot.words.unit)


class WordsAxis(PlotAxis):
    """The milestones' words over the curve, in rows; their lines go down from them."""

    def __init__(self, plot: WeightPlot) -> None:
        super().__init__("top", plot)

    @property
    def _row(self) -> float:
        return self._plot.look.metrics(self._plot.look.small).height() + 1

    def words_box(self, flag: Flag) -> QRectF | None:
        """Where its words stand, in pixels of the plot; None without words."""
        if not flag.width:
            return None
        plot = self._plot.plot_rect()
        top = plot.top() - 4 - (self._plot.rows - flag.row) * self._row
        return QRectF(plot.left() + flag.left, top, flag.width, self._row)

    def draw(self, painter: QPainter, view: QRectF) -> None:
        plot, look = self._plot, self._plot.look
        metrics = look.metrics(look.small)
        painter.setFont(look.small)
        pointed = plot.pointed_at()
        top = view.top() - 4 - plot.rows * self._row
        for index, (mark, flag) in enumerate(zip(plot.course.milestones, plot.flags, strict=True)):
            strong = pointed == ("milestones", index)
            below = top + (flag.row + (1 if flag.width else 0)) * self._row
            x = round(view.left() + flag.x) + 0.5
            painter.setPen(_dashed(plot, strong=strong))
            painter.drawLine(QLineF(x, below, x, view.top()))
            if not flag.width:
                continue
            text = metrics.elidedText(
                plot.words.milestones(mark, short=True), Qt.TextElideMode.ElideRight, flag.width
            )
            painter.setPen(look.colour("good"))
            box = QRectF(view.left() + flag.left, top + flag.row * self._row, flag.width, self._row)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class CareAxis(PlotAxis):
    """Below the curve: treatments as bands, vaccinations as ticks, and the dates."""

    def __init__(self, plot: WeightPlot) -> None:
        super().__init__("bottom", plot)
        self.has_lanes = True
        self._size = _ROOMY

    def fit(self, *, lanes: bool, roomy: bool) -> None:
        """lanes: whether there is height for treatments and vaccinations; roomy: for wide ones."""
        self.has_lanes, self._size = lanes, _ROOMY if roomy else _TIGHT
        self.setHeight(self._lanes_height() + self._row + 8)

    @property
    def _row(self) -> float:
        return self._plot.look.metrics(self._plot.look.small).height()

    def _lanes_height(self) -> float:
        if not self.has_lanes:
            return 0.0
        course = self._plot.course
        height = self._treatments_height()
        if course.vaccinations:
            height += self._size.tick + self._size.gap
        return height + self._size.pad if height else 0.0

    def _treatments_height(self) -> float:
        return self._plot.course.lanes * (self._size.lane + self._size.gap)

    def span_box(self, span: Span) -> QRectF:
        """A treatment's band, in pixels of the plot."""
        return self._span(self._plot.plot_rect(), span)

    def tick_box(self, mark: Mark) -> QRectF:
        """A vaccination's tick, in pixels of the plot."""
        return self._tick(self._plot.plot_rect(), mark)

    def _span(self, view: QRectF, span: Span) -> QRectF:
        left = self._x(view, span.x)
        right = view.right() if span.end is None else self._x(view, span.end)
        top = view.bottom() + self._size.pad + span.lane * (self._size.lane + self._size.gap)
        return QRectF(left, top, max(right - left, 4.0), self._size.lane)

    def _tick(self, view: QRectF, mark: Mark) -> QRectF:
        top = view.bottom() + self._size.pad + self._treatments_height()
        return QRectF(self._x(view, mark.x) - 2, top, 4.0, self._size.tick)

    def draw(self, painter: QPainter, view: QRectF) -> None:
        look = self._plot.look
        painter.setPen(look.colour("field_line"))
        y = round(view.bottom()) + 0.5
        painter.drawLine(QLineF(view.left(), y, view.right(), y))
        if self.has_lanes:
            self._draw_care(painter, view)
        self._draw_dates(painter, view)

    def _draw_care(self, painter: QPainter, view: QRectF) -> None:
        plot, look = self._plot, self._plot.look
        pointed = plot.pointed_at()
        for index, span in enumerate(plot.course.treatments):
            box = self._span(view, span)
            strong = pointed == ("treatments", index)
            # The edge keeps two of one lane apart.
            painter.setPen(QPen(look.colour("accent" if strong else "panel"), 1))
            painter.setBrush(look.colour("accent_soft_line"))
            if span.end is None:  # it goes on: the band is open at its end
                path = QPainterPath(box.topRight())
                round_ = box.height() / 2
                path.lineTo(box.left() + round_, box.top())
                path.arcTo(box.left(), box.top(), 2 * round_, 2 * round_, 90, 180)
                path.lineTo(box.bottomRight())
                painter.drawPath(path)
            else:
                painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        for index, mark in enumerate(plot.course.vaccinations):
            box = self._tick(view, mark)
            painter.setPen(Qt.PenStyle.NoPen)
            strong = pointed == ("vaccinations", index)
            painter.setBrush(look.colour("accent_hover" if strong else "accent"))
            painter.drawRoundedRect(box, 2, 2)
        self._draw_names(painter, view)

    def _draw_names(self, painter: QPainter, view: QRectF) -> None:
        """What the lanes are, in the margin below the kilograms."""
        plot, look = self._plot, self._plot.look
        painter.setFont(look.tiny)
        painter.setPen(look.colour("quiet"))
        room = plot.left.width() + 2
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        lanes = self._treatments_height() - self._size.gap
        top = view.bottom() + self._size.pad
        for name, height, there in (
            (plot.words.treatments, lanes, bool(plot.course.treatments)),
            (plot.words.vaccinations, self._size.tick, bool(plot.course.vaccinations)),
        ):
            if not there:
                continue
            if look.width(look.tiny, name) <= room - 6:
                box = QRectF(view.left() - room, top + height / 2 - 9, room - 6, 18)
                painter.drawText(box, right, name)
            top += height + self._size.gap

    def _draw_dates(self, painter: QPainter, view: QRectF) -> None:
        look, dates = self._plot.look, self._plot.dates
        top = view.bottom() + self._lanes_height()
        painter.setFont(look.small)
        if self._lanes_height():
            painter.setPen(look.colour("line"))
            painter.drawLine(QLineF(view.left(), round(top) + 0.5, view.right(), round(top) + 0.5))
        for tick in dates.ticks:
            x = round(self._x(view, tick.x)) + 0.5
            painter.setPen(look.colour("field_line"))
            painter.drawLine(QLineF(x, top, x, top + 4))
            if tick.label:
                painter.setPen(look.colour("quiet"))
                box = QRectF(x - 80, top + 5, 160, self._row)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tick.label)
        if dates.first:
            painter.setPen(look.colour("quiet"))
            box = QRectF(view.left(), top + 5, 160, self._row)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), dates.first)
