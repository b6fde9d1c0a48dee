"""The weight curve: pyqtgraph's scene, drawn in the program's own look.

Import it in a worker (`weight_chart` does): pyqtgraph takes half a second the first time.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QWidget

from desktop_app.charts.items import Ring, Tip
from desktop_app.charts.look import Look
from desktop_app.rescue import label_rows, weight_axis
from desktop_app.rescue.label_rows import Flag
from desktop_app.rescue.weight_axis import Dates, Scale
from desktop_app.rescue.weight_course import ABOVE, BELOW, Course, Mark, Span, Weighing
from desktop_app.rescue.weight_items import CareAxis, Curve, KilogramAxis, WordsAxis
from desktop_app.rescue.weight_words import WeightWords

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

# At the end pyqtgraph would cut connections that its view boxes do not have, and warn about it.
pg.setConfigOption("exitCleanup", False)


class Stop(NamedTuple):
    """Something one can point at. box: where it is, in pixels of the plot. lines: what it says."""

    box: QRectF
    lines: list[str]


class WeightPlot(pg.GraphicsView):
    """A course drawn as a curve; the mouse and the arrow keys ask for its figures.

    Left and right walk over the weighings, up and down change to milestones, treatments and
    vaccinations and back.
    """

    pointed = Signal(str)
    columns = True  # whether a tip stands beside what it tells of or above (`charts.items.Tip`)
    _ready = False

    def __init__(
        self, look: Look, words: WeightWords, course: Course, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, background=None)
        self.look = look
        self.words = words
        self.course = course
        self.flags: list[Flag] = []
        self.rows = 0
        self.scale_kg = Scale(0.0, 1.0, (), 0)
        self.dates = Dates(0.0, 1.0, (), "")
        self.hovered: tuple[str, int] | None = None
        self.current: tuple[str, int] | None = None
        self.ring = False
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self.box.setDefaultPadding(0)
        self.curve = Curve(self)
        self.box.addItem(self.curve, ignoreBounds=True)
        self.above, self.left, self.below = WordsAxis(self), KilogramAxis(self), CareAxis(self)
        # pyqtgraph's own: a grid layout on the central widget
        layout: QGraphicsGridLayout = self.centralWidget.layout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for item, row, column in (
            (self.above, 0, 1), (self.left, 1, 0), (self.box, 1, 1), (self.below, 2, 1),
        ):  # fmt: skip
            if item is not self.box:
                item.linkToView(self.box)
            layout.addItem(item, row, column)
        layout.setColumnFixedWidth(2, 10)
        self.tip = Tip(self)
        self.frame = Ring(self)
        for item in (self.frame, self.tip):
            self.sceneObj.addItem(item)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(160, 90)
        self._ready = True
        self._dress()

    # --- what is shown ----------------------------------------------------------------------------

    def show_course(self, course: Course) -> None:
        """Draw another course. What was pointed at stays so, if it is still there."""
        self.course = course
        self.hovered = None
        if self.current is not None and self.current[1] >= self._count(self.current[0]):
            self.current = None
        self.arrange()
        self._point()

    def arrange(self) -> None:
        """Choose ticks, rows of words and ranges for the present size."""
        course, look = self.course, self.look
        height, width = self.height(), self.width()
        small = look.metrics(look.small).height()
        self.scale_kg = self._fitting_scale(max(2, min(5, round((height - 70) / 38))))
        self.left.fit()
        plot = max(width - self.left.width() - 10, 40.0)
        self.dates = weight_axis.dates(
            course.start, course.end, plot, lambda text: look.width(look.small, text)
        )
        most = 0 if height < 110 else 1 if height < 165 else 2 if height < 240 else 3
        names = [self.words.milestones(mark, short=True) for mark in course.milestones]
        self.flags = label_rows.place(
            [
                (self._along(mark.x) * plot, look.width(look.small, name) + 2)
                for mark, name in zip(course.milestones, names, strict=True)
            ],
            0.0,
            plot,
            most,
        )
        self.rows = max((flag.row + 1 for flag in self.flags if flag.width), default=0)
        self.above.setHeight(self.rows * (small + 1) + 4)
        self.below.fit(lanes=height >= 125, roomy=height >= 165)
        self.box.setRange(
            xRange=(self.dates.start, self.dates.end),
            yRange=(self.scale_kg.low, self.scale_kg.high),
            padding=0,
            disableAutoRange=True,
        )
        self.centralWidget.layout().activate()
        self.curve.range_changed()
        for axis in (self.above, self.left, self.below):
            axis.update()

    def _fitting_scale(self, most: int) -> Scale:
        """Room for every weight, and for the arrow of one that lies below the lowest figure."""
        weighings = self.course.weighings
        weights = [one.kg for one in weighings] or [1.0]
        low, high = min(weights), max(weights)
        room = max(high - low, high * 0.1) * 0.1
        below = any(one.qualifier == BELOW and one.kg - low < room for one in weighings)
        above = any(one.qualifier == ABOVE and high - one.kg < room for one in weighings)
        return weight_axis.kilograms(
            low - room if below else low, high + room if above else high, most
        )

    def _along(self, x: float) -> float:
        """0 at the left end of the plot, 1 at the right."""
        return (x - self.dates.start) / (self.dates.end - self.dates.start)

    # --- geometry, in pixels of this widget -------------------------------------------------------

    def plot_rect(self) -> QRectF:
        """Where the curve stands."""
        return QRectF(self.box.mapRectToScene(self.box.rect()))

    def spot(self, weighing: Weighing) -> QPointF:
        """Where a weighing stands."""
        plot = self.plot_rect()
        share = (weighing.kg - self.scale_kg.low) / (self.scale_kg.high - self.scale_kg.low)
        return QPointF(self.x_of(weighing.x), plot.bottom() - share * plot.height())

    def x_of(self, x: float) -> float:
        plot = self.plot_rect()
        return plot.left() + self._along(x) * plot.width()

    def _count(self, kind: str) -> int:
        return len(getattr(self.course, kind))

    def stop(self, kind: str, index: int) -> Stop:
        """kind: weighings, milestones, treatments or vaccinations."""
        course, words, plot = self.course, self.words, self.plot_rect()
        if kind == "weighings":
            weighing = course.weighings[index]
            at = self.spot(weighing)
            return Stop(QRectF(at.x() - 8, at.y() - 8, 16, 16), words.weighing(weighing, course))
        if kind == "milestones":
            mark = course.milestones[index]
            box = self.above.words_box(self.flags[index])
            if box is None:
                x = self.x_of(mark.x)
                box = QRectF(x - 5, plot.top(), 10, plot.height())
            return Stop(box, words.milestone(mark))
        if kind == "treatments":
            span = course.treatments[index]
            return Stop(self.below.span_box(span).adjusted(-2, -2, 2, 2), words.treatment(span))
        mark = course.vaccinations[index]
        return Stop(self.below.tick_box(mark).adjusted(-3, -2, 3, 2), words.vaccination(mark))

    def at(self, pos: QPointF) -> tuple[str, int] | None:
        """What lies under a pixel of this widget, or near enough."""
        near = [
            ((self.spot(one) - pos).manhattanLength(), index)
            for index, one in enumerate(self.course.weighings)
        ]
        if near and min(near)[0] < 14:
            return "weighings", min(near)[1]
        for kind in ("vaccinations", "treatments", "milestones"):
            if kind != "milestones" and not self.below.has_lanes:
                continue
            for index in reversed(range(self._count(kind))):
                if self.stop(kind, index).box.adjusted(-1, -1, 1, 1).contains(pos):
                    return kind, index
        plot = self.plot_rect()
        if plot.contains(pos):
            for index, mark in enumerate(self.course.milestones):
                if abs(self.x_of(mark.x) - pos.x()) < 4:
                    return "milestones", index
            across = [
                (abs(self.x_of(one.x) - pos.x()), index)
                for index, one in enumerate(self.course.weighings)
            ]
            if across and min(across)[0] < 40:
                return "weighings", min(across)[1]
        return None

    # --- pointing ---------------------------------------------------------------------------------

    def pointed_at(self) -> tuple[str, int] | None:
        """What the mouse is on, else the keyboard."""
        return self.hovered or (self.current if self.ring else None)

    def _point(self) -> None:
        at = self.pointed_at()
        if self.ring and self.current is not None:
            self.frame.put_around(self.stop(*self.current).box)
        else:
            self.frame.hide()
        if at is None:
            self.tip.hide()
            said = ""
        else:
            stop = self.stop(*at)
            whole = QRectF(self.viewport().rect())
            beside, self.columns = stop.box, at[0] == "weighings"
            if at[0] == "treatments":  # a band may be as long as the plot
                beside = QRectF(beside.center().x(), beside.top(), 1, beside.height())
            self.tip.say(stop.lines, beside, whole)
            said = ", ".join(stop.lines)
        self.setAccessibleDescription(said)
        self.curve.update()
        for axis in (self.above, self.below):
            axis.update()
        self.pointed.emit(said)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if found != self.hovered:
            self.hovered = found
            self._point()

    def leaveEvent(self, event: QEvent) -> None:
        if self.hovered is not None:
            self.hovered = None
            self._point()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.current = found

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        key = Qt.Key(event.key())
        kind, index = self.current or ("weighings", -1)
        last = self._count(kind) - 1
        if key == keys.Key_Left:
            index = max(index - 1, 0)
        elif key == keys.Key_Right:
            index = min(index + 1, last)
        elif key == keys.Key_Home:
            index = 0
        elif key == keys.Key_End:
            index = last
        elif key in (keys.Key_Up, keys.Key_Down):
            kind, index = self._beside(kind, max(index, 0), -1 if key == keys.Key_Up else 1)
        elif key == keys.Key_Escape and self.ring and self.tip.isVisible():
            self.ring, self.hovered = False, None
            self._point()
            return
        else:
            event.ignore()
            return
        if 0 <= index < self._count(kind):
            self.current = (kind, index)
            self.ring, self.hovered = True, None
            self._point()

    def _beside(self, kind: str, index: int, step: int) -> tuple[str, int]:
        """What of the next kind above or below is nearest in time."""
        kinds = ["milestones", "weighings"]
        if self.below.has_lanes:
            kinds += ["treatments", "vaccinations"]
        kinds = [one for one in kinds if self._count(one)]
        if kind not in kinds:
            return kinds[0], 0
        to = kinds.index(kind) + step
        if not 0 <= to < len(kinds):
            return kind, index
        x = getattr(self.course, kind)[index].x if index < self._count(kind) else 0.0
        others: list[Any] = list(getattr(self.course, kinds[to]))
        return kinds[to], min(range(len(others)), key=lambda at: _away(others[at], x))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD:
            self.ring = True
            if self.current is None and self.course.weighings:
                self.current = ("weighings", len(self.course.weighings) - 1)
            self._point()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ring = False
        self._point()

    # --- Qt ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._ready:
            self.centralWidget.layout().activate()
            self.arrange()
            self._point()

    def sizeHint(self) -> QSize:
        return QSize(560, 190)

    def changeEvent(self, event: QEvent) -> None:
        if self._ready and event.type() in (
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.LanguageChange,
        ):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.look.renew()
        self.setBackground(self.look.colour("panel"))
        self.arrange()
        self._point()
        self.viewport().update()


def _away(one: Weighing | Mark | Span, x: float) -> float:
    """Days between a place in time and a weighing, a mark or a treatment."""
    end = one.end if isinstance(one, Span) else one.x
    return max(one.x - x, 0.0 if end is None else x - end, 0.0)
