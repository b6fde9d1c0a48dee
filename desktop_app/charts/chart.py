"""A chart of bars one can walk through by mouse and keyboard; what the two charts share."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsGridLayout, QWidget

from desktop_app.charts.items import Bars, Ring, Tip
from desktop_app.charts.look import Look

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


# At the end pyqtgraph would cut connections that its view boxes do not have, and warn about it.
pg.setConfigOption("exitCleanup", False)


class BarChart(pg.GraphicsView):
    """Bars beside each other (columns) or below each other (rows), one unit of the view box each.

    No pyqtgraph plot item: with its view box and axes alone there is no right-click menu, no
    corner button and no window without a parent. pointed: index of the bar the mouse or the
    keyboard is on, -1 for none.
    """

    pointed = Signal(int)
    _ready = False

    def __init__(
        self,
        look: Look,
        axes: dict[str, pg.AxisItem],
        parent: QWidget | None = None,
        *,
        columns: bool,
    ) -> None:
        super().__init__(parent, background=None)
        self.look = look
        self.columns = columns
        self.values: Sequence[int] = ()
        self.top = 1.0
        self.slots = 1.0
        self.hovered = -1
        self.current = -1
        self.ring = False
        self._pressed = -1
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, invertY=not columns)
        self.box.setDefaultPadding(0)
        self.bars = self.make_bars()
        self.box.addItem(self.bars, ignoreBounds=True)
        # pyqtgraph's own: a grid layout on the central widget
        layout: QGraphicsGridLayout = self.centralWidget.layout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addItem(self.box, 0, 1)
        self.axes = axes
        for side, axis in axes.items():
            axis.chart = self
            axis.linkToView(self.box)
            layout.addItem(axis, 0 if side == "left" else 1, 0 if side == "left" else 1)
        self.tip = Tip(self)
        self.frame = Ring(self)
        for item in (self.frame, self.tip):
            self.sceneObj.addItem(item)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(220, 140)
        self._ready = True
        self._dress()

    # --- what a chart of one kind says ------------------------------------------------------------

    def make_bars(self) -> Bars:
        """What draws the bars."""
        return Bars(self)

    def tip_lines(self, index: int) -> list[str]:
        """The bar's name and figures."""
        raise NotImplementedError

    def can_narrow(self, index: int) -> bool:
        """Whether choosing this bar would leave something to see."""
        raise NotImplementedError

    def narrow(self, index: int) -> None:
        """The bar was chosen."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Choose bins, ticks and ranges for the present size."""
        raise NotImplementedError

    def bar_colour(self, index: int) -> QColor:
        return self.look.colour("accent_hover" if index in self.pointed_at() else "accent")

    def bar_labels(self) -> list[str]:
        """A figure at each bar's end; empty when there is no room."""
        return []

    def draw_ground(self, painter: QPainter, to_device: QTransform) -> None:
        """Grid lines, below the bars, in device coordinates."""

    # --- geometry ---------------------------------------------------------------------------------

    def set_range(self, slots: float, top: float) -> None:
        """slots: bars along; top: largest value shown."""
        self.slots, self.top = max(slots, 1.0), max(top, 1.0)
        along, up = (0, self.slots), (0, self.top)
        self.box.setRange(
            xRange=along if self.columns else up,
            yRange=up if self.columns else along,
            padding=0,
            disableAutoRange=True,
        )
        self.bars.range_changed()
        for axis in self.axes.values():
            axis.update()

    def extent(self) -> QRectF:
        """The whole view in data coordinates."""
        if self.columns:
            return QRectF(0, 0, self.slots, self.top)
        return QRectF(0, 0, self.top, self.slots)

    def band(self, index: int) -> QRectF:
        """The slot of a bar, from edge to edge, in data coordinates."""
        if self.columns:
            return QRectF(index, 0, 1, self.top)
        return QRectF(0, index, self.top, 1)

    def plot_rect(self) -> QRectF:
        """Where the bars stand, in pixels of this widget."""
        return QRectF(self.box.mapRectToScene(self.box.rect()))

    def slot_rect(self, index: int) -> QRectF:
        """The slot of a bar in pixels of this widget."""
        plot = self.plot_rect()
        if self.columns:
            pitch = plot.width() / self.slots
            return QRectF(plot.left() + index * pitch, plot.top(), pitch, plot.height())
        pitch = plot.height() / self.slots
        return QRectF(plot.left(), plot.top() + index * pitch, plot.width(), pitch)

    def index_at(self, pos: QPointF) -> int:
        """The bar at a pixel of this widget, its label included; -1 for none."""
        plot = self.plot_rect()
        if self.columns:
            share = (pos.x() - plot.left()) / max(plot.width(), 1)
        else:
            share = (pos.y() - plot.top()) / max(plot.height(), 1)
        index = int(share * self.slots) if 0 <= share < 1 else -1
        return index if index < len(self.values) else -1

    # --- pointing ---------------------------------------------------------------------------------

    def pointed_at(self) -> set[int]:
        """The bars that the mouse and the keyboard are on."""
        found = {self.hovered, self.current if self.ring else -1}
        return {index for index in found if 0 <= index < len(self.values)}

    def bars_changed(self) -> None:
        """New values are in place: what was pointed at may not be there any more."""
        self.hovered = -1
        self.current = min(self.current, len(self.values) - 1)
        self._point()

    def _point(self) -> None:
        index = self.hovered if self.hovered >= 0 else self.current if self.ring else -1
        if self.ring and 0 <= self.current < len(self.values):
            self.frame.put_around(self._frame_box(self.current))
        else:
            self.frame.hide()
        if index < 0:
            self.tip.hide()
            self.setAccessibleDescription("")
        else:
            lines = self.tip_lines(index)
            self.tip.say(lines, self._tip_place(index), QRectF(self.viewport().rect()))
            self.setAccessibleDescription(", ".join(lines))
        self.bars.update()
        for axis in self.axes.values():
            axis.update()
        self.pointed.emit(index)

    def _frame_box(self, index: int) -> QRectF:
        """The slot with the label that belongs to it."""
        slot, whole = self.slot_rect(index), QRectF(self.viewport().rect())
        if not self.columns:
            return QRectF(whole.left(), slot.top(), whole.width(), slot.height())
        # A column of a few pixels needs a frame that leaves something of it to see.
        wider = max(0.0, 9 - slot.width()) / 2
        return slot.adjusted(-wider, 0, wider, 1)

    def _tip_place(self, index: int) -> QRectF:
        slot = self.slot_rect(index)
        return slot.adjusted(0, 0, 0, -slot.height() * 0.4) if self.columns else slot

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position())
        if index != self.hovered:
            self.hovered = index
            can = index >= 0 and self.can_narrow(index)
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
            )
            self._point()

    def leaveEvent(self, event: QEvent) -> None:
        if self.hovered >= 0:
            self.hovered = -1
            self._point()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.index_at(event.position()) if left else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index, self._pressed = self._pressed, -1
        if index >= 0 and index == self.index_at(event.position()) and self.can_narrow(index):
            self.current = index
            self.narrow(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two does nothing: the first has changed what is shown."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.values) - 1
        keys = Qt.Key
        moves = {
            keys.Key_Left: self.current - 1,
            keys.Key_Up: self.current - 1,
            keys.Key_Right: self.current + 1,
            keys.Key_Down: self.current + 1,
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        if key in moves and last >= 0:
            self.current = min(max(moves[key], 0), last) if self.current >= 0 else 0
            self.ring, self.hovered = True, -1
            self._point()
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and self.current >= 0:
            if self.can_narrow(self.current):
                self.narrow(self.current)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD:
            self.ring = True
            if self.current < 0 and len(self.values):
                self.current = 0
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
        return QSize(480, 320)

    def changeEvent(self, event: QEvent) -> None:
        if self._ready and event.type() in (
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
        ):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.look.renew()
        self.setBackground(self.look.colour("panel"))
        for axis in self.axes.values():
            axis.look = self.look
            axis.update()
        self.arrange()
        self.bars.update()
        self.tip.update()
        self.viewport().update()
